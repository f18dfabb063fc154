package screen

import (
	tea "charm.land/bubbletea/v2"
)

// probeText asks whether the terminal sets text at several times its size (OSC 66),
// as kitty's protocol says to: where the cursor is before and after a blank of twice
// the size. The second row keeps the answers apart from those of function keys. What
// it leaves on the screen is painted over at once. The last question is one that
// every terminal answers.
const probeText = "\x1b[2;1H\x1b[6n" + "\x1b]66;s=2; \x1b\\" + "\x1b[6n" + "\x1b[c"

// textProbe is the asking whether a terminal knows OSC 66. Only one that calls itself
// a kitty which does is asked.
type textProbe struct {
	asked   bool
	columns []int // that the cursor was reported in, from 0
}

// due reports whether the terminal of that version is to be asked now.
func (p *textProbe) due(version string) bool {
	if p.asked || !kittyFrom(version, 40) {
		return false
	}
	p.asked = true
	return true
}

// take follows a report of the cursor and reports whether the terminal has moved it
// as far as text of twice the size reaches.
func (p *textProbe) take(m tea.CursorPositionMsg) (confirmed bool) {
	if !p.asked || len(p.columns) == 2 || m.Y != 1 {
		return false
	}
	p.columns = append(p.columns, m.X)
	return len(p.columns) == 2 && p.columns[1]-p.columns[0] == 2
}
