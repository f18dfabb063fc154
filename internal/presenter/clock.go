package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// clock is the time of day, for a theme whose footer shows it. Else no timer runs.
type clock struct {
	text string // as it is shown
	runs bool
}

// minuteMsg tells the time of day.
type minuteMsg struct{ at time.Time }

// startClock asks for the time if it is to be shown and not told already.
func (m *Model) startClock() tea.Cmd {
	if m.clock.runs || !m.theme.Footer.Clock() {
		return nil
	}
	m.clock.runs = true
	return tea.Tick(0, func(at time.Time) tea.Msg { return minuteMsg{at} })
}

// apply shows the time, and asks for the next minute's.
func (msg minuteMsg) apply(m *Model) tea.Cmd {
	if m.clock.runs = m.theme.Footer.Clock(); !m.clock.runs {
		m.clock.text = ""
		return nil
	}
	m.clock.text = msg.at.Format("15:04")
	return tea.Every(time.Minute, func(at time.Time) tea.Msg { return minuteMsg{at} })
}
