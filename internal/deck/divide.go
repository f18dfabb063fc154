package deck

import (
	"bytes"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
)

// chunk is the Markdown of one slide: bytes [start,end) of its file.
type chunk struct {
	start, end int
	line       int    // 1-based
	section    string // that begins here, if it is not the file's own
	base       *chunk // what stands on the slide before its own Markdown: remark's layout
	title      [2]int // bytes of its heading; none if both are 0
	id         string // that a directive says
}

// rule says which breaks divide a file.
type rule struct {
	hidden    bool     // slides marked hidden are kept
	shorthand bool     // --- divides also where end_slide does
	setext    bool     // underlined titles divide
	always    bool     // headings divide even if there are some
	lines     []string // lines that divide as well, as they are
	level     int      // without any --- or end_slide, headings up to this level do; 0: 1, where there are several
	first     bool     // ... up to the level of the first heading under which text stands, as pandoc has it
}

// firstPiece is how many bytes of a file are parsed before its first slide is
// shown. A file that is not much longer is parsed whole.
const firstPiece = 8 << 10

// nextPiece is how many bytes are parsed at a time afterwards, so that the blocks
// of a large file are not all in memory at once.
const nextPiece = 64 << 10

// fewBytes is the size of a deck that is parsed whole before its first slide is shown.
const fewBytes = 4 * firstPiece

// division is a file divided into slides, or the first slides of a file.
type division struct {
	chunks []chunk
	slides []*atomic.Pointer[Slide]
	refs   []parser.Reference
	cover  bool               // a slide made of the front matter comes before the chunks
	begun  bool               // the rest of the file may define what its slides refer to ...
	named  []parser.Reference // ... and else these, the named links of the deck, may
	more   bool               // other slides follow
}

// divide finds the slides of a file. One of the deck's first section may have a cover
// made of the front matter: it has one if that says what the cover is to show, or if
// other presenters make one of such a deck, and the deck itself has none.
func (f *file) divide(first bool) {
	d := f.parser.NewDivider(f.src, f.head.end, f.head.lines+1, f.command)
	var breaks []markdown.Break
	for !d.Done() {
		breaks = append(breaks, d.Next(nextPiece)...)
	}
	f.newDivision(d, breaks, first)
}

// divideFirst finds the first slides of a file, of which f may have the beginning
// alone, and reports whether the rest of it cannot change them.
func (f *file) divideFirst(whole bool) bool {
	if len(f.includes(f.head.end, f.head.lines+1)) > 0 {
		return false
	}
	d := f.parser.NewDivider(f.src, f.head.end, f.head.lines+1, f.command)
	breaks := d.Next(firstPiece)
	for ; !d.Done(); breaks = append(breaks, d.Next(nextPiece)...) {
		if f.newDivision(d, breaks, true); len(f.division.chunks) > 1 && f.suffices(breaks, f.src[d.At():], whole) {
			// The last slide may go on where the division ends.
			d := f.division
			d.chunks, d.slides = d.chunks[:len(d.chunks)-1], d.slides[:len(d.slides)-1]
			d.begun, d.more = true, true
			return true
		}
	}
	f.newDivision(d, breaks, true)
	return whole
}

// describesCover reports whether the front matter says more of the talk than its
// title, which a cover is to show: a subtitle, an event or a place. Author and
// date alone do not: many programs have them, and show them elsewhere.
func (f *file) describesCover() bool {
	m := f.front.meta
	return (f.dialect == dialect.Own || f.dialect == dialect.Presenterm) && m.Title != "" && (m.Subtitle != "" || m.Event != "" || m.Location != "")
}

// suffices reports whether nothing that stands in rest, which follows the breaks, can
// change what the slides before it are. whole says that the file ends with rest; what
// comes after it otherwise is taken to be written as what stands there is.
func (f *file) suffices(breaks []markdown.Break, rest []byte, whole bool) bool {
	dashes, by := false, choose(breaks, &f.front.rule)
	for _, b := range breaks {
		dashes = dashes || b.Kind == markdown.Dashes
		if whole && isCommand(b, "section") {
			return false
		}
	}
	switch {
	case by.maybe:
		return false
	case by.ends, by.separated, f.front.rule.setext, f.front.rule.always:
	case by.level == 0 || !by.sure:
		return false
	default:
		for _, line := range f.front.rule.lines {
			if bytes.Contains(rest, []byte(line)) {
				return false
			}
		}
		if bytes.Contains(rest, []byte("\n---")) {
			return false
		}
	}
	for at := 0; ; {
		i := bytes.Index(rest[at:], []byte("<!--"))
		if i < 0 {
			return true
		}
		at += i + len("<!--")
		comment, _, _ := bytes.Cut(rest[at:], []byte("-->"))
		c, ok := f.command(string(comment))
		if !ok {
			continue
		}
		switch c.Name {
		case "end_slide":
			if !by.ends {
				return false
			}
		case "separator", "maybe_separator", "slide":
			if !by.ends && !by.separated {
				return false
			}
		case "section":
			if whole {
				return false
			}
		case "layout":
			if layoutNamed(c.Value) == "cover" && (f.front.cover || f.describesCover() || by.ends) {
				return false
			}
		case "include":
			return false
		}
	}
}

// newDivision divides the file at the breaks that d has found up to where it is.
func (f *file) newDivision(d *markdown.Divider, breaks []markdown.Break, first bool) {
	out := &division{refs: d.References()}
	var ends bool
	out.chunks, ends = chunks(f.src, f.head.end, d.At(), f.head.lines+1, breaks, &f.front.rule)
	n := len(out.chunks)
	covered := slices.ContainsFunc(breaks, func(b markdown.Break) bool {
		return isCommand(b, "layout") && layoutNamed(b.Command.Value) == "cover"
	})
	if out.cover = first && f.front.meta.Title != "" && !covered && (f.front.cover || f.describesCover() || ends || n == 0); out.cover {
		n++
	}
	out.slides = newSlots(n)
	f.division = out
}

// newSlots returns n places for slides that are parsed when they are asked for.
func newSlots(n int) []*atomic.Pointer[Slide] {
	slots, all := make([]*atomic.Pointer[Slide], n), make([]atomic.Pointer[Slide], n)
	for i := range all {
		slots[i] = &all[i]
	}
	return slots
}

// chunks returns the slides that the breaks which r chooses make of the bytes
// [at,end) of src, and reports whether end_slide is among them.
func chunks(src []byte, at, end, line int, breaks []markdown.Break, r *rule) (all []chunk, ends bool) {
	by := choose(breaks, r)
	c := chunker{src: src, hidden: r.hidden, named: map[string]*chunk{}, chunk: chunk{start: at, line: line}}
	for i := range breaks {
		b := &breaks[i]
		switch {
		case !by.divides(*b):
			c.note(b)
		case b.Kind == markdown.Dashes || b.Kind == markdown.Command && b.Command.Name != "slide":
			c.end(b.Start, true)
			c.chunk = chunk{start: b.End, line: b.Line + bytes.Count(src[b.Start:b.End], []byte("\n"))}
		case b.Kind != markdown.Command && c.level == 0 && !b.Text && len(bytes.TrimSpace(src[c.start:b.Start])) > 0:
			c.note(b) // nothing but comments stands above it on its slide
		default:
			// A slide's own front matter may begin the first slide as well.
			c.end(b.Start, isCommand(*b, "slide") && len(c.all) > 0)
			c.chunk = chunk{start: b.Start, line: b.Line}
			c.note(b)
		}
	}
	if c.start < end || end == len(src) {
		c.end(end, false)
	}
	return c.all, by.ends
}

// chunker collects the slides of a file.
type chunker struct {
	src []byte
	all []chunk
	chunk
	skip       bool   // the slide is left out
	hidden     bool   // slides marked hidden are kept
	properties string // of remark's slide
	level      int    // of its heading; -1: that is its first block
	layout     *chunk // what stands on every slide
	named      map[string]*chunk
}

// note records a break that stands on a slide.
func (c *chunker) note(b *markdown.Break) {
	switch {
	case b.Kind == markdown.Underline || b.Kind == markdown.Number:
		_, words := cutAttributes(strings.TrimRight(string(c.src[b.Start:b.End]), "# \t\n"))
		for _, word := range words {
			if id, ok := strings.CutPrefix(word, "#"); ok && c.id == "" {
				c.id = id
			}
		}
		if c.level == 0 || b.Level < c.level {
			c.title = [2]int{b.Start, b.End}
			if c.level == 0 && !b.Text {
				c.level = -1
			} else {
				c.level = b.Level
			}
		}
	case b.Kind != markdown.Command:
	case b.Command.Name == "skip_slide", b.Command.Name == "hidden" && !c.hidden:
		c.skip = true
	case b.Command.Name == "section":
		c.section = b.Command.Value
	case b.Command.Name == "id" && c.id == "":
		c.id = b.Command.Value
	case b.Command.Name == "properties":
		c.properties = b.Command.Value
		c.id = dialect.Property(c.properties, "name")
	case b.Command.Name == "slide":
		said := dialect.ReadSlide(b.Command.Value)
		c.skip, c.id = said.Hidden, said.ID
	}
}

// end ends the slide before an offset. A blank one is kept only where it stands
// between others.
func (c *chunker) end(at int, between bool) {
	c.chunk.end = at
	blank := len(bytes.TrimSpace(c.src[c.start:at])) == 0
	if c.base = c.layout; c.properties != "" {
		this := c.chunk
		c.named[dialect.Property(c.properties, "name")] = &this
		switch dialect.Property(c.properties, "layout") {
		case "true":
			c.layout, c.skip = &this, true
		case "false":
			c.layout, c.base = nil, nil
		}
		if base := c.named[dialect.Property(c.properties, "template")]; base != nil && base != &this {
			c.base = base
		}
		c.skip = c.skip || dialect.Property(c.properties, "exclude") == "true"
	}
	if !c.skip && (!blank || between && len(c.all) > 0) {
		c.all = append(c.all, c.chunk)
	}
	c.skip, c.properties, c.level = false, "", 0
}

// choice is which breaks divide a file.
type choice struct {
	rule      *rule
	ends      bool // end_slide is among them
	separated bool // dashes or their like are
	maybe     bool // what may be one of these in other programs divides
	level     int  // of headings; 0: none divides
	sure      bool // the breaks say which level, whatever follows
}

// choose returns which of breaks divide a file.
func choose(breaks []markdown.Break, r *rule) choice {
	c := choice{rule: r, level: r.level, sure: true}
	titles, first, last := 0, 0, 0 // the level of the last heading, if it may be the first one with text under it
	for _, b := range breaks {
		c.ends = c.ends || isCommand(b, "end_slide")
		c.separated = c.separated || b.Kind == markdown.Dashes || isCommand(b, "separator") || isCommand(b, "slide")
		c.maybe = c.maybe || isCommand(b, "maybe_separator")
		if b.Kind != markdown.Number && b.Kind != markdown.Underline {
			continue
		}
		if first == 0 && last > 0 && b.Text {
			first = last
		}
		if last = 0; b.Kind == markdown.Number {
			last = b.Level
			if b.Level == 1 {
				titles++
			}
		}
	}
	known := first > 0
	if !known { // text may follow
		first = last
	}
	c.maybe = c.maybe && !c.separated && !c.ends
	c.separated = c.separated || c.maybe
	switch {
	case r.always:
	case c.separated || c.ends || r.setext:
		c.level = 0
	case r.level == 0 && (titles > 1 || r.first):
		c.level, c.sure = max(1, first), known
	}
	return c
}

// divides reports whether a break ends one slide and begins another.
func (c choice) divides(b markdown.Break) bool {
	switch b.Kind {
	case markdown.Command:
		return isCommand(b, "end_slide") || isCommand(b, "separator") || isCommand(b, "slide") || c.maybe && isCommand(b, "maybe_separator")
	case markdown.Dashes:
		return !c.ends || c.rule.shorthand
	case markdown.Underline:
		return c.rule.setext
	case markdown.Number:
		return b.Level <= c.level
	}
	return false
}

// isCommand reports whether a break is the command of that name.
func isCommand(b markdown.Break, name string) bool {
	return b.Kind == markdown.Command && b.Command.Name == name
}

// command reads a comment that divides a file, begins a section, or stands for
// another file.
func (f *file) command(comment string) (markdown.Instruction, bool) {
	if len(f.front.rule.lines) > 0 && slices.Contains(f.front.rule.lines, "<!--"+comment+"-->") {
		return markdown.Instruction{Name: "separator"}, true
	}
	if c, ok := dialect.Divides(comment); ok {
		return c, true
	}
	comment = strings.TrimSpace(comment)
	if all, ok := f.dialect.Comment(comment, 0); ok {
		for _, d := range all {
			if d.Name == "id" {
				return markdown.Instruction{Name: "id", Value: d.Value}, true
			}
		}
		return markdown.Instruction{}, false
	}
	if rest, ok := strings.CutPrefix(comment, f.front.prefix); ok {
		comment = rest
	}
	name, value, _ := strings.Cut(comment, ":")
	value = cleanString(strings.TrimSpace(value))
	switch name = strings.TrimSpace(name); {
	case value == "" && (name == "end_slide" || name == "skip_slide" || name == "hidden"),
		value != "" && !strings.Contains(value, "\n") && (name == "section" || name == "include" || name == "layout" || name == "id"):
		return markdown.Instruction{Name: name, Value: value}, true
	}
	return markdown.Instruction{}, false
}
