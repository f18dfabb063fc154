package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxFormula is how long a formula in dollars may be, in bytes, so that a text
// full of lone dollars is not searched to its end from each of them.
const maxFormula = 4096

// Formula is a formula in a line. As a code span its text is raw, and a table's
// escaped bars are taken for bars.
type Formula struct{ ast.CodeSpan }

// dollars parses $…$ and $$…$$ in a line. Prices, variables of a shell and code
// stay as they are, so a formula holds no other dollar and no code span, has no
// blank inside its dollars, no letter or digit after the last one, and none
// before the first, unless it begins with a script: H$_2$O. GitHub's $`x`$ is a
// formula too.
type dollars struct{}

// Trigger returns the character that starts a formula.
func (dollars) Trigger() []byte { return []byte{'$'} }

// Parse reads a formula.
func (dollars) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	n := run(line, '$')
	if n > 2 || n == len(line) || before == '$' || !opensFormula(before, line[n]) {
		return nil
	}
	quoted, script := line[n] == '`', line[n] == '^' || line[n] == '_'
	at, pos := block.Position()
	block.Advance(n)
	formula := &Formula{}
	for length := 0; length < maxFormula; {
		line, seg := block.PeekLine()
		if line == nil {
			break
		}
		end, closed := formulaEnd(line[:min(len(line), maxFormula)], n, script)
		inside := line[:end]
		switch {
		case quoted && length == 0 && closed && end > 2 && line[end-1] == '`':
			inside = line[1 : end-1]
		case quoted:
			inside = []byte("`")
		}
		if bytes.IndexByte(inside, '`') >= 0 || end < len(line) && !closed {
			break
		}
		if closed && length == 0 && isProse(inside) {
			break
		}
		if closed {
			formula.AppendChild(formula, ast.NewRawTextSegment(seg.WithStop(seg.Start+end)))
			block.Advance(end + n)
			return formula
		}
		formula.AppendChild(formula, ast.NewRawTextSegment(seg))
		length += len(line)
		block.AdvanceLine()
	}
	block.SetPosition(at, pos)
	return nil
}

// opensFormula reports whether dollars between two characters may begin a
// formula.
func opensFormula(before rune, after byte) bool {
	if isBlank(after) {
		return false
	}
	word := before < 0x80 && (isLetter(byte(before)) || isDigit(byte(before)))
	return !word || after == '^' || after == '_'
}

// formulaEnd returns the offset in line of the next dollar that is not escaped,
// or the length of line, and reports whether n of them end a formula there. Only
// one that is a script may have a letter after it.
func formulaEnd(line []byte, n int, script bool) (end int, closed bool) {
	i := 0
	for ; i < len(line) && line[i] != '$'; i++ {
		if line[i] == '\\' {
			i++
		}
	}
	if i >= len(line) {
		return len(line), false
	}
	next := i + n
	return i, run(line[i:], '$') == n && (i == 0 || !isBlank(line[i-1])) &&
		(next == len(line) || !isDigit(line[next]) && (script || !isLetter(line[next])))
}

// isProse reports whether what stands between two dollars is a text that begins
// with a price or the name of a variable: 10, or US; PATH and 5.
func isProse(inside []byte) bool {
	n := 0
	for n < len(inside) && (isDigit(inside[n]) || inside[n] == '.' || inside[n] == ',') {
		n++
	}
	if n == 0 {
		for n < len(inside) && (isLetter(inside[n]) || inside[n] == '_') {
			n++
		}
		if n < 2 {
			return false
		}
	}
	rest := inside[n:]
	for len(rest) > 0 && isLetter(rest[0]) { // 2ab
		rest = rest[1:]
	}
	for word := range bytes.FieldsSeq(rest) {
		word = bytes.Trim(word, ",;.:")
		if len(word) > 1 && !isFunction(string(word)) && !bytes.ContainsFunc(word, func(r rune) bool { return r > 0x7f || !isLetter(byte(r)) }) {
			return true
		}
	}
	return false
}

// isFunction reports whether a word is the name of a function in a formula.
func isFunction(word string) bool {
	switch word {
	case "sin", "cos", "tan", "cot", "log", "ln", "exp", "min", "max", "lim", "mod", "det", "dim", "gcd", "sup", "inf", "arg", "Re", "Im", "if", "dx", "dy", "dt":
		return true
	}
	return false
}

// isBlank reports whether b is white space within a text.
func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

// run returns how many times c stands at the start of l.
func run(l []byte, c byte) int {
	n := 0
	for n < len(l) && l[n] == c {
		n++
	}
	return n
}

// DisplayFormula is a formula of its own, with its dollars.
type DisplayFormula struct {
	ast.CodeBlock
	end int // offset after its last line
}

// display parses blocks that begin with $$ and end with $$ before the next
// empty line.
type display struct{}

// Trigger returns the character that starts such a block.
func (display) Trigger() []byte { return []byte{'$'} }

// Open reads the first line of a formula that is closed.
func (display) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("$$")) {
		return nil, parser.NoChildren
	}
	start := seg.Start + pos - seg.Padding
	n := displayLength(reader.Source()[start:])
	if n == 0 {
		return nil, parser.NoChildren
	}
	node := &DisplayFormula{end: start + n}
	node.Lines().Append(seg.WithStart(start))
	return node, parser.NoChildren
}

// Continue reads the lines up to the end that Open has found.
func (display) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	node, ok := n.(*DisplayFormula)
	_, seg := reader.PeekLine()
	if !ok || seg.Start >= node.end {
		return parser.Close
	}
	node.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close does nothing.
func (display) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph reports that text may stand right above.
func (display) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine reports that four spaces make code.
func (display) CanAcceptIndentedLine() bool { return false }

// displayLength returns the length of the formula of its own that src, which
// starts with $$, begins with, to the end of its last line; 0 if it is none: if
// no line ends with $$ before an empty one, or something stands after it.
func displayLength(src []byte) int {
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
