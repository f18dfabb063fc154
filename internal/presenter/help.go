package presenter

import (
	tea "charm.land/bubbletea/v2"

	"revolute/internal/frame"
	"revolute/theme"
)

// helpKey follows a key while the help is seen.
func (m *Model) helpKey(key string) tea.Cmd {
	switch key {
	case "down", "j", "space", "pgdown":
		m.scroll += scrollRows
	case "up", "k", "pgup":
		m.scroll -= scrollRows
	case "q":
		return tea.Quit
	default:
		m.scroll = 0
		return m.resume()
	}
	return nil
}

// drawHelp draws the keys, in two columns where there is room for them.
func (m *Model) drawHelp() *frame.Frame {
	f, w := m.canvas(), m.words()
	keys, does := 0, 0 // widths
	for _, h := range w.help {
		keys = max(keys, f.Widths().Width(h[0]))
		does = max(does, f.Widths().Width(h[1]))
	}
	const gap, apart = 2, 3
	one := keys + gap + does
	columns := 1
	if 2*one+apart+2 <= m.o.Width {
		columns = 2
	}
	rows := (len(w.help) + columns - 1) / columns
	x := max(1, (m.o.Width-columns*one-(columns-1)*apart)/2)
	room := m.o.Height - 3
	m.scroll = min(max(m.scroll, 0), max(0, rows-room))
	top := max(3, (m.o.Height-rows)*2/5)
	if rows > room {
		top = 3
	}
	f.Print(x, top-2, w.keys, bold(m.look.Style(theme.Title)))
	for i, h := range w.help {
		column, y := i/rows, i%rows-m.scroll
		if y < 0 {
			continue
		}
		left := x + column*(one+apart)
		f.Print(left, top+y, h[0], bold(m.look.Style(theme.Accent)))
		f.Print(left+keys+gap, top+y, h[1], m.look.Style(theme.Text))
	}
	return f
}
