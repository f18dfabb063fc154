package layout

import (
	"strings"

	"charm.land/glamour/v2/ansi"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// setter sets the blocks of one slide. It collects what is to be drawn as a
// flat list of marks, of which the places are relative to the body's top left:
// the height is only known at the end, and moving a block is adding to a
// range of marks.
type setter struct {
	view   View
	look   *theme.Look
	widths typeset.Widths
	roomy  bool // an empty row between list items, padding around code
	height int  // rows that the body may take; drawings choose their size by it
	draws  *drawings
	slide  *deck.Slide

	held      bool // alignments do not count: the block around is aligned as a whole
	quiet     bool // text is muted
	statement bool // few large words: titles' style, balanced lines
	small     bool // a thumb
	spread    bool // rows may share the height that is left …
	shared    bool // … and some do
	others    int  // rows that the body takes beside its tallest drawing
	behind    []*deck.Block
	problem   error // the last fault of a block
	middles   []middle
	places    []place // of the blocks, those that hold others first

	marks []mark
	runs  []run
	lines []typeset.Line
	step  int  // the step of the block being set
	plain bool // no colours of emphasis: in a title
}

// mark is one thing to be drawn.
type mark struct {
	x, y, w, h int
	step       int
	until      int    // the first step that does not show it any more; 0: it stays
	text       string // a line of text …
	runs       []run  // … and how it is styled; offsets are the paragraph's
	start      int    // the line's offset in the paragraph
	fill       bool
	style      frame.Style // of a fill
	drawing    drawing.Drawing
	moment     drawing.State
	image      *frame.Image
	link       string // of an image
	line       int    // in the file, of an image
	code       *Code  // of the background of a block of code
	lit        bool   // it stands beside a line of code that is lit up
}

// run is a stretch of text in one style.
type run struct {
	end   int // offset in the paragraph
	style frame.Style
	link  string
}

// paragraph is inline text made ready for breaking.
type paragraph struct {
	text string
	runs []run
}

// join makes one paragraph of spans, styled over base.
func (s *setter) join(spans []deck.Span, base frame.Style) paragraph {
	if len(spans) == 1 && !spans[0].Break {
		sp := spans[0]
		start := len(s.runs)
		s.runs = append(s.runs, run{len(sp.Text), s.spanStyle(sp, base), sp.Link})
		return paragraph{sp.Text, s.runs[start:len(s.runs):len(s.runs)]}
	}
	var b strings.Builder
	n := 0
	for _, sp := range spans {
		n += len(sp.Text) + 1
	}
	b.Grow(n)
	start := len(s.runs)
	for _, sp := range spans {
		if sp.Break {
			b.WriteByte('\n')
		}
		b.WriteString(sp.Text)
		s.runs = append(s.runs, run{b.Len(), s.spanStyle(sp, base), sp.Link})
	}
	return paragraph{b.String(), s.runs[start:len(s.runs):len(s.runs)]}
}

// plainText is a paragraph in one style.
func (s *setter) plainText(text string, st frame.Style) paragraph {
	start := len(s.runs)
	s.runs = append(s.runs, run{len(text), st, ""})
	return paragraph{text, s.runs[start:len(s.runs):len(s.runs)]}
}

// spanStyle is the style of a span over base: the theme's Markdown styles.
func (s *setter) spanStyle(sp deck.Span, base frame.Style) frame.Style {
	st, md := base, s.look.Markdown
	if sp.Style&deck.Emph != 0 {
		st = s.look.Apply(st, md.Emph)
	}
	if sp.Style&deck.Strong != 0 && !s.plain {
		st = s.look.Apply(st, md.Strong)
	}
	if sp.Style&deck.Strikethrough != 0 {
		st = s.look.Apply(st, md.Strikethrough)
	}
	if sp.Style&deck.CodeSpan != 0 {
		st = s.look.Apply(st, md.Code.StylePrimitive)
	}
	if sp.Style&deck.Formula != 0 {
		st = s.formulaStyle(st)
	}
	if sp.Style&deck.Underlined != 0 {
		st.Attr |= frame.Underline
	}
	if sp.Role != "" {
		st = s.look.Apply(st, ansi.StylePrimitive{Color: &sp.Role})
	}
	switch {
	case sp.Link != "":
		st = s.look.Apply(st, md.LinkText)
	case sp.Image != "":
		st = s.look.Apply(st, md.ImageText)
	}
	return st
}

// text sets p into measure columns at x, y and returns its height in rows.
func (s *setter) text(p paragraph, x, y, measure int, align deck.Align) int {
	return s.broken(p, s.widths.Lines(s.lines[:0], p.text, max(measure, 1)), x, y, measure, align)
}

// balanced is text with lines as even as possible.
func (s *setter) balanced(p paragraph, x, y, measure int, align deck.Align) int {
	return s.broken(p, s.widths.Balanced(s.lines[:0], p.text, max(measure, 1)), x, y, measure, align)
}

func (s *setter) broken(p paragraph, lines []typeset.Line, x, y, measure int, align deck.Align) int {
	s.lines = lines
	for i, ln := range lines {
		at := x
		switch align {
		case deck.Center:
			at += max(0, (measure-ln.Width)/2)
		case deck.Right:
			at += max(0, measure-ln.Width)
		}
		if ln.Start < ln.End {
			s.marks = append(s.marks, mark{
				x: at, y: y + i, w: ln.Width, h: 1, step: s.step,
				text: p.text[ln.Start:ln.End], runs: p.runs, start: ln.Start,
			})
		}
	}
	return len(lines)
}

// fill paints a rectangle.
func (s *setter) fill(x, y, w, h int, st frame.Style) {
	s.marks = append(s.marks, mark{x: x, y: y, w: w, h: h, step: s.step, fill: true, style: st})
}

// row prints one line that is known to fit.
func (s *setter) row(text string, x, y int, st frame.Style) {
	s.text(s.plainText(text, st), x, y, 1<<20, deck.Left)
}

// draw puts the marks onto f with the body's top left at x, y, clipped to clip.
func (s *setter) draw(f *frame.Frame, clip frame.Rect, x, y int) {
	for i := range s.marks {
		m := &s.marks[i]
		if !m.stands(s.view.Pos.Step) {
			continue
		}
		area := frame.Rect{X: x + m.x, Y: y + m.y, W: m.w, H: m.h}
		if area.Y >= clip.Y+clip.H || area.Y+area.H <= clip.Y {
			continue
		}
		switch {
		case m.drawing != nil:
			s.drawDrawing(f, clip, area, m)
		case m.image != nil:
			f.Place(clip, area.X, area.Y, m.image)
		case m.fill:
			f.Fill(area.Intersect(clip), m.style)
		default:
			s.drawLine(f, clip, area, m)
		}
	}
}

func (s *setter) drawLine(f *frame.Frame, clip, area frame.Rect, m *mark) {
	fade := s.fade(m.step)
	x, offset := area.X, m.start
	end := m.start + len(m.text)
	for _, r := range m.runs {
		if r.end <= offset {
			continue
		}
		to := min(r.end, end)
		st := r.style
		if fade < 1 {
			st.Fg = s.look.Canvas().Bg.Mix(st.Fg, fade)
		}
		if r.link != "" {
			st.Link = f.Link(r.link)
		}
		x = f.PrintIn(clip, x, area.Y, m.text[offset-m.start:to-m.start], st)
		if offset = to; offset == end {
			return
		}
	}
}

// drawDrawing draws a drawing; one that is cut by clip is drawn apart first, as
// a drawing fills the area that it is given.
func (s *setter) drawDrawing(f *frame.Frame, clip, area frame.Rect, m *mark) {
	if area.Intersect(clip) == area {
		m.drawing.Draw(drawing.Canvas{Frame: f, Area: area, State: m.moment})
		return
	}
	apart := frame.New(area.W, area.H, s.widths, s.look.Canvas())
	m.drawing.Draw(drawing.Canvas{Frame: apart, Area: apart.Bounds(), State: m.moment})
	in := area.Intersect(clip)
	f.Draw(apart, frame.Rect{X: in.X - area.X, Y: in.Y - area.Y, W: in.W, H: in.H}, in.X, in.Y)
}

// fade is how far a block of the given step has appeared, 0 to 1.
func (s *setter) fade(step int) float64 {
	if step == 0 || step != s.view.Pos.Step || s.view.Still || s.view.Since >= s.look.Theme.Enter {
		return 1
	}
	return ease(float64(s.view.Since) / float64(s.look.Theme.Enter))
}

// ease is a cubic ease-out.
func ease(t float64) float64 {
	u := 1 - min(max(t, 0), 1)
	return 1 - u*u*u
}
