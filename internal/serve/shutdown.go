package serve

import (
	"fmt"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Reload has sessions that begin from now on see these decks, and sends those that
// run what announce, if not nil, makes for them, so that they can change over where
// they are. It does not wait for them; a session that is behind gets the last message
// alone.
func (s *Server) Reload(decks Decks, announce Announce) error {
	if decks.First == "" {
		return errNoDecks
	}
	s.decks.Store(&decks)
	if announce != nil {
		for _, n := range s.running() {
			if msg := announce(n.visitor); msg != nil {
				n.box.post(reloaded, msg)
			}
		}
	}
	s.log.Info("decks reread", "decks", decks.list())
	return nil
}

// Move sends every session that shows a deck the message that its talk has moved.
// It does not wait for them; a session that is behind gets the last such message
// alone, beside what Reload has sent.
func (s *Server) Move(deck string, msg tea.Msg) {
	for _, n := range s.running() {
		if n.visitor.Deck == deck {
			n.box.post(moved, msg)
		}
	}
}

// running returns the sessions that run. Those who join or leave do not wait while
// something is posted to all of them.
func (s *Server) running() []*session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Keys(s.sessions))
}

// Parting: how long sessions may take to end once they were told to, and then
// how long their connections may last. With Config.Farewell it is less than the
// 15 s that a service manager is told to wait.
const (
	partSessions = 3 * time.Second
	partConns    = 4 * time.Second
)

// farewell tells everybody that the server ends, and ends all.
func (s *Server) farewell() {
	seconds := int(s.cfg.Farewell.Round(time.Second).Seconds())
	n := &notice{text: map[string]string{
		"":   fmt.Sprintf(english().notice, seconds),
		"zh": fmt.Sprintf(chinese().notice, seconds),
	}}
	s.mu.Lock()
	s.ending = n
	for v := range s.sessions {
		v.box.post(noticed, n)
	}
	s.log.Info("ending", "sessions", len(s.sessions))
	s.mu.Unlock()
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		for s.Sessions() > 0 {
			time.Sleep(10 * time.Millisecond)
		}
	}()
	wait(gone, s.cfg.Farewell)
	s.stop(ending{endedShutdown})
	wait(gone, partSessions)
	over := make(chan struct{})
	go func() {
		defer close(over)
		s.handlers.Wait()
	}()
	if !wait(over, partConns/8) { // clients that do not hang up by themselves
		s.mu.Lock()
		conns := slices.Collect(maps.Keys(s.conns))
		s.mu.Unlock()
		for _, c := range conns {
			c.end(endedShutdown)
		}
		wait(over, partConns)
	}
	s.log.Info("ended", "sessions", s.Sessions())
}

// wait waits for done, but not for longer than d, and reports whether it came.
func wait(done <-chan struct{}, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-done:
		return true
	case <-t.C:
		return false
	}
}
