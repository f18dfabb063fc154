package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Line is a line of a text: its bytes from Start up to End, without the spaces
// at its end, and the columns that they take.
type Line struct{ Start, End, Width int }

// class says how bad a break behind a cluster is. In a line without a good
// break, the last of the least bad ones is taken.
type class uint8

const (
	good    class = iota // UAX #14 and kinsoku allow it
	unit                 // between a number and its unit
	address              // within a word, behind a character at which addresses are cut
	word                 // within a word
	kinsoku              // before closing or behind opening punctuation
	never                // within …… or ——, or before a space
	classes
)

// cluster is a grapheme cluster of the text being broken.
type cluster struct {
	end   int32 // byte offset
	width uint8
	space bool
	after class // of a break behind it
}

// Lines breaks text into lines at most measure columns wide and appends them to
// dst. "\n" ends a line; "" is one empty line. Breaks stand only where UAX #14
// and kinsoku allow them, unless there is none in a whole line: then, in this
// order, a number is parted from its unit, an address is cut behind one of
// /?&=-_. , a word between two graphemes, and closing punctuation starts a line.
// Only a single wide character is wider than a measure of 1. A paragraph does
// not end with a line of one Chinese character if the line above can spare one.
//
// Nothing is lost: between two lines are only spaces or the newline. Lines
// panics if measure < 1.
func (w Widths) Lines(dst []Line, text string, measure int) []Line {
	if measure < 1 {
		panic("typeset: measure < 1")
	}
	var buffer [256]cluster
	for start := 0; ; {
		end := strings.IndexByte(text[start:], '\n')
		last := end < 0
		if last {
			end = len(text) - start
		}
		p := paragraph{text: text[start : start+end], widths: w, clusters: buffer[:0]}
		p.divide()
		dst = p.breakInto(dst, start, measure)
		if start += end + 1; last {
			return dst
		}
	}
}

// Wrap breaks plain text into lines at most measure columns wide, as Lines does.
func Wrap(s string, measure int) []string {
	lines := Narrow.Lines(nil, s, measure)
	out := make([]string, len(lines))
	for i, ln := range lines {
		out[i] = s[ln.Start:ln.End]
	}
	return out
}

// paragraph is a text without newlines.
type paragraph struct {
	text     string
	widths   Widths
	clusters []cluster
}

// divide finds the clusters and how bad a break behind each is.
func (p *paragraph) divide() {
	if len(p.text) > 1<<30 {
		p.text = p.text[:1<<30] // offsets are 32 bits
	}
	shadow := shadowQuotes(p.text)
	segment, rest, state := "", shadow, -1
	segmentEnd, glued := 0, 0
	for pos := 0; pos < len(p.text); {
		if pos == segmentEnd {
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			segmentEnd += len(segment)
		}
		text, width := p.widths.Next(p.text[pos:])
		pos += len(text)
		for pos > segmentEnd { // a cluster that UAX #14 would break
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			segmentEnd += len(segment)
		}
		c := cluster{end: int32(pos), width: uint8(min(width, 2)), space: text == " "}
		if pos == len(p.text) {
			p.clusters = append(p.clusters, c)
			return
		}
		if b := text[len(text)-1]; b >= '0' && b <= '9' {
			glued = max(glued, pos+unitLen(p.text[pos:]))
		}
		c.after = p.classOf(text, pos, pos == segmentEnd, pos < glued)
		p.clusters = append(p.clusters, c)
	}
}

// classOf is the class of a break at pos, behind the cluster text.
func (p *paragraph) classOf(text string, pos int, allowed, glued bool) class {
	next, _ := utf8.DecodeRuneInString(p.text[pos:])
	prev, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case next == ' ', prev == next && (next == '…' || next == '—'):
		return never
	case startsNoLine(next) && prev != ' ', endsNoLine(prev):
		if !allowed && isLatin(prev) && isLatin(next) {
			return word
		}
		return kinsoku
	case prev == ' ' && startsNoLine(next) && next >= 0x2e80:
		return kinsoku
	case glued:
		return unit
	case allowed:
		return good
	case strings.ContainsRune("/?&=-_.", prev):
		return address
	default:
		return word
	}
}

func isLatin(r rune) bool { return r < 0x80 && r > ' ' }

// breakInto appends the paragraph's lines to dst, with offsets from base on.
func (p *paragraph) breakInto(dst []Line, base, measure int) []Line {
	first := len(dst)
	from := 0
	for from < len(p.clusters) || from == 0 {
		to := p.lineEnd(from, measure)
		dst = append(dst, p.line(from, to, base))
		if to == from {
			break
		}
		from = to
	}
	if len(dst)-first > 1 {
		p.adopt(dst[len(dst)-2:], base, measure)
	}
	return dst
}

// lineEnd is the index of the cluster behind the line that begins at from.
func (p *paragraph) lineEnd(from, measure int) int {
	var best [classes]int // index of the cluster behind the last break of each class; 0 is none
	columns := 0
	for i := from; i < len(p.clusters); i++ {
		c := p.clusters[i]
		columns += int(c.width)
		if columns > measure && !c.space && i > from {
			for _, b := range best[:never] {
				if b > 0 {
					return b
				}
			}
			return i
		}
		best[c.after] = i + 1
	}
	return len(p.clusters)
}

// line is the line of the clusters from up to to.
func (p *paragraph) line(from, to, base int) Line {
	ln := Line{Start: base + p.offset(from)}
	ln.End = ln.Start
	columns := 0
	for _, c := range p.clusters[from:to] {
		columns += int(c.width)
		if !c.space {
			ln.End, ln.Width = base+int(c.end), columns
		}
	}
	return ln
}

func (p *paragraph) offset(i int) int {
	if i == 0 {
		return 0
	}
	return int(p.clusters[i-1].end)
}

// adopt mends a last line of a single Chinese character: the line above gives
// it another one, at its last good break.
func (p *paragraph) adopt(lines []Line, base, measure int) {
	above, last := &lines[0], &lines[1]
	if last.Width > 6 || countHan(p.text[last.Start-base:last.End-base]) != 1 {
		return
	}
	from, cut, to := p.index(above.Start-base), p.index(last.Start-base), len(p.clusters)
	for i := cut - 1; i > from; i-- {
		if p.clusters[i-1].after != good {
			continue
		}
		shorter, longer := p.line(from, i, base), p.line(i, to, base)
		if longer.Width > measure || shorter.Width*2 < measure {
			return
		}
		if countHan(p.text[longer.Start-base:longer.End-base]) > 1 || longer.Width > 6 {
			*above, *last = shorter, longer
			return
		}
	}
}

// index is the index of the cluster that starts at the byte offset.
func (p *paragraph) index(offset int) int {
	for i := range p.clusters {
		if p.offset(i) == offset {
			return i
		}
	}
	return len(p.clusters)
}

// countHan counts the Chinese characters of s that are no punctuation; a Latin
// letter or digit counts as many.
func countHan(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80 && r > ' ' && !strings.ContainsRune(noStart, r):
			n += 2
		case IsCJK(r) && !IsCJKPunct(r):
			n++
		}
	}
	return n
}

// shadowQuotes puts brackets in the place of curly quotes beside Chinese, which
// break as such there: Unicode 16 has it so (LB19a), uniseg is at 15.
func shadowQuotes(s string) string {
	if !strings.Contains(s, "\u2018"[:2]) {
		return s
	}
	out := []byte(nil)
	for i := 0; i+2 < len(s); i++ {
		bracket := ""
		if s[i] == 0xe2 && s[i+1] == 0x80 {
			switch s[i+2] {
			case 0x9c:
				bracket = "「"
			case 0x9d:
				bracket = "」"
			case 0x98:
				bracket = "『"
			case 0x99:
				bracket = "』"
			}
		}
		if bracket == "" || !besideWide(s, i) {
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

// besideWide says whether a character of three bytes at i stands beside Chinese.
func besideWide(s string, i int) bool {
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+3:])
	return IsCJK(prev) || IsCJK(next)
}
