package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// passage is the slide on its way in place of the one before. What moves on it
// begins when it is there. The next key is not kept waiting: it has the slide be
// there at once.
type passage struct {
	layout.Passage           // From without frame: there is none
	id             int       // messages of an earlier one are passed over
	began          time.Time // zero until the first message tells the time
}

// passed tells the time while a slide is on its way.
type passed struct {
	id    int
	at    time.Time
	every time.Duration
}

// passing reports whether the slide is on its way.
func (m *Model) passing() bool { return m.passage.From.Frame != nil }

// pass has the slide come in place of another, as the deck says: going back, as
// the other one came.
func (m *Model) pass(from layout.Slide, was deck.Pos) tea.Cmd {
	p := &m.passage
	p.id++
	p.began, p.Passage = time.Time{}, layout.Passage{}
	if m.o.Still || from.Frame == nil || was.Slide == m.pos.Slide {
		return nil
	}
	way := layout.Passage{From: from, To: m.shown, Back: m.pos.Slide < was.Slide}
	way.Way = m.o.Deck.Slide(max(was.Slide, m.pos.Slide), m.o.Lang).Transition
	if way.Lasts() == 0 {
		return nil
	}
	p.Passage = way
	p.Since = time.Second / layout.PassageFrames // something is to be seen at once
	return m.awaitPassed()
}

// awaitPassed asks for the next picture of the passage.
func (m *Model) awaitPassed() tea.Cmd {
	id, every := m.passage.id, time.Second/layout.PassageFrames
	if m.o.Pace != nil {
		every = m.o.Pace(every)
	}
	return m.waits.after(waitPassage, every, func(at time.Time) tea.Msg { return passed{id, at, every} })
}

// passed goes on with the passage.
func (m *Model) passed(msg passed) tea.Cmd {
	p := &m.passage
	if msg.id != p.id {
		return nil
	}
	if !m.passing() {
		return m.moves()
	}
	if p.began.IsZero() {
		p.began = msg.at.Add(-msg.every - p.Since)
	}
	if p.Since = msg.at.Sub(p.began); p.Since >= p.Lasts() || m.mode != slides {
		return m.arrive()
	}
	return m.awaitPassed()
}

// arrive has the slide be there; what moves on it begins.
func (m *Model) arrive() tea.Cmd {
	if !m.passing() {
		return nil
	}
	m.passage.id++
	m.passage.Passage = layout.Passage{}
	return m.moves()
}
