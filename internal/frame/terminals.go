package frame

import (
	"unicode"
	"unicode/utf8"
)

// fixedWidth reports whether all terminals agree on the width of glyph, and nothing
// that follows it can join it: of letters, Chinese, box drawing and braille this
// is certain, of emoji and clusters it is not. (That ambiguous characters are as
// wide as the frame's Widths says is taken for granted.)
func fixedWidth(glyph uint32) bool {
	switch r := glyph; {
	case r >= 0x4e00 && r < 0xa4d0, r >= 0x2e80 && r < 0x4dc0, r >= 0xac00 && r < 0xd7a4:
		return true // Chinese, Japanese, Korean; the most frequent first
	case r < 0x300:
		return true // Latin
	case r >= 0x370 && r < 0x530:
		return true // Greek, Cyrillic
	case r >= 0x2010 && r < 0x2030, r >= 0x2190 && r < 0x2200:
		return true // dashes, quotation marks, dots, arrows
	case r >= 0x2200 && r < 0x2300, r >= 0x2500 && r < 0x25fd, r >= 0x2800 && r < 0x2900:
		return true // mathematics, boxes, blocks, shapes, braille
	case r >= 0xf900 && r < 0xfb00, r >= 0xff01 && r < 0xfff0:
		return true // compatibility ideographs, full width and half width forms
	case r >= 0x20000 && r < 0x3fffe:
		return true // rare ideographs
	case r >= 0x1fb00 && r < 0x1fc00, r >= 0x1cc00 && r < 0x1cec0:
		return true // sextants, octants
	}
	return false
}

// joinsLeft reports whether a terminal that forms clusters could join glyph to
// the character before it, although it stands in a cell of its own: a vowel or
// a final consonant of the Korean alphabet, a vowel sign of India. The cursor is
// addressed before it.
func joinsLeft(glyph uint32) bool {
	if glyph < 0x900 || glyph >= 0x4e00 && glyph < 0xa4d0 || glyph&isCluster != 0 || fixedWidth(glyph) {
		return false
	}
	return glyph >= 0x1160 && glyph < 0x1200 || glyph >= 0xd7b0 && glyph < 0xd800 ||
		unicode.Is(unicode.Mc, rune(glyph))
}

// cluster sends a cluster of several runes at column x that is n columns wide
// here. Terminals that do not know it draw its parts side by side, or its first
// part alone: then nothing may be left of what was there, the cells to the right
// must be written once more, and the line must not wrap.
func (p *painter) cluster(x, n int, text string) {
	parts := 0 // columns
	for rest := text; rest != ""; {
		_, size := utf8.DecodeRuneInString(rest)
		parts += p.new.widths.Width(rest[:size])
		rest = rest[size:]
	}
	if parts < n {
		if p.NoErase && p.pen.Bg != 0 {
			p.dst = append(p.dst, "  "[:n]...)
			p.dst = appendCSI(p.dst, x+1, 'G')
		} else {
			p.dst = appendCSI(p.dst, n, 'X')
		}
	}
	wraps := x+parts > len(p.cells)
	if wraps {
		p.dst = append(p.dst, "\x1b[?7l"...)
	}
	p.dst = append(p.dst, text...)
	if wraps {
		p.dst = append(p.dst, "\x1b[?7h"...)
	}
	p.dirty = max(p.dirty, min(x+parts, len(p.cells)))
}
