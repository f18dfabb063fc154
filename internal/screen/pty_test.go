//go:build unix

package screen

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/creack/pty"
)

// TestMain lets the test binary be the program that runs in a pseudo-terminal.
func TestMain(m *testing.M) {
	if os.Getenv("SCREEN_TEST_CHILD") != "" {
		s := &Session{In: os.Stdin, Out: os.Stdout, Env: os.Environ(), Profile: colorprofile.ANSI256}
		w, h := Size(os.Stdout, nil)
		_, err := s.Run(context.Background(), newCounter(w, h))
		fmt.Println("ended:", err)
		var sig *SignalError
		if errors.As(err, &sig) {
			os.Exit(3)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// ptyTerm is a process in a pseudo-terminal.
type ptyTerm struct {
	t   *testing.T
	f   *os.File // the terminal's side
	cmd *exec.Cmd
	mu  sync.Mutex
	out bytes.Buffer
}

func inPty(t *testing.T, name string, args ...string) *ptyTerm {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "SCREEN_TEST_CHILD=1", "TERM=xterm-256color", "PS1=$ ", "ENV=")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 60, Rows: 10})
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	p := &ptyTerm{t: t, f: f, cmd: cmd}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := f.Read(buf)
			p.mu.Lock()
			p.out.Write(buf[:n])
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		f.Close()
		_ = cmd.Process.Kill()
	})
	return p
}

func (p *ptyTerm) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.String()
}

// wait waits until text has been written at least n times.
func (p *ptyTerm) wait(text string, n int) {
	p.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Count(p.text(), text) >= n {
			return
		}
	}
	p.t.Fatalf("%q was not written %d times:\n%q", text, n, p.text())
}

func (p *ptyTerm) keys(s string) {
	if _, err := p.f.WriteString(s); err != nil {
		p.t.Fatal(err)
	}
}

// untouched is the modes of a terminal that no program has changed.
func untouched(t *testing.T) string {
	t.Helper()
	f, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	defer f.Close()
	defer tty.Close()
	return cooked(t, f)
}

func TestPtyEnds(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, says string
		end        func(*ptyTerm)
	}{
		{"q", "ended: <nil>", func(p *ptyTerm) { p.keys("q") }},
		{"panic", "ended: panic: on purpose", func(p *ptyTerm) { p.keys("P") }},
		{"SIGTERM", "ended: terminated", func(p *ptyTerm) { _ = p.cmd.Process.Signal(syscall.SIGTERM) }},
		{"SIGHUP", "ended: hangup", func(p *ptyTerm) { _ = p.cmd.Process.Signal(syscall.SIGHUP) }},
		{"SIGINT", "ended: interrupt", func(p *ptyTerm) { _ = p.cmd.Process.Signal(syscall.SIGINT) }},
		{"SIGQUIT", "ended: quit", func(p *ptyTerm) { _ = p.cmd.Process.Signal(syscall.SIGQUIT) }},
		{"stopped and killed", "ended: terminated", func(p *ptyTerm) {
			_ = p.cmd.Process.Signal(syscall.SIGSTOP)
			_ = p.cmd.Process.Signal(syscall.SIGTERM)
			_ = p.cmd.Process.Signal(syscall.SIGCONT)
		}},
		// Nobody would continue the group of a terminal's first process.
		{"ctrl+z without a shell", "ended: <nil>", func(p *ptyTerm) {
			p.keys("\x1a")
			p.wait("\x1b[?1049h", 2)
			p.keys("q")
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := untouched(t)
			p := inPty(t, self)
			p.wait("size 60x10", 1)
			if cooked(t, p.f) == before {
				t.Error("the terminal is not in raw mode")
			}
			p.keys("\x1b[C")
			p.wait("\x1b[1;", 1)
			tt.end(p)
			p.wait(tt.says, 1)
			_ = p.cmd.Wait()
			if after := cooked(t, p.f); after != before {
				t.Errorf("the terminal's modes are %s, were %s", after, before)
			}
			screen, _, _ := strings.Cut(p.text(), "ended:")
			checkWhole(t, screen)
		})
	}
}

// TestPtyResize: the window's size is followed.
func TestPtyResize(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := inPty(t, self)
	p.wait("size 60x10", 1)
	for i := range 20 {
		_ = pty.Setsize(p.f, &pty.Winsize{Cols: uint16(i), Rows: uint16(i)})
	}
	_ = pty.Setsize(p.f, &pty.Winsize{Cols: 44, Rows: 7})
	p.wait("size 44x7", 1)
	p.keys("q")
	p.wait("ended: <nil>", 1)
}

// TestPtyHangup: when the terminal goes away, so does the program.
func TestPtyHangup(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SCREEN_TEST_CHILD=1", "TERM=xterm-256color")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 60, Rows: 10})
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	// Read here: a Read elsewhere would keep the file open.
	buf := make([]byte, 4096)
	for seen := ""; !strings.Contains(seen, "size 60x10"); {
		n, err := f.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		seen += string(buf[:n])
	}
	f.Close()
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("the program outlives its terminal")
	}
}

// TestPtySuspend: ctrl+z gives the terminal to the shell as the shell knows it,
// and takes nothing of what is typed there.
func TestPtySuspend(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := inPty(t, shell, "-i")
	p.wait("$ ", 1)
	p.keys("set -m; " + self + "\n")
	p.wait("size 60x10", 1)
	p.keys("\x1b[C")
	p.wait("\x1b[1;", 1)
	p.keys("\x1a")
	p.wait("\x1b[?1049l", 1)
	p.wait("$ ", 2)
	p.keys("echo sh''ell; stty -a | tr ';' '\\n' | grep -o ' icanon\\| echo ' | tr '\\n' +\n")
	p.wait("shell", 1)
	p.wait(" icanon+ echo +", 1)
	checkWhole(t, p.text())
	p.keys("fg\n")
	p.wait("\x1b[?1049h", 2)
	p.wait("size 60x10", 2)
	p.keys("q")
	p.wait("ended: <nil>", 1)
	checkWhole(t, p.text())
	p.keys("exit\n")
}
