package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"revolute/internal/formula"
)

// scripts parses x^2^ and H~2~O where Unicode has the letters: the raised text
// has no space; the lowered one stands after a letter, for 10~20~30 is a range.
type scripts struct{}

// maxScript is how long a raised or lowered text may be, in bytes.
const maxScript = 20

// Trigger returns the characters that may start one.
func (scripts) Trigger() []byte { return []byte{'^', '~'} }

// Parse reads a raised or lowered text.
func (scripts) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	sign := line[0]
	end := bytes.IndexByte(line[1:min(len(line), maxScript+2)], sign)
	if end < 1 || before == rune(sign) || end+2 < len(line) && line[end+2] == sign {
		return nil
	}
	inner := string(line[1 : end+1])
	var out string
	var ok bool
	if sign == '~' {
		next := byte(' ')
		if end+2 < len(line) {
			next = line[end+2]
		}
		if before > 0x7f || !isLetter(byte(before)) || isDigit(next) {
			return nil
		}
		out, ok = Script(inner, '_')
	} else {
		if IsSpace(before) {
			return nil
		}
		out, ok = Script(inner, '^')
	}
	if !ok {
		return nil
	}
	block.Advance(end + 2)
	return ast.NewString([]byte(out))
}

// Script returns a text raised (^) or lowered (_), in Unicode's letters where
// there are some for all of it; ok is false where it stays as it is.
func Script(text string, sign byte) (out string, ok bool) {
	if text == "" || len(text) > 40 {
		return text, false
	}
	for _, r := range text {
		if (r < '0' || r > '9') && (r > 0x7f || !isLetter(byte(r))) && !strings.ContainsRune("+-=()", r) {
			return text, false
		}
	}
	out = formula.Inline(string(sign) + `{\mathrm{` + text + `}}`)
	if strings.ContainsAny(out, "^_{}\\ ") {
		return text, false
	}
	return out, true
}
