package live

import (
	"context"
	"sync"
	"time"
)

// Role says what a member of a talk does.
type Role string

// The roles. A stage shows the talk to the room, and acknowledges what it shows; a
// speaker drives it; a follower sees it.
const (
	Stage    Role = "stage"
	Speaker  Role = "speaker"
	Follower Role = "follower"
)

// Member is who takes part in a talk.
type Member struct {
	Role   Role   `json:"role"`
	Holder string `json:"holder,omitempty"` // members of the same holder share its lease; "": it never leads
	Name   string `json:"name,omitempty"`   // as others are told
}

// Talk is a talk as one process knows it. It is safe for concurrent use.
type Talk struct {
	node  string // the process, among all that take part
	clock func() time.Time

	mu      sync.Mutex
	state   State
	moved   time.Time // when state changed here
	lease   Lease
	seats   map[*Seat]struct{}
	guests  map[*link]struct{}
	host    *link     // nil: this talk is the root of the tree
	led     uint64    // how often state was set here or by guests
	heard   uint64    // how often of those a host has taken
	wishes  []wish    // that the host has not taken yet
	wished  uint64    // the number of the last wish
	heads   Headcount // those who look on in this process
	sums    map[string]Sum
	total   *Audience            // of sums
	foreign map[string]bool      // the nodes of other servers
	far     map[string]Headcount // of other servers
	refused string               // who leads instead where this talk wants to; "": nobody
	asks    bool                 // a member asks that one to hand over
	trouble error                // what keeps this talk from others
	version uint64               // of all that others are told
	changed chan struct{}
	stop    context.CancelFunc // of what looks at the clock; nil: it does not run
}

// Headcount is how many follow a talk, and how many browse on their own meanwhile.
type Headcount struct{ Followers, Browsing int }

// NewTalk returns a talk that nobody leads yet. Node is the name of the process
// among all that take part; clock tells the time.
func NewTalk(node string, clock func() time.Time) *Talk {
	return &Talk{
		node: node, clock: clock, changed: make(chan struct{}), sums: map[string]Sum{},
		seats: map[*Seat]struct{}{}, guests: map[*link]struct{}{}, foreign: map[string]bool{}, far: map[string]Headcount{},
	}
}

// Seat is a member in the process of the talk.
type Seat struct {
	Member
	talk  *Talk
	alive func() time.Duration
	last  View // as the member knows it

	// Talk.mu guards these.
	shows Place
	acked time.Time
	gone  bool
	left  chan struct{}
}

// Join makes m a member. Alive, if not nil, returns how long ago it gave a sign of
// life; else it lives as long as the process runs. A stage and a speaker take the
// lease if nobody has it.
func (t *Talk) Join(m Member, alive func() time.Duration) *Seat {
	s := &Seat{Member: m, talk: t, alive: alive, left: make(chan struct{})}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seats[s] = struct{}{}
	s.acked = t.clock()
	if m.Role != Follower && t.host == nil {
		t.lease, _ = t.lease.Take(m.Holder, m.Name, t.clock())
	}
	t.watch()
	t.change()
	s.last = s.view(t.clock())
	return s
}

// Close leaves the talk. It may be called again.
func (s *Seat) Close() {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.gone {
		return
	}
	s.gone = true
	close(s.left)
	delete(t.seats, s)
	t.change()
	if len(t.seats)+len(t.guests) == 0 && t.host == nil && t.stop != nil {
		t.stop()
		t.stop = nil
	}
}

// Lead sets where the talk is, and reports whether the member may: it takes the
// lease if nobody has it. It waits for nobody.
func (s *Seat) Lead(p Place) bool {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.gone || s.Role == Follower || !t.set(p, s.Holder, s.Name) {
		return false
	}
	s.last = s.view(t.clock())
	return true
}

// Begin sets where the talk is if nobody has yet. Unlike Lead it does not count
// against what a host knows.
func (s *Seat) Begin(p Place) {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state.Epoch == 0 && s.Role != Follower {
		t.state, t.moved = t.state.next(max(t.lease.Epoch, 1), p.after(Place{}, t.clock())), t.clock()
		t.change()
		s.last = s.view(t.clock())
	}
}

// Change leads to what edit makes of the place, as Lead does.
func (s *Seat) Change(edit func(p Place, now time.Time) Place) bool {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.gone || s.Role == Follower || !t.set(edit(t.state.Place, t.clock()), s.Holder, s.Name) {
		return false
	}
	s.last = s.view(t.clock())
	return true
}

// set sets the place for a holder, unless another leads. t.mu is held.
func (t *Talk) set(p Place, holder, name string) bool {
	now := t.clock()
	lease, ok := t.lease.Take(holder, name, now)
	if !ok {
		return false
	}
	if lease != t.lease {
		t.lease = lease
	}
	p = p.after(t.state.Place, now)
	if p == t.state.Place && t.state.Epoch == lease.Epoch {
		return true
	}
	t.state, t.moved = t.state.next(lease.Epoch, p), now
	t.led++
	t.change()
	return true
}

// Shown acknowledges that a stage shows p.
func (s *Seat) Shown(p Place) {
	t := s.talk
	t.mu.Lock()
	defer t.mu.Unlock()
	s.shows, s.acked = p, t.clock()
	t.change()
}

// Ask asks the holder of the lease to hand it over.
func (s *Seat) Ask() { s.talk.wish(wish{Kind: wishAsk, Holder: s.Holder, Name: s.Name}) }

// HandOver gives the lease to who asks for it, or frees it.
func (s *Seat) HandOver() { s.talk.wish(wish{Kind: wishHandOver, Holder: s.Holder}) }

// Refuse answers no to who asks for the lease.
func (s *Seat) Refuse() { s.talk.wish(wish{Kind: wishRefuse, Holder: s.Holder}) }

// wish does what is wished for, or hands it on to the host.
func (t *Talk) wish(w wish) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if w.Kind == wishAsk && t.refused != "" {
		t.asks = true
		t.poke()
		return
	}
	t.wishLocked(w)
}

// wishLocked does what wish does, with t.mu held.
func (t *Talk) wishLocked(w wish) {
	if t.host != nil {
		t.wished++
		w.N = t.wished
		t.wishes = append(t.wishes[max(0, len(t.wishes)-maxWishes+1):], w)
		t.change()
		return
	}
	now := t.clock()
	switch w.Kind {
	case wishAsk:
		t.lease = t.lease.Ask(w.Holder, w.Name, now)
	case wishHandOver:
		t.lease = t.lease.HandOver(w.Holder, now)
	case wishRefuse:
		t.lease = t.lease.Refuse(w.Holder)
	}
	t.change()
}

// Trouble sets what keeps this talk from others; nil is nothing. An error that says
// what the last one has said changes nothing.
func (t *Talk) Trouble(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if (err == nil) != (t.trouble == nil) || err != nil && err.Error() != t.trouble.Error() {
		t.trouble = err
		t.change()
	}
}

// Crowd sets how many in this process follow, and how many browse on their own.
func (t *Talk) Crowd(followers, browsing int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c := (Headcount{followers, browsing}); c != t.heads {
		t.heads = c
		t.change()
	}
}

// State returns where the talk is.
func (t *Talk) State() State {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state
}

// Settle waits until the process that the talk was joined at has taken what was said
// here, or ctx ends: who leaves at once would not be heard.
func (s *Seat) Settle(ctx context.Context) {
	t := s.talk
	for {
		t.mu.Lock()
		settled, changed := t.host == nil || t.heard == t.led, t.changed
		t.mu.Unlock()
		if settled {
			return
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}

// Wait waits until Now has changed by another's doing since it was last called. It
// returns false when the seat is left or ctx ends.
func (s *Seat) Wait(ctx context.Context) bool {
	t := s.talk
	for {
		t.mu.Lock()
		v, changed := s.view(t.clock()), t.changed
		if s.gone {
			t.mu.Unlock()
			return false
		}
		if v != s.last {
			s.last = v
			t.mu.Unlock()
			return true
		}
		t.mu.Unlock()
		select {
		case <-changed:
		case <-s.left:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// change has everybody told that something has changed. t.mu is held.
func (t *Talk) change() {
	t.version++
	t.poke()
}

// poke has everybody who waits look again. t.mu is held.
func (t *Talk) poke() {
	close(t.changed)
	t.changed = make(chan struct{})
}

// watch has the clock looked at while there are members. t.mu is held.
func (t *Talk) watch() {
	if t.stop != nil {
		return
	}
	var ctx context.Context
	ctx, t.stop = context.WithCancel(context.Background())
	go func() {
		tick := time.NewTicker(glance)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				t.mu.Lock()
				t.renew()
				t.poke()
				t.mu.Unlock()
			}
		}
	}()
}

// renew renews the lease for members in this process that live. t.mu is held.
func (t *Talk) renew() {
	if t.host != nil {
		return
	}
	now := t.clock()
	for s := range t.seats {
		if s.Holder != "" && s.Holder == t.lease.Holder {
			t.renewed(now.Add(-s.age()))
		}
	}
}

// renewed notes that the holder of the lease was heard at that time. t.mu is held.
func (t *Talk) renewed(at time.Time) {
	if until := at.Add(LeaseTime); until.After(t.lease.Until) {
		t.lease.Until = until
	}
}

// age returns how long ago the member gave a sign of life.
func (s *Seat) age() time.Duration {
	if s.alive == nil {
		return 0
	}
	return s.alive()
}
