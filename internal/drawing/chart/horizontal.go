package chart

import (
	"fmt"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// horizontalLayout is where the parts of horizontal bars stand.
type horizontalLayout struct {
	label, value int // columns of the labels and of the values, without gaps
	before       int // columns of the values of bars that go to the left
	thick, gap   int // rows of a bar, and between two labels
	shown        int // labels; if there are more, the last row says so
	length       int // columns of the whole scale
	axis         int // rows of the axis
}

// height returns the rows that all the bars take.
func (l horizontalLayout) height(lanes int) int {
	return max(l.shown*(l.thick*lanes+l.gap)-l.gap, 1)
}

// layHorizontal finds room for the bars: as thick as there is height for.
func (b *bars) layHorizontal(in frame.Rect, at drawing.State) horizontalLayout {
	l := horizontalLayout{shown: len(b.labels)}
	for i, label := range b.labels {
		l.label = max(l.label, at.Width(label))
		for lane := range b.lanes() {
			said := at.Width(b.valueText(i, lane, 1)) + 1
			if !b.stacked && b.values[lane][i] < 0 {
				l.before = max(l.before, said)
			} else {
				l.value = max(l.value, said)
			}
		}
	}
	l.label = min(l.label, max(in.W/3, 4))
	l.length = in.W - l.label - 1 - l.value - l.before
	if l.length < 4 {
		l.value, l.before, l.length = 0, 0, max(in.W-l.label-1, 0)
	}
	if b.scale.kind == logarithmic && in.H >= len(b.labels)*b.lanes()+2 {
		l.axis = 1
	}
	for _, c := range [...]struct{ thick, gap int }{{3, 2}, {3, 1}, {2, 1}, {1, 1}, {1, 0}} {
		l.thick, l.gap = c.thick, c.gap
		if c.thick*b.lanes() > 4 && c.thick > 1 || c.gap > 1 && len(b.labels) > 4 {
			continue
		}
		if l.height(b.lanes()) <= in.H-l.axis {
			return l
		}
	}
	l.shown = min(max((in.H-1)/b.lanes(), 1), len(b.labels))
	return l
}

// drawHorizontal draws the bars from top to bottom.
func (b *bars) drawHorizontal(c drawing.Canvas) {
	l := b.layHorizontal(c.Area, c.State)
	left := c.Area.X + l.label + 1 + l.before
	y := c.Area.Y
	for i := range l.shown {
		name := c.Shorten(b.labels[i], l.label)
		c.PrintRight(c.Area.X+l.label, y+(l.thick*b.lanes()-1)/2, name, c.Look.Style(theme.Text))
		for lane := range b.lanes() {
			b.drawHorizontalBar(c, left, y, i, lane, l)
			y += l.thick
		}
		y += l.gap
	}
	if rest := len(b.labels) - l.shown; rest > 0 {
		c.Print(left, c.Area.Y+c.Area.H-1, fmt.Sprintf("+ %d", rest), c.Look.Style(theme.Muted))
	}
	if l.axis > 0 {
		// Print the numbers of a logarithmic axis: without them a bar's
		// length says nothing.
		y := c.Area.Y + l.height(b.lanes())
		place := func(v float64) int { return left + drawing.Round(b.scale.at(v)*float64(l.length)) }
		marks := b.scale.marks(c.State, func(all []axisMark) bool {
			free := left
			for _, m := range all {
				half := c.Width(m.text) / 2
				if place(m.v)-half < free {
					return false
				}
				free = place(m.v) - half + c.Width(m.text) + 3
			}
			return true
		})
		for _, m := range marks {
			c.Print(max(place(m.v)-c.Width(m.text)/2, left), y, m.text, c.Look.Style(theme.Muted))
		}
	}
}

// drawHorizontalBar draws one bar, and its value at its end.
func (b *bars) drawHorizontalBar(c drawing.Canvas, x, y, label, lane int, l horizontalLayout) {
	rise := b.rise(label, l.shown, lane, c.State)
	all := b.inkedPieces(label, lane, rise, c.State)
	for n := range l.length {
		text, st := b.cell(all, n, l.length)
		if text == "" {
			continue
		}
		for row := range l.thick {
			c.Print(x+n, y+row, text, st)
		}
	}
	middle := y + (l.thick-1)/2
	if b.stacked && rise >= 1 {
		b.drawHorizontalParts(c, x, middle, all, l.length)
	}
	if l.value+l.before == 0 || rise == 0 {
		return
	}
	from, to := b.base(), b.base()
	for _, p := range all {
		from, to = min(from, p.from), max(to, p.to)
	}
	st := c.Look.Style(theme.Text)
	st.Attr |= frame.Bold
	text := b.valueText(label, lane, rise)
	if !b.stacked && b.values[lane][label] < 0 {
		c.PrintRight(x+int(from*float64(l.length))-1, middle, text, st)
		return
	}
	c.Print(x+int(to*float64(l.length)+0.999)+1, middle, text, st)
}

// drawHorizontalParts prints the values of a stacked bar's pieces within them, where
// they have room.
func (b *bars) drawHorizontalParts(c drawing.Canvas, x, y int, all []piece, length int) {
	if len(b.series) < 2 {
		return
	}
	for _, p := range all {
		from, to := int(p.from*float64(length)+0.999), int(p.to*float64(length))
		text, st := p.label(c.State)
		if width := c.Width(text); width+2 <= to-from {
			c.Print(x+from+(to-from-width)/2, y, text, st)
		}
	}
}
