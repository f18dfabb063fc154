package figure

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// joinedRow is a line of a column: text in one or two roles.
type joinedRow struct {
	text   string
	role   theme.Role
	bold   bool
	second string // behind text, two cells on
}

// rows sets a column's people in a measure. dense puts place and field on one
// line where they fit; air leaves a line between two people.
func (d discipline) rows(measure int, dense, air bool, w typeset.Widths) (rows []joinedRow) {
	add := func(s string, role theme.Role, bold bool) {
		if s != "" {
			for _, l := range w.Lines(nil, s, measure) {
				rows = append(rows, joinedRow{text: s[l.Start:l.End], role: role, bold: bold})
			}
		}
	}
	for i, p := range d.people {
		if i > 0 && air {
			rows = append(rows, joinedRow{})
		}
		role := theme.Text
		if p.isFree() {
			role = theme.Muted
		}
		add(p.name, role, role == theme.Text)
		if dense && p.place != "" && w.Width(p.place)+2+w.Width(p.field) <= measure {
			rows = append(rows, joinedRow{text: p.place, role: theme.Muted, second: p.field})
			continue
		}
		add(p.place, theme.Muted, false)
		add(p.field, theme.Text, false)
	}
	return rows
}

// width returns how many columns a row takes.
func (r joinedRow) width(w typeset.Widths) int {
	if r.second == "" {
		return w.Width(r.text)
	}
	return w.Width(r.text) + 2 + w.Width(r.second)
}

// draw prints the row.
func (r joinedRow) draw(c drawing.Canvas, x, y int) {
	st := c.Look.Style(r.role)
	if r.bold {
		st.Attr |= frame.Bold
	}
	x = c.Print(x, y, r.text, st)
	if r.second != "" {
		c.Print(x+2, y, r.second, c.Look.Style(theme.Text))
	}
}
