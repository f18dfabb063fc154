package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// HasLine reports whether a paragraph of the top level of src has a line for
// which is is true. White space at its end does not count.
func HasLine(src []byte, is func(line string) bool) bool {
	src = shallow(src)
	doc := New(nil).blocks.Parse(text.NewReader(src), parser.WithContext(newContext()))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindHeading {
			if list, ok := n.(*ast.List); ok && inList(list, src, is) {
				return true
			}
			continue
		}
		if inLines(n, src, is) {
			return true
		}
	}
	return false
}

// inList reports whether a line that goes on with an item of a list without
// being indented is one.
func inList(list *ast.List, src []byte, is func(string) bool) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if last := item.LastChild(); last != nil && !last.IsRaw() && inLines(last, src, is) {
			return true
		}
	}
	return false
}

// inLines reports whether a block has such a line.
func inLines(n ast.Node, src []byte, is func(string) bool) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		if is(strings.TrimRight(string(seg.Value(src)), " \t\n")) {
			return true
		}
	}
	return false
}
