package live

import (
	"bufio"
	"cmp"
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
	as     Member // of a host: who it is here, if it is not of the same user
	peers  []Peer // behind it
	heard  time.Time
	count  uint64            // of a guest: how often it has led, as far as taken
	wished uint64            // of a guest: the number of its last wish
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

// Welcome has a guest take part over conn until the connection or ctx ends.
func (t *Talk) Welcome(ctx context.Context, conn io.ReadWriteCloser) {
	t.welcome(ctx, newLines(conn))
}

func (t *Talk) welcome(ctx context.Context, conn *lines) {
	l := &link{told: map[string]uint64{}}
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
	t.both(ctx, conn, l, func(m message) {
		for _, p := range m.Peers {
			if p.Role != Follower && p.Holder == t.lease.Holder && p.Holder != "" {
				t.renewed(l.heard.Add(-time.Duration(max(0, p.Ago)) * time.Millisecond))
			}
		}
		l.peers = m.Peers[:min(len(m.Peers), maxPeers)]
		if m.Count != l.count {
			l.count = m.Count
			t.set(m.State.Place, m.By, m.ByName)
			t.version++ // also for the guest, who waits for the answer
		}
		for _, w := range m.Wishes {
			if w.N > l.wished {
				l.wished = w.N
				t.wishLocked(w)
			}
		}
	}, func() message {
		return message{Count: l.count, Wished: l.wished, Lease: &leaseMessage{
			Holder: t.lease.Holder, Name: t.lease.Name, Epoch: t.lease.Epoch,
			Left: max(0, t.lease.Until.Sub(t.clock())).Milliseconds(), Asks: t.lease.Asks, Asker: t.lease.Asker,
		}}
	})
}

// Follow takes part at a host over conn until the connection or ctx ends. What has
// been led here since the last host is told to this one. As, if it has a holder, is
// who the host is here: its Own is that holder.
func (t *Talk) Follow(ctx context.Context, conn io.ReadWriteCloser, as Member) {
	t.follow(ctx, newLines(conn), as)
}

func (t *Talk) follow(ctx context.Context, conn *lines, as Member) {
	t.mu.Lock()
	l := &link{heard: t.clock(), as: as, told: map[string]uint64{}}
	before, wishedBefore := t.heard, t.wished-uint64(len(t.wishes))
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
	t.both(ctx, conn, l, func(m message) {
		done := wishedBefore + m.Wished
		for len(t.wishes) > 0 && t.wishes[0].N <= done {
			t.wishes = t.wishes[1:]
		}
		l.peers = m.Peers[:min(len(m.Peers), maxPeers)]
		for i := range l.peers {
			l.peers[i].Holder = as.in(l.peers[i].Holder)
		}
		if m.Lease == nil || m.Count != t.led-before { // it has not seen the last that was said here
			return
		}
		t.heard = t.led
		t.lease = Lease{
			Holder: as.in(m.Lease.Holder), Name: m.Lease.Name, Epoch: m.Lease.Epoch, Asks: as.in(m.Lease.Asks), Asker: m.Lease.Asker,
			Until: l.heard.Add(time.Duration(m.Lease.Left) * time.Millisecond),
		}
		if as.Holder != "" && t.lease.Holder == as.Holder {
			t.lease.Name = as.Name
		}
		if m.State.V <= Version && m.State.Epoch > 0 && m.State.Place != t.state.Place {
			t.state, t.moved = t.state.next(max(t.state.Epoch, m.State.Epoch), m.State.Place), l.heard
			t.version++
		}
	}, func() message {
		m := message{Count: t.led - before, By: as.out(t.lease.Holder), ByName: t.lease.Name}
		for _, w := range t.wishes {
			w.N -= wishedBefore
			w.Holder = as.out(w.Holder)
			m.Wishes = append(m.Wishes, w)
		}
		return m
	})
}

// in returns the holder here of one that the other side names, if that side is m.
func (m Member) in(holder string) string {
	if m.Holder != "" && holder == Own {
		return m.Holder
	}
	return holder
}

// out returns what the other side, if that is m, calls a holder.
func (m Member) out(holder string) string {
	switch {
	case m.Holder != "" && holder == m.Holder:
		return Own
	case m.Holder != "" && holder == Own:
		return "server"
	}
	return holder
}

// lines reads lines from a connection, and writes to it.
type lines struct {
	io.ReadWriteCloser
	in *bufio.Scanner
}

func newLines(conn io.ReadWriteCloser) *lines {
	in := bufio.NewScanner(conn)
	in.Buffer(make([]byte, 0, 4<<10), longest)
	return &lines{conn, in}
}

// send writes a value as a line. A peer that takes nothing for a while is left.
func (l *lines) send(v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	late := time.AfterFunc(patience, func() { _ = l.Close() })
	defer late.Stop()
	_, err = l.Write(append(line, '\n'))
	return err
}

// receive reads a line as a value.
func (l *lines) receive(v any) error {
	if !l.in.Scan() {
		return cmp.Or(l.in.Err(), io.EOF)
	}
	return json.Unmarshal(l.in.Bytes(), v)
}

// both reads and writes messages until one of them, or ctx, ends. Take and next are
// called with t.mu held.
func (t *Talk) both(ctx context.Context, conn *lines, l *link, take func(message), next func() message) {
	ctx, stop := context.WithCancel(ctx)
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	var reading sync.WaitGroup
	reading.Go(func() {
		defer stop()
		for {
			var m message
			if conn.receive(&m) != nil {
				return
			}
			t.mu.Lock()
			l.heard = t.clock()
			take(m)
			t.hear(m.Sums)
			t.poke()
			t.mu.Unlock()
		}
	})
	defer reading.Wait()
	defer func() { _ = conn.Close() }()
	defer stop()
	// A message is written when something has changed, and now and then.
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
			if conn.send(m) != nil {
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
