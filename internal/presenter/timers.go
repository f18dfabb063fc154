package presenter

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// timers holds one timer of each kind at most, so that whoever presses keys without
// end has no more of them than others. It is safe for concurrent use.
type timers struct {
	mu    sync.Mutex
	stops [waitKinds]chan struct{}
	over  bool
}

// What is waited for.
const (
	waitMotion = iota
	waitAutoplay
	waitWheel
	waitTransition
	waitKinds
)

// after returns a command that gives what say makes of the time, after d; nothing if
// another wait of its kind has begun meanwhile.
func (t *timers) after(kind int, d time.Duration, say func(time.Time) tea.Msg) tea.Cmd {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over {
		return nil
	}
	if t.stops[kind] != nil {
		close(t.stops[kind])
	}
	stop := make(chan struct{})
	t.stops[kind] = stop
	return func() tea.Msg {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case at := <-timer.C:
			return say(at)
		case <-stop:
			return nil
		}
	}
}

// end ends all waits, and begins no more.
func (t *timers) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	for i, stop := range t.stops {
		if stop != nil {
			close(stop)
			t.stops[i] = nil
		}
	}
}

// Close ends what the model still waits for. It may be called from elsewhere,
// when the model is not used any more.
func (m *Model) Close() {
	m.timers.end()
	if m.o.Live != nil && !m.o.Posted {
		m.o.Live.Close()
	}
}
