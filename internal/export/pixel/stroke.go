package pixel

import (
	"math"

	"revolute/internal/export/sheet"
)

// stroke draws a stroke by filling its outline: a rectangle for each straight piece,
// and discs at joins and round ends.
func (c *canvas) stroke(p *sheet.Path, scale float64) {
	for _, line := range dashed(straight(p.Steps), p.Dash) {
		var out sheet.Path
		half := p.Width / 2
		for i, b := range line {
			if !p.Butt || i > 0 && i < len(line)-1 {
				const sides = 24
				for n := range sides {
					sin, cos := math.Sincos(2 * math.Pi * float64(n) / sides)
					if x, y := b.X+half*cos, b.Y+half*sin; n == 0 {
						out.Move(x, y)
					} else {
						out.Line(x, y)
					}
				}
				out.Close()
			}
			if i == 0 {
				continue
			}
			a := line[i-1]
			long := math.Hypot(b.X-a.X, b.Y-a.Y)
			if long == 0 {
				continue
			}
			// To the right of the way, then back on its left: round as discs are.
			dx, dy := (b.Y-a.Y)/long*half, -(b.X-a.X)/long*half
			out.Move(a.X+dx, a.Y+dy)
			out.Line(b.X+dx, b.Y+dy)
			out.Line(b.X-dx, b.Y-dy)
			out.Line(a.X-dx, a.Y-dy)
			out.Close()
		}
		c.fill(p.Color, out.Steps, func(q sheet.Point) sheet.Point { return sheet.Point{X: q.X * scale, Y: q.Y * scale} })
	}
}
