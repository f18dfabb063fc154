package presenter

import (
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/typeset"
)

// autoplay is a talk that goes on by itself.
type autoplay struct {
	on     bool
	paused bool // by a key
	id     int  // messages of an earlier wait are passed over
}

// due says that a step has stood long enough.
type due struct{ id int }

// awaitDue waits for the end of the step, if the next one is to come by itself.
func (m *Model) awaitDue() tea.Cmd {
	m.autoplay.id++
	if !m.autoplay.on || m.autoplay.paused || m.mode != slides || m.shown.Auto && m.moving() {
		return nil
	}
	if _, ok := m.o.Deck.Next(m.pos, m.o.Lang); !ok && !m.o.Loop {
		return nil
	}
	wait := m.stands()
	if m.moving() && m.shown.Motion != forever {
		wait = max(wait, m.shown.Motion)
	}
	wait += m.passage.Lasts()
	id := m.autoplay.id
	return m.waits.after(waitAutoplay, wait, func(time.Time) tea.Msg { return due{id} })
}

// due goes on.
func (m *Model) due(msg due) tea.Cmd {
	if msg.id != m.autoplay.id || m.mode != slides {
		return nil
	}
	if to, ok := m.o.Deck.Next(m.pos, m.o.Lang); ok {
		return m.enter(to, forward)
	}
	return m.enter(deck.Pos{}, forward)
}

// interrupt stops a talk that goes on by itself, and reports whether it did so.
func (m *Model) interrupt() bool {
	if !m.autoplay.on || m.autoplay.paused {
		return false
	}
	m.autoplay.paused = true
	m.autoplay.id++
	return true
}

// play lets the talk go on by itself.
func (m *Model) play() tea.Cmd {
	m.autoplay.on, m.autoplay.paused = true, false
	m.refresh()
	return m.awaitDue()
}

// A step stands as long as it takes to read what it brings.
const (
	look      = 2 * time.Second
	character = 90 * time.Millisecond  // Chinese
	word      = 250 * time.Millisecond // of other languages
	shortest  = 3 * time.Second
	longest   = 20 * time.Second
)

// stands is how long the step stands at least.
func (m *Model) stands() time.Duration { return Stands(m.o.Deck, m.pos, m.o.Lang) }

// Stands is how long a step stands at least when the deck plays itself: as the
// slide or the deck says, or as long as it takes to read what the step brings.
func Stands(d *deck.Deck, at deck.Pos, lang string) time.Duration {
	s := d.Slide(at.Slide, lang)
	switch {
	case s.Autoplay > 0:
		return s.Autoplay
	case d.Meta.Autoplay > 0:
		return d.Meta.Autoplay
	}
	return min(max(look+reading(s.Blocks, at.Step), shortest), longest)
}

// reading is the time to read what a step brings of blocks.
func reading(blocks []deck.Block, step int) (t time.Duration) {
	for i := range blocks {
		b := &blocks[i]
		if b.Step == step {
			t += readingText(deck.Plain(b.Spans))
			if b.Kind == deck.Code {
				t += readingText(b.Text)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					t += readingText(deck.Plain(cell.Spans))
				}
			}
		}
		t += reading(b.Children, step)
	}
	return t
}

func readingText(s string) (t time.Duration) {
	inWord := false
	for _, r := range s {
		switch {
		case typeset.IsCJKPunct(r):
			inWord = false
		case typeset.IsCJK(r):
			t += character
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				t += word
			}
			inWord = true
		default:
			inWord = false
		}
	}
	return t
}
