package layout

import (
	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// smallest window that a slide is set in; a smaller one asks to be enlarged.
const (
	minWidth  = 20
	minHeight = 6
)

// middle is where what follows, from a mark on, is to stand in the middle, or
// at another place.
type middle struct {
	mark, y int
	place   deck.Place
}

// composition is a slide's marks and where they go.
type composition struct {
	*setter
	frame  *frame.Frame
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

// above is how many of the free rows stand above the body.
func (c *composition) above(free int) int { return int(float64(free) * c.style().Above) }

// style is how the theme sets slides of this layout.
func (c *composition) style() theme.Layout { return c.look.Theme.Layout(c.slide.Layout) }

// align is where the theme has lines that say nothing themselves.
func (c *composition) align() deck.Align {
	switch c.style().Align {
	case theme.Center:
		return deck.Center
	case theme.Right:
		return deck.Right
	}
	return deck.Left
}

// set lays a slide out as a frame.
func set(v View, draws *drawings) Slide {
	f := frame.New(v.Width, v.Height, v.Look.Viewer.Widths, v.Look.Canvas())
	if v.Width < minWidth || v.Height < minHeight {
		tooSmall(f, v)
		return Slide{Frame: f}
	}
	slide := v.Deck.Slide(v.Pos.Slide, v.Lang)
	s := &setter{view: v, look: v.Look, widths: v.Look.Viewer.Widths, draws: draws, slide: slide}
	had := v.Loads.len()
	c := &composition{setter: s, frame: f}
	var zones []Zone
	switch slide.Layout {
	case "cover", "statement", "section":
		c.centred()
	case "bare":
		c.bare()
	default:
		c.normal()
	}
	c.foot(&zones, c.style().Footer)
	if s.problem == nil && slide.Pictures > 0 {
		s.problem = s.imageProblem()
	}
	out := Slide{Frame: f, Pending: v.Loads.len() > had, Scroll: c.scroll, Reveal: c.reveal, Hides: c.hides, Zones: append(zones, c.links()...), Problem: s.problem}
	out.Codes, out.places = c.codes(), c.stood()
	out.Motion, out.Frames = s.motion()
	for _, step := range slide.Auto {
		out.Auto = out.Auto || step == v.Pos.Step+1
	}
	return out
}

func tooSmall(f *frame.Frame, v View) {
	w := f.Widths()
	for _, text := range []string{"请放大窗口 / enlarge the window", "请放大窗口", "↔"} {
		if width := w.Width(text); width <= v.Width {
			f.Print((v.Width-width)/2, (v.Height-1)/2, text, v.Look.Style(theme.Text))
			return
		}
	}
}

// normal sets a slide with its title above and its body in the middle of what
// is left, a little above it.
func (c *composition) normal() {
	v := c.view
	measure, most := c.textMeasure(), c.columnWidth()
	c.x = (v.Width - most) / 2
	top := 1
	if v.Height >= c.look.Theme.LetteringRows {
		top += c.word(top)
	}
	blocks, title := c.slide.Blocks, 0
	if h := c.slide.Heading; h != nil && len(blocks) > 0 && blocks[0].Kind == deck.Heading {
		title = c.title(h, top, measure)
		blocks = blocks[1:]
		top += title + 1
	}
	foot := 1
	if v.Height < 10 {
		top, foot = max(0, top-1), 1
	}
	c.clip = frame.Rect{X: 0, Y: top, W: v.Width, H: max(1, v.Height-top-foot)}
	if v.Height >= 16 {
		c.clip.H-- // air above the footer
	}
	c.setBody(blocks, measure, func(bs []deck.Block) { c.fit(bs, measure, most, v.Height >= c.look.Theme.AiryRows) })
	c.drawBehind(c.frame)
	y := top
	switch free := c.clip.H - c.body; {
	case free > 0 && len(c.middles) > 0:
		c.settle(part{to: len(c.marks), middles: c.middles, h: c.body}, c.clip.H)
	case free > 0:
		y += c.above(free)
	}
	if c.body > c.clip.H {
		c.scroll = c.body - c.clip.H
		c.reveal, c.hides = c.revealed()
		y -= min(max(v.Scroll, 0), c.scroll)
	}
	c.draw(c.frame, c.clip, c.x, y)
	c.drawNotes()
	c.bodyY = y
	c.scrollbar()
}

// revealed is the least scroll with which what came with the step, or is lit up
// at it, is seen, or its beginning if it is taller than the window; and the
// largest with which its beginning is.
func (c *composition) revealed() (least, most int) {
	top, bottom, step := c.body, 0, c.view.Pos.Step
	for _, m := range c.marks {
		if m.stands(step) && (m.step > 0 && m.step == step || m.lit) {
			top, bottom = min(top, m.y), max(bottom, m.y+m.h)
		}
	}
	return min(max(bottom-c.clip.H, 0), top, c.scroll), min(top, c.scroll)
}

// columnWidth is the width of the slide's block of text. Drawings, columns and
// long lines of code and tables may make it wider than text, by half.
func (c *composition) columnWidth() int {
	width := c.textMeasure()
	most := min(c.view.Width-2*c.margin(), c.look.Theme.Measure*3/2)
	c.height = c.view.Height - 4
	for i := range c.slide.Blocks {
		width = max(width, min(most, c.wanted(&c.slide.Blocks[i], most)))
	}
	return width
}

// wanted is the width that a block would like, at most about most columns; 0 if
// it is content with the measure of text.
func (s *setter) wanted(b *deck.Block, most int) int {
	switch b.Kind {
	case deck.Columns, deck.Rows, deck.Cards:
		return most
	case deck.Drawing:
		if _, behind := b.Info.Attrs["behind"]; !behind {
			return s.place(b, most).w
		}
	case deck.Picture:
		return s.placeImage(b, most).w
	case deck.Table:
		_, total := s.tableWidths(b, most)
		return total
	case deck.Code:
		return s.codeWidth(b)
	}
	return 0
}

// textMeasure is the width of running text.
func (c *composition) textMeasure() int {
	return min(c.look.Theme.Measure, c.view.Width-2*c.margin())
}

func (c *composition) margin() int {
	switch w := c.view.Width; {
	case w >= 80:
		return 4
	case w >= 40:
		return 2
	default:
		return 1
	}
}

// title sets the slide's title at row y and returns its height.
func (c *composition) title(h *deck.Block, y, measure int) int {
	from, align := len(c.marks), h.Align
	if align == deck.Left {
		align = c.align()
	}
	if h.Fit {
		rows := c.large(h, 0, 0, measure, align, theme.Title)
		c.draw(c.frame, c.frame.Bounds(), c.x, y)
		c.marks = c.marks[:from]
		return rows
	}
	c.plain = true
	st := c.look.Apply(c.look.Style(theme.Title), c.look.Markdown.H1.StylePrimitive)
	rows := c.balanced(c.join(h.Spans, st), 0, 0, measure, align)
	c.plain = false
	c.draw(c.frame, c.frame.Bounds(), c.x, y)
	c.keepLinks(from, c.x, y)
	c.marks = c.marks[:from]
	return rows
}

// word sets the section's word in large lettering and returns the rows it
// takes, with the empty one below it. What follows a cover has none: the cover
// has said it larger.
func (c *composition) word(y int) int {
	d := c.view.Deck
	section := d.SectionOf(c.view.Pos.Slide)
	title := wordOf(d, section, c.view.Lang)
	if title == "" || d.Slide(d.Sections[section].First, c.view.Lang).Layout == "cover" {
		return 0
	}
	large, ok := drawing.Large(title, c.widths)
	if !ok || c.x+large.Width() > c.view.Width-c.margin() {
		return 0
	}
	large.Draw(c.frame, c.x, y, c.look.Style(theme.Rule))
	return large.Height() + 1
}
