//go:build unix

package cli

import (
	"strings"
	"testing"
)

// TestTerminal shows what a terminal can that answers nothing: samples of every way,
// and no mode is left changed.
func TestTerminal(t *testing.T) {
	w := show(t, nil, "terminal")
	w.wait("XTVERSION")
	w.wait("OSC 11")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
	<-w.gone
	raw := w.received()
	for _, want := range []string{"神经网络 Aa", "blocks, large", "sextants, medium", "TERM=xterm-256color"} {
		if !strings.Contains(raw, want) {
			t.Errorf("it shows no %q", want)
		}
	}
	if strings.Contains(raw, "\x1b[?1049h") || strings.Contains(raw, "\x1b]66;") {
		t.Error("it takes the screen, or asks for large text, of a terminal that has not said that it is a kitty")
	}
}

// TestTerminalAnswers tells what the terminal has answered.
func TestTerminalAnswers(t *testing.T) {
	w := show(t, nil, "terminal")
	w.waitRaw("\x1b[>0q")
	w.keys("\x1b]11;rgb:1414/1010/1a1a\x1b\\\x1bP>|foot(1.20.0)\x1b\\\x1b[>1;12000;0c\x1b[?62;4c")
	w.wait("foot(1.20.0) (XTVERSION)")
	w.wait("#14101a (OSC 11)")
	w.wait("sixel")
	if n := w.status(); n != 0 {
		t.Errorf("exit status %d", n)
	}
}

// TestOuter: behind a tmux the terminal is known by what tmux says of it.
func TestOuter(t *testing.T) {
	dir := t.TempDir()
	writeScript(t, dir+"/tmux", "#!/bin/sh\ntest \"$*\" = 'display-message -p -t %7 #{client_termtype}' && echo 'kitty(0.41.1)'\n")
	env := []string{"TERM=tmux-256color", "TMUX=x", "TMUX_PANE=%7", "PATH=" + dir + ":/usr/bin:/bin", "REVOLUTE_LETTERING="}
	w := show(t, env, "terminal")
	w.wait("sextants (tmux: kitty(0.41.1))")
	_ = w.status()
	w = show(t, env, deckFile(t))
	w.wait("🬋") // the title in medium letters
	w.keys("q")
	_ = w.status()

	// A tmux that has not yet heard of its terminal is asked again.
	writeScript(t, dir+"/tmux", "#!/bin/sh\ntest -e "+dir+"/asked && echo 'kitty(0.41.1)' || : >"+dir+"/asked\n")
	w = show(t, env, deckFile(t))
	w.wait("🬋")
	w.keys("q")
	_ = w.status()
}
