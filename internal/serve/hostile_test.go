package serve

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// ask sends a request of a session and reports whether it was granted.
func ask(t testing.TB, v *viewer, name string, payload any) bool {
	t.Helper()
	ok, err := v.SendRequest(name, true, gossh.Marshal(payload))
	if err != nil {
		t.Fatal(err)
	}
	return ok
}

type ptyRequest struct {
	Term                          string
	Width, Height, Xpixel, Ypixel uint32
	Modes                         string
}

type windowChange struct{ Width, Height, Xpixel, Ypixel uint32 }

func TestSizesAreClamped(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	const most = 1<<32 - 1
	for _, tt := range []struct {
		why                string
		w, h, xpix, ypix   uint32
		width, height      int
		cellWidth, cellHei int
	}{
		{"the usual", 120, 40, 1200, 800, 120, 40, 10, 20},
		{"what is not known", 0, 0, 0, 0, 80, 24, 0, 0},
		{"one row of endless columns took all memory", most, 1, 0, 0, 240, 5, 0, 0},
		{"one column of endless rows", 1, most, most, most, 20, 80, maxCellWidth, 1},
		{"the largest pty", 65535, 65535, 65535, 65535, 240, 80, 1, 1},
	} {
		v := open(t, r.dial(t, "guest"))
		if !ask(t, v, "pty-req", ptyRequest{"xterm", tt.w, tt.h, tt.xpix, tt.ypix, "\x00"}) {
			t.Fatalf("%s: refused", tt.why)
		}
		if err := v.Shell(); err != nil {
			t.Fatal(err)
		}
		v.sees(t, fmt.Sprintf("%dx%d|", tt.width, tt.height)[:min(18, len(fmt.Sprintf("%dx%d", tt.width, tt.height)))])
		if tt.width >= 80 {
			v.sees(t, fmt.Sprintf("cell=%dx%d", tt.cellWidth, tt.cellHei))
		}
		if ok := ask(t, v, "pty-req", ptyRequest{"xterm", 80, 24, 0, 0, ""}); ok {
			t.Errorf("%s: a second terminal was granted", tt.why)
		}
		if ok := ask(t, v, "window-change", windowChange{most, most, 0, 0}); !ok {
			t.Errorf("%s: a new size was refused", tt.why)
		}
		v.sees(t, "240x80")
	}
}

func TestResizeBeforeTheShell(t *testing.T) {
	r := start(t, Config{})
	v := open(t, r.dial(t, "guest"))
	v.pty(t, "xterm", 80, 24)
	for i := range 100 { // one was enough to hang the session
		if err := v.WindowChange(30+i%7, 100+i); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "slide 0|199x31")
	v.types(t, "q")
	if err := v.Wait(); err != nil {
		t.Error(err)
	}
}

// TestResizeFlood has the last of many sizes arrive, and few of the others.
func TestResizeFlood(t *testing.T) {
	t.Parallel()
	r := start(t, Config{InputBurst: -1})
	v := r.view(t, r.dial(t, "guest"))
	began := time.Now()
	for i := range 5000 {
		if err := v.WindowChange(24+i%50, 80+i%100); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.WindowChange(33, 133); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return strings.Contains(v.out.String(), "133x33") || time.Since(began) > 20*time.Second },
		func() string { return "the last size did not come" })
	took := time.Since(began)
	if n, most := strings.Count(v.out.String(), "slide 0|"), int(took.Seconds()*20)+3; n > most {
		t.Errorf("%d layouts in %v, want at most %d", n, took, most)
	}
}

// TestChannelClosed leaves the connection open: the session must end, without
// using the processor.
func TestChannelClosed(t *testing.T) {
	before := baseline()
	r := start(t, Config{})
	c := r.dial(t, "guest")
	v := r.view(t, c)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return r.Sessions() == 0 }, func() string { return "the session did not end" })
	began, ok := processorTime()
	time.Sleep(300 * time.Millisecond)
	if now, _ := processorTime(); ok && now-began > 100*time.Millisecond {
		t.Errorf("%v of processor time in 300 ms in which nothing happened", now-began)
	}
	r.view(t, c).types(t, " ") // the connection is still good
	_ = c.Close()
	r.rests(t, before.and(1)) // the server's own
}

func TestChannels(t *testing.T) {
	r := start(t, Config{})
	c := r.dial(t, "guest")
	r.view(t, c)
	r.view(t, c)
	if _, err := c.NewSession(); err == nil {
		t.Error("a third session on one connection")
	}
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "tun@openssh.com", "auth-agent@openssh.com", "\x1b[2J"} {
		if _, _, err := c.OpenChannel(kind, make([]byte, 64)); err == nil {
			t.Errorf("a channel %q was opened", kind)
		}
	}
	for _, name := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "cancel-tcpip-forward", "no-more-sessions@openssh.com"} {
		if ok, _, err := c.SendRequest(name, true, make([]byte, 32)); ok || err != nil {
			t.Errorf("%s: granted %t, error %v", name, ok, err)
		}
	}
}

func TestSessionRequests(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	v := open(t, r.dial(t, "guest"))
	for _, tt := range []struct{ name, payload string }{
		{"auth-agent-req@openssh.com", ""},
		{"x11-req", "\x00\x00\x00\x00\x00\x00\x00\x00\x00"},
		{"subsystem", "\x00\x00\x00\x04sftp"},
		{"subsystem", "\x00\x00\x00\x05shell"},
		{"signal", "\x00\x00\x00\x04KILL"},
		{"break", "\x00\x00\x00\x00"},
		{"pty-req", ""},
		{"pty-req", "\xff\xff\xff\xff"},
		{"window-change", strings.Repeat("\x00", 16)},
		{"env", "\xff\xff\xff\xffLANG"},
		{"exec", "\x00\x00\x00\x09guide"},
		{"\x1b[31m", ""},
	} {
		if ok, err := v.SendRequest(tt.name, true, []byte(tt.payload)); ok || err != nil {
			t.Errorf("%q %q: granted %t, error %v", tt.name, tt.payload, ok, err)
		}
	}
	v.pty(t, "xterm", 80, 24)
	if err := v.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "slide 0")
	for _, name := range []string{"shell", "exec", "env"} {
		if ok, _ := v.SendRequest(name, true, gossh.Marshal(struct{ A, B string }{"LANG", "zh"})); ok {
			t.Errorf("%s was granted in a session that runs", name)
		}
	}
}

func TestEnvironment(t *testing.T) {
	var e environ
	for _, tt := range []struct {
		name, value string
		want        bool
		why         string
	}{
		{"LANG", "zh_CN.UTF-8", true, "says the language"},
		{"LANG", "en_GB", true, "is replaced"},
		{"LC_ALL", "", true, "may be empty"},
		{"COLORTERM", "truecolor", true, "says the colours"},
		{"LD_PRELOAD", "x.so", false, "is no business of ours"},
		{"PATH", "/", false, "likewise"},
		{"TERM", "xterm", false, "comes with the terminal"},
		{"LC_X\x1b[2J", "a", false, "has a control character"},
		{"LC_ALL", "a\nb", false, "has a line feed"},
		{"LC_ALL", strings.Repeat("a", 65), false, "is too long"},
		{"LC_" + strings.Repeat("A", 62), "a", false, "has too long a name"},
	} {
		if got := e.set(tt.name, tt.value); got != tt.want {
			t.Errorf("set(%q, %q) = %t, want %t: it %s", tt.name, tt.value, got, tt.want, tt.why)
		}
	}
	if got := language(e.locale()); got != "en" {
		t.Errorf("lang = %q of %q, want en", got, e)
	}
	for i := range 1000 {
		e.set(fmt.Sprintf("LC_%d", i), "a")
	}
	if len(e) != maxVariables {
		t.Errorf("%d variables are kept, want %d", len(e), maxVariables)
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, text, word, why string }{
		{"xterm-256color", "xterm-256color", "xterm-256color", "a name stays"},
		{"张伟", "张伟", "", "a user may be Chinese, a terminal not"},
		{"a\x1b]0;evil\ab", "a\ufffd]0;evil\ufffdb", "", "no escape sequence"},
		{"a\u009b2Jb", "a\ufffd2Jb", "", "nor one of eight bits"},
		{"a\u202eb\u2028", "a\ufffdb\ufffd", "", "nothing that turns the writing round or breaks a line"},
		{"a\r\nlevel=ERROR", "a\ufffd\ufffdlevel=ERROR", "", "no second line in a log"},
		{"\xff\xfe", "\ufffd\ufffd", "", "what is not UTF-8"},
		{"../../etc/passwd", "../../etc/passwd", "", "no path as a terminal's name"},
		{strings.Repeat("长", 100), strings.Repeat("长", 42), "", "cut between characters"},
	} {
		if got := text(tt.in); got != tt.text {
			t.Errorf("text(%q) = %q, want %q: %s", tt.in, got, tt.text, tt.why)
		}
		if got := word(tt.in); got != tt.word {
			t.Errorf("word(%q) = %q, want %q: %s", tt.in, got, tt.word, tt.why)
		}
	}
}

func TestEscapesOfTheUser(t *testing.T) {
	r := start(t, Config{})
	user := "x\x1b]0;owned\a\r\nlevel=ERROR"
	v := open(t, r.dial(t, user))
	v.pty(t, "xterm\x1b[2J", 80, 24)
	if err := v.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "slide 0")
	v.types(t, "q")
	_ = v.Wait()
	out, log := v.out.String(), r.log.String()
	if strings.Contains(out, "]0;owned\a") || strings.ContainsAny(strings.ReplaceAll(log, "\n", ""), "\x1b\a\r") || strings.Contains(log, "\nlevel=ERROR") {
		t.Errorf("an escape came through:\n%q\n%q", out, log)
	}
}

// TestRefusedChannels opens very many channels of which none is granted.
func TestRefusedChannels(t *testing.T) {
	before := baseline()
	r := start(t, Config{})
	good := r.view(t, r.dial(t, "guest"))
	c := r.dial(t, "guest")
	n := 0
	for ; n < 100_000; n++ {
		if _, _, err := c.OpenChannel("direct-tcpip", nil); err != nil && !strings.Contains(err.Error(), "only sessions") {
			break
		}
	}
	if n != maxRefused-1 {
		t.Errorf("the connection was closed after %d refusals, want %d", n+1, maxRefused)
	}
	good.types(t, " ")
	good.sees(t, "1")
	_ = c.Close()
	_ = good.Close()
	_ = r.stop()
	r.rests(t, before)
}

// silent connects, and says nothing.
func silent(t testing.TB, addr string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func TestSilentConnections(t *testing.T) {
	before := baseline()
	r := start(t, Config{PerSourceMaxConnections: -1, PerSourceRate: -1, MaxStartups: MaxStartups{8, 50, 40}, LoginGraceTime: 2 * time.Second, PerSourcePenalty: time.Nanosecond})
	for range 30 {
		silent(t, r.addr)
	}
	began := time.Now()
	var visitor *gossh.Client
	until(t, func() bool { // any of all may be dropped, also the visitor, who then comes again
		var err error
		visitor, err = gossh.Dial("tcp", r.addr, clientConfig(t, "guest"))
		return err == nil
	}, func() string { return "no visitor is let in" })
	t.Cleanup(func() { _ = visitor.Close() })
	r.view(t, visitor)
	if d := time.Since(began); d > 8*time.Second {
		t.Errorf("a visitor waited for %v behind silent connections", d)
	}
	until(t, func() bool { r.mu.Lock(); defer r.mu.Unlock(); return len(r.conns) == 1 },
		func() string { return "silent connections are still open" })
	_ = r.stop()
	r.rests(t, before)
}

// TestCutConnections cuts the handshake after every so many bytes.
func TestCutConnections(t *testing.T) {
	before := baseline()
	r := start(t, Config{PerSourceMaxConnections: -1, PerSourceRate: -1, PerSourcePenalty: time.Nanosecond})
	for after := 0; after < 6000; after += 37 {
		raw, err := net.Dial("tcp", r.addr)
		if err != nil {
			t.Fatal(err)
		}
		c, chans, reqs, err := gossh.NewClientConn(&cut{Conn: raw, left: after}, r.addr, clientConfig(t, "guest"))
		if err != nil {
			continue
		}
		client := gossh.NewClient(c, chans, reqs)
		if s, err := client.NewSession(); err == nil {
			in, _ := s.StdinPipe()
			_ = s.RequestPty("xterm", 24, 80, nil)
			_ = s.Shell()
			for range 50 {
				if _, err := io.WriteString(in, " "); err != nil {
					break
				}
			}
		}
		_ = client.Close()
	}
	_ = r.stop()
	r.rests(t, before)
}

// cut is a connection that is cut after some bytes.
type cut struct {
	net.Conn
	left int
}

func (c *cut) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p[:min(len(p), c.left)])
	if c.left -= n; err == nil && n < len(p) {
		if tcp, ok := c.Conn.(*net.TCPConn); ok && c.left%2 == 0 {
			_ = tcp.SetLinger(0)
		}
		_ = c.Conn.Close()
		return n, io.ErrClosedPipe
	}
	return n, err
}
