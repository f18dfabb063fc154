package export

import (
	"regexp"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
)

// fences puts the files that code and drawings show into their blocks.
func (m *markdown) fences(s *deck.Slide, src string) string {
	lines := strings.SplitAfter(src, "\n")
	// src may have lost empty lines at its head: the slide's line n is lines[n-off].
	off := s.Line + len(s.Source) - len(strings.TrimLeft(s.Source, "\n"))
	var walk func(blocks []deck.Block)
	walk = func(blocks []deck.Block) {
		for i := range blocks {
			b := &blocks[i]
			walk(b.Children)
			at := b.Line - off
			if at < 0 || at >= len(lines) {
				continue
			}
			switch b.Kind {
			case deck.Code:
				if name, ok := b.Info.Attrs["src"]; ok {
					m.excerpt(lines, at, b, name)
				}
			case deck.Drawing:
				m.data(lines, at, b)
			}
		}
	}
	walk(s.Blocks)
	return strings.Join(lines, "")
}

var srcAttribute = regexp.MustCompile(`\s*\bsrc=("[^"]*"|[^\s}]+)`)

// excerpt puts the text that a block of code shows into it; its fence is
// lines[at].
func (m *markdown) excerpt(lines []string, at int, b *deck.Block, name string) {
	open := lines[at]
	if !srcAttribute.MatchString(open) {
		m.leave("the file %s", name)
		return
	}
	text, _ := m.deck.Shown(b)
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	indent := open[:len(open)-len(strings.TrimLeft(open, " \t>"))]
	info := srcAttribute.ReplaceAllString(strings.TrimLeft(strings.TrimSpace(open[len(indent):]), "`~"), "")
	info = strings.TrimRight(strings.NewReplacer("{ ", "{", "{}", "").Replace(info), " ")
	var body strings.Builder
	body.WriteString(indent + fence + info + "\n")
	for line := range strings.SplitSeq(text, "\n") {
		body.WriteString(indent + line + "\n")
	}
	lines[at] = body.String() + indent + fence + "\n"
	old := strings.TrimSpace(open)[:3]
	for n := at + 1; n < len(lines); n++ { // what stood in it
		last := strings.HasPrefix(strings.TrimLeft(lines[n], " \t>"), old)
		if lines[n] = ""; last {
			return
		}
	}
}

var srcKey = regexp.MustCompile(`^(\s*)src:\s*(.*?)\s*$`)

// data puts the file that a drawing names into it, under data:, if it still says
// the same then.
func (m *markdown) data(lines []string, at int, b *deck.Block) {
	body := strings.Split(b.Text, "\n")
	for n, line := range body {
		key := srcKey.FindStringSubmatch(line)
		if key == nil || at+1+n >= len(lines) {
			continue
		}
		name := strings.Trim(key[2], `"'`)
		raw, err := m.deck.ReadFile(name)
		if err != nil {
			m.leave("the file %s", name)
			continue
		}
		var data strings.Builder
		data.WriteString(key[1] + "data: |")
		for row := range strings.Lines(strings.TrimPrefix(string(raw), "\uFEFF")) {
			if row = strings.TrimRight(row, "\r\n"); row != "" {
				data.WriteString("\n" + key[1] + "  " + row)
			}
		}
		before := strings.TrimSuffix(strings.TrimRight(lines[at+1+n], "\r\n"), line) // of a list or quote
		body[n] = data.String()
		if !m.same(b, strings.Join(body, "\n")) {
			m.leave("the file %s", name)
			return
		}
		lines[at+1+n] = before + strings.ReplaceAll(data.String(), "\n", "\n"+before) + "\n"
	}
}

// same reports whether a drawing says with another body what it says with its
// own.
func (m *markdown) same(b *deck.Block, body string) bool {
	was, err := all.Parse(b.Info.Lang, []byte(b.Text), m.deck)
	if err != nil {
		return false
	}
	is, err := all.Parse(b.Info.Lang, []byte(body), m.deck)
	return err == nil && is.Text() == was.Text()
}
