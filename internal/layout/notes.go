package layout

import (
	"slices"
	"strconv"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// footnotes are the notes at a slide's foot, set apart from its body.
type footnotes struct {
	marks []mark
	rows  int
}

// setBody sets the body of a slide with set, and its footnotes below it at the
// foot. Where there is no room for both they are the body's end, and scroll.
func (c *composition) setBody(blocks []deck.Block, measure int, set func([]deck.Block)) {
	last := len(blocks) - 1
	if last < 0 || blocks[last].Kind != deck.Footnotes {
		set(blocks)
		return
	}
	c.again()
	c.height = c.clip.H
	rows := c.block(&blocks[last], 0, 0, measure, deck.Left)
	c.notes = footnotes{slices.Clone(c.marks), rows}
	whole := c.clip.H
	if c.clip.H -= rows + 1; c.clip.H > 0 {
		set(blocks[:last])
	}
	if c.clip.H <= 0 || c.body > c.clip.H {
		c.clip.H, c.notes = whole, footnotes{}
		set(blocks)
	}
}

// drawNotes draws the footnotes below the body's room.
func (c *composition) drawNotes() {
	if c.notes.rows == 0 {
		return
	}
	body := c.marks
	c.marks = c.notes.marks
	y := c.clip.Y + c.clip.H + 1
	c.draw(c.frame, c.frame.Bounds(), c.x, y)
	c.keepLinks(0, c.x, y)
	c.marks = body
}

// footnotes sets the notes of a slide: a short rule, then each behind its
// number, in a muted voice.
func (s *setter) footnotes(b *deck.Block, x, y, measure int) int {
	const ruled = 12
	top, quiet := y, s.quiet
	s.quiet = true
	defer func() { s.quiet = quiet }()
	measure = min(measure, s.look.Theme.Measure*3/2)
	y += s.rule(x, y, min(ruled, measure))
	indent := 0
	for i := range b.Children {
		indent = max(indent, s.widths.Width(raised(b.Children[i].Start))+1)
	}
	for i := range b.Children {
		item := &b.Children[i]
		outer := s.step
		s.step = max(s.step, item.Step)
		number := raised(item.Start)
		s.row(number, x+indent-1-s.widths.Width(number), y, s.look.Style(theme.Accent))
		y += max(1, s.noteBlocks(item.Children, x+indent, y, max(1, measure-indent)))
		s.step = outer
	}
	return y - top
}

// noteBlocks sets what stands in a footnote, without air.
func (s *setter) noteBlocks(bs []deck.Block, x, y, measure int) int {
	top := y
	for i := range bs {
		y += s.block(&bs[i], x, y, measure, deck.Left)
	}
	return y - top
}

// raised is a number in raised digits.
func raised(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	var out []rune
	for _, d := range strconv.Itoa(n) {
		out = append(out, digits[d-'0'])
	}
	return string(out)
}

// definitions sets terms with what they mean: side by side where the terms are
// short, else one under the other.
func (s *setter) definitions(b *deck.Block, x, y, measure int, align deck.Align) int {
	const apart = 3
	widest := 0
	for i := range b.Children {
		if c := &b.Children[i]; c.Kind == deck.Term {
			widest = max(widest, s.natural(c.Spans))
		}
	}
	beside := widest <= measure/3 && measure-widest-apart >= 2*narrowest
	indent := 4
	if beside {
		indent = widest + apart
	}
	top, low := y, y // low is the row below the terms and descriptions so far
	st := s.look.Style(theme.Title)
	st.Attr |= frame.Bold
	for i := range b.Children {
		c := &b.Children[i]
		outer := s.step
		s.step = max(s.step, c.Step)
		switch {
		case c.Kind == deck.Term:
			if y = low; i > 0 && b.Children[i-1].Kind != deck.Term && (s.roomy || !beside) {
				y++
			}
			h := s.text(s.join(c.Spans, st), x, y, measure, deck.Left)
			if low = y + h; !beside || i+1 < len(b.Children) && b.Children[i+1].Kind == deck.Term {
				y = low
			}
		default:
			h := s.blocks(c.Children, x+indent, y, max(1, measure-indent), align)
			y += h
			low = max(low, y)
		}
		s.step = outer
	}
	return low - top
}
