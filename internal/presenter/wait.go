package presenter

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// waits are the waits of a talk: one of each kind, so that whoever presses keys
// without end has no more of them than others. It is safe for concurrent use.
type waits struct {
	mu    sync.Mutex
	stops [waitKinds]chan struct{}
	over  bool
}

// What is waited for.
const (
	waitMotion = iota
	waitAutoplay
	waitWheel
	waitPassage
	waitKinds
)

// after is a command that gives what say makes of the time, after d; nothing if
// another wait of its kind has begun meanwhile.
func (w *waits) after(kind int, d time.Duration, say func(time.Time) tea.Msg) tea.Cmd {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.over {
		return nil
	}
	if w.stops[kind] != nil {
		close(w.stops[kind])
	}
	stop := make(chan struct{})
	w.stops[kind] = stop
	return func() tea.Msg {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case at := <-t.C:
			return say(at)
		case <-stop:
			return nil
		}
	}
}

// end ends all waits, and begins no more.
func (w *waits) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	for i, stop := range w.stops {
		if stop != nil {
			close(stop)
			w.stops[i] = nil
		}
	}
}

// Close ends what the model still waits for. It may be called from elsewhere,
// when the model is not used any more.
func (m *Model) Close() {
	m.waits.end()
	if m.o.Live != nil && !m.o.Posted {
		m.o.Live.Close()
	}
}
