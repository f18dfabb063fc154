package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/frame"
	"revolute/internal/live"
	"revolute/theme"
)

// elsewhere says that the talk is elsewhere, or shown by more or fewer, by another
// program's doing. Where it is then is asked when the message comes: what keys
// have done in the meantime counts.
type elsewhere struct{}

// awaitMoved waits for the next move of a talk that other programs show, too.
func (m *Model) awaitMoved() tea.Cmd {
	talk := m.o.Live
	if talk == nil {
		return nil
	}
	return func() tea.Msg {
		if !talk.Wait() {
			return nil
		}
		return elsewhere{}
	}
}

// catchUp goes to where the talk is.
func (m *Model) catchUp() tea.Cmd {
	s, others := m.o.Live.Now()
	m.others, m.o.Began = others, time.UnixMilli(s.Began)
	to := m.o.Deck.Clamp(s.Pos, m.o.Lang)
	if to == m.pos {
		return m.awaitMoved()
	}
	how := settled
	if to.Slide > m.pos.Slide || to.Slide == m.pos.Slide && to.Step > m.pos.Step {
		how = forward
	}
	return tea.Batch(m.enter(to, how), m.awaitMoved())
}

// here is where this program is in the talk.
func (m *Model) here() live.State { return live.State{Pos: m.pos, Began: m.o.Began.UnixMilli()} }

// lead tells the other programs that this one has moved from where it was.
func (m *Model) lead(was live.State) {
	if now := m.here(); m.o.Live != nil && now != was {
		m.o.Live.Lead(now)
	}
}

// company draws whether another program shows the talk, too, if there is room
// before column edge, and gives the column after it.
func (m *Model) company(f *frame.Frame, x, y, edge int) int {
	w, st := m.words(), m.look.Style(theme.Life)
	text := m.look.Glyph(theme.GlyphCurrent) + " " + w.together
	switch {
	case m.o.Live == nil:
		return x
	case m.others == 0:
		text, st = w.alone, m.look.Style(theme.Muted)
	}
	if x+f.Widths().Width(text) > edge {
		return x
	}
	return f.Print(x, y, text, st) + 2
}
