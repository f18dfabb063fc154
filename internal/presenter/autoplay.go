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
	on bool
	id int // messages of an earlier wait are passed over
}

// autoplayMsg says that a step has stood long enough.
type autoplayMsg struct{ id int }

// awaitAutoplay waits for the end of the step, if the next one is to come by itself.
func (m *Model) awaitAutoplay() tea.Cmd {
	m.autoplay.id++
	if !m.autoplay.on || m.mode != slides || m.shown.Auto && m.moving() {
		return nil
	}
	if _, ok := m.deck.Next(m.pos, m.lang); !ok && !m.o.Loop {
		return nil
	}
	wait := StepTime(m.deck, m.pos, m.lang)
	if m.moving() && m.shown.Motion != forever {
		wait = max(wait, m.shown.Motion)
	}
	wait += m.transition.Duration()
	id := m.autoplay.id
	return m.timers.after(waitAutoplay, wait, func(time.Time) tea.Msg { return autoplayMsg{id} })
}

// apply goes on.
func (msg autoplayMsg) apply(m *Model) tea.Cmd {
	if msg.id != m.autoplay.id || m.mode != slides {
		return nil
	}
	if to, ok := m.deck.Next(m.pos, m.lang); ok {
		return m.enter(to, animated)
	}
	return m.enter(deck.Pos{}, animated)
}

// interrupt stops a talk that goes on by itself, and reports whether it did so. The
// footer says so until the next key.
func (m *Model) interrupt() bool {
	if !m.autoplay.on {
		return false
	}
	m.autoplay.on = false
	m.autoplay.id++
	m.say(m.words().stopped)
	return true
}

// A step stands as long as it takes to read what it brings.
const (
	look      = 2 * time.Second
	character = 90 * time.Millisecond  // Chinese
	word      = 250 * time.Millisecond // of other languages
	shortest  = 3 * time.Second
	longest   = 20 * time.Second
)

// StepTime returns how long a step stands at least when the deck plays itself: as the
// slide or the deck says, or as long as it takes to read what the step brings.
func StepTime(d *deck.Deck, at deck.Pos, lang string) time.Duration {
	s := d.Slide(at.Slide, lang)
	switch {
	case s.Autoplay > 0:
		return s.Autoplay
	case d.Meta.Autoplay > 0:
		return d.Meta.Autoplay
	}
	return min(max(look+reading(s.Blocks, at.Step), shortest), longest)
}

// reading returns the time it takes to read what a step brings of blocks.
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

// readingText returns the time it takes to read a text.
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
