package pixel

import (
	"math"

	"revolute/internal/export/sheet"
)

// stroke draws a stroke by filling its outline: a rectangle for each straight piece,
// and discs at joins and round ends.
func (c *canvas) stroke(p *sheet.Path, scale float64) {
	var lines [][]sheet.Point // its subpaths as polylines
	for _, s := range p.Steps {
		last := len(lines) - 1
		switch s.Verb {
		case sheet.Move:
			lines = append(lines, []sheet.Point{s.To})
		case sheet.Line:
			lines[last] = append(lines[last], s.To)
		case sheet.Curve:
			from := lines[last][len(lines[last])-1]
			const pieces = 12
			for n := 1; n <= pieces; n++ {
				t := float64(n) / pieces
				u := 1 - t
				mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
				lines[last] = append(lines[last], sheet.Point{X: mix(from.X, s.A.X, s.B.X, s.To.X), Y: mix(from.Y, s.A.Y, s.B.Y, s.To.Y)})
			}
		case sheet.Close:
			lines[last] = append(lines[last], lines[last][0])
		}
	}
	for _, line := range dashed(lines, p.Dash) {
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

// dashed cuts polylines into dashes; dash holds the lengths of a dash and a gap, in
// turn.
func dashed(lines [][]sheet.Point, dash []float64) (out [][]sheet.Point) {
	if len(dash) == 0 {
		return lines
	}
	for _, line := range lines {
		n, left := 0, dash[0]
		open := []sheet.Point{line[0]}
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			for long := math.Hypot(b.X-a.X, b.Y-a.Y); long > 0; {
				step := min(left, long)
				t := step / long
				a = sheet.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
				long, left = long-step, left-step
				if n%2 == 0 {
					open = append(open, a)
				}
				if left > 0 {
					continue
				}
				if n%2 == 0 {
					out = append(out, open)
				}
				n++
				left = max(dash[n%len(dash)], 0.01) // none is so short that it never ends
				open = []sheet.Point{a}
			}
		}
		if n%2 == 0 && len(open) > 0 {
			out = append(out, open)
		}
	}
	return out
}
