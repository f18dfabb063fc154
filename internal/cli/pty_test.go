//go:build unix

package cli

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// window is the program in a pseudo-terminal, and what it shows.
type window struct {
	t       *testing.T
	cmd     *exec.Cmd
	f       *os.File
	program string     // of revolute
	mu      sync.Mutex // of em and raw
	em      *vt.Emulator
	raw     bytes.Buffer
	gone    chan struct{} // the program has closed the terminal
}

// linkSelf gives the test binary the name by which it knows to be revolute.
func linkSelf(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "revolute")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// show starts the program. The terminal answers nothing.
func show(t *testing.T, env []string, args ...string) *window {
	t.Helper()
	return showSized(t, 80, 24, env, args...)
}

// showSized starts the program in a window of that size.
func showSized(t *testing.T, width, height int, env []string, args ...string) *window {
	t.Helper()
	return showIn(t, "", width, height, env, args...)
}

// showIn starts a shell, or the program if shell is "".
func showIn(t *testing.T, shell string, width, height int, env []string, args ...string) *window {
	t.Helper()
	program := linkSelf(t)
	if shell == "" {
		shell = program
	}
	w := &window{t: t, program: program, cmd: exec.Command(shell, args...), em: vt.NewEmulator(width, height), gone: make(chan struct{})}
	w.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=zh_CN.UTF-8",
		"REVOLUTE_LETTERING=none", // what is on the screen is looked for as text
	}, env...)
	var err error
	if w.f, err = pty.StartWithSize(w.cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	go func() { // its answers go nowhere
		buf := make([]byte, 256)
		for {
			if _, err := w.em.Read(buf); err != nil {
				return
			}
		}
	}()
	go func() {
		defer close(w.gone)
		buf := make([]byte, 64<<10)
		for {
			n, err := w.f.Read(buf)
			w.mu.Lock()
			w.raw.Write(buf[:n])
			_, _ = w.em.Write(buf[:n])
			w.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = w.cmd.Process.Kill()
		<-w.gone
		w.f.Close() // em stays open: its Close races with its Read
	})
	return w
}

// received returns all that the terminal has been sent.
func (w *window) received() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.raw.String()
}

// screen is the text on the screen, without styles.
func (w *window) screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var b strings.Builder
	for y := range w.em.Height() {
		for x := range w.em.Width() {
			if c := w.em.CellAt(x, y); c != nil {
				b.WriteString(c.Content)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// wait waits until the screen shows text.
func (w *window) wait(text string) {
	w.t.Helper()
	w.waitFor(10*time.Second, text)
}

// waitLong waits for what comes only after a while.
func (w *window) waitLong(text string) {
	w.t.Helper()
	w.waitFor(40*time.Second, text)
}

func (w *window) waitFor(limit time.Duration, text string) {
	w.t.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Contains(w.screen(), text) {
			return
		}
	}
	w.t.Fatalf("the screen shows no %q:\n%s", text, w.screen())
}

// without waits until the screen shows no more text.
func (w *window) without(text string) {
	w.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if !strings.Contains(w.screen(), text) {
			return
		}
	}
	w.t.Fatalf("the screen still shows %q:\n%s", text, w.screen())
}

// waitRaw waits until the program has written text.
func (w *window) waitRaw(text string) {
	w.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(w.received(), text) {
			return
		}
	}
	w.t.Fatalf("%q was not written", text)
}

func writeScript(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func (w *window) keys(s string) {
	w.t.Helper()
	if _, err := w.f.WriteString(s); err != nil {
		w.t.Fatal(err)
	}
}

// status waits for the program's end.
func (w *window) status() int {
	err := w.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

func deckFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "talk.md")
	src := "# 第一张\n\n内容\n\n---\n\n# Second\n\none\n\n<!-- pause -->\n\ntwo\n\n---\n\n# Third\n"
	if err := os.WriteFile(name, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPresent(t *testing.T) {
	w := show(t, nil, deckFile(t))
	w.wait("第一张")
	w.wait("1/3")
	w.keys("l")
	w.wait("Second")
	w.keys("\x1b[C")
	w.wait("two")
	w.keys("3\r")
	w.wait("Third")
	w.keys("?")
	w.wait("总览")
	w.keys("\x1b")
	w.wait("3/3")
	w.keys("/第一")
	w.wait("1/1")
	w.keys("\r")
	w.wait("内容")
	w.keys("q")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d, want 0", n)
	}
}

func TestPresentAt(t *testing.T) {
	w := show(t, nil, deckFile(t), "--at", "2.2")
	w.wait("two")
	w.keys("\x03")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d after ctrl+c, want 0", n)
	}
}

func TestBuiltin(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		w := show(t, []string{"NO_MOTION=1"}, "--lang", lang)
		w.wait("Atom of Learning")
		w.keys("q")
		if n := w.status(); n != 0 {
			t.Errorf("%s: exit status %d", lang, n)
		}
	}
}

// TestKilled: the exit status names the signal, as a shell's does.
func TestKilled(t *testing.T) {
	w := show(t, nil, deckFile(t))
	w.wait("第一张")
	_ = w.cmd.Process.Signal(syscall.SIGTERM)
	if n := w.status(); n != 128+15 {
		t.Errorf("exit status %d, want 143", n)
	}
	<-w.gone
	if raw := w.received(); !strings.Contains(raw, "\x1b[?1049l") || !strings.Contains(raw, "\x1b[?25h") {
		t.Error("the terminal is not put back")
	}
}

// TestDumb: a terminal that cannot be painted on gets text.
func TestDumb(t *testing.T) {
	w := show(t, []string{"TERM=dumb"}, deckFile(t))
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	<-w.gone
	if raw := w.received(); strings.Contains(raw, "\x1b") || !strings.Contains(raw, "3/3  Third") {
		t.Errorf("it was sent %q", raw)
	}
}

// TestNoColour: NO_COLOR, whatever its value, keeps attributes but no colours.
func TestNoColour(t *testing.T) {
	w := show(t, []string{"NO_COLOR=yes"}, deckFile(t))
	w.wait("第一张")
	w.keys("q")
	_ = w.status()
	<-w.gone
	if raw := w.received(); strings.Contains(raw, "38;") || strings.Contains(raw, "48;") {
		t.Errorf("it was sent colours: %q", raw)
	}
}

// TestEdited changes the deck's file while it is shown: with --follow-edits the talk
// lands where it has changed, and a fault stands in the footer until it is mended.
func TestEdited(t *testing.T) {
	name := deckFile(t)
	w := show(t, nil, "--follow-edits", name)
	w.wait("1/3")
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	save := func(text string) { // as most editors do
		t.Helper()
		if err := os.WriteFile(name+".new", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(name+".new", name); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(100 * time.Millisecond) // the watching begins behind the first frame
	save(strings.Replace(string(src), "two", "second anew", 1))
	w.wait("second anew")
	w.wait("2/3")
	save("---\ntitle: [\n---\n")
	w.wait("talk.md:")
	save(string(src))
	w.wait("two")
	save(string(src) + "\n```chart\ntype: nonsense\n```\n")
	w.wait("talk.md:20: ") // a drawing's, which shows itself on its slide alone
	w.keys("h")
	w.wait("2/3")
	w.wait("talk.md:20: ")
	save(string(src))
	w.wait("3/3")
	w.keys("q")
	if got := w.status(); got != 0 {
		t.Errorf("exit status %d, want 0", got)
	}
}

// noise returns bytes that are no text.
func noise(n int) []byte {
	b := make([]byte, n)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range b {
		b[i] = byte(r.UintN(256))
	}
	return b
}

// TestFileAway: a deck that is empty, binary or no file any more for a while leaves
// the slide where it is, and says so.
func TestFileAway(t *testing.T) {
	name := deckFile(t)
	w := show(t, nil, name, "--at", "3")
	w.wait("3/3")
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		why, says string
		do        func() error
	}{
		{"emptied", "talk.md", func() error { return os.WriteFile(name, nil, 0o600) }},
		{"binary", "talk.md", func() error { return os.WriteFile(name, noise(300<<10), 0o600) }},
		{"removed", "talk.md", func() error { return os.Remove(name) }},
		{"a device", "talk.md", func() error { return os.Symlink("/dev/zero", name) }},
		{"a pipe", "talk.md", func() error { return syscall.Mkfifo(name, 0o600) }},
		{"a folder", "talk.md", func() error { return os.Mkdir(name, 0o700) }},
	} {
		if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
			_ = os.Remove(name)
		}
		if tt.why != "emptied" && tt.why != "binary" && tt.why != "removed" {
			_ = os.Remove(name)
		}
		if err := tt.do(); err != nil {
			t.Fatal(err)
		}
		w.wait(tt.says)
		if s := w.screen(); !strings.Contains(s, "Third") || !strings.Contains(s, "3/3") {
			t.Errorf("%s: the slide has gone:\n%s", tt.why, s)
		}
		_ = os.RemoveAll(name)
		if err := os.WriteFile(name, src, 0o600); err != nil {
			t.Fatal(err)
		}
		w.without("talk.md")
		if s := w.screen(); !strings.Contains(s, "Third") {
			t.Errorf("%s, and back: not where it was:\n%s", tt.why, s)
		}
	}
}

// TestEditor opens an editor from a slide: it has the terminal for itself, at
// the slide's line, and the talk has it back afterwards.
func TestEditor(t *testing.T) {
	dir := t.TempDir()
	vi := filepath.Join(dir, "vi")
	script := "#!/bin/sh\necho EDITING \"$1\"; read x; echo GOT \"$x\"; sed -i 's/one/edited/' \"$2\"\n"
	if err := os.WriteFile(vi, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	w := show(t, []string{"EDITOR=" + vi}, "--at", "2.2", deckFile(t))
	w.wait("2/3")
	w.keys("e")
	w.wait("EDITING +13")
	w.keys("typed\r")
	w.wait("edited") // and the deck is shown as it is now
	w.wait("2/3")
	w.keys("q")
	if got := w.status(); got != 0 {
		t.Errorf("exit status %d, want 0", got)
	}
	<-w.gone
	if raw := w.received(); !strings.Contains(raw, "GOT typed") {
		t.Errorf("the editor did not get what was typed: %q", raw)
	}
}

// TestExec runs a block of a deck in a real talk, and ends it with the talk.
func TestExec(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "talk.md")
	note := filepath.Join(folder, "pid")
	src := "# 运行\n\n```sh +exec\necho $$ > " + note + "; echo 输出$((6*7)); sleep 100\n```\n"
	if err := os.WriteFile(name, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	w := show(t, nil, name, "--exec", "--no-motion")
	w.wait("ctrl+e 运行")
	w.keys("\x05")
	w.wait("输出42")
	w.wait("正在运行")
	w.keys("q")
	<-w.gone
	raw, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if syscall.Kill(pid, 0) == nil {
		t.Error("what the talk has started runs on after its end")
	}
}

// TestTransitions has slides come in every way in a real terminal: in the end it
// shows what it shows with --no-motion.
func TestTransitions(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talk.md")
	var src strings.Builder
	src.WriteString("# 一\n\n编译器会先检查类型，然后生成中间代码。\n")
	for _, way := range []string{"fade", "slide", "dissolve", "glide"} {
		src.WriteString("\n---\n\n<!-- transition: " + way + " -->\n\n# 到 " + way + "\n\n" + strings.Repeat("新的一段文字，", 9) + "\n\n编译器会先检查类型，然后生成中间代码。\n")
	}
	if err := os.WriteFile(name, []byte(src.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	moving, still := show(t, nil, name), show(t, nil, name, "--no-motion")
	same := func(text string) {
		t.Helper()
		still.wait(text)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if moving.screen() == still.screen() {
				return
			}
		}
		t.Fatalf("it shows\n%s\nwithout motion\n%s", moving.screen(), still.screen())
	}
	same("1/5")
	for i, key := range []string{"l", "l", "l", "l", "h", "h", "1\r"} {
		moving.keys(key)
		still.keys(key)
		same(string(rune('0'+[]int{2, 3, 4, 5, 4, 3, 1}[i])) + "/5")
	}
}

// TestMissingTheme: a theme that is not there is said, and the talk goes on in
// the usual one; so it is while the deck is edited.
func TestMissingTheme(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talk.md")
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte("---\ntheme: none.yaml\n---\n\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save("# 第一张\n")
	w := show(t, nil, name)
	w.wait("第一张")
	w.wait("none.yaml: ")
	time.Sleep(100 * time.Millisecond) // the watching begins behind the first frame
	save("# 改过的\n")
	w.wait("改过的")
	w.wait("none.yaml: ")
	w.keys("q")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
}

// TestMouseFree gives the mouse to the terminal and takes it again.
func TestMouseFree(t *testing.T) {
	w := show(t, nil, deckFile(t))
	w.wait("1/3")
	w.keys("m")
	w.wait("选字")
	w.waitRaw("\x1b[?1006l\x1b[?1000l")
	w.keys("m")
	w.wait("鼠标翻页")
	w.keys("\x1b[<0;5;5M\x1b[<0;5;5m")
	w.wait("2/3")
	w.keys("q")
	_ = w.status()
}

// TestInterrupted: a talk that was cut off offers to go on where it was; one that was
// quit does not.
func TestInterrupted(t *testing.T) {
	name, state := deckFile(t), t.TempDir()
	env := []string{"XDG_STATE_HOME=" + state}
	w := show(t, env, name)
	w.wait("1/3")
	w.keys("ll")
	w.wait("two")
	w.keys("l")
	w.wait("Third")
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		files, _ := filepath.Glob(filepath.Join(state, "revolute", "place-*"))
		if len(files) == 1 {
			if src, _ := os.ReadFile(files[0]); strings.HasSuffix(string(src), "\t2\t0\n") {
				break
			}
		}
		if time.Now().After(end) {
			t.Fatal("the place was not kept")
		}
	}
	_ = w.cmd.Process.Kill()
	_ = w.status()
	w = show(t, env, name)
	w.wait("第 3 张中断")
	w.keys("\x0f")
	w.wait("Third")
	w.keys("q")
	_ = w.status()
	w = show(t, env, name)
	w.wait("1/3")
	if strings.Contains(w.screen(), "中断") {
		t.Error("a talk that was quit is offered")
	}
	w.keys("q")
	_ = w.status()
}

// TestFaultAtStart: what is wrong with the deck from the start stands in the footer until
// the next key.
func TestFaultAtStart(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(name, []byte("# One\n\n---\n\n# Two\n\n<!-- pasue -->\n\nx\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := show(t, nil, name)
	w.wait("talk.md:7: ")
	w.keys("l")
	w.wait("2/2")
	w.without("talk.md:7")
	w.keys("q")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
}
