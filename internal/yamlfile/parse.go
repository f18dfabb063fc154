package yamlfile

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"revolute/internal/problem"
)

// mostNodes bounds what aliases may unfold to: a few lines of aliases of aliases
// would be more than any memory holds.
const mostNodes = 200_000

// Parse reads the first document of src, which begins in file below the given
// number of its lines. A document that is empty is a Null.
func Parse(file string, above int, src []byte) (*Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, syntaxProblem(file, above, src, err)
	}
	b := builder{file: file, above: above, last: above + bytes.Count(bytes.TrimRight(src, "\n"), []byte("\n")) + 1, open: map[*yaml.Node]bool{}}
	if len(doc.Content) == 0 {
		return &Node{file: file, Line: above + 1, Column: 1}, nil
	}
	root := b.node(doc.Content[0])
	if b.err != nil {
		return nil, b.err
	}
	return root, nil
}

// builder makes Nodes of the parser's and keeps the first fault.
type builder struct {
	file  string
	above int                 // lines of the file
	last  int                 // line of the file: an empty value may stand after it
	open  map[*yaml.Node]bool // what an alias within it must not name
	made  int
	err   error
}

func (b *builder) node(from *yaml.Node) *Node {
	n := &Node{file: b.file, Line: min(from.Line+b.above, b.last), Column: from.Column}
	if b.made++; b.made > mostNodes && b.err == nil {
		b.err = n.Errorf("aliases unfold to more than %d values", mostNodes)
	}
	if b.err != nil {
		return n
	}
	switch from.Kind {
	case yaml.AliasNode:
		if b.open[from.Alias] {
			b.err = n.Errorf("*%s stands within what it names", from.Value)
			return n
		}
		return b.node(from.Alias)
	case yaml.SequenceNode:
		n.Kind = List
		b.open[from] = true
		for _, c := range from.Content {
			n.Items = append(n.Items, b.node(c))
		}
		delete(b.open, from)
	case yaml.MappingNode:
		n.Kind = Map
		b.open[from] = true
		b.pairs(n, from)
		delete(b.open, from)
	default:
		n.Value = from.Value
		n.Quoted = from.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if n.Kind = Scalar; from.ShortTag() == "!!null" {
			n.Kind = Null
		}
	}
	return n
}

// pairs gives the map n its keys and values, its own before those that << merges
// into it.
func (b *builder) pairs(n *Node, from *yaml.Node) {
	var merged []*Node
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := b.node(from.Content[i]), b.node(from.Content[i+1])
		if from.Content[i].ShortTag() == "!!merge" {
			if value.Kind == List {
				merged = append(merged, value.Items...)
			} else {
				merged = append(merged, value)
			}
			continue
		}
		value.Name = key.Value
		n.Pairs = append(n.Pairs, Pair{key, value})
	}
	own := make(map[string]bool, len(n.Pairs))
	for _, p := range n.Pairs {
		own[p.Key.Value] = true
	}
	for _, m := range merged {
		if m.Kind != Map && b.err == nil {
			b.err = m.Errorf("<< is not followed by keys and values")
		}
		for _, p := range m.Pairs {
			if !own[p.Key.Value] {
				own[p.Key.Value] = true
				n.Pairs = append(n.Pairs, p)
			}
		}
	}
}

// fault is where and how a text is no YAML.
type fault struct {
	mark, begun  yaml.Mark // where the parser stopped; where what it was reading began
	line, indent []byte    // the line of mark, and the white space that it begins with
	here, opened rune      // what stands at mark and at begun
	atEnd        bool      // the parser stopped at the end of the text
	rest         []byte    // the lines from begun on
	above        []byte    // the line of begun, if that is above mark
}

// locate returns the fault that the parser found in src.
func locate(src []byte, err *yaml.LoadError) fault {
	f := fault{mark: err.Mark, begun: err.ContextMark}
	if f.mark.Line == 0 { // what cannot be read has an offset alone
		f.mark = position(src, f.mark.Index)
	}
	lines := bytes.Split(bytes.TrimRight(src, "\n"), []byte("\n"))
	f.atEnd = f.mark.Line > len(lines) || f.mark.Line == len(lines) && f.mark.Column > utf8.RuneCount(lines[len(lines)-1])
	f.mark.Line = min(f.mark.Line, len(lines))
	f.line = lineOf(lines, f.mark.Line)
	f.indent = f.line[:len(f.line)-len(bytes.TrimLeft(f.line, " \t"))]
	if i := bytes.LastIndexAny(src, "[{"); i >= 0 && f.atEnd && !bytes.ContainsAny(src[i:], "]}") {
		f.begun = position(src, i)
	}
	f.opened, f.here = character(lines, f.begun), character(lines, f.mark)
	f.rest = bytes.Join(lines[max(0, min(f.begun.Line-1, len(lines))):], []byte("\n"))
	if f.begun.Line < f.mark.Line {
		f.above = lineOf(lines, f.begun.Line)
	}
	return f
}

// syntaxProblem returns the parser's error with its place, and with a remedy for
// what people write by mistake.
func syntaxProblem(file string, above int, src []byte, err error) *problem.Problem {
	var at *yaml.LoadError
	if !errors.As(err, &at) {
		return problem.Errorf(file, above+1, "%v", err).Because(err)
	}
	f := locate(src, at)
	put := func(m yaml.Mark, format string, args ...any) *problem.Problem {
		p := problem.Errorf(file, above+m.Line, format, args...).Because(err)
		p.Column = m.Column
		return p
	}
	switch {
	case bytes.Contains(f.indent, []byte("\t")):
		return put(f.mark, "a tab indents this line").WithHint("indent with spaces: YAML takes no tabs")
	case (f.opened == '"' || f.opened == '\'') && f.atEnd:
		return put(f.begun, "this quote is never closed").Hintf("end it with %c", f.opened)
	case f.opened == '[' && !bytes.Contains(f.rest, []byte("]")):
		return put(f.begun, "this list is never closed").WithHint("end it with ]")
	case f.opened == '{' && !bytes.Contains(f.rest, []byte("}")):
		return put(f.begun, "these keys and values are never closed").WithHint("end them with }")
	case f.here == '@' || f.here == '`' || f.here == '%':
		return put(f.mark, "a value that starts with %c needs quotes", f.here).Hintf(`"%c…"`, f.here)
	case f.here == ':' && bytes.Contains(f.line[:min(len(f.line), f.mark.Column-1)], []byte(": ")):
		return put(f.mark, `a value with ": " in it needs quotes`).WithHint(`title: "Go: why"`)
	case f.here == ':':
		return put(f.mark, "this key is indented unlike those above it").WithHint("keys that belong together begin in the same column")
	case at.Stage == yamlScanner && f.above != nil && !bytes.Contains(f.above, []byte(":")):
		return put(f.begun, "this line has no colon").WithHint("write it as key: value")
	case at.Stage == yamlParser && f.begun.Line > 0 && len(f.indent)+1 != f.begun.Column && f.mark.Column == len(f.indent)+1:
		return put(f.mark, "this line is indented unlike those above it").WithHint("keys that belong together begin in the same column")
	case at.Stage == yamlComposer:
		return put(f.mark, "%s", at.Message).WithHint("an anchor is written &name before its value; a text that starts with * needs quotes")
	}
	return put(f.mark, "%s", at.Message).WithHint(`keys and values, in YAML: lang: zh; quote a value that starts with a sign or has ": " in it`)
}

// position returns the mark of an offset.
func position(src []byte, at int) yaml.Mark {
	before := src[:min(at, len(src))]
	return yaml.Mark{
		Index: at, Line: bytes.Count(before, []byte("\n")) + 1,
		Column: utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1,
	}
}

// Stages of the parser, as its errors name them.
const (
	yamlScanner  = "scanner"
	yamlParser   = "parser"
	yamlComposer = "composer"
)

// lineOf returns a line, 1-based; nil if there is none.
func lineOf(lines [][]byte, n int) []byte {
	if n < 1 || n > len(lines) {
		return nil
	}
	return lines[n-1]
}

// character returns what stands at a mark; 0 if nothing does.
func character(lines [][]byte, at yaml.Mark) rune {
	n := 1
	for _, r := range string(lineOf(lines, at.Line)) {
		if n == at.Column {
			return r
		}
		n++
	}
	return 0
}
