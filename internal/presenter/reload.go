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
func (m *Model) reload(msg Reload) tea.Cmd {
	if m.trouble = ""; msg.Err != nil {
		m.trouble = msg.Err.Error()
	}
	if msg.Theme != nil {
		m.o.Theme = msg.Theme
		m.look = m.o.Theme.For(m.o.Viewer)
	}
	if msg.Deck == nil {
		return m.awaitChange()
	}
	old := m.o.Deck
	m.o.Deck = msg.Deck
	m.runs.slide = -1 // its blocks are others
	if !slices.Contains(m.o.Deck.Languages, m.o.Lang) {
		m.o.Lang = m.o.Deck.Match(m.o.Lang)
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
	return tea.Batch(m.enter(to, settled), m.awaitChange())
}

// changed is where the deck differs from old: in the language that is seen, or
// else in another.
func (m *Model) changed(old *deck.Deck) (deck.Pos, bool) {
	if to, ok := m.o.Deck.Changed(old, m.o.Lang); ok {
		return to, true
	}
	for _, lang := range m.o.Deck.Languages {
		if to, ok := m.o.Deck.Changed(old, lang); ok {
			return to, true
		}
	}
	return deck.Pos{}, false
}
