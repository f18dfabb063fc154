package presenter

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/theme"
)

func (m *Model) openNotes() tea.Cmd {
	m.mode, m.scroll = notes, 0
	return nil
}

// notesOf shows the notes of another slide.
func (m *Model) notesOf(slide int) tea.Cmd {
	if slide < 0 || slide >= m.deck.Len() {
		return nil
	}
	cmd := m.enter(deck.Pos{Slide: slide}, atRest)
	m.mode, m.scroll = notes, 0
	return cmd
}

// noteLine is a line of the notes as set.
type noteLine struct {
	text string
	st   frame.Style
	link string
}

// drawNotes draws the slide's notes and the addresses that it names.
func (m *Model) drawNotes() *frame.Frame {
	f, w := m.canvas(), m.words()
	measure := max(1, min(m.look.Theme.Measure, m.width-4))
	x := max(1, (m.width-measure)/2)
	s := m.deck.Slide(m.pos.Slide, m.lang)
	head := s.Title()
	number := strconv.Itoa(m.pos.Slide+1) + "/" + strconv.Itoa(m.deck.Len())
	f.Print(x, 1, f.Widths().Truncate(head, max(0, measure-len(number)-2), "…"), bold(m.look.Style(theme.Title)))
	f.Print(x+measure-len(number), 1, number, m.look.Style(theme.Muted))
	lines := m.noteLines(f, s, measure)
	if len(lines) == 0 {
		lines = []noteLine{{text: w.noNotes, st: m.look.Style(theme.Muted)}}
	}
	room := max(1, m.height-4)
	m.scroll = min(max(m.scroll, 0), max(0, len(lines)-room))
	clip := frame.Rect{X: 0, Y: 3, W: m.width, H: room}
	for i, l := range lines[m.scroll:] {
		if l.link != "" {
			l.st.Link = f.Link(l.link)
		}
		f.PrintIn(clip, x, 3+i, l.text, l.st)
	}
	if left := len(lines) - m.scroll - room; left > 0 {
		f.Print(x, m.height-1, "↓ "+strconv.Itoa(left), m.look.Style(theme.Muted))
	}
	return f
}

// noteLines are the notes and then the links, each broken into lines.
func (m *Model) noteLines(f *frame.Frame, s *deck.Slide, measure int) (lines []noteLine) {
	add := func(text string, st frame.Style, link string) {
		for _, l := range f.Widths().Lines(nil, text, measure) {
			lines = append(lines, noteLine{text[l.Start:l.End], st, link})
		}
	}
	for _, n := range s.Notes {
		for par := range strings.SplitSeq(strings.TrimSpace(n.Text), "\n") {
			add(par, m.look.Style(theme.Text), "")
		}
		lines = append(lines, noteLine{})
	}
	for _, l := range linksOf(s.Blocks) {
		add(l.text, m.look.Style(theme.Muted), "")
		add(l.address, m.look.Style(theme.Accent), l.address)
	}
	for len(lines) > 0 && lines[len(lines)-1].text == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// source is a link of a slide.
type source struct{ text, address string }

// linksOf are the links in blocks, in their order, each once.
func linksOf(blocks []deck.Block) []source {
	var all []source
	seen := map[string]bool{}
	take := func(spans []deck.Span) {
		for _, sp := range spans {
			if sp.Link != "" && !seen[sp.Link] {
				seen[sp.Link] = true
				all = append(all, source{sp.Text, sp.Link})
			}
		}
	}
	var walk func(blocks []deck.Block)
	walk = func(blocks []deck.Block) {
		for i := range blocks {
			take(blocks[i].Spans)
			for _, r := range blocks[i].Rows {
				for _, c := range r {
					take(c.Spans)
				}
			}
			walk(blocks[i].Children)
		}
	}
	walk(blocks)
	return all
}
