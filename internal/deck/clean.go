package deck

import (
	"bytes"
	"unicode/utf8"

	"revolute/internal/typeset"
)

// clean returns src with everything that could steer a terminal or upset a
// layout replaced by U+FFFD: invalid UTF-8, control characters but newline and
// tab, the C1 controls, and the controls of bidirectional text. The separators
// U+2028 and U+2029 become spaces. It gives src itself if there is nothing to
// do; bad is the offset of the first replaced byte, or -1.
func clean(src []byte) (out []byte, bad int) {
	i := firstBad(src)
	if i < 0 {
		return src, -1
	}
	bad = -1
	out = make([]byte, i, len(src)+len(src)/8+16)
	copy(out, src)
	for i < len(src) {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == '\u2028' || r == '\u2029':
			out = append(out, ' ')
		case r == utf8.RuneError && n == 1 || unsafe(r):
			out = append(out, "\uFFFD"...)
			if bad < 0 {
				bad = i
			}
		default:
			out = append(out, src[i:i+n]...)
		}
		i += n
	}
	return out, bad
}

// cleanString returns what clean makes of a string that is known to be short.
func cleanString(s string) string {
	out, _ := clean([]byte(s))
	if len(out) == len(s) && string(out) == s {
		return s
	}
	return string(out)
}

// firstBad returns the offset of the first character that clean replaces, or -1.
func firstBad(src []byte) int {
	for i := 0; i < len(src); {
		if b := src[i]; b < utf8.RuneSelf {
			if b < ' ' && b != '\n' && b != '\t' || b == 0x7F {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 || r < 0x2070 && (unsafe(r) || r == '\u2028' || r == '\u2029') {
			return i
		}
		i += n
	}
	return -1
}

// unsafe reports whether r must not reach a terminal.
func unsafe(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r < 0x7F:
		return false
	case r <= 0x9F: // DEL, C1
		return true
	}
	return r == 0x061C || r == 0x200E || r == 0x200F || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}

// newlines returns src with \n as its only line end, and without a byte order
// mark. It gives src itself if it is so already.
func newlines(src []byte) []byte {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	out := make([]byte, 0, len(src))
	for i, b := range src {
		switch {
		case b != '\r':
			out = append(out, b)
		case i+1 == len(src) || src[i+1] != '\n':
			out = append(out, '\n')
		}
	}
	return out
}

// expandTabs returns s with its tabs as spaces, to the next of every 4 columns.
func expandTabs(s string) string {
	if bytes.IndexByte([]byte(s), '\t') < 0 {
		return s
	}
	out := make([]byte, 0, len(s)+len(s)/2)
	column := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n := 4 - column%4
			out = append(out, "    "[:n]...)
			column += n
			continue
		case r == '\n':
			column = -1
		case typeset.IsCJK(r):
			column++
		}
		column++
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// isLetter reports whether b is an ASCII letter.
func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
