package lettering

// quadrantRunes are the block elements by what of a cell they fill: 1 top left,
// 2 top right, 4 bottom left, 8 bottom right.
const quadrantRunes = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"

// quadrant returns the character whose quarters are those of mask.
func (d *drawing) quadrant(mask byte) rune {
	return quadrantOf(mask, d.cells == dots || d.cells == dotHalves || d.cells == dotTwice)
}

// quadrantOf returns a block element, or in braille what comes nearest to it.
func quadrantOf(mask byte, braille bool) rune {
	switch {
	case braille:
		return brailleQuadrant(mask)
	case mask == 0:
		return ' '
	}
	const first = len(" ")
	at := first + int(mask-1)*len("█")
	r := quadrantRunes[at : at+len("█")]
	return rune(r[0]&0xf)<<12 | rune(r[1]&0x3f)<<6 | rune(r[2]&0x3f)
}

// brailleQuadrant returns quadrant in braille, which takes one column in every
// terminal.
func brailleQuadrant(mask byte) rune {
	const (
		topLeft     = 0x01 | 0x02
		topRight    = 0x08 | 0x10
		bottomLeft  = 0x04 | 0x40
		bottomRight = 0x20 | 0x80
	)
	r := rune(0x2800)
	for i, dots := range [4]rune{topLeft, topRight, bottomLeft, bottomRight} {
		if mask>>i&1 != 0 {
			r |= dots
		}
	}
	if r == 0x2800 {
		return ' '
	}
	return r
}

// sextant returns the character whose sixths are those of mask: two in each of
// three rows, from the top left on. They follow one another from U+1FB00 on, but
// for those that are older characters.
func sextant(mask byte) rune {
	const left, right, all = 0b010101, 0b101010, 0b111111
	r := 0x1fb00 + rune(mask) - 1
	switch {
	case mask == 0:
		return ' '
	case mask == left:
		return '▌'
	case mask == right:
		return '▐'
	case mask == all:
		return '█'
	case mask > right:
		return r - 2
	case mask > left:
		return r - 1
	}
	return r
}

// olderOctants are the octants that are not among the 230 that follow one
// another from U+1CD00 on, in the order of their masks. Six, which kitty 0.41
// does not draw, have the nearest other in their place.
var olderOctants = [...]struct {
	mask byte
	r    rune
}{
	{0x00, ' '},
	{0x01, '▘'}, // U+1CEA8
	{0x02, '▝'}, // U+1CEAB
	{0x03, 0x1fb82},
	{0x05, '▘'},
	{0x0a, '▝'},
	{0x0f, '▀'},
	{0x14, '▌'}, // U+1FBE6
	{0x28, '▐'}, // U+1FBE7
	{0x3f, 0x1fb85},
	{0x40, '▖'}, // U+1CEA3
	{0x50, '▖'},
	{0x55, '▌'},
	{0x5a, '▞'},
	{0x5f, '▛'},
	{0x80, '▗'}, // U+1CEA0
	{0xa0, '▗'},
	{0xa5, '▚'},
	{0xaa, '▐'},
	{0xaf, '▜'},
	{0xc0, '▂'},
	{0xf0, '▄'},
	{0xf5, '▙'},
	{0xfa, '▟'},
	{0xfc, '▆'},
	{0xff, '█'},
}

// octant returns the character whose eighths are those of mask: two in each of
// four rows, from the top left on.
func octant(mask byte) rune {
	r := 0x1cd00 + rune(mask)
	for _, o := range &olderOctants {
		if o.mask == mask {
			return o.r
		}
		if o.mask > mask {
			break
		}
		r--
	}
	return r
}
