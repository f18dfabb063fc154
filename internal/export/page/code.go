package page

import (
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// line is a line of code.
type line struct {
	Number int // 0: lines have none
	Tokens []token
}

// token is a stretch of code of one kind.
type token struct{ Class, Text string }

// Lines returns the lines of a block of code, their words by what they are.
func (n *node) Lines() []line {
	m := n.face.maker
	text, first := m.deck.Shown(n.Block)
	lines := []line{{}}
	add := func(class, text string) {
		for i, part := range strings.Split(text, "\n") {
			if i > 0 {
				lines = append(lines, line{})
			}
			if part != "" {
				at := &lines[len(lines)-1]
				at.Tokens = append(at.Tokens, token{class, part})
			}
		}
	}
	read := 0
	if tokens := m.lexers.Tokens(n.Info.Lang, text); tokens != nil { // the language is known
		for t := range tokens {
			read += len(t.Value)
			add(tokenClass(t.Type), t.Value)
		}
	}
	if read < len(text) {
		add("", text[read:])
	}
	if _, numbered := n.Info.Attrs["line_numbers"]; numbered {
		for i := range lines {
			lines[i].Number = first + i
		}
	}
	return lines
}

// tokenClass returns the class of a kind of token in the page's style.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.Error, t == chroma.GenericDeleted:
		return "e"
	case t == chroma.CommentPreproc, t == chroma.NameConstant, t == chroma.NameDecorator, t.InSubCategory(chroma.LiteralNumber):
		return "n"
	case t.InCategory(chroma.Comment):
		return "c"
	case t == chroma.KeywordType, t == chroma.NameAttribute, t == chroma.GenericInserted:
		return "t"
	case t.InCategory(chroma.Keyword), t == chroma.NameBuiltin, t == chroma.NameTag:
		return "k"
	case t == chroma.NameFunction, t == chroma.NameClass:
		return "f"
	case t.InCategory(chroma.Literal):
		return "s"
	case t.InCategory(chroma.Operator), t == chroma.Punctuation:
		return "x"
	}
	return ""
}

// litLines writes the lines that are lit up one by one, counted from 1: of a
// block whose first line is 1, "1,4-6|all" is "1 4 5 6|all".
func litLines(groups []string, firstLine, lines int) string {
	var all []string
	for _, group := range groups {
		var lit []string
		for part := range strings.SplitSeq(group, ",") {
			// "3", "3-20", or "3-" to the end; or "all".
			from, to, ranged := strings.Cut(strings.TrimSpace(part), "-")
			first, err := strconv.Atoi(strings.TrimSpace(from))
			if err != nil {
				if part = strings.TrimSpace(part); part == "all" || part == "" {
					lit = append([]string{"all"}, lit...)
				}
				continue
			}
			last := first
			if ranged {
				if last, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
					last = 1 << 30
				}
			}
			for n := max(first-firstLine+1, 1); n <= min(last-firstLine+1, lines); n++ {
				lit = append(lit, strconv.Itoa(n))
			}
		}
		all = append(all, strings.Join(lit, " "))
	}
	return strings.Join(all, "|")
}
