//go:build unix

package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// resizeDeck has long paragraphs, a list, a table, code, notes and a motion: each
// is laid out by the width.
const resizeDeck = `# 第一张幻灯片 The first slide

这是一段很长的文字，中英文混排 mixed with English words，窗口变窄时它必须重新断行；窗口变宽时它也必须重新断行，而不是停在原来的宽度上。

- 列表的第一项也相当长，长到在四十列的窗口里放不下一行
- short

Note: 演讲者备注 also wraps when the speaker view becomes narrow, so it has many words.

---

<!-- transition: slide-left -->

# Second

| 名称 | value | 说明 |
|---|---|---|
| 神经网络 | 12,345 | a cell with quite a few words that has to wrap |

~~~go
func main() { fmt.Println("a line of code that is longer than forty columns") }
~~~

---

# Third
`

// clockTimes are what differs between two programs that were started apart.
var clockTimes = regexp.MustCompile(`\d+:\d\d(:\d\d)?`)

// cells is what the screen shows, with its styles.
func (w *window) cells() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var text, styles strings.Builder
	for y := range w.em.Height() {
		for x := range w.em.Width() {
			if c := w.em.CellAt(x, y); c != nil {
				st := c.Style
				if c.Content == " " {
					st.Fg, st.Attrs = nil, 0 // which nobody sees on a blank
				}
				text.WriteString(c.Content)
				styles.WriteString(st.String() + "|")
			}
		}
		text.WriteByte('\n')
		styles.WriteByte('\n')
	}
	return clockTimes.ReplaceAllString(text.String(), "0:00") + styles.String()
}

// resize changes the window, which has the system send SIGWINCH.
func (w *window) resize(width, height int) {
	w.t.Helper()
	w.mu.Lock()
	w.em.Resize(width, height)
	w.mu.Unlock()
	if err := pty.Setsize(w.f, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		w.t.Fatal(err)
	}
}

// equals waits until the screen is as other's.
func (w *window) equals(other *window, why string) {
	w.t.Helper()
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if w.cells() == other.cells() {
			return
		}
	}
	a, b := strings.Split(w.cells(), "\n"), strings.Split(other.cells(), "\n")
	for i := range a {
		if i < len(b) && a[i] != b[i] {
			w.t.Logf("%s: row %d: %q, want %q", why, i, a[i], b[i])
			break
		}
	}
	w.t.Errorf("%s: resized:\n%s\nstarted at that size:\n%s", why, w.screen(), other.screen())
}

// TestResize: a window that has become as large as another shows what that shows,
// whatever was on the screen at the time.
func TestResize(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(name, []byte(resizeDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	moments := []struct {
		why, keys, shows string // keys, and what is seen after them
	}{
		{"at the start, before anything is shown", "", ""},
		{"on a slide", "", "第一张"},
		{"at the next slide, while it moves in", "l", ""},
		{"in the overview", "o", "Third"},
		{"in the search", "/th", "first"},
		{"in the speaker's view", "s", "备注"},
		{"in the help", "?", "总览"},
		{"in the notes", "i", ""},
		{"on the blank screen", "b", ""},
		{"while a number is typed", "3", "3"},
	}
	sizes := [][2]int{{40, 12}, {120, 40}, {100, 9}, {20, 30}}
	for _, m := range moments {
		t.Run(m.why, func(t *testing.T) {
			w := show(t, nil, name)
			if m.shows != "" || m.keys != "" {
				w.wait("第一张")
			}
			w.keys(m.keys)
			if m.shows != "" {
				w.wait(m.shows)
			}
			for _, size := range sizes {
				w.resize(size[0], size[1])
				fresh := showSized(t, size[0], size[1], nil, name)
				if m.keys != "" {
					fresh.wait("1")
				}
				fresh.keys(m.keys)
				w.equals(fresh, fmt.Sprintf("%s, to %dx%d", m.why, size[0], size[1]))
			}
		})
	}
}

// TestResizeBurst: of many sizes in a row the last one counts.
func TestResizeBurst(t *testing.T) {
	w := show(t, []string{"NO_MOTION=1"}, "--lang", "zh")
	w.wait("Atom of Learning")
	for i := range 60 {
		w.resize(20+i, 8+i%20)
	}
	w.resize(64, 18)
	w.equals(showSized(t, 64, 18, []string{"NO_MOTION=1"}, "--lang", "zh"), "after 60 sizes")
	w.resize(30, 10)
	w.resize(64, 18)
	w.equals(showSized(t, 64, 18, []string{"NO_MOTION=1"}, "--lang", "zh"), "away and back")
}

// TestResizeReport: what looks like a report of the size, but is typed, or an
// answer to somebody else's question, changes nothing.
func TestResizeReport(t *testing.T) {
	name := deckFile(t)
	w := show(t, nil, name)
	w.wait("1/3")
	w.keys("\x1b[8;40;120tl")
	w.wait("Second")
	fresh := show(t, nil, name, "--at", "2")
	fresh.wait("Second")
	w.equals(fresh, "after a size report of 120x40")
}

// TestResizeSuspended: a window may change while the shell, or an editor, has the
// terminal.
func TestResizeSuspended(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	name := filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(name, []byte(resizeDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\necho editing; read -r line\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	fresh := showSized(t, 44, 15, nil, name)
	fresh.wait("第一张")
	t.Run("shell", func(t *testing.T) {
		w := showIn(t, shell, 80, 24, []string{"PS1=$ "}, "--norc", "-i")
		w.wait("$ ")
		w.keys(w.program + " " + name + "\n")
		w.wait("第一张")
		w.keys("\x1a")
		w.wait("Stopped")
		w.resize(44, 15)
		w.keys("fg\n")
		w.wait("1/3")
		w.equals(fresh, "back from the shell")
	})
	t.Run("editor", func(t *testing.T) {
		w := show(t, []string{"EDITOR=" + editor}, name)
		w.wait("第一张")
		w.keys("e")
		w.wait("editing")
		w.resize(44, 15)
		w.keys("\n")
		w.wait("1/3")
		w.equals(fresh, "back from the editor")
	})
}
