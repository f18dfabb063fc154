package layout

import (
	"time"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

// bare sets a slide that is a terminal of its own: from the top, without title
// and footer; what comes with a step rises from below.
func (c *composition) bare() {
	v := c.view
	c.x = c.margin()
	c.clip = frame.Rect{W: v.Width, H: v.Height}
	c.height = v.Height - 2
	blocks := c.slide.Blocks
	if c.slide.Heading != nil && len(blocks) > 0 && blocks[0].Kind == deck.Heading {
		blocks = blocks[1:] // the terminal has no title; search and the overview have
	}
	measure := v.Width - 2*c.margin()
	c.lay(blocks, measure, measure, c.align())
	y := 1
	if c.body > c.height {
		c.scroll = c.body - c.height
		y -= min(max(v.Scroll, 0), c.scroll)
	}
	c.rise()
	c.draw(c.frame, c.clip, c.x, y)
	c.bodyY = y
	c.scrollbar()
}

// rising is how long and how far the blocks of a bare slide rise.
const (
	rising     = 450 * time.Millisecond
	risingRows = 4
)

func (c *composition) rise() {
	v := c.view
	if v.Still || v.Pos.Step == 0 || v.Since >= rising {
		return
	}
	dy := int(float64(risingRows)*(1-ease(float64(v.Since)/float64(rising))) + 0.5)
	for i := range c.marks {
		if c.marks[i].step == v.Pos.Step {
			c.marks[i].y += dy
		}
	}
}
