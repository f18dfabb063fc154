package talk

import (
	"slices"
	"strings"
	"testing"
)

func TestEditorCommand(t *testing.T) {
	for _, tt := range []struct {
		env      []string
		want     []string
		windowed bool
		why      string
	}{
		{[]string{"EDITOR=nano"}, []string{"nano", "+7", "talk.md"}, false, "a line first"},
		{[]string{"EDITOR=nano", "VISUAL=/usr/bin/nvim -p"}, []string{"/usr/bin/nvim", "-p", "+7", "talk.md"}, false, "VISUAL comes first, with its arguments"},
		{[]string{"EDITOR=code -n"}, []string{"code", "-n", "--wait", "--goto", "talk.md:7"}, true, "a window of its own"},
		{[]string{"EDITOR=hx"}, []string{"hx", "talk.md:7"}, false, "the line behind a colon"},
		{[]string{"EDITOR=write-it"}, []string{"write-it", "talk.md"}, false, "nothing is known of it"},
	} {
		d := Desktop{Env: tt.env}
		if got, windowed := d.editorCommand("talk.md", 7); !slices.Equal(got, tt.want) || windowed != tt.windowed {
			t.Errorf("%q: %q, window of its own %v, want %q, %v: %s", tt.env, got, windowed, tt.want, tt.windowed, tt.why)
		}
	}
}

func TestSplitCommand(t *testing.T) {
	for _, tt := range []struct {
		env   string
		width int
		want  string
		why   string
	}{
		{"", 200, "", "a terminal that cannot be split"},
		{"TMUX=/tmp/s,1,0 TMUX_PANE=%3", 120, "tmux split-window -v -t %3", "one above the other, in the talk's own pane"},
		{"TMUX=/tmp/s,1,0", 200, "tmux split-window -h", "room for two beside each other"},
		{"ZELLIJ=0", 200, "zellij run --close-on-exit --direction right --", "another multiplexer"},
		{"WEZTERM_PANE=0 TMUX=/tmp/s,1,0", 80, "tmux split-window -v", "the innermost is what the talk is in"},
		{"WEZTERM_PANE=0", 80, "wezterm cli split-pane --bottom --", "a terminal that multiplexes itself"},
		{"KITTY_WINDOW_ID=1", 200, "", "a kitty that takes no commands"},
		{"KITTY_LISTEN_ON=unix:/tmp/k", 200, "kitty @ launch --location vsplit --", "one that does"},
	} {
		if got := strings.Join(Desktop{Env: strings.Fields(tt.env)}.splitCommand(tt.width), " "); got != tt.want {
			t.Errorf("%q, %d columns: %q, want %q: %s", tt.env, tt.width, got, tt.want, tt.why)
		}
	}
}
