// Package pixel draws a frame in pixels, as a terminal with the letters of package
// lettering would show it: for PNG, for GIF, and for slides of others.
package pixel

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // images of decks
	_ "image/png"
	"math"
	"unicode/utf8"

	"golang.org/x/image/draw"

	"revolute/internal/export/cells"
	"revolute/internal/frame"
	"revolute/internal/lettering"
)

// picture is an image that is being drawn.
type picture struct {
	*image.RGBA
	scale int // pixels of a unit of package cells
}

// Draw draws a frame with scale pixels for each unit of package cells: a cell is
// 12 of them wide and 24 high. dark says what the terminal's own colours are like.
func Draw(f *frame.Frame, dark bool, scale int) *image.RGBA {
	c := cells.Of(f.WithoutImages(), dark)
	p := &picture{image.NewRGBA(image.Rect(0, 0, c.Width*scale, c.Height*scale)), scale}
	p.area(cells.Area{W: c.Width, H: c.Height}, c.Ground)
	for _, g := range c.Grounds {
		p.area(g.Area, g.Color)
	}
	whole, _ := f.Placed()
	for _, i := range whole {
		p.image(i)
	}
	for _, i := range c.Inks {
		p.ink(i)
	}
	for _, r := range c.Runs {
		p.run(r)
	}
	return p.RGBA
}

func rgba(c frame.Color) color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}

// area fills a rectangle.
func (p *picture) area(a cells.Area, c frame.Color) {
	r := image.Rect(a.X*p.scale, a.Y*p.scale, (a.X+a.W)*p.scale, (a.Y+a.H)*p.scale)
	draw.Draw(p, r, image.NewUniform(rgba(c)), image.Point{}, draw.Src)
}

func (p *picture) ink(i cells.Ink) {
	for _, a := range i.Areas {
		p.area(a, i.Color)
	}
	for _, d := range i.Dots {
		p.disc(float64(d.X), float64(d.Y), cells.DotWidth/2.0, i.Color)
	}
	for _, l := range i.Lines {
		const half = cells.LineWidth / 2
		switch {
		case l.Rounded:
			p.corner(l, i.Color)
		case l.A.Y == l.B.Y:
			p.area(cells.Area{X: l.A.X, Y: l.A.Y - half, W: l.B.X - l.A.X, H: cells.LineWidth}, i.Color)
		default:
			y := min(l.A.Y, l.B.Y)
			p.area(cells.Area{X: l.A.X - half, Y: y, W: cells.LineWidth, H: max(l.A.Y, l.B.Y) - y}, i.Color)
		}
	}
}

// corner draws a rounded corner as discs along it.
func (p *picture) corner(l cells.Line, c frame.Color) {
	midY := float64(l.A.Y+l.Corner.Y) / 2
	const steps = 24
	for n := range steps + 1 {
		t := float64(n) / steps
		p.disc(float64(l.A.X), float64(l.A.Y)+(midY-float64(l.A.Y))*t, cells.LineWidth/2.0, c)
		u := 1 - t
		x := u*u*float64(l.A.X) + 2*u*t*float64(l.Corner.X) + t*t*float64(l.B.X)
		y := u*u*midY + 2*u*t*float64(l.Corner.Y) + t*t*float64(l.B.Y)
		p.disc(x, y, cells.LineWidth/2.0, c)
	}
}

// disc fills a circle, its edge as far as it covers a pixel.
func (p *picture) disc(x, y, radius float64, c frame.Color) {
	s := float64(p.scale)
	x, y, radius = x*s, y*s, radius*s
	for py := int(y - radius - 1); py <= int(y+radius+1); py++ {
		for px := int(x - radius - 1); px <= int(x+radius+1); px++ {
			cover := radius + 0.5 - math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y)
			if cover <= 0 || !image.Pt(px, py).In(p.Rect) {
				continue
			}
			p.SetRGBA(px, py, mixed(p.RGBAAt(px, py), rgba(c), min(cover, 1)))
		}
	}
}

// mixed is a colour under another that covers a part of it.
func mixed(under, over color.RGBA, cover float64) color.RGBA {
	part := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*cover + 0.5) }
	return color.RGBA{part(under.R, over.R), part(under.G, over.G), part(under.B, over.B), 0xff}
}

// run draws text, each pixel of a glyph as two units.
func (p *picture) run(r cells.Run) {
	const pixel = cells.Height / lettering.Height
	width := 1
	if r.Wide {
		width = 2
	}
	for n, text := range r.Text {
		x, y := (r.X+n*width)*cells.Width, r.Y*cells.Height
		c, _ := utf8.DecodeRuneInString(text)
		b, ok := lettering.Glyph(c)
		if !ok {
			p.missing(x, y, width*cells.Width, r.Color)
			continue
		}
		for row, bits := range b.Rows {
			for column := range b.Width {
				if bits>>column&1 != 0 {
					p.area(cells.Area{X: x + column*pixel, Y: y + row*pixel, W: pixel, H: pixel}, r.Color)
				}
			}
		}
	}
	for _, line := range []struct {
		attr frame.Attr
		y    int
	}{{frame.Underline, cells.Height - 2}, {frame.Strike, cells.Height/2 - 1}} {
		if r.Attr&line.attr != 0 {
			p.area(cells.Area{X: r.X * cells.Width, Y: r.Y*cells.Height + line.y, W: r.Columns * cells.Width, H: 2}, r.Color)
		}
	}
}

// missing draws a box for a character without a glyph.
func (p *picture) missing(x, y, width int, c frame.Color) {
	for _, a := range []cells.Area{{X: x + 2, Y: y + 4, W: width - 4, H: 2}, {X: x + 2, Y: y + 18, W: width - 4, H: 2}, {X: x + 2, Y: y + 4, W: 2, H: 16}, {X: x + width - 4, Y: y + 4, W: 2, H: 16}} {
		p.area(a, c)
	}
}

// image draws an image of the deck.
func (p *picture) image(i frame.Placed) {
	m, _, err := image.Decode(bytes.NewReader(i.Image.Data))
	if err != nil {
		return
	}
	w, h := cells.Width*p.scale, cells.Height*p.scale
	to := image.Rect(i.X*w, i.Y*h, (i.X+i.Image.Columns)*w, (i.Y+i.Image.Rows)*h)
	draw.CatmullRom.Scale(p, to, m, m.Bounds(), draw.Over, nil)
}
