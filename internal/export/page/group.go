package page

import (
	"math"
	"time"

	"revolute/internal/drawing"
)

// group is shapes of one ink.
type group struct {
	ink   drawing.Ink
	items []drawing.Shape
	boxes []extent
}

// extent is the rectangle that a shape lies in, in ems.
type extent struct{ x0, y0, x1, y1 float64 }

// tick is to what delays are rounded, so that what comes at nearly one time is
// one group.
const tick = 100 * time.Millisecond

// grouped puts shapes of one ink together, as far as none comes to lie behind
// another that it touches and that was behind it.
func grouped(items []drawing.Shape) []group {
	const far = 80 // groups that are looked through
	var out []group
next:
	for _, item := range items {
		ink := item.Paint()
		if ink.Enter == drawing.Appear {
			ink.Delay = ink.Delay.Round(tick)
		}
		// The rectangle that it lies in.
		box := extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		add := func(p drawing.Point, around float64) {
			box.x0, box.y0 = min(box.x0, p.X-around), min(box.y0, p.Y-around)
			box.x1, box.y1 = max(box.x1, p.X+around), max(box.y1, p.Y+around)
		}
		switch s := item.(type) {
		case drawing.Line:
			for _, p := range s.Points {
				add(p, s.Width/2)
			}
		case drawing.Area:
			for _, ring := range s.Rings {
				for _, p := range ring {
					add(p, 0)
				}
			}
		case drawing.Box:
			add(drawing.Point{X: s.X, Y: s.Y}, s.Outline/2)
			add(drawing.Point{X: s.X + s.W, Y: s.Y + s.H}, s.Outline/2)
		case drawing.Dots:
			for _, p := range s.Points {
				add(p, s.Radius)
			}
		case drawing.Word:
			width := drawing.EmWidth(s.Text) * s.Size
			left := s.At.X - width*[...]float64{0, 0.5, 1}[s.Anchor]
			add(drawing.Point{X: left, Y: s.At.Y - s.Size}, 0)
			add(drawing.Point{X: left + width, Y: s.At.Y + 0.3*s.Size}, 0)
		}
		for i := len(out) - 1; i >= max(0, len(out)-far); i-- {
			if out[i].ink == ink {
				out[i].items = append(out[i].items, item)
				out[i].boxes = append(out[i].boxes, box)
				continue next
			}
			for _, other := range out[i].boxes {
				if other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1 {
					i = -1 // it stays before what it touches
					break
				}
			}
		}
		out = append(out, group{ink, []drawing.Shape{item}, []extent{box}})
	}
	return out
}
