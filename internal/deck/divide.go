package deck

import (
	"bytes"
	"slices"
	"strings"
	"sync"
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

// division is a file divided into slides, or the first slides of a file.
type division struct {
	chunks []chunk
	slides []*atomic.Pointer[Slide]
	refs   []parser.Reference
	cover  bool // a slide made of the front matter comes before the chunks
}

// divided holds the slides of a file: at first only those that stand in its
// first piece, once somebody asks for more than these all of them. The first
// ones are the same in both.
type divided struct {
	now  atomic.Pointer[division]
	more atomic.Bool // there are slides that have not been found
	mu   sync.Mutex
	rest func() *division // finds them
}

// complete reports whether all slides have been found.
func (d *divided) complete() bool { return !d.more.Load() }

// all returns all slides of the file.
func (d *divided) all() *division {
	if !d.complete() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.rest != nil {
			all, first := d.rest(), d.now.Load()
			copy(all.slides, first.slides)
			d.now.Store(all)
			d.rest = nil
			d.more.Store(false)
		}
	}
	return d.now.Load()
}

// upTo returns slides of the file that include number i, if it has as many.
func (d *divided) upTo(i int) *division {
	if now := d.now.Load(); i < len(now.slides) {
		return now
	}
	return d.all()
}

// divide finds the slides of a file, of which the front matter ends at the given
// offset and line. It has a cover made of the front matter, where that may be,
// if it says what one is to show, or other presenters make one of such a deck, and the
// deck itself has none.
func (f *file) divide(at, line int, mayCover bool) {
	d := f.parser.NewDivider(f.src, at, line, f.command)
	var breaks []markdown.Break
	if f.lazily(at) {
		breaks = d.Next(firstPiece)
	}
	for !d.Done() && !f.suffices(breaks, f.src[d.At():]) {
		breaks = append(breaks, d.Next(nextPiece)...)
	}
	if d.Done() {
		f.divided.now.Store(f.newDivision(at, len(f.src), line, breaks, d, mayCover))
		return
	}
	f.divided.now.Store(f.newDivision(at, d.At(), line, breaks, d, false))
	f.divided.rest = func() *division {
		for !d.Done() {
			breaks = append(breaks, d.Next(nextPiece)...)
		}
		return f.newDivision(at, len(f.src), line, breaks, d, false)
	}
	f.divided.more.Store(true)
}

// lazily reports whether it is worth while to show the first slides of a file
// before the others are found.
func (f *file) lazily(at int) bool {
	return len(f.src)-at > 4*firstPiece && f.lineMap == nil && !f.front.rule.setext && !f.front.rule.always && !f.front.cover && !f.describesCover()
}

// describesCover reports whether the front matter says more of the talk than its
// title, which a cover is to show: a subtitle, an event or a place. Author and
// date alone do not: many programs have them, and show them elsewhere.
func (f *file) describesCover() bool {
	m := f.front.meta
	return (f.dialect == dialect.Own || f.dialect == dialect.Presenterm) && m.Title != "" && (m.Subtitle != "" || m.Event != "" || m.Location != "")
}

// suffices reports whether nothing that stands in the rest of a file can change
// what the slides before it are.
func (f *file) suffices(breaks []markdown.Break, rest []byte) bool {
	ends, dashes := false, false
	for _, b := range breaks {
		dashes = dashes || b.Kind == markdown.Dashes
		ends = ends || b.Kind == markdown.Command && b.Command.Name == "end_slide"
		if b.Kind == markdown.Command && (b.Command.Name == "section" || b.Command.Name == "include") {
			return false
		}
	}
	if !dashes || ends || f.dialect == dialect.Remark || f.front.prefix != "" {
		return false
	}
	for at := 0; ; {
		i := bytes.Index(rest[at:], []byte("<!--"))
		if i < 0 {
			return true
		}
		at += i + len("<!--")
		comment := bytes.TrimLeft(rest[at:min(len(rest), at+100)], " \t\n")
		for _, word := range []string{"end_slide", "section", "include"} {
			if bytes.HasPrefix(comment, []byte(word)) {
				return false
			}
		}
	}
}

// newDivision makes slides of the source up to end.
func (f *file) newDivision(at, end, line int, breaks []markdown.Break, d *markdown.Divider, mayCover bool) *division {
	out := &division{refs: append(d.References(), f.links...)}
	var ends bool
	out.chunks, ends = chunks(f.src, at, end, line, breaks, &f.front.rule)
	n := len(out.chunks)
	covered := slices.ContainsFunc(breaks, func(b markdown.Break) bool {
		return isCommand(b, "layout") && layoutNamed(b.Command.Value) == "cover"
	})
	if out.cover = mayCover && !covered && (f.front.cover || f.describesCover() || ends || n == 0); out.cover {
		n++
	}
	out.slides = newSlots(n)
	return out
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
	divides, ends := choose(breaks, r)
	c := chunker{src: src, hidden: r.hidden, named: map[string]*chunk{}, chunk: chunk{start: at, line: line}}
	for i := range breaks {
		b := &breaks[i]
		switch {
		case !divides(*b):
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
	return c.all, ends
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
		c.skip = dialect.Hidden(b.Command.Value)
		c.id = dialect.SlideID(b.Command.Value)
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

// choose returns which of breaks divide, and reports whether end_slide is among
// them.
func choose(breaks []markdown.Break, r *rule) (divides func(markdown.Break) bool, ends bool) {
	separated, maybe, titles, first := false, false, 0, 0
	for i, b := range breaks {
		ends = ends || isCommand(b, "end_slide")
		separated = separated || b.Kind == markdown.Dashes || isCommand(b, "separator") || isCommand(b, "slide")
		maybe = maybe || isCommand(b, "maybe_separator")
		if b.Kind == markdown.Number && b.Level == 1 {
			titles++
		}
		if first == 0 && b.Kind == markdown.Number && textUnder(breaks[i+1:]) {
			first = b.Level
		}
	}
	maybe = maybe && !separated && !ends
	separated = separated || maybe
	level := r.level
	switch {
	case r.always:
	case separated || ends || r.setext:
		level = 0
	case level == 0 && (titles > 1 || r.first):
		level = max(1, first)
	}
	return func(b markdown.Break) bool {
		switch b.Kind {
		case markdown.Command:
			return isCommand(b, "end_slide") || isCommand(b, "separator") || isCommand(b, "slide") || maybe && isCommand(b, "maybe_separator")
		case markdown.Dashes:
			return !ends || r.shorthand
		case markdown.Underline:
			return r.setext
		case markdown.Number:
			return b.Level <= level
		}
		return false
	}, ends
}

// isCommand reports whether a break is the command of that name.
func isCommand(b markdown.Break, name string) bool {
	return b.Kind == markdown.Command && b.Command.Name == name
}

// textUnder reports whether text stands before the next heading of breaks.
func textUnder(breaks []markdown.Break) bool {
	for _, b := range breaks {
		if b.Kind == markdown.Number || b.Kind == markdown.Underline {
			return b.Text
		}
	}
	return true
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

// references returns the link reference definitions that a slide may use. Where
// some may stand in a part of the file that is not parsed yet, all of it is.
func (f *file) references(d *division, c chunk) []parser.Reference {
	if !f.divided.complete() && bytes.IndexByte(f.src[c.start:c.end], '[') >= 0 {
		last := d.chunks[len(d.chunks)-1]
		if bytes.Contains(f.src[last.end:], []byte("]:")) {
			return f.divided.all().refs
		}
	}
	return d.refs
}
