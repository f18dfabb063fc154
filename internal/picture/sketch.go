package picture

import (
	"revolute/internal/frame"
)

// sketch is a drawing in braille: two dots across and four down in every cell.
// A cell has one style, that of the dot last put into it.
type sketch struct {
	w, h   int // cells
	dots   []uint8
	styles []frame.Style
}

func newSketch(w, h int) *sketch {
	w, h = max(w, 0), max(h, 0)
	return &sketch{w: w, h: h, dots: make([]uint8, w*h), styles: make([]frame.Style, w*h)}
}

// brailleBits are the dots of a cell by row and column.
var brailleBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// dot puts a dot; outside of the sketch it does nothing.
func (s *sketch) dot(x, y int, st frame.Style) {
	if x < 0 || y < 0 || x >= 2*s.w || y >= 4*s.h {
		return
	}
	i := y/4*s.w + x/2
	s.dots[i] |= brailleBits[y%4][x%2]
	s.styles[i] = st
}

// clear takes a dot away.
func (s *sketch) clear(x, y int) {
	if x >= 0 && y >= 0 && x < 2*s.w && y < 4*s.h {
		s.dots[y/4*s.w+x/2] &^= brailleBits[y%4][x%2]
	}
}

// line draws a straight line from one dot to another, both included.
func (s *sketch) line(x0, y0, x1, y1 int, st frame.Style) {
	n := max(abs(x1-x0), abs(y1-y0), 1)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		s.dot(roundInt(float64(x0)+t*float64(x1-x0)), roundInt(float64(y0)+t*float64(y1-y0)), st)
	}
}

// restyle gives the cell that holds a dot another style, if anything is drawn in it.
func (s *sketch) restyle(x, y int, st frame.Style) {
	if x >= 0 && y >= 0 && x < 2*s.w && y < 4*s.h {
		if i := y/4*s.w + x/2; s.dots[i] != 0 {
			s.styles[i] = st
		}
	}
}

// draw puts the sketch on f with its top left cell at x, y; cells without a dot are left alone.
func (s *sketch) draw(f *frame.Frame, area frame.Rect, x, y int) {
	for i, d := range s.dots {
		if d != 0 {
			f.PrintIn(area, x+i%s.w, y+i/s.w, string(rune(0x2800+int(d))), s.styles[i])
		}
	}
}

func abs(v int) int { return max(v, -v) }
