package typeset

import "strings"

// Line is a line of a text: its bytes from Start up to End, without the spaces
// at its end, and the columns that they take.
type Line struct{ Start, End, Width int }

// Lines breaks text into lines at most measure columns wide and appends them to
// dst. "\n" ends a line; "" is one empty line. Breaks stand only where UAX #14
// and kinsoku allow them, unless a whole line has no such place: then, in this
// order, a number is parted from its unit, an address is divided after one of
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
		part, _, more := strings.Cut(text[start:], "\n")
		p := paragraph{text: part, widths: w, clusters: buffer[:0]}
		p.findBreaks()
		dst = p.fill(dst, start, measure)
		if start += len(part) + 1; !more {
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

// fill appends the paragraph's lines to dst, each as full as it can be, with
// offsets from base on.
func (p *paragraph) fill(dst []Line, base, measure int) []Line {
	above, last := 0, 0 // the clusters that the last two lines begin with
	for from := 0; ; {
		to := p.lineEnd(from, measure)
		dst = append(dst, p.line(from, to, base))
		if to == len(p.clusters) {
			last = from
			break
		}
		above, from = from, to
	}
	if last > 0 {
		if from := p.withoutOrphan(above, last, measure); from != last {
			dst = append(dst[:len(dst)-2], p.line(above, from, base), p.line(from, len(p.clusters), base))
		}
	}
	return dst
}

// lineEnd returns the cluster after the line that begins with cluster from.
func (p *paragraph) lineEnd(from, measure int) int {
	var latest [worst]int // the cluster after the last break of each badness; 0: none
	columns := 0
	for i := from; i < len(p.clusters); i++ {
		c := p.clusters[i]
		columns += int(c.width)
		if columns > measure && !c.space && i > from {
			for _, to := range latest[:never] {
				if to > 0 {
					return to
				}
			}
			return i
		}
		latest[c.after] = i + 1
	}
	return len(p.clusters)
}

// line returns the line of the clusters from up to to.
func (p *paragraph) line(from, to, base int) Line {
	ln := Line{Start: base + p.offset(from), End: base + p.offset(from)}
	columns := 0
	for _, c := range p.clusters[from:to] {
		columns += int(c.width)
		if !c.space {
			ln.End, ln.Width = base+int(c.end), columns
		}
	}
	return ln
}

// orphanWidth is the width up to which a line may be an orphan: one Chinese
// character and its punctuation.
const orphanWidth = 6

// withoutOrphan returns the cluster that the paragraph's last line should begin
// with: last, or one before it if last begins a line of a single Chinese
// character. The line above, from cluster above on, then ends at an earlier good
// break, and is still half full.
func (p *paragraph) withoutOrphan(above, last, measure int) int {
	if !p.orphan(last) || p.han(last) != 1 {
		return last
	}
	for from := last - 1; from > above; from-- {
		if p.clusters[from-1].after != good {
			continue
		}
		if p.line(from, len(p.clusters), 0).Width > measure || p.line(above, from, 0).Width*2 < measure {
			break
		}
		if !p.orphan(from) || p.han(from) > 1 {
			return from
		}
	}
	return last
}

// orphan reports whether a last line from cluster from on is as narrow as one.
func (p *paragraph) orphan(from int) bool {
	return p.line(from, len(p.clusters), 0).Width <= orphanWidth
}

// han returns the number of Chinese characters, without punctuation, from cluster
// from on. A Latin letter or digit counts as two.
func (p *paragraph) han(from int) int {
	n := 0
	for _, r := range p.text[p.offset(from):] {
		switch {
		case isLatin(r) && !startsNoLine(r):
			n += 2
		case IsCJK(r) && !IsCJKPunct(r):
			n++
		}
	}
	return n
}
