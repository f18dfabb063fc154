package deck

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// emojis holds a line for each of GitHub's names, "\nrocket 🚀\n". It is made of
// the table of goldmark-emoji, which as Go code is ten times as large.
//
//go:generate go test -run ^TestEmojis$ -update .
//go:embed emojis.txt
var emojis string

// emoji returns the emoji of a name of GitHub's; "" if there is none.
func emoji(name string) string {
	_, after, _ := strings.Cut(emojis, "\n"+name+" ")
	e, _, _ := strings.Cut(after, "\n")
	return e
}

// withEmoji puts emoji in the place of GitHub's names of them, :rocket:. What is
// no such name is text.
func withEmoji(t string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(t); i++ {
		if t[i] != ':' || i > 0 && isWord(rune(t[i-1])) {
			continue
		}
		name, ok := emojiName(t[i:])
		if !ok {
			continue
		}
		if e := emoji(name); e != "" {
			b.WriteString(t[from:i] + e)
			from = i + len(name) + 2
			i = from - 1
		}
	}
	if from == 0 {
		return t
	}
	return b.String() + t[from:]
}

// emojiName returns the name in :name:, if s starts so and no word goes on after.
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
	return name, !isWord(next)
}

// isWord reports whether r may be part of an ASCII word.
func isWord(r rune) bool {
	return r < 0x80 && (isLetter(byte(r)) || '0' <= r && r <= '9')
}

// unknownEmoji warns of :names: that are no emoji: those with an underscore or
// of three letters and more, which are nothing else.
func (m *slideBuilder) unknownEmoji(t string, line int) {
	for i := range len(t) {
		if t[i] != ':' || i > 0 && isWord(rune(t[i-1])) {
			continue
		}
		name, ok := emojiName(t[i:])
		if ok && len(name) > 2 && strings.Trim(name, "0123456789+-") != "" {
			m.warnf(line, "no emoji is named :%s:", name).WithHint("the names are GitHub's, such as :rocket:")
		}
	}
}
