package lettering

import (
	"math/bits"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// Draw draws a line of text with its top left cell at column x of row y, cut to
// clip, and returns the column after it. The words stay with the frame as
// Lettered. An underline is a row of pixels, and bold letters are wider strokes
// where there is room for them: in Huge. A character that there is no glyph of
// is left out, but an emoji is drawn small. Where st.Bg is zero, cells keep
// their background.
func (f Face) Draw(dst *frame.Frame, clip frame.Rect, x, y int, s string, st frame.Style) int {
	if f.cells == plain {
		return dst.PrintIn(clip, x, y, s, st)
	}
	width, rows := f.Width(s), f.Rows()
	area := frame.Rect{X: x, Y: y, W: width, H: rows}
	if area.Intersect(clip).Empty() {
		return x + width
	}
	pen := st
	pen.Attr &^= frame.Bold | frame.Italic | frame.Underline | frame.Strike
	if st.Bg != 0 || st.Attr&frame.Reverse != 0 {
		dst.Restyle(area.Intersect(clip), func(frame.Style) frame.Style { return pen })
		dst.Fill(area.Intersect(clip), pen)
	}
	d := drawing{dst: dst, clip: clip, cells: f.cells, pen: pen}
	for rest := s; len(rest) > 0; {
		cluster, columns := typeset.Narrow.Next(rest)
		rest = rest[len(cluster):]
		r, n := utf8.DecodeRuneInString(cluster)
		b, ok := Glyph(r)
		if n < len(cluster) || !ok {
			b = Bitmap{Width: columns * column}
			if isEmoji(cluster, r, columns) {
				dst.PrintIn(clip, x+(columns*f.Columns()-2)/2, y+rows/2, cluster, pen)
			}
		}
		if st.Attr&frame.Bold != 0 && (f.cells == halvesTwice || f.cells == dotTwice) {
			d.bold = true
		}
		if st.Attr&frame.Underline != 0 {
			b.Rows[Height-1] |= 1<<b.Width - 1
		}
		if st.Attr&frame.Strike != 0 {
			b.Rows[Height/2] |= 1<<b.Width - 1
		}
		d.glyph(&b, x, y)
		x += columns * f.Columns()
	}
	dst.Letter(area.Intersect(clip), area, s, st)
	return x
}

// drawing is where the glyphs of a line are drawn.
type drawing struct {
	dst   *frame.Frame
	clip  frame.Rect
	cells cells
	pen   frame.Style
	bold  bool
}

// glyph draws a glyph with its top left cell at x, y.
func (d *drawing) glyph(b *Bitmap, x, y int) {
	switch d.cells {
	case sextants:
		for row := range Height / 3 {
			top, middle, bottom := b.Rows[3*row], b.Rows[3*row+1], b.Rows[3*row+2]
			for i := 0; top|middle|bottom != 0; i++ {
				d.put(x+i, y+row, sextant(byte(top&3|middle&3<<2|bottom&3<<4)))
				top, middle, bottom = top>>2, middle>>2, bottom>>2
			}
		}
	case octants:
		for row := range Height / 4 {
			r := b.Rows[4*row : 4*row+4]
			a, b, c, e := r[0], r[1], r[2], r[3]
			for i := 0; a|b|c|e != 0; i++ {
				d.put(x+i, y+row, octant(byte(a&3|b&3<<2|c&3<<4|e&3<<6)))
				a, b, c, e = a>>2, b>>2, c>>2, e>>2
			}
		}
	case quadrants, dots:
		for row := range Height / 2 {
			top, bottom := b.Rows[2*row], b.Rows[2*row+1]
			for i := 0; top|bottom != 0; i++ {
				d.put(x+i, y+row, d.quadrant(byte(top&3|bottom&3<<2)))
				top, bottom = top>>2, bottom>>2
			}
		}
	case halves, dotHalves:
		for row := range Height / 2 {
			d.halfRow(uint32(b.Rows[2*row]), uint32(b.Rows[2*row+1]), x, y+row)
		}
	case halvesTwice, dotTwice:
		twice := double(b, d.bold)
		for row := range Height {
			d.halfRow(twice[2*row], twice[2*row+1], x, y+row)
		}
	}
}

// halfRow draws two rows of pixels as one row of half blocks.
func (d *drawing) halfRow(top, bottom uint32, x, y int) {
	for all := top | bottom; all != 0; {
		i := bits.TrailingZeros32(all)
		all &^= 1 << i
		half := byte(top>>i&1)*3 | byte(bottom>>i&1)*12
		d.put(x+i, y, d.quadrant(half))
	}
}

func (d *drawing) put(x, y int, r rune) {
	if r != ' ' {
		d.dst.Put(d.clip, x, y, r, d.pen)
	}
}

// double returns a glyph at twice its size, 24 rows of pixels, with its corners
// rounded: a corner of a pixel between two neighbours that touch there becomes
// as they are (the rule known as Scale2x). A bold one has strokes wider by a
// pixel.
func double(b *Bitmap, bold bool) (rows [2 * Height]uint32) {
	all := uint16(1)<<b.Width - 1
	for y, here := range b.Rows {
		var up, down uint16
		if y > 0 {
			up = b.Rows[y-1]
		}
		if y+1 < Height {
			down = b.Rows[y+1]
		}
		left, right := here<<1&all, here>>1
		turns := (up ^ down) & (left ^ right)
		pick := func(a, b uint16) uint32 { // b where the two agree at a turn, else the pixel itself
			to := turns &^ (a ^ b)
			return spread(here&^to | b&to)
		}
		rows[2*y] = pick(left, up) | pick(right, up)<<1
		rows[2*y+1] = pick(left, down) | pick(right, down)<<1
	}
	if bold {
		for y := range rows {
			rows[y] |= rows[y] << 1 & (1<<(2*b.Width) - 1)
		}
	}
	return rows
}

// spread puts a zero behind every bit.
func spread(v uint16) uint32 {
	x := uint32(v)
	x = (x | x<<8) & 0x00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f
	x = (x | x<<2) & 0x33333333
	return (x | x<<1) & 0x55555555
}
