package presenter

import (
	"strings"

	"revolute/internal/frame"
	"revolute/theme"
)

// drawHelp draws the keys, in two columns where there is room for them.
func (m *Model) drawHelp() *frame.Frame {
	f, w := m.canvas(), m.words()
	lines := m.helpLines(f)
	keys, does := 0, 0 // widths
	for _, h := range lines {
		keys = max(keys, f.Widths().Width(h[0]))
		does = max(does, f.Widths().Width(h[1]))
	}
	const gap, apart = 2, 3
	one := keys + gap + does
	columns := 1
	if 2*one+apart+2 <= m.o.Width {
		columns = 2
	}
	rows := (len(lines) + columns - 1) / columns
	x := max(1, (m.o.Width-columns*one-(columns-1)*apart)/2)
	room := m.o.Height - 3
	m.scroll = min(max(m.scroll, 0), max(0, rows-room))
	top := max(3, (m.o.Height-rows)*2/5)
	if rows > room {
		top = 3
	}
	f.Print(x, top-2, w.keys, bold(m.look.Style(theme.Title)))
	for i, h := range lines {
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

// helpKeys is the width in columns that the keys of a line of the help have.
const helpKeys = 18

// helpLines are the keys in force, and what they do.
func (m *Model) helpLines(f *frame.Frame) (lines [][2]string) {
	w := m.words()
	for i := range m.o.Keys.actions {
		a := &m.o.Keys.actions[i]
		does := a.en
		if w == &chinese {
			does = a.zh
		}
		switch does {
		case "":
		case "-":
			last := &lines[len(lines)-1]
			last[0] = strings.TrimSpace(last[0] + "  " + w.firstKeys(f, m.o.Keys.keys[i], 1))
		default:
			most := helpKeys
			if i+1 < len(m.o.Keys.actions) && m.o.Keys.actions[i+1].en == "-" {
				most = 1
			}
			lines = append(lines, [2]string{w.firstKeys(f, m.o.Keys.keys[i], most), does})
		}
		if a.is("last") {
			lines = append(lines, w.number)
		}
	}
	return append(lines, w.mouse...)
}

// firstKeys are the first of keys, as many as have room in width columns, but
// at least one if there is one.
func (w *words) firstKeys(f *frame.Frame, keys []string, width int) string {
	line := ""
	for _, key := range keys {
		more := line + " " + w.keyName(key)
		if line != "" && f.Widths().Width(more)-1 > width {
			break
		}
		line = more
	}
	return strings.TrimPrefix(line, " ")
}

// keyName is a key as people call it.
func (w *words) keyName(key string) string {
	switch key {
	case "right":
		return "→"
	case "left":
		return "←"
	case "down":
		return "↓"
	case "up":
		return "↑"
	}
	for _, name := range w.keyNames {
		if name[0] == key {
			return name[1]
		}
	}
	return key
}
