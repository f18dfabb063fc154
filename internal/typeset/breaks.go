package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// badness says how bad a line break after a cluster is. Where a line has no good
// break, the last of its least bad ones is taken.
type badness uint8

const (
	good       badness = iota // UAX #14 and kinsoku allow it
	inQuantity                // between a number and its unit
	inAddress                 // within a word, after a character at which addresses are divided
	inWord                    // within a word
	prohibited                // before closing or after opening punctuation
	never                     // within …… or ——, or before a space
	worst                     // the number of the others
)

// cluster is a grapheme cluster of a paragraph.
type cluster struct {
	end   int32 // byte offset
	width uint8
	space bool
	after badness // of a break after it
}

// paragraph is a text without newlines.
type paragraph struct {
	text     string
	widths   Widths
	clusters []cluster
}

// findBreaks divides the text into clusters and rates a break after each.
func (p *paragraph) findBreaks() {
	if len(p.text) > 1<<30 {
		p.text = p.text[:1<<30] // offsets are 32 bits
	}
	segment, rest, state := "", bracketQuotes(p.text), -1
	segmentEnd := 0  // where UAX #14 allows the next break
	quantityEnd := 0 // up to which a unit belongs to the number before it
	for pos := 0; pos < len(p.text); {
		if pos == segmentEnd {
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			segmentEnd += len(segment)
		}
		text, width := p.widths.Next(p.text[pos:])
		pos += len(text)
		for pos > segmentEnd { // UAX #14 would break the cluster
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			segmentEnd += len(segment)
		}
		c := cluster{end: int32(pos), width: uint8(width), space: text == " "}
		if pos < len(p.text) {
			if b := text[len(text)-1]; b >= '0' && b <= '9' {
				quantityEnd = max(quantityEnd, pos+unitLen(p.text[pos:]))
			}
			c.after = p.rate(text, pos, pos == segmentEnd, pos < quantityEnd)
		}
		p.clusters = append(p.clusters, c)
	}
}

// rate returns the badness of a break at pos, after the cluster text. allowed is
// what UAX #14 says about it; inUnit says that a quantity goes on.
func (p *paragraph) rate(text string, pos int, allowed, inUnit bool) badness {
	next, _ := utf8.DecodeRuneInString(p.text[pos:])
	prev, _ := utf8.DecodeLastRuneInString(text)
	if next >= '0' && next <= '9' && strings.ContainsRune("-,.:;", prev) {
		allowed = false // LB25, which uniseg applies within numbers alone
	}
	if next == '-' && prev == ' ' {
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text[:pos], " "))
		allowed = !endsNoLine(before) // LB18, which uniseg forgets after a bracket
	}
	switch {
	case next == ' ', prev == next && (next == '…' || next == '—'):
		return never
	case prev == ' ' && startsNoLine(next):
		if allowed && isLatin(next) || pointOfNumber(p.text[pos:]) {
			return good // %d, .5
		}
		return prohibited
	case startsNoLine(next), endsNoLine(prev):
		if !allowed && isLatin(prev) && isLatin(next) {
			return inWord // f(x) and a.b are words
		}
		return prohibited
	case inUnit:
		return inQuantity
	case allowed:
		return good
	case strings.ContainsRune("/?&=-_.", prev):
		return inAddress
	default:
		return inWord
	}
}

// pointOfNumber reports whether s begins with the point of a number, before which
// Unicode 16 allows a break after a space (LB15c); kinsoku does not where it is a comma.
func pointOfNumber(s string) bool {
	return len(s) > 1 && s[0] == '.' && s[1] >= '0' && s[1] <= '9'
}

// isLatin reports whether r is a letter, a digit or punctuation of ASCII.
func isLatin(r rune) bool { return r > ' ' && r < 0x7f }

// offset returns the byte offset of cluster i, or the end of the text.
func (p *paragraph) offset(i int) int {
	if i == 0 {
		return 0
	}
	return int(p.clusters[i-1].end)
}

// bracketQuotes puts brackets in place of the curly quotes beside Chinese, where
// line breaking treats them as such: Unicode 16 does (LB19a), uniseg is at 15.
func bracketQuotes(s string) string {
	var out []byte
	for i, r := range s {
		bracket := ""
		switch r {
		case '“':
			bracket = "「"
		case '”':
			bracket = "」"
		case '‘':
			bracket = "『"
		case '’':
			bracket = "』"
		}
		if bracket == "" {
			continue
		}
		prev, _ := utf8.DecodeLastRuneInString(s[:i])
		next, _ := utf8.DecodeRuneInString(s[i+len("“"):])
		if !IsCJK(prev) && !IsCJK(next) {
			continue
		}
		if out == nil {
			out = []byte(s)
		}
		copy(out[i:], bracket)
	}
	if out == nil {
		return s
	}
	return string(out)
}
