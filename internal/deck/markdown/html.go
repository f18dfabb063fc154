package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// TokenKind is the kind of a Token.
type TokenKind uint8

const (
	Text TokenKind = iota
	OpenTag
	CloseTag
	Comment
)

// Token is a part of HTML.
type Token struct {
	Kind  TokenKind
	Name  string            // of a tag, in lower case
	Attrs map[string]string // of an opening tag, by names in lower case; nil: none
	Data  string            // of text, with its entities resolved; of a comment
	Void  bool              // an opening tag that has no end: <br>, <x/>
	Raw   []byte            // as it is written
	At    int               // offset in the source
	// Unclosed is a comment that goes on to the end of the source.
	Unclosed bool
}

// Tokens returns the tokens of HTML. Of scripts and styles it returns the opening
// tag alone, as one that has no end.
func Tokens(src []byte) []Token {
	var all []Token
	z := html.NewTokenizer(bytes.NewReader(src))
	at, hidden := 0, ""
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			if at < len(src) && hidden == "" { // a tag that the source ends in
				all = append(all, Token{Data: string(src[at:]), Raw: src[at:], At: at})
			}
			return all
		}
		t := Token{At: at, Raw: src[at : at+len(raw)]}
		at += len(raw)
		switch kind {
		case html.TextToken:
			t.Data = string(z.Text())
		case html.CommentToken:
			t.Kind = Comment
			t.Data, t.Unclosed = commentText(t.Raw)
			if data, ok := bytes.CutPrefix(src[t.At:], []byte("<![CDATA[")); ok && hidden == "" {
				data, rest, _ := bytes.Cut(data, []byte("]]>"))
				all = append(all, Token{At: t.At, Data: string(data), Raw: data})
				for _, t := range Tokens(rest) {
					t.At += len(src) - len(rest)
					all = append(all, t)
				}
				return all
			}
			if !bytes.HasPrefix(t.Raw, []byte("<!--")) {
				continue // <?xml?> and such
			}
		case html.DoctypeToken:
			continue
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, more := z.TagName()
			t.Name, t.Kind = string(name), OpenTag
			if kind == html.EndTagToken {
				t.Kind = CloseTag
			}
			t.Void = kind == html.SelfClosingTagToken || isVoid(t.Name)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if t.Attrs == nil {
					t.Attrs = map[string]string{}
				}
				if _, twice := t.Attrs[string(key)]; !twice {
					t.Attrs[string(key)] = string(value)
				}
			}
		}
		switch {
		case hidden != "":
			if t.Kind == CloseTag && t.Name == hidden {
				hidden = ""
			}
			continue
		case t.Kind == OpenTag && !t.Void && (t.Name == "script" || t.Name == "style"):
			hidden, t.Void = t.Name, true
		}
		all = append(all, t)
	}
}

// isVoid reports whether an element never has content.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// commentText returns what stands within <!-- and -->, and reports whether the
// end is missing. As in CommonMark, <!--> and <!---> are whole comments.
func commentText(raw []byte) (text string, unclosed bool) {
	s := strings.TrimPrefix(string(raw), "<!--")
	if s == ">" || s == "->" {
		return "", false
	}
	text, closed := strings.CutSuffix(s, "-->")
	if !closed {
		text, closed = strings.CutSuffix(s, "--!>")
	}
	if inner, ok := strings.CutPrefix(text, "- "); ok { // <!--- text --->
		text = " " + strings.TrimSuffix(inner, "-")
	}
	return text, !closed
}

// HTMLSource returns the source of a block of HTML.
func HTMLSource(n *ast.HTMLBlock, src []byte) []byte {
	lines := n.Lines()
	out := make([]byte, 0, 256)
	for i := range lines.Len() {
		seg := lines.At(i)
		out = append(out, seg.Value(src)...)
	}
	if n.HasClosure() {
		out = append(out, n.ClosureLine.Value(src)...)
	}
	return out
}
