package export

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"revolute/internal/frame"
)

// drawn reports whether a character is drawn, not set in a font.
func drawn(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) {
		return false
	}
	return r >= 0x2580 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || lineArms(r) != ""
}

// ink is all that is drawn in one colour, as the data of paths: areas that are
// filled, braille's dots, and lines.
type ink struct{ areas, dots, lines strings.Builder }

// shapes draws blocks, braille and lines, a colour at a time.
func (p *painter) shapes() {
	inks := map[frame.Color]*ink{}
	var order []frame.Color
	of := func(c frame.Color) *ink {
		if inks[c] == nil {
			inks[c] = &ink{}
			order = append(order, c)
		}
		return inks[c]
	}
	for y := range p.f.Height() {
		for x := range p.f.Width() {
			text, width, st := p.f.Cell(x, y)
			if width != 1 || !drawn(text) {
				continue
			}
			r, _ := utf8.DecodeRuneInString(text)
			fg := p.foreground(st)
			switch {
			case r >= 0x2800 && r <= 0x28ff:
				of(fg).braille(x, y, byte(r))
			case r >= 0x2591 && r <= 0x2593: // shades
				fg = fg.Mix(p.background(st), 1-0.25*float64(r-0x2590))
				of(fg).area(x, y, 0, 0, 8, 8)
			case r >= 0x2580 && r <= 0x259f:
				of(fg).block(x, y, r)
			default:
				of(fg).line(x, y, lineArms(r))
			}
		}
	}
	for _, c := range order {
		i, colour := inks[c], p.colour(c)
		if i.areas.Len() > 0 {
			p.printf(`<path fill="%s" shape-rendering="crispEdges" d="%s"/>`+"\n", colour, i.areas.String())
		}
		if i.dots.Len() > 0 {
			p.printf(`<path stroke="%s" stroke-width="4" stroke-linecap="round" d="%s"/>`+"\n", colour, i.dots.String())
		}
		if i.lines.Len() > 0 {
			p.printf(`<path stroke="%s" stroke-width="2" fill="none" d="%s"/>`+"\n", colour, i.lines.String())
		}
	}
}

// area fills a part of a cell, given in eighths of it.
func (i *ink) area(x, y, left, top, width, height int) {
	const w, h = cellWidth, cellHeight
	x0, x1 := x*w+left*w/8, x*w+(left+width)*w/8
	y0, y1 := y*h+top*h/8, y*h+(top+height)*h/8
	fmt.Fprintf(&i.areas, "M%d %dh%dv%dh%dz", x0, y0, x1-x0, y1-y0, x0-x1)
}

// quarters are the parts of U+2596 to U+259F: top left 1, top right 2, bottom
// left 4, bottom right 8.
var quarters = [...]byte{4, 8, 1, 1 | 4 | 8, 1 | 8, 1 | 2 | 4, 1 | 2 | 8, 2, 2 | 4, 2 | 4 | 8}

// block draws a block element.
func (i *ink) block(x, y int, r rune) {
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

// braille draws the dots of a pattern: bits 0 to 2 and 6 are the left column's
// from above, 3 to 5 and 7 the right one's.
func (i *ink) braille(x, y int, pattern byte) {
	for p := pattern; p != 0; p &= p - 1 {
		n := bits.TrailingZeros8(p)
		column, row := n/3, n%3
		if n >= 6 {
			column, row = n-6, 3
		}
		fmt.Fprintf(&i.dots, "M%d %dh0", x*cellWidth+3+6*column, y*cellHeight+3+6*row)
	}
}

// lineGlyphs are the line characters that are drawn, and the arms that each has
// from its middle: up, down, left, right; in capitals where they are heavy; "o"
// rounds a corner.
var lineGlyphs = [...]struct {
	r    rune
	arms string
}{
	{'─', "lr"},
	{'│', "ud"},
	{'━', "LR"},
	{'┃', "UD"},
	{'┌', "dr"},
	{'┐', "dl"},
	{'└', "ur"},
	{'┘', "ul"},
	{'├', "udr"},
	{'┤', "udl"},
	{'┬', "dlr"},
	{'┴', "ulr"},
	{'┼', "udlr"},
	{'╭', "dro"},
	{'╮', "dlo"},
	{'╰', "uro"},
	{'╯', "ulo"},
}

// lineArms are the arms of a line character; "" for any other.
func lineArms(r rune) string {
	if r < '─' || r > '╿' {
		return ""
	}
	if i := slices.IndexFunc(lineGlyphs[:], func(g struct {
		r    rune
		arms string
	},
	) bool {
		return g.r == r
	}); i >= 0 {
		return lineGlyphs[i].arms
	}
	return ""
}

// line draws a line character.
func (i *ink) line(x, y int, arms string) {
	const halfW, halfH = cellWidth / 2, cellHeight / 2
	cx, cy := x*cellWidth+halfW, y*cellHeight+halfH
	if strings.HasSuffix(arms, "o") {
		dx, dy := halfW, halfH
		if strings.Contains(arms, "l") {
			dx = -dx
		}
		if strings.Contains(arms, "u") {
			dy = -dy
		}
		fmt.Fprintf(&i.lines, "M%d %dV%dQ%d %d %d %d", cx, cy+dy, cy+dy/2, cx, cy, cx+dx, cy)
		return
	}
	for _, arm := range arms {
		switch arm {
		case 'u':
			fmt.Fprintf(&i.lines, "M%d %dv%d", cx, cy, -halfH)
		case 'd':
			fmt.Fprintf(&i.lines, "M%d %dv%d", cx, cy, halfH)
		case 'l':
			fmt.Fprintf(&i.lines, "M%d %dh%d", cx, cy, -halfW)
		case 'r':
			fmt.Fprintf(&i.lines, "M%d %dh%d", cx, cy, halfW)
		case 'U':
			i.area(x, y, 3, 0, 2, 4)
		case 'D':
			i.area(x, y, 3, 4, 2, 4)
		case 'L':
			fmt.Fprintf(&i.areas, "M%d %dh%dv4h%dz", cx, cy-2, -halfW, halfW)
		case 'R':
			fmt.Fprintf(&i.areas, "M%d %dh%dv4h%dz", cx, cy-2, halfW, -halfW)
		}
	}
}
