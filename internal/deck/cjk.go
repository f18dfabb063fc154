package deck

import "unicode"

// chinese reports whether r is a character of a script that is written without
// spaces, or its punctuation. Hangul is not: Korean has spaces.
func chinese(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0x312F, // radicals, CJK punctuation, kana, bopomofo
		0x3190 <= r && r <= 0x33FF,   // kanbun, strokes, enclosed and squared forms
		0x3400 <= r && r <= 0x9FFF,   // ideographs
		0xF900 <= r && r <= 0xFAFF,   // compatibility ideographs
		0xFE30 <= r && r <= 0xFE4F,   // vertical forms
		0xFF01 <= r && r <= 0xFF9F,   // full-width forms, half-width kana
		0x20000 <= r && r <= 0x3FFFF: // ideographs of the further planes
		return true
	}
	return false
}

// cjk reports whether r is an East Asian character, hangul too.
func cjk(r rune) bool {
	return chinese(r) || 0x1100 <= r && r <= 0x11FF || 0x3130 <= r && r <= 0x318F ||
		0xA960 <= r && r <= 0xA97F || 0xAC00 <= r && r <= 0xD7FF || 0xFFA0 <= r && r <= 0xFFDC
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

// joins reports whether a line that ends in a and one that starts with b are
// joined without a space.
func joins(a, b rune) bool {
	return chinese(a) && (chinese(b) || sharedPunct(b)) || sharedPunct(a) && chinese(b)
}

// spaced reports whether r is white space in the sense of CommonMark.
func spaced(r rune) bool { return r == '\n' || unicode.IsSpace(r) }

// punct reports whether r is punctuation or a symbol, but not CJK punctuation:
// that joins emphasis like a letter does.
func punct(r rune) bool {
	if r < 0x80 {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return (unicode.IsPunct(r) || unicode.IsSymbol(r)) && !cjk(r)
}
