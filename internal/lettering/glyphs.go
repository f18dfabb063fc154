package lettering

import (
	_ "embed"
	"math/bits"
)

// Height is the number of rows of pixels of a glyph.
const Height = 12

// column is the width, in pixels, of a glyph that takes one column.
const column = 6

// Bitmap is a glyph: Height rows of Width pixels, the leftmost the lowest bit.
type Bitmap struct {
	Width int // 6 or 12
	Rows  [Height]uint16
}

// glyphs is the table that the program in the folder generate writes, in little
// endian: for each of 256 pages of 256 characters the number of its record,
// counted from 1, or 0; the records, each with a bit for every character that
// has a glyph, a bit for every wide one, and the offset of the page's bitmaps;
// then the bitmaps, 9 or 18 bytes each.
//
//go:embed glyphs.bin
var glyphs string

const (
	pages      = 256
	recordSize = 32 + 32 + 4
	narrowSize = Height * column / 8
)

// Glyph returns the glyph of r. ok is false if there is none.
func Glyph(r rune) (b Bitmap, ok bool) {
	if isSpace(r) {
		b.Width = column
		if r == '\u3000' {
			b.Width = 2 * column
		}
		return b, true
	}
	at, wide, ok := find(r)
	if !ok {
		return b, false
	}
	b.Width = column
	if wide {
		b.Width = 2 * column
	}
	src := glyphs[at : at+Height*b.Width/8]
	if !wide {
		for y := range b.Rows {
			bit := y * column
			word := uint16(src[bit/8])
			if bit/8+1 < len(src) {
				word |= uint16(src[bit/8+1]) << 8
			}
			b.Rows[y] = word >> (bit % 8) & (1<<column - 1)
		}
		return b, true
	}
	for y := 0; y < Height; y += 2 { // two rows are three bytes
		three := uint32(src[0]) | uint32(src[1])<<8 | uint32(src[2])<<16
		b.Rows[y], b.Rows[y+1] = uint16(three&0xfff), uint16(three>>12)
		src = src[3:]
	}
	return b, true
}

// Has reports whether there is a glyph of r.
func Has(r rune) bool {
	if isSpace(r) {
		return true
	}
	_, _, ok := find(r)
	return ok
}

// isSpace reports whether r is a space that takes a column or two.
func isSpace(r rune) bool {
	return r == ' ' || r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' || r == '\u3000'
}

// find returns where in the table the bitmap of r is, and whether it is wide.
func find(r rune) (offset int, wide, ok bool) {
	if r < 0 || r >= pages*256 {
		return 0, false, false
	}
	page, i := int(r>>8), int(r&0xff)
	n := int(u16(2 * page))
	if n == 0 {
		return 0, false, false
	}
	has := 2*pages + (n-1)*recordSize
	wides := has + 32
	if glyphs[has+i/8]>>(i%8)&1 == 0 {
		return 0, false, false
	}
	before, doubled := 0, 0 // glyphs of the page before this one, and the wide ones among them
	for k := 0; k < i/8; k++ {
		before += bits.OnesCount8(glyphs[has+k])
		doubled += bits.OnesCount8(glyphs[wides+k])
	}
	mask := byte(1)<<(i%8) - 1
	before += bits.OnesCount8(glyphs[has+i/8] & mask)
	doubled += bits.OnesCount8(glyphs[wides+i/8] & mask)
	bitmaps := 2*pages + records()*recordSize
	start := int(u16(wides+32)) | int(u16(wides+34))<<16
	return bitmaps + start + (before+doubled)*narrowSize, glyphs[wides+i/8]>>(i%8)&1 != 0, true
}

// records returns how many records there are: the greatest number in the index.
func records() int {
	n := 0
	for page := pages - 1; page >= 0 && n == 0; page-- {
		n = int(u16(2 * page))
	}
	return n
}

func u16(at int) uint16 { return uint16(glyphs[at]) | uint16(glyphs[at+1])<<8 }
