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

// helpLines are the keys in force, and what they do. What no key does is left
// out.
func (m *Model) helpLines(f *frame.Frame) (lines [][2]string) {
	w := m.words()
	add := func(keys, does string) {
		if keys != "" {
			lines = append(lines, [2]string{keys, does})
		}
	}
	all := m.o.Keys.actions
	for i := 0; i < len(all); {
		first, does := i, all[i].en
		if w == &chinese {
			does = all[i].zh
		}
		var keys []string
		for i++; i < len(all) && all[i].en == "-"; i++ {
			keys = append(keys, w.firstKeys(f, m.o.Keys.keys[i], 1))
		}
		most := helpKeys
		if len(keys) > 0 {
			most = 1
		}
		keys = append([]string{w.firstKeys(f, m.o.Keys.keys[first], most)}, keys...)
		if does != "" {
			add(strings.TrimSpace(strings.Join(keys, "  ")), does)
		}
		if all[i-1].is("last") {
			add(w.number[0], w.number[1])
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
