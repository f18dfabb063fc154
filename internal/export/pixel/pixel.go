// Package pixel draws sheets in pixels: for PNG, for films, and for the slides of
// others.
package pixel

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // images of decks
	_ "image/png"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"revolute/internal/export/font"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
)

// Draw draws a sheet with scale pixels for each of its units, text in the font f.
func Draw(s *sheet.Sheet, f *font.Font, scale float64) *image.RGBA {
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale))))}
	draw.Draw(c, c.Rect, image.NewUniform(rgba(s.Ground)), image.Point{}, draw.Src)
	whole := func(p sheet.Point) sheet.Point { return sheet.Point{X: p.X * scale, Y: p.Y * scale} }
	for _, item := range s.Items {
		switch i := item.(type) {
		case *sheet.Path:
			if i.Width == 0 {
				c.fill(i.Color, i.Steps, whole)
			} else {
				c.stroke(i, scale)
			}
		case *sheet.Text:
			if i.Hidden {
				continue
			}
			letters, _ := f.Set(i)
			for _, l := range letters {
				slant := 0.0
				if i.Italic && !l.Pixel {
					slant = 0.2
				}
				outline := f.Outline(l)
				place := func(dx float64) func(sheet.Point) sheet.Point {
					return func(p sheet.Point) sheet.Point {
						return whole(sheet.Point{X: i.X + l.X + (p.X-slant*p.Y+dx)*l.W, Y: i.Y + l.Down + p.Y*l.H})
					}
				}
				c.fill(i.Color, outline.Steps, place(0))
				if i.Bold && !l.Pixel {
					c.fill(i.Color, outline.Steps, place(bolder))
				}
			}
		case *sheet.Image:
			// One that cannot be read is left out.
			if m, _, err := image.Decode(bytes.NewReader(i.Image.Data)); err == nil {
				to := image.Rect(int(i.X*scale), int(i.Y*scale), int((i.X+i.W)*scale), int((i.Y+i.H)*scale))
				draw.CatmullRom.Scale(c, to, m, m.Bounds(), draw.Over, nil)
			}
		}
	}
	return c.RGBA
}

// bolder is how far, in ems, the strokes of bold letters are wider.
const bolder = 0.035

func rgba(c frame.Color) color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}

// canvas is an image that is being drawn.
type canvas struct {
	*image.RGBA
	raster vector.Rasterizer
}

// fill fills a path, its points placed in the image by at.
func (c *canvas) fill(color frame.Color, steps []sheet.Step, at func(sheet.Point) sheet.Point) {
	lo, hi := sheet.Point{X: math.Inf(1), Y: math.Inf(1)}, sheet.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, s := range steps {
		points := []sheet.Point{s.To, s.A, s.B}[:1]
		switch s.Verb {
		case sheet.Curve:
			points = []sheet.Point{s.To, s.A, s.B}
		case sheet.Close:
			continue
		}
		for _, p := range points {
			p = at(p)
			lo.X, lo.Y, hi.X, hi.Y = min(lo.X, p.X), min(lo.Y, p.Y), max(hi.X, p.X), max(hi.Y, p.Y)
		}
	}
	box := image.Rect(int(math.Floor(lo.X)), int(math.Floor(lo.Y)), int(math.Ceil(hi.X)), int(math.Ceil(hi.Y))).Intersect(c.Rect)
	if box.Empty() {
		return
	}
	c.raster.Reset(box.Dx(), box.Dy())
	part := func(p sheet.Point) (x, y float32) {
		p = at(p)
		return float32(p.X - float64(box.Min.X)), float32(p.Y - float64(box.Min.Y))
	}
	for _, s := range steps {
		x, y := part(s.To)
		switch s.Verb {
		case sheet.Move:
			c.raster.MoveTo(x, y)
		case sheet.Line:
			c.raster.LineTo(x, y)
		case sheet.Curve:
			ax, ay := part(s.A)
			bx, by := part(s.B)
			c.raster.CubeTo(ax, ay, bx, by, x, y)
		case sheet.Close:
			c.raster.ClosePath()
		}
	}
	c.raster.Draw(c.RGBA, box, image.NewUniform(rgba(color)), image.Point{})
}

// stroke draws the strokes of a path as what they cover: a quadrangle for each
// straight piece, and a disc where pieces meet and where round ones end.
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

// straight returns the parts of a path as lines of straight pieces.
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

// dashed cuts lines into dashes, of lengths that follow each other again and
// again: a dash, a gap.
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
