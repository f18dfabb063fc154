package deck

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// html takes a block of HTML: its comments are directives and notes, of the
// rest the text is shown.
func (m *maker) html(n *ast.HTMLBlock) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(m.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(m.src))
	}
	s, row := b.String(), m.row(n.Pos())
	for {
		before, rest, ok := strings.Cut(s, "<!--")
		m.markup(before, row)
		if !ok {
			return
		}
		row += strings.Count(before, "\n")
		body, after, closed := strings.Cut(rest, "-->")
		for _, d := range m.directives(body, row) {
			m.directive(d)
		}
		if !closed {
			return
		}
		row += strings.Count(body, "\n")
		s = after
	}
}

// markup shows the text of HTML that has no comments.
func (m *maker) markup(s string, row int) {
	if strings.TrimSpace(s) == "" {
		return
	}
	row += strings.Count(s[:len(s)-len(strings.TrimLeft(s, " \t\n"))], "\n")
	sp := spanner{m: m}
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			at = len(s)
		}
		sp.lines(s[:at])
		s = s[at:]
		tag, rest := cutTag(s)
		switch {
		case s == "":
		case tag == "":
			sp.add("<", Span{})
			rest = s[1:]
		case isBreak(tag) || blockEnd(tag):
			sp.newline()
		case hidden(tag):
			_, rest, _ = strings.Cut(rest, "</"+tagName(tag)+">")
		case tagName(tag) == "img":
			sp.img(tag)
		default:
			sp.tag(tag)
		}
		s = rest
	}
	sp.flush()
	if spans := sp.trimmed(); len(spans) > 0 {
		b := Block{Kind: Paragraph, Line: row, Step: m.here(), Align: m.align, Spans: spans}
		if !m.pictures(b) {
			m.emit(b)
		}
	}
}

// lines takes text in which newlines are soft breaks.
func (s *spanner) lines(t string) {
	for i, l := range strings.Split(t, "\n") {
		if i > 0 {
			s.soft = true
			l = strings.TrimLeft(l, " \t")
		}
		s.add(decode(l), Span{})
	}
}

// cutTag cuts the tag that s starts with; "" if it starts with none.
func cutTag(s string) (tag, rest string) {
	if len(s) < 2 || !letter(s[1]) && s[1] != '/' && s[1] != '!' && s[1] != '?' {
		return "", s
	}
	if i := strings.IndexByte(s, '>'); i >= 0 {
		return s[:i+1], s[i+1:]
	}
	return "", s
}

// tagName is the name of a tag, in lower case.
func tagName(tag string) string {
	t := strings.TrimLeft(tag, "</")
	if i := strings.IndexAny(t, " \t\n/>"); i >= 0 {
		t = t[:i]
	}
	return strings.ToLower(t)
}

// isBreak reports whether a tag is <br>.
func isBreak(tag string) bool { return tag[0] == '<' && tagName(tag) == "br" }

// blockEnd reports whether a tag ends a line.
func blockEnd(tag string) bool {
	if tag[1] != '/' {
		return false
	}
	switch tagName(tag) {
	case "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd", "blockquote":
		return true
	}
	return false
}

// hidden reports whether a tag opens an element that is not text.
func hidden(tag string) bool {
	name := tagName(tag)
	return tag[1] != '/' && (name == "script" || name == "style")
}

// comment is what stands within <!-- and -->.
func comment(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->")
}
