package live

import "time"

// How long things last in a talk.
const (
	LeaseTime = 15 * time.Second       // a lease, unless it is renewed
	Heartbeat = 5 * time.Second        // at most between two signs of life of a speaker
	AckEvery  = 2 * time.Second        // between two acknowledgements of a stage
	glance    = time.Second / 2        // between two looks at the clock
	InStep    = 5*time.Second - glance // after an acknowledgement a stage counts as present, so that within 5 s it is seen to be silent
)

// Lease is the right to lead. The zero value is held by nobody.
type Lease struct {
	Holder string    // who has it; members that share it have the same holder
	Name   string    // of the holder, as others are told
	Epoch  uint64    // of the states that the holder sets
	Until  time.Time // it ends unless it is renewed
	Asks   string    // who asks to take it over; "": nobody
	Asker  string    // their name
}

// Held reports whether somebody holds the lease at now.
func (l Lease) Held(now time.Time) bool { return l.Holder != "" && now.Before(l.Until) }

// Open reports whether holder may lead at now: it has the lease, or nobody has.
func (l Lease) Open(holder string, now time.Time) bool {
	return holder != "" && (l.Holder == holder || !l.Held(now))
}

// Take gives the lease to holder, or renews it. Without the right to it, l is
// returned as it is, and false. A new holder begins a new epoch.
func (l Lease) Take(holder, name string, now time.Time) (Lease, bool) {
	if !l.Open(holder, now) {
		return l, false
	}
	if l.Holder != holder {
		l = Lease{Holder: holder, Name: name, Epoch: l.Epoch + 1, Asks: l.Asks, Asker: l.Asker}
	}
	if l.Asks == holder {
		l.Asks, l.Asker = "", ""
	}
	l.Until = now.Add(LeaseTime)
	return l, true
}

// Ask notes that holder wants the lease that another has.
func (l Lease) Ask(holder, name string, now time.Time) Lease {
	if l.Held(now) && l.Holder != holder && holder != "" {
		l.Asks, l.Asker = holder, name
	}
	return l
}

// HandOver gives the lease from its holder to who asks for it; if nobody does, the
// lease is free. Of anybody but the holder it changes nothing.
func (l Lease) HandOver(holder string, now time.Time) Lease {
	if holder == "" || l.Holder != holder {
		return l
	}
	free := Lease{Epoch: l.Epoch}
	if l.Asks == "" {
		return free
	}
	next, _ := free.Take(l.Asks, l.Asker, now)
	return next
}

// Refuse answers who asks with no.
func (l Lease) Refuse(holder string) Lease {
	if l.Holder == holder {
		l.Asks, l.Asker = "", ""
	}
	return l
}
