package raster

import (
	"image"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// cells draws the image in cells of two by two points.
func (r rendering) cells(master *image.RGBA) *frame.Frame {
	m := r.scaledTo(master, 2*r.columns, 2*r.rows)
	f := frame.New(r.columns, r.rows, r.widths, frame.Style{})
	for y := range r.rows {
		for x := range r.columns {
			var p [4]rgb
			for i := range p {
				c := m.RGBAAt(2*x+i%2, 2*y+i/2)
				p[i] = rgb{int(c.R), int(c.G), int(c.B)}
			}
			glyph, fg, bg := bestBlock(p, r.widths)
			st := frame.Style{Bg: bg.color()}
			if glyph != " " {
				st.Fg = fg.color()
			}
			f.Print(x, y, glyph, st)
		}
	}
	return f
}

// rgb is a colour.
type rgb [3]int

func (p rgb) color() frame.Color { return frame.RGB(uint8(p[0]), uint8(p[1]), uint8(p[2])) }

// block is a character that shows points of two by two, as bits from the top
// left.
type block struct {
	glyph string
	bits  int
}

// bestBlock returns the block that shows four points best, and its colours: a cell has
// two. The halves have the lead where others are hardly better, since all fonts
// have them. Where the terminal takes them to be two columns wide, they cannot be
// used.
func bestBlock(p [4]rgb, w typeset.Widths) (glyph string, fg, bg rgb) {
	blocks := [...]block{{" ", 0}, {"▘", 1}, {"▝", 2}, {"▖", 4}, {"▗", 8}, {"▚", 9}, {"▀", 3}, {"▌", 5}}
	usable := blocks[:]
	if w == typeset.Wide {
		usable = blocks[:6]
	}
	best := -1
	for _, b := range usable {
		in, out, off := split(p, b.bits)
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

// split returns the mean colour of the points in bits and of the others, and how
// far the points are from them.
func split(p [4]rgb, bits int) (in, out rgb, off int) {
	n := 0
	for i, c := range p {
		if bits>>i&1 != 0 {
			n++
			in = rgb{in[0] + c[0], in[1] + c[1], in[2] + c[2]}
		} else {
			out = rgb{out[0] + c[0], out[1] + c[1], out[2] + c[2]}
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
