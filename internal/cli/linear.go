package cli

import (
	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/linear"
	"revolute/internal/problem"
	"revolute/internal/typeset"
)

// linear goes through a deck by lines. A dumb terminal does not get this unless it
// is asked for: a script that runs on one would wait for ever, where it gets the
// whole deck.
func (p *program) linear(name string, d *deck.Deck, lang string, at deck.Pos) error {
	if p.flags.all || p.flags.loop {
		return problem.Usagef("--linear waits for you, --all for nobody").WithHint("revolute DECK | cat writes all of it")
	}
	in := p.stdin
	if name == "-" {
		tty, _, err := tea.OpenTTY()
		if err != nil {
			return problem.Usagef("--linear reads commands from standard input").WithHint("name the deck's file")
		}
		defer tty.Close()
		in = tty
	}
	o := export.TextOptions{Notes: p.flags.notes, Words: p.words(d)}
	if p.flags.ambiguous == "wide" {
		o.Widths = typeset.Wide
	}
	return linear.Run(in, p.stdout, d, lang, at, o)
}
