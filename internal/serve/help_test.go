package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"revolute/internal/frame"
	"revolute/internal/screen"
	"revolute/internal/typeset"
)

// talk is a model with slides that say who looks at them.
type talk struct {
	visitor Visitor
	slide   int
	width   int
	height  int
	wide    bool // fills the screen
	frame   *frame.Frame
	moves   bool
}

type goTo int

type tick struct{}

func (m *talk) Init() tea.Cmd {
	if m.moves {
		return func() tea.Msg { return tick{} }
	}
	return nil
}
func (m *talk) View() tea.View { return tea.View{} }
func (m *talk) Title() string  { return "talk" }

func (m *talk) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height, m.frame = msg.Width, msg.Height, nil
	case goTo:
		m.slide, m.frame = int(msg), nil
	case tick:
		m.slide, m.frame = m.slide+1, nil
		return m, tea.Tick(5*time.Millisecond, func(time.Time) tea.Msg { return tick{} })
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q":
			return m, tea.Quit
		case "space":
			m.slide, m.frame = m.slide+1, nil
		case "p":
			panic("a slide\nwith a fault")
		}
	}
	return m, nil
}

func (m *talk) Frame() *frame.Frame {
	if m.frame != nil || m.width == 0 {
		return m.frame
	}
	m.frame = frame.New(m.width, m.height, typeset.Narrow, frame.Style{})
	m.frame.Print(0, 0, fmt.Sprintf("%s|slide %d|%dx%d|%s|%s", m.visitor.Deck, m.slide, m.width, m.height, m.visitor.Lang, m.visitor.User), frame.Style{})
	m.frame.Print(0, 1, fmt.Sprintf("speaker=%t cell=%dx%d", m.visitor.Speaker, m.visitor.CellWidth, m.visitor.CellHeight), frame.Style{})
	if m.wide {
		for y := 2; y < m.height; y++ {
			for x := range m.width {
				m.frame.Print(x, y, string(rune('a'+(x*7+y+m.slide)%26)), frame.Style{Fg: frame.RGB(uint8(x), uint8(y), uint8(m.slide))})
			}
		}
	}
	return m.frame
}

// Following is whether a visitor called "follower" looks.
func (m *talk) Following() (follows, browses bool) { return m.visitor.User == "follower", false }

// testDecks are two decks.
func testDecks(change func(*talk)) Decks {
	deck := Deck{
		View: func(v Visitor) screen.Model {
			m := &talk{visitor: v, width: v.Width, height: v.Height}
			if change != nil {
				change(m)
			}
			return m
		},
		Text: func(w io.Writer, v Visitor) error {
			_, err := fmt.Fprintf(w, "text of %s\n第一张\n", v.Deck)
			return err
		},
	}
	return Decks{First: "atol", Named: map[string]Deck{"atol": deck, "guide": deck}}
}

// testKey is always the same key for the same letter.
func testKey(t testing.TB, letter byte) gossh.Signer {
	t.Helper()
	key, err := gossh.NewSignerFromKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{letter}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// running is a server on a port of this machine.
type running struct {
	*Server
	addr string
	log  *record
	stop func() error // ends it and waits
}

// record is a log.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

func start(t testing.TB, cfg Config) *running {
	t.Helper()
	r := &running{log: &record{}}
	if cfg.Decks.First == "" {
		cfg.Decks = testDecks(nil)
	}
	cfg.HostKey = testKey(t, 'h')
	cfg.Log = slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if cfg.Farewell == 0 {
		cfg.Farewell = 50 * time.Millisecond
	}
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	r.Server, r.addr = s, l.Addr().String()
	var once sync.Once
	r.stop = func() (err error) {
		once.Do(func() {
			cancel()
			select {
			case err = <-done:
			case <-time.After(15 * time.Second):
				err = errors.New("the server did not end within 15 s")
			}
		})
		return err
	}
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return r
}

// clientConfig is that of a client that asks for no more than it must.
func clientConfig(t testing.TB, user string, auth ...gossh.AuthMethod) *gossh.ClientConfig {
	return &gossh.ClientConfig{
		User: user, Auth: auth, HostKeyCallback: gossh.FixedHostKey(testKey(t, 'h').PublicKey()), Timeout: 10 * time.Second,
	}
}

// dial connects as user.
func (r *running) dial(t testing.TB, user string, auth ...gossh.AuthMethod) *gossh.Client {
	t.Helper()
	c, err := gossh.Dial("tcp", r.addr, clientConfig(t, user, auth...))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// viewer is a session with a terminal.
type viewer struct {
	*gossh.Session
	in  io.Writer
	out *record
}

// view opens a session of the default size and waits for its first slide.
func (r *running) view(t testing.TB, c *gossh.Client) *viewer {
	t.Helper()
	v := open(t, c)
	v.pty(t, "xterm-256color", 80, 24)
	if err := v.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "slide 0")
	return v
}

func open(t testing.TB, c *gossh.Client) *viewer {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	v := &viewer{Session: s, out: &record{}}
	s.Stdout, s.Stderr = v.out, v.out
	if v.in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	return v
}

func (v *viewer) pty(t testing.TB, term string, width, height int) {
	t.Helper()
	if err := v.RequestPty(term, height, width, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
}

func (v *viewer) types(t testing.TB, keys string) {
	t.Helper()
	if _, err := io.WriteString(v.in, keys); err != nil {
		t.Fatal(err)
	}
}

// sees waits until the screen was sent want.
func (v *viewer) sees(t testing.TB, want string) {
	t.Helper()
	until(t, func() bool { return strings.Contains(v.out.String(), want) }, func() string {
		return fmt.Sprintf("the screen was not sent %q, but\n%q", want, v.out.String())
	})
}

// until waits for ok; it fails with what says after 10 s: a loaded machine needs
// some of them.
func until(t testing.TB, ok func() bool, says func() string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(says())
		}
	}
}

// resting is what a process needs in which nothing happens.
type resting struct {
	goroutines int
	heap       uint64 // bytes
}

// baseline is what is needed now.
func baseline() resting {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return resting{runtime.NumGoroutine(), m.HeapAlloc}
}

// and allows n goroutines more.
func (b resting) and(n int) resting { return resting{b.goroutines + n, b.heap} }

// noise is what the heap may differ in bytes whatever happens: logs of the test,
// what was sent to its clients, and the bounded cache.
const noise = 3 << 20

// rests waits until no session runs, no connection is open, the number of
// goroutines is what it was, or two more, and the heap at most a tenth larger.
func (r *running) rests(t testing.TB, before resting) {
	t.Helper()
	var now resting
	until(t, func() bool {
		r.mu.Lock()
		n := len(r.conns) + len(r.sessions)
		r.mu.Unlock()
		if n != 0 || r.Sessions() != 0 || runtime.NumGoroutine() > before.goroutines+2 {
			now = resting{goroutines: runtime.NumGoroutine()}
			return false
		}
		now = baseline()
		return now.goroutines <= before.goroutines+2 && now.heap <= before.heap*11/10+noise
	}, func() string {
		buf := make([]byte, 1<<20)
		buf = buf[:runtime.Stack(buf, true)]
		return fmt.Sprintf("%d goroutines before, now %d; %d sessions; heap %d KB before, now %d KB\n%s",
			before.goroutines, now.goroutines, r.Sessions(), before.heap>>10, now.heap>>10, buf)
	})
}
