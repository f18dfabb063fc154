package remote

import (
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/pem"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"revolute/internal/live"
)

func TestParseTarget(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want Target
		why  string
	}{
		{"ssh://speaker@slides.example.org:2222", Target{"speaker", "slides.example.org:2222", ""}, "as the help has it"},
		{"ssh://slides.example.org", Target{"speaker", "slides.example.org:22", ""}, "the user and the port may be left out"},
		{"ssh://anna@[2001:db8::1]:2222/atol", Target{"anna", "[2001:db8::1]:2222", "atol"}, "IPv6, and a deck"},
		{"ssh://h/atol/", Target{"speaker", "h:22", "atol"}, "a slash at the end"},
		{"ssh://h/讲稿", Target{"speaker", "h:22", "讲稿"}, "a deck with a Chinese name"},
		{"speaker@h:2222", Target{}, "as ssh takes it: not a URL"},
		{"h", Target{}, "a host alone"},
		{"http://h", Target{}, "another scheme"},
		{"ssh://", Target{}, "no host"},
		{"ssh://h:port", Target{}, "a port that is no number"},
		{"ssh://h/a/b", Target{}, "a path is no deck"},
		{"ssh://h/a?x=1", Target{}, "a query"},
		{"", Target{}, "nothing"},
	} {
		got, err := ParseTarget(tt.in)
		if got != tt.want || (err == nil) != (tt.want != Target{}) {
			t.Errorf("ParseTarget(%q) = %+v, %v, want %+v: %s", tt.in, got, err, tt.want, tt.why)
		}
	}
}

// key returns a key that is the same for the same letter.
func key(t *testing.T, letter byte) ssh.Signer {
	t.Helper()
	s, err := ssh.NewSignerFromKey(private(letter))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func private(letter byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte(strings.Repeat(string(rune(letter)), ed25519.SeedSize)))
}

// server is an SSH server whose talk is led by who has the speaker's key.
type server struct {
	*live.Talk
	t        *testing.T
	listener net.Listener
	says     string // to who wants to lead, before it ends; "": they may

	mu    sync.Mutex
	conns []net.Conn
	asked []string // the commands
}

func serve(t *testing.T, says string) *server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{Talk: live.NewTalk("server", time.Now), t: t, listener: l, says: says}
	t.Cleanup(func() { _ = l.Close(); s.cut() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.conns = append(s.conns, c)
			s.mu.Unlock()
			go s.handle(c)
		}
	}()
	return s
}

// cut cuts all connections.
func (s *server) cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.conns {
		_ = c.Close()
	}
	s.conns = nil
}

func (s *server) handle(c net.Conn) {
	defer c.Close()
	may := string(key(s.t, 's').PublicKey().Marshal())
	cfg := &ssh.ServerConfig{PublicKeyCallback: func(m ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
		if m.User() != "speaker" || string(k.Marshal()) != may {
			return nil, os.ErrPermission
		}
		return nil, nil
	}}
	cfg.AddHostKey(key(s.t, 'h'))
	_, channels, requests, err := ssh.NewServerConn(c, cfg)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for nc := range channels {
		ch, requests, err := nc.Accept()
		if err != nil {
			return
		}
		go s.lead(ch, requests)
	}
}

func (s *server) lead(ch ssh.Channel, requests <-chan *ssh.Request) {
	defer ch.Close()
	for r := range requests {
		_ = r.Reply(r.Type == "exec", nil)
		if r.Type != "exec" {
			continue
		}
		s.mu.Lock()
		s.asked = append(s.asked, string(r.Payload[4:]))
		s.mu.Unlock()
		if s.says != "" {
			_, _ = io.WriteString(ch.Stderr(), s.says)
			_, _ = ch.SendRequest("exit-status", false, binary.BigEndian.AppendUint32(nil, 1))
			return
		}
		go func() {
			defer ch.Close()
			s.Accept(context.Background(), ch, live.Member{Role: live.Speaker, Holder: "key", Name: "Anna"})
		}()
	}
}

func (s *server) target(deck string) Target {
	return Target{User: "speaker", Addr: s.listener.Addr().String(), Deck: deck}
}

// home returns the home of a user who knows the server by a host key, and has the
// keys of these letters, the first as id_ed25519 and the others elsewhere.
func home(t *testing.T, s *server, host ssh.Signer, letters ...byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, ".ssh", name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if host != nil {
		file("known_hosts", []byte(knownhosts.Line([]string{s.listener.Addr().String()}, host.PublicKey())+"\n"))
	} else {
		file("known_hosts", nil)
	}
	for i, letter := range letters {
		block, err := ssh.MarshalPrivateKey(private(letter), "")
		if err != nil {
			t.Fatal(err)
		}
		file([]string{"id_ed25519", "other"}[min(i, 1)], pem.EncodeToMemory(block))
	}
	return dir
}

// laptop is a stage that leads a server.
func laptop(t *testing.T, target Target, keys Keys) *live.Seat {
	t.Helper()
	talk := live.NewTalk("laptop", time.Now)
	stage := talk.Join(live.Member{Role: live.Stage, Holder: live.Own, Name: "laptop"}, nil)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { defer close(ended); Lead(ctx, talk, target, keys) }()
	t.Cleanup(func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			t.Error("Lead does not end with its context")
		}
		stage.Close()
	})
	return stage
}

// await waits until a member knows what it is to know.
func await(t *testing.T, s *live.Seat, what string, is func(live.View) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for !is(s.Now()) {
		if !s.Wait(ctx) {
			t.Fatalf("%s: it knows %+v", what, s.Now())
		}
	}
}

func at(slide string) func(live.View) bool {
	return func(v live.View) bool { return v.Slide == slide }
}

func place(slide string) live.Place { return live.Place{Slide: slide, Mode: live.Live} }

// TestLead leads a server with a key that is in a file, named, or an agent's; the line
// is cut, and led over again.
func TestLead(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "agent")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip("no Unix sockets:", err)
	}
	defer l.Close()
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: private('s')}); err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _ = agent.ServeAgent(ring, c) }()
		}
	}()
	for _, tt := range []struct {
		why  string
		keys func(s *server) Keys
	}{
		{"a key of the user's", func(s *server) Keys { return Keys{Home: home(t, s, key(t, 'h'), 's')} }},
		{"a key that is named", func(s *server) Keys {
			dir := home(t, s, key(t, 'h'), 'x', 's')
			return Keys{Home: dir, File: filepath.Join(dir, ".ssh", "other")}
		}},
		{"the agent's key", func(s *server) Keys { return Keys{Agent: socket, Home: home(t, s, key(t, 'h'), 'x')} }},
		{"the user's key, and an agent that has gone", func(s *server) Keys {
			return Keys{Agent: socket + "-", Home: home(t, s, key(t, 'h'), 's')}
		}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			s := serve(t, "")
			look := s.Join(live.Member{Role: live.Follower}, nil)
			defer look.Close()
			stage := laptop(t, s.target("atol"), tt.keys(s))
			stage.Lead(place("1"))
			await(t, look, "the server is where the stage is", at("1"))
			await(t, stage, "nothing is wrong", func(v live.View) bool { return v.Trouble == nil })
			s.cut()
			await(t, stage, "the stage is told", func(v live.View) bool { return v.Trouble != nil && strings.Contains(v.Trouble.Error(), "lost") })
			stage.Lead(place("2"))
			stage.Lead(place("3"))
			await(t, look, "the line is back: the latest place wins", at("3"))
			await(t, stage, "nothing is wrong any more", func(v live.View) bool { return v.Trouble == nil })
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.asked[0] != "lead atol" {
				t.Errorf("the server was asked for %q", s.asked)
			}
		})
	}
}

// TestTrouble says what keeps the stage from leading in words of who can mend it;
// meanwhile the stage goes its own way, and is never held up.
func TestTrouble(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections, and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, tt := range []struct {
		says string
		host ssh.Signer
		keys []byte
		want string
		why  string
	}{
		{"", nil, []byte{'s'}, "is not in known_hosts", "a server that the user has never met"},
		{"", key(t, 'o'), []byte{'s'}, "another than known_hosts has", "one that has another key than then"},
		{"", key(t, 'h'), []byte{'x'}, "none of your keys", "a key that may not speak"},
		{"", key(t, 'h'), nil, "none of your keys", "no key at all"},
		{"There is no deck \"x\".\n", key(t, 'h'), []byte{'s'}, "There is no deck", "what the server answers"},
	} {
		s := serve(t, tt.says)
		stage := laptop(t, s.target("x"), Keys{Home: home(t, s, tt.host, tt.keys...)})
		await(t, stage, tt.why, func(v live.View) bool { return v.Trouble != nil && strings.Contains(v.Trouble.Error(), tt.want) })
		if !stage.Lead(place("1")) || stage.Now().Slide != "1" {
			t.Errorf("%s: the stage is held up", tt.why)
		}
		if s.State().Slide != "" {
			t.Errorf("%s: the server is led", tt.why)
		}
	}
	s := serve(t, "")
	stage := laptop(t, Target{User: "speaker", Addr: silent.Addr().String()}, Keys{Home: home(t, s, key(t, 'h'), 's')})
	done := make(chan bool)
	go func() { done <- stage.Lead(place("1")) && stage.Lead(place("2")) }()
	select {
	case led := <-done:
		if !led {
			t.Error("the stage may not lead its own talk")
		}
	case <-time.After(20 * time.Second):
		t.Error("a server that says nothing holds the stage up")
	}
}
