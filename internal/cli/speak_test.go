//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSpeak has a talk on two screens, each led by the other, in a runtime folder
// that holds no socket unless one is asked for.
func TestSpeak(t *testing.T) {
	dir, err := os.MkdirTemp("", "speak") // a socket's path is to be short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	env, name := []string{"XDG_RUNTIME_DIR=" + dir, "NO_MOTION=1"}, deckFile(t)

	alone := show(t, env, name)
	alone.wait("第一张")
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("without --live there is %s", entries[0].Name())
	}
	alone.keys("q")
	_ = alone.status()

	speaker := show(t, env, "speak", name)
	speaker.wait("等待 revolute --live")
	talk := show(t, env, "--live", filepath.Join(filepath.Dir(name), ".", "talk.md"))
	speaker.wait("同步")
	talk.keys("l")
	speaker.wait("第 1/2 步")
	speaker.keys("l")
	talk.wait("two")
	speaker.keys("q")
	_ = speaker.status()
	talk.keys("l")
	talk.wait("Third")
	late := show(t, env, "speak", name)
	late.wait("3/3")
	late.keys("g")
	talk.wait("第一张")
	late.keys("q")
	talk.keys("q")
	if n := late.status() + talk.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	if sockets, _ := filepath.Glob(filepath.Join(dir, "revolute", "talk-????????????")); len(sockets) > 0 {
		t.Errorf("%v is left", sockets)
	}
}

// TestLinearTerminal goes through a deck by lines in a terminal: none of its
// modes are touched.
func TestLinearTerminal(t *testing.T) {
	w := show(t, nil, deckFile(t), "--linear")
	w.wait("内容")
	w.keys("\r")
	w.wait("one")
	w.keys("\r")
	w.wait("two")
	w.keys("q\r")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	<-w.gone
	for _, c := range w.received() {
		if c == '\x1b' {
			t.Fatalf("it was sent %q", w.received())
		}
	}
}
