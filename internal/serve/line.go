package serve

import (
	"container/list"
	"sync"
	"time"
)

// line lets a number of handshakes run at once; others wait, first come first
// served. While somebody waits, a handshake has only patience to finish, so that
// silent connections hold nobody up for long.
type line struct {
	slots, longest int
	wait           time.Duration // at most, for a slot
	patience       time.Duration

	mu      sync.Mutex
	active  list.List // of *place, the oldest in front
	waiting list.List // of *place
}

// place is a connection's place in the line.
type place struct {
	conn  *conn
	since time.Time
	ready chan struct{} // closed when it has a slot
	at    *list.Element // in active, or in waiting; nil: gone
	in    bool          // it has a slot
}

func newLine(cfg Config) *line {
	return &line{
		slots: cfg.MaxHandshakes, longest: cfg.MaxLine,
		wait: cfg.HandshakeTimeout, patience: cfg.HandshakeTimeout / 5,
	}
}

// enter waits for a slot. It gives nil if the line is too long, or the wait, or
// if c is closed.
func (l *line) enter(c *conn) *place {
	p := &place{conn: c, ready: make(chan struct{})}
	l.mu.Lock()
	switch {
	case l.active.Len() < l.slots:
		l.admit(p)
	case l.waiting.Len() >= l.longest:
		l.mu.Unlock()
		return nil
	default:
		p.at = l.waiting.PushBack(p)
	}
	l.mu.Unlock()
	if p.await(l) {
		return p
	}
	l.leave(p)
	return nil
}

// admit gives p a slot. The lock is held.
func (l *line) admit(p *place) {
	p.since, p.in = time.Now(), true
	p.at = l.active.PushBack(p)
	close(p.ready)
}

// await waits until p has a slot, and has slow handshakes closed meanwhile.
func (p *place) await(l *line) bool {
	select {
	case <-p.ready:
		return true
	default:
	}
	end := time.NewTimer(l.wait)
	defer end.Stop()
	look := time.NewTicker(l.patience / 4)
	defer look.Stop()
	for {
		select {
		case <-p.ready:
			return true
		case <-look.C:
			l.hurry()
		case <-end.C:
			return false
		case <-p.conn.closed:
			return false
		}
	}
}

// hurry closes the handshakes that have had their time while others wait.
func (l *line) hurry() {
	l.mu.Lock()
	var late []*conn
	limit := time.Now().Add(-l.patience)
	for e := l.active.Front(); e != nil && len(late) < l.waiting.Len(); e = e.Next() {
		if p := e.Value.(*place); p.since.Before(limit) {
			late = append(late, p.conn)
		}
	}
	l.mu.Unlock()
	for _, c := range late {
		c.end(endedSilence)
	}
}

// leave gives p's slot, or its place, to the next one. It may be called again.
func (l *line) leave(p *place) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case p.at == nil:
		return
	case !p.in:
		l.waiting.Remove(p.at)
	default:
		l.active.Remove(p.at)
		if next := l.waiting.Front(); next != nil {
			l.waiting.Remove(next)
			l.admit(next.Value.(*place))
		}
	}
	p.at = nil
}
