package layout

import (
	"revolute/internal/deck"
	"revolute/theme"
)

// title is a slide's title, set apart from its body.
type title struct {
	items []item
	y     int
}

// titleOf returns the heading that a slide begins with, which stands above its
// body; nil if it begins otherwise.
func titleOf(s *deck.Slide) *deck.Block {
	if s.Heading != nil && len(s.Blocks) > 0 && s.Blocks[0].Kind == deck.Heading {
		return s.Heading
	}
	return nil
}

// bodyRow returns the row at which the body begins under a title of one line in
// the largest size that the window has: the same on every slide.
func (c *composition) bodyRow() int {
	t := c.look.Theme
	row := t.TitleRow - 1 + c.sizes.tallest.Rows() + t.BodyRow - t.TitleRow - 1
	if !c.sizes.tallest.IsSmall() {
		row++
	}
	return row
}

// placeTitle sets the title above the body that begins at row top, and returns
// where the body begins: lower, if the title has more lines.
func (c *composition) placeTitle(h *deck.Block, top int) int {
	in := box{width: c.view.Width - 2*c.x, hang: c.x, height: c.view.Height, align: h.Align, face: c.sizes.title, plain: true}
	if in.align == deck.Left {
		in.align = c.align()
	}
	if in.face.IsSmall() {
		in.width = min(in.width, c.look.Theme.Measure)
	}
	rows := 0
	if h.Fit {
		in.height = c.view.Height / 2
		rows = c.fitLine(h, in)
	} else {
		st := c.look.Apply(c.look.Style(theme.Title), c.look.Markdown.H1.StylePrimitive)
		rows = c.balanced(c.join(h.Spans, st, true), in)
	}
	first := c.look.Theme.TitleRow - 1
	c.title = title{items: append([]item(nil), c.items...)}
	c.reset()
	if c.view.Height < 10 {
		first = 0
	}
	gap := c.look.Theme.BodyRow - c.look.Theme.TitleRow - 1
	if !c.sizes.title.IsSmall() {
		gap++
	}
	top = max(top, first+rows+gap)
	c.title.y = top - gap - rows
	return top
}
