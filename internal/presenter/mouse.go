package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
)

// wheelRestedMsg says that the wheel may be followed again.
type wheelRestedMsg struct{}

// apply has the wheel turn slides again.
func (wheelRestedMsg) apply(m *Model) tea.Cmd {
	m.wheel = false
	return nil
}

// wheelRest keeps one push on a touchpad, which is many turns of the wheel, from
// going through half of the deck.
const wheelRest = 150 * time.Millisecond

// click follows a button of the mouse.
func (m *Model) click(at tea.Mouse) tea.Cmd {
	stopped := m.interrupt()
	switch m.mode {
	case overview:
		return m.grid.click(m, at)
	case search:
		return m.finder.click(m, at)
	case help, blank, bright, notes, code:
		return m.resume()
	}
	switch at.Button {
	case tea.MouseRight:
		return m.back()
	case tea.MouseLeft:
	default:
		return nil
	}
	for _, z := range m.shown.Zones {
		if m.mode == slides && z.Rect.Contains(at.X, at.Y) {
			if z.Section < 0 || z.Section >= len(m.deck.Sections()) {
				return nil // the terminal opens links
			}
			return m.enter(deck.Pos{Slide: m.deck.Sections()[z.Section].First}, animated)
		}
	}
	if stopped {
		return nil
	}
	return m.next()
}

// turn follows the wheel.
func (m *Model) turn(at tea.Mouse) tea.Cmd {
	m.interrupt()
	by := 0
	switch at.Button {
	case tea.MouseWheelDown:
		by = 1
	case tea.MouseWheelUp:
		by = -1
	default:
		return nil
	}
	switch m.mode {
	case overview:
		m.grid.move(m, by*m.grid.columns)
	case search:
		m.finder.move(by)
	case help, notes:
		m.scroll += by * scrollRows
	case presenting:
		return m.scrollNotes(by, func() tea.Cmd { return m.flick(by) })
	case slides:
		if m.shown.Scroll > 0 {
			return m.scrollBy(by*scrollRows, nil)
		}
		return m.flick(by)
	}
	return nil
}

// flick goes on or back once, and then lets the wheel rest.
func (m *Model) flick(by int) tea.Cmd {
	if m.wheel {
		return nil
	}
	m.wheel = true
	rest := m.timers.after(waitWheel, wheelRest, func(time.Time) tea.Msg { return wheelRestedMsg{} })
	if by > 0 {
		return tea.Batch(m.next(), rest)
	}
	return tea.Batch(m.back(), rest)
}
