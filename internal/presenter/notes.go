package presenter

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// notesOf shows the notes of another slide.
func (m *Model) notesOf(slide int) tea.Cmd {
	if slide < 0 || slide >= m.deck.Len() {
		return nil
	}
	cmd := m.enter(deck.Pos{Slide: slide}, atRest)
	m.mode, m.scroll = notes, 0
	return cmd
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
	lines := m.noteLines(f, s, s.Steps-1, measure, lettering.Face{})
	if len(lines) == 0 {
		lines = []noteLine{{runs: []noteRun{{text: w.noNotes, st: m.look.Style(theme.Muted)}}}}
	}
	room := max(1, m.height-4)
	m.scroll = min(max(m.scroll, 0), max(0, len(lines)-room))
	clip := frame.Rect{X: 0, Y: 3, W: m.width, H: room}
	for i, l := range lines[m.scroll:] {
		l.print(f, clip, x, 3+i, m.look.Style(theme.Accent))
	}
	if left := len(lines) - m.scroll - room; left > 0 {
		f.Print(x, m.height-1, "↓ "+strconv.Itoa(left), m.look.Style(theme.Muted))
	}
	return f
}

// source is a link of a slide.
type source struct{ text, address string }

// linksOf returns the links in blocks, in their order, each once.
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
