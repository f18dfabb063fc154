package presenter

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/theme"
)

// ReloadMsg is a message that the deck's files have changed: the talk goes on in
// the new deck where it was in the old one, with what moves at rest.
type ReloadMsg struct {
	Deck  *deck.Deck   // nil: as before
	Theme *theme.Theme // nil: as before
	Err   error        // what is wrong with what the files say now: the footer says so
}

// origin is where the viewer has gone last, in the deck as it was then: a slide that
// has gone for a moment, while files are replaced, is come back to.
type origin struct {
	deck *deck.Deck
	pos  deck.Pos
	at   deck.Pos // where reloading has put the viewer since; elsewhere the viewer has moved
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

// apply takes what has changed.
func (msg ReloadMsg) apply(m *Model) tea.Cmd {
	if m.warning = ""; msg.Err != nil {
		m.warning = m.tells(msg.Err)
	}
	if msg.Theme != nil {
		m.theme = msg.Theme
		m.restyle()
	}
	if msg.Deck == nil {
		return tea.Batch(m.awaitChange(), m.startClock(), m.findRest())
	}
	old, was := m.deck, m.pos
	if m.origin.deck == nil || m.origin.at != m.pos {
		m.origin = origin{deck: old, pos: m.pos}
	}
	m.deck = msg.Deck
	if old.Revision() != m.deck.Revision() || !m.rebindRuns() {
		m.runs.slide = -1 // its blocks are others
	}
	switch has := m.deck.Languages; {
	case slices.Contains(has, m.missing):
		m.lang, m.missing = m.missing, ""
	case m.lang != "" && !slices.Contains(has, m.lang):
		m.missing = cmp.Or(m.missing, m.lang)
		m.lang = m.deck.Match(m.missing)
	}
	m.trail = nil
	to := deck.Pos{Slide: m.deck.Moved(m.origin.deck, m.origin.pos.Slide), Step: m.origin.pos.Step}
	switch {
	case m.o.Live != nil && m.talk.view.On():
		if !m.talk.away { // a save moves nobody
			to = m.talkPos()
		}
	case m.o.FollowEdits || m.edited:
		to = m.changed(old, was, to)
	}
	mode, number, scroll := m.mode, m.number, m.scroll
	cmds := []tea.Cmd{m.enter(to, atRest), m.awaitChange(), m.startClock(), m.findRest()}
	m.origin.at = m.pos
	if m.grid.at = min(m.grid.at, m.deck.Len()-1); m.pos != was && m.mode == overview {
		m.grid.at = m.pos.Slide
	}
	switch mode {
	case slides, presenting, code:
		m.number = number
	default: // what stands over the slide goes on to
		m.mode = mode
		if mode == help || mode == notes {
			m.scroll = scroll
		}
	}
	if m.finder.query != "" {
		cmds = append(cmds, m.finder.look(m, m.finder.query))
	}
	return tea.Batch(cmds...)
}

// changed returns where an edit of old has been made: at the slide that was seen at
// was if it has changed, which is at now in the new deck; else at the first one that
// has; else now.
func (m *Model) changed(old *deck.Deck, was, now deck.Pos) deck.Pos {
	if old.Slide(was.Slide, m.lang).Source != m.deck.Slide(now.Slide, m.lang).Source && old.ID(was.Slide) == m.deck.ID(now.Slide) {
		return now
	}
	for _, lang := range append([]string{m.lang}, m.deck.Languages...) {
		if to, ok := m.deck.Changed(old, lang); ok {
			return to
		}
	}
	return now
}
