package cli

import (
	"revolute/internal/deck"
	"revolute/internal/problem"
	"revolute/internal/talk"
	"revolute/theme"
)

// source returns the talk of the deck of that name, in the theme that is asked for.
func (p *program) source(name string) talk.Source {
	return talk.Source{Deck: name, Inside: p.inside, Stdin: p.stdin, Hidden: p.flags.speak, Theme: p.flags.theme}
}

// open opens the deck of that name.
func (p *program) open(name string) (*deck.Deck, error) { return p.source(name).Open() }

// theme opens the theme that is asked for, or else the deck's.
func (p *program) theme(d *deck.Deck) (*theme.Theme, error) {
	t, err := p.source("").OpenTheme(d)
	if err == nil || p.flags.theme == "" {
		return t, err
	}
	why := *problem.From(err)
	why.Err = problem.ErrUsage
	if why.File == "" {
		why.Text = p.label("theme") + ": " + why.Text
	}
	return nil, &why
}

// stageTheme opens the theme, or the usual one where that of the deck cannot be had:
// then trouble says why, or else what is wrong with the configuration. A theme of the
// command line is a mistake like any other.
func (p *program) stageTheme(d *deck.Deck) (th *theme.Theme, trouble string, err error) {
	if th, err = p.theme(d); err != nil && p.flags.theme == "" {
		trouble = err.Error()
		th, err = theme.Builtin(talk.DefaultTheme)
	}
	if p.trouble != nil {
		first := problem.All(p.trouble)[0]
		if p.chinese() {
			first = first.InChinese()
		}
		trouble = first.Error()
	}
	return th, trouble, err
}
