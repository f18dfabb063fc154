//go:build unix

package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestExportInterrupted: an export that a signal ends leaves what was there as it
// was, and nothing beside it.
func TestExportInterrupted(t *testing.T) {
	program := linkSelf(t)
	var src strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&src, "# 标题 %d\n\n- 内容 %d\n\n---\n\n", i, i)
	}
	for _, tt := range []struct {
		output string
		signal syscall.Signal
	}{{"talk.pdf", syscall.SIGINT}, {"talk-%d.png", syscall.SIGTERM}, {"talk.pdf", syscall.SIGHUP}} {
		dir := t.TempDir()
		deck := filepath.Join(t.TempDir(), "talk.md")
		if err := os.WriteFile(deck, []byte(src.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "talk.pdf"), []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(program, "export", deck, "-o", filepath.Join(dir, tt.output))
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		names := func() (all []string) {
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				all = append(all, e.Name())
			}
			return all
		}
		for begun := time.Now(); len(names()) < 2 && time.Since(begun) < time.Minute; time.Sleep(time.Millisecond) {
		}
		if err := c.Process.Signal(tt.signal); err != nil {
			t.Fatal(err)
		}
		err := c.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 128+int(tt.signal) {
			t.Errorf("%s: %v ended it with %v", tt.output, tt.signal, err)
		}
		if left := names(); !slices.Equal(left, []string{"talk.pdf"}) {
			t.Errorf("%s: %v left %v", tt.output, tt.signal, left)
		}
		if raw, _ := os.ReadFile(filepath.Join(dir, "talk.pdf")); string(raw) != "before" {
			t.Errorf("%s: the file that was there holds %.20q", tt.output, raw)
		}
	}
}

// TestExportFull: a full disk is an error, and not a half of a file.
func TestExportFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	program := linkSelf(t)
	for _, format := range []string{"pdf", "html", "pptx", "txt", "md", "cast", "svg", "png", "gif", "webp"} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, output := range []string{"-", "/dev/full"} {
			c := exec.Command(program, "export", "-o", output, "--format", format, "--at", "5", "--lang", "en")
			c.Stdout = full
			var said strings.Builder
			c.Stderr = &said
			if err := c.Run(); err == nil || !strings.Contains(said.String(), "no space left on device") {
				t.Errorf("%s to %s: %v: %s", format, output, err, said.String())
			}
		}
		full.Close()
	}
}
