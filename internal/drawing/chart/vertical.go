package chart

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// verticalLayout is where the parts of vertical bars stand.
type verticalLayout struct {
	in       frame.Rect // the bars
	slot     int        // columns from one label to the next
	width    int        // of a bar
	gutter   int        // columns of the values' names; 0: each bar says its own
	labelled bool       // there is a row for the labels
}

// split divides the width: bars are as wide as the gaps between labels at
// least, and at most 12 columns.
func (s *verticalLayout) split(labels, lanes int) {
	s.slot = max(s.in.W/labels, 1)
	s.width = min(max(s.slot*2/3/lanes, 1), 12)
	if lanes*s.width >= s.slot && s.slot > lanes {
		s.width = (s.slot - 1) / lanes
	}
	s.slot = min(s.slot, s.width*lanes*3)
	s.slot = max(s.slot, 1)
}

// room returns the columns that a value over a bar has, with the one that keeps it
// from the next.
func (s *verticalLayout) room(lanes int) int {
	if lanes > 1 {
		return s.width
	}
	return s.slot + 1
}

// rows returns the marks of the scale at the left.
func (b *bars) rows(s verticalLayout, at drawing.State) []axisMark {
	return b.scale.marks(at, func(all []axisMark) bool {
		return spaced(all, func(v float64) int { return drawing.Round(b.scale.at(v) * float64(s.in.H-1)) }, 2)
	})
}

// drawVertical draws the bars from left to right.
func (b *bars) drawVertical(c drawing.Canvas) {
	// Find room for the bars. Values stand over the bars where they have
	// room, otherwise left of them all.
	s := verticalLayout{in: c.Area}
	if c.Area.H >= 4 {
		s.labelled = true
		s.in.H -= 2
	}
	widest := 0
	for i := range b.labels {
		for lane := range b.lanes() {
			widest = max(widest, c.Width(b.valueText(i, lane, 1)))
		}
	}
	s.split(len(b.labels), b.lanes())
	if b.scale.kind == logarithmic || widest >= s.room(b.lanes()) {
		for _, m := range b.rows(s, c.State) {
			s.gutter = max(s.gutter, c.Width(m.text)+1)
		}
		s.in.X, s.in.W = s.in.X+s.gutter, s.in.W-s.gutter
		s.split(len(b.labels), b.lanes())
	} else if s.in.H > 1 {
		s.in.Y, s.in.H = s.in.Y+1, s.in.H-1 // the values over the bars
		if b.base() > 0 && s.in.H > 1 {
			s.in.H-- // and those under them
		}
	}
	if s.in.W < 1 || s.in.H < 1 {
		return
	}
	muted, rule := c.Look.Style(theme.Muted), c.PlainStyle(theme.Rule)
	if s.gutter > 0 {
		sk := drawing.NewSketch(s.in.W, s.in.H)
		for _, m := range b.rows(s, c.State) {
			dot := dotAt(1-b.scale.at(m.v), 4*s.in.H-1)
			c.PrintRight(s.in.X-1, s.in.Y+dot/4, m.text, muted)
			for x := 0; x < 2*s.in.W; x += 6 {
				sk.Dot(x, dot, rule)
			}
		}
		sk.Draw(c, s.in.X, s.in.Y)
	}
	shown := min(len(b.labels), s.in.W/s.slot)
	left := s.in.X
	if s.gutter == 0 {
		left += max(0, (s.in.W-shown*s.slot)/2)
	}
	foot := c.Area.Y + c.Area.H - 2
	if s.labelled {
		for x := range shown * s.slot {
			c.Print(left+x, foot, c.Look.Glyph(theme.GlyphRule), c.Look.Style(theme.Rule))
		}
	}
	for i := range shown {
		bar := b.lanes() * s.width
		x := left + i*s.slot + (s.slot-bar)/2
		for lane := range b.lanes() {
			b.drawVerticalBar(c, s, x+lane*s.width, i, lane, shown)
		}
	}
	if s.labelled {
		b.drawLabels(c, s, left, foot+1, shown)
	}
}

// drawLabels prints the labels under the bars: all, shortened to their slots,
// or if these are too narrow every second, third, and so on.
func (b *bars) drawLabels(c drawing.Canvas, s verticalLayout, left, y, shown int) {
	every := 1
	for i := range shown {
		for c.Width(b.labels[i])+1 > every*s.slot && every*s.slot < 8 {
			every++
		}
	}
	for i := 0; i < shown; i += every {
		text := c.Shorten(b.labels[i], max(every*s.slot-1, 1))
		x := left + i*s.slot + (s.slot-c.Width(text))/2
		if x >= c.Area.X && x+c.Width(text) <= c.Area.X+c.Area.W {
			c.Print(x, y, text, c.Look.Style(theme.Text))
		}
	}
}

// drawVerticalBar draws one bar, and its value over it.
func (b *bars) drawVerticalBar(c drawing.Canvas, s verticalLayout, x, label, lane, of int) {
	rise := b.rise(label, of, lane, c.State)
	all := b.inkedPieces(label, lane, rise, c.State)
	for n := range s.in.H {
		text, st := b.cell(all, n, s.in.H)
		if text == "" {
			continue
		}
		for column := range s.width {
			c.Print(x+column, s.in.Y+s.in.H-1-n, text, st)
		}
	}
	if b.stacked && rise >= 1 && len(b.series) > 1 {
		// Print the values of a stacked bar's pieces within them, where
		// they have room.
		for _, p := range all {
			from, to := int(p.from*float64(s.in.H)+0.999), int(p.to*float64(s.in.H))
			text, st := p.label(c.State)
			if width := c.Width(text); to > from && width+1 < s.width {
				c.Print(x+(s.width-width)/2, s.in.Y+s.in.H-1-(from+to-1)/2, text, st)
			}
		}
	}
	if s.gutter > 0 || rise == 0 {
		return
	}
	top := 0.0
	for _, p := range all {
		top = max(top, p.to)
	}
	y := s.in.Y + s.in.H - 1 - int(top*float64(s.in.H)+0.999)
	if !b.stacked && b.values[lane][label] < 0 {
		y = s.in.Y + s.in.H - int(all[0].from*float64(s.in.H))
	}
	st := c.Look.Style(theme.Text)
	st.Attr |= frame.Bold
	text := b.valueText(label, lane, rise)
	c.Print(x+(s.width-c.Width(text))/2, max(y, c.Area.Y), text, st)
}
