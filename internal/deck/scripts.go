package deck

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/yuin/goldmark-emoji/definition"
)

// scripts parses x^2^ and H~2~O where Unicode has the letters: the raised text
// has no space; the lowered one stands behind a letter, for 10~20~30 is a range.
type scripts struct{}

// maxScript is how long a raised or lowered text may be, in bytes.
const maxScript = 20

// Trigger gives the characters that may start one.
func (scripts) Trigger() []byte { return []byte{'^', '~'} }

// Parse takes one, if there is one.
func (scripts) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	how := line[0]
	end := bytes.IndexByte(line[1:min(len(line), maxScript+2)], how)
	if end < 1 || before == rune(how) || end+2 < len(line) && line[end+2] == how {
		return nil
	}
	inner := string(line[1 : end+1])
	sign := how
	if how == '~' {
		next := byte(' ')
		if end+2 < len(line) {
			next = line[end+2]
		}
		if before > 0x7f || !letter(byte(before)) || '0' <= next && next <= '9' {
			return nil
		}
		sign = '_'
	} else if spaced(before) {
		return nil
	}
	out, ok := script(inner, sign)
	if !ok {
		return nil
	}
	block.Advance(end + 2)
	return ast.NewString([]byte(out))
}

// withEmoji puts emoji in the place of GitHub's names of them, :rocket:. What is
// no such name is text.
func withEmoji(t string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(t); i++ {
		if t[i] != ':' || i > 0 && word(rune(t[i-1])) {
			continue
		}
		name, ok := emojiName(t[i:])
		if !ok {
			continue
		}
		if e, known := definition.Github().Get(name); known && e.IsUnicode() {
			b.WriteString(t[from:i] + string(e.Unicode))
			from = i + len(name) + 2
			i = from - 1
		}
	}
	if from == 0 {
		return t
	}
	return b.String() + t[from:]
}

// emojiName is the name in :name:, if s starts so and no word goes on behind.
func emojiName(s string) (string, bool) {
	if s == "" || s[0] != ':' {
		return "", false
	}
	end := strings.IndexByte(s[1:], ':')
	if end < 1 || end > 60 {
		return "", false
	}
	name := s[1 : end+1]
	for _, b := range []byte(name) {
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '_' && b != '+' && b != '-' {
			return "", false
		}
	}
	next, _ := utf8.DecodeRuneInString(s[end+2:])
	return name, !word(next)
}

// word reports whether r may be part of an ASCII word.
func word(r rune) bool {
	return r < 0x80 && (letter(byte(r)) || '0' <= r && r <= '9')
}

// unknownEmoji warns of :names: that are no emoji: those with an underscore or
// of three letters and more, which are nothing else.
func (m *maker) unknownEmoji(t string, line int) {
	for i := range len(t) {
		if t[i] != ':' || i > 0 && word(rune(t[i-1])) {
			continue
		}
		name, ok := emojiName(t[i:])
		if ok && len(name) > 2 && strings.Trim(name, "0123456789+-") != "" {
			m.problem(line, true, "no emoji is named :"+name+":", "the names are GitHub's, such as :rocket:")
		}
	}
}
