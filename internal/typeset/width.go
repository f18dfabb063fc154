package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// Width returns the number of columns that s takes. Control characters take none.
func (w Widths) Width(s string) int {
	columns := 0
	for len(s) > 0 {
		cluster, width := w.Next(s)
		columns += width
		s = s[len(cluster):]
	}
	return columns
}

// Next returns the first grapheme cluster of s and the columns it takes, 0 to
// 2. The cluster of "" is "".
func (w Widths) Next(s string) (cluster string, width int) {
	if s == "" {
		return "", 0
	}
	if c := s[0]; c >= ' ' && c < 0x7f && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return s[:1], 1
	}
	if r, n := utf8.DecodeRuneInString(s); plainWide(r) {
		if next, _ := utf8.DecodeRuneInString(s[n:]); len(s) == n || next < 0x300 || plainWide(next) {
			return s[:n], 2
		}
	}
	cluster, _, _, _ = uniseg.FirstGraphemeClusterInString(s, -1)
	return cluster, displaywidth.Options{EastAsianWidth: w == Wide}.String(cluster)
}

// plainWide reports whether r takes two columns everywhere and joins no neighbour:
// most of Chinese, without a look into the Unicode tables.
func plainWide(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3001 && r <= 0x3029 || r >= 0xff01 && r <= 0xff60
}

// Truncate returns s, cut to width columns between graphemes; tail, which counts,
// says that something was cut. It is left out where there is no room for it.
func (w Widths) Truncate(s string, width int, tail string) string {
	if w.Width(s) <= width {
		return s
	}
	room := width - w.Width(tail)
	if room < 0 {
		tail, room = "", max(0, width)
	}
	n := 0
	for n < len(s) {
		cluster, columns := w.Next(s[n:])
		if room -= columns; room < 0 {
			break
		}
		n += len(cluster)
	}
	return strings.TrimRight(s[:n], " ") + tail
}

// IsCJK reports whether r belongs to Chinese, Japanese or Korean: Han, kana,
// bopomofo, hangul, Yi, their punctuation, and full-width forms.
func IsCJK(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x11ff, // hangul jamo
		r >= 0x2e80 && r <= 0xa4cf,   // radicals to Yi
		r >= 0xa960 && r <= 0xa97f,   // hangul jamo extended
		r >= 0xac00 && r <= 0xd7ff,   // hangul
		r >= 0xf900 && r <= 0xfaff,   // compatibility ideographs
		r >= 0xfe10 && r <= 0xfe1f,   // vertical forms
		r >= 0xfe30 && r <= 0xfe4f,   // compatibility forms
		r >= 0xff01 && r <= 0xffee,   // half-width and full-width forms
		r >= 0x16fe0 && r <= 0x16fff, // ideographic marks
		r >= 0x1aff0 && r <= 0x1b16f, // kana extended
		r >= 0x1f200 && r <= 0x1f2ff, // enclosed ideographs
		r >= 0x20000 && r <= 0x3ffff: // ideographs
		return true
	}
	return false
}

// IsCJKPunct reports whether r is punctuation that only Chinese, Japanese or
// Korean have. Curly quotes, … and — are not: English has them too.
func IsCJKPunct(r rune) bool {
	switch {
	case r >= 0x3001 && r <= 0x3003, r >= 0x3008 && r <= 0x3011, r >= 0x3014 && r <= 0x301f, r == 0x3030, r == 0x303d,
		r == 0x30a0, r == 0x30fb, r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe4f,
		r >= 0xff01 && r <= 0xff0f, r >= 0xff1a && r <= 0xff20, r >= 0xff3b && r <= 0xff40, r >= 0xff5b && r <= 0xff65:
		return true
	}
	return false
}
