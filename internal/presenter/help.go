package presenter

import (
	"strconv"
	"strings"

	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// drawHelp draws the keys, in two columns where there is room for them.
func (m *Model) drawHelp() *frame.Frame {
	const apart = 3
	f, lines := m.canvas(), m.helpLines(m.terminal.Widths)
	half := (len(lines) + 1) / 2
	columns := []helpColumn{m.helpColumn(lines[:half]), m.helpColumn(lines[half:])}
	width := columns[0].width() + apart + columns[1].width()
	if width+2 > m.width {
		columns = []helpColumn{m.helpColumn(lines)}
		width = columns[0].width()
	}
	rows := len(columns[0].lines)
	top, room := max(3, (m.height-rows)*2/5), max(1, m.height-3)
	if rows > room {
		top, room = 3, max(1, room-1) // a row says that there is more
	}
	m.scroll = min(max(m.scroll, 0), max(0, rows-room))
	x := max(1, (m.width-width)/2)
	f.Print(x, top-2, m.words().keys, bold(m.look.Style(theme.Title)))
	if left := rows - room - m.scroll; left > 0 {
		f.Print(x, m.height-1, "↓ "+strconv.Itoa(left), m.look.Style(theme.Muted))
	}
	for _, c := range columns {
		for i, l := range c.lines[min(m.scroll, len(c.lines)):] {
			if i < room {
				f.Print(x, top+i, l[0], bold(m.look.Style(theme.Accent)))
				f.Print(x+c.keys+helpGap, top+i, l[1], m.look.Style(theme.Text))
			}
		}
		x += c.width() + apart
	}
	return f
}

// helpColumn is a column of the help: keys and what they do, and how wide both
// are.
type helpColumn struct {
	lines      [][2]string
	keys, does int
}

// helpGap is the columns between keys and what they do.
const helpGap = 2

func (c *helpColumn) width() int { return c.keys + helpGap + c.does }

func (m *Model) helpColumn(lines [][2]string) helpColumn {
	c := helpColumn{lines: lines}
	for _, l := range lines {
		c.keys = max(c.keys, m.terminal.Widths.Width(l[0]))
		c.does = max(c.does, m.terminal.Widths.Width(l[1]))
	}
	return c
}

// helpKeys is the width in columns that the keys of a line of the help have.
const helpKeys = 18

// helpLines returns the keys in force, and what they do. What no key does is left
// out.
func (m *Model) helpLines(widths typeset.Widths) (lines [][2]string) {
	w := m.words()
	add := func(keys, does string) {
		if keys != "" {
			lines = append(lines, [2]string{keys, does})
		}
	}
	all := m.keys.actions
	for i := 0; i < len(all); {
		first, does := i, all[i].en
		if w == &chinese {
			does = all[i].zh
		}
		var keys []string
		for i++; i < len(all) && all[i].en == "-"; i++ {
			keys = append(keys, w.firstKeys(widths, m.keys.keys[i], 1))
		}
		most := helpKeys
		if len(keys) > 0 {
			most = 1
		}
		keys = append([]string{w.firstKeys(widths, m.keys.keys[first], most)}, keys...)
		if !all[first].unsaid && !m.lacks(&all[first]) {
			add(strings.TrimSpace(strings.Join(keys, "  ")), does)
		}
		if all[i-1].is("last") {
			add(w.number[0], w.number[1])
		}
	}
	return append(lines, w.mouse...)
}

// lacks reports whether what an action needs is not there: a visitor of a server
// has no editor, and runs nothing; only in a talk that others show is there somebody
// to follow, or to lead.
func (m *Model) lacks(a *action) bool {
	switch a.name {
	case "edit":
		return m.o.Edit == nil
	case "larger-notes":
		return m.base != presenting
	case "run":
		return m.o.Exec == nil
	case "follow":
		return m.o.Live == nil
	case "poll":
		return !m.mayPoll()
	case "question":
		return !m.isLive()
	case "react":
		return !m.mayReact() && !m.mayAskHall()
	case "like":
		return !m.mayLike()
	case "hand-over", "ask", "release", "end", "clock":
		return !m.isLive()
	case "speaker":
		return m.isFollower()
	case "phone":
		return !m.hasPhone()
	case "suspend":
		return m.o.Served
	}
	return false
}

// firstKeys returns the first of keys, as many as have room in width columns, but
// at least one if there is one.
func (w *words) firstKeys(widths typeset.Widths, keys []string, width int) string {
	line := ""
	for _, key := range keys {
		more := line + " " + w.keyName(key)
		if line != "" && widths.Width(more)-1 > width {
			break
		}
		line = more
	}
	return strings.TrimPrefix(line, " ")
}

// keyName returns a key as people call it.
func (w *words) keyName(key string) string {
	if rest, ok := strings.CutPrefix(key, "shift+"); ok {
		return "⇧" + w.keyName(rest)
	}
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
