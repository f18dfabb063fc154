package live

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// Own is the holder of the lease that all programs of one user on one machine
// share.
const Own = "own"

// message is what goes over a connection, in both directions, a line of JSON. A
// guest counts how often it has led; the host tells each guest what of that it had
// taken by then, so that a guest passes over what is older than its own last word.
type message struct {
	State  State          `json:"state"`
	Count  uint64         `json:"count,omitempty"`
	Wished uint64         `json:"wished,omitempty"` // of a host: the number of the last wish that it has taken
	By     string         `json:"by,omitempty"`     // of a guest: the holder that set State
	ByName string         `json:"by_name,omitempty"`
	Wishes []wish         `json:"wishes,omitempty"`
	Lease  *leaseMessage  `json:"lease,omitempty"` // of a host
	Peers  []Peer         `json:"peers,omitempty"`
	Sums   map[string]Sum `json:"sums,omitempty"` // that have changed
}

// leaseMessage is a lease as it travels: clocks of two machines differ, so that
// it says how long it lasts.
type leaseMessage struct {
	Holder string `json:"holder,omitempty"`
	Name   string `json:"name,omitempty"`
	Epoch  uint64 `json:"epoch"`
	Left   int64  `json:"left"` // milliseconds
	Asks   string `json:"asks,omitempty"`
	Asker  string `json:"asker,omitempty"`
}

// wish is what a member asks the root of the tree for.
type wish struct {
	N      uint64 `json:"n"`
	Kind   string `json:"kind"`
	Holder string `json:"holder"`
	Name   string `json:"name,omitempty"`
}

// The kinds of wishes.
const (
	wishAsk      = "ask"
	wishHandOver = "hand over"
	wishRefuse   = "refuse"
	maxWishes    = 16
)

// link is a connection to another process of the talk. Talk.mu guards it.
type link struct {
	as     Member // of a guest: who it is; with a holder it leads as nobody else
	peers  []Peer // behind it
	heard  time.Time
	count  uint64            // of a guest: how often it has led, as far as taken
	wished uint64            // of a guest: the number of its last wish
	deaf   bool              // of a host: somebody else leads there, and this talk goes its own way
	leader string            // of a host: the name of that other
	told   map[string]uint64 // the sums that it knows
}

const (
	// longest is the length in bytes that a message may have.
	longest = 512 << 10
	// patience is how long the other side may take nothing.
	patience = 5 * time.Second
	// beat is the time between two messages when nothing changes.
	beat = AckEvery
)

// Welcome has a guest take part over conn until the connection or ctx ends. As is
// who it is: its name, and if it has a holder, that is what it leads as, whatever
// it says.
func (t *Talk) Welcome(ctx context.Context, conn io.ReadWriteCloser, as Member) {
	l := &link{as: as, told: map[string]uint64{}}
	t.mu.Lock()
	l.heard = t.clock()
	t.guests[l] = struct{}{}
	t.watch()
	t.change()
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.guests, l)
		t.change()
	}()
	t.both(ctx, conn, l, t.fromGuest, func() message {
		lease := t.lease
		if as.Holder != "" { // it knows itself as Own
			lease.Holder, lease.Asks = mine(lease.Holder, as.Holder), mine(lease.Asks, as.Holder)
		}
		return message{Count: l.count, Wished: l.wished, Lease: &leaseMessage{
			Holder: lease.Holder, Name: lease.Name, Epoch: lease.Epoch, Left: max(0, lease.Until.Sub(t.clock())).Milliseconds(),
			Asks: lease.Asks, Asker: lease.Asker,
		}}
	})
}

// mine makes a holder Own if it is that of the guest, and anybody else's not.
func mine(holder, guest string) string {
	switch holder {
	case guest:
		return Own
	case Own:
		return "host"
	}
	return holder
}

// fromGuest takes a message of a guest. t.mu is held.
func (t *Talk) fromGuest(l *link, m message) {
	by, name := m.By, m.ByName
	if l.as.Holder != "" {
		by, name = l.as.Holder, l.as.Name
	}
	for i := range m.Peers {
		p := &m.Peers[i]
		if l.as.Holder != "" && p.Holder != "" {
			p.Holder = l.as.Holder
		}
		if p.Role != Follower && p.Holder == t.lease.Holder && p.Holder != "" {
			t.renewed(l.heard.Add(-time.Duration(max(0, p.Ago)) * time.Millisecond))
		}
	}
	l.peers = m.Peers[:min(len(m.Peers), maxPeers)]
	if m.Count != l.count {
		l.count = m.Count
		t.set(m.State.Place, by, name)
		t.version++ // also for the guest, who waits for the answer
	}
	for _, w := range m.Wishes {
		if w.N <= l.wished {
			continue
		}
		l.wished = w.N
		if l.as.Holder != "" {
			w.Holder, w.Name = l.as.Holder, l.as.Name
		}
		t.wishLocked(w)
	}
}

// Follow takes part at a host over conn until the connection or ctx ends. What has
// been led here since the last host is told to this one. With claim, the talk of
// this process wants to lead: the host is told where it is, unless somebody else
// leads there; then this talk goes its own way until it has the lease.
func (t *Talk) Follow(ctx context.Context, conn io.ReadWriteCloser, claim bool) {
	t.mu.Lock()
	l := &link{heard: t.clock(), deaf: claim, told: map[string]uint64{}}
	before, heardBefore := t.heard, t.wished-uint64(len(t.wishes))
	t.host = l
	t.watch()
	t.change()
	t.mu.Unlock()
	defer func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.host = nil
		t.change()
	}()
	t.both(ctx, conn, l, func(l *link, m message) {
		done := heardBefore + m.Wished
		for len(t.wishes) > 0 && t.wishes[0].N <= done {
			t.wishes = t.wishes[1:]
		}
		l.peers = m.Peers[:min(len(m.Peers), maxPeers)]
		if m.Lease == nil {
			return
		}
		lease := Lease{
			Holder: m.Lease.Holder, Name: m.Lease.Name, Epoch: m.Lease.Epoch, Asks: m.Lease.Asks, Asker: m.Lease.Asker,
			Until: l.heard.Add(time.Duration(m.Lease.Left) * time.Millisecond),
		}
		switch {
		case l.deaf && lease.Open(Own, l.heard):
			l.deaf = false
			t.lease = lease
			t.led++ // the host is to be where this talk is
		case l.deaf:
			l.leader = lease.Name
		case m.Count == t.led-before: // else it has not seen the last that was said here
			t.heard = t.led
			t.lease = lease
			if m.State.V <= Version && m.State != t.state && m.State.Epoch > 0 {
				t.state, t.moved = m.State, l.heard
			}
		}
		t.version++
	}, func() message {
		m := message{By: Own, Wishes: t.wishes}
		if t.lease.Holder != "" {
			m.By, m.ByName = t.lease.Holder, t.lease.Name
		}
		if !l.deaf {
			m.Count = t.led - before
		}
		for i := range m.Wishes {
			if i == 0 {
				m.Wishes = append([]wish(nil), m.Wishes...)
			}
			m.Wishes[i].N -= heardBefore
		}
		return m
	})
}

// both reads and writes messages until one of them ends. Take and next are called
// with t.mu held.
func (t *Talk) both(ctx context.Context, conn io.ReadWriteCloser, l *link, take func(*link, message), next func() message) {
	ctx, stop := context.WithCancel(ctx)
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	var reading sync.WaitGroup
	reading.Go(func() {
		defer stop()
		lines := bufio.NewScanner(conn)
		lines.Buffer(make([]byte, 0, 4<<10), longest)
		for lines.Scan() {
			var m message
			if json.Unmarshal(lines.Bytes(), &m) != nil {
				return
			}
			t.mu.Lock()
			l.heard = t.clock()
			take(l, m)
			t.hear(m.Sums)
			t.poke()
			t.mu.Unlock()
		}
	})
	t.write(ctx, conn, l, next)
	stop()
	_ = conn.Close()
	reading.Wait()
}

// write writes a message when something has changed, and now and then, until the
// connection or ctx ends. A peer that takes nothing for a while is left.
func (t *Talk) write(ctx context.Context, conn io.ReadWriteCloser, l *link, next func() message) {
	var told uint64
	var sent time.Time
	for {
		t.mu.Lock()
		version, changed, now := t.version, t.changed, t.clock()
		if due := sent.IsZero() || told != version || now.Sub(sent) >= beat; due {
			m := next()
			m.State, m.Peers = t.state, t.peers(now, l, nil)
			for node, s := range t.sums {
				if n, ok := l.told[node]; !ok || n != s.N {
					if m.Sums == nil {
						m.Sums = map[string]Sum{}
					}
					m.Sums[node], l.told[node] = s, s.N
				}
			}
			t.mu.Unlock()
			told, sent = version, now
			line, err := json.Marshal(m)
			if err != nil {
				return
			}
			late := time.AfterFunc(patience, func() { _ = conn.Close() })
			_, err = conn.Write(append(line, '\n'))
			late.Stop()
			if err != nil {
				return
			}
			continue
		}
		t.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
