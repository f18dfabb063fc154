package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"revolute/internal/lettering"
)

func TestLettering(t *testing.T) {
	for _, tt := range []struct {
		env  []string
		want lettering.Way
		why  string
	}{
		{[]string{"TERM=xterm-256color"}, lettering.Blocks, "an unknown terminal counts as one without sextants"},
		{[]string{"TERM=xterm-kitty"}, lettering.Sextants, "kitty draws them itself"},
		{[]string{"TERM=tmux-256color", "KITTY_WINDOW_ID=1"}, lettering.Blocks, "another terminal may be attached to a tmux"},
		{[]string{"TERM=screen", "TERM_PROGRAM=WezTerm", "TERM_PROGRAM_VERSION=20240203"}, lettering.Blocks, "so may it to a screen"},
		{[]string{"TERM=xterm-256color", "TERM_PROGRAM=WezTerm", "TERM_PROGRAM_VERSION=20240203-110809-5046fc22"}, lettering.Sextants, "a dated version"},
		{[]string{"TERM=xterm-256color", "TERM_PROGRAM=WezTerm", "TERM_PROGRAM_VERSION=20210502-154244-3f7122cb"}, lettering.Blocks, "one from before"},
		{[]string{"TERM=xterm-256color", "VTE_VERSION=7006"}, lettering.Sextants, "VTE 0.70.6"},
		{[]string{"TERM=xterm-256color", "VTE_VERSION=5202"}, lettering.Blocks, "VTE 0.52 has none"},
		{[]string{"TERM=xterm-256color", "TERM_PROGRAM=vscode", "TERM_PROGRAM_VERSION=1.96.2"}, lettering.Blocks, "VS Code before its sextants"},
		{[]string{"TERM=xterm-256color", "TERM_PROGRAM=vscode", "TERM_PROGRAM_VERSION=1.110.0"}, lettering.Sextants, "and after"},
		{[]string{"TERM=xterm-256color", "WT_SESSION=x"}, lettering.Blocks, "a Windows Terminal of which no version is known"},
		{[]string{"TERM=dumb"}, lettering.None, "nothing can be drawn"},
		{nil, lettering.None, "nor without a terminal"},
	} {
		if got := Lettering(tt.env); got != tt.want {
			t.Errorf("Lettering(%q) = %v, want %v: %s", tt.env, got, tt.want, tt.why)
		}
	}
}

func TestLettersTake(t *testing.T) {
	name := func(s string) tea.Msg { return tea.TerminalVersionMsg{Name: s} }
	for _, tt := range []struct {
		from letters
		msg  tea.Msg
		want lettering.Way
		why  string
	}{
		{letters{now: lettering.Blocks}, name("kitty(0.41.1)"), lettering.Sextants, "auto does not pick octants"},
		{letters{now: lettering.Blocks}, name("kitty(0.20.3)"), lettering.Blocks, "a version that was not looked at"},
		{letters{now: lettering.Blocks}, name("foot(1.13.1)"), lettering.Sextants, ""},
		{letters{now: lettering.Blocks}, name("ghostty 1.2.0"), lettering.Sextants, ""},
		{letters{now: lettering.Blocks}, name("WezTerm 20240203-110809-5046fc22"), lettering.Sextants, ""},
		{letters{now: lettering.Blocks}, name("VTE(7006)"), lettering.Sextants, ""},
		{letters{now: lettering.Sextants}, name("XTerm(379)"), lettering.Blocks, "TERM lied: xterm takes them from the font"},
		{letters{now: lettering.Sextants}, name("Konsole 23.08"), lettering.Blocks, "so does Konsole"},
		{letters{now: lettering.Sextants}, name(""), lettering.Blocks, "whatever it is"},
		{letters{now: lettering.Sextants}, name("tmux 3.5a"), lettering.Sextants, "a tmux says nothing of its terminal"},
		{letters{now: lettering.Blocks}, uv.SecondaryDeviceAttributesEvent{0, 2401, 1}, lettering.Sextants, "Alacritty 0.14"},
		{letters{now: lettering.Blocks}, uv.SecondaryDeviceAttributesEvent{0, 1700, 1}, lettering.Blocks, "Alacritty 0.11 shows boxes"},
		{letters{now: lettering.Blocks}, uv.SecondaryDeviceAttributesEvent{0, 136, 0}, lettering.Blocks, "PuTTY"},
		{letters{now: lettering.Blocks}, uv.SecondaryDeviceAttributesEvent{65, 7006, 1}, lettering.Blocks, "VTE, which has XTVERSION"},
		{letters{now: lettering.Blocks, tmux: true}, uv.SecondaryDeviceAttributesEvent{0, 2500, 1}, lettering.Blocks, "a tmux answers for itself"},
	} {
		l := tt.from
		changed := l.take(tt.msg)
		if l.now != tt.want || changed != (tt.want != tt.from.now) {
			t.Errorf("%+v after %v: %v, changed %t; want %v: %s", tt.from, tt.msg, l.now, changed, tt.want, tt.why)
		}
	}
}
