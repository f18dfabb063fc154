package presenter

import (
	"strconv"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/theme"
)

// draw draws the query, and under it what was found.
func (s *finder) draw(m *Model) *frame.Frame {
	f, w := m.canvas(), m.words()
	x := 0
	if m.width > 40 {
		x = max(2, (m.width-100)/2)
	}
	y := min(1, m.height/8)
	// The query stands with the end that is being typed at in view.
	f.Print(x, y, "/", bold(m.look.Style(theme.Accent)))
	query, room := s.query, max(1, m.width-x-4)
	for f.Widths().Width(query) > room {
		cluster, _ := f.Widths().Next(query)
		query = query[len(cluster):]
	}
	end := f.Print(x+2, y, query, bold(m.look.Style(theme.Text)))
	cursor := m.look.Style(theme.Accent)
	cursor.Attr |= frame.Reverse
	f.Print(end, y, " ", cursor)
	if len(s.hits) > 0 {
		count := strconv.Itoa(s.at+1) + "/" + strconv.Itoa(len(s.hits))
		if left := m.width - max(x, 1) - len(count); left > end+2 {
			f.Print(left, y, count, m.look.Style(theme.Muted))
		}
	}
	s.cells = s.cells[:0]
	if len(s.hits) == 0 {
		text := w.search
		if s.query != "" {
			text = w.nothing
		}
		f.Print(x+2, y+2, text, m.look.Style(theme.Muted))
		return f
	}
	y += 2
	rows := max(1, m.height-y-1)
	s.top = min(max(s.top, s.at-rows+1), s.at)
	for i := s.top; i < len(s.hits) && i < s.top+rows; i++ {
		s.line(m, f, x, y+i-s.top, i)
		s.cells = append(s.cells, cell{frame.Rect{Y: y + i - s.top, W: m.width, H: 1}, i})
	}
	return f
}

// line draws a hit: the slide's number, whose words they are if they are not
// the slide's own, and the line with the match lit.
func (s *finder) line(m *Model, f *frame.Frame, x, y, i int) {
	h := s.hits[i]
	text := m.look.Style(theme.Muted)
	if i == s.at {
		text = m.look.Style(theme.Text)
		f.Print(x, y, m.look.Glyph(theme.GlyphCurrent), bold(m.look.Style(theme.Accent)))
	}
	number := strconv.Itoa(h.slide + 1)
	x = f.Print(x+2+max(0, 3-len(number)), y, number, text) + 2
	if h.lang != m.lang {
		x = f.Print(x, y, h.lang, m.look.Style(theme.Life)) + 1
	}
	if h.note {
		x = f.Print(x, y, m.words().note, m.look.Style(theme.Life)) + 1
	}
	edge := m.width - 1
	before, after := h.line[:h.start], h.line[h.end:]
	lit := h.line[h.start:h.end]
	if room := edge - x - f.Widths().Width(lit) - 8; f.Widths().Width(before) > max(room, 0) {
		before = "…" + last(f, before, max(room-1, 0))
	}
	x = f.Print(x, y, before, text)
	x = f.Print(x, y, lit, bold(m.look.Style(theme.Energy)))
	f.Print(x, y, f.Widths().Truncate(after, max(0, edge-x), "…"), text)
}

// last returns as much of the end of s as has room in width columns.
func last(f *frame.Frame, s string, width int) string {
	for s != "" && f.Widths().Width(s) > width {
		_, n := utf8.DecodeRuneInString(s)
		s = s[n:]
	}
	return s
}
