package presenter

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// motion is how far what moves has got.
type motion struct {
	id             int       // messages of an earlier one are passed over
	began, arrived time.Time // the step's and the slide's; zero until the first message tells the time
	since, entered time.Duration
	touched        time.Duration // since, when a key was pressed last
	ticking        bool
}

// tickMsg tells the time while something moves.
type tickMsg struct {
	id    int
	at    time.Time
	every time.Duration
}

// begin starts a step; fresh says that the slide is new too.
func (t *motion) begin(fresh bool) {
	t.id++
	t.began, t.since, t.touched, t.ticking = time.Time{}, 0, 0, false
	if fresh {
		t.arrived, t.entered = time.Time{}, 0
	}
}

// finish brings everything to rest.
func (t *motion) finish() {
	t.id++
	t.since, t.entered, t.ticking = forever, forever, false
}

// moving reports whether something on the slide moves.
func (m *Model) moving() bool {
	return !m.o.Still && m.mode == slides && m.motion.since < m.shown.Motion && !m.idle()
}

// motionStep returns the time between two pictures, if many viewers share them.
func (m *Model) motionStep() time.Duration {
	if m.shown.Motion != forever {
		return 0
	}
	return m.o.MotionStep
}

// idle reports whether what never comes to an end has moved for long enough
// without a key or a click.
func (m *Model) idle() bool {
	return m.o.IdlePause > 0 && m.shown.Motion == forever && m.motion.since-m.motion.touched >= m.o.IdlePause
}

// wake has what is idle move on, as somebody is there.
func (m *Model) wake() tea.Cmd {
	slept := m.idle()
	m.motion.touched = m.motion.since
	if !slept {
		return nil
	}
	m.motion.began, m.motion.arrived = time.Time{}, time.Time{} // it goes on where it was
	return m.awaitTick()
}

// period returns the time between two pictures of what moves on the slide.
func (m *Model) period() time.Duration { return time.Second / time.Duration(max(1, m.shown.Frames)) }

// awaitTick asks for the next tick if something moves.
func (m *Model) awaitTick() tea.Cmd {
	if !m.moving() || m.motion.ticking || m.inTransition() {
		return nil
	}
	m.motion.ticking = true
	id, every := m.motion.id, m.period()
	every = max(every, m.motionStep())
	if m.o.Pace != nil {
		every = m.o.Pace(every)
	}
	if left := m.shown.Motion - m.motion.since; left < every {
		every = left
	}
	return m.timers.after(waitMotion, every, func(at time.Time) tea.Msg { return tickMsg{id, at, every} })
}

// apply moves what moves, and lets the next step come if it does so by itself.
func (msg tickMsg) apply(m *Model) tea.Cmd {
	t := &m.motion
	if msg.id != t.id {
		return nil
	}
	t.ticking = false
	if m.mode != slides {
		return nil
	}
	if t.began.IsZero() {
		t.began = msg.at.Add(-msg.every - t.since) // the first tick comes one period after the start
	}
	t.since = max(0, msg.at.Sub(t.began))
	if t.entered != forever {
		if t.arrived.IsZero() {
			t.arrived = msg.at.Add(-msg.every - t.entered)
		}
		t.entered = max(0, msg.at.Sub(t.arrived))
	}
	if step := m.motionStep(); step > 0 {
		t.since = t.since.Round(step)
		if t.entered != forever {
			t.entered = t.entered.Round(step)
		}
	}
	if m.moving() {
		return m.awaitTick()
	}
	if m.shown.Auto && !m.idle() {
		to := m.pos
		to.Step++
		return m.enter(to, animated)
	}
	return nil
}

// replay moves the slide from its first step again.
func (m *Model) replay() tea.Cmd {
	to := m.pos
	auto := m.deck.Slide(to.Slide, m.lang).Auto
	for to.Step > 0 && slices.Contains(auto, to.Step) {
		to.Step-- // to where the chain began
	}
	m.motion.entered, m.motion.arrived = 0, time.Time{}
	return m.enter(to, animated)
}

// resume shows the slide again after something else: what would have come to an
// end has, and what never does goes on.
func (m *Model) resume() tea.Cmd {
	m.mode = m.base
	m.layOut()
	if m.shown.Motion != forever {
		m.motion.finish()
		return nil
	}
	m.motion.id++
	m.motion.began, m.motion.arrived, m.motion.ticking = time.Time{}, time.Time{}, false
	return m.awaitTick()
}
