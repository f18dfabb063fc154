package presenter

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/theme"
)

// Reload is a message that the deck's files have changed: the talk goes on in
// the new deck where it was in the old one, with what moves at rest.
type Reload struct {
	Deck  *deck.Deck
	Theme *theme.Theme // nil: as before
}

func (m *Model) reload(msg Reload) tea.Cmd {
	m.o.Deck = msg.Deck
	if msg.Theme != nil {
		m.o.Theme = msg.Theme
		m.look = m.o.Theme.For(m.o.Viewer)
	}
	if !slices.Contains(m.o.Deck.Languages, m.o.Lang) {
		m.o.Lang = m.o.Deck.Match(m.o.Lang)
	}
	m.grid, m.finder = grid{}, finder{}
	return m.enter(m.pos, settled)
}
