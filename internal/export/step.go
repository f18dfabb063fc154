package export

import (
	"fmt"
	"io"
	"strings"

	"revolute/internal/deck"
)

// Steps writes what the steps from and to, and those between, bring to slide i,
// as Text does, but to be heard: no lines are drawn. From the first step on the
// slide's number and heading stand before it. It reports whether there was
// anything to write; the error is w's.
func Steps(w io.Writer, d *deck.Deck, lang string, i, from, to int, o TextOptions) (bool, error) {
	t := &text{deck: d, lang: lang, o: o, spoken: true}
	s := d.Slide(i, lang)
	blocks := s.Blocks
	if from == 0 {
		blocks = t.head(i, s)
		t.gap = false
	}
	t.blocks(brought(blocks, from, to), "")
	if from == 0 && o.Notes {
		t.notes(s.Notes)
	}
	if t.out.Len() == 0 {
		return false, nil
	}
	_, err := io.WriteString(w, t.out.String())
	return true, err
}

// Notes writes the notes of slide i as Text does; it reports whether it has any.
func Notes(w io.Writer, d *deck.Deck, lang string, i int, o TextOptions) (bool, error) {
	t := &text{deck: d, lang: lang, o: o}
	t.notes(d.Slide(i, lang).Notes)
	out := strings.TrimPrefix(t.out.String(), "\n")
	_, err := io.WriteString(w, out)
	return out != "", err
}

// brought returns blocks without what other steps bring. Of a list whose items
// stand apart then, there are several, so that each item keeps its number.
func brought(blocks []deck.Block, from, to int) (out []deck.Block) {
	for i := range blocks {
		b := blocks[i]
		switch {
		case b.Kind == deck.List:
			last := -1
			for n := range b.Children {
				kept := brought(b.Children[n:n+1], from, to)
				if len(kept) == 0 {
					continue
				}
				if last < 0 || last+1 < n {
					l := b
					l.Start, l.Children = b.Start+n, nil
					out = append(out, l)
				}
				l := &out[len(out)-1]
				l.Children = append(l.Children, kept...)
				last = n
			}
		case len(b.Children) > 0:
			if b.Children = brought(b.Children, from, to); len(b.Children) > 0 {
				out = append(out, b)
			}
		case from <= b.Step && b.Step <= to:
			out = append(out, b)
		}
	}
	return out
}

// head writes the number and the heading of slide i, and returns the blocks that
// are still to be written.
func (t *text) head(i int, s *deck.Slide) []deck.Block {
	head, blocks := fmt.Sprintf("%d/%d", i+1, t.deck.Len()), s.Blocks
	if s.Heading != nil && len(blocks) > 0 && blocks[0].Kind == deck.Heading {
		var lines []deck.Span
		for line := range strings.SplitSeq(inline(s.Heading.Spans), "\n") {
			lines = append(lines, deck.Span{Text: line}, deck.Span{Break: true})
		}
		head += "  " + deck.Plain(lines)
		blocks = blocks[1:]
	}
	t.line(head)
	if !t.spoken {
		rule := max(1, t.o.Widths.Width(head))
		if t.o.Width > 0 {
			rule = min(rule, t.o.Width)
		}
		t.line(strings.Repeat("─", rule))
	}
	return blocks
}
