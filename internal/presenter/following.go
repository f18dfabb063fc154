package presenter

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// MovedMsg says that the talk that others show, too, has changed by another's
// doing. How it is then is asked when the message comes: what keys have done in
// the meantime counts.
type MovedMsg struct{}

// attendance is how a model takes part in a talk that others show, too. Who may
// lead the talk does; all others follow it until they move by themselves.
type attendance struct {
	view   live.View
	away   bool       // it goes its own way
	behind bool       // the talk has moved, and the screen has not followed yet
	acks   bool       // the next acknowledgement is asked for
	shown  live.Place // that a stage has acknowledged
}

// ackMsg has a stage acknowledge what it shows.
type ackMsg struct{}

// awaitMoved waits for the next change of the talk, unless it is posted.
func (m *Model) awaitMoved() tea.Cmd {
	seat := m.o.Live
	if seat == nil || m.o.Posted {
		return nil
	}
	return func() tea.Msg {
		if !seat.Wait(context.Background()) {
			return nil
		}
		return MovedMsg{}
	}
}

// apply asks for the next one.
func (ackMsg) apply(m *Model) tea.Cmd {
	m.talk.acks = false
	return m.awaitAck()
}

// awaitAck asks a stage to acknowledge in a while what it shows.
func (m *Model) awaitAck() tea.Cmd {
	if m.o.Live == nil || m.o.Live.Role != live.Stage || m.talk.acks {
		return nil
	}
	m.talk.acks = true
	return tea.Tick(live.AckEvery, func(time.Time) tea.Msg { return ackMsg{} })
}

// isFollower reports whether the model sees a talk that others lead.
func (m *Model) isFollower() bool { return m.o.Live != nil && m.o.Live.Role == live.Follower }

// leads reports whether the keys of this model drive the talk.
func (m *Model) leads() bool {
	return m.o.Live != nil && m.o.Live.Role != live.Follower && m.talk.view.Leads
}

// Following reports whether a talk is going on and the model follows it, and
// whether it goes its own way meanwhile.
func (m *Model) Following() (follows, browses bool) {
	if m.o.Live == nil || m.leads() || !m.talk.view.On() {
		return false, false
	}
	return !m.talk.away, m.talk.away
}

// talkPos returns where the talk is in this model's deck.
func (m *Model) talkPos() deck.Pos {
	p := m.talk.view.Place
	slide := m.deck.Locate(p.Slide, p.Near)
	if m.deck.ID(slide) != p.Slide {
		return m.deck.Clamp(deck.Pos{Slide: slide}, m.lang)
	}
	return m.deck.Clamp(deck.Pos{Slide: slide, Step: p.Step}, m.lang)
}

// apply takes in how the talk is now, and goes there unless the model goes its own
// way.
func (MovedMsg) apply(m *Model) tea.Cmd {
	if m.o.Live == nil {
		return nil
	}
	before := m.talk.view
	m.talk.view = m.o.Live.Now()
	if !m.talk.view.On() {
		return m.awaitMoved()
	}
	m.talk.behind = m.talk.behind || before.State != m.talk.view.State
	if m.talk.away && m.talk.view.Holds && !before.Holds { // who is handed the talk leads from where they are
		m.talk.away, m.talk.behind = false, false
	}
	return tea.Batch(m.keepUp(), m.heardReactions(before.Audience), m.awaitMoved())
}

// keepUp goes to where the talk is, if the model follows and shows a slide. Who
// looks something up meanwhile is not disturbed; a stage always shows the talk.
func (m *Model) keepUp() tea.Cmd {
	l := &m.talk
	if !l.behind || l.away || !l.view.On() {
		return nil
	}
	dark := m.mode == blank || m.mode == bright
	if m.o.Live.Role == live.Follower && m.mode != slides && !dark || m.number != "" {
		return nil
	}
	l.behind = false
	var cmd tea.Cmd
	if to := m.talkPos(); to != m.pos {
		how := atRest
		if to.Slide > m.pos.Slide || to.Slide == m.pos.Slide && to.Step > m.pos.Step {
			how = animated
		}
		cmd = m.enter(to, how)
	} else if dark && !l.view.Mode.Dark() {
		cmd = m.resume()
	}
	if m.base == slides {
		switch l.view.Mode {
		case live.Blank:
			m.mode = blank
		case live.White:
			m.mode = bright
		}
	}
	return cmd
}

// here returns the place that this model shows.
func (m *Model) here() live.Place {
	p := m.talk.view.Place
	p.Deck, p.Rev = m.deck.Name, m.deck.Revision()
	// The room does not see a slide that is hidden. It stays where it is, or if it is
	// nowhere yet is at the last slide before that is not hidden. Only the speaker's deck
	// has such.
	hidden := func(slide int) bool { return m.o.Live.Role == live.Speaker && m.outlined().hidden[slide] }
	at := m.pos
	for at.Slide > 0 && p.Slide == "" && hidden(at.Slide) {
		at = deck.Pos{Slide: at.Slide - 1}
	}
	if at.Slide == 0 || !hidden(at.Slide) {
		p.Slide, p.Near, p.Step = m.deck.ID(at.Slide), at.Slide, at.Step
		for i := 0; i < at.Slide && m.o.Live.Role == live.Speaker; i++ {
			if hidden(i) {
				p.Near-- // the place in a deck that has no hidden ones
			}
		}
	}
	if m.base == slides { // the speaker's screen shows the slide though the room is dark
		switch {
		case m.mode == blank:
			p.Mode = live.Blank
		case m.mode == bright:
			p.Mode = live.White
		case p.Mode.Dark():
			p = p.Darken(p.Mode)
		}
	}
	return p
}

// lead tells the talk that the model has moved from where it was, if it may; else
// whoever has typed that goes their own way from here.
func (m *Model) lead(was live.Place, typed bool) {
	if m.o.Live == nil {
		return
	}
	switch now := m.here(); {
	case now == was:
	case m.leads() && !m.talk.away:
		if q := now.Question.ID; q != "" && (now.Slide != was.Slide || now.Step != was.Step) {
			m.o.Live.PutAway(q) // who moves on has answered it
			now.Question = live.Question{}
		}
		m.o.Live.Lead(now)
		m.talk.view = m.o.Live.Now()
		m.talk.behind = false
	case typed && m.talk.view.On() && (m.pos != m.talkPos() || m.talk.view.Mode.Dark() && m.mode == slides):
		m.talk.away = true
	}
}

// acknowledge tells the talk what a stage shows, when that has changed and now and
// then.
func (m *Model) acknowledge(msg tea.Msg) {
	if m.o.Live == nil || m.o.Live.Role != live.Stage {
		return
	}
	_, due := msg.(ackMsg)
	if here := m.here(); due || here != m.talk.shown {
		m.talk.shown = here
		m.o.Live.Shown(here)
	}
}

// change changes the talk's clock, mode or poll.
func (m *Model) change(edit func(p live.Place, now time.Time) live.Place) {
	if m.leads() {
		m.o.Live.Change(edit)
		m.talk.view = m.o.Live.Now()
	}
}

// darken has a black or a white screen seen: in the room, by who leads a talk that
// others show, too.
func (m *Model) darken(mode live.Mode) tea.Cmd {
	if m.base == presenting {
		if m.o.Live != nil {
			m.change(func(p live.Place, _ time.Time) live.Place { return p.Darken(mode) })
		}
		return nil
	}
	m.mode = blank
	if mode == live.White {
		m.mode = bright
	}
	return nil
}

// wanders reports whether there is a talk to go back to.
func (m *Model) wanders() bool { return m.o.Live != nil && m.talk.away && m.talk.view.On() }

// liveHint returns what the footer says of the talk.
func (m *Model) liveHint() string {
	v, w := &m.talk.view, m.words()
	switch {
	case m.o.Live == nil || v.Epoch == 0:
		return ""
	case m.o.Live.Role == live.Stage && v.Asker != "":
		return fmt.Sprintf(w.asked, v.Asker)
	case m.o.Live.Role == live.Stage && v.Refused != "":
		return fmt.Sprintf(w.refused, v.Refused)
	case m.o.Live.Role == live.Stage && v.Trouble != nil:
		return m.tells(v.Trouble)
	case m.leads():
		return ""
	case v.Mode == live.Ended:
		return w.over
	case m.talk.away:
		return fmt.Sprintf(w.browsing, m.talkPos().Slide+1)
	case v.Lost || v.Trouble != nil && !v.Here: // the hall of a speaker who is here misses nothing
		return w.lost
	case !v.Online:
		return w.offline
	case v.Mode == live.Paused:
		return w.breakTime
	}
	return ""
}
