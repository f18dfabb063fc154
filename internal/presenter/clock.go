package presenter

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// dayTime is the time of day, for a theme whose footer shows it. Else no timer
// runs.
type dayTime struct {
	text string // as it is shown
	runs bool
}

// minute tells the time of day.
type minute struct{ at time.Time }

// startClock asks for the time if it is to be shown and not told already.
func (m *Model) startClock() tea.Cmd {
	if m.clock.runs || !m.o.Theme.Footer.Clock() {
		return nil
	}
	m.clock.runs = true
	return tea.Tick(0, func(at time.Time) tea.Msg { return minute{at} })
}

// minute shows the time, and asks for the next minute's.
func (m *Model) minute(msg minute) tea.Cmd {
	if m.clock.runs = m.o.Theme.Footer.Clock(); !m.clock.runs {
		m.clock.text = ""
		return nil
	}
	m.clock.text = msg.at.Format("15:04")
	return tea.Every(time.Minute, func(at time.Time) tea.Msg { return minute{at} })
}
