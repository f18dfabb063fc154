package talk

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/presenter"
	"revolute/internal/screen"
)

// Editor returns the function whose message opens the user's editor at a line of a
// file, in the terminal that shows the talk.
func (d Desktop) Editor() func(file string, line int) tea.Msg {
	return func(file string, line int) tea.Msg {
		args := d.editorCommand(file, line)
		return screen.Loan{With: func() tea.Msg {
			c := exec.Command(args[0], args[1:]...)
			c.Stdin, c.Stdout, c.Stderr, c.Env = d.Stdin, d.Stdout, d.Stdout, d.Env
			if err := c.Run(); err != nil {
				return presenter.StatusMsg{Text: fmt.Sprintf("%s: %v", args[0], err), Warns: true}
			}
			return nil
		}}
	}
}

// editorCommand returns the command that opens file at line in $VISUAL, or else
// $EDITOR, or else what every system has.
func (d Desktop) editorCommand(file string, line int) []string {
	words := strings.Fields(d.getenv("VISUAL"))
	if len(words) == 0 {
		words = strings.Fields(d.getenv("EDITOR"))
	}
	if len(words) == 0 {
		words = []string{"vi"}
		if runtime.GOOS == "windows" {
			words = []string{"notepad"}
		}
	}
	program := strings.TrimSuffix(strings.ToLower(filepath.Base(words[0])), ".exe")
	at := strconv.Itoa(max(line, 1))
	switch program {
	case "vi", "vim", "nvim", "view", "gvim", "emacs", "emacsclient", "nano", "pico", "micro", "kak", "joe", "jed", "mg", "ne", "nvi", "mcedit":
		return append(words, "+"+at, file)
	case "code", "code-insiders", "codium", "cursor", "windsurf":
		return append(words, "--wait", "--goto", file+":"+at)
	case "hx", "helix", "subl", "zed":
		return append(words, file+":"+at)
	}
	return append(words, file)
}
