package drawing

import (
	"revolute/internal/frame"
)

// Sketch is a drawing in braille: two dots across and four down in every cell.
// A cell has one style, that of the dot last put into it.
type Sketch struct {
	W, H   int // cells
	dots   []uint8
	styles []frame.Style
}

func NewSketch(w, h int) *Sketch {
	w, h = max(w, 0), max(h, 0)
	return &Sketch{W: w, H: h, dots: make([]uint8, w*h), styles: make([]frame.Style, w*h)}
}

// brailleBits are the dots of a cell by row and column.
var brailleBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// Dot puts a dot; outside of the sketch it does nothing.
func (s *Sketch) Dot(x, y int, st frame.Style) {
	if x < 0 || y < 0 || x >= 2*s.W || y >= 4*s.H {
		return
	}
	i := y/4*s.W + x/2
	s.dots[i] |= brailleBits[y%4][x%2]
	s.styles[i] = st
}

// Clear takes a dot away.
func (s *Sketch) Clear(x, y int) {
	if x >= 0 && y >= 0 && x < 2*s.W && y < 4*s.H {
		s.dots[y/4*s.W+x/2] &^= brailleBits[y%4][x%2]
	}
}

// Line draws a straight line from one dot to another, both included.
func (s *Sketch) Line(x0, y0, x1, y1 int, st frame.Style) {
	n := max(Abs(x1-x0), Abs(y1-y0), 1)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		s.Dot(Round(float64(x0)+t*float64(x1-x0)), Round(float64(y0)+t*float64(y1-y0)), st)
	}
}

// Restyle returns the cell that holds a dot another style, if anything is drawn in it.
func (s *Sketch) Restyle(x, y int, st frame.Style) {
	if x >= 0 && y >= 0 && x < 2*s.W && y < 4*s.H {
		if i := y/4*s.W + x/2; s.dots[i] != 0 {
			s.styles[i] = st
		}
	}
}

// Draw puts the sketch on c with its top left cell at x, y; cells without a dot are left alone.
func (s *Sketch) Draw(c Canvas, x, y int) {
	for i, d := range s.dots {
		if d != 0 {
			c.Print(x+i%s.W, y+i/s.W, string(rune(0x2800+int(d))), s.styles[i])
		}
	}
}

func Abs(v int) int { return max(v, -v) }
