package markdown

import (
	"unicode"

	"revolute/internal/typeset"
)

// unspaced reports whether r is a character of a script that is written without
// spaces between words, or its punctuation. Hangul is not: Korean has spaces.
func unspaced(r rune) bool {
	switch {
	case !typeset.IsCJK(r),
		r <= 0x11FF,                // hangul jamo
		0x3130 <= r && r <= 0x318F, // hangul compatibility jamo
		0xA960 <= r && r <= 0xA97F, // hangul jamo extended
		0xAC00 <= r && r <= 0xD7FF, // hangul syllables
		0xFFA0 <= r && r <= 0xFFDC, // half-width hangul
		0xFFE0 <= r && r <= 0xFFE6: // full-width currency signs stand in Korean too
		return false
	}
	return true
}

// sharedPunct reports whether r is punctuation that Chinese and Latin text
// have in common, so that its neighbour says which of the two it is here.
func sharedPunct(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·', '–', '～':
		return true
	}
	return false
}

// Joins reports whether a line that ends in a and one that starts with b are
// joined without a space.
func Joins(a, b rune) bool {
	return unspaced(a) && (unspaced(b) || sharedPunct(b)) || sharedPunct(a) && unspaced(b)
}

// IsSpace reports whether r is white space in the sense of CommonMark.
func IsSpace(r rune) bool { return r == '\n' || unicode.IsSpace(r) }

// isPunct reports whether r is punctuation or a symbol, but not CJK punctuation:
// that joins emphasis like a letter does.
func isPunct(r rune) bool {
	if r < 0x80 {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return (unicode.IsPunct(r) || unicode.IsSymbol(r)) && !typeset.IsCJK(r)
}

// isLetter reports whether b is an ASCII letter.
func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isDigit reports whether b is an ASCII digit.
func isDigit(b byte) bool { return '0' <= b && b <= '9' }
