package raster

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/charmbracelet/x/ansi/sixel"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// rendered is an image ready to be shown.
type rendered struct {
	frames []renderedFrame
	err    error
	bytes  int
}

// renderedFrame is one picture of it: as the terminal's, or as cells.
type renderedFrame struct {
	image *frame.Image
	cells *frame.Frame
}

// render makes masters ready for a terminal.
func (r rendering) render(masters []*image.RGBA) rendered {
	var out rendered
	for _, m := range masters {
		var f renderedFrame
		if r.graphics.Images() {
			width, height := r.pixels()
			f.image = r.encode(r.scaled(m, width, height))
			out.bytes += len(f.image.Data)
		} else {
			f.cells = r.cells(m)
			out.bytes += r.columns * r.rows * 16
		}
		out.frames = append(out.frames, f)
	}
	out.bytes += 256 * len(out.frames)
	return out
}

// encode makes a terminal's image.
func (r rendering) encode(m *image.RGBA) *frame.Image {
	var b bytes.Buffer
	switch {
	case r.graphics.Protocol == frame.Sixel:
		var e sixel.Encoder
		_ = e.Encode(&b, m) // a buffer takes everything
	case r.graphics.Protocol == frame.ITerm2 && m.Opaque():
		_ = jpeg.Encode(&b, m, &jpeg.Options{Quality: 88})
	default:
		e := png.Encoder{CompressionLevel: png.BestSpeed}
		_ = e.Encode(&b, m)
	}
	size := m.Bounds()
	return &frame.Image{
		Protocol: r.graphics.Protocol, Columns: r.columns, Rows: r.rows,
		Width: size.Dx(), Height: size.Dy(), Data: bytes.Clone(b.Bytes()),
	}
}

// cells draws the image in cells of two by two points.
func (r rendering) cells(master *image.RGBA) *frame.Frame {
	m := r.scaled(master, 2*r.columns, 2*r.rows)
	f := frame.New(r.columns, r.rows, r.widths, frame.Style{})
	for y := range r.rows {
		for x := range r.columns {
			var p [4]tone
			for i := range p {
				c := m.RGBAAt(2*x+i%2, 2*y+i/2)
				p[i] = tone{int(c.R), int(c.G), int(c.B)}
			}
			glyph, fg, bg := blockOf(p, r.widths)
			st := frame.Style{Bg: bg.color()}
			if glyph != " " {
				st.Fg = fg.color()
			}
			f.Print(x, y, glyph, st)
		}
	}
	return f
}

// tone is a colour.
type tone [3]int

func (p tone) color() frame.Color { return frame.RGB(uint8(p[0]), uint8(p[1]), uint8(p[2])) }

// block is a character that shows points of two by two, as bits from the top
// left.
type block struct {
	glyph string
	bits  int
}

// blockOf is the block that shows four points best, and its colours: a cell has
// two. The halves have the lead where others are hardly better, since all fonts
// have them. Where the terminal takes them to be two columns wide, they cannot be
// used.
func blockOf(p [4]tone, w typeset.Widths) (glyph string, fg, bg tone) {
	blocks := [...]block{{" ", 0}, {"▘", 1}, {"▝", 2}, {"▖", 4}, {"▗", 8}, {"▚", 9}, {"▀", 3}, {"▌", 5}}
	usable := blocks[:]
	if w == typeset.Wide {
		usable = blocks[:6]
	}
	best := -1
	for _, b := range usable {
		in, out, off := divide(p, b.bits)
		switch b.bits {
		case 3:
			off -= off / 4
		case 5:
			off -= off / 8
		}
		if best < 0 || off < best {
			best, glyph, fg, bg = off, b.glyph, in, out
		}
	}
	return glyph, fg, bg
}

// divide gives the mean colour of the points in bits and of the others, and how
// far the points are from them.
func divide(p [4]tone, bits int) (in, out tone, off int) {
	n := 0
	for i, c := range p {
		if bits>>i&1 != 0 {
			n++
			in = tone{in[0] + c[0], in[1] + c[1], in[2] + c[2]}
		} else {
			out = tone{out[0] + c[0], out[1] + c[1], out[2] + c[2]}
		}
	}
	for i := range in {
		in[i] /= max(n, 1)
		out[i] /= max(4-n, 1)
	}
	for i, c := range p {
		mean := out
		if bits>>i&1 != 0 {
			mean = in
		}
		r, g, b := c[0]-mean[0], c[1]-mean[1], c[2]-mean[2]
		off += 2*r*r + 4*g*g + 3*b*b
	}
	return in, out, off
}
