package presenter

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/theme"
)

// ReloadMsg is a message that the deck's files have changed: the talk goes on in
// the new deck where it was in the old one, with what moves at rest.
type ReloadMsg struct {
	Deck   *deck.Deck   // nil: as before
	Theme  *theme.Theme // nil: as before
	Err    error        // what keeps some of it from being shown: the footer says so
	Follow bool         // go to the slide and step that have changed
}

// awaitChange waits for the next change of the deck's files.
func (m *Model) awaitChange() tea.Cmd {
	if m.o.Changes == nil {
		return nil
	}
	return func() tea.Msg {
		if r, ok := m.o.Changes(); ok {
			return r
		}
		return nil
	}
}

// reload takes what has changed.
func (m *Model) reload(msg ReloadMsg) tea.Cmd {
	if m.warning = ""; msg.Err != nil {
		m.warning = msg.Err.Error()
	}
	if msg.Theme != nil {
		m.theme = msg.Theme
		m.restyle()
	}
	if msg.Deck == nil {
		return m.awaitChange()
	}
	old := m.deck
	m.deck = msg.Deck
	m.runs.slide = -1 // its blocks are others
	if !slices.Contains(m.deck.Languages, m.lang) {
		m.lang = m.deck.Match(m.lang)
	}
	m.grid, m.finder, m.trail = grid{}, finder{}, nil
	to, ok := deck.Pos{Slide: msg.Deck.Moved(old, m.pos.Slide), Step: m.pos.Step}, false
	switch {
	case m.o.Live != nil && m.talk.view.On():
		if !m.talk.away { // a save moves nobody
			to = m.talkPos()
		}
	case msg.Follow:
		if to, ok = m.changed(old); !ok {
			to = m.pos
		}
	}
	return tea.Batch(m.enter(to, atRest), m.awaitChange())
}

// changed is where the deck differs from old: in the language that is seen, or
// else in another.
func (m *Model) changed(old *deck.Deck) (deck.Pos, bool) {
	if to, ok := m.deck.Changed(old, m.lang); ok {
		return to, true
	}
	for _, lang := range m.deck.Languages {
		if to, ok := m.deck.Changed(old, lang); ok {
			return to, true
		}
	}
	return deck.Pos{}, false
}
