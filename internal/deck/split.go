package deck

import (
	"bytes"
	"slices"

	"revolute/internal/problem"
)

// chunk is the Markdown of one slide: bytes [start,end) of its file.
type chunk struct {
	start, end int
	line       int    // 1-based
	section    string // that begins here, if it is not the file's own
}

// markKind is what may divide a file into slides.
type markKind uint8

const (
	markDashes  markKind = iota // --- on a line of its own
	markEnd                     // <!-- end_slide -->
	markLine                    // a line that the front matter names
	markSkip                    // <!-- skip_slide -->
	markSetext                  // a title underlined by === or ---
	markHeading                 // # Title
	markSection                 // <!-- section: word -->
)

// mark is a place where slides may be divided: bytes [start,end).
type mark struct {
	kind       markKind
	level      uint8
	start, end int
	line       int
	word       string // of a section
}

// rule says which marks divide a file.
type rule struct {
	shorthand bool     // --- divides also where end_slide does
	setext    bool     // underlined titles divide
	always    bool     // ... even if there are some
	lines     []string // lines that divide as well, as they are
	level     int      // without any --- or end_slide, headings up to this level do; 0: 1, where there are several
}

// splitting is a file found to be slides.
type splitting struct {
	chunks []chunk
	refs   [][2]int         // lines that look like link reference definitions
	ends   bool             // end_slide divides it
	open   *problem.Problem // a fence or comment that is never closed

	includes []include
}

// split finds the slides of src from offset at, which is in the given line.
// It goes over the lines once; a file's slides are not parsed for it.
func split(src []byte, at, line int, r rule) splitting {
	s := scanner{src: src}
	first, from := line, at
	for ; at < len(src); line++ {
		end := len(src)
		next := end
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i
			next = end + 1
		}
		s.start, s.next, s.line = at, next, line
		s.scan(src[at:end])
		if len(r.lines) > 0 && s.fence == 0 && slices.Contains(r.lines, string(bytes.TrimSpace(src[at:end]))) {
			s.mark(mark{kind: markLine, start: at, end: next, line: line})
			s.leaveList()
			s.para = noText
		}
		at = next
	}
	out := splitting{refs: s.refs, open: s.unclosed(), includes: s.files}
	out.chunks, out.ends = divide(src, from, first, s.marks, r)
	return out
}

// divide makes chunks of the marks that r chooses.
func divide(src []byte, at, line int, marks []mark, r rule) (chunks []chunk, ends bool) {
	chosen, ends := choose(marks, r)
	c := chunk{start: at, line: line}
	skip := false
	add := func(end int, always bool) {
		c.end = end
		blank := len(bytes.TrimSpace(src[c.start:end])) == 0
		if !skip && (!blank || always && len(chunks) > 0) {
			chunks = append(chunks, c)
		}
		skip = false
	}
	for _, m := range marks {
		switch {
		case m.kind == markSkip:
			skip = true
		case m.kind == markSection:
			c.section = m.word
		case !chosen(m):
		case m.kind == markDashes || m.kind == markEnd || m.kind == markLine:
			add(m.start, true)
			c = chunk{start: m.end, line: m.line + 1}
		default:
			add(m.start, false)
			c = chunk{start: m.start, line: m.line}
		}
	}
	add(len(src), false)
	return chunks, ends
}

// choose says which of marks divide, and whether end_slide is among them.
func choose(marks []mark, r rule) (chosen func(mark) bool, ends bool) {
	dashes, titles := false, 0
	for _, m := range marks {
		ends = ends || m.kind == markEnd
		dashes = dashes || m.kind == markDashes
		if m.kind == markHeading && m.level == 1 {
			titles++
		}
	}
	level := r.level
	switch {
	case r.always:
	case dashes || ends || r.setext:
		level = 0
	case level == 0 && titles > 1:
		level = 1
	}
	return func(m mark) bool {
		switch m.kind {
		case markEnd, markLine:
			return true
		case markDashes:
			return !ends || r.shorthand
		case markSetext:
			return r.setext
		case markHeading:
			return int(m.level) <= level
		}
		return false
	}, ends
}
