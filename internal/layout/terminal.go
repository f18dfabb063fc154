package layout

import (
	"time"

	"revolute/internal/frame"
)

// placeTerminal sets a slide that is a terminal of its own: from the top,
// without a title above and without footer; what comes with a step rises from
// below.
func (c *composition) placeTerminal() {
	v := c.view
	c.clip = frame.Rect{W: v.Width, H: v.Height}
	in := box{width: v.Width - 2*c.x, hang: c.x, height: v.Height, align: c.align(), face: c.sizes.body}
	if v.Height >= c.look.Theme.AiryRows {
		in.height -= 2 // air at the top and at the foot
	}
	c.setBody(c.slide.Blocks, in, c.lay)
	c.bodyY = max(0, min(1, v.Height-c.body))
	if c.body > in.height {
		c.scroll = c.body - in.height
		c.bodyY -= min(max(v.Scroll, 0), c.scroll)
	}
	if v.Still || v.Pos.Step == 0 || v.Since >= rising {
		return
	}
	dy := int(float64(risingRows)*(1-ease(float64(v.Since)/float64(rising))) + 0.5)
	for i := range c.items {
		if c.items[i].step == v.Pos.Step {
			c.items[i].y += dy
		}
	}
}

// rising is how long and how far the blocks of a terminal's slide rise.
const (
	rising     = 450 * time.Millisecond
	risingRows = 4
)
