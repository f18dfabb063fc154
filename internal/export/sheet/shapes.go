package sheet

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Sizes of the text in drawings, in units.
const (
	largest  = 2 * CellHeight
	smallest = CellHeight
)

// AddDrawing adds a drawing at a step, centred in a rectangle. It is drawn as shapes,
// with text as large as fits, or as cells if its shapes do not fit.
func (s *Sheet) AddDrawing(d drawing.Drawing, step int, look *theme.Look, x, y, w, h float64) {
	shaper, ok := d.(drawing.Shaper)
	if !ok || !s.addShapes(shaper, step, look, x, y, w, h) {
		s.addCells(d, step, look, x, y, w, h)
	}
}

// addCells adds a drawing in cells.
func (s *Sheet) addCells(d drawing.Drawing, step int, look *theme.Look, x, y, w, h float64) {
	state := drawing.State{Step: step, Still: true, Look: look, Graphics: Graphics(), Lettering: lettering.Sextants}
	columns, rows := d.Size(max(1, int(w/CellWidth)), max(1, int(h/CellHeight)), state)
	f := frame.New(max(1, columns), max(1, rows), typeset.Narrow, look.Canvas())
	d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: state})
	drawn := Frame(f, look)
	scale := min(1, w/drawn.Width, h/drawn.Height)
	at := func(p Point) Point {
		return Point{x + (w-drawn.Width*scale)/2 + p.X*scale, y + (h-drawn.Height*scale)/2 + p.Y*scale}
	}
	for _, item := range drawn.Items {
		switch i := item.(type) {
		case *Path:
			i.Width *= scale
			for n := range i.Steps {
				step := &i.Steps[n]
				step.To, step.A, step.B = at(step.To), at(step.A), at(step.B)
			}
		case *Text:
			to := at(Point{i.X, i.Y})
			i.X, i.Y, i.Size, i.Column = to.X, to.Y, i.Size*scale, i.Column*scale
		case *Image:
			to := at(Point{i.X, i.Y})
			i.X, i.Y, i.W, i.H = to.X, to.Y, i.W*scale, i.H*scale
		}
		s.Add(item)
	}
}

// addShapes adds a drawing as shapes and reports whether they fit. If even the
// smallest text is too large, the whole drawing may be scaled down a little.
func (s *Sheet) addShapes(d drawing.Shaper, step int, look *theme.Look, x, y, w, h float64) bool {
	var shapes drawing.Shapes
	em := max(smallest, min(largest, w/drawing.Narrow))
	for {
		shapes = d.Shapes(w/em, h/em)
		if em == smallest || shapes.Width*em <= w+1 && shapes.Height*em <= h+1 {
			break
		}
		em = max(smallest, em*0.9)
	}
	const little = 0.8
	fit := min(1, w/(shapes.Width*em), h/(shapes.Height*em))
	if shapes.Width <= 0 || shapes.Height <= 0 || fit < little {
		return false
	}
	em *= fit
	x += (w - shapes.Width*em) / 2
	y += (h - shapes.Height*em) / 2
	at := func(p drawing.Point) Point { return Point{x + p.X*em, y + p.Y*em} }
	palette := Palette{look.Viewer.Dark}
	for _, item := range shapes.Items {
		ink := item.Paint()
		if ink.Step > step {
			continue
		}
		color := palette.RGB(ink.Fixed, false)
		if ink.Fixed == 0 {
			color = palette.RGB(look.Mix(ink.Role, ink.Toward, ink.Part), ink.Role == theme.Background || ink.Role == theme.CodeBackground)
			if ink.Part <= 0 {
				color = palette.RGB(look.Color(ink.Role), ink.Role == theme.Background || ink.Role == theme.CodeBackground)
			}
		}
		path := &Path{Color: color}
		switch i := item.(type) {
		case drawing.Line:
			path.Width = i.Width * em
			switch i.Dash {
			case drawing.Dashed:
				path.Dash, path.Butt = []float64{4 * path.Width, 3 * path.Width}, true
			case drawing.Dotted:
				path.Dash = []float64{0, 2.5 * path.Width}
			}
			points := make([]Point, len(i.Points))
			for n, p := range i.Points {
				points[n] = at(p)
			}
			path.through(points, i.Smooth)
			if i.Closed {
				path.Close()
			}
		case drawing.Area:
			for _, ring := range i.Rings {
				points := make([]Point, len(ring))
				for n, p := range ring {
					points[n] = at(p)
				}
				path.through(points, false)
				path.Close()
			}
		case drawing.Box:
			path.Width = i.Outline * em
			corner := at(drawing.Point{X: i.X, Y: i.Y})
			path.rounded(corner.X, corner.Y, i.W*em, i.H*em, min(i.Radius, i.W/2, i.H/2)*em)
		case drawing.Dots:
			path.Width = 2 * i.Radius * em
			for _, p := range i.Points {
				to := at(p)
				path.Move(to.X, to.Y)
				path.Line(to.X, to.Y)
			}
		case drawing.Word:
			to := at(i.At)
			s.Add(&Text{
				X: to.X, Y: to.Y, Size: i.Size * em, Text: i.Text, Anchor: i.Anchor, Color: color, Bold: i.Bold, Mono: i.Mono, Link: i.Link,
			})
		}
		s.Add(path)
	}
	return true
}

// through adds a line through points; a smooth one is a Catmull-Rom spline.
func (p *Path) through(points []Point, smooth bool) {
	near := func(i int) Point { return points[min(max(i, 0), len(points)-1)] }
	for i, to := range points {
		switch {
		case i == 0:
			p.Move(to.X, to.Y)
		case smooth && len(points) > 2:
			a, b, d := near(i-2), near(i-1), near(i+1)
			p.Curve(Point{b.X + (to.X-a.X)/6, b.Y + (to.Y-a.Y)/6}, Point{to.X - (d.X-b.X)/6, to.Y - (d.Y-b.Y)/6}, to)
		default:
			p.Line(to.X, to.Y)
		}
	}
}

// rounded adds a rectangle with round corners.
func (p *Path) rounded(x, y, w, h, r float64) {
	if r <= 0 {
		p.Rect(x, y, w, h)
		return
	}
	k := r * 0.4477 // from a corner to the control points of a quarter of a circle
	p.Move(x+r, y)
	p.Line(x+w-r, y)
	p.Curve(Point{x + w - k, y}, Point{x + w, y + k}, Point{x + w, y + r})
	p.Line(x+w, y+h-r)
	p.Curve(Point{x + w, y + h - k}, Point{x + w - k, y + h}, Point{x + w - r, y + h})
	p.Line(x+r, y+h)
	p.Curve(Point{x + k, y + h}, Point{x, y + h - k}, Point{x, y + h - r})
	p.Line(x, y+r)
	p.Curve(Point{x, y + k}, Point{x + k, y}, Point{x + r, y})
	p.Close()
}
