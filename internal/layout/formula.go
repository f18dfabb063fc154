package layout

import (
	"revolute/internal/deck"
	"revolute/internal/formula"
	"revolute/internal/frame"
	"revolute/theme"
)

// formula sets a formula of its own in rows, in the middle of the measure; one
// that is too wide for that in the lines of text.
func (s *setter) formula(b *deck.Block, x, y, measure int, align deck.Align) int {
	if align == deck.Left {
		align = deck.Center
	}
	st := s.look.Style(theme.Text)
	rows := formula.Block(b.Text, s.widths)
	width := 0
	for _, r := range rows {
		width = max(width, s.widths.Width(r))
	}
	if width > measure || width == 0 {
		return s.text(s.join(b.Spans, st), x, y, measure, align)
	}
	st = s.formulaStyle(st)
	switch align {
	case deck.Center:
		x += (measure - width) / 2
	case deck.Right:
		x += measure - width
	}
	for i, r := range rows {
		s.row(r, x, y+i, st)
	}
	return len(rows)
}

// formulaStyle is the look of a formula over st: code's, upright and without
// its background.
func (s *setter) formulaStyle(st frame.Style) frame.Style {
	bg, italic := st.Bg, st.Attr&frame.Italic
	st = s.look.Apply(st, s.look.Markdown.Code.StylePrimitive)
	st.Bg = bg
	st.Attr &^= frame.Italic &^ italic
	return st
}
