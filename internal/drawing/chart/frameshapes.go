package chart

import (
	"math"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Sizes of text in the shapes of a chart, in ems.
const (
	titleSize = 1.0
	labelSize = 0.8 // what stands at axes, bars and points
	smallSize = 0.65
)

// room is a rectangle of a sheet, in ems.
type room struct{ x, y, w, h float64 }

// sheet is a chart being laid out as shapes: its heading is there, and in is
// what is left for the values.
type sheet struct {
	drawing.Shapes
	in     room
	narrow bool
}

// swatch is an entry of a sheet's legend.
type swatch struct {
	name string
	ink  drawing.Ink
	dot  bool // its sign is a dot, not a box
}

// newSheet returns a sheet of width x height with the heading at its top and
// the credit in its last line.
func newSheet(h *heading, text string, width, height float64, legend []swatch) *sheet {
	s := &sheet{Shapes: drawing.Shapes{Width: width, Height: height, Title: h.title, Desc: text}, narrow: width < drawing.Narrow}
	text1, muted := drawing.Ink{Role: theme.Text}, drawing.Ink{Role: theme.Muted}
	y := 0.0
	if h.title != "" {
		lines := drawing.BoldLines(h.title, width/titleSize)
		for _, l := range lines {
			y = s.AddBold(text1, 0, y, l, titleSize, drawing.Start)
		}
		used := drawing.BoldWidth(lines[len(lines)-1])*titleSize + 1
		if used+drawing.EmWidth(h.unit)*labelSize <= width {
			s.Add(drawing.Word{Ink: muted, At: drawing.Point{X: used, Y: y - (drawing.LineHeight-drawing.Ascent)*titleSize}, Text: h.unit, Size: labelSize})
		} else {
			y = s.AddText(muted, 0, y, h.unit, labelSize, drawing.Start)
		}
	} else if h.unit != "" {
		y = s.AddText(muted, 0, y, h.unit, labelSize, drawing.Start)
	}
	s.in = room{0, y, width, height - y}
	if h.credit != "" {
		lines := drawing.EmLines(h.credit, width/smallSize)
		s.in.h -= drawing.LineHeight * smallSize * float64(len(lines))
		at := s.in.y + s.in.h
		for _, l := range lines {
			at = s.AddText(muted, width, at, l, smallSize, drawing.End)
		}
	}
	s.addLegend(legend)
	return s
}

// addLegend adds the entries of a legend, as many in a line as fit.
func (s *sheet) addLegend(legend []swatch) {
	if len(legend) == 0 {
		return
	}
	const sign, gap = 0.6, 1.2
	x, y := 0.0, s.in.y+0.2
	for _, e := range legend {
		w := sign + 0.4 + drawing.EmWidth(e.name)*labelSize
		if x > 0 && x+w > s.in.w {
			x, y = 0, y+drawing.LineHeight*labelSize
		}
		middle := y + drawing.LineHeight*labelSize/2
		if e.dot {
			s.Add(drawing.Dots{Ink: e.ink, Points: []drawing.Point{{X: x + sign/2, Y: middle}}, Radius: sign / 2})
		} else {
			s.Add(drawing.Box{Ink: e.ink, X: x, Y: middle - sign/2, W: sign, H: sign})
		}
		name := e.ink
		name.Role, name.Enter = theme.Text, drawing.Appear
		s.AddText(name, x+sign+0.4, y, e.name, labelSize, drawing.Start)
		x += w + gap
	}
	used := y + drawing.LineHeight*labelSize + 0.3 - s.in.y
	s.in.y, s.in.h = s.in.y+used, s.in.h-used
}

// finish cuts the sheet off below y.
func (s *sheet) finish(y float64) drawing.Shapes {
	s.Height = y
	return s.Shapes
}

// axisInk returns the ink of axes and of the lines across.
func axisInk() drawing.Ink { return drawing.Ink{Role: theme.Rule} }

// addValueAxis adds the marks of an axis at the left, and a line across for
// each, and takes their width off.
func (s *sheet) addValueAxis(a *axis) {
	place := func(v float64) float64 { return s.in.y + s.in.h*(1-a.at(v)) }
	least := 2.2 * labelSize
	marks := a.marks(drawing.State{}, func(all []axisMark) bool {
		for i := 1; i < len(all); i++ {
			if math.Abs(place(all[i].v)-place(all[i-1].v)) < least {
				return false
			}
		}
		return true
	})
	gutter := 0.0
	for _, m := range marks {
		gutter = max(gutter, drawing.EmWidth(m.text)*labelSize+0.5)
	}
	gutter = min(gutter, s.in.w/3)
	s.in.x, s.in.w = s.in.x+gutter, s.in.w-gutter
	for _, m := range marks {
		y := place(m.v)
		if y < s.in.y-1e-9 || y > s.in.y+s.in.h+1e-9 {
			continue
		}
		s.Add(drawing.Line{Ink: axisInk(), Points: []drawing.Point{{X: s.in.x, Y: y}, {X: s.in.x + s.in.w, Y: y}}, Width: 0.04, Dash: drawing.Dotted})
		s.Add(drawing.Word{Ink: drawing.Ink{Role: theme.Muted}, At: drawing.Point{X: s.in.x - 0.4, Y: y + 0.35*labelSize}, Text: m.text, Size: labelSize, Anchor: drawing.End})
	}
}

// footHeight is what an axis at the foot takes below its line.
const footHeight = drawing.LineHeight*labelSize + 0.2

// addFoot adds the axis below s.in with its marks, and its label at the right
// if there is one.
func (s *sheet) addFoot(a *axis) {
	y := s.in.y + s.in.h
	muted := drawing.Ink{Role: theme.Muted}
	s.Add(drawing.Line{Ink: axisInk(), Points: []drawing.Point{{X: s.in.x, Y: y}, {X: s.in.x + s.in.w, Y: y}}, Width: 0.08})
	end := s.in.x + s.in.w
	if a.label != "" && drawing.EmWidth(a.label)*labelSize < s.in.w/2 {
		s.AddText(muted, end, y+0.2, a.label, labelSize, drawing.End)
		end -= drawing.EmWidth(a.label)*labelSize + 0.8
	}
	span := func(m axisMark) (from, to float64) {
		w := drawing.EmWidth(m.text) * labelSize
		from = min(max(s.in.x+s.in.w*a.at(m.v)-w/2, 0), s.Width-w)
		return from, from + w
	}
	marks := a.marks(drawing.State{}, func(all []axisMark) bool {
		free := math.Inf(-1)
		for _, m := range all {
			from, to := span(m)
			if from < free {
				return false
			}
			free = to + 0.8
		}
		return true
	})
	for _, m := range marks {
		x := s.in.x + s.in.w*a.at(m.v)
		from, to := span(m)
		if to > end || from < 0 {
			continue
		}
		s.Add(drawing.Line{Ink: axisInk(), Points: []drawing.Point{{X: x, Y: y}, {X: x, Y: y + 0.25}}, Width: 0.08})
		s.AddText(muted, from, y+0.2, m.text, labelSize, drawing.Start)
	}
}
