package layout

import (
	"revolute/internal/deck"
)

// fit sets the body, first with air where there is to be some, and without
// where it would not fit otherwise.
func (c *composition) fit(blocks []deck.Block, measure, most int, roomy bool) {
	c.roomy = roomy
	c.height = c.clip.H
	c.lay(blocks, measure, most, c.align())
	if c.body > c.clip.H && roomy {
		c.roomy = false
		c.lay(blocks, measure, most, c.align())
	}
}

// lay sets the body. Drawings take the height that the rest leaves: where there
// are some, the rest is set first to know its height.
func (c *composition) lay(blocks []deck.Block, measure, most int, align deck.Align) {
	c.others = 0
	tall := 0
	for i := range blocks {
		tall += countDrawings(&blocks[i])
	}
	c.again()
	c.spread, c.shared = true, false
	c.body = c.flow(blocks, measure, most, align)
	if c.body > c.height && c.shared {
		c.spread = false // rows that are not the last
		c.again()
		c.body = c.flow(blocks, measure, most, align)
	}
	if tall == 0 || c.body <= c.height {
		return
	}
	drawn := 0
	for _, m := range c.marks {
		if m.drawing != nil {
			drawn = max(drawn, m.h)
		}
	}
	c.others = c.body - drawn
	c.again()
	c.body = c.flow(blocks, measure, most, align)
}

// flow sets blocks in a column of most columns, running text no wider than
// measure.
func (c *composition) flow(blocks []deck.Block, measure, most int, align deck.Align) int {
	return c.stack(blocks, 0, func(b *deck.Block, y int) int {
		return c.block(b, 0, y, max(measure, min(most, c.wanted(b, most))), align)
	})
}

// again forgets what has been set.
func (c *composition) again() {
	c.marks, c.runs, c.behind, c.middles, c.places = c.marks[:0], c.runs[:0:0], c.behind[:0], c.middles[:0], c.places[:0]
}

func countDrawings(b *deck.Block) int {
	n := 0
	if b.Kind == deck.Drawing || b.Kind == deck.Picture {
		n++
	}
	for i := range b.Children {
		n += countDrawings(&b.Children[i])
	}
	return n
}
