//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestThemes: the arrow keys try themes on the user's own slide, enter prints
// the line for the front matter, and the deck's own theme comes first.
func TestThemes(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"talk.md":  "---\ntheme: own.yaml\n---\n# 我的幻灯片\n\n内容\n\n---\n\n# Second\n",
		"own.yaml": "extends: paper\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	deck := filepath.Join(dir, "talk.md")
	w := show(t, nil, "themes", deck)
	w.wait("我的幻灯片")
	w.wait("own.yaml  1/7")
	w.keys("l")
	w.wait("atol  2/7")
	w.keys("\x1b[D\x1b[D")
	w.wait("terminal  7/7")
	w.keys("\x1b[B")
	w.wait("Second")
	w.keys("h\r")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	<-w.gone
	if raw := w.received(); !strings.HasSuffix(strings.TrimRight(raw, "\r\n"), "theme: plain") {
		t.Errorf("at the end it says %q", raw[max(0, len(raw)-60):])
	}
	w = show(t, nil, "themes", "--theme", "night", deck)
	w.wait("night")
	w.keys("q")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	<-w.gone
	if strings.Contains(w.received(), "theme: ") {
		t.Error("it prints a theme that nobody took")
	}
}
