package serve

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"
)

// MaxStartups bounds the connections whose handshake is not over, as OpenSSH's
// setting of that name: from Start on one is dropped with a probability of Rate
// percent, which grows to 100 at Full.
//
// Other than with OpenSSH the one that is dropped is not always the newcomer: it is
// one of all of them, first one that has had its time. So a flood of silent
// connections drops itself, and whoever shakes hands at once is hardly ever hit.
type MaxStartups struct{ Start, Rate, Full int }

// String returns m as Set takes it.
func (m MaxStartups) String() string { return fmt.Sprintf("%d:%d:%d", m.Start, m.Rate, m.Full) }

// Type returns what the value is called in the help.
func (m *MaxStartups) Type() string { return "start:rate:full" }

// Set takes START:RATE:FULL, or one number, above which every one more is dropped.
func (m *MaxStartups) Set(s string) error {
	fields := strings.Split(s, ":")
	var v [3]int
	if len(fields) != 1 && len(fields) != 3 {
		return fmt.Errorf("%q is not START:RATE:FULL, such as 256:30:1024", s)
	}
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not START:RATE:FULL, such as 256:30:1024", s)
		}
		v[i] = n
	}
	if len(fields) == 1 {
		v[1], v[2] = 100, v[0]
	}
	if v[1] > 100 || v[2] < v[0] {
		return fmt.Errorf("%q: RATE is at most 100, and FULL not less than START", s)
	}
	*m = MaxStartups{v[0], v[1], v[2]}
	return nil
}

// chance returns the probability, of 100, of a drop when n handshakes are under way.
func (m MaxStartups) chance(n int) int {
	switch {
	case n < m.Start:
		return 0
	case n >= m.Full:
		return 100
	}
	return m.Rate + (100-m.Rate)*(n-m.Start)/max(1, m.Full-m.Start)
}

// startups are the connections whose handshake is not over.
type startups struct {
	max      MaxStartups
	patience time.Duration   // that a handshake has while it is crowded
	random   func(n int) int // a number in [0, n)
	now      func() time.Time
	drop     func(victim *conn) // of one that is under way

	mu  sync.Mutex
	all []*startup // the oldest in front, but for those that were swapped
}

// startup is a connection's handshake.
type startup struct {
	conn  *conn
	began time.Time
	at    int // in startups.all; -1: over
}

func newStartups(cfg Config) *startups {
	return &startups{
		max: cfg.MaxStartups, patience: cfg.LoginGraceTime / 5, random: rand.IntN, now: time.Now,
		drop: func(victim *conn) { victim.end(endedCrowd) },
	}
}

// enter lets c begin its handshake. It returns nil if c is to be dropped.
func (s *startups) enter(c *conn) *startup {
	s.mu.Lock()
	p := &startup{conn: c, began: s.now(), at: len(s.all)}
	s.all = append(s.all, p)
	var victim *startup
	if s.random(100) < s.max.chance(len(s.all)-1) {
		// Who is dropped is one that has had its time, else any.
		const looks = 16
		late := s.now().Add(-s.patience)
		victim = s.all[s.random(len(s.all))]
		for i := 0; i < looks && !victim.began.Before(late); i++ {
			if other := s.all[s.random(len(s.all))]; other.began.Before(late) {
				victim = other
			}
		}
		s.remove(victim)
	}
	s.mu.Unlock()
	switch victim {
	case nil:
	case p:
		return nil
	default:
		s.drop(victim.conn)
	}
	return p
}

// leave ends a handshake. It may be called again.
func (s *startups) leave(p *startup) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remove(p)
}

// remove takes p out. s.mu is held.
func (s *startups) remove(p *startup) {
	if p.at < 0 {
		return
	}
	last := len(s.all) - 1
	s.all[p.at] = s.all[last]
	s.all[p.at].at = p.at
	s.all[last] = nil
	s.all, p.at = s.all[:last], -1
}

// crowded returns how likely a newcomer makes somebody be dropped, of 100, and how
// many handshakes are under way.
func (s *startups) crowded() (chance, pending int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.max.chance(len(s.all)), len(s.all)
}
