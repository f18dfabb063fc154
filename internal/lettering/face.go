package lettering

import (
	"strings"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// Face is a size of type as one terminal draws it. The zero value is Small.
type Face struct {
	size  Size
	cells cells
	times int8 // of scaled text: how many times its usual size
}

// cells is what the parts of a letter are made of.
type cells uint8

const (
	plain       cells = iota // the terminal's own letters
	halves                   // half blocks: one pixel in a column, two in a row
	quadrants                // two in a column, two in a row
	sextants                 // two, three
	octants                  // two, four
	halvesTwice              // half blocks, each pixel doubled
	dots                     // braille in place of quadrants
	dotHalves                // … of half blocks
	dotTwice                 // … of half blocks with pixels doubled
	scaled                   // the terminal's own letters at several times their size
)

// Face returns the face of a size. ok is false where the terminal has no such
// letters; the face is then Small. Where ambiguous characters are wide, half
// blocks take two columns, and braille is used in their place.
func (w Way) Face(s Size, widths typeset.Widths) (f Face, ok bool) {
	if s <= Small {
		return Face{size: Small}, true
	}
	wide := widths == typeset.Wide
	pick := func(narrow, braille cells) cells {
		if wide {
			return braille
		}
		return narrow
	}
	switch {
	case w == None:
	case w == Text && s != Condensed:
		return Scaled([...]int{Medium: 3, Large: 6, Huge: frame.LargestText}[s]), true
	case s == Medium && w == Sextants:
		return Face{size: s, cells: sextants}, true
	case s == Medium && w == Octants:
		return Face{size: s, cells: octants}, true
	case s == Condensed:
		return Face{size: s, cells: pick(quadrants, dots)}, true
	case s == Large:
		return Face{size: s, cells: pick(halves, dotHalves)}, true
	case s == Huge:
		return Face{size: s, cells: pick(halvesTwice, dotTwice)}, true
	}
	return Face{size: Small}, false
}

// Scaled returns the face of the terminal's own letters at so many times their
// size, 1 to 7, for terminals that can scale text. The caller draws it, as a
// frame.Image of NewText.
func Scaled(times int) Face {
	times = min(max(times, 1), frame.LargestText)
	if times == 1 {
		return Face{size: Small}
	}
	size := [...]Size{2: Medium, 3: Medium, 4: Condensed, 5: Large, 6: Large, 7: Huge}[times]
	return Face{size: size, cells: scaled, times: int8(times)}
}

// Times returns how many times its usual size scaled text has; 0 for letters of
// another kind.
func (f Face) Times() int { return int(f.times) }

// Size returns the face's size.
func (f Face) Size() Size { return max(f.size, Small) }

// IsSmall reports whether the face is the terminal's own.
func (f Face) IsSmall() bool { return f.cells == plain }

// Columns returns how many cells wide a column of text is: half a Chinese
// character.
func (f Face) Columns() int {
	switch f.cells {
	case quadrants, sextants, octants, dots:
		return 3
	case halves, dotHalves:
		return 6
	case halvesTwice, dotTwice:
		return 12
	case scaled:
		return int(f.times)
	}
	return 1
}

// Rows returns how many cells high a line of text is.
func (f Face) Rows() int {
	switch f.cells {
	case sextants:
		return 4
	case octants:
		return 3
	case halves, quadrants, dots, dotHalves:
		return 6
	case halvesTwice, dotTwice:
		return 12
	case scaled:
		return int(f.times)
	}
	return 1
}

// Leading returns how many empty rows there are between two lines.
func (f Face) Leading() int {
	if f.cells == plain || f.cells == scaled {
		return 0
	}
	return 1
}

// Measure returns how many columns of text fit into so many cells, at least one.
func (f Face) Measure(cells int) int { return max(1, cells/f.Columns()) }

// Widths returns how text of this face is measured in columns. Letters of
// pixels are as wide in every terminal.
func (f Face) Widths(terminal typeset.Widths) typeset.Widths {
	if f.cells == plain {
		return terminal
	}
	return typeset.Narrow
}

// Width returns how many cells wide s is, other than in Small.
func (f Face) Width(s string) int { return typeset.Narrow.Width(s) * f.Columns() }

// Covers reports whether the face has every character of s. Emoji are drawn
// as small characters, and newlines are passed over.
func (f Face) Covers(s string) bool {
	if f.cells == plain || f.cells == scaled {
		return true
	}
	for len(s) > 0 {
		if s[0] < utf8.RuneSelf && (len(s) == 1 || s[0] == '\n' || s[1] < utf8.RuneSelf) {
			if s[0] < ' ' && s[0] != '\n' || s[0] == 0x7f {
				return false
			}
			s = s[1:]
			continue
		}
		cluster, width := typeset.Narrow.Next(s)
		s = s[len(cluster):]
		r, n := utf8.DecodeRuneInString(cluster)
		if (n < len(cluster) || !Has(r)) && !isEmoji(cluster, r, width) {
			return false
		}
	}
	return true
}

// isEmoji reports whether a cluster is a picture, which takes two columns and
// belongs to no script.
func isEmoji(cluster string, r rune, width int) bool {
	return width == 2 && !typeset.IsCJK(r) && (r >= 0x1f000 && r < 0x1fb00 || r >= 0x2300 && r < 0x2c00 || strings.Contains(cluster, "\ufe0f"))
}
