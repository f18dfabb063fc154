package serve

import (
	"maps"
	"slices"
	"time"
)

// watch begins a patrol if none walks. The lock is held.
func (s *Server) watch() {
	if !s.patrols {
		s.patrols = true
		go s.patrol()
	}
}

// patrol looks after all connections and sessions until there are none, so that
// none of them needs a timer.
func (s *Server) patrol() {
	cfg := s.cfg
	shortest := min(cfg.WriteTimeout, cfg.IdleTimeout, cfg.MaxAge, cfg.ClientAliveInterval, cfg.UnusedConnectionTimeout)
	tick := time.NewTicker(min(max(shortest/8, 5*time.Millisecond), time.Second)) // short enough for the shortest limit
	defer tick.Stop()
	for range tick.C {
		s.mu.Lock()
		conns, sessions := slices.Collect(maps.Keys(s.conns)), slices.Collect(maps.Keys(s.sessions))
		if len(conns) == 0 && len(sessions) == 0 {
			s.patrols = false
			s.mu.Unlock()
			s.count(nil)
			return
		}
		s.mu.Unlock()
		for _, n := range sessions {
			switch now, busy := s.clock(), time.Duration(n.busy.Load()); { // one that has had its time ends
			case busy != 0 && now-busy > cfg.WriteTimeout:
				n.conn.end(endedStall)
			case now-n.began > cfg.MaxAge:
				n.stop(ending{endedAge})
			case now-time.Duration(n.key.Load()) > cfg.IdleTimeout && !n.following.Load() && !n.speaker:
				n.stop(ending{endedIdle})
			}
		}
		s.count(sessions)
		for _, c := range conns {
			c.check(s.clock())
		}
	}
}

// count tells how many follow each deck's talk, and how many browse meanwhile.
func (s *Server) count(sessions []*session) {
	type crowd struct{ follow, browse int }
	all := map[string]crowd{}
	for name := range s.decks.Load().Named {
		all[name] = crowd{}
	}
	followers := int64(0)
	for _, n := range sessions {
		c := all[n.visitor.Deck]
		switch { // a speaker whom another leads is none of the audience
		case n.speaker:
		case n.following.Load():
			c.follow++
			followers++
		case n.browsing.Load():
			c.browse++
		}
		all[n.visitor.Deck] = c
	}
	s.metrics.followers.Store(followers)
	if s.cfg.Crowd == nil {
		return
	}
	for name, c := range all {
		s.cfg.Crowd(name, c.follow, c.browse)
	}
}

// check ends a connection that is of no use any more, or asks whether its client
// is there.
func (c *conn) check(now time.Duration) {
	cfg := c.server.cfg
	if !c.proven.Load() {
		return // the handshake has its own limits
	}
	if c.watching.Load() == 0 && now-time.Duration(c.since.Load()) > cfg.UnusedConnectionTimeout {
		c.end(endedLinger)
		return
	}
	// A speaker is asked often, so that those who follow know.
	ssh, asked := c.ssh.Load(), cfg.ClientAliveInterval
	if ssh != nil && speaks(ssh) {
		asked = min(asked, speakerHeartbeat)
	}
	switch silent := now - time.Duration(c.heard.Load()); {
	case silent > 4*cfg.ClientAliveInterval:
		c.end(endedSilent)
	case silent > asked && ssh != nil && c.asking.CompareAndSwap(false, true):
		go func() {
			defer c.asking.Store(false)
			// That it answers is enough; to a request that nobody knows it answers no.
			_, _, _ = ssh.SendRequest("keepalive@openssh.com", true, nil)
		}()
	}
}

// speakerHeartbeat is the time between two signs of life of a speaker.
const speakerHeartbeat = 4 * time.Second
