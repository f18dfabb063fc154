package deck

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"revolute/internal/deck/markdown"
	"revolute/internal/formula"
)

// formula adds a formula in a line.
func (s *spanner) formula(n *markdown.Formula, like Span) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(s.m.src))
		}
	}
	tex := b.String()
	if quoted, ok := strings.CutPrefix(tex, "`"); ok { // GitHub's $`x`$
		tex = strings.TrimSuffix(quoted, "`")
	}
	like.Style |= Formula
	like.TeX = oneLine(tex)
	s.add(unicodeOf(tex), like)
}

// unicodeOf returns a formula in a line of Unicode; its source if there is
// nothing to be seen of it.
func unicodeOf(tex string) string {
	if s := formula.Inline(tex); s != "" {
		return s
	}
	return strings.TrimSpace(tex)
}

// display emits a formula of its own, of which source may have dollars.
func (m *slideBuilder) display(b Block, source string) {
	source = strings.TrimSpace(source)
	source = strings.TrimSuffix(strings.TrimPrefix(source, "$$"), "$$")
	b.Kind, b.Text = DisplayFormula, strings.TrimSpace(source)
	b.Spans = []Span{{Text: oneLine(unicodeOf(b.Text)), Style: Formula, TeX: b.Text}}
	m.emit(b)
}
