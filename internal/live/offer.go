package live

import (
	"context"
	"io"
	"sync"
)

// offer is what goes over a connection before a server takes part in a talk that
// leads it: the server says who else leads there, until it is free; the talk may
// ask for it.
type offer struct {
	Leads string `json:"leads,omitempty"` // who else leads at the server
	Taken bool   `json:"taken,omitempty"` // the server takes part from here on
	Ask   bool   `json:"ask,omitempty"`   // of the talk: it asks to lead
}

// Offer has t lead the talk at the other end of conn, which calls Accept, until the
// connection or ctx ends. While somebody else leads there, t goes its own way; its
// members know, and can ask for the lease.
func (t *Talk) Offer(ctx context.Context, conn io.ReadWriteCloser) error {
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	l := newLines(conn)
	waiting, stop := context.WithCancel(ctx)
	var asking sync.WaitGroup
	asking.Go(func() {
		for {
			t.mu.Lock()
			asks, changed := t.asks, t.changed
			t.asks = false
			t.mu.Unlock()
			if asks && l.send(offer{Ask: true}) != nil {
				return
			}
			select {
			case <-changed:
			case <-waiting.Done():
				return
			}
		}
	})
	defer asking.Wait()
	defer stop()
	defer t.refuse("")
	for {
		var o offer
		if err := l.receive(&o); err != nil {
			return err
		}
		if o.Taken {
			stop()
			asking.Wait()
			t.refuse("")
			if err := l.send(offer{Taken: true}); err != nil {
				return err
			}
			t.welcome(ctx, l)
			return ctx.Err()
		}
		t.refuse(o.Leads)
	}
}

// refuse notes who else leads where this talk wants to; "" is nobody.
func (t *Talk) refuse(leader string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.refused != leader {
		t.refused, t.asks = leader, false
		t.change()
	}
}

// Accept has a talk elsewhere lead t over conn, whose other end calls Offer, until
// the connection or ctx ends. As is who that is. It waits while another leads.
func (t *Talk) Accept(ctx context.Context, conn io.ReadWriteCloser, as Member) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	l, ready := newLines(conn), make(chan struct{})
	go func() { // the other side asks, or says that it is ready
		for {
			var o offer
			switch err := l.receive(&o); {
			case err != nil:
				stop()
				return
			case o.Ask:
				t.wish(wish{Kind: wishAsk, Holder: as.Holder, Name: as.Name})
			case o.Taken:
				close(ready)
				return
			}
		}
	}()
	if !t.awaitLease(ctx, l, as.Holder) || l.send(offer{Taken: true}) != nil {
		return
	}
	select {
	case <-ready:
		t.yield()
		t.follow(ctx, l, as)
	case <-ctx.Done():
	}
}

// awaitLease waits until holder may lead t, and says over l who does meanwhile.
func (t *Talk) awaitLease(ctx context.Context, l *lines, holder string) bool {
	for told := ""; ; {
		t.mu.Lock()
		leader, open := t.lease.Name, t.host == nil && t.lease.Open(holder, t.clock())
		changed := t.changed
		t.mu.Unlock()
		if open {
			return true
		}
		if leader != told {
			if told = leader; l.send(offer{Leads: leader}) != nil {
				return false
			}
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return false
		}
	}
}
