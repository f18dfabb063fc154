package screen

import (
	"encoding/base64"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
)

// copier copies its text when a key is pressed.
type copier struct {
	*counter
	text string
	got  bool // the message came back
}

type clip string

func (c clip) Clipboard() string { return string(c) }

func (c *copier) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case clip:
		c.got = true
	case tea.KeyPressMsg:
		if msg.String() == "y" {
			return c, func() tea.Msg { return clip(c.text) }
		}
		if msg.String() == "q" {
			return c, tea.Quit
		}
	}
	return c, nil
}

func TestClipboard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &copier{counter: newCounter(40, 10), text: "你好\n\x1b[31m"}
		term := start(c, 40, 10, true)
		settle()
		term.typed("y")
		want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(c.text)) + "\a"
		if !strings.Contains(term.written(), want) {
			t.Errorf("the terminal got %q, want %q in it", term.written(), want)
		}
		if c.got {
			t.Error("the model got its own message")
		}
		term.typed("q")
		if err := term.end(); err != nil {
			t.Error(err)
		}
	})
}

func TestClipboardThrough(t *testing.T) {
	seq := "\x1b]52;c;eA==\a"
	tests := []struct {
		env  []string
		want string
		why  string
	}{
		{[]string{"TERM=xterm-256color"}, seq, "a terminal takes it"},
		{[]string{"TERM=tmux-256color", "TMUX=/tmp/x"}, seq + "\x1bPtmux;\x1b" + seq + "\x1b\\", "tmux takes one of the two, by its settings"},
		{[]string{"TERM=screen"}, "\x1bP" + seq + "\x1b\\", "screen hands it on"},
		{[]string{"TERM=linux"}, "", "the console would print it"},
	}
	for _, tt := range tests {
		if got := string(kindOf(tt.env).copy(nil, "x")); got != tt.want {
			t.Errorf("%v: %q, want %q: %s", tt.env, got, tt.want, tt.why)
		}
	}
}
