package lettering

import (
	"strings"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// Thick is a line of text in thick letters of block elements, for numbers and words
// that are a picture of their own. Its zero value is empty.
type Thick struct {
	rows  [][]rune // cells; a space is left as it is
	width int      // cells
}

// Sizes of thick letters, in half columns.
const (
	thickGap   = 2 // between two letters
	thickSpace = 6 // a space, beside the gaps around it
)

// SetThick sets s in thick letters, 5 rows high, and 6 where one of them hangs below
// the line, or so many times as large. ok is false if there is a character that has no thick letter (there are
// Latin letters, digits and ?!.,:-+%@&/()' ) or nothing to be seen.
func SetThick(s string, times int, w typeset.Widths) (t Thick, ok bool) {
	bits, ok := thickBits(s)
	if !ok {
		return Thick{}, false
	}
	width, height := len(bits[0])*times, len(bits)*times
	t.width = (width + 1) / 2
	for y := 0; y < height; y += 2 {
		row := make([]rune, t.width)
		for x := range row {
			var mask byte
			for i := range 4 {
				if dx, dy := 2*x+i%2, y+i/2; dx < width && bits[dy/times][dx/times] {
					mask |= 1 << i
				}
			}
			row[x] = quadrantOf(mask, w == typeset.Wide) // block elements would take two columns there
		}
		t.rows = append(t.rows, row)
	}
	return t, true
}

// CoversThick reports whether every character of s has a thick letter, and there is
// something to be seen.
func CoversThick(s string) bool {
	_, ok := thickBits(s)
	return ok
}

// thickBits returns s in signs of half a column and half a row: 10 lines, or 12.
func thickBits(s string) (bits [][]bool, ok bool) {
	bits = make([][]bool, 12)
	extend := func(by int) {
		for y := range bits {
			bits[y] = append(bits[y], make([]bool, by)...)
		}
	}
	seen, hangs := false, false
	for i, r := range strings.TrimSpace(s) {
		if i > 0 {
			extend(thickGap)
		}
		if r == ' ' {
			extend(thickSpace)
			continue
		}
		art, found := thickLetter(r)
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

// thickLetter returns the lines of a letter, from its sheet.
func thickLetter(r rune) (art []string, ok bool) {
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

// Width returns how many columns it takes.
func (t Thick) Width() int { return t.width }

// Height returns how many rows it takes.
func (t Thick) Height() int { return len(t.rows) }

// Draw draws it within clip, its top left cell at x, y, each column in a style of its
// own. What is around the letters stays as it is.
func (t Thick) Draw(f *frame.Frame, clip frame.Rect, x, y int, style func(column int) frame.Style) {
	for dy, row := range t.rows {
		for dx, cell := range row {
			if cell != ' ' {
				f.PrintIn(clip, x+dx, y+dy, string(cell), style(dx))
			}
		}
	}
}
