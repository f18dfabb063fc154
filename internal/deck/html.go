package deck

import (
	"bytes"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"revolute/internal/deck/markdown"
)

// htmlReader makes blocks of HTML: what its elements are in Markdown, and text
// of the rest. Its comments are directives and notes, as anywhere.
type htmlReader struct {
	m      *slideBuilder
	tokens []markdown.Token
	at     int // of the next token
	row    int // line of the source's start
	src    []byte
	text   spanner // of the paragraph that is being read
	began  int     // the line that it began in; 0: none
}

// html makes blocks of a block of HTML.
func (m *slideBuilder) html(n *ast.HTMLBlock) {
	src := markdown.HTMLSource(n, m.src)
	r := htmlReader{m: m, src: src, tokens: markdown.Tokens(src), row: m.row(n.Pos()), text: spanner{m: m}}
	r.flow(nil)
}

// line returns the line in the file of a token.
func (r *htmlReader) line(t markdown.Token) int {
	return r.row + bytes.Count(r.src[:t.At], []byte("\n"))
}

// next returns the next token and goes past it.
func (r *htmlReader) next() (t markdown.Token, ok bool) {
	if r.at == len(r.tokens) {
		return t, false
	}
	r.at++
	return r.tokens[r.at-1], true
}

// until yields the tokens up to the end of an element, which it goes past.
func (r *htmlReader) until(name string) iter.Seq[markdown.Token] {
	return func(yield func(markdown.Token) bool) {
		for {
			t, ok := r.next()
			if !ok || t.Kind == markdown.CloseTag && t.Name == name || !yield(t) {
				return
			}
		}
	}
}

// closes goes past the end of an element if it is the next token.
func (r *htmlReader) closes(name string) {
	if r.at < len(r.tokens) && r.tokens[r.at].Kind == markdown.CloseTag && r.tokens[r.at].Name == name {
		r.at++
	}
}

// flow emits blocks up to the token for which ends is true, which it does not
// go past, or to the end of the source. Text between block elements becomes
// paragraphs.
func (r *htmlReader) flow(ends func(markdown.Token) bool) {
	for {
		t, ok := r.next()
		if !ok {
			break
		}
		if ends != nil && ends(t) {
			r.at--
			break
		}
		switch {
		case r.phrase(t):
		case t.Kind == markdown.OpenTag:
			r.paragraph()
			r.element(t)
		default:
			r.paragraph()
			r.m.closeTag(t.Name)
		}
	}
	r.paragraph()
}

// phrase reads a token that is part of a line of text: words, a tag within them, or a
// comment. It reports false for a tag of a block.
func (r *htmlReader) phrase(t markdown.Token) bool {
	switch {
	case t.Kind == markdown.Comment:
		r.comment(t)
	case t.Kind == markdown.Text:
		r.words(t)
	case isInline(t.Name):
		if r.began == 0 {
			r.began = r.line(t)
		}
		r.text.tag(t, r.line(t))
	default:
		return false
	}
	return true
}

// comment does what a comment says.
func (r *htmlReader) comment(t markdown.Token) {
	line := r.line(t)
	directives := r.m.comment(t.Data, line, t.Unclosed)
	if len(directives) > 0 {
		r.paragraph()
	}
	for _, d := range directives {
		r.m.directive(d)
	}
}

// words adds text, in which newlines are soft breaks.
func (r *htmlReader) words(t markdown.Token) {
	if r.began == 0 && strings.TrimSpace(t.Data) != "" {
		lead := len(t.Raw) - len(bytes.TrimLeft(t.Raw, " \t\n"))
		r.began = r.line(t) + bytes.Count(t.Raw[:lead], []byte("\n"))
	}
	for i, l := range strings.Split(cleanString(t.Data), "\n") {
		if i > 0 {
			r.text.soft = true
			l = strings.TrimLeft(l, " \t")
		}
		r.text.add(l, Span{})
	}
}

// spans returns the text read so far, and begins anew.
func (r *htmlReader) spans() []Span {
	r.text.flush()
	spans := r.text.trimmed()
	r.text = spanner{m: r.m, tags: r.text.tags}
	return spans
}

// paragraph ends the paragraph that is being read.
func (r *htmlReader) paragraph() {
	line := r.began
	r.began = 0
	spans := r.spans()
	if len(spans) == 0 {
		return
	}
	b := Block{Kind: Paragraph, Line: line, Step: r.m.here(), Align: r.m.align, Spans: spans}
	if !r.m.pictures(b) {
		r.m.emit(b)
	}
}

// element emits what an element that is a block stands for.
func (r *htmlReader) element(t markdown.Token) {
	m := r.m
	line := r.line(t)
	if _, ok := t.Attrs["v-click"]; ok {
		m.pause = keyPause
	}
	switch t.Name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b := Block{Kind: Heading, Level: int(t.Name[1] - '0'), Line: line, Step: m.here(), Align: alignOf(t, m.align)}
		r.runOf(t.Name)
		if b.Spans = r.spans(); len(b.Spans) > 0 {
			m.emit(b)
		}
		r.began = 0
	case "hr":
		m.emit(Block{Kind: Rule, Line: line, Step: m.here(), Align: m.align})
	case "pre":
		r.pre(t)
	case "ul", "ol", "menu":
		r.list(t)
	case "li":
		r.item(t)
	case "blockquote":
		b := Block{Kind: Quote, Line: line, Step: m.here(), Align: m.align}
		if b.Children = r.inside(t.Name); len(b.Children) > 0 {
			m.emit(b)
		}
	case "table":
		r.table(t)
	case "dl":
		r.definitions(t)
	case "figcaption", "caption":
		// It is that of the picture before it, or else a paragraph.
		line := r.line(t)
		r.runOf(t.Name)
		r.began = 0
		spans := r.spans()
		out := *r.m.out
		if n := len(out); n > 0 && out[n-1].Kind == Picture && out[n-1].Text == "" {
			out[n-1].Text = Plain(spans)
			return
		}
		if len(spans) > 0 {
			r.m.emit(Block{Kind: Paragraph, Line: line, Step: r.m.here(), Align: r.m.align, Spans: spans})
		}
	default:
		if isForeign(t.Name) && t.Name != "source" {
			r.foreign(t)
			return
		}
		m.openTag(t, line)
	}
}

// runOf reads inline content up to the end of an element. Blocks in it are lines.
func (r *htmlReader) runOf(name string) {
	for t := range r.until(name) {
		if !r.phrase(t) {
			r.text.soft = true
		}
	}
}

// textOf returns the text up to the end of an element. A tag of one of also ends it as
// well, and is not gone past.
func (r *htmlReader) textOf(name string, also ...string) []Span {
	for t := range r.until(name) {
		if slices.Contains(also, t.Name) {
			r.at--
			break
		}
		if !r.phrase(t) {
			r.text.soft = true
		}
	}
	return r.spans()
}

// inside returns the blocks within an element, and goes past its end. A tag of one of
// also ends it as well.
func (r *htmlReader) inside(name string, also ...string) []Block {
	blocks := r.m.collect(func() {
		r.flow(func(t markdown.Token) bool {
			return t.Kind == markdown.CloseTag && t.Name == name || slices.Contains(also, t.Name)
		})
	})
	r.closes(name)
	return blocks
}

// foreign names an element that a terminal cannot show, and shows a link to
// what it is of.
func (r *htmlReader) foreign(t markdown.Token) {
	for _, inner := range r.tokens[r.at:] { // <video><source src="a.mp4"></video>
		if inner.Kind == markdown.CloseTag && inner.Name == t.Name {
			break
		}
		if inner.Name == "source" && t.Attrs["src"] == "" {
			t.Attrs = inner.Attrs
		}
	}
	line := r.line(t)
	r.began = line
	r.text.foreign(t, line)
	r.paragraph()
	if t.Name == "svg" && !t.Void {
		for range r.until(t.Name) { // its words stand nowhere without it
		}
	}
}

// foreign adds a link to what an element that a terminal cannot show is of.
func (s *spanner) foreign(t markdown.Token, line int) {
	switch t.Name {
	case "source":
	case "svg":
		s.m.warnf(line, "<%s> has no counterpart here", t.Name).WithHint("put it into a file beside the deck: ![what it shows](drawing.svg)")
	case "math":
		s.m.warnf(line, "<%s> has no counterpart here", t.Name).WithHint("write it in TeX: $x^2$")
	default:
		s.m.warnf(line, "<%s> has no counterpart here", t.Name).WithHint("a link to it is shown")
	}
	address := cleanString(first(t.Attrs["src"], t.Attrs["data"], t.Attrs["href"]))
	label := cleanString(first(t.Attrs["title"], t.Attrs["aria-label"], t.Attrs["value"], t.Attrs["placeholder"], path.Base(address)))
	if label != "." {
		s.add(oneLine(label), Span{Link: address})
	}
}

// isForeign reports whether an element is one that a terminal cannot show.
func isForeign(name string) bool {
	switch name {
	case "video", "audio", "source", "iframe", "object", "embed", "canvas", "input", "button", "select", "textarea", "svg", "math":
		return true
	}
	return false
}

// first returns the first of its arguments that is not empty.
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// isInline reports whether an element is part of a line of text.
func isInline(name string) bool {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
		"kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
		"time", "tt", "u", "var", "wbr":
		return true
	}
	return false
}

// alignOf returns how an element aligns its text: by its attribute align or its
// style, and else as what it stands in.
func alignOf(t markdown.Token, otherwise Align) Align {
	style := strings.ReplaceAll(strings.ToLower(t.Attrs["style"]), " ", "")
	_, set, _ := strings.Cut(style, "text-align:")
	set, _, _ = strings.Cut(set, ";")
	switch strings.ToLower(first(t.Attrs["align"], set)) {
	case "center", "middle":
		return Center
	case "right", "end":
		return Right
	case "left", "start":
		return Left
	}
	if t.Name == "center" {
		return Center
	}
	return otherwise
}
