package presenter

import tea "charm.land/bubbletea/v2"

// mouseMsg is a message to the screen: who has the mouse.
type mouseMsg struct{ free bool }

// MouseFree reports whether the terminal has the mouse, for selecting text.
func (m mouseMsg) MouseFree() bool { return m.free }

// turnMouse leaves the mouse to the terminal, or takes it again.
func (m *Model) turnMouse() tea.Cmd {
	m.mouseFree = !m.mouseFree
	m.say(m.words().mouseTaken)
	if m.mouseFree {
		m.say(m.words().mouseFree)
	}
	msg := mouseMsg{m.mouseFree}
	return func() tea.Msg { return msg }
}
