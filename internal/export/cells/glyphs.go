package cells

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Drawn reports whether a character is drawn, not set in a font.
func Drawn(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) {
		return false
	}
	return r >= 0x2580 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || r >= 0x1fb00 && r <= 0x1fb3b || lineGlyphs[r] != ""
}

// glyph draws a character at x, y.
func (i *Ink) glyph(x, y int, r rune) {
	switch {
	case r >= 0x2800 && r <= 0x28ff:
		i.braille(x, y, byte(r))
	case r >= 0x1fb00 && r <= 0x1fb3b:
		i.sextant(x, y, r)
	case r >= 0x2580 && r <= 0x259f:
		i.block(x, y, r)
	default:
		i.line(x, y, lineGlyphs[r])
	}
}

// area fills a part of a cell, given in eighths of it.
func (i *Ink) area(x, y, left, top, width, height int) {
	x0, x1 := left*Width/8, (left+width)*Width/8
	y0, y1 := top*Height/8, (top+height)*Height/8
	i.Areas = append(i.Areas, Area{x + x0, y + y0, x1 - x0, y1 - y0})
}

// quarters are the parts of U+2596 to U+259F: top left 1, top right 2, bottom
// left 4, bottom right 8.
var quarters = [...]byte{4, 8, 1, 1 | 4 | 8, 1 | 8, 1 | 2 | 4, 1 | 2 | 8, 2, 2 | 4, 2 | 4 | 8}

// block draws a block element.
func (i *Ink) block(x, y int, r rune) {
	switch {
	case r == 0x2580:
		i.area(x, y, 0, 0, 8, 4)
	case r <= 0x2588: // lower eighths
		n := int(r - 0x2580)
		i.area(x, y, 0, 8-n, 8, n)
	case r <= 0x258f: // left eighths
		i.area(x, y, 0, 0, int(0x2590-r), 8)
	case r == 0x2590:
		i.area(x, y, 4, 0, 4, 8)
	case r == 0x2594:
		i.area(x, y, 0, 0, 8, 1)
	case r == 0x2595:
		i.area(x, y, 7, 0, 1, 8)
	default:
		for n := range 4 {
			if quarters[r-0x2596]&(1<<n) != 0 {
				i.area(x, y, n%2*4, n/2*4, 4, 4)
			}
		}
	}
}

// sextant draws a block sextant: a cell of two columns and three rows. The
// patterns of Unicode leave out the empty one, the full one and the two halves.
func (i *Ink) sextant(x, y int, r rune) {
	pattern := int(r-0x1fb00) + 1
	if pattern >= 0b010101 {
		pattern++
	}
	if pattern >= 0b101010 {
		pattern++
	}
	for n := range 6 {
		if pattern&(1<<n) != 0 {
			i.Areas = append(i.Areas, Area{x + n%2*Width/2, y + n/2*Height/3, Width / 2, Height / 3})
		}
	}
}

// braille draws the dots of a pattern: bits 0 to 2 and 6 are the left column's
// from above, 3 to 5 and 7 the right one's.
func (i *Ink) braille(x, y int, pattern byte) {
	for p := pattern; p != 0; p &= p - 1 {
		n := bits.TrailingZeros8(p)
		column, row := n/3, n%3
		if n >= 6 {
			column, row = n-6, 3
		}
		i.Dots = append(i.Dots, Point{x + 3 + 6*column, y + 3 + 6*row})
	}
}

// lineGlyphs are the line characters that are drawn, and the arms that each has
// from its middle: up, down, left, right; in capitals where they are heavy; "o"
// rounds a corner.
var lineGlyphs = map[rune]string{
	'─': "lr", '│': "ud", '━': "LR", '┃': "UD",
	'┌': "dr", '┐': "dl", '└': "ur", '┘': "ul",
	'├': "udr", '┤': "udl", '┬': "dlr", '┴': "ulr", '┼': "udlr",
	'╭': "dro", '╮': "dlo", '╰': "uro", '╯': "ulo",
}

// line draws a line character.
func (i *Ink) line(x, y int, arms string) {
	const halfW, halfH = Width / 2, Height / 2
	c := Point{x + halfW, y + halfH}
	if strings.HasSuffix(arms, "o") {
		dx, dy := halfW, halfH
		if strings.Contains(arms, "l") {
			dx = -dx
		}
		if strings.Contains(arms, "u") {
			dy = -dy
		}
		i.Lines = append(i.Lines, Line{A: Point{c.X, c.Y + dy}, B: Point{c.X + dx, c.Y}, Corner: c, Rounded: true})
		return
	}
	for _, arm := range arms {
		switch arm {
		case 'u':
			i.Lines = append(i.Lines, Line{A: c, B: Point{c.X, y}})
		case 'd':
			i.Lines = append(i.Lines, Line{A: c, B: Point{c.X, y + Height}})
		case 'l':
			i.Lines = append(i.Lines, Line{A: Point{x, c.Y}, B: c})
		case 'r':
			i.Lines = append(i.Lines, Line{A: c, B: Point{x + Width, c.Y}})
		case 'U':
			i.area(x, y, 3, 0, 2, 4)
		case 'D':
			i.area(x, y, 3, 4, 2, 4)
		case 'L':
			i.Areas = append(i.Areas, Area{x, c.Y - 2, halfW, 4})
		case 'R':
			i.Areas = append(i.Areas, Area{c.X, c.Y - 2, halfW, 4})
		}
	}
}

// join makes one of areas and lines that continue each other in a row.
func (i *Ink) join() {
	areas := i.Areas[:0]
	for _, a := range i.Areas {
		if n := len(areas); n > 0 {
			if last := &areas[n-1]; last.Y == a.Y && last.H == a.H && last.X+last.W == a.X {
				last.W += a.W
				continue
			}
		}
		areas = append(areas, a)
	}
	i.Areas = areas
	lines := i.Lines[:0]
	for _, l := range i.Lines {
		if n := len(lines); n > 0 && !l.Rounded {
			if last := &lines[n-1]; !last.Rounded && last.B == l.A && last.A.Y == last.B.Y && l.A.Y == l.B.Y {
				last.B = l.B
				continue
			}
		}
		lines = append(lines, l)
	}
	i.Lines = lines
}
