package dialect

import (
	"strings"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/deck/markdown"
)

// Header is what the lines at the head of a file say that begin with %: in mdp
// %title: A talk, and in pandoc % A talk, then % the authors and % the date.
type Header struct {
	Title, Author, Date string
	MDP                 bool
	Foreign             []Directive
	Length, Lines       int // of the header
}

// ReadHeader returns the header that src begins with.
func ReadHeader(src []byte) (h Header, ok bool) {
	for h.Length < len(src) && h.Lines < 20 {
		line, n := cutLine(src[h.Length:])
		rest, percent := strings.CutPrefix(line, "%")
		if !percent {
			break
		}
		key, value, keyed := strings.Cut(rest, ":")
		keyed = keyed && isKey(key) // no blank stands between % and an mdp key
		value = strings.TrimSpace(value)
		switch {
		case keyed && key == "title":
			h.Title, h.MDP = value, true
		case keyed && key == "author":
			h.Author, h.MDP = value, true
		case keyed && key == "date":
			h.Date, h.MDP = value, true
		case keyed && (h.MDP || h.Lines == 0):
			h.MDP = true
			h.Foreign = append(h.Foreign, Directive{Name: Foreign, Value: "mdp's " + key, Line: h.Lines + 1})
		case h.Lines < 3 && !h.MDP:
			*[]*string{&h.Title, &h.Author, &h.Date}[h.Lines] = strings.ReplaceAll(strings.TrimSpace(rest), ";", ",")
		}
		h.Lines++
		h.Length += n
	}
	return h, h.Lines > 0
}

// centered parses mdp's -> text <-.
func centered() parser.BlockParser {
	return lineSyntax{triggers: "-", interrupts: true, read: func(src []byte) (markdown.Instruction, int) {
		line, n := cutLine(src)
		inner, open := strings.CutPrefix(line, "->")
		inner, closed := strings.CutSuffix(inner, "<-")
		if !open || !closed {
			return markdown.Instruction{}, 0
		}
		return markdown.Instruction{Name: "center", Value: strings.TrimSpace(inner)}, n
	}}
}
