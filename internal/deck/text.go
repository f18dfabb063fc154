package deck

import (
	"strings"
	"unicode/utf8"

	"revolute/internal/deck/markdown"
)

// Text returns everything on the slide as plain lines, for search.
func (s *Slide) Text() string {
	var b strings.Builder
	writeBlocks(&b, s.Blocks)
	return b.String()
}

// Title returns the text of the slide's heading, or else of one within a column, or
// else of its first paragraph.
func (s *Slide) Title() string {
	if s.Heading != nil {
		return Plain(s.Heading.Spans)
	}
	if b := firstText(s.Blocks, Heading); b != nil {
		return Plain(b.Spans)
	}
	if b := firstText(s.Blocks, Paragraph); b != nil {
		return Plain(b.Spans)
	}
	return ""
}

// firstText returns the first block of a kind that has text, also within others.
func firstText(blocks []Block, kind Kind) *Block {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == kind && Plain(b.Spans) != "" {
			return b
		}
		if c := firstText(b.Children, kind); c != nil {
			return c
		}
	}
	return nil
}

// Plain returns the text of spans, on one line: a line break is a space, but between
// Chinese characters.
func Plain(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	last := rune(0) // before a line break
	for _, s := range spans {
		if s.Break {
			last, _ = utf8.DecodeLastRuneInString(b.String())
			continue
		}
		if next, _ := utf8.DecodeRuneInString(s.Text); last != 0 && s.Text != "" {
			if !markdown.Joins(last, next) {
				b.WriteByte(' ')
			}
			last = 0
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// writeBlocks writes the text of blocks, each on lines of its own.
func writeBlocks(b *strings.Builder, blocks []Block) {
	for i := range blocks {
		block := &blocks[i]
		if len(block.Spans) > 0 {
			b.WriteString(Plain(block.Spans))
			b.WriteByte('\n')
		}
		if block.Text != "" && block.Kind != DisplayFormula {
			b.WriteString(block.Text)
			b.WriteByte('\n')
		}
		for _, row := range block.Rows {
			for j, cell := range row {
				if j > 0 {
					b.WriteString("  ")
				}
				b.WriteString(Plain(cell.Spans))
			}
			b.WriteByte('\n')
		}
		writeBlocks(b, block.Children)
	}
}
