package presenter

import (
	"time"

	"revolute/internal/deck"
)

// outline is what the slides of a deck say beside what is seen. It is made once for a
// deck and a language, as all slides are parsed for it.
type outline struct {
	deck   *deck.Deck
	lang   string
	hidden []bool
	times  []time.Duration // that they are planned to take; 0: they do not say
}

// outlined returns the outline of the deck that the viewer has.
func (m *Model) outlined() *outline {
	o := &m.outline
	if o.deck == m.deck && o.lang == m.lang {
		return o
	}
	n := m.deck.Len()
	*o = outline{m.deck, m.lang, make([]bool, n), make([]time.Duration, n)}
	for i := range n {
		s := m.deck.Slide(i, m.lang)
		o.hidden[i], o.times[i] = s.Hidden, s.Time
	}
	return o
}
