package deck

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"revolute/internal/deck/dialect"
	"revolute/internal/problem"
)

// findInText warns of what stands in a text and was probably meant to be
// something else: names of links, footnotes and emoji that there are not, and
// dollars that make no formula.
func (m *slideBuilder) findInText(spans []Span, line int) {
	for _, s := range spans {
		if s.Style&(CodeSpan|Formula) != 0 || s.Image != "" {
			continue
		}
		if strings.Contains(s.Text, "[^") {
			m.strayNote(s.Text, line)
		}
		if strings.IndexByte(s.Text, ':') >= 0 {
			m.unknownEmoji(s.Text, line)
		}
		if strings.Contains(s.Text, "][") {
			m.undefinedReference(s.Text, line)
		}
		if strings.Count(s.Text, "$") > 1 {
			m.bareDollars(s.Text, line)
		}
	}
}

// undefinedReference warns of [text][name] that is no link, but not of a[i][j].
func (m *slideBuilder) undefinedReference(text string, line int) {
	for {
		before, rest, found := strings.Cut(text, "][")
		if !found {
			return
		}
		name, after, closed := strings.Cut(rest, "]")
		text = after
		at := strings.LastIndexByte(before, '[')
		if at < 0 || !closed || name == "" || strings.ContainsAny(name, "[^") {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(before[:at]); r < 0x80 && (isWord(r) || r == ']' || r == ')') && at > 0 {
			continue
		}
		near := problem.Nearest(name, slices.Sorted(maps.Keys(m.links)))
		m.warnf(line, "no link is named %s", name).DidYouMean(near, "define it on a line of its own: ["+name+"]: https://example.org")
	}
}

// bareDollars warns of dollars around what looks like TeX and is no formula.
func (m *slideBuilder) bareDollars(text string, line int) {
	parts := strings.Split(text, "$")
	for _, inside := range parts[1 : len(parts)-1] {
		tex := strings.TrimSpace(inside)
		if i := strings.IndexByte(tex, '\\'); i >= 0 && i+1 < len(tex) && isLetter(tex[i+1]) || strings.ContainsAny(tex, "^") || strings.Contains(tex, "_{") {
			m.warnf(line, "these dollars make no formula: $%s$", inside).
				WithHint("no blank stands inside the dollars, and no letter or digit after the last one")
			return
		}
	}
}

// findHeading warns of a line of dashes that makes the text above it a heading
// where it was probably meant to end the slide.
func (m *slideBuilder) findHeading(n *ast.Heading) {
	lines := n.Lines()
	if n.Level != 2 || m.src[max(n.Pos(), 0)] == '#' || lines.Len() == 0 || n.Parent().Kind() != ast.KindDocument ||
		m.file.dialect == dialect.Presenterm || m.file.front.rule.setext {
		return
	}
	at := lines.At(lines.Len() - 1).Stop
	if i := bytes.IndexByte(m.src[at:], '\n'); at < len(m.src) && m.src[at] == '\n' && i >= 0 {
		at += i + 1
	}
	dashes, _, _ := bytes.Cut(m.src[at:], []byte("\n"))
	if string(bytes.TrimRight(dashes, " \t")) == "---" && !bytes.Contains(m.file.src, []byte("\n===")) {
		m.warnf(m.row(at), "--- under a line of text makes it a heading and ends no slide").WithHint("leave an empty line above ---")
	}
}

// findParagraph warns of a line that begins with # and no blank after it, which
// makes it no heading.
func (m *slideBuilder) findParagraph(n ast.Node, line int) {
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		text := strings.TrimRight(string(seg.Value(m.src)), " \t\n")
		rest := strings.TrimLeft(text, "#")
		level := len(text) - len(rest)
		r, _ := utf8.DecodeRuneInString(rest)
		if level == 0 || level > 6 || !unicode.IsLetter(r) || r < 0x80 && (i > 0 || lines.Len() > 1 || !strings.Contains(rest, " ")) {
			continue
		}
		m.warnf(line+i, "%s begins no heading: there is no blank after it", text[:level]).WithHint("write " + text[:level] + " " + rest)
	}
}

// slip reports whether a word may be another one that was typed with a slip: two
// letters changed places, or one is missing or too many.
func slip(word, meant string) bool {
	if len(word) < 4 || len(meant) < 3 {
		return false
	}
	switch len(word) - len(meant) {
	case 0:
		i := 0
		for i < len(word) && word[i] == meant[i] {
			i++
		}
		return i+1 < len(word) && word[i] == meant[i+1] && word[i+1] == meant[i] && word[i+2:] == meant[i+2:]
	case 1:
		return without(word, meant)
	case -1:
		return without(meant, word)
	}
	return false
}

// without reports whether long is short with one letter more.
func without(long, short string) bool {
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	return long[i+1:] == short[i:]
}
