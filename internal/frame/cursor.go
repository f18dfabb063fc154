package frame

import (
	"strconv"
	"unicode/utf8"
)

// move brings the cursor to column x of row y by the fewest bytes: by writing
// what stands between, forward, or by address.
func (p *painter) move(x, y int) {
	if p.y != y {
		p.address(x, y)
		return
	}
	gap := x - p.x
	if p.known && gap == 0 && !joinsLeft(p.cells[x].glyph) {
		return
	}
	absolute := 3 + digits(x+1)
	if x == 0 {
		absolute = 3
	}
	if !p.known || gap <= 0 {
		if p.known && p.rewrite(x, absolute) {
			return
		}
		p.dst = appendCSI(p.dst, x+1, 'G')
	} else {
		forward := 3
		if gap > 1 {
			forward += digits(gap)
		}
		if p.rewrite(x, forward) {
			return
		}
		p.dst = appendCSI(p.dst, gap, 'C')
	}
	p.x, p.known = x, true
}

// address sends the cursor to column x of row y wherever it is.
func (p *painter) address(x, y int) {
	p.dst = append(p.dst, "\x1b["...)
	if y > 0 || x > 0 {
		p.dst = appendInt(p.dst, y+1)
	}
	if x > 0 {
		p.dst = appendInt(append(p.dst, ';'), x+1)
	}
	p.dst = append(p.dst, 'H')
	p.x, p.y, p.known = x, y, true
}

// rewrite writes the unchanged cells from the cursor to column x again if that
// takes at most limit bytes, needs no other pen, and all terminals agree on
// their width.
func (p *painter) rewrite(x, limit int) bool {
	if x-p.x <= 0 || x-p.x > limit || joinsLeft(p.cells[x].glyph) {
		return false
	}
	for i := p.x; i < x; i++ {
		c := p.shown(p.cells[i])
		switch {
		case c.glyph == continuation:
			continue
		case isBlank(c):
			if !p.fitsBlank(c.style.Bg) {
				return false
			}
		case c.style != p.pen || !fixedWidth(c.glyph) || joinsLeft(c.glyph):
			return false
		}
		limit -= utf8.RuneLen(rune(c.glyph))
	}
	if limit < 0 {
		return false
	}
	for p.x < x {
		p.put(p.x, p.shown(p.cells[p.x]))
	}
	return true
}

// appendCSI returns CSI n final, without n if it is 1, the default of all finals
// used here.
func appendCSI(dst []byte, n int, final byte) []byte {
	dst = append(dst, "\x1b["...)
	if n != 1 {
		dst = appendInt(dst, n)
	}
	return append(dst, final)
}

func appendInt(dst []byte, n int) []byte { return strconv.AppendInt(dst, int64(n), 10) }

// digits returns the number of bytes that n, 0 or more, takes in decimal.
func digits(n int) int {
	d := 1
	for ; n >= 10; n /= 10 {
		d++
	}
	return d
}

func appendRune(dst []byte, glyph uint32) []byte {
	if glyph < utf8.RuneSelf {
		return append(dst, byte(glyph))
	}
	return utf8.AppendRune(dst, rune(glyph))
}
