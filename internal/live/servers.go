package live

// Known is a talk as one of several servers has it.
type Known struct {
	State State
	Lease Lease
	Mine  bool           // the lease is held, and its holder is a member here
	Sums  map[string]Sum // what was said here
	Headcount
}

// Known returns the talk as this process has it, and a channel that is closed when
// that changes.
func (t *Talk) Known() (Known, <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.clock()
	k := Known{State: t.state, Lease: t.lease, Headcount: t.heads, Sums: map[string]Sum{}}
	if t.lease.Held(now) {
		for _, p := range t.peers(now, nil, nil) {
			k.Mine = k.Mine || p.Role != Follower && p.Holder == t.lease.Holder
		}
	}
	for node, s := range t.sums {
		if !t.foreign[node] {
			k.Sums[node] = s
		}
	}
	return k, t.changed
}

// Adopt takes in what another server says: a state that is newer, or any if it is
// to replace what was led here without the lease.
func (t *Talk) Adopt(s State, replace bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := Merge(t.state, s)
	if replace && s.V <= Version && s.Epoch > 0 {
		next = s
	}
	if next == t.state {
		return
	}
	t.state, t.moved = next, t.clock()
	t.lease.Epoch = max(t.lease.Epoch, next.Epoch)
	t.change()
}

// AdoptLease takes in who leads, as another server says.
func (t *Talk) AdoptLease(l Lease) {
	t.mu.Lock()
	defer t.mu.Unlock()
	l.Epoch = max(l.Epoch, t.state.Epoch)
	t.lease = l
	t.change()
}

// SayFar sets what the audience of another server has said, and how many follow
// there.
func (t *Talk) SayFar(node string, s Sum, c Headcount) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.foreign[node] = true
	if have := t.far[node]; have != c && len(t.far) < maxNodes {
		t.far[node] = c
		t.change()
	}
	t.hear(map[string]Sum{node: s})
}
