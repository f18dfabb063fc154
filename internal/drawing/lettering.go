package drawing

import (
	"strings"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// Lettering is a line of text in large letters. Its zero value is empty.
type Lettering struct {
	rows  [][]string // cells; an empty one is left as it is
	width int        // cells
}

// Sizes of large letters, in half columns.
const (
	letterGap   = 2 // between two letters
	letterSpace = 6 // a space, beside the gaps around it
)

// Large sets s in large letters of block elements, 5 rows high, and 6 where
// one of them hangs below the line. ok is false if there is a character that
// has no large letter (there are Latin letters, digits and ?!.,:-+%@&/()' ) or
// nothing to be seen.
func Large(s string, w typeset.Widths) (l Lettering, ok bool) { return Larger(s, 1, w) }

// Larger returns Large, so many times as large.
func Larger(s string, times int, w typeset.Widths) (l Lettering, ok bool) {
	bits, ok := LetterBits(s)
	if !ok {
		return Lettering{}, false
	}
	if times > 1 {
		bits = enlarge(bits, times)
	}
	cellOf := quadrant
	if w == typeset.Wide { // block elements would take two columns there
		cellOf = brailleQuadrant
	}
	l.width = (len(bits[0]) + 1) / 2
	for y := 0; y < len(bits); y += 2 {
		row := make([]string, l.width)
		for x := range row {
			var q uint8
			for i := range 4 {
				if line := bits[y+i/2]; 2*x+i%2 < len(line) && line[2*x+i%2] {
					q |= 1 << i
				}
			}
			row[x] = cellOf(q)
		}
		l.rows = append(l.rows, row)
	}
	return l, true
}

// LetterBits returns s in signs of half a column and half a row: 10 lines, or 12.
func LetterBits(s string) (bits [][]bool, ok bool) {
	bits = make([][]bool, 12)
	seen, hangs := false, false
	for i, r := range strings.TrimSpace(s) {
		if i > 0 {
			extend(bits, letterGap)
		}
		if r == ' ' {
			extend(bits, letterSpace)
			continue
		}
		art, found := letterArt(r)
		if !found {
			return nil, false
		}
		for y := range bits {
			line := strings.Repeat(" ", len(art[0]))
			if y < len(art) {
				line = art[y]
			}
			for _, c := range []byte(line) {
				bits[y] = append(bits[y], c == '#')
				hangs = hangs || c == '#' && y >= 10
			}
		}
		seen = true
	}
	if !hangs {
		bits = bits[:10]
	}
	return bits, seen
}

// enlarge makes a square of every sign.
func enlarge(bits [][]bool, times int) [][]bool {
	out := make([][]bool, 0, len(bits)*times)
	for _, line := range bits {
		wide := make([]bool, 0, len(line)*times)
		for _, on := range line {
			for range times {
				wide = append(wide, on)
			}
		}
		for range times {
			out = append(out, wide)
		}
	}
	return out
}

func extend(bits [][]bool, by int) {
	for y := range bits {
		bits[y] = append(bits[y], make([]bool, by)...)
	}
}

// letterArt returns the lines of a letter, from its sheet.
func letterArt(r rune) (art []string, ok bool) {
	for _, sh := range sheets {
		at := strings.IndexRune(sh.letters, r)
		if at < 0 {
			continue
		}
		nth := utf8.RuneCountInString(sh.letters[:at])
		for line := range strings.Lines(sh.art[1:]) {
			art = append(art, strings.Split(line, "|")[nth])
		}
		return art, true
	}
	return nil, false
}

// quadrants are the block elements by what of a cell they fill: 1 top left, 2
// top right, 4 bottom left, 8 bottom right.
var quadrants = [16]string{"", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

func quadrant(q uint8) string { return quadrants[q] }

// brailleQuadrant returns quadrant in braille, which is narrow everywhere.
func brailleQuadrant(q uint8) string {
	var bits uint8
	for y := range 4 {
		for x := range 2 {
			if q&(1<<(y/2*2+x)) != 0 {
				bits |= brailleBits[y][x]
			}
		}
	}
	if bits == 0 {
		return ""
	}
	return string(rune(0x2800 + int(bits)))
}

// Width returns how many columns it takes.
func (l Lettering) Width() int { return l.width }

// Height returns how many rows it takes: 5, or 6 where a letter hangs below the line.
func (l Lettering) Height() int { return len(l.rows) }

// Draw puts it on f with its top left cell at x, y. What is around the letters
// stays as it is.
func (l Lettering) Draw(f *frame.Frame, x, y int, st frame.Style) {
	l.DrawIn(f, f.Bounds(), x, y, func(int) frame.Style { return st })
}

// DrawIn draws it within clip, each column in a style of its own.
func (l Lettering) DrawIn(f *frame.Frame, clip frame.Rect, x, y int, style func(column int) frame.Style) {
	for dy, row := range l.rows {
		for dx, cell := range row {
			if cell != "" {
				f.PrintIn(clip, x+dx, y+dy, cell, style(dx))
			}
		}
	}
}

// Lines returns its rows as text, each as wide as the lettering.
func (l Lettering) Lines() []string {
	out := make([]string, len(l.rows))
	for i, row := range l.rows {
		var b strings.Builder
		for _, cell := range row {
			if cell == "" {
				cell = " "
			}
			b.WriteString(cell)
		}
		out[i] = b.String()
	}
	return out
}
