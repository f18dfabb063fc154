package layout

import (
	"strings"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/picture"
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
			l, ok := picture.Larger(text, times, s.widths)
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
	if spaced := spaceOut(text); spaced != "" && s.widths.Width(spaced) <= measure && !s.small {
		return s.text(s.plainText(spaced, st), x, y, measure, align)
	}
	plain := s.plain
	s.plain = true
	defer func() { s.plain = plain }()
	return s.balanced(s.join(b.Spans, st), x, y, measure, align)
}

// lettering sets large letters, as lines of text.
func (s *setter) lettering(l picture.Lettering, x, y, measure int, align deck.Align, role theme.Role) int {
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
