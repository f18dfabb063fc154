package drawingtest

import (
	"math"
	"testing"

	"revolute/internal/drawing"
)

// CheckShapes lays d out for pages of many sizes and asks that all its shapes
// lie on the page, that something is there, and that it says what it is.
func CheckShapes(t *testing.T, d drawing.Drawing, body string) {
	t.Helper()
	shaper, ok := d.(drawing.Shaper)
	if !ok {
		t.Fatalf("%T has no shapes", d)
	}
	for _, size := range [][2]float64{{34, 14}, {18, 22}, {60, 30}, {24, 12}, {12, 40}, {8, 6}} {
		s := shaper.Shapes(size[0], size[1])
		if s.Desc != d.Text() {
			t.Errorf("described as %q, want %q", s.Desc, d.Text())
		}
		if len(s.Items) == 0 && d.Text() != "" {
			t.Errorf("%vx%v: no shapes:\n%s", size[0], size[1], body)
		}
		if s.Width > size[0]+1e-6 && size[0] >= 12 {
			t.Errorf("%vx%v: %v ems wide:\n%s", size[0], size[1], s.Width, body)
		}
		for _, item := range s.Items {
			from, to := bounds(item)
			const slack = 0.6 // of the widths of strokes, and of what is known of fonts
			if !(from.X >= -slack && from.Y >= -slack && to.X <= s.Width+slack && to.Y <= s.Height+slack) && size[0] >= 12 {
				t.Errorf("%vx%v: %T %+v reaches from %v to %v, and the page is %vx%v:\n%s", size[0], size[1], item, item, from, to, s.Width, s.Height, body)
				return
			}
			if k := item.Paint(); k.Step < 0 || k.Delay < 0 || k.Over < 0 {
				t.Errorf("%+v comes before it can", item)
			}
		}
	}
}

// bounds returns the upper left and lower right corner of a shape.
func bounds(s drawing.Shape) (from, to drawing.Point) {
	from, to = drawing.Point{X: math.Inf(1), Y: math.Inf(1)}, drawing.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	add := func(x, y, by float64) {
		from.X, from.Y = math.Min(from.X, x-by), math.Min(from.Y, y-by)
		to.X, to.Y = math.Max(to.X, x+by), math.Max(to.Y, y+by)
	}
	switch s := s.(type) {
	case drawing.Line:
		for _, p := range s.Points {
			add(p.X, p.Y, 0)
		}
	case drawing.Area:
		for _, r := range s.Rings {
			for _, p := range r {
				add(p.X, p.Y, 0)
			}
		}
	case drawing.Box:
		add(s.X, s.Y, 0)
		add(s.X+s.W, s.Y+s.H, 0)
	case drawing.Dots:
		for _, p := range s.Points {
			add(p.X, p.Y, s.Radius)
		}
	case drawing.Word:
		x, w := s.At.X, drawing.EmWidth(s.Text)*s.Size
		if s.Bold {
			w = drawing.BoldWidth(s.Text) * s.Size
		}
		switch s.Anchor {
		case drawing.Middle:
			x -= w / 2
		case drawing.End:
			x -= w
		}
		add(x, s.At.Y-0.8*s.Size, 0)
		add(x+w, s.At.Y+0.2*s.Size, 0)
	}
	return from, to
}
