package layout

import (
	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// placeStatement sets a cover, a section's page or a statement: few words, as
// large as they can be, a little above the middle.
func (c *composition) placeStatement() {
	v := c.view
	foot := 0
	if c.style().Footer {
		foot = 1
	}
	c.clip = frame.Rect{W: v.Width, H: v.Height - foot}
	if v.Height >= 16 { // air at the top
		c.clip.Y, c.clip.H = 1, c.clip.H-1
	}
	if v.Height >= c.look.Theme.AiryRows { // and above the footer
		c.clip.H--
	}
	in := box{
		width: v.Width - 2*c.x, hang: c.x, height: c.clip.H, align: c.align(), face: c.sizes.body, head: c.sizes.title,
		airy: c.sizes.airy, statement: true,
	}
	c.setBody(c.slide.Blocks, in, c.lay)
	if free := c.clip.H - c.body; free > 0 {
		c.bodyY = c.above(free)
	}
	c.bodyY += c.clip.Y
	c.scrollBody()
}

// saying sets a paragraph of a cover or a statement, balanced. What stands above
// the heading is small and muted: who says it, the school's name.
func (bd *builder) saying(b *deck.Block, in box) int {
	role := theme.Text
	switch h := headlineOf(bd.slide); {
	case b == h:
		in.face = in.head
	case h != nil && b.Line < h.Line:
		role, in = theme.Muted, in.small()
	case bd.slide.Setting() == "section", h != bd.slide.Heading:
		role = theme.Muted
	}
	if in.face.IsSmall() {
		in = bd.narrowed(in)
	}
	return bd.balanced(bd.join(b.Spans, bd.look.Style(role), in.plain), in)
}

// headline sets a heading of a cover or a statement: the first one is what it
// says, and a section's word is in the accent.
func (bd *builder) headline(b *deck.Block, in box, st frame.Style) int {
	section := bd.slide.Setting() == "section"
	if b == bd.slide.Heading {
		in.face = in.head
		if section {
			st = bd.look.Style(theme.Accent)
			st.Attr |= frame.Bold
		}
	}
	if in.face.IsSmall() {
		in = bd.narrowed(in)
	}
	return bd.balanced(bd.join(b.Spans, st, section), in)
}

// narrowed returns the box no wider than the theme's measure of small text.
func (bd *builder) narrowed(in box) box {
	width := min(in.width, bd.look.Theme.Measure)
	in.x += aligned(in.align, in.width, width)
	in.width = width
	return in
}

// fitLine sets a line in the largest letters with which it stands in one line,
// on at most half of the body's height.
func (bd *builder) fitLine(b *deck.Block, in box) int {
	text := deck.Plain(b.Spans)
	p := bd.join(b.Spans, bd.look.Style(theme.Title), true)
	for size := lettering.Huge; size > lettering.Small; size-- {
		f, ok := bd.view.Lettering.Face(size, bd.widths)
		if ok && f.Covers(text) && f.Width(text) <= in.width && f.Rows() <= max(6, in.height/2) {
			in.face = f
			return bd.balanced(p, in)
		}
	}
	st := bd.look.Style(theme.Title)
	st.Attr |= frame.Bold
	return bd.balanced(bd.join(b.Spans, st, true), in.small())
}

// clear makes room around what stands before a drawing.
func (c *composition) clear(y int) {
	for _, m := range c.items {
		if !m.fill && m.visible(c.view.Pos.Step) {
			c.frame.Fill(frame.Rect{X: c.x + m.x - 2, Y: y + m.y, W: m.w + 4, H: m.h}, c.look.Canvas())
		}
	}
}

// headlineOf returns what a cover, a section's page or a statement says above
// all: its heading, or else its first text.
func headlineOf(s *deck.Slide) *deck.Block {
	if s.Heading != nil {
		return s.Heading
	}
	for i := range s.Blocks {
		switch b := &s.Blocks[i]; {
		case b.Kind == deck.Paragraph:
			return b
		case b.Kind == deck.Quote && len(b.Children) > 0 && b.Children[0].Kind == deck.Paragraph:
			return &b.Children[0]
		}
	}
	return nil
}
