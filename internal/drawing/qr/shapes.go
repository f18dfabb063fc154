package qr

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// Shapes draws the code as large as there is room for, with its address below
// where that fits on a line.
func (c *code) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Title: "QR", Desc: c.Text()}
	if c.matrix == nil {
		return s
	}
	const most = 16 // ems: a code that fills a page is no easier to scan
	text := 0.8
	if fits := width / drawing.EmWidth(c.address); fits < text {
		text = max(fits, 0.5)
	}
	below := 0.0
	if drawing.EmWidth(c.address)*text <= width {
		below = drawing.LineHeight*text + 0.3
	}
	side := min(width, height-below, most)
	if side < 4 {
		side, below = min(width, height), 0
	}
	s.Width, s.Height = side, side+below
	if below > 0 {
		s.Width = max(side, drawing.EmWidth(c.address)*text)
	}
	left := (s.Width - side) / 2
	s.Add(drawing.Box{Ink: drawing.Ink{Fixed: frame.RGB(255, 255, 255)}, X: left, W: side, H: side})
	s.Add(drawing.Area{Ink: drawing.Ink{Fixed: frame.RGB(0, 0, 0)}, Rings: c.rings(left, 0, side)})
	if below > 0 {
		s.Add(drawing.Word{
			Ink: drawing.Ink{Role: theme.Muted}, At: drawing.Point{X: s.Width / 2, Y: side + 0.3 + drawing.Ascent*text},
			Text: c.address, Size: text, Anchor: drawing.Middle, Link: c.address,
		})
	}
	return s
}

// rings returns the black modules as rectangles, one for those of a row that
// touch, within a square at x, y that has the quiet zone at its edges.
func (c *code) rings(x, y, side float64) [][]drawing.Point {
	n := c.matrix.Size
	module := side / float64(n+2*quietFull)
	var rings [][]drawing.Point
	for row := range n {
		for from := 0; from < n; from++ {
			if !c.black(from, row) {
				continue
			}
			to := from
			for c.black(to, row) {
				to++
			}
			x0, x1 := x+float64(from+quietFull)*module, x+float64(to+quietFull)*module
			y0 := y + float64(row+quietFull)*module
			rings = append(rings, []drawing.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y0 + module}, {X: x0, Y: y0 + module}})
			from = to
		}
	}
	return rings
}
