package layout

import (
	"strings"

	"charm.land/glamour/v2/ansi"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// builder sets the blocks of one slide. It collects what is to be drawn as a
// display list, of which the places are relative to the body's top left: the
// height is only known at the end, and moving a block is adding to a range of
// items.
type builder struct {
	view   View
	look   *theme.Look
	widths typeset.Widths // of the terminal's own letters
	draws  *drawings
	slide  *deck.Slide

	items    []item
	extents  []extent      // of the blocks, those that hold others first
	shifts   []shift       // what is to stand lower where there is room
	behind   []*deck.Block // drawings that fill the slide behind its text
	problems []problem.Problem
	cuts     []Cut
	poor     bool // a word was broken, or what stands side by side was stacked, since letters are large
	fills    bool // drawings take what room is left; not while sizes of type are chosen
	spread   bool // rows have been given a share of the height that is left

	runs  []run
	lines []typeset.Line
}

// box is where a block is set, and how its text looks.
type box struct {
	x, y, width int // cells
	hang        int // cells free to the left of x, for the marks of lists and opening quotation marks
	height      int // rows of the whole body
	room        int // rows that one drawing may take
	step        int // the first step that shows the block
	align       deck.Align
	aligned     bool // the block around is aligned as a whole: alignments within do not count
	face        lettering.Face
	head        lettering.Face // of a statement's headline
	airy        bool           // an empty row between list items, padding around code
	muted       bool
	plain       bool // without the colours of emphasis: in a title
	statement   bool // few words, balanced
	stretch     bool // rows may share the height that is left
}

// at returns the box moved to another place, with another width. Nothing hangs
// out of it.
func (in box) at(x, y, width int) box {
	in.x, in.y, in.width, in.hang = x, y, max(1, width), 0
	return in
}

// below returns the box moved down to row y.
func (in box) below(y int) box {
	in.y = y
	return in
}

// after returns the box for what a step brings.
func (in box) after(step int) box {
	in.step = max(in.step, step)
	return in
}

// gap returns the number of empty rows between two blocks.
func (in box) gap() int {
	if in.airy && !in.face.IsSmall() {
		return 2
	}
	return 1
}

// item is one thing to be drawn.
type item struct {
	x, y, w, h int
	step       int
	until      int    // the first step that does not show it any more; 0: it stays
	text       string // a line of text …
	runs       []run  // … and how it is styled; offsets are the paragraph's
	start      int    // the line's offset in the paragraph
	face       lettering.Face
	fill       bool
	style      frame.Style // of a fill
	drawing    drawing.Drawing
	state      drawing.State
	image      *frame.Image
	link       string // of an image
	line       int    // in the file, of an image
	code       *Code  // of the background of a block of code
	lit        bool   // it stands beside a line of code that is lit up
}

// visible reports whether an item is seen at a step.
func (m *item) visible(step int) bool {
	return m.step <= step && (m.until == 0 || step < m.until)
}

// hideFrom makes the items from index from on leave with a step, if they do not
// leave before.
func (bd *builder) hideFrom(from, until int) {
	for i := from; until > 0 && i < len(bd.items); i++ {
		if m := &bd.items[i]; m.until == 0 || m.until > until {
			m.until = until
		}
	}
}

// reset forgets what has been set.
func (bd *builder) reset() {
	bd.items, bd.runs, bd.behind, bd.shifts, bd.extents = bd.items[:0], bd.runs[:0:0], bd.behind[:0], bd.shifts[:0], bd.extents[:0]
	bd.problems, bd.cuts, bd.poor, bd.spread = nil, nil, false, false
}

// run is a stretch of text in one style.
type run struct {
	end    int // offset in the paragraph
	style  frame.Style
	link   string
	strong bool // it is emphasised, which large letters without colours show by a line
}

// paragraph is inline text made ready for breaking.
type paragraph struct {
	text string
	runs []run
}

// join returns one paragraph of spans, styled over base. A plain one is without
// the colours of emphasis.
func (bd *builder) join(spans []deck.Span, base frame.Style, plain bool) paragraph {
	if len(spans) == 1 && !spans[0].Break {
		sp := spans[0]
		start := len(bd.runs)
		bd.runs = append(bd.runs, run{len(sp.Text), bd.spanStyle(sp, base, plain), sp.Link, sp.Style&deck.Strong != 0})
		return paragraph{sp.Text, bd.runs[start:len(bd.runs):len(bd.runs)]}
	}
	var b strings.Builder
	n := 0
	for _, sp := range spans {
		n += len(sp.Text) + 1
	}
	b.Grow(n)
	start := len(bd.runs)
	for _, sp := range spans {
		if sp.Break {
			b.WriteByte('\n')
		}
		b.WriteString(sp.Text)
		bd.runs = append(bd.runs, run{b.Len(), bd.spanStyle(sp, base, plain), sp.Link, sp.Style&deck.Strong != 0})
	}
	return paragraph{b.String(), bd.runs[start:len(bd.runs):len(bd.runs)]}
}

// plainText returns a paragraph in one style.
func (bd *builder) plainText(text string, st frame.Style) paragraph {
	start := len(bd.runs)
	bd.runs = append(bd.runs, run{end: len(text), style: st})
	return paragraph{text, bd.runs[start:len(bd.runs):len(bd.runs)]}
}

// spanStyle returns the style of a span over base: the theme's Markdown styles.
func (bd *builder) spanStyle(sp deck.Span, base frame.Style, plain bool) frame.Style {
	st, md := base, bd.look.Markdown
	if sp.Style&deck.Emph != 0 {
		st = bd.look.Apply(st, md.Emph)
	}
	if sp.Style&deck.Strong != 0 && !plain {
		st = bd.look.Apply(st, md.Strong)
	}
	if sp.Style&deck.Strikethrough != 0 {
		st = bd.look.Apply(st, md.Strikethrough)
	}
	if sp.Style&deck.CodeSpan != 0 {
		st = bd.look.Apply(st, md.Code.StylePrimitive)
	}
	if sp.Style&deck.Formula != 0 {
		st = bd.formulaStyle(st)
	}
	if sp.Style&deck.Underlined != 0 {
		st.Attr |= frame.Underline
	}
	if sp.Role != "" {
		st = bd.look.Apply(st, ansi.StylePrimitive{Color: &sp.Role})
	}
	switch {
	case sp.Link != "":
		st = bd.look.Apply(st, md.LinkText)
	case sp.Image != "":
		st = bd.look.Apply(st, md.ImageText)
	}
	return st
}

// fill paints a rectangle.
func (bd *builder) fill(in box, h int, st frame.Style) {
	bd.items = append(bd.items, item{x: in.x, y: in.y, w: in.width, h: h, step: in.step, fill: true, style: st})
}

// row sets one line of the terminal's own letters that is known to fit.
func (bd *builder) row(text string, in box, x, y int, st frame.Style) {
	if text == "" {
		return
	}
	bd.items = append(bd.items, item{
		x: x, y: y, w: bd.widths.Width(text), h: 1, step: in.step, text: text, runs: bd.plainText(text, st).runs,
	})
}
