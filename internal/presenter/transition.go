package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// transition is the slide coming in place of the one before. What moves on it
// begins when it is there. The next key is not kept waiting: it ends the
// transition.
type transition struct {
	layout.Transition           // From without frame: there is none
	id                int       // messages of an earlier one are passed over
	began             time.Time // zero until the first message tells the time
}

// transitionMsg tells the time while a slide comes.
type transitionMsg struct {
	id    int
	at    time.Time
	every time.Duration
}

// inTransition reports whether the slide is still coming.
func (m *Model) inTransition() bool { return m.transition.From.Frame != nil }

// beginTransition has the slide come in place of another, as the deck says: going
// back, as the other one came.
func (m *Model) beginTransition(from layout.Slide, was deck.Pos) tea.Cmd {
	p := &m.transition
	p.id++
	p.began, p.Transition = time.Time{}, layout.Transition{}
	if m.o.Still || from.Frame == nil || was.Slide == m.pos.Slide {
		return nil
	}
	next := layout.Transition{From: from, To: m.shown, Back: m.pos.Slide < was.Slide}
	next.Kind = m.deck.Slide(max(was.Slide, m.pos.Slide), m.lang).Transition
	if next.Duration() == 0 {
		return nil
	}
	p.Transition = next
	p.Since = time.Second / layout.TransitionFrames // something is to be seen at once
	return m.awaitTransition()
}

// awaitTransition asks for the next picture of the transition.
func (m *Model) awaitTransition() tea.Cmd {
	id, every := m.transition.id, time.Second/layout.TransitionFrames
	if m.o.Pace != nil { // however busy the machine is, the slide is there when it is due
		every = min(m.o.Pace(every), m.transition.Duration()-m.transition.Since)
	}
	return m.timers.after(waitTransition, every, func(at time.Time) tea.Msg { return transitionMsg{id, at, every} })
}

// apply shows the transition's next picture, or ends it.
func (msg transitionMsg) apply(m *Model) tea.Cmd {
	p := &m.transition
	if msg.id != p.id {
		return nil
	}
	if !m.inTransition() {
		return m.awaitTick()
	}
	if p.began.IsZero() {
		p.began = msg.at.Add(-msg.every - p.Since)
	}
	if p.Since = msg.at.Sub(p.began); p.Since >= p.Duration() || m.mode != slides {
		return m.endTransition()
	}
	return m.awaitTransition()
}

// endTransition shows the slide in its place; what moves on it begins.
func (m *Model) endTransition() tea.Cmd {
	if !m.inTransition() {
		return nil
	}
	m.transition.id++
	m.transition.Transition = layout.Transition{}
	return m.awaitTick()
}
