// Package pixel draws sheets as images, and frames as animations.
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

// mostPixels bounds the size of a picture.
const mostPixels = 50_000_000

// Draw draws a sheet at scale pixels for each unit, or fewer if it would have more
// than mostPixels, with its text in the font f.
func Draw(s *sheet.Sheet, f *font.Font, scale float64) *image.RGBA {
	scale = min(scale, math.Sqrt(mostPixels/(s.Width*s.Height)))
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale))))}
	draw.Draw(c.RGBA, c.Rect, image.NewUniform(rgba(s.Ground)), image.Point{}, draw.Src)
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
				if i.Italic && l.Face != nil {
					slant = 0.2
				}
				outline := f.Outline(l)
				place := func(dx float64) func(sheet.Point) sheet.Point {
					return func(p sheet.Point) sheet.Point {
						return whole(sheet.Point{X: i.X + l.X + (p.X-slant*p.Y+dx)*l.W, Y: i.Y + l.Down + p.Y*l.H})
					}
				}
				c.fill(i.Color, outline.Steps, place(0))
				if i.Bold && l.Face != nil {
					c.fill(i.Color, outline.Steps, place(bolder))
				}
			}
		case *sheet.Image:
			// One that cannot be read is left out.
			if m, _, err := image.Decode(bytes.NewReader(i.Image.Data)); err == nil {
				to := image.Rect(int(i.X*scale), int(i.Y*scale), int((i.X+i.W)*scale), int((i.Y+i.H)*scale))
				draw.CatmullRom.Scale(c.RGBA, to, m, m.Bounds(), draw.Over, nil)
			}
		}
	}
	return c.RGBA
}

// bolder is the additional width of bold strokes, in ems.
const bolder = 0.035

func rgba(c frame.Color) color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}

// canvas is an image that is being drawn.
type canvas struct {
	*image.RGBA
	raster vector.Rasterizer
}

// fill fills a path; at maps its points to the image.
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
