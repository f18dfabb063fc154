package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"

	"revolute/internal/frame"
)

// Server shows decks over SSH.
type Server struct {
	cfg     Config
	log     *slog.Logger
	ssh     *ssh.Server
	keys    *authorized // nil: nobody may speak
	door    *admission
	starts  *startups
	metrics *metrics
	pace    *pace
	shared  *frame.Encodings
	began   time.Time
	ids     atomic.Uint64
	decks   atomic.Pointer[Decks]
	places  atomic.Int64 // sessions that run
	waiting atomic.Bool  // it takes connections
	address atomic.Pointer[net.TCPAddr]

	life     context.Context // its end ends all sessions
	stop     context.CancelCauseFunc
	handlers sync.WaitGroup // connections and sessions

	mu       sync.Mutex
	conns    map[*conn]struct{}
	sessions map[*session]struct{}
	patrols  bool
	ending   *notice // what sessions that begin now are told
}

// New returns a server. Its errors are those of the configuration.
func New(cfg Config) (*Server, error) {
	switch {
	case cfg.Decks.First == "":
		return nil, errNoDecks
	case cfg.HostKey == nil:
		return nil, errNoHostKey
	case cfg.Log == nil:
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	cfg.fill()
	s := &Server{
		cfg: cfg, log: cfg.Log, door: newAdmission(cfg), starts: newStartups(cfg), metrics: &metrics{refusals: map[reason]*atomic.Int64{}, ends: map[reason]*atomic.Int64{}}, began: time.Now(),
		shared: frame.NewEncodings(cfg.Cache),
		conns:  map[*conn]struct{}{}, sessions: map[*session]struct{}{},
	}
	for _, r := range reasons() {
		s.metrics.refusals[r], s.metrics.ends[r] = &atomic.Int64{}, &atomic.Int64{}
	}
	s.pace = newPace(cfg.MotionShare, s.clock)
	s.life, s.stop = context.WithCancelCause(context.Background())
	s.decks.Store(&cfg.Decks)
	if cfg.AuthorizedKeys != "" {
		s.keys = &authorized{path: cfg.AuthorizedKeys}
		if err := s.keys.read(); err != nil {
			return nil, err
		}
	}
	s.ssh = s.newSSH()
	return s, nil
}

// clock returns the time since the server began.
func (s *Server) clock() time.Duration { return time.Since(s.began) }

// Serve takes connections from l until ctx ends; then everybody is told, and
// after Config.Farewell what is left is closed. It closes l. It returns nil if ctx
// ended, and else why l could take no more. A server serves once.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if a, ok := l.Addr().(*net.TCPAddr); ok {
		s.address.Store(a)
	}
	stop := context.AfterFunc(ctx, func() {
		s.waiting.Store(false)
		_ = l.Close()
	})
	defer stop()
	s.waiting.Store(true)
	defer func() {
		s.waiting.Store(false)
		_ = l.Close()
		s.farewell()
	}()
	pause := 5 * time.Millisecond
	for {
		raw, err := l.Accept()
		switch {
		case err == nil:
			pause = 5 * time.Millisecond
			peer := addressOf(raw.RemoteAddr())
			if within(peer, s.cfg.ProxyFrom) {
				s.handlers.Go(func() { s.proxied(raw) })
			} else if s.enters(raw, peer) {
				s.handlers.Go(func() { s.handle(s.newConn(raw, peer)) })
			}
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, net.ErrClosed):
			return err
		default: // too many open files, or a connection that went at once
			s.log.Warn("accept", "error", err)
			time.Sleep(pause)
			pause = min(2*pause, time.Second)
		}
	}
}

// enters reports whether a connection from this address is let in.
func (s *Server) enters(raw net.Conn, from netip.Addr) bool {
	why := s.door.enter(from)
	if why == "" {
		return true
	}
	s.metrics.refuse(why)
	s.log.Debug("refused", "from", s.mask(from), "reason", string(why))
	line := tooMany
	if why == refusedPenalty {
		line = notNow
	}
	farewellLine(raw, line)
	_ = raw.Close()
	return false
}

// What a client is told before the server's version, where the protocol allows a
// line of text (RFC 4253, 4.2).
const (
	tooMany = "Too many visitors are arriving at the moment; try again in a few seconds."
	notNow  = "Not allowed at this time; try again later."
)

// farewellLine sends a line to a client to which nothing was sent yet. A socket
// that is new has room for it.
func farewellLine(raw net.Conn, line string) {
	_ = raw.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
	_, _ = raw.Write([]byte(line + "\r\n"))
}

// handle serves a connection to its end.
func (s *Server) handle(c *conn) {
	defer s.door.leave(c.from)
	defer func() { _ = c.Close() }()
	s.mu.Lock()
	over := s.life.Err() != nil
	if !over {
		s.conns[c] = struct{}{}
		s.watch()
	}
	s.mu.Unlock()
	if over {
		return
	}
	defer func() {
		s.mu.Lock()
		delete(s.conns, c)
		s.mu.Unlock()
	}()
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(sendBuffer)
	}
	if c.startup = s.starts.enter(c); c.startup == nil {
		s.metrics.refuse(refusedStartups)
		farewellLine(c.Conn, tooMany)
		return
	}
	defer s.starts.leave(c.startup)
	s.ssh.HandleConn(c)
	// What it did wrong is counted.
	if s.life.Err() != nil {
		return
	}
	cost := int(c.cost.Load())
	if !c.proven.Load() {
		s.metrics.refuse(refusedHandshake)
		if cost == 0 {
			cost = costCut
		}
		if c.ended() == endedCrowd { // it may have been in nobody's way
			cost = 0
		}
		if time.Since(c.began) >= s.cfg.LoginGraceTime || c.ended() == endedSilence {
			cost = costSilence
		}
		s.log.Debug("handshake failed", "conn", c.id, "from", s.mask(c.from))
	}
	if s.door.punish(c.from, cost) {
		s.log.Warn("shut out", "from", s.mask(c.from))
	}
}

// sendBuffer is what the system may hold back of what a session was sent: two
// full frames, so that a key is not answered behind many old ones.
const sendBuffer = 64 << 10

// Fingerprint returns the fingerprint of the server's host key.
func (s *Server) Fingerprint() string { return Fingerprint(s.cfg.HostKey) }

// Pace returns how long a motion on a visitor's screen is to wait for its next
// picture, if it would have one every so often: all motion together takes no more
// than its share of the processor.
func (s *Server) Pace(every time.Duration) time.Duration { return s.pace.wait(every) }

// PaceAll returns how long to wait until all who look at a deck may be told of
// something that is no new place and would come every so often.
func (s *Server) PaceAll(deck string, every time.Duration) time.Duration {
	n := 0
	for _, session := range s.running() {
		if session.visitor.Deck == deck {
			n++
		}
	}
	return s.pace.waitAll(n, every)
}

// Sessions returns how many sessions run.
func (s *Server) Sessions() int { return int(s.places.Load()) }

// addressOf returns the IP address of a; of what is no IP address the zero one.
func addressOf(a net.Addr) netip.Addr {
	if tcp, ok := a.(*net.TCPAddr); ok {
		return tcp.AddrPort().Addr().Unmap().WithZone("")
	}
	return netip.Addr{}
}

// mask returns an address as it may stand in a log.
func (s *Server) mask(a netip.Addr) string {
	if s.cfg.FullAddresses || !a.IsValid() {
		return a.String()
	}
	bits := 24
	if a.Is6() {
		bits = 48
	}
	p, _ := a.Prefix(bits)
	return p.String()
}
