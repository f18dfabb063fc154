package talk

import (
	"fmt"
	"os"
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
// file. The talk is still seen meanwhile if the editor has a window of its own, or the
// terminal can be split; else the editor has the terminal until it ends.
func (d Desktop) Editor() func(file string, line int) tea.Msg {
	return func(file string, line int) tea.Msg {
		if whole, err := filepath.Abs(file); err == nil {
			file = whole // another pane may be in another folder
		}
		args, windowed := d.editorCommand(file, line)
		run := func(c *exec.Cmd) tea.Msg {
			c.Env = d.Env
			if err := c.Run(); err != nil {
				return presenter.StatusMsg{Text: fmt.Sprintf("%s: %v", args[0], err), Warns: true}
			}
			return nil
		}
		if windowed {
			return run(exec.Command(args[0], args[1:]...))
		}
		out, _ := d.Stdout.(*os.File)
		width, _ := screen.Size(out, d.Env)
		program, err := exec.LookPath(args[0])
		if split := d.splitCommand(width); len(split) > 0 && err == nil {
			split = append(append(split, program), args[1:]...)
			if run(exec.Command(split[0], split[1:]...)) == nil {
				return nil
			}
		}
		return screen.Loan{With: func() tea.Msg {
			c := exec.Command(args[0], args[1:]...)
			c.Stdin, c.Stdout, c.Stderr = d.Stdin, d.Stdout, d.Stdout
			return run(c)
		}}
	}
}

// editorCommand returns the command that opens file at line in $VISUAL, or else
// $EDITOR, or else what every system has, and whether it has a window of its own.
func (d Desktop) editorCommand(file string, line int) (command []string, windowed bool) {
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
	case "vi", "vim", "nvim", "view", "emacs", "emacsclient", "nano", "pico", "micro", "kak", "joe", "jed", "mg", "ne", "nvi", "mcedit":
		return append(words, "+"+at, file), false
	case "gvim":
		return append(words, "+"+at, file), true
	case "code", "code-insiders", "codium", "cursor", "windsurf":
		return append(words, "--wait", "--goto", file+":"+at), true
	case "hx", "helix":
		return append(words, file+":"+at), false
	case "subl", "zed":
		return append(words, file+":"+at), true
	}
	return append(words, file), program == "notepad"
}

// splitWidth is the least width in columns of a window that is split into two beside
// each other; a narrower one is split into two on top of each other.
const splitWidth = 160

// splitCommand returns the command that runs another, whose words are to follow,
// beside the talk in the same window; nil if the terminal has none that works without
// being set up for it.
func (d Desktop) splitCommand(width int) []string {
	beside := width >= splitWidth
	choose := func(ifBeside, ifNot string) string {
		if beside {
			return ifBeside
		}
		return ifNot
	}
	switch {
	case d.getenv("TMUX") != "":
		command := []string{"tmux", "split-window", choose("-h", "-v")}
		if pane := d.getenv("TMUX_PANE"); pane != "" {
			command = append(command, "-t", pane)
		}
		return command
	case d.getenv("ZELLIJ") != "":
		return []string{"zellij", "run", "--close-on-exit", "--direction", choose("right", "down"), "--"}
	case d.getenv("WEZTERM_PANE") != "":
		return []string{"wezterm", "cli", "split-pane", choose("--right", "--bottom"), "--"}
	case d.getenv("KITTY_LISTEN_ON") != "":
		return []string{"kitty", "@", "launch", "--location", choose("vsplit", "hsplit"), "--"}
	}
	return nil
}
