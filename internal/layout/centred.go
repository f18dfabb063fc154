package layout

import (
	"revolute/internal/deck"
	"revolute/internal/frame"
)

// centred sets a cover or a statement: everything in the middle, line by line.
func (c *composition) centred() {
	v := c.view
	foot := 0
	if c.style().Footer {
		foot = 1
	}
	c.clip = frame.Rect{W: v.Width, H: v.Height - foot}
	measure := v.Width - 2*c.margin()
	c.x = c.margin()
	if c.align() != deck.Center {
		measure = c.textMeasure()
		c.x = (v.Width - measure) / 2
	}
	c.roomy, c.height = v.Height >= 16, c.clip.H
	c.statement = true
	c.setBody(c.slide.Blocks, measure, func(bs []deck.Block) {
		c.height = c.clip.H
		c.lay(bs, measure, measure, c.align())
	})
	y := 0
	if free := c.clip.H - c.body; free > 0 {
		y = c.above(free)
	} else {
		c.scroll = -free
		y = -min(max(v.Scroll, 0), c.scroll)
	}
	c.drawBehind(c.frame)
	if len(c.behind) > 0 {
		c.clear(y)
	}
	c.draw(c.frame, c.clip, c.x, y)
	c.bodyY = y
	c.drawNotes()
	c.scrollbar()
}

// clear makes room around the text that stands before a drawing.
func (c *composition) clear(y int) {
	for _, m := range c.marks {
		if m.drawing == nil && !m.fill && m.stands(c.view.Pos.Step) {
			c.frame.Fill(frame.Rect{X: c.x + m.x - 2, Y: y + m.y, W: m.w + 4, H: 1}, c.look.Canvas())
		}
	}
}
