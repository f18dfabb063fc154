package layout

import (
	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// smallest window that a slide is set in; a smaller one asks to be enlarged.
const (
	minWidth  = 20
	minHeight = 6
)

// composition is a slide's display list and where it goes.
type composition struct {
	*builder
	frame  *frame.Frame
	sizes  sizes
	title  title
	x      int        // left edge of the text
	clip   frame.Rect // where the body may stand
	body   int        // rows of the body
	bodyY  int        // row of the body's first line
	scroll int        // the largest scroll
	reveal int        // the least scroll that shows what came with the step
	hides  int        // the largest that shows its beginning
	zones  []Zone
	notes  footnotes
}

// above returns how many of the free rows stand above the body.
func (c *composition) above(free int) int { return int(float64(free) * c.style().Above) }

// style returns how the theme sets slides of this layout.
func (c *composition) style() theme.Layout { return c.look.Theme.Layout(c.slide.Setting()) }

// align returns where the theme has lines that say nothing themselves.
func (c *composition) align() deck.Align {
	switch c.style().Align {
	case theme.Center:
		return deck.Center
	case theme.Right:
		return deck.Right
	}
	return deck.Left
}

// set lays a slide out as a frame, in the given sizes of type.
func set(v View, draws *drawings, s sizes) Slide {
	f := frame.New(v.Width, v.Height, v.Look.Viewer.Widths, v.Look.Canvas())
	if tooSmall(v) {
		for _, text := range []string{"请放大窗口 / enlarge the window", "请放大窗口", "↔"} {
			if width := f.Widths().Width(text); width <= v.Width {
				f.Print((v.Width-width)/2, (v.Height-1)/2, text, v.Look.Style(theme.Text))
				break
			}
		}
		return Slide{Frame: f}
	}
	c := compose(v, draws, f)
	c.sizes, c.fills = s, true
	had := v.Loads.len()
	c.place()
	c.drawBehind(c.frame)
	if len(c.behind) > 0 {
		c.clear(c.bodyY)
	}
	c.drawApart(c.title.items, c.title.y)
	c.draw(c.frame, c.items, c.clip, c.x, c.bodyY)
	c.drawApart(c.notes.items, c.clip.Y+c.clip.H+1)
	c.scrollbar()
	var zones []Zone
	if !v.Look.Theme.Footer.Clock() { // else it is drawn when the time is known
		c.foot(&zones, c.style().Footer)
	}
	out := Slide{
		Frame: f, Pending: v.Loads.len() > had, Scroll: c.scroll, Reveal: c.reveal, Hides: c.hides,
		Zones: append(zones, c.links()...), Problems: c.problems, Cuts: c.cuts, Type: Type{s.title.Size(), s.body.Size()},
	}
	if c.slide.Pictures > 0 {
		out.Problems = append(out.Problems, c.imageProblems()...)
	}
	out.Codes, out.extents = c.codes(), c.shownExtents()
	out.Motion, out.Frames = c.motion()
	if v.Apart {
		out.Parts = c.parts()
	}
	for _, step := range c.slide.Auto {
		out.Auto = out.Auto || step == v.Pos.Step+1
	}
	return out
}

// drawApart draws what stands apart from the body, with its first line in row y.
func (c *composition) drawApart(items []item, y int) {
	c.draw(c.frame, items, c.frame.Bounds(), c.x, y)
	for i := range items {
		c.zones = append(c.zones, c.lineLinks(&items[i], c.x, y)...)
	}
}

// compose returns the composition of a slide in which nothing is set yet.
func compose(v View, draws *drawings, f *frame.Frame) *composition {
	bd := &builder{view: v, look: v.Look, widths: v.Look.Viewer.Widths, draws: draws, slide: v.Deck.Slide(v.Pos.Slide, v.Lang)}
	c := &composition{builder: bd, frame: f}
	c.x = v.Look.Theme.Margin(v.Width)
	return c
}

// place sets the slide's body and finds where it stands.
func (c *composition) place() {
	switch c.slide.Setting() {
	case "cover", "statement", "section":
		c.placeStatement()
	case "bare":
		c.placeTerminal()
	default:
		c.placeNormal()
	}
}

// tooSmall reports whether a window is too small for any slide.
func tooSmall(v View) bool { return v.Width < minWidth || v.Height < minHeight }

// placeNormal sets a slide with its title above and its body under it, at the
// same row on every slide: what room is left over stays below.
func (c *composition) placeNormal() {
	v := c.view
	blocks, top := c.slide.Blocks, c.bodyRow()
	if h := titleOf(c.slide); h != nil {
		blocks = blocks[1:]
		top = c.placeTitle(h, top)
	} else {
		top = c.look.Theme.TitleRow - 1
	}
	if v.Height < 10 {
		top = max(0, top-1)
	}
	foot := 1
	if v.Height >= 16 {
		foot++ // air above the footer
	}
	c.clip = frame.Rect{X: 0, Y: top, W: v.Width, H: max(1, v.Height-top-foot)}
	in := box{
		width: v.Width - 2*c.x, hang: c.x, height: c.clip.H, align: c.align(), face: c.sizes.body, airy: c.sizes.airy,
	}
	c.setBody(blocks, in, c.lay)
	c.bodyY = top
	if free := c.clip.H - c.body; free > 0 {
		c.bodyY += c.above(free)
		if len(c.shifts) > 0 {
			c.bodyY = top
			c.alignVertically(part{to: len(c.items), shifts: c.shifts, h: c.body}, c.clip.H)
		}
	}
	c.scrollBody()
}

// scrollBody moves a body that is taller than its room.
func (c *composition) scrollBody() {
	if c.body <= c.clip.H {
		return
	}
	c.scroll = c.body - c.clip.H
	// What came with the step, or is lit up at it, is seen from one scroll on, or its
	// beginning if it is taller than the window, and its beginning up to another.
	top, bottom, step := c.body, 0, c.view.Pos.Step
	for _, m := range c.items {
		if m.visible(step) && (m.step > 0 && m.step == step || m.lit) {
			top, bottom = min(top, m.y), max(bottom, m.y+m.h)
		}
	}
	c.reveal, c.hides = min(max(bottom-c.clip.H, 0), top, c.scroll), min(top, c.scroll)
	c.bodyY = c.clip.Y - min(max(c.view.Scroll, 0), c.scroll)
}

// lay sets the body. Drawings take the height that the rest leaves: where there
// are some, the rest is set first to know its height.
func (c *composition) lay(blocks []deck.Block, in box) {
	in.room, in.stretch = in.height, true
	c.flow(blocks, in)
	if c.body > in.height && c.spread {
		in.stretch = false // rows that are not the last
		c.flow(blocks, in)
	}
	if !hasDrawings(blocks) || c.body <= in.height {
		return
	}
	drawn := 0
	for _, m := range c.items {
		if m.drawing != nil {
			drawn = max(drawn, m.h)
		}
	}
	in.room = in.height - (c.body - drawn)
	c.flow(blocks, in)
}

// flow sets blocks one under the other, running text in small letters no wider
// than the theme's measure.
func (c *composition) flow(blocks []deck.Block, in box) {
	c.reset()
	measure := min(in.width, c.look.Theme.Measure)
	c.body = c.stack(blocks, in, func(b *deck.Block, in box) int {
		if in.face.IsSmall() && !in.statement && !b.Fit && b.Type == (deck.Type{}) {
			in.width = max(measure, min(in.width, c.wanted(b, in)))
		}
		return c.block(b, in)
	})
}

// wanted returns the width that a block would like, at most the box's; 0 if it
// is content with the measure of text.
func (bd *builder) wanted(b *deck.Block, in box) int {
	switch b.Kind {
	case deck.Columns, deck.Rows, deck.Cards:
		return in.width
	case deck.Drawing:
		if _, behind := b.Info.Attrs["behind"]; !behind {
			return bd.size(b, in).w
		}
	case deck.Picture:
		return bd.sizeImage(b, in).w
	case deck.Table:
		_, total := bd.tableWidths(b, in)
		return total
	case deck.Code:
		return bd.codeWidth(b)
	}
	return 0
}
