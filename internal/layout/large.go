package layout

import (
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// largest is how many times the usual large letters may be enlarged.
const largest = 4

// large sets a line in the largest lettering that fits: large letters where
// there are any of its characters, else bold and, if it is Chinese, spaced out.
func (s *setter) large(b *deck.Block, x, y, measure int, align deck.Align, role theme.Role) int {
	text := strings.TrimSpace(deck.Plain(b.Spans))
	if !s.small {
		for times := largest; times > 0; times-- {
			l, ok := drawing.Larger(text, times, s.widths)
			if !ok {
				break
			}
			if l.Width() <= measure && l.Height() <= max(6, s.height/2) {
				return s.lettering(l, x, y, measure, align, role)
			}
		}
	}
	st := s.look.Style(role)
	st.Attr |= frame.Bold
	if h := s.scaled(text, x, y, measure, align, st); h > 0 {
		return h
	}
	if spaced := spaceOut(text); spaced != "" && s.widths.Width(spaced) <= measure && !s.small {
		return s.text(s.plainText(spaced, st), x, y, measure, align)
	}
	plain := s.plain
	s.plain = true
	defer func() { s.plain = plain }()
	return s.balanced(s.join(b.Spans, st), x, y, measure, align)
}

// scaled sets a line as large text where the viewer's terminal has that. 0 is not
// at all.
func (s *setter) scaled(text string, x, y, measure int, align deck.Align, st frame.Style) int {
	width := s.widths.Width(text)
	if !s.view.Graphics.TextSize || s.small || width == 0 || s.widths != typeset.Narrow {
		return 0
	}
	times := min(frame.LargestText, measure/width, frame.MaxImage/width, max(4, s.height/3))
	if times < 2 {
		return 0
	}
	st.Bg = s.look.Canvas().Bg
	img := s.draws.text(textKey{text, times, st})
	switch align {
	case deck.Center:
		x += (measure - img.Columns) / 2
	case deck.Right:
		x += measure - img.Columns
	}
	s.marks = append(s.marks, mark{x: x, y: y, w: img.Columns, h: img.Rows, step: s.step, image: img})
	return img.Rows
}

// textKey is large text.
type textKey struct {
	text  string
	times int
	style frame.Style
}

// text is large text, the same one each time, so that a terminal is not sent it
// again.
func (d *drawings) text(k textKey) *frame.Image {
	return d.texts.Get(k, func() *frame.Image { return frame.NewText(k.text, k.times, k.style, typeset.Narrow) })
}

// lettering sets large letters, as lines of text.
func (s *setter) lettering(l drawing.Lettering, x, y, measure int, align deck.Align, role theme.Role) int {
	switch align {
	case deck.Center:
		x += (measure - l.Width()) / 2
	case deck.Right:
		x += measure - l.Width()
	}
	for i, line := range l.Lines() {
		s.row(line, x, y+i, s.look.Style(role))
	}
	return l.Height()
}

// spaceOut is a short Chinese line with a space between its characters, as
// titles are set; "" if it is not that.
func spaceOut(text string) string {
	r := []rune(text)
	if len(r) < 2 || len(r) > 16 {
		return ""
	}
	for _, c := range r {
		if !typeset.IsCJK(c) {
			return ""
		}
	}
	return strings.Join(strings.Split(text, ""), " ")
}

// division sets the title of a section: large, over a short rule.
func (s *setter) division(b *deck.Block, x, y, measure int, align deck.Align) int {
	const width = 9
	h := s.large(b, x, y, measure, align, theme.Title)
	at := x
	switch align {
	case deck.Center:
		at += (measure - width) / 2
	case deck.Right:
		at += measure - width
	}
	glyph := "━"
	if s.widths == typeset.Wide {
		glyph = s.look.Glyph(theme.GlyphRule)
	}
	s.row(repeat(glyph, width), at, y+h+1, s.look.Style(theme.Accent))
	return h + 2
}
