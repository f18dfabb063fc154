package layout

import (
	"revolute/internal/deck"
	"revolute/internal/formula"
	"revolute/internal/frame"
	"revolute/theme"
)

// formula sets a formula of its own in rows, in the middle of the measure; one
// that is too wide for that in the lines of text.
func (bd *builder) formula(b *deck.Block, in box) int {
	if in = in.small(); in.align == deck.Left {
		in.align = deck.Center
	}
	st := bd.look.Style(theme.Text)
	rows := formula.Block(b.Text, bd.widths)
	width := 0
	for _, r := range rows {
		width = max(width, bd.widths.Width(r))
	}
	if width > in.width || width == 0 {
		return bd.text(bd.join(b.Spans, st, in.plain), in)
	}
	st = bd.formulaStyle(st)
	x := in.x + aligned(in.align, in.width, width)
	for i, r := range rows {
		bd.row(r, in, x, in.y+i, st)
	}
	return len(rows)
}

// formulaStyle returns the look of a formula over st: code's, upright and without
// its background.
func (bd *builder) formulaStyle(st frame.Style) frame.Style {
	bg, italic := st.Bg, st.Attr&frame.Italic
	st = bd.look.Apply(st, bd.look.Markdown.Code.StylePrimitive)
	st.Bg = bg
	st.Attr &^= frame.Italic &^ italic
	return st
}
