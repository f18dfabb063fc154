package presenter

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// speaker is what the speaker's view knows beside the talk.
type speaker struct {
	now     time.Time // as last told; zero: not yet
	ticking bool
	slide   int // whose notes are scrolled
	top     int // the first line of the notes that is seen
	most    int // the last line that may be the first
	notes   noteSize
}

// noteSize is how large the speaker wants the notes.
type noteSize uint8

const (
	fittingNotes noteSize = iota // large, if all of them have room so
	largeNotes
	smallNotes
)

// secondMsg tells the time while the speaker's view is seen.
type secondMsg struct{ at time.Time }

// closeSpeaker shows the slide again, but for who has no other view.
func (m *Model) closeSpeaker() tea.Cmd {
	if m.o.Speaker {
		return nil
	}
	m.base = slides
	return m.resume()
}

// awaitSecond asks for the time when the next second of the talk has gone by, at
// once if it is not known. Nothing is asked for while it is not to be seen.
func (m *Model) awaitSecond() tea.Cmd {
	s := &m.speaker
	if m.mode != presenting {
		if !s.ticking {
			s.now = time.Time{}
		}
		return nil
	}
	if s.ticking {
		return nil
	}
	s.ticking = true
	wait := time.Duration(0)
	if !s.now.IsZero() {
		wait = time.Second - m.elapsed()%time.Second
	}
	return tea.Tick(wait, func(at time.Time) tea.Msg { return secondMsg{at} })
}

// apply takes the time.
func (msg secondMsg) apply(m *Model) tea.Cmd {
	m.speaker.ticking = false
	m.speaker.now = msg.at
	if m.began.IsZero() || m.began.After(msg.at) {
		m.began = msg.at
	}
	return nil
}

// elapsed returns what the talk's clock reads.
func (m *Model) elapsed() time.Duration {
	if m.o.Live != nil {
		return m.talk.view.Elapsed(m.speaker.now)
	}
	return m.speaker.now.Sub(m.began)
}

// restart has the talk begin now.
func (m *Model) restart() {
	switch {
	case m.o.Live != nil:
		m.change(live.Place.ResetClock)
	case !m.speaker.now.IsZero():
		m.began = m.speaker.now
	}
}

// endTalk ends the talk, or has it go on.
func (m *Model) endTalk() {
	m.change(func(p live.Place, now time.Time) live.Place {
		if p.Mode == live.Ended { // it goes on, and its clock with it
			p.Mode = live.Live
			if p.Held > 0 {
				p = p.ToggleClock(now)
			}
			return p
		}
		if p.Held == 0 {
			p.Held = max(1, p.Elapsed(now).Milliseconds())
		}
		p.Mode = live.Ended
		return p
	})
}

// The conditions of these keys.
func (m *Model) isLive() bool  { return m.o.Live != nil && m.o.Live.Role != live.Follower }
func (m *Model) isAsked() bool { return m.isLive() && m.talk.view.Asker != "" }
func (m *Model) mayLead() bool { return m.isLive() && m.leads() }

// scrollNotes scrolls the notes; where there is nothing to scroll it does what
// else says.
func (m *Model) scrollNotes(rows int, other func() tea.Cmd) tea.Cmd {
	if m.speaker.most == 0 {
		return other()
	}
	m.speaker.top = min(max(m.speaker.top+rows, 0), m.speaker.most)
	return nil
}

// following returns the step that comes next, with those that come by themselves
// after it.
func (m *Model) following() (deck.Pos, bool) {
	to, ok := m.deck.Next(m.pos, m.lang)
	for ok {
		next, more := m.deck.Next(to, m.lang)
		if !more || next.Slide != to.Slide || !slices.Contains(m.deck.Slide(next.Slide, m.lang).Auto, next.Step) {
			break
		}
		to = next
	}
	return to, ok
}

// length returns how long the talk may last: what the speaker says, or else the deck;
// 0 if nobody does.
func (m *Model) length() time.Duration {
	if m.o.Length > 0 {
		return m.o.Length
	}
	return m.deck.Meta.Length
}

// plan returns when the slide is planned to begin and to end by the talk's clock.
// Slides that say nothing share evenly what others leave of the talk's length. It
// returns false if neither the talk nor this slide says anything.
func (m *Model) plan() (from, to time.Duration, ok bool) {
	times, said, silent := m.outlined().times, time.Duration(0), 0
	for _, t := range times {
		if said += t; t == 0 {
			silent++
		}
	}
	length := m.length()
	if length == 0 && times[m.pos.Slide] == 0 {
		return 0, 0, false
	}
	share := time.Duration(0)
	if silent > 0 {
		share = max(0, length-said) / time.Duration(silent)
	}
	for i, t := range times {
		if t == 0 {
			t = share
		}
		if i == m.pos.Slide {
			return from, from + t, true
		}
		from += t
	}
	return from, from, true
}

// elapsed returns a time as minutes and seconds, and hours if there are any.
func elapsed(t time.Duration) string {
	s := int(max(t, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}
