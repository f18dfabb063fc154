//go:build unix

package snippet

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// all waits for the end and gives what was printed.
func all(t *testing.T, p *Process) (string, string) {
	t.Helper()
	for {
		lines, more := p.Next()
		if !more {
			problem, _ := p.End()
			return strings.Join(lines, "|"), problem
		}
	}
}

func TestRun(t *testing.T) {
	tests := []struct{ lang, code, want, problem, why string }{
		{"sh", "echo 你好; echo b >&2", "你好|b", "", "both outputs"},
		{"sh", "test -t 1 && echo terminal $COLUMNS $TERM; stty size", "terminal 40 dumb|10 40", "", "a terminal of that size"},
		{"bash", "printf '\\033[31mred\\033[0m\\n'; exit 3", "red", "exit status 3", "how it ended"},
		{"sh", "kill -9 $$", "", "signal: killed", "a signal"},
		{"sh", "read x; echo got", "", "stopped after 500ms", "what waits for keys is stopped in the end"},
		{"sh", "sleep 60 & echo left", "left", "", "what it leaves behind does not keep it open"},
	}
	for _, tt := range tests {
		r := Runner{Limit: 500 * time.Millisecond}
		p, err := r.Start(tt.lang, tt.code, 40, 10)
		if err != nil {
			t.Fatal(err)
		}
		if got, problem := all(t, p); got != tt.want || problem != tt.problem {
			t.Errorf("%s %q: %q, %q; want %q, %q: %s", tt.lang, tt.code, got, problem, tt.want, tt.problem, tt.why)
		}
		if _, err := os.Stat(p.folder); !os.IsNotExist(err) {
			t.Errorf("%q: its folder is left", tt.code)
		}
	}
}

func TestStartFails(t *testing.T) {
	var r Runner
	for lang, want := range map[string]string{
		"cobol": `"cobol" is not run here: there are sh, bash`, "": `"" is not run here`,
	} {
		if _, err := r.Start(lang, "x", 40, 10); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s…", lang, err, want)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := r.Start("ruby", "x", 40, 10); err == nil || err.Error() != "ruby is not installed" {
		t.Errorf("%v, want that ruby is not installed", err)
	}
	r.Close()
	if _, err := r.Start("sh", "x", 40, 10); err == nil {
		t.Error("something was started after the end")
	}
}

// TestKill has everything end that a block has started, at once.
func TestKill(t *testing.T) {
	for _, close := range []bool{false, true} {
		var r Runner
		note := filepath.Join(t.TempDir(), "pid")
		p, err := r.Start("sh", "trap '' HUP TERM INT; (trap '' HUP; echo $$; exec sleep 100) & echo $! > "+note+"; sleep 100", 40, 10)
		if err != nil {
			t.Fatal(err)
		}
		var child int
		for range 200 {
			b, _ := os.ReadFile(note)
			if child, err = strconv.Atoi(strings.TrimSpace(string(b))); err == nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		if child == 0 {
			t.Fatal("it has not started")
		}
		if close {
			r.Close()
		} else {
			p.Kill()
		}
		if _, problem := all(t, p); problem != "stopped" {
			t.Errorf("it ended with %q, want that it was stopped", problem)
		}
		if !gone(child) {
			t.Error("what the block has started still runs")
		}
	}
}

// gone reports whether a process ends soon.
func gone(pid int) bool {
	for range 200 {
		if syscall.Kill(pid, 0) != nil {
			return true
		}
		if b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat"); err == nil && strings.Contains(string(b), ") Z ") {
			return true // ended, and nobody has asked how
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// TestFlood stops what prints without end, and shows it on the way.
func TestFlood(t *testing.T) {
	var r Runner
	p, err := r.Start("sh", "yes 水", 40, 10)
	if err != nil {
		t.Fatal(err)
	}
	lines, problem := all(t, p)
	if !strings.HasPrefix(lines, "水|水|") || problem != "stopped: it printed more than 4 MB" {
		t.Errorf("%.20q…, %q", lines, problem)
	}
}

// TestDaemon: what a block starts in a session of its own outlives it, and keeps
// neither the block nor the talk from ending, even if it prints on.
func TestDaemon(t *testing.T) {
	if _, err := exec.LookPath("setsid"); err != nil {
		t.Skip("no setsid")
	}
	note := filepath.Join(t.TempDir(), "pid")
	var r Runner
	p, err := r.Start("sh", "setsid sh -c 'echo $$ > "+note+"; while :; do echo noise; sleep 0.01; done' & while ! test -s "+note+"; do sleep 0.01; done; echo started", 40, 10)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan string)
	go func() {
		text, problem := all(t, p)
		r.Close()
		ended <- text + problem
	}()
	select {
	case got := <-ended:
		if !strings.Contains(got, "started") {
			t.Errorf("it printed %q", got)
		}
	case <-time.After(20 * time.Second):
		t.Error("the block waits for what it has started")
	}
	if b, err := os.ReadFile(note); err == nil {
		if pid, err := strconv.Atoi(strings.TrimSpace(string(b))); err == nil {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}
