package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// served is revolute serve as it runs.
type served struct {
	t      *testing.T
	addr   string
	end    context.CancelFunc
	status chan int
	log    *sharedBuffer
}

// sharedBuffer is a buffer that many may use.
type sharedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *sharedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *sharedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// startServe starts revolute serve with args on a port of this machine.
func startServe(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s := &served{t: t, end: cancel, status: make(chan int, 1), log: &sharedBuffer{}}
	out, stdout := io.Pipe()
	go func() {
		s.status <- Run(ctx, append([]string{"serve", "--ssh", "127.0.0.1:0", "--farewell", "10ms", "--lettering", "none"}, args...), strings.NewReader(""), stdout, s.log)
		_ = stdout.Close()
	}()
	t.Cleanup(cancel)
	r := bufio.NewReader(out)
	line, err := r.ReadString('\n')
	for err == nil && strings.HasPrefix(line, "http") {
		line, err = r.ReadString('\n')
	}
	var port int
	if _, err2 := fmt.Sscanf(line, "ssh -p %d ", &port); err != nil || err2 != nil {
		t.Fatalf("the server says %q: %v %v\n%s", line, err, err2, s.log)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	s.addr = fmt.Sprintf("127.0.0.1:%d", port)
	return s
}

// view opens a session that shows what command names, with or without a terminal.
func (s *served) view(pty bool, lang, command string) (screen *sharedBuffer, in io.Writer) {
	s.t.Helper()
	c, err := gossh.Dial("tcp", s.addr, &gossh.ClientConfig{User: "guest", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: 10 * time.Second})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = c.Close() })
	n, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	screen = &sharedBuffer{}
	n.Stdout, n.Stderr = screen, screen
	if in, err = n.StdinPipe(); err != nil {
		s.t.Fatal(err)
	}
	if lang != "" {
		_ = n.Setenv("LANG", lang)
	}
	if pty {
		err = n.RequestPty("xterm-256color", 24, 80, nil)
	}
	if err == nil && command == "" {
		err = n.Shell()
	} else if err == nil {
		err = n.Start(command)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return screen, in
}

func (s *served) sees(screen *sharedBuffer, want, why string) {
	s.t.Helper()
	for end := time.Now().Add(10 * time.Second); !strings.Contains(screen.String(), want); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%s: %q did not come, but %q\n%s", why, want, screen.String(), s.log)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestServe(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.zh.md": "# Jia\n", "a.en.md": "# Alpha\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	s := startServe(t, "two="+dir, "atol", "--host-key", filepath.Join(dir, "key"))
	for _, tt := range []struct {
		why, lang, command, want string
		pty                      bool
	}{
		{"the first deck, in its first language", "", "", "Jia", true},
		{"in the visitor's language", "en_US.UTF-8", "", "Alpha", true},
		{"as text", "en_US.UTF-8", "", "1/1  Alpha\n", false},
		{"another deck by its name", "en_US.UTF-8", "atol", "Decoding", true},
		{"an unknown one", "", "none", "two, atol", true},
	} {
		screen, _ := s.view(tt.pty, tt.lang, tt.command)
		s.sees(screen, tt.want, tt.why)
	}
	screen, in := s.view(true, "en_US.UTF-8", "")
	s.sees(screen, "Alpha", "before a change")
	write(t, filepath.Join(dir, "a.en.md"), "# Beta\n")
	s.sees(screen, "Beta", "a changed file reaches whoever looks at it")
	write(t, filepath.Join(dir, "a.en.md"), "---\ntitle: [\n---\n# Gamma\n")
	s.sees(s.log, "left as they were", "a file that cannot be read")
	_, _ = io.WriteString(in, "q")
	s.sees(screen, "Come back any time: ssh -p ", "leaving")
	other, _ := s.view(true, "en_US.UTF-8", "")
	s.sees(other, "Beta", "the last good deck is shown")
	s.end()
	select {
	case status := <-s.status:
		if status != done {
			t.Errorf("status %d, want %d\n%s", status, done, s.log)
		}
	case <-time.After(15 * time.Second):
		t.Fatal("it did not end within 15 s")
	}
	s.sees(other, "\x1b[?1049l", "the screen is given back")
}

// TestServeLosesFiles takes from under its visitors what they look at: a language, and
// for a moment all of a deck. They are told, stay where they are, and have it back.
func TestServeLosesFiles(t *testing.T) {
	dir := t.TempDir()
	zh, en, other := filepath.Join(dir, "two", "a.zh.md"), filepath.Join(dir, "two", "a.en.md"), filepath.Join(dir, "other.md")
	if err := os.Mkdir(filepath.Dir(zh), 0o700); err != nil {
		t.Fatal(err)
	}
	const first, second = "# Jia\n\n---\n\n# Yi\n", "# Alpha\n\n---\n\n# Beta\n"
	write(t, zh, first)
	write(t, en, second)
	write(t, other, "# One\n\n---\n\n# Two\n")
	s := startServe(t, filepath.Dir(zh), other)
	chinese, in := s.view(true, "zh_CN.UTF-8", "")
	s.sees(chinese, "Jia", "a first slide")
	_, _ = io.WriteString(in, "l")
	s.sees(chinese, "Yi", "a second one")
	beside, in := s.view(true, "zh_CN.UTF-8", "other")
	s.sees(beside, "One", "a first slide")
	_, _ = io.WriteString(in, "l")
	s.sees(beside, "Two", "a second one")

	if err := os.Remove(zh); err != nil {
		t.Fatal(err)
	}
	s.sees(chinese, "Beta", "the same slide in the language that is left")
	s.sees(chinese, "a.zh.md: 这个文件不见了：它的一节用 en 显示", "it is named, without its folder")
	before := len(chinese.String())
	write(t, zh, strings.Replace(first, "Yi", "Xunk", 1))
	s.sees(chinese, "Xunk", "the language is back")
	if again := chinese.String()[before:]; strings.Contains(again, "Alpha") || strings.Contains(again, "Jia") {
		t.Errorf("it has left its slide: %q", again)
	}

	write(t, filepath.Join(filepath.Dir(zh), "b.zh.md"), "# San\n")
	part := filepath.Join(filepath.Dir(en), "b.en.md")
	write(t, part, "# Gamma\n")
	s.sees(s.log, "decks reread", "a section has come") // whether with both files or one
	write(t, zh, strings.Replace(first, "Yi", "Mo", 1))
	s.sees(chinese, "Mo", "the deck with it is shown")
	if err := os.Remove(part); err != nil {
		t.Fatal(err)
	}
	s.sees(chinese, "b.en.md: 这个文件不见了", "of a language a part has gone")

	before = len(beside.String())
	write(t, other, "")
	s.sees(s.log, "is empty", "a deck that is empty for a moment")
	write(t, zh, strings.Replace(first, "Yi", "Omg", 1))
	s.sees(chinese, "Omg", "other decks are read meanwhile")
	write(t, other, "# One\n\n---\n\n# Second\n")
	s.sees(beside, "Second", "it has its slides again")
	if again := beside.String()[before:]; strings.Contains(again, "One") {
		t.Errorf("it has left its slide: %q", again)
	}
}

// TestServeNotes looks for a speaker's note in all ways that there are.
func TestServeNotes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talk.md")
	write(t, path, "# Open\n\n<!-- speaker_note: hidden treasure -->\n")
	for _, args := range [][]string{{"--notes"}, nil, {"--no-notes"}} {
		s := startServe(t, append(args, path)...)
		screen, in := s.view(true, "", "")
		s.sees(screen, "Open", "a first slide")
		for _, keys := range []string{"i", "i", "s", "s", "/treasure"} {
			_, _ = io.WriteString(in, keys)
			time.Sleep(50 * time.Millisecond)
		}
		_, _ = io.WriteString(in, "\x03")
		s.sees(screen, "Come back", "leaving")
		if shown, want := strings.Contains(screen.String(), "hidden"), len(args) > 0 && args[0] == "--notes"; shown != want {
			t.Errorf("%q: the note is shown: %t, want %t", args, shown, want)
		}
	}
}

// TestServeGivesWayToNobody has keys held down in every mode by one visitor, and
// another who goes on as if nobody was there.
func TestServeGivesWayToNobody(t *testing.T) {
	s := startServe(t, "--rest", "1s")
	_, in := s.view(true, "", "")
	for _, keys := range []string{"a", "r", "T", "L", "/神经", "\x1bo", "\x1b?", "\x1bb", "GGGgg"} {
		_, _ = io.WriteString(in, strings.Repeat(keys, 400))
	}
	screen, in := s.view(true, "en_US.UTF-8", "")
	s.sees(screen, "Decoding", "a first slide")
	_, _ = io.WriteString(in, " ")
	s.sees(screen, "Tenure-Track", "the next one")
	s.end()
	if status := <-s.status; status != done || strings.Contains(s.log.String(), "panic") {
		t.Errorf("status %d\n%s", status, s.log)
	}
}
