package layout

import (
	"fmt"

	"revolute/internal/frame"
	"revolute/theme"
)

// thumb sets a slide into a small frame: title in the first row, then as much
// of the body as there is room for.
func (l *Layouts) thumb(v View) (out Slide) {
	f := frame.New(v.Width, v.Height, v.Look.Viewer.Widths, v.Look.Canvas())
	out.Frame = f
	defer func() {
		if r := recover(); r != nil {
			out = Slide{Frame: faulty(v, r)}
		}
	}()
	c := compose(v, l.draws, f)
	c.x = 0
	blocks, y := c.slide.Blocks, 0
	if h := titleOf(c.slide); h != nil {
		st := c.look.Apply(c.look.Style(theme.Title), c.look.Markdown.H1.StylePrimitive)
		y = c.balanced(c.join(h.Spans, st, true), box{width: v.Width, align: h.Align})
		c.draw(f, c.items, f.Bounds(), 0, 0)
		blocks = blocks[1:]
	}
	c.clip = frame.Rect{X: 0, Y: y, W: v.Width, H: max(0, v.Height-y)}
	c.lay(blocks, box{width: v.Width, height: c.clip.H})
	c.drawBehind(f)
	if len(c.behind) > 0 {
		c.clear(y)
	}
	had := v.Loads.len()
	c.draw(f, c.items, c.clip, 0, y)
	out.Pending = v.Loads.len() > had
	return out
}

// faulty returns a frame that says what went wrong with a slide.
func faulty(v View, problem any) *frame.Frame {
	f := frame.New(v.Width, v.Height, v.Look.Viewer.Widths, v.Look.Canvas())
	text := fmt.Sprintf("slide %d: %v", v.Pos.Slide+1, problem)
	y := v.Height / 3
	for _, ln := range f.Widths().Lines(nil, text, max(1, v.Width-4)) {
		f.Print(2, y, text[ln.Start:ln.End], v.Look.Style(theme.Warning))
		y++
	}
	return f
}
