// Package live keeps the programs of one user that show the same talk at the
// same place. A talk is a register: it holds where the talk is, as a value that
// each program may set and wait for. Nothing is queued, so who comes late or
// reads slowly gets the latest place like everybody else.
//
// The first program to join a talk is its host, at a Unix socket; the others are
// its guests. What the host holds is true: a guest passes over what it is told
// until the host has seen its own last word. When the host ends, one of the
// guests becomes it. Nothing is polled.
package live

import (
	"context"
	"sync"

	"revolute/internal/deck"
)

// State is where a talk is, and since when it lasts.
type State struct {
	Pos   deck.Pos `json:"pos"`
	Began int64    `json:"began"` // milliseconds since 1970
}

// Talk is a talk that several programs show.
type Talk struct {
	path  string
	ctx   context.Context
	leave context.CancelFunc
	ended chan struct{}

	mu      sync.Mutex
	state   State
	led     uint64        // how often this program has set state
	heard   uint64        // of those, how many a host has heard
	version uint64        // of state, and of what guests are told beside it
	others  int           // programs that are known here
	news    bool          // something that Wait is to tell
	changed chan struct{} // closed when version changes, and made anew
}

// Join joins the talk at path, a Unix socket in a folder of the user alone that
// is made if need be. If nobody shows it yet, it begins with s.
func Join(path string, s State) (*Talk, error) {
	if err := private(path); err != nil {
		return nil, err
	}
	t := &Talk{path: path, state: s, ended: make(chan struct{}), changed: make(chan struct{})}
	t.ctx, t.leave = context.WithCancel(context.Background())
	e, err := t.enter()
	if err != nil {
		return nil, err
	}
	go t.run(e)
	return t, nil
}

// Close leaves the talk.
func (t *Talk) Close() {
	t.leave()
	<-t.ended
}

// Lead sets where the talk is. It does not wait for anybody.
func (t *Talk) Lead(s State) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s == t.state {
		return
	}
	t.state = s
	t.led++
	t.change()
}

// Now is where the talk is, and how many other programs are known to show it: all
// of them to the host, one to a guest.
func (t *Talk) Now() (s State, others int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state, t.others
}

// Wait waits until Now has changed by somebody else's doing since the last Wait.
// It gives false when the talk has been left.
func (t *Talk) Wait() bool {
	for {
		t.mu.Lock()
		news, changed := t.news, t.changed
		t.news = false
		t.mu.Unlock()
		if news {
			return true
		}
		select {
		case <-changed:
		case <-t.ctx.Done():
			return false
		}
	}
}

// change says that something has changed. t.mu is held.
func (t *Talk) change() {
	t.version++
	close(t.changed)
	t.changed = make(chan struct{})
}

// follow takes a place from another program. t.mu is held.
func (t *Talk) follow(s State) {
	if s != t.state {
		t.state, t.news = s, true
	}
}

// know takes how many other programs there are: by more.
func (t *Talk) know(by int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.others += by
	t.news = true
	t.change()
}
