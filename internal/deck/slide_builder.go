package deck

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
	"revolute/internal/problem"
)

// pause is what stands before the next block.
type pause uint8

const (
	noPause pause = iota
	keyPause
	autoPause
)

// slideBuilder builds one slide of its Markdown.
type slideBuilder struct {
	slide *Slide
	file  *file
	refs  []parser.Reference
	links map[string]string // named addresses of the deck

	sourceText
	stepper
	flow
	look
	translator

	first       bool       // it is the first slide
	missing     []string   // labels to which it refers and that nothing defines
	noteAbove   bool       // a note stands before a block
	lead        bool       // Marp: it has a class that sets it in the middle
	comes       Transition // of a slide that says nothing
	backgrounds []background
	inline      []directive // of the paragraph that is being built
}

// sourceText is the Markdown that is being read.
type sourceText struct {
	src   []byte
	text  string // the same, so that spans share its memory
	at    int    // an offset in src ...
	atRow int    // ... and its line in the file
}

// stepper counts the steps of a slide.
type stepper struct {
	step, last int // of the next block; the last of the slide so far
	pause      pause
	next       blockStep // of the next block at the nesting of nextAt
	nextAt     int
	clicks     int         // how many items or blocks of v-clicks have come
	noted      map[int]int // steps of footnotes' marks
	fragments  map[int]int // steps of fragments by their index
}

// flow is where the next block goes.
type flow struct {
	out      *[]Block
	root     []Block
	foot     []Block      // what stands at the slide's foot
	open     []*container // columns, rows and cards that are open, one within the other
	part     *container   // the innermost
	elements []openElement
	divs     []openDiv
	nested   int // how many lists and quotes are open
	lists    int // how many of them are lists
	marker   byte
	joinable bool // the block before is a list, and only a pause stands between
}

// look is how what follows is set, and what of it comes step by step.
type look struct {
	align       Align
	typ         Type
	fit         bool // the next block is set as large as it can be
	incremental int  // levels of lists
	rows        bool // each row of a table is a step
	each        bool // every block is a step
	every       int  // so many items or blocks come with one step, where each of them would; 0: 1
}

// translator collects what a slide is in this program's own syntax.
type translator struct {
	native     *strings.Builder // of the instruction that is being read; nil: there is none
	footNative strings.Builder
	translated []translation
}

// parse makes slide i of f, which may refer to what refs define. It returns the labels
// to which the slide refers and that nothing defines.
func (d *Deck) parse(f *file, i int, refs []parser.Reference) (s *Slide, missing []string) {
	division := f.division
	s = &Slide{File: f.path, Line: 1, Type: f.front.typ, Layout: f.front.layout, Autoplay: f.front.meta.Autoplay}
	m := &slideBuilder{slide: s, file: f, links: d.Meta.Links}
	m.incremental, m.rows = d.Meta.IncrementalLists, d.Meta.IncrementalTables
	if f.front.incremental != nil {
		m.incremental = *f.front.incremental
	}
	m.comes = f.front.meta.Transition.or(d.Meta.Transition)
	if f.front.rows != nil {
		m.rows = *f.front.rows
	}
	m.out = &m.root
	if division.cover {
		i--
	}
	if i < 0 {
		meta := f.front.meta
		m.slide.Layout = "cover"
		m.emit(Block{Kind: Heading, Level: 1, Line: 1, Spans: titleSpans(meta.Title)})
		for _, t := range []string{meta.Subtitle, meta.Author, joined(joined(meta.Event, meta.Location), meta.Date)} {
			if t != "" {
				m.emit(Block{Kind: Paragraph, Line: 1, Spans: []Span{{Text: t}}})
			}
		}
		return m.finish(), nil
	}
	c := division.chunks[i]
	s.Line = c.line
	m.first = i == 0 && f.from == 0
	m.lead = f.dialect == dialect.Marp && dialect.IsLead(f.front.class)
	m.refs = refs
	if f.dialect == dialect.Slidev {
		if s.Layout = ""; m.first {
			m.headmatter(f)
		}
	}
	if c.base != nil {
		m.read(f.src[c.base.start:c.base.end], c.base.line)
		m.parse()
		for _, blocks := range [][]Block{m.root, m.foot} {
			for i := range blocks {
				blocks[i].Walk(func(b *Block) bool { b.Line = s.Line; return true })
			}
		}
	}
	m.read(f.src[c.start:c.end], c.line)
	m.parse()
	m.resetContainers()
	m.root = append(m.root, m.foot...)
	m.slide.Source += m.footNative.String()
	m.orderFragments()
	m.layBackgrounds()
	m.leadIn()
	if m.next.said {
		m.warnf(m.row(len(m.src)), "a step with nothing after it").WithHint("write it before the block that is to come then")
	}
	if !m.noteAbove { // notes after all else are about the slide as a whole
		for i := range s.Notes {
			s.Notes[i].Step = 0
		}
	}
	m.finish()
	f.lineMap.settle(s)
	if d.silent {
		s.Notes = nil
	}
	return s, m.missing
}

// read prepares the slide's Markdown, which begins on the given line.
func (m *slideBuilder) read(src []byte, line int) {
	m.src, m.at, m.atRow = src, 0, line
	clear, bad := clean(src)
	if bad >= 0 {
		row := line + bytes.Count(src[:bad], []byte("\n"))
		m.warnf(row, "characters that a terminal cannot show").WithHint("they are shown as \uFFFD")
	}
	m.src = clear
	m.text = string(clear)
}

// parse makes blocks of what has been read.
func (m *slideBuilder) parse() {
	if at := markdown.TooDeep(m.src); at >= 0 {
		m.errorf(m.row(at), "lists and quotes are nested too deeply")
		m.emit(Block{Kind: Code, Line: m.atRow, Text: strings.TrimSpace(expandTabs(m.text))})
		m.slide.Source += m.text
		return
	}
	doc := m.document()
	m.blocks(doc)
	m.unusedNotes(doc)
	m.slide.Source += m.translate()
}

// document returns the tree of what has been read.
func (m *slideBuilder) document() ast.Node {
	doc, missing := m.file.parser.Parse(m.src, m.refs)
	m.missing = append(m.missing, missing...)
	return doc
}

// finish closes the slide.
func (m *slideBuilder) finish() *Slide {
	s := m.slide
	s.Transition = s.Transition.or(m.comes)
	s.Blocks = m.root
	for i := range s.Blocks { // the heading that names it
		b := &s.Blocks[i]
		if b.Kind == Heading && (s.Heading == nil || b.Level < s.Heading.Level) {
			s.Heading = b
		}
		if i == 0 && s.Heading != nil {
			break
		}
	}
	s.Steps = m.last + 1
	if name := s.Layout; name != "" {
		if s.Layout = layoutNamed(name); s.Layout == "" {
			m.errorf(s.Line, "unknown layout: %s", name).WithHint(layoutHint)
		}
	}
	return s
}

const layoutHint = "there are title, cover, statement, section and bare"

// layoutNamed returns the layout of that name; "" if there is none.
func layoutNamed(name string) string {
	switch name {
	case "cover", "statement", "section", "bare":
		return name
	case "title":
		return "cover"
	}
	return ""
}

// titleSpans returns a title of the front matter, which may have marks: My _first_
// talk.
func titleSpans(title string) []Span {
	if strings.ContainsAny(title, "*_`[<=") {
		f := &file{parser: markdown.New(markdown.Syntax{})}
		m := slideBuilder{slide: &Slide{}, file: f}
		m.read([]byte(title), 1)
		doc, _ := f.parser.Parse(m.src, nil)
		if n := doc.FirstChild(); n != nil && n.Kind() == ast.KindParagraph && n.NextSibling() == nil {
			if spans := m.inlines(n); len(spans) > 0 {
				return spans
			}
		}
	}
	return []Span{{Text: title}}
}

// joined puts a dot between two texts, if there are two.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// errorf adds an error at a line and returns it, for a hint to be added.
func (m *slideBuilder) errorf(line int, format string, args ...any) *problem.Problem {
	m.slide.Problems = append(m.slide.Problems, *problem.Errorf(m.slide.File, line, format, args...))
	return &m.slide.Problems[len(m.slide.Problems)-1]
}

// warnf adds a warning at a line and returns it, for a hint to be added.
func (m *slideBuilder) warnf(line int, format string, args ...any) *problem.Problem {
	p := m.errorf(line, format, args...)
	p.Severity = problem.Warning
	return p
}

// row returns the line in the file of an offset in src.
func (m *slideBuilder) row(at int) int {
	at = max(0, min(at, len(m.src)))
	if at < m.at {
		m.atRow -= bytes.Count(m.src[at:m.at], []byte("\n"))
	} else {
		m.atRow += bytes.Count(m.src[m.at:at], []byte("\n"))
	}
	m.at = at
	return m.atRow
}

// here returns the step of the next block: a pause before it makes a new one.
func (m *slideBuilder) here() int {
	if m.pause != noPause {
		m.last++
		m.step = m.last
		if m.pause == autoPause {
			m.slide.Auto = append(m.slide.Auto, m.step)
		}
		m.pause = noPause
	}
	return m.step
}

// emit adds a block.
func (m *slideBuilder) emit(b Block) {
	if m.part != nil && m.part.part < 0 && m.nested == 0 {
		m.before(b.Line)
	}
	if b.Kind != Middle {
		m.takeStep().apply(&b)
	}
	if b.Type == (Type{}) {
		b.Type = m.typ
	}
	m.joinable, m.noteAbove = false, m.noteAbove || len(m.slide.Notes) > 0
	*m.out = append(*m.out, b)
	if m.each && m.nested == 0 {
		m.click()
	}
}

// click makes the next item or block come with a step of its own, if it is not one of
// several that come with one.
func (m *slideBuilder) click() {
	if m.pause != noPause {
		return
	}
	if m.every < 2 || m.clicks%m.every == 0 {
		m.pause = keyPause
	}
	m.clicks++
}

// plural returns a number of things, in messages.
func plural(n int, what string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", what)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
