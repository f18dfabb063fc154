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
	items []item
	rows  int
}

// setBody sets the body of a slide with set, which says whether it fits, and its
// footnotes below it at the foot. Where there is no room for both they are the
// body's end, and scroll.
func (c *composition) setBody(blocks []deck.Block, in box, set func([]deck.Block, box)) {
	last := len(blocks) - 1
	if last < 0 || blocks[last].Kind != deck.Footnotes {
		set(blocks, in)
		return
	}
	c.reset()
	foot := in.small()
	foot.y, foot.hang = 0, 0
	rows := c.block(&blocks[last], foot)
	c.notes = footnotes{slices.Clone(c.items), rows}
	whole := c.clip.H
	if c.clip.H -= rows + 1; c.clip.H > 0 {
		in.height = c.clip.H
		set(blocks[:last], in)
	}
	if c.clip.H <= 0 || c.body > c.clip.H {
		c.clip.H, c.notes, in.height = whole, footnotes{}, whole
		set(blocks, in)
	}
}

// footnotes sets the notes of a slide: a short rule, then each after its number,
// muted.
func (bd *builder) footnotes(b *deck.Block, in box) int {
	const ruled = 12
	top := in.y
	in = in.small()
	in.muted, in.align, in.width = true, deck.Left, min(in.width, bd.look.Theme.Measure*3/2)
	in.y += bd.rule(in, min(ruled, in.width))
	indent := 0
	for i := range b.Children {
		indent = max(indent, bd.widths.Width(raised(b.Children[i].Start))+1)
	}
	for i := range b.Children {
		item := &b.Children[i]
		inner := in.after(item.Step)
		number := raised(item.Start)
		bd.row(number, inner, in.x+indent-1-bd.widths.Width(number), in.y, bd.look.Style(theme.Accent))
		inner = inner.at(in.x+indent, in.y, in.width-indent)
		for j := range item.Children {
			inner.y += bd.block(&item.Children[j], inner)
		}
		in.y = max(in.y+1, inner.y)
	}
	return in.y - top
}

// raised returns a number in raised digits.
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
func (bd *builder) definitions(b *deck.Block, in box) int {
	columns := in.face.Columns()
	apart, widest := 3*columns, 0
	for i := range b.Children {
		if c := &b.Children[i]; c.Kind == deck.Term {
			widest = max(widest, bd.widest(c.Spans)*columns)
		}
	}
	beside := widest <= in.width/3 && !in.narrower(in.width-widest-apart, 2*narrowest)
	indent := 4 * columns
	if beside {
		indent = widest + apart
	}
	top, low := in.y, in.y // low is the row below the terms and descriptions so far
	leading := in.face.Leading()
	st := bd.look.Style(theme.Title)
	st.Attr |= frame.Bold
	for i := range b.Children {
		c := &b.Children[i]
		inner := in.after(c.Step)
		if c.Kind == deck.Term {
			if in.y = low; i > 0 && b.Children[i-1].Kind != deck.Term && (in.airy || !beside) {
				in.y++
			}
			term := inner.below(in.y)
			term.align = deck.Left
			h := bd.text(bd.join(c.Spans, st, in.plain), term) + leading
			if low = in.y + h; !beside || i+1 < len(b.Children) && b.Children[i+1].Kind == deck.Term {
				in.y = low
			}
			continue
		}
		in.y += bd.blocks(c.Children, inner.at(in.x+indent, in.y, in.width-indent)) + leading
		low = max(low, in.y)
	}
	return low - leading - top
}
