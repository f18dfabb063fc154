package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"revolute/internal/export/sheet"
	"revolute/internal/lettering"
)

// Parts of a pixel letter's em.
const (
	pixels  = lettering.Height
	descent = 2 // rows of pixels under the baseline
)

// marks are the combining marks that stand above a letter: three rows from the top,
// five pixels wide, with bit 4 on the left.
var marks = map[rune][3]uint16{
	'\u0300': {0b01000, 0b00100, 0}, '\u0301': {0b00010, 0b00100, 0}, '\u0302': {0b00100, 0b01010, 0}, '\u0303': {0b01001, 0b10110, 0},
	'\u0304': {0, 0b01110, 0}, '\u0305': {0, 0b11111, 0}, '\u0306': {0b10001, 0b01110, 0}, '\u0307': {0, 0b00100, 0}, '\u0308': {0, 0b01010, 0},
	'\u030a': {0b00100, 0b01010, 0b00100}, '\u030b': {0b00101, 0b01010, 0}, '\u030c': {0b01010, 0b00100, 0}, '\u20d7': {0b00010, 0b11111, 0b00010},
}

// bulb is the picture of 💡: rows from the top, the same from both sides.
var bulb = lettering.Bitmap{Width: pixels, Rows: [pixels]uint16{
	0b000011110000,
	0b000100001000,
	0b001000000100,
	0b001001100100,
	0b001001100100,
	0b001000000100,
	0b000100001000,
	0b000010010000,
	0b000011110000,
	0b000011110000,
	0b000001100000,
}}

// signs are the letters that say the same as an emoji.
var signs = map[rune]rune{
	'✅': '✓', '❎': '✗', '❌': '✗', '⭐': '★', '🌟': '★', '⚡': '↯', '🌞': '☀', '💜': '♥', '💙': '♥', '💚': '♥', '💛': '♥', '🧡': '♥', '🖤': '♥',
	'🔴': '●', '🔵': '●', '🟢': '●', '🟡': '●', '🟣': '●', '🟠': '●', '⚫': '●', '⚪': '○', '🟥': '■', '🟦': '■', '🟩': '■', '🟨': '■',
	'🎵': '♪', '🎶': '♫', '🔺': '▲', '🔻': '▼', '😀': '☺', '😊': '☺', '🙂': '☺', '🙁': '☹', '❓': '?', '❗': '!',
}

// pixelOutline returns the outline of a pixel letter, width ems wide. A character
// without a glyph is composed of others: a letter and its mark, or a small letter
// that is raised or lowered; a few emoji are signs of one colour. ok is false if that is impossible; the outline is then
// an empty box.
func pixelOutline(text string, width float64) (p *sheet.Path, ok bool) {
	p = &sheet.Path{}
	add := func(columns int, rows []uint16, scale, dx, dy float64) {
		for _, loop := range sheet.Outline(columns, rows) {
			for i, at := range loop {
				if x, y := dx+scale*at.X/pixels, dy+scale*(at.Y-pixels+descent)/pixels; i == 0 {
					p.Move(x, y)
				} else {
					p.Line(x, y)
				}
			}
			p.Close()
		}
	}
	whole := norm.NFC.String(text)
	if r, n := utf8.DecodeRuneInString(whole); n == len(whole) || strings.TrimLeft(whole[n:], "\uFE0E\uFE0F") == "" {
		b, ok := lettering.Glyph(r)
		switch {
		case r == '💡':
			b, ok = bulb, true
		case !ok && signs[r] != 0:
			if b, ok = lettering.Glyph(signs[r]); ok {
				add(b.Width, b.Rows[:], 1, (width-float64(b.Width)/pixels)/2, 0)
				return p, true
			}
		}
		if ok {
			add(b.Width, b.Rows[:], 1, 0, 0)
			return p, true
		}
	}
	apart := norm.NFD.String(text)
	base, n := utf8.DecodeRuneInString(apart)
	if b, ok := lettering.Glyph(base); ok && n < len(apart) {
		add(b.Width, b.Rows[:], 1, 0, 0)
		top := 0 // the first row of the letter
		for top < len(b.Rows)-1 && b.Rows[top] == 0 {
			top++
		}
		for _, r := range apart[n:] {
			rows, known := marks[r]
			if !known {
				continue // it is left out: the letter is what matters
			}
			for i := range rows { // bit 0 is the left pixel of a glyph
				rows[i] = rows[i]>>4&1 | rows[i]>>2&2 | rows[i]&4 | rows[i]<<2&8 | rows[i]<<4&16
			}
			add(5, rows[:], 1, float64(b.Width-6)/2/pixels, float64(min(0, top-3))/pixels)
		}
		return p, true
	}
	plain := norm.NFKC.String(text)
	if r, n := utf8.DecodeRuneInString(plain); n == len(plain) && plain != text {
		if b, ok := lettering.Glyph(r); ok {
			const small = 0.7
			dy := -0.3 // raised
			if c, _ := utf8.DecodeRuneInString(text); c >= 0x2080 && c <= 0x209c || c >= 0x1d62 && c <= 0x1d6a || c == 0x2c7c {
				dy = 0.1
			}
			add(b.Width, b.Rows[:], small, (width-small*float64(b.Width)/pixels)/2, dy)
			return p, true
		}
	}
	if strings.TrimSpace(text) == "" {
		return p, true
	}
	w := width * pixels
	p.Rect(1.0/pixels, -8.0/pixels, (w-2)/pixels, 8.0/pixels)
	p.Move(2.0/pixels, -7.0/pixels)
	p.Line(2.0/pixels, -1.0/pixels)
	p.Line((w-2)/pixels, -1.0/pixels)
	p.Line((w-2)/pixels, -7.0/pixels)
	p.Close()
	return p, false
}
