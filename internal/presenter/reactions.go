package presenter

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/frame"
	"revolute/internal/live"
	"revolute/theme"
)

// reaction is what some of the hall have just sent. It stands at the edge of the
// screen, where the next ones push it up, and goes after a while.
type reaction struct {
	text string
	id   int // of those that have come together
}

// maxReactions is how many reactions are seen at once.
const maxReactions = 6

// heardReactions shows the reactions that have come since before.
func (m *Model) heardReactions(before *live.Audience) tea.Cmd {
	now := m.talk.view.Audience
	if now == nil || now == before {
		return nil
	}
	var fresh []string
	for i, n := range now.Reactions {
		had := 0
		if before != nil && i < len(before.Reactions) {
			had = before.Reactions[i]
		}
		if more := n - had; more > 0 && i < len(m.words().reactions) {
			fresh = append(fresh, fmt.Sprintf("%s +%d", m.words().reactions[i], more))
		}
	}
	if len(fresh) == 0 || before == nil && m.o.Live.Role == live.Follower && len(fresh) > 1 {
		return nil // who has just come is told nothing of before
	}
	a := &m.audience
	a.reacted++
	id := a.reacted
	for _, text := range fresh {
		a.rising = append(a.rising, reaction{text, id})
	}
	a.rising = a.rising[max(0, len(a.rising)-maxReactions):]
	return tea.Tick(passingStays, func(time.Time) tea.Msg { return reactedMsg{id} })
}

// reactedMsg has the reactions go that have come by then.
type reactedMsg struct{ id int }

func (msg reactedMsg) apply(m *Model) tea.Cmd {
	a := &m.audience
	for len(a.rising) > 0 && a.rising[0].id <= msg.id {
		a.rising = a.rising[1:]
	}
	return nil
}

// edge returns what is seen of the reactions, a row each, the last one at the bottom.
func (a *audience) edge() string {
	var rows []string
	for _, r := range a.rising {
		rows = append(rows, r.text)
	}
	return strings.Join(rows, "\n")
}

// drawEdge draws the rows of text at the right edge of f, above the footer, where the
// slide is empty.
func (m *Model) drawEdge(f *frame.Frame, text string) {
	rows := strings.Split(text, "\n")
	st := m.look.Style(theme.Muted)
	for i, row := range rows {
		x, y := m.width-1-f.Widths().Width(row), m.height-2-len(rows)+i
		if x < 1 || y < 1 {
			continue
		}
		empty := true
		for at := x - 1; at < m.width; at++ {
			text, _, _ := f.Cell(at, y)
			empty = empty && strings.TrimSpace(text) == ""
		}
		if empty {
			_, _, under := f.Cell(x, y)
			st.Bg = under.Bg
			f.Print(x, y, row, st)
		}
	}
}
