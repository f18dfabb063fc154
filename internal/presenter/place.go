package presenter

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/layout"
)

// way is how a position is come to.
type way uint8

const (
	forward way = iota // what moves there moves
	settled            // what moves there has moved already, but for what never rests
)

// enter goes to a position.
func (m *Model) enter(to deck.Pos, how way) tea.Cmd {
	if to.Slide != m.pos.Slide {
		m.scroll = 0
	}
	from, was := m.shown, m.pos
	if m.mode != slides {
		from = layout.Slide{}
	}
	m.passage.Passage = layout.Passage{}
	fresh := to.Slide != m.pos.Slide || to.Step == 0
	m.pos = m.o.Deck.Clamp(to, m.o.Lang)
	if m.pos.Slide != m.runs.slide || m.frame == nil {
		m.lookForCode()
	}
	m.mode, m.number, m.link, m.jumped = m.base, "", 0, false
	m.motion.begin(fresh)
	m.refresh()
	if seen := min(max(m.scroll, m.shown.Reveal), max(m.shown.Hides, m.shown.Reveal)); seen != m.scroll {
		m.scroll = seen // a step is not to come out of sight
		m.refresh()
	}
	if how == settled && m.shown.Motion != forever {
		m.motion.settle()
		m.refresh()
	}
	if m.o.Still && how == forward && m.shown.Auto {
		return m.enter(m.end(), settled)
	}
	passing := m.pass(from, was)
	m.refresh()
	return tea.Batch(passing, m.moves(), m.awaitDue())
}

// next goes one step on. What comes by itself comes at once.
func (m *Model) next() tea.Cmd {
	if m.moving() && m.shown.Auto {
		return m.enter(m.end(), settled)
	}
	if to, ok := m.o.Deck.Next(m.pos, m.o.Lang); ok {
		return m.enter(to, forward)
	}
	if m.moving() && m.shown.Motion != forever {
		m.motion.settle()
	}
	return nil
}

// end is the last of the steps that come by themselves after this one.
func (m *Model) end() deck.Pos {
	to, auto := m.pos, m.o.Deck.Slide(m.pos.Slide, m.o.Lang).Auto
	for slices.Contains(auto, to.Step+1) {
		to.Step++
	}
	return to
}

// automatic reports whether a step comes by itself.
func (m *Model) automatic(at deck.Pos) bool {
	return slices.Contains(m.o.Deck.Slide(at.Slide, m.o.Lang).Auto, at.Step)
}

// back goes one step back.
func (m *Model) back() tea.Cmd {
	if to, ok := m.o.Deck.Prev(m.pos, m.o.Lang); ok {
		return m.enter(to, settled)
	}
	return nil
}

// section goes on or back by sections; back goes to the start of this one first.
func (m *Model) section(by int) tea.Cmd {
	d := m.o.Deck
	now := d.SectionOf(m.pos.Slide)
	if by < 0 && m.pos != (deck.Pos{Slide: d.Sections[now].First}) {
		by = 0
	}
	to := now + by
	if to < 0 || to >= len(d.Sections) {
		return nil
	}
	return m.enter(deck.Pos{Slide: d.Sections[to].First}, forward)
}

// speak changes to the deck's next language, at the same position.
func (m *Model) speak() tea.Cmd {
	langs := m.o.Deck.Languages
	if len(langs) < 2 {
		return nil
	}
	m.o.Lang = langs[(slices.Index(langs, m.o.Lang)+1)%len(langs)]
	m.pos = m.o.Deck.Clamp(m.pos, m.o.Lang)
	m.lookForCode()
	return nil
}
