package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Unclosed returns the fence of a code block that is never closed, which is what
// would close it, and else "".
func Unclosed(n *ast.FencedCodeBlock, src []byte) string {
	at := n.Pos()
	fence := src[at : at+run(src[at:], src[at])]
	rest := src[at:]
	if l := n.Lines(); l.Len() > 0 {
		rest = src[l.At(l.Len()-1).Stop:]
	} else if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[i+1:]
	} else {
		rest = nil
	}
	if len(bytes.TrimSpace(rest)) == 0 {
		return string(fence)
	}
	return ""
}
