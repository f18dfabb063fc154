package presenter

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// arrival is how a position is come to.
type arrival uint8

const (
	animated arrival = iota // what moves there moves
	atRest                  // what moves there has moved already, but for what never ends
)

// enter goes to a position.
func (m *Model) enter(to deck.Pos, how arrival) tea.Cmd {
	if to.Slide != m.pos.Slide {
		m.scroll = 0
	}
	from, was := m.shown, m.pos
	if m.mode != slides {
		from = layout.Slide{}
	}
	fresh := to.Slide != m.pos.Slide || to.Step == 0
	m.pos = m.deck.Clamp(to, m.lang)
	if m.pos.Slide != m.runs.slide {
		m.lookForCode()
	}
	m.mode, m.number, m.link, m.jumped = m.base, "", 0, false
	m.motion.begin(fresh)
	m.layOut()
	if seen := min(max(m.scroll, m.shown.Reveal), max(m.shown.Hides, m.shown.Reveal)); seen != m.scroll {
		m.scroll = seen // a step is not to come out of sight
		m.layOut()
	}
	switch {
	case m.shown.Motion == forever:
	case how == atRest:
		m.motion.finish()
		m.layOut()
	case m.o.Pace != nil && m.moving(): // the next picture may take a while: of what comes something is seen at once
		m.motion.since = m.period()
		m.layOut()
	}
	if m.o.Still && how == animated && m.shown.Auto {
		return m.enter(m.end(), atRest)
	}
	return tea.Batch(m.beginTransition(from, was), m.awaitTick(), m.awaitAutoplay())
}

// next goes one step on. What comes by itself comes at once.
func (m *Model) next() tea.Cmd {
	if m.moving() && m.shown.Auto {
		return m.enter(m.end(), atRest)
	}
	if to, ok := m.deck.Next(m.pos, m.lang); ok {
		return m.enter(to, animated)
	}
	if m.moving() && m.shown.Motion != forever {
		m.motion.finish()
	}
	return nil
}

// keep gives the place of the talk to who keeps it, if it is another one.
func (m *Model) keep() tea.Cmd {
	if m.o.Keep == nil || m.pos == m.kept {
		return nil
	}
	m.kept = m.pos
	m.keeps++
	n, d, at, keep := m.keeps, m.deck, m.pos, m.o.Keep
	return func() tea.Msg {
		keep(n, d, at)
		return nil
	}
}

// steps goes n steps on, or back if n is negative, as far as there are any.
func (m *Model) steps(n int) tea.Cmd {
	to, move, how := m.pos, m.deck.Next, animated
	if n < 0 {
		move, how, n = m.deck.Prev, atRest, -n
	}
	for range n {
		next, ok := move(to, m.lang)
		if !ok {
			break
		}
		to = next
	}
	return m.enter(to, how)
}

// slidesOn goes n slides on, to the first step, or back if n is negative, past all
// steps between.
func (m *Model) slidesOn(n int) tea.Cmd {
	if n > 0 && !m.deck.Has(m.pos.Slide+1) || n < 0 && m.pos == (deck.Pos{}) {
		return nil
	}
	to := max(m.pos.Slide+n, 0)
	if !m.deck.Has(to) {
		to = m.deck.Len() - 1
	}
	return m.enter(deck.Pos{Slide: to}, animated)
}

// end returns the last of the steps that come by themselves after this one.
func (m *Model) end() deck.Pos {
	to, auto := m.pos, m.deck.Slide(m.pos.Slide, m.lang).Auto
	for slices.Contains(auto, to.Step+1) {
		to.Step++
	}
	return to
}

// back goes one step back.
func (m *Model) back() tea.Cmd {
	if to, ok := m.deck.Prev(m.pos, m.lang); ok {
		return m.enter(to, atRest)
	}
	return nil
}

// section goes on or back by sections; back goes to the start of this one first.
func (m *Model) section(by int) tea.Cmd {
	d := m.deck
	now := d.SectionOf(m.pos.Slide)
	if by < 0 && m.pos != (deck.Pos{Slide: d.Sections()[now].First}) {
		by = 0
	}
	to := now + by
	if to < 0 || to >= len(d.Sections()) {
		return nil
	}
	return m.enter(deck.Pos{Slide: d.Sections()[to].First}, animated)
}

// nextLanguage changes to the deck's next language, at the same position.
func (m *Model) nextLanguage() tea.Cmd {
	langs := m.deck.Languages
	if len(langs) < 2 {
		return nil
	}
	m.lang, m.missing = langs[(slices.Index(langs, m.lang)+1)%len(langs)], ""
	m.pos = m.deck.Clamp(m.pos, m.lang)
	m.lookForCode()
	return nil
}
