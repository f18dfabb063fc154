package bus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"revolute/internal/live"
)

// leased takes a lease of the bus.
func (s *session) leased(e jetstream.KeyValueEntry) {
	t, ok := s.talks[e.Key()]
	if !ok || e.Revision() <= t.rev {
		return
	}
	if e.Operation() != jetstream.KeyValuePut {
		t.rev, t.ours = 0, false
		known, _ := t.Known()
		if !known.Mine {
			t.AdoptLease(live.Lease{Epoch: t.lease.Epoch})
		}
		return
	}
	var l leaseValue
	if json.Unmarshal(e.Value(), &l) != nil {
		return
	}
	t.rev = e.Revision()
	t.adopt(l)
}

// adopt takes in a lease of the bus. If it is another's than a member here held, the
// other was faster.
func (t *talk) adopt(l leaseValue) {
	known, _ := t.Known()
	t.lease = l
	t.AdoptLease(live.Lease{Holder: l.Holder, Name: l.Name, Epoch: l.Epoch, Until: time.Now().Add(live.LeaseTime), Asks: l.Asks, Asker: l.Asker})
	if known.Mine && known.Lease.Holder != l.Holder && !t.ours {
		t.beat = true
		if t.far.Epoch >= l.Epoch {
			t.Adopt(t.far, true)
		}
	}
}

// syncLease takes, renews, hands over or frees the lease on the bus, by comparing
// and setting. Who loses a race follows who won.
func (s *session) syncLease(ctx context.Context, t *talk, known live.Known) error {
	l := known.Lease
	now := leaseValue{Holder: l.Holder, Name: l.Name, Epoch: l.Epoch, Asks: l.Asks, Asker: l.Asker}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	switch {
	case now.Holder == "" && t.ours && t.rev != 0:
		if err := s.leases.Delete(ctx, t.key, jetstream.LastRevision(t.rev)); err != nil && !refused(err) {
			return err
		}
		t.rev, t.ours, t.lease = 0, false, now
		return nil
	case known.Mine && (!t.ours || now != t.lease || time.Since(t.held) >= live.Heartbeat):
	case t.rev != 0 && now.Holder != "" && now != t.lease && (t.ours || now.Holder == t.lease.Holder): // handed over, or asked for
	default:
		return nil
	}
	value, err := json.Marshal(now)
	if err != nil {
		return err
	}
	rev := uint64(0)
	if t.rev == 0 {
		rev, err = s.leases.Create(ctx, t.key, value)
	} else {
		rev, err = s.leases.Update(ctx, t.key, value, t.rev)
	}
	if err == nil {
		t.rev, t.lease, t.ours, t.held = rev, now, known.Mine, time.Now()
		return nil
	}
	if !refused(err) {
		return fmt.Errorf("lease: %w", err)
	}
	// Another has changed the lease: who has it now?
	e, err := s.leases.Get(ctx, t.key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		t.rev, t.ours = 0, false
		return nil // to be had at the next look
	}
	if err != nil {
		return err
	}
	var has leaseValue
	if err := json.Unmarshal(e.Value(), &has); err != nil {
		return err
	}
	t.rev = e.Revision()
	if has.Holder == known.Lease.Holder {
		t.lease = has
		return nil // it is renewed at the next look
	}
	t.ours = false
	t.adopt(has)
	return nil
}

// refused reports whether another was faster.
func refused(err error) bool {
	var api *jetstream.APIError
	return errors.Is(err, jetstream.ErrKeyExists) || errors.Is(err, jetstream.ErrKeyNotFound) ||
		errors.As(err, &api) && api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence
}
