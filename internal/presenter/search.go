package presenter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

// finder is the search.
type finder struct {
	query string
	hits  []hit
	at    int // the hit that is chosen
	top   int // the first hit that is seen
	cells []cell
	on    bool // a hit has been gone to: n and N go on
	stale bool // hits are those of an older query
	asked bool // enter waits for the hits
}

// searchMsg are the hits for a query.
type searchMsg struct {
	deck  *deck.Deck
	query string
	hits  []hit
}

const maxQuery = 200 // bytes

// apply takes hits, unless something else is looked for by now, and goes to the first
// if enter has been pressed meanwhile.
func (msg searchMsg) apply(m *Model) tea.Cmd {
	s := &m.finder
	if msg.query != s.query || msg.deck != m.deck {
		return nil
	}
	asked := s.asked && m.mode == search
	s.hits, s.at, s.top, s.stale, s.asked = msg.hits, 0, 0, false, false
	if asked {
		return s.visit(m)
	}
	s.on = s.on && len(s.hits) > 0
	return nil
}

// add adds text to the query, on one line and without control characters.
func (s *finder) add(m *Model, text string) tea.Cmd {
	var b strings.Builder
	b.WriteString(s.query)
	for _, r := range text {
		switch {
		case b.Len()+utf8.RuneLen(r) > maxQuery:
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unicode.IsPrint(r):
			b.WriteRune(r)
		}
	}
	return s.look(m, b.String())
}

// look looks for query. It may take a while in a deck of thousands of slides, so
// it does not keep the keys waiting.
func (s *finder) look(m *Model, query string) tea.Cmd {
	s.query, s.asked = query, false
	if strings.TrimSpace(query) == "" {
		s.hits, s.at, s.top, s.stale = nil, 0, 0, false
		m.latest.Add(1)
		return nil
	}
	s.stale = true
	d, lang, latest := m.deck, m.lang, m.latest
	mine := latest.Add(1)
	return func() tea.Msg {
		if latest.Load() != mine {
			return nil // something else is looked for by now
		}
		return searchMsg{d, query, find(d, lang, strings.TrimSpace(query))}
	}
}

// erase takes the last character back.
func (s *finder) erase(m *Model) tea.Cmd {
	last := 0
	for i := 0; i < len(s.query); {
		last = i
		cluster, _ := m.terminal.Widths.Next(s.query[i:])
		i += max(1, len(cluster))
	}
	return s.look(m, s.query[:last])
}

// eraseWord takes the last word back.
func (s *finder) eraseWord(m *Model) tea.Cmd {
	return s.look(m, s.query[:strings.LastIndexByte(strings.TrimRight(s.query, " "), ' ')+1])
}

// move chooses another hit.
func (s *finder) move(by int) { s.at = max(0, min(s.at+by, len(s.hits)-1)) }

// enter goes to the chosen hit, as soon as there are hits of what is looked for now.
func (s *finder) enter(m *Model) tea.Cmd {
	if s.stale {
		s.asked = true
		return nil
	}
	return s.visit(m)
}

// visit goes to where the chosen hit is first to be seen.
func (s *finder) visit(m *Model) tea.Cmd {
	if s.at >= len(s.hits) {
		return nil
	}
	h := s.hits[s.at]
	s.on = true
	cmd := m.jump(deck.Pos{Slide: h.slide, Step: h.step})
	m.motion.finish()
	return cmd
}

// searching reports whether a search goes on behind one of its hits.
func (m *Model) searching() bool { return m.finder.on }

// goOn goes to another hit, round and round.
func (s *finder) goOn(m *Model, by int) tea.Cmd {
	n := len(s.hits)
	if n == 0 {
		return nil
	}
	s.at = (s.at + by + n) % n
	return s.visit(m)
}

// light returns f with what is looked for lit. A word that breaks over lines is not.
func (s *finder) light(m *Model, f *frame.Frame) *frame.Frame {
	query := strings.ToLower(strings.TrimSpace(s.query))
	if !s.on || query == "" {
		return f
	}
	lit, cloned := f, false
	for y := range f.Height() - 1 { // the footer says it by itself
		line, columns := rowText(f, y)
		for from := 0; ; {
			at := strings.Index(line[from:], query)
			if at < 0 {
				break
			}
			at += from
			from = at + len(query)
			if !cloned {
				lit, cloned = f.Clone(), true
			}
			r := frame.Rect{X: columns[at], Y: y, W: columns[from] - columns[at], H: 1}
			lit.Restyle(r, func(st frame.Style) frame.Style {
				hit := m.look.Style(theme.Energy)
				hit.Link = st.Link
				hit.Attr |= frame.Bold | frame.Reverse
				return hit
			})
		}
	}
	return lit
}

// rowText returns the text of a row in lower case, and for each of its bytes the
// column; one more for its end.
func rowText(f *frame.Frame, y int) (text string, columns []int) {
	var b strings.Builder
	x := 0
	for x < f.Width() {
		cluster, width, _ := f.Cell(x, y)
		lower := strings.ToLower(cluster)
		b.WriteString(lower)
		for range len(lower) {
			columns = append(columns, x)
		}
		x += max(width, 1)
	}
	return b.String(), append(columns, x)
}

// click goes to the hit that is clicked.
func (s *finder) click(m *Model, at tea.Mouse) tea.Cmd {
	for _, c := range s.cells {
		if c.rect.Contains(at.X, at.Y) {
			s.at = c.slide
			return s.visit(m)
		}
	}
	return nil
}
