package presenter

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/cache"
	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/live"
)

// Derived holds what is made while the talk goes on: slides of what a poll has brought
// and of a question, and frames with the speaker's dot. All viewers of a server share
// one.
type Derived struct {
	decks *cache.Cache[string, *deck.Deck]
	over  *cache.Cache[overlay, *frame.Frame]
}

// NewDerived returns one without slides.
func NewDerived() *Derived {
	return &Derived{cache.New[string, *deck.Deck](64, nil), cache.New[overlay, *frame.Frame](64, nil)}
}

// instead changes what the layout is asked for to a slide that stands in place of
// the one of the deck: a question from the hall, or what a poll has brought.
func (m *Model) instead(v layout.View) layout.View {
	source := m.insteadSource()
	if source == "" {
		return v
	}
	d := m.o.Derived.decks.Get(source, func() *deck.Deck {
		made, err := deck.Parse("poll.md", []byte(source))
		if err != nil {
			return nil
		}
		return made
	})
	if d != nil {
		v.Within = layout.Place{Deck: v.Deck, Pos: v.Pos, Lang: v.Lang}
		v.Deck, v.Pos, v.Lang = d, deck.Pos{}, ""
	}
	return v
}

// moveInstead has what moves on a slide that has just come in place of the deck's
// begin, and on the deck's when that is back.
func (m *Model) moveInstead() tea.Cmd {
	source := m.insteadSource()
	if source == m.audience.instead {
		return nil
	}
	m.audience.instead = source
	m.motion.begin(true)
	m.layOut()
	return m.awaitTick()
}

// insteadSource returns the Markdown of that slide; "" if it is the deck's.
func (m *Model) insteadSource() string {
	w := m.words()
	if q := m.talk.view.Question; m.o.Live != nil && !m.talk.away && q.ID != "" {
		return fmt.Sprintf("# %s\n\n> %s\n", w.fromHall, literal(q.Text))
	}
	p, id, phase := m.pollHere()
	if phase != live.PollClosed {
		return ""
	}
	votes, all := m.votes(id, len(p.Choices))
	var data strings.Builder
	for i, c := range p.Choices {
		fmt.Fprintf(&data, "%s: %d, ", strconv.Quote(strconv.Itoa(i+1)+" "+strings.ToValidUTF8(c, "")), votes[i])
	}
	title := strings.ReplaceAll(m.deck.Slide(m.pos.Slide, m.lang).Title(), "\n", " ")
	body := ""
	if p.Question != "" && p.Question != title {
		body = literal(p.Question) + "\n\n"
	}
	if title != "" {
		title = "# " + literal(title) + "\n\n"
	}
	return fmt.Sprintf("%s%s```chart\ntype: bar\ndata: {%s}\n```\n\n%s\n", title, body, strings.TrimSuffix(data.String(), ", "), fmt.Sprintf(w.informal, all))
}

// literal returns text written so that Markdown takes nothing in it for a mark.
func literal(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < 0x80 && r > ' ' && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
