package sheet

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"revolute/internal/frame"
)

// ink collects what a frame draws in one colour, in whole units.
type ink struct {
	color frame.Color
	areas []area
	dots  []spot   // braille's, dotWidth across
	lines []stroke // lineWidth across
	meets bool     // it is next to another colour's
}

// area is a rectangle.
type area struct{ x, y, w, h int }

// spot is a place.
type spot struct{ x, y int }

// stroke is a line from a to b. A rounded one leaves a straight for a quarter of a
// cell's height, and turns to b around corner.
type stroke struct {
	a, b, corner spot
	rounded      bool
}

// Widths of what is drawn, in units.
const (
	dotWidth  = 4
	lineWidth = 2
)

// addTo adds the ink as paths. Lines that continue each other become one.
func (i *ink) addTo(s *Sheet) {
	fill := &Path{Color: i.color, Crisp: true, Meets: i.meets}
	for _, loop := range outline(i.areas) {
		for n, p := range loop {
			if n == 0 {
				fill.Move(float64(p.x), float64(p.y))
			} else {
				fill.Line(float64(p.x), float64(p.y))
			}
		}
		fill.Close()
	}
	s.Add(fill)
	dots := &Path{Color: i.color, Width: dotWidth}
	for _, d := range i.dots {
		dots.Move(float64(d.x), float64(d.y))
		dots.Line(float64(d.x), float64(d.y))
	}
	s.Add(dots)
	lines := &Path{Color: i.color, Width: lineWidth, Butt: true}
	for n := 0; n < len(i.lines); n++ {
		l := i.lines[n]
		for !l.rounded && l.a.y == l.b.y && n+1 < len(i.lines) {
			next := i.lines[n+1]
			if next.rounded || next.a != l.b || next.b.y != l.b.y {
				break
			}
			l.b = next.b
			n++
		}
		lines.Move(float64(l.a.x), float64(l.a.y))
		if l.rounded {
			// A quarter of an ellipse, as a quadratic curve around its corner would be.
			mid := Point{float64(l.corner.x), float64(l.a.y+l.corner.y) / 2}
			corner, end := Point{float64(l.corner.x), float64(l.corner.y)}, Point{float64(l.b.x), float64(l.b.y)}
			lines.Line(mid.X, mid.Y)
			toward := func(p Point) Point { return Point{p.X + (corner.X-p.X)*2/3, p.Y + (corner.Y-p.Y)*2/3} }
			lines.Curve(toward(mid), toward(end), end)
		} else {
			lines.Line(float64(l.b.x), float64(l.b.y))
		}
	}
	s.Add(lines)
}

// isElement reports whether a character is drawn, not set in a font.
func isElement(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) {
		return false
	}
	return r >= 0x2580 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || r >= 0x1fb00 && r <= 0x1fb3b || lineGlyphs[r] != ""
}

// element draws a character with its top left at x, y.
func (i *ink) element(x, y int, r rune) {
	switch {
	case r >= 0x2800 && r <= 0x28ff:
		// Braille: bits 0 to 2 and 6 are the left column's from above, 3 to 5 and 7
		// the right one's.
		for p := byte(r); p != 0; p &= p - 1 {
			n := bits.TrailingZeros8(p)
			column, row := n/3, n%3
			if n >= 6 {
				column, row = n-6, 3
			}
			i.dots = append(i.dots, spot{x + 3 + 6*column, y + 3 + 6*row})
		}
	case r >= 0x1fb00 && r <= 0x1fb3b:
		// Sextants have two columns and three rows. Unicode leaves out the empty one,
		// the full one and the two halves.
		pattern := int(r-0x1fb00) + 1
		if pattern >= 0b010101 {
			pattern++
		}
		if pattern >= 0b101010 {
			pattern++
		}
		for n := range 6 {
			if pattern&(1<<n) != 0 {
				i.areas = append(i.areas, area{x + n%2*CellWidth/2, y + n/2*CellHeight/3, CellWidth / 2, CellHeight / 3})
			}
		}
	case r == 0x2580:
		i.area(x, y, 0, 0, 8, 4)
	case r > 0x2580 && r <= 0x2588: // lower eighths
		n := int(r - 0x2580)
		i.area(x, y, 0, 8-n, 8, n)
	case r > 0x2588 && r <= 0x258f: // left eighths
		i.area(x, y, 0, 0, int(0x2590-r), 8)
	case r == 0x2590:
		i.area(x, y, 4, 0, 4, 8)
	case r == 0x2594:
		i.area(x, y, 0, 0, 8, 1)
	case r == 0x2595:
		i.area(x, y, 7, 0, 1, 8)
	case r >= 0x2596 && r <= 0x259f:
		for n := range 4 {
			if quarters[r-0x2596]&(1<<n) != 0 {
				i.area(x, y, n%2*4, n/2*4, 4, 4)
			}
		}
	default:
		i.line(x, y, lineGlyphs[r])
	}
}

// quarters are the parts of U+2596 to U+259F: top left 1, top right 2, bottom
// left 4, bottom right 8.
var quarters = [...]byte{4, 8, 1, 1 | 4 | 8, 1 | 8, 1 | 2 | 4, 1 | 2 | 8, 2, 2 | 4, 2 | 4 | 8}

// area fills a part of a cell, given in eighths of it.
func (i *ink) area(x, y, left, top, width, height int) {
	x0, x1 := left*CellWidth/8, (left+width)*CellWidth/8
	y0, y1 := top*CellHeight/8, (top+height)*CellHeight/8
	i.areas = append(i.areas, area{x + x0, y + y0, x1 - x0, y1 - y0})
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
func (i *ink) line(x, y int, arms string) {
	const halfW, halfH = CellWidth / 2, CellHeight / 2
	c := spot{x + halfW, y + halfH}
	if strings.HasSuffix(arms, "o") {
		dx, dy := halfW, halfH
		if strings.Contains(arms, "l") {
			dx = -dx
		}
		if strings.Contains(arms, "u") {
			dy = -dy
		}
		i.lines = append(i.lines, stroke{a: spot{c.x, c.y + dy}, b: spot{c.x + dx, c.y}, corner: c, rounded: true})
		return
	}
	for _, arm := range arms {
		switch arm {
		case 'u':
			i.lines = append(i.lines, stroke{a: c, b: spot{c.x, y}})
		case 'd':
			i.lines = append(i.lines, stroke{a: c, b: spot{c.x, y + CellHeight}})
		case 'l':
			i.lines = append(i.lines, stroke{a: spot{x, c.y}, b: c})
		case 'r':
			i.lines = append(i.lines, stroke{a: c, b: spot{x + CellWidth, c.y}})
		case 'U':
			i.area(x, y, 3, 0, 2, 4)
		case 'D':
			i.area(x, y, 3, 4, 2, 4)
		case 'L':
			i.areas = append(i.areas, area{x, c.y - 2, halfW, 4})
		case 'R':
			i.areas = append(i.areas, area{c.x, c.y - 2, halfW, 4})
		}
	}
}
