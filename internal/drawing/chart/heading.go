package chart

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// heading is what stands around a chart: its title and what its values are,
// and whose they are.
type heading struct {
	title  string
	unit   string // of the values
	credit string
}

func (h *heading) fields() []drawing.Field {
	return []drawing.Field{{Name: "title", Into: &h.title}, {Name: "y-label", Into: &h.unit}, {Name: "credit", Into: &h.credit}}
}

// entry is a line of a legend.
type entry struct {
	sign string
	name string
	st   frame.Style // of the sign
}

// draw prints title, unit, legend and credit, and gives what of the area is
// left: the credit stands right of the title if there is room, else in a last
// row, the legend in a row of its own.
func (h *heading) draw(f *frame.Frame, area frame.Rect, legend []entry, at drawing.State) frame.Rect {
	in := area
	left := in.W
	if h.title+h.unit != "" && area.H >= 8 {
		st := at.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		x := f.PrintIn(area, in.X, in.Y, at.Shorten(h.title, in.W), st)
		if h.title != "" {
			x += 2
		}
		if x+at.Width(h.unit) <= in.X+in.W {
			x = f.PrintIn(area, x, in.Y, h.unit, at.Look.Style(theme.Muted))
		}
		left = in.X + in.W - x - 3
		in.Y, in.H = in.Y+1, in.H-1
	}
	if h.credit != "" && area.H >= 6 {
		y := in.Y - 1
		if in.Y == area.Y || at.Width(h.credit) > left {
			in.H--
			y = in.Y + in.H
		}
		at.PrintRight(f, area, in.X+in.W, y, at.Shorten(h.credit, in.W), at.Look.Style(theme.Muted))
	}
	if len(legend) > 0 && area.H >= 5 {
		used := drawLegend(f, in, legend, at)
		in.Y, in.H = in.Y+used, in.H-used
	}
	return in
}

// drawAiry is draw with an empty row under the heading, if there are many.
func (h *heading) drawAiry(f *frame.Frame, area frame.Rect, legend []entry, at drawing.State) frame.Rect {
	in := h.draw(f, area, legend, at)
	if in.Y > area.Y && area.H >= 15 {
		in.Y, in.H = in.Y+1, in.H-1
	}
	return in
}

// drawLegend prints as many entries as there is room for in one row or two, and
// gives how many rows it took.
func drawLegend(f *frame.Frame, in frame.Rect, legend []entry, at drawing.State) int {
	x, rows := in.X, 1
	for _, e := range legend {
		w := at.Width(e.sign) + 1 + at.Width(e.name)
		if x > in.X && x+w > in.X+in.W {
			if rows == 2 || in.H < 8 {
				break
			}
			x, rows = in.X, rows+1
		}
		x = f.PrintIn(in, x, in.Y+rows-1, e.sign, e.st)
		x = f.PrintIn(in, x+1, in.Y+rows-1, at.Shorten(e.name, in.X+in.W-x-1), at.Look.Style(theme.Text)) + 3
	}
	return rows
}

// text is the first line of what a chart says.
func (h *heading) text() string { return strings.TrimSpace(h.title + "  " + h.unit) }
