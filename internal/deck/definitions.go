package deck

import (
	east "github.com/yuin/goldmark/extension/ast"
)

// definitions makes a definition list.
func (m *slideBuilder) definitions(n *east.DefinitionList) {
	b := Block{Kind: Definitions, Line: m.row(n.Pos()), Align: m.align}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *east.DefinitionTerm:
			if m.incremental > 0 && m.pause == noPause {
				m.pause = keyPause
			}
			t := Block{Kind: Term, Line: m.row(c.Pos()), Step: m.here(), Align: m.align}
			t.Spans = m.inlines(c)
			m.findInText(t.Spans, t.Line)
			m.own(&t)
			b.Children = append(b.Children, t)
		case *east.DefinitionDescription:
			d := Block{Kind: Description, Line: m.row(c.Pos()), Step: m.here(), Align: m.align}
			d.Children = m.within(c)
			b.Children = append(b.Children, d)
		}
	}
	for i := range b.Children {
		if c := &b.Children[i]; i == 0 || c.Step < b.Step {
			b.Step = c.Step
		}
	}
	if len(b.Children) > 0 {
		b.Line = b.Children[0].Line
		m.emit(b)
	}
	m.late()
}
