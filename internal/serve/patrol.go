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
			return
		}
		s.mu.Unlock()
		for _, n := range sessions {
			n.check(s.clock())
		}
		for _, c := range conns {
			c.check(s.clock())
		}
	}
}

// round is the time between two rounds: short enough for the shortest limit.
func (s *Server) round() time.Duration {
	shortest := min(s.cfg.Stall, s.cfg.Idle, s.cfg.MaxAge, s.cfg.KeepAlive, s.cfg.Linger)
	return min(max(shortest/8, 5*time.Millisecond), time.Second)
}

// check ends a session that has had its time.
func (n *session) check(now time.Duration) {
	cfg := n.server.cfg
	switch busy := time.Duration(n.busy.Load()); {
	case busy != 0 && now-busy > cfg.Stall:
		n.conn.end(endedStall)
	case now-n.began > cfg.MaxAge:
		n.stop(ending{endedAge})
	case now-time.Duration(n.key.Load()) > cfg.Idle && !n.following.Load():
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
	if c.watching.Load() == 0 && now-time.Duration(c.since.Load()) > cfg.Linger {
		c.end(endedLinger)
		return
	}
	switch silent := now - time.Duration(c.heard.Load()); {
	case silent > 4*cfg.KeepAlive:
		c.end(endedSilent)
	case silent > cfg.KeepAlive && c.asking.CompareAndSwap(false, true):
		go c.ask()
	}
}

// ask asks whether the client is there. That it answers is enough; what it
// answers to a request that nobody knows is no.
func (c *conn) ask() {
	defer c.asking.Store(false)
	if ssh := c.ssh.Load(); ssh != nil {
		_, _, _ = ssh.SendRequest("keepalive@openssh.com", true, nil)
	}
}
