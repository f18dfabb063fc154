package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"revolute/internal/typeset"
)

// emphasis parses *, _, ~~ and ==. It differs from CommonMark where its rules
// assume spaces between words: beside a CJK character, punctuation does not
// keep a run from opening or closing, so **强调，**不 is bold. A single ~ is
// text, since 10~20元 and 30~40元 are ranges.
type emphasis struct{}

// Trigger returns the characters that may start a run.
func (emphasis) Trigger() []byte { return []byte{'*', '_', '~', '='} }

// Parse reads a run of delimiters.
func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	char, n := line[0], 1
	for n < len(line) && line[n] == char {
		n++
	}
	if (char == '~' || char == '=') && (n != 2 || before == rune(char)) {
		return nil
	}
	after := ' '
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	opens, closes := flanks(char, before, after)
	var proc parser.DelimiterProcessor = delimiters{}
	switch char {
	case '~':
		proc = tildes{}
	case '=':
		proc = highlights{}
	}
	d := parser.NewDelimiter(opens, closes, n, char, proc)
	d.Segment = seg.WithStop(seg.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

// flanks reports whether a run of char between two characters may open and close
// emphasis: CommonMark's left- and right-flanking, with CJK characters counted
// as neither space nor punctuation, and as a border of punctuation.
func flanks(char byte, before, after rune) (opens, closes bool) {
	left := !IsSpace(after) && (!isPunct(after) || IsSpace(before) || isPunct(before) || typeset.IsCJK(before))
	right := !IsSpace(before) && (!isPunct(before) || IsSpace(after) || isPunct(after) || typeset.IsCJK(after))
	switch char {
	case '=': // x==1 and y==2
		return left && !isWord(before), right && !isWord(after)
	case '_':
	default:
		return left, right
	}
	return left && (!right || border(before)), right && (!left || border(after))
}

// border reports whether r may stand outside of an underscore's word. A
// Chinese letter may not: 报告_终稿_二 is a name.
func border(r rune) bool { return util.IsPunctRune(r) }

// delimiters turns matched runs into nodes.
type delimiters struct{}

// IsDelimiter reports whether b may be part of a run.
func (delimiters) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' || b == '=' }

// CanOpenCloser reports whether two runs are a pair.
func (delimiters) CanOpenCloser(o, c *parser.Delimiter) bool { return o.Char == c.Char }

// OnMatch returns emphasis for n delimiters.
func (delimiters) OnMatch(n int) ast.Node { return ast.NewEmphasis(n) }

// tildes turns matched pairs of ~~ into nodes.
type tildes struct{ delimiters }

// OnMatch returns a strikethrough.
func (tildes) OnMatch(int) ast.Node { return east.NewStrikethrough() }

// highlights turns matched pairs of == into nodes.
type highlights struct{ delimiters }

// OnMatch returns a highlight.
func (highlights) OnMatch(int) ast.Node { return &Highlight{} }

// Highlight is text that is marked: ==text==, as Obsidian and others have it.
type Highlight struct{ ast.BaseInline }

var kindHighlight = ast.NewNodeKind("Highlight")

// Kind returns the kind of all highlights.
func (*Highlight) Kind() ast.NodeKind { return kindHighlight }

// Dump prints the node.
func (n *Highlight) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// isWord reports whether r is an ASCII letter or digit.
func isWord(r rune) bool { return r < 0x80 && (isLetter(byte(r)) || isDigit(byte(r))) }

// ClassText is words that have a class.
type ClassText struct {
	ast.BaseInline
	Class string
	Words text.Segment
}

var kindClassText = ast.NewNodeKind("ClassText")

// Kind returns the kind of all such words.
func (*ClassText) Kind() ast.NodeKind { return kindClassText }

// Dump prints the node.
func (n *ClassText) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Class": n.Class}, nil)
}
