package pixel

import (
	"math"

	"revolute/internal/export/sheet"
)

// straight returns the subpaths of a path as polylines.
func straight(steps []sheet.Step) (lines [][]sheet.Point) {
	for _, s := range steps {
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
	return lines
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
