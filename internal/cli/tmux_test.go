//go:build unix

package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"revolute/internal/typeset"
)

// TestResizeTmux: a pane of a real terminal that has been resized shows what one of
// that size shows.
func TestResizeTmux(t *testing.T) {
	run, program, name := startTmux(t)
	open := func(session string, width, height int) {
		run("new-session", "-d", "-s", session, "-x", fmt.Sprint(width), "-y", fmt.Sprint(height),
			"env LANG=zh_CN.UTF-8 NO_MOTION=1 "+program+" "+name)
	}
	screen := func(session string) string {
		return run("capture-pane", "-p", "-e", "-t", session)
	}
	same := func(a, b, why string) {
		t.Helper()
		for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if s := screen(a); strings.Contains(s, "1/3") && s == screen(b) {
				return
			}
		}
		t.Errorf("%s: resized:\n%s\nstarted at that size:\n%s", why, screen(a), screen(b))
	}
	open("a", 100, 30)
	for i, size := range [][2]int{{50, 20}, {130, 40}, {24, 16}} {
		run("resize-window", "-t", "a", "-x", fmt.Sprint(size[0]), "-y", fmt.Sprint(size[1]))
		fresh := fmt.Sprint("fresh", i)
		open(fresh, size[0], size[1])
		same("a", fresh, fmt.Sprintf("%dx%d", size[0], size[1]))
	}
}

// startTmux returns what runs commands of a tmux server of the test's own, the
// program, and a deck for it.
func startTmux(t *testing.T) (run func(args ...string) string, program, name string) {
	t.Helper()
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Skip("no tmux")
	}
	name = filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(name, []byte(resizeDeck), 0o600); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(t.TempDir(), "s")
	t.Cleanup(func() { _ = exec.Command(tmux, "-S", socket, "kill-server").Run() })
	return func(args ...string) string {
		t.Helper()
		out, err := exec.Command(tmux, append([]string{"-S", socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %q: %v\n%s", args, err, out)
		}
		return string(out)
	}, linkSelf(t), name
}

// TestLeaveTmux: a tmux whose window has grown while it showed slides has none of
// their rows when they are over.
func TestLeaveTmux(t *testing.T) {
	run, program, name := startTmux(t)
	run("new-session", "-d", "-s", "a", "-x", "80", "-y", "24", "seq 60; env LANG=zh_CN.UTF-8 NO_MOTION=1 "+program+" "+name+"; echo o''ver; sleep 60")
	await := func(what string, there func(rows []string) bool) string {
		t.Helper()
		screen := ""
		for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if screen = run("capture-pane", "-p", "-t", "a"); there(strings.Split(screen, "\n")) {
				return screen
			}
		}
		t.Fatalf("%s does not come:\n%s", what, screen)
		return ""
	}
	for _, size := range [][2]int{{80, 24}, {80, 12}, {80, 24}, {100, 34}} {
		run("resize-window", "-t", "a", "-x", fmt.Sprint(size[0]), "-y", fmt.Sprint(size[1]))
		await("the footer", func(rows []string) bool {
			return len(rows) == size[1]+1 && strings.HasSuffix(strings.TrimSpace(rows[size[1]-1]), "1/3")
		})
	}
	run("send-keys", "-t", "a", "q")
	screen := await("the end", func(rows []string) bool { return slices.Contains(rows, "over") })
	if strings.ContainsFunc(screen, typeset.IsCJK) {
		t.Errorf("rows of the slides are left:\n%s", screen)
	}
}

// TestEditorTmux: in a tmux the editor comes beside the talk, which is still seen, and
// shows what has been saved.
func TestEditorTmux(t *testing.T) {
	run, program, name := startTmux(t)
	editor := filepath.Join(t.TempDir(), "ed")
	script := "#!/bin/sh\necho EDITING $1; read x; sed -i 's/Words/SAVED/' \"$1\"; sleep 60\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("# Words\n\nof a talk\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run("new-session", "-d", "-s", "a", "-x", "80", "-y", "40", "env NO_MOTION=1 EDITOR="+editor+" "+program+" --lettering none "+name)
	await := func(pane, text string) {
		t.Helper()
		screen := ""
		for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			if len(strings.Fields(run("list-panes", "-t", "a", "-F", "#{pane_index}"))) <= int(pane[0]-'0') {
				continue
			}
			if screen = run("capture-pane", "-p", "-t", "a."+pane); strings.Contains(screen, text) {
				return
			}
		}
		t.Errorf("%q does not come in pane %s:\n%s", text, pane, screen)
	}
	await("0", "of a talk")
	run("send-keys", "-t", "a.0", "e")
	await("1", "EDITING "+name)
	await("0", "of a talk")
	run("send-keys", "-t", "a.1", "typed", "Enter")
	await("0", "SAVED")
}
