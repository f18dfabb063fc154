package deck

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
)

// spanner makes the spans of one paragraph.
type spanner struct {
	m     *slideBuilder
	spans []Span
	now   Span   // without its text: that is piece, or buf once there are several pieces
	piece string //
	buf   []byte
	soft  bool        // a soft line break stands before what comes next
	prev  rune        // the last character so far on the line; 0: none
	tags  []inlineTag // of HTML, that are open
}

// inlines makes the spans of a node's children.
func (m *slideBuilder) inlines(n ast.Node) []Span {
	s := spanner{m: m}
	s.walk(n, Span{})
	s.flush()
	s.unclosed(m.row(n.Pos()))
	return s.trimmed()
}

// trimmed returns the spans without white space and breaks at both ends.
func (s *spanner) trimmed() []Span {
	for len(s.spans) > 0 {
		last := &s.spans[len(s.spans)-1]
		if last.Style&CodeSpan != 0 || last.Image != "" {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " \t"); last.Text != "" {
			break
		}
		s.spans = s.spans[:len(s.spans)-1]
	}
	for len(s.spans) > 0 {
		first := &s.spans[0]
		if first.Style&CodeSpan != 0 || first.Image != "" {
			break
		}
		if first.Text = strings.TrimLeft(first.Text, " \t"); first.Text != "" {
			break
		}
		s.spans = s.spans[1:]
	}
	return s.spans
}

// walk adds a node's children in the look of like.
func (s *spanner) walk(parent ast.Node, like Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		s.node(n, like)
	}
}

// node adds one inline node.
func (s *spanner) node(n ast.Node, like Span) {
	m := s.m
	switch n := n.(type) {
	case *ast.Text:
		s.words(n, like)
	case *ast.String:
		s.add(cleanString(string(n.Value)), like)
	case *markdown.Formula:
		s.formula(n, like)
	case *ast.CodeSpan:
		like.Style |= CodeSpan
		// Add a code span.
		var b strings.Builder
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				b.Write(t.Segment.Value(s.m.src))
			}
		}
		s.add(strings.NewReplacer("\n", " ", "\t", " ").Replace(b.String()), like)
	case *ast.Emphasis:
		if n.Level == 1 {
			like.Style |= Emph
		} else {
			like.Style |= Strong
		}
		s.walk(n, like)
	case *markdown.ClassText:
		words := string(n.Words.Value(m.src))
		native := words
		if c := colour(n.Class); c != n.Class {
			like.Role = c
			native = `<span style="color: ` + c + `">` + words + "</span>"
		}
		if m.native == nil {
			m.translated = append(m.translated, translation{start: n.Words.Start - len(n.Class) - 2, end: n.Words.Stop + 1, text: native})
		}
		s.add(decode(words), like)
	case *markdown.Highlight:
		like.Style, like.Role = like.Style|Strong, "energy"
		s.walk(n, like)
	case *east.Strikethrough:
		like.Style |= Strikethrough
		s.walk(n, like)
	case *ast.Link:
		like.Link, like.Unset = decode(string(n.Destination)), ""
		if like.Link == "" && n.Reference != nil {
			like.Unset = cleanString(string(n.Reference.Value)) // as the front matter spells it
			for name := range m.links {
				if ReferenceLabel(name) == util.ToLinkReference(n.Reference.Value) {
					like.Unset = name
				}
			}
		}
		s.link(n, like)
	case *ast.AutoLink:
		like.Link = cleanString(string(n.URL(m.src)))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(like.Link, "mailto:") {
			like.Link = "mailto:" + like.Link
		}
		s.add(string(n.Label(m.src)), like)
	case *ast.Image:
		s.image(n, like)
	case *ast.RawHTML:
		s.raw(n, like)
	case *east.FootnoteLink:
		s.footnoteMark(n, like)
	case *east.TaskCheckBox, *east.FootnoteBacklink:
	default:
		s.walk(n, like)
	}
}

// link adds a link. One without a text shows its address.
func (s *spanner) link(n *ast.Link, like Span) {
	if n.FirstChild() == nil && like.Link != "" {
		s.m.warnf(s.m.row(n.Pos()), "a link without a text: %s", like.Link).WithHint("write its text into the brackets")
		s.add(like.Link, like)
		return
	}
	if like.Link == "" && like.Unset == "" {
		s.m.warnf(s.m.row(n.Pos()), "a link without an address").WithHint("write it into the parentheses")
	}
	s.walk(n, like)
}

// words adds text, and the line break after it.
func (s *spanner) words(n *ast.Text, like Span) {
	t := s.m.text[n.Segment.Start:n.Segment.Stop]
	if !n.IsRaw() {
		t = decode(t)
	}
	if like.Link == "" && like.Unset == "" && strings.Contains(t, "://") {
		s.addresses(t, like)
	} else {
		s.add(t, like)
	}
	if n.HardLineBreak() {
		s.newline()
	} else if n.SoftLineBreak() {
		if s.m.file.dialect == dialect.Marp {
			s.newline()
		} else {
			s.soft = true
		}
	}
}

// newline adds a hard line break.
func (s *spanner) newline() {
	s.flush()
	if n := len(s.spans); n > 0 && s.spans[n-1].Style&CodeSpan == 0 {
		s.spans[n-1].Text = strings.TrimRight(s.spans[n-1].Text, " ")
	}
	s.spans = append(s.spans, Span{Break: true})
	s.soft, s.prev = false, 0
}

// image adds an image, which is a span of its own.
func (s *spanner) image(n *ast.Image, like Span) {
	like.Image, like.Title = s.m.beside(decode(string(n.Destination)), s.m.row(max(n.Pos(), 0))), oneLine(decode(string(n.Title)))
	alt := spanner{m: s.m}
	alt.walk(n, Span{})
	alt.flush()
	var text strings.Builder
	for _, a := range alt.spans {
		text.WriteString(a.Text)
	}
	if like.Image == "" {
		like.Title = ""
		s.add(text.String(), like)
		return
	}
	s.space('\uFFFC')
	s.flush()
	like.Text = text.String()
	s.spans = append(s.spans, like)
	s.prev = '\uFFFC'
}

// raw adds inline HTML: a line break, a comment, or a tag that is dropped.
func (s *spanner) raw(n *ast.RawHTML, like Span) {
	var b bytes.Buffer
	row := 0
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		if i == 0 {
			row = s.m.row(seg.Start)
		}
		b.Write(seg.Value(s.m.src))
	}
	for _, t := range markdown.Tokens(b.Bytes()) {
		switch t.Kind {
		case markdown.Comment:
			s.m.inline = append(s.m.inline, s.m.comment(t.Data, row, t.Unclosed)...)
		case markdown.Text:
			s.add(cleanString(t.Data), like)
		default:
			s.tag(t, row)
			if !isProgram(t.Name) && t.Name != "svg" || t.Kind != markdown.OpenTag || t.Void && t.Name == "svg" {
				continue
			}
			for next := n.NextSibling(); next != nil; next = next.NextSibling() { // to its end in this line of text
				if raw, ok := next.(*ast.RawHTML); ok && bytes.HasPrefix(bytes.ToLower(raw.Segments.Value(s.m.src)), []byte("</"+t.Name)) {
					s.tags = append(s.tags, inlineTag{name: t.Name, hidden: true})
					break
				}
			}
		}
	}
}

// add appends text in one look.
func (s *spanner) add(t string, like Span) {
	if t == "" || slices.ContainsFunc(s.tags, func(t inlineTag) bool { return t.hidden }) {
		return
	}
	if len(s.tags) > 0 {
		t, like = s.tagged(t, like)
	}
	first, _ := utf8.DecodeRuneInString(t)
	s.space(first)
	s.prev, _ = utf8.DecodeLastRuneInString(t)
	if len(s.buf) > 0 || s.piece != "" {
		if s.now == like {
			s.grow(t)
			return
		}
		s.flush()
	}
	s.now, s.piece = like, t
}

// grow adds to the span that is being made.
func (s *spanner) grow(t string) {
	if len(s.buf) == 0 {
		s.buf = append(s.buf, s.piece...)
		s.piece = ""
	}
	s.buf = append(s.buf, t...)
}

// space puts a space where a soft line break stood, but between Chinese
// characters. It is plain wherever it can be: no code or link ends in a space.
func (s *spanner) space(next rune) {
	if s.soft && s.prev != 0 && !markdown.Joins(s.prev, next) && !markdown.IsSpace(s.prev) && !markdown.IsSpace(next) {
		if s.now != (Span{}) {
			s.flush()
		}
		s.grow(" ")
	}
	s.soft = false
}

// flush ends the span that is being made.
func (s *spanner) flush() {
	span := s.now
	if len(s.buf) > 0 {
		span.Text = oneLine(string(s.buf))
	} else {
		span.Text = oneLine(s.piece)
	}
	if strings.IndexByte(span.Text, ':') >= 0 && span.Style&(CodeSpan|Formula) == 0 && span.Link == "" {
		span.Text = withEmoji(span.Text)
	}
	if span.Text != "" {
		s.spans = append(s.spans, span)
	}
	s.piece, s.buf, s.now = "", s.buf[:0], Span{}
}

// oneLine makes a newline or tab, which only an entity can bring here, a space.
func oneLine(t string) string {
	if strings.IndexByte(t, '\n') < 0 && strings.IndexByte(t, '\t') < 0 {
		return t
	}
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(t)
}
