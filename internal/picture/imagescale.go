package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

const (
	maxMaster = 3_000_000 // pixels of an image that are kept, whatever it has
	maxSent   = 1_500_000 // pixels that are sent to a terminal
)

// shrunk is m as RGBA, with at most so many pixels.
func shrunk(m image.Image, most int) *image.RGBA {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if n := w * h; n > most {
		scale := math.Sqrt(float64(most) / float64(n))
		w, h = max(1, int(float64(w)*scale)), max(1, int(float64(h)*scale))
	} else if same, ok := m.(*image.RGBA); ok && b.Min == (image.Point{}) {
		return copyOf(same)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == b.Dx() && h == b.Dy() {
		draw.Draw(out, out.Bounds(), m, b.Min, draw.Src)
	} else {
		draw.BiLinear.Scale(out, out.Bounds(), m, b, draw.Src, nil)
	}
	return out
}

// rendering is an image as a viewer is to see it. It is comparable.
type rendering struct {
	image         *Image
	columns, rows int
	graphics      frame.Graphics
	behind        frame.Color    // what its transparent pixels show
	widths        typeset.Widths // of blocks
	opaque        bool           // behind is painted even where the terminal could show its own
}

// normal drops what the protocol does not depend on, so that more viewers share.
func (r rendering) normal() rendering {
	r.graphics.CellWidth, r.graphics.CellHeight = r.graphics.Cell()
	if r.graphics.Images() {
		r.widths = typeset.Narrow
		if r.graphics.Protocol != frame.Sixel && !r.opaque {
			r.behind = 0
		}
	}
	return r
}

// pixels is the size in pixels that the rendering has.
func (r rendering) pixels() (width, height int) {
	w, h := r.graphics.Cell()
	width, height = r.columns*w, r.rows*h
	if r.graphics.Protocol == frame.Sixel {
		return width, max(6, height/6*6) // a terminal would scroll for a row that begins
	}
	// The terminal itself can make it larger, but not sharper.
	scale := math.Sqrt(maxSent / float64(width*height))
	if !r.image.header.vector {
		own := r.image.header
		scale = min(scale, max(float64(own.width)/float64(width), float64(own.height)/float64(height)))
	}
	if scale < 1 {
		width, height = max(1, int(float64(width)*scale)), max(1, int(float64(height)*scale))
	}
	return width, height
}

// scaled is master in a picture of width x height pixels that fills the cells.
func (r rendering) scaled(master *image.RGBA, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	sixel := r.graphics.Protocol == frame.Sixel
	holes := sixel && r.behind == 0 && !r.opaque
	if r.opaque || !r.graphics.Images() || sixel && !holes {
		draw.Draw(out, out.Bounds(), image.NewUniform(rgba(r.behind)), image.Point{}, draw.Src)
	}
	from, to := r.fit(master.Bounds(), out.Bounds())
	draw.CatmullRom.Scale(out, to, master, from, draw.Over, nil)
	if holes {
		allOrNothing(out)
	}
	return out
}

// allOrNothing makes every pixel opaque or not there, as sixels are.
func allOrNothing(m *image.RGBA) {
	for i := 0; i < len(m.Pix); i += 4 {
		p := m.Pix[i : i+4 : i+4]
		a := int(p[3])
		if a < 128 {
			clear(p)
			continue
		}
		for j := range p {
			p[j] = uint8(min(int(p[j])*255/a, 255))
		}
	}
}

// fit says which part of the image goes where.
func (r rendering) fit(from, to image.Rectangle) (image.Rectangle, image.Rectangle) {
	cw, ch := r.graphics.Cell()
	own := float64(r.image.header.width) / float64(r.image.header.height)
	room := float64(r.columns*cw) / float64(r.rows*ch)
	switch st := r.image.style; {
	case st.Fit == Stretch:
	case st.Fit == Cover && own > room:
		from = inner(from, room/own, 1)
	case st.Fit == Cover:
		from = inner(from, 1, own/room)
	case own > room:
		to = inner(to, 1, room/own)
	default:
		to = inner(to, own/room, 1)
	}
	return from, to
}

// inner is the middle of r, with these parts of its width and height.
func inner(r image.Rectangle, w, h float64) image.Rectangle {
	cut := func(n int, part float64) int { return int(float64(n) * (1 - min(part, 1)) / 2) }
	x, y := cut(r.Dx(), w), cut(r.Dy(), h)
	return image.Rect(r.Min.X+x, r.Min.Y+y, r.Max.X-x, r.Max.Y-y)
}

// rgba is a cell's colour; the terminal's own, which nobody knows, is black.
func rgba(c frame.Color) color.RGBA {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}
