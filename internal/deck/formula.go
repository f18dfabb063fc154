package deck

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"revolute/internal/formula"
)

// maxFormula is how long a formula in dollars may be, in bytes, so that a text
// full of lone dollars is not searched to its end from each of them.
const maxFormula = 4096

// dollarSpan is a formula in a line. As a code span its text is raw, and a
// table's escaped bars are taken for bars.
type dollarSpan struct{ ast.CodeSpan }

// dollars parses $…$ and $$…$$ in a line. As in pandoc, no space stands behind
// the first dollar or before the last one, and no digit behind that: $5 and $10
// are prices. Nor is one behind a letter or a digit the first, as in 10$, unless
// it begins with a script: H$_2$O.
type dollars struct{}

// Trigger gives the character that starts a formula.
func (dollars) Trigger() []byte { return []byte{'$'} }

// Parse takes a formula, if there is one.
func (dollars) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	n := run(line, '$')
	if n > 2 || n == len(line) || before == '$' || n == 1 && !opensFormula(before, line[1]) {
		return nil
	}
	at, pos := block.Position()
	block.Advance(n)
	span := &dollarSpan{}
	for length := 0; length < maxFormula; {
		line, seg := block.PeekLine()
		if line == nil {
			break
		}
		if end := closesFormula(line[:min(len(line), maxFormula)], n); end >= 0 {
			span.AppendChild(span, ast.NewRawTextSegment(seg.WithStop(seg.Start+end)))
			block.Advance(end + n)
			return span
		}
		span.AppendChild(span, ast.NewRawTextSegment(seg))
		length += len(line)
		block.AdvanceLine()
	}
	block.SetPosition(at, pos)
	return nil
}

// opensFormula reports whether a dollar between two characters may begin a
// formula.
func opensFormula(before rune, after byte) bool {
	if after == ' ' || after == '\t' || after == '\n' {
		return false
	}
	word := before < 0x80 && (letter(byte(before)) || '0' <= before && before <= '9')
	return !word || after == '^' || after == '_'
}

// closesFormula is the offset in line of the n dollars that end a formula; -1
// if there are none.
func closesFormula(line []byte, n int) int {
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] != '$':
		case n == 2:
			if run(line[i:], '$') == 2 {
				return i
			}
		case i > 0 && line[i-1] != ' ' && line[i-1] != '\t' && (i+1 == len(line) || line[i+1] < '0' || line[i+1] > '9'):
			return i
		}
	}
	return -1
}

// displayBlock is a formula of its own, with its dollars.
type displayBlock struct {
	ast.CodeBlock
	end int // offset behind its last line
}

// display parses blocks that begin with $$ and end with $$ before the next
// empty line.
type display struct{}

// Trigger gives the character that starts such a block.
func (display) Trigger() []byte { return []byte{'$'} }

// Open takes the first line of a formula that is closed.
func (display) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("$$")) {
		return nil, parser.NoChildren
	}
	start := seg.Start + pos - seg.Padding
	n := displayEnd(reader.Source()[start:])
	if n == 0 {
		return nil, parser.NoChildren
	}
	node := &displayBlock{end: start + n}
	node.Lines().Append(seg.WithStart(start))
	return node, parser.NoChildren
}

// Continue takes the lines up to the end that Open has found.
func (display) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node, ok := n.(*displayBlock)
	_, seg := reader.PeekLine()
	if !ok || seg.Start >= node.end {
		return parser.Close
	}
	node.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close has nothing to do.
func (display) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph says that text may stand right above.
func (display) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that four spaces make code.
func (display) CanAcceptIndentedLine() bool { return false }

// displayEnd is the length of the formula of its own that src, which starts
// with $$, begins with, to the end of its last line; 0 if it is none: if no
// line ends with $$ before an empty one, or something stands behind it.
func displayEnd(src []byte) int {
	all := src[:min(len(src), maxFormula)]
	for at, first := 2, true; at < len(all); first = false {
		line, _, _ := bytes.Cut(all[at:], []byte("\n"))
		text := bytes.TrimRight(line, " \t")
		end := bytes.Index(text, []byte("$$"))
		switch {
		case end >= 0 && end+2 == len(text) && (!first || len(bytes.TrimSpace(text[:end])) > 0):
			return at + len(line)
		case end >= 0, !first && len(text) == 0:
			return 0
		}
		at += len(line) + 1
	}
	return 0
}

// dollarSpan takes a formula in a line.
func (s *spanner) dollarSpan(n *dollarSpan, like Span) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(s.m.src))
		}
	}
	like.Style |= Formula
	like.TeX = strings.TrimSpace(b.String())
	s.add(unicodeOf(b.String()), like)
}

// unicodeOf is a formula in a line of Unicode; its source if there is nothing
// to be seen of it.
func unicodeOf(tex string) string {
	if s := formula.Inline(tex); s != "" {
		return s
	}
	return strings.TrimSpace(tex)
}

// display makes a formula of its own from its source, with or without dollars.
func (m *maker) display(b Block, source string) {
	source = strings.TrimSpace(source)
	source = strings.TrimSuffix(strings.TrimPrefix(source, "$$"), "$$")
	b.Kind, b.Text = DisplayFormula, strings.TrimSpace(source)
	b.Spans = []Span{{Text: oneLine(unicodeOf(b.Text)), Style: Formula, TeX: b.Text}}
	m.emit(b)
}
