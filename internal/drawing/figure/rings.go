package figure

import (
	"math"

	"revolute/internal/drawing"
	"revolute/internal/frame"
)

// ring is a link of a chain: an ellipse in a box of cells, of which part has
// been drawn.
type ring struct {
	box   frame.Rect
	part  float64
	style frame.Style
}

// ringSteps is enough for a ring as wide as a screen to have no holes.
const ringSteps = 1200

// walk calls fn for the dots of the ring from one angle to another, in turns:
// 0 is its right, 0.25 its foot.
func (r ring) walk(from, to float64, fn func(x, y int)) {
	x0, y0 := 2*r.box.X, 4*r.box.Y
	x1, y1 := x0+2*r.box.W-2, y0+4*r.box.H-2
	steps := max(int((to-from)*ringSteps), 1)
	for i := range steps + 1 {
		fn(ellipsePoint(x0, y0, x1, y1, 2*math.Pi*(from+(to-from)*float64(i)/float64(steps))))
	}
}

// cut takes away what the ring would touch where it passes over another one.
func (r ring) cut(s *drawing.Sketch, from, to float64) {
	r.walk(from, to, func(x, y int) {
		for d := range 16 {
			s.Clear(x-1+d%4, y-1+d/4)
		}
	})
}

// draw draws the ring, two dots thick.
func (r ring) draw(s *drawing.Sketch, from, to float64) {
	r.walk(from, to, func(x, y int) {
		for d := range 4 {
			s.Dot(x+d%2, y+d/2, r.style)
		}
	})
}

// drawChain draws rings that hang in one another: of the two places where a
// ring crosses the next one it lies above at one and below at the other.
func drawChain(s *drawing.Sketch, rings []ring, down bool) {
	start := 0.5 // a ring is drawn from where the one before it is
	if down {
		start = 0.75
	}
	for i, r := range rings {
		if i > 0 {
			r.cut(s, start, start+r.part)
		}
		r.draw(s, start, start+r.part)
		if i == 0 || r.part < 1 {
			continue
		}
		// The one before passes over this one once more.
		from, to := -0.16, -0.01
		if down {
			from, to = 0.26, 0.41
		}
		rings[i-1].cut(s, from, to)
		rings[i-1].draw(s, from-0.05, to+0.02)
	}
}

// ellipsePoint returns the dot at an angle of the ellipse that fills a rectangle of
// dots; angle 0 is its right, and it goes clockwise as rows go down.
func ellipsePoint(x0, y0, x1, y1 int, angle float64) (x, y int) {
	sin, cos := math.Sincos(angle)
	x = drawing.Round((float64(x0+x1) + float64(x1-x0)*cos) / 2)
	y = drawing.Round((float64(y0+y1) + float64(y1-y0)*sin) / 2)
	return x, y
}
