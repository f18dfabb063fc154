package chart

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// heading is what stands around a chart: its title and what its values are,
// and whose they are.
type heading struct {
	title  string
	unit   string // of the values
	credit string
}

func (h *heading) fields() []yamlfile.Field {
	return []yamlfile.Field{yamlfile.Key("title", yamlfile.To(&h.title)), yamlfile.Key("y-label", yamlfile.To(&h.unit)), yamlfile.Key("credit", yamlfile.To(&h.credit))}
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
func (h *heading) draw(c drawing.Canvas, legend []entry) frame.Rect {
	in := c.Area
	left := in.W
	if h.title+h.unit != "" && c.Area.H >= 8 {
		st := c.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		face, text := roomyFace(c, h.title), h.title
		if c.FaceWidth(face, text) > in.W {
			face, text = lettering.Face{}, c.Shorten(text, in.W)
		}
		x := face.Draw(c.Frame, c.Area, in.X, in.Y, text, st)
		if h.title != "" {
			x += 2
		}
		if x+c.Width(h.unit) <= in.X+in.W {
			x = c.Print(x, in.Y+face.Rows()*3/4, h.unit, c.Look.Style(theme.Muted))
		}
		left = in.X + in.W - x - 3
		in.Y, in.H = in.Y+face.Rows(), in.H-face.Rows()
	}
	if h.credit != "" && c.Area.H >= 6 {
		y := in.Y - 1
		if in.Y == c.Area.Y || c.Width(h.credit) > left {
			in.H--
			y = in.Y + in.H
		}
		c.PrintRight(in.X+in.W, y, c.Shorten(h.credit, in.W), c.Look.Style(theme.Muted))
	}
	if len(legend) > 0 && c.Area.H >= 5 {
		// Print as many entries as there is room for in one row or two, and
		// count how many rows it took.
		c := c.Within(in)
		x, used := c.Area.X, 1
		for _, e := range legend {
			w := c.Width(e.sign) + 1 + c.Width(e.name)
			if x > c.Area.X && x+w > c.Area.X+c.Area.W {
				if used == 2 || c.Area.H < 8 {
					break
				}
				x, used = c.Area.X, used+1
			}
			x = c.Print(x, c.Area.Y+used-1, e.sign, e.st)
			x = c.Print(x+1, c.Area.Y+used-1, c.Shorten(e.name, c.Area.X+c.Area.W-x-1), c.Look.Style(theme.Text)) + 3
		}

		in.Y, in.H = in.Y+used, in.H-used
	}
	return in
}

// roomyFace returns the size of type for the words around a chart: medium where
// there is room for a chart beside them and every letter is there, else small.
func roomyFace(c drawing.Canvas, words ...string) lettering.Face {
	const width, height = 80, 24
	f, ok := c.Face(lettering.Medium)
	if !ok || c.Area.W < width || c.Area.H < height {
		return lettering.Face{}
	}
	for _, w := range words {
		if !f.Covers(w) {
			return lettering.Face{}
		}
	}
	return f
}

// drawSpaced returns draw with an empty row under the heading, if there are many.
func (h *heading) drawSpaced(c drawing.Canvas, legend []entry) frame.Rect {
	in := h.draw(c, legend)
	if in.Y > c.Area.Y && c.Area.H >= 15 {
		in.Y, in.H = in.Y+1, in.H-1
	}
	return in
}

// text returns the first line of what a chart says.
func (h *heading) text() string { return strings.TrimSpace(h.title + "  " + h.unit) }
