package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// HasLine reports whether src has a line of text, not of code or HTML, for which
// is is true. White space at its end does not count.
func HasLine(src []byte, is func(line string) bool) bool {
	src = shallow(src)
	doc := New(Syntax{}).blocks.Parse(text.NewReader(src), parser.WithContext(newContext()))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		end := len(src)
		if next := n.NextSibling(); next != nil && next.Pos() > n.Pos() {
			end = next.Pos()
		}
		if n.IsRaw() || holdsCode(n) {
			continue
		}
		for line := range strings.Lines(string(src[max(n.Pos(), 0):end])) {
			if is(strings.TrimRight(line, " \t\n")) {
				return true
			}
		}
	}
	return false
}

// holdsCode reports whether a block has a fenced block of code within it.
func holdsCode(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindFencedCodeBlock || c.Type() == ast.TypeBlock && holdsCode(c) {
			return true
		}
	}
	return false
}
