package deck

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
)

// blocks makes the blocks of a node's children.
func (m *slideBuilder) blocks(parent ast.Node) {
	if *m.out == nil {
		*m.out = make([]Block, 0, parent.ChildCount())
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
}

// block makes the blocks of a node.
func (m *slideBuilder) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.findHeading(n)
		m.paragraph(n, Block{Kind: Heading, Level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		if l := n.Lines(); l.Len() == 1 && strings.TrimSpace(string(l.Value(m.src))) == ". . ." {
			m.directive(directive{Name: "pause", Line: m.row(n.Pos())})
			return
		}
		m.findParagraph(n, m.row(n.Pos()))
		m.paragraph(n, Block{Kind: Paragraph})
	case *ast.List:
		m.list(n)
	case *ast.Blockquote:
		b := Block{Kind: Quote, Line: m.row(n.Pos()), Step: m.here(), Align: m.align}
		b.Children = m.within(n)
		b.alert()
		m.emit(b)
	case *ast.FencedCodeBlock:
		m.fence(n)
	case *markdown.DisplayFormula:
		m.display(Block{Line: m.row(n.Pos()), Step: m.here(), Align: m.align}, m.code(n))
	case *ast.CodeBlock:
		m.emit(Block{Kind: Code, Line: m.row(n.Pos()), Step: m.here(), Align: m.align, Text: m.code(n)})
	case *ast.ThematicBreak:
		m.emit(Block{Kind: Rule, Line: m.row(n.Pos()), Step: m.here(), Align: m.align})
	case *ast.HTMLBlock:
		m.html(n)
	case *east.Table:
		m.table(n)
	case *east.DefinitionList:
		m.definitions(n)
	case *east.FootnoteList:
		m.footnotes(n)
	case *markdown.InstructionBlock:
		m.instruction(n)
	case *ast.LinkReferenceDefinition:
	default:
		m.blocks(n)
	}
}

// paragraph makes a block of inline text. Directives in it take effect after.
func (m *slideBuilder) paragraph(n ast.Node, b Block) {
	b.Line, b.Step, b.Align = m.row(n.Pos()), m.here(), m.align
	b.Spans = m.inlines(n)
	m.attributes(&b)
	m.own(&b)
	m.findInText(b.Spans, b.Line)
	if len(b.Spans) > 0 && strings.HasPrefix(b.Spans[0].Text, "$$") {
		m.warnf(b.Line, "this formula is never closed").WithHint(`end it with $$ before the next empty line, or write \$\$`)
	}
	for _, part := range ownLines(b) {
		switch {
		case part.Kind == Paragraph && m.pictures(part):
		case len(part.Spans) > 0 || part.Kind == Heading:
			codes, ok := m.codes(&part)
			m.emit(part)
			if ok {
				m.emit(codes)
			}
		}
	}
	m.late()
}

// ownLines returns a paragraph in parts, so that lines which hold nothing but
// images stand apart from the lines of text above and below. Only lines that a
// break ends are such.
func ownLines(b Block) []Block {
	if b.Kind != Paragraph || !slices.ContainsFunc(b.Spans, func(s Span) bool { return s.Break }) ||
		!slices.ContainsFunc(b.Spans, func(s Span) bool { return s.Image != "" }) {
		return []Block{b}
	}
	var parts []Block
	images := false // the last part is of images
	for rest, more := b.Spans, true; more; {
		line := rest
		i := slices.IndexFunc(rest, func(s Span) bool { return s.Break })
		if more = i >= 0; more {
			line, rest = rest[:i], rest[i+1:]
		}
		if only := onlyImages(line); len(parts) == 0 || only != images {
			part := b
			part.Spans = slices.Clone(line)
			parts, images = append(parts, part), only
			continue
		}
		last := &parts[len(parts)-1]
		last.Spans = append(append(last.Spans, Span{Break: true}), line...)
	}
	return parts
}

// onlyImages reports whether spans are nothing but images, with their attributes.
func onlyImages(spans []Span) bool {
	images := false
	for i, s := range spans {
		if s.Image != "" {
			images = true
			continue
		}
		rest := s.Text
		if i > 0 && spans[i-1].Image != "" {
			_, rest = braced(s)
		}
		if strings.TrimSpace(rest) != "" {
			return false
		}
	}
	return images
}

// own does what of the directives within a paragraph speaks of itself.
func (m *slideBuilder) own(b *Block) {
	if m.fit {
		b.Fit, m.fit = true, false
	}
	var rest []directive
	for _, d := range m.inline {
		switch d.Name {
		case "fit":
			b.Fit = true
		case "type", "font_size":
			was := m.typ
			m.typeDirective(d)
			b.Type, m.typ = m.typ, was
		case "step":
			m.stepDirective(d)
		case "fragment":
			m.element(b, d)
		default:
			rest = append(rest, d)
		}
	}
	m.inline = rest
}

// late does what the directives within a paragraph say.
func (m *slideBuilder) late() {
	todo := m.inline
	m.inline = nil
	for _, d := range todo {
		m.directive(d)
	}
}

// within returns the blocks of a node's children, to be children of a block.
func (m *slideBuilder) within(n ast.Node) []Block {
	return m.collect(func() { m.blocks(n) })
}

// collect returns the blocks that emit is called for in fill, to be children of
// a block.
func (m *slideBuilder) collect(fill func()) []Block {
	var inside []Block
	out := m.out
	m.out = &inside
	m.nested++
	fill()
	m.nested--
	m.out = out
	return inside
}

// list makes a list, or goes on with the one before if only a pause stood
// between them.
func (m *slideBuilder) list(n *ast.List) {
	b := Block{Kind: List, Line: m.row(n.Pos()), Align: m.align, Level: m.lists, Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
	join := m.joinable && m.marker == n.Marker && m.pause != noPause
	b.Children = make([]Block, 0, n.ChildCount())
	m.lists++
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if item, ok := c.(*ast.ListItem); ok {
			b.Children = append(b.Children, m.item(item))
		}
	}
	m.lists--
	for i := range b.Children {
		if step := b.Children[i].Step; i == 0 || step < b.Step {
			b.Step = step
		}
	}
	if last := len(*m.out) - 1; join && last >= 0 && (*m.out)[last].Kind == List {
		before := &(*m.out)[last]
		before.Children = append(before.Children, b.Children...)
		before.Tight = before.Tight && b.Tight
	} else {
		m.emit(b)
	}
	m.marker, m.joinable = n.Marker, true
	if m.file.dialect == dialect.Presenterm && m.incremental > 0 && m.nested == 0 && m.pause == noPause {
		m.pause = keyPause // what follows comes after the last item
	}
}

// item makes an item of a list.
func (m *slideBuilder) item(n *ast.ListItem) Block {
	steps := m.lists <= m.incremental
	if list, ok := n.Parent().(*ast.List); ok && m.file.dialect == dialect.Marp { // marked with * or 1)
		steps = steps || list.Marker == '*' || list.Marker == ')'
	}
	counted := m.each && m.nested == 0 && n.PreviousSibling() == nil // with its list
	if steps && !counted {
		m.click()
	}
	b := Block{Kind: Item, Line: m.row(n.Pos()), Step: m.here(), Align: m.align}
	if first := n.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			b.Task = ToDo
			if box.IsChecked {
				b.Task = Done
			}
		}
	}
	b.Children = m.within(n)
	if len(b.Children) > 0 { // which a directive may have given steps of its own
		first := &b.Children[0]
		b.Step, b.Until, first.Until = first.Step, first.Until, 0
	}
	return b
}

// alert takes the first line, [!NOTE], out of a quote that is one of GitHub's alerts.
func (b *Block) alert() {
	if len(b.Children) == 0 || b.Children[0].Kind != Paragraph || len(b.Children[0].Spans) == 0 {
		return
	}
	first := &b.Children[0]
	word, ok := strings.CutPrefix(first.Spans[0].Text, "[!")
	word, rest, closed := strings.Cut(word, "]")
	kind := strings.ToLower(word)
	if !ok || !closed || !slices.Contains([]string{"note", "tip", "important", "warning", "caution"}, kind) {
		return
	}
	b.Info.Lang = kind
	first.Spans[0].Text = strings.TrimLeft(rest, " ")
	for len(first.Spans) > 0 && first.Spans[0].Text == "" && first.Spans[0].Image == "" {
		first.Spans = first.Spans[1:]
	}
	if len(first.Spans) == 0 {
		b.Children = b.Children[1:]
	}
}

// table makes a table.
func (m *slideBuilder) table(n *east.Table) {
	b := Block{Kind: Table, Line: m.row(n.Pos()), Step: m.here(), Align: m.align}
	for _, a := range n.Alignments {
		b.Aligns = append(b.Aligns, map[east.Alignment]Align{east.AlignCenter: Center, east.AlignRight: Right}[a])
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		cells := make([]TableCell, 0, len(b.Aligns))
		if markdown.IsSurplus(r) {
			m.warnf(m.row(r.Pos()), "this row has more cells than the head of its table").WithHint("they stand in the last one; write \\| for a bar within a cell")
		}
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, TableCell{Spans: m.inlines(c)})
		}
		b.Rows = append(b.Rows, cells)
		if !m.rows {
			continue
		}
		step := b.Step
		if len(b.Rows) > 2 { // the first row comes with the head
			m.last++
			m.step = m.last
			step = m.step
		}
		b.RowSteps = append(b.RowSteps, step)
	}
	m.emit(b)
	m.late()
}
