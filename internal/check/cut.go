package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/layout"
	"revolute/internal/typeset"
	"revolute/theme"
)

// cuts is what does not stand as it was written, and the sizes at which it does
// not. The empty key is a line of code.
type cuts map[string][]Size

// quoted is how many columns of what is cut a message quotes.
const quoted = 32

// cut finds words that end in an ellipsis that nobody wrote, and lines of code
// that go on in the next row.
func (c *checker) cut(s *deck.Slide, size Size, look *theme.Look, out layout.Slide, found cuts) {
	written := s.Text() + c.drawn(s.Blocks)
	body := strings.TrimSuffix(out.Frame.Text(), "\n")
	if i := strings.LastIndexByte(body, '\n'); i >= 0 {
		body = body[:i] // the footer may shorten what it says
	}
	for row := range strings.Lines(body) {
		if words, ok := shortened(row, look.Glyph(theme.GlyphEllipsis)); ok && !strings.Contains(written, words) {
			words = typeset.Narrow.Truncate(words, quoted, "…") // at another size it may be more of the same
			found[words] = append(found[words], size)
		}
	}
	goesOn := look.Glyph(theme.GlyphContinue)
	if strings.Count(body, goesOn) > strings.Count(written, goesOn) {
		found[""] = append(found[""], size)
	}
}

// report warns of what was cut on a slide.
func (c *checker) report(s *deck.Slide, found cuts) {
	for _, words := range slices.Sorted(maps.Keys(found)) {
		var at []string
		for _, size := range found[words] {
			if !slices.Contains(at, size.String()) {
				at = append(at, size.String())
			}
		}
		sizes := strings.Join(at, " and ")
		if words == "" {
			c.warn(s.File, longest(s), "a line of code goes on in the next row at "+sizes, "break it where it is best read")
			continue
		}
		c.warn(s.File, s.Line, fmt.Sprintf("%q is cut short at %s", words, sizes), "say it shorter, or give it more room")
	}
}

// drawn is what the drawings among blocks say.
func (c *checker) drawn(blocks []deck.Block) string {
	var b strings.Builder
	for i := range blocks {
		if block := &blocks[i]; block.Kind == deck.Drawing {
			d, err := all.Parse(block.Info.Lang, []byte(block.Text), c.deck)
			if err == nil {
				b.WriteString(d.Text())
				b.WriteByte('\n')
			}
		}
		b.WriteString(c.drawn(blocks[i].Children))
	}
	return b.String()
}

// shortened finds the words in a row that end in an ellipsis: back to the gap
// of two spaces that keeps them from what stands left of them.
func shortened(row, ellipsis string) (string, bool) {
	at := strings.Index(row, ellipsis)
	if at <= 0 || row[at-1] == ' ' {
		return "", false
	}
	words := row[:at+len(ellipsis)]
	if gap := strings.LastIndex(words, "  "); gap >= 0 {
		words = words[gap:]
	}
	return strings.TrimSpace(words), true
}

// longest is the line of the widest line of code on a slide; the slide's own if
// it has no code.
func longest(s *deck.Slide) int {
	line, width := s.Line, -1
	var walk func([]deck.Block)
	walk = func(blocks []deck.Block) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == deck.Code {
				at := b.Line
				if fenced(s, b) {
					at++
				}
				for n, l := range strings.Split(b.Text, "\n") {
					if w := typeset.Narrow.Width(l); w > width {
						width, line = w, at+n
					}
				}
			}
			walk(b.Children)
		}
	}
	walk(s.Blocks)
	return line
}

// fenced reports whether a block of code starts with a fence, not with code.
func fenced(s *deck.Slide, b *deck.Block) bool {
	lines := strings.Split(s.Source, "\n")
	if n := b.Line - s.Line; n >= 0 && n < len(lines) {
		start := strings.TrimLeft(lines[n], " \t>-*+0123456789.)")
		return strings.HasPrefix(start, "```") || strings.HasPrefix(start, "~~~")
	}
	return false
}
