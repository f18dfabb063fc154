package serve

import "time"

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
	tick := time.NewTicker(s.round())
	defer tick.Stop()
	for range tick.C {
		s.mu.Lock()
		conns := make([]*conn, 0, len(s.conns))
		for c := range s.conns {
			conns = append(conns, c)
		}
		sessions := make([]*session, 0, len(s.sessions))
		for n := range s.sessions {
			sessions = append(sessions, n)
		}
		if len(conns) == 0 && len(sessions) == 0 {
			s.patrols = false
			s.mu.Unlock()
			s.count(nil)
			return
		}
		s.mu.Unlock()
		for _, n := range sessions {
			n.check(s.clock())
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
		if n.following.Load() {
			c.follow++
			followers++
		} else if n.browsing.Load() {
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

// round is the time between two rounds: short enough for the shortest limit.
func (s *Server) round() time.Duration {
	shortest := min(s.cfg.WriteTimeout, s.cfg.IdleTimeout, s.cfg.MaxAge, s.cfg.ClientAliveInterval, s.cfg.UnusedConnectionTimeout)
	return min(max(shortest/8, 5*time.Millisecond), time.Second)
}

// check ends a session that has had its time.
func (n *session) check(now time.Duration) {
	cfg := n.server.cfg
	switch busy := time.Duration(n.busy.Load()); {
	case busy != 0 && now-busy > cfg.WriteTimeout:
		n.conn.end(endedStall)
	case now-n.began > cfg.MaxAge:
		n.stop(ending{endedAge})
	case now-time.Duration(n.key.Load()) > cfg.IdleTimeout && !n.following.Load() && !n.speaker:
		n.stop(ending{endedIdle})
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
	switch silent := now - time.Duration(c.heard.Load()); {
	case silent > 4*cfg.ClientAliveInterval:
		c.end(endedSilent)
	case silent > min(cfg.ClientAliveInterval, c.asked()) && c.asking.CompareAndSwap(false, true):
		go c.ask()
	}
}

// asked is the silence after which the client is asked whether it is there. A
// speaker is asked often, so that those who follow know.
func (c *conn) asked() time.Duration {
	if ssh := c.ssh.Load(); ssh != nil && speaks(ssh) {
		return speakerHeartbeat
	}
	return c.server.cfg.ClientAliveInterval
}

// speakerHeartbeat is the time between two signs of life of a speaker.
const speakerHeartbeat = 4 * time.Second

// silence is how long ago the client was heard.
func (c *conn) silence() time.Duration {
	return c.server.clock() - time.Duration(c.heard.Load())
}

// ask asks whether the client is there. That it answers is enough; what it
// answers to a request that nobody knows is no.
func (c *conn) ask() {
	defer c.asking.Store(false)
	if ssh := c.ssh.Load(); ssh != nil {
		_, _, _ = ssh.SendRequest("keepalive@openssh.com", true, nil)
	}
}
