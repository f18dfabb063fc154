package screen

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// counter shows its size, how often → was pressed, and all other keys.
type counter struct {
	n, w, h int
	keys    string
	dark    string
	f       *frame.Frame
}

func newCounter(w, h int) *counter {
	c := &counter{w: w, h: h}
	c.draw()
	return c
}

func (c *counter) Init() tea.Cmd       { return nil }
func (c *counter) View() tea.View      { return tea.View{} }
func (c *counter) Frame() *frame.Frame { return c.f }
func (c *counter) Title() string       { return "计数\x1b]0;x\a" }

func (c *counter) draw() {
	f := frame.New(c.w, c.h, typeset.Narrow, frame.Style{})
	f.Print(0, 0, fmt.Sprintf("第 %d 张", c.n), frame.Style{Attr: frame.Bold})
	f.Print(0, 1, fmt.Sprintf("size %dx%d", c.w, c.h), frame.Style{})
	f.Print(0, 2, "keys "+c.keys+" "+c.dark, frame.Style{})
	c.f = f
}

func (c *counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "right":
			c.n++
		case "q":
			return c, tea.Quit
		case "ctrl+z":
			return c, tea.Suspend
		case "P":
			panic("on purpose")
		case "C":
			return c, tea.Batch(func() tea.Msg { panic("in a command") })
		default:
			c.keys += msg.String()
		}
	case tea.WindowSizeMsg:
		c.w, c.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		c.dark = fmt.Sprint("dark=", msg.IsDark())
	default:
		return c, nil
	}
	c.draw()
	return c, nil
}

// terminal is a virtual terminal with a session on it.
type terminal struct {
	em      *vt.SafeEmulator
	session *Session
	keys    *io.PipeWriter
	mu      sync.Mutex
	raw     bytes.Buffer
	done    chan error
}

// start runs m. If it answers, the terminal answers what it is asked.
func start(m Model, width, height int, answers bool) *terminal {
	return startIn(m, width, height, answers, []string{"TERM=xterm-256color"})
}

// startIn is start in this environment.
func startIn(m Model, width, height int, answers bool, env []string) *terminal {
	t := &terminal{em: vt.NewSafeEmulator(width, height), done: make(chan error, 1)}
	pr, pw := io.Pipe()
	t.keys = pw
	line := make(chan []byte, 1000) // a terminal does not wait for its answers to be read
	go func() {
		defer close(line)
		for {
			buf := make([]byte, 256)
			n, err := t.em.Read(buf)
			if err != nil {
				return
			}
			if answers {
				line <- buf[:n]
			}
		}
	}()
	go func() {
		for b := range line {
			_, _ = pw.Write(b)
		}
	}()
	t.session = &Session{
		In: pr, Out: t, Env: env,
		Width: width, Height: height, Profile: colorprofile.TrueColor,
	}
	go func() {
		_, err := t.session.Run(context.Background(), m)
		t.done <- err
	}()
	return t
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	t.raw.Write(p)
	t.mu.Unlock()
	return t.em.Write(p)
}

func (t *terminal) written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

func (t *terminal) typed(s string) {
	_, _ = io.WriteString(t.keys, s)
	settle()
}

func settle() {
	time.Sleep(200 * time.Millisecond) // of the bubble's time
	synctest.Wait()
}

// end waits for the session's end, and then for its goroutines'.
func (t *terminal) end() error {
	err := <-t.done
	t.keys.Close()
	t.em.Close()
	time.Sleep(5 * time.Second)
	return err
}

func (t *terminal) shows(tb testing.TB, text string) {
	tb.Helper()
	if got := t.em.Render(); !strings.Contains(plainText(got), text) {
		tb.Errorf("the screen shows no %q:\n%s", text, plainText(got))
	}
}

// plainText is s without escape sequences.
func plainText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == 0x1b {
			for i < len(s) && !('a' <= s[i] && s[i] <= 'z') {
				i++
			}
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// modes are what a session sets; each must be reset at its end.
var modes = []string{"?1049", "?1000", "?1006", "?2004"}

// checkWhole fails if what was written leaves the terminal other than it was.
func checkWhole(tb testing.TB, written string) {
	tb.Helper()
	for _, m := range modes {
		on, off := strings.LastIndex(written, "\x1b["+m+"h"), strings.LastIndex(written, "\x1b["+m+"l")
		if on < 0 || off < on {
			tb.Errorf("mode %s is left on (set at %d, reset at %d)", m, on, off)
		}
	}
	if strings.LastIndex(written, "\x1b[?25h") < strings.LastIndex(written, "\x1b[?25l") {
		tb.Error("the cursor is left hidden")
	}
	if strings.Count(written, "\x1b[22;2t") != strings.Count(written, "\x1b[23;2t") {
		tb.Error("the window's title is not put back")
	}
}

func TestSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, true)
		settle()
		tm.shows(t, "第 0 张")
		tm.em.SendKey(uv.KeyPressEvent{Code: uv.KeyRight})
		settle()
		tm.shows(t, "第 1 张")
		tm.em.Resize(30, 6)
		tm.session.Send(tea.WindowSizeMsg{Width: 30, Height: 6})
		settle()
		tm.shows(t, "size 30x6")
		tm.typed("q")
		if err := tm.end(); err != nil {
			t.Error(err)
		}
		checkWhole(t, tm.written())
		if strings.Contains(tm.written(), "\x1b]0;x") {
			t.Error("an escape sequence of the title got through")
		}
	})
}

// TestFirstFrame: the frame comes before what the terminal is asked at length,
// and from one that never answers just as well.
func TestFirstFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, false)
		synctest.Wait()
		tm.shows(t, "第 0 张")
		w := tm.written()
		if f, q := strings.Index(w, "张"), strings.Index(w, "\x1b]11;?"); f < 0 || q < f {
			t.Errorf("the frame is at %d, the question at %d", f, q)
		}
		tm.typed("q")
		if err := tm.end(); err != nil {
			t.Error(err)
		}
	})
}

// TestLateAnswer: an answer in pieces, with seconds between, is no keys.
func TestLateAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, false)
		settle()
		tm.typed("\x1b]11;rgb:14")
		time.Sleep(2 * time.Second)
		tm.typed("14/1010/1a1a\x1b")
		time.Sleep(2 * time.Second)
		tm.typed("\\x")
		tm.shows(t, "keys x dark=true")
		tm.typed("q")
		_ = tm.end()
	})
}

// TestSynchronized: frames are bracketed once the terminal says that it knows how.
func TestSynchronized(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, false)
		settle()
		before := len(tm.written())
		tm.typed("\x1b[?2026;2$y")
		tm.typed("\x1b[C")
		if w := tm.written()[before:]; !strings.HasPrefix(w, beginSync) || !strings.HasSuffix(w, endSync) {
			t.Errorf("painted with %q", w)
		}
		tm.typed("q")
		_ = tm.end()
	})
}

func TestNothingChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, false)
		settle()
		before := len(tm.written())
		tm.session.Send(tea.ResumeMsg{})
		time.Sleep(time.Minute)
		synctest.Wait()
		if w := tm.written()[before:]; w != "" {
			t.Errorf("wrote %q while nothing changed", w)
		}
		// A server passes on the last of several sizes: the window may have been
		// narrow in between, and have lost its right side.
		tm.session.Send(tea.WindowSizeMsg{Width: 40, Height: 8})
		synctest.Wait()
		if w := tm.written()[before:]; !strings.Contains(w, "第 0 张") {
			t.Errorf("wrote %q after the window came back to its size", w)
		}
		tm.typed("q")
		_ = tm.end()
	})
}

// TestEnds: whatever ends a session, the terminal is whole.
func TestEnds(t *testing.T) {
	var panicked *PanicError
	tests := []struct {
		name string
		end  func(*terminal)
		ok   func(error) bool
	}{
		{"a panic in Update", func(tm *terminal) { tm.typed("P") }, func(err error) bool { return errors.As(err, &panicked) }},
		{"a panic in a command", func(tm *terminal) { tm.typed("C") }, func(err error) bool { return errors.As(err, &panicked) }},
		{"the input's end", func(tm *terminal) { tm.keys.Close() }, func(err error) bool { return errors.Is(err, ErrClosed) }},
		{"quit from outside", func(tm *terminal) { tm.session.Send(tea.QuitMsg{}) }, func(err error) bool { return err == nil }},
		{"interrupt from outside", func(tm *terminal) { tm.session.Send(tea.InterruptMsg{}) }, func(err error) bool { return err == nil }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tm := start(newCounter(40, 8), 40, 8, true)
				settle()
				tt.end(tm)
				if err := tm.end(); !tt.ok(err) {
					t.Errorf("Run gave %v", err)
				}
				checkWhole(t, tm.written())
			})
		})
	}
}

// TestSizes: no size, and no storm of them, upsets a session.
func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tm := start(newCounter(40, 8), 40, 8, true)
		settle()
		for _, size := range [][2]int{{0, 0}, {1, 1}, {-3, 7}, {100000, 2}, {3, 100000}, {1, 200}, {200, 1}, {40, 8}} {
			tm.session.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		}
		for i := range 300 {
			tm.session.Send(tea.WindowSizeMsg{Width: 1 + i%50, Height: 1 + i%20})
		}
		tm.session.Send(tea.WindowSizeMsg{Width: 40, Height: 8})
		settle()
		tm.shows(t, "size 40x8")
		tm.typed("q")
		if err := tm.end(); err != nil {
			t.Error(err)
		}
	})
}

// refusing is an output that fails.
type refusing struct{}

func (refusing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestOutputClosed(t *testing.T) {
	pr, _ := io.Pipe()
	s := &Session{In: pr, Out: refusing{}, Env: []string{"TERM=xterm"}, Width: 40, Height: 8}
	if _, err := s.Run(context.Background(), newCounter(40, 8)); !errors.Is(err, ErrClosed) {
		t.Errorf("Run gave %v, want ErrClosed", err)
	}
}

// stuck is an output that takes the first frame, and then nothing any more.
type stuck struct{ writes int }

func (s *stuck) Write(p []byte) (int, error) {
	if s.writes++; s.writes > 2 {
		select {}
	}
	return len(p), nil
}

// TestStuck: a terminal that takes nothing any more cannot hold up the end.
func TestStuck(t *testing.T) {
	pr, pw := io.Pipe()
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	go func() { _, _ = io.WriteString(pw, "\x1b[C") }()
	s := &Session{In: pr, Out: &stuck{}, Env: []string{"TERM=xterm"}, Width: 40, Height: 8}
	began := time.Now()
	_, err := s.Run(ctx, newCounter(40, 8))
	if took := time.Since(began); took > 3*time.Second || err == nil {
		t.Errorf("Run took %v and gave %v", took, err)
	}
}

func TestKinds(t *testing.T) {
	tests := []struct {
		env  string
		want kind
		why  string
	}{
		{"TERM=xterm-256color", kind{answers: true, asksSync: true, asksImages: true}, "most terminals"},
		{"TERM=linux", kind{noStrings: true}, "the console prints what it does not know"},
		{"TERM=screen.xterm", kind{answers: true, asksSync: true, noErase: true}, "GNU screen erases with black"},
		{"TERM=screen-256color\nTMUX=/tmp/x", kind{answers: true, asksSync: true, tmux: true, asksThrough: true}, "tmux calls itself screen"},
		{"TERM=xterm-256color\nTERM_PROGRAM=Apple_Terminal", kind{answers: true}, "it prints the p of a mode's question"},
		{"TERM=dumb", kind{}, "it knows nothing"},
	}
	for _, tt := range tests {
		if got := kindOf(strings.Split(tt.env, "\n")); got != tt.want {
			t.Errorf("kindOf(%q) = %+v, want %+v: %s", tt.env, got, tt.want, tt.why)
		}
	}
}

// TestTitle: a title can end its own sequence in no way, and the Linux console,
// which would print it, gets none.
func TestTitle(t *testing.T) {
	for _, tt := range []struct {
		k           kind
		title, want string
		why         string
	}{
		{kind{}, "题目 1", "\x1b]2;题目 1\x1b\\", "as it is"},
		{kind{}, "a\x07b\x1b\\c\u009cd\x7f", "\x1b]2;ab\\cd\x1b\\", "without controls"},
		{kind{}, "", "", "none"},
		{kind{noStrings: true}, "题目", "", "the console knows no titles"},
	} {
		if got := string(tt.k.title(nil, tt.title)); got != tt.want {
			t.Errorf("title(%q) = %q, want %q: %s", tt.title, got, tt.want, tt.why)
		}
	}
}
