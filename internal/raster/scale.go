package raster

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

const (
	enoughPixels = 1_500_000 // as many as screens have
	maxSent      = 1_500_000 // pixels that are sent to a terminal
)

// toRGBA returns m as RGBA. An image of many pixels has fewer then, but not less
// than enough, or no more than most, if that is not 0.
func toRGBA(m image.Image, enough, most int) *image.RGBA {
	b := m.Bounds()
	n := b.Dx() * b.Dy()
	if most == 0 && n > enough && n < 4*enough { // it has less than twice the pixels across
		part := math.Sqrt(float64(enough) / float64(n))
		out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*part)), max(1, int(float64(b.Dy())*part))))
		draw.ApproxBiLinear.Scale(out, out.Bounds(), m, b, draw.Src, nil)
		return out
	}
	k := int(math.Sqrt(float64(n) / float64(enough)))
	if most > 0 {
		k = max(k, int(math.Ceil(math.Sqrt(float64(n)/float64(most)))))
	}
	return shrinkBy(m, max(k, 1))
}

// shrinkBy returns m with every k x k pixels as one: their mean. It takes hardly more
// memory than what it gives.
func shrinkBy(m image.Image, k int) *image.RGBA {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()/k), max(1, b.Dy()/k)))
	if k == 1 {
		draw.Draw(out, out.Bounds(), m, b.Min, draw.Src)
		return out
	}
	rows := image.NewRGBA(image.Rect(0, 0, b.Dx(), k))
	for y := range out.Bounds().Dy() {
		draw.Draw(rows, rows.Bounds(), m, b.Min.Add(image.Pt(0, y*k)), draw.Src)
		line := out.Pix[y*out.Stride:]
		for x := range out.Bounds().Dx() {
			mean(line[4*x:4*x+4:4*x+4], rows, x*k, min(k, b.Dx()), min(k, b.Dy()))
		}
	}
	return out
}

// mean sets to to the mean of w x h pixels of m from column x on.
func mean(to []byte, m *image.RGBA, x, w, h int) {
	var sum [4]int
	for y := range h {
		line := m.Pix[y*m.Stride+4*x:][:4*w]
		for i := 0; i < len(line); i += 4 {
			sum[0] += int(line[i])
			sum[1] += int(line[i+1])
			sum[2] += int(line[i+2])
			sum[3] += int(line[i+3])
		}
	}
	for i := range to {
		to[i] = uint8(sum[i] / (w * h))
	}
}

// rendering is an image as a viewer is to see it. It is comparable.
type rendering struct {
	image         *Image
	columns, rows int
	graphics      frame.Graphics
	background    frame.Color    // what its transparent pixels show
	widths        typeset.Widths // of blocks
	opaque        bool           // behind is painted even where the terminal could show its own
}

// normalized drops what the protocol does not depend on, so that more viewers share.
func (r rendering) normalized() rendering {
	r.graphics.CellWidth, r.graphics.CellHeight = r.graphics.Cell()
	if r.graphics.Images() {
		r.widths = typeset.Narrow
		if r.graphics.Protocol == frame.Kitty && !r.opaque {
			r.background = 0
		}
	}
	return r
}

// pixels returns the size in pixels that the rendering has.
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

// scaledTo returns master in a picture of width x height pixels that fills the cells.
func (r rendering) scaledTo(master *image.RGBA, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	sixel := r.graphics.Protocol == frame.Sixel
	holes := sixel && r.background == 0 && !r.opaque
	padded := r.graphics.Protocol == frame.ITerm2 && r.background != 0 && master.Opaque() // a JPEG has no holes
	if r.opaque || !r.graphics.Images() || sixel && !holes || padded {
		c := r.background // the terminal's own, which nobody knows, is black
		opaque := color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
		draw.Draw(out, out.Bounds(), image.NewUniform(opaque), image.Point{}, draw.Src)
	}
	if k := min(master.Bounds().Dx()/(2*width), master.Bounds().Dy()/(2*height)); k > 1 {
		master = shrinkBy(master, k)
	}
	from, to := r.fit(master.Bounds(), out.Bounds())
	resample(out, to, master, from)
	if holes {
		dropTranslucent(out)
	}
	return out
}

// dropTranslucent makes every pixel opaque or not there, as sixels are.
func dropTranslucent(m *image.RGBA) {
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
		from = middle(from, room/own, 1)
	case st.Fit == Cover:
		from = middle(from, 1, own/room)
	case own > room:
		to = middle(to, 1, room/own)
	default:
		to = middle(to, own/room, 1)
	}
	return from, to
}

// middle returns the middle of r, with these parts of its width and height.
func middle(r image.Rectangle, w, h float64) image.Rectangle {
	cut := func(n int, part float64) int { return int(float64(n) * (1 - min(part, 1)) / 2) }
	x, y := cut(r.Dx(), w), cut(r.Dy(), h)
	return image.Rect(r.Min.X+x, r.Min.Y+y, r.Max.X-x, r.Max.Y-y)
}
