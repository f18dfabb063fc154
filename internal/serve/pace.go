package serve

import (
	"sync"
	"time"
)

// pace divides a share of the processor among all that moves on the screens of
// all sessions, and the new sizes of windows. What there is not enough for comes
// less often: keys are answered first.
type pace struct {
	share float64                             // of one core
	now   func() time.Duration                // since the server began
	used  func() (cpu time.Duration, ok bool) // processor time of the process

	mu     sync.Mutex
	next   time.Duration // when the processor is free for another picture
	cost   time.Duration // of one picture
	count  int           // pictures since looked
	looked time.Duration
	cpu    time.Duration // when looked
}

const (
	// firstCost is what a picture is taken to cost until it has been measured.
	firstCost  = 60 * time.Microsecond
	leastCost  = 10 * time.Microsecond
	mostCost   = 20 * time.Millisecond
	lookEvery  = 250 * time.Millisecond
	lookCount  = 50              // pictures from which on a measurement says something
	longestGap = 4 * time.Second // between two pictures, however much there is to do
)

func newPace(share float64, now func() time.Duration) *pace {
	p := &pace{share: share, now: now, used: processorTime, cost: firstCost}
	p.cpu, _ = p.used()
	return p
}

// wait returns how long to wait for the next picture of a motion that would have one
// every so often. Pictures of the same period come at the same moments on all
// screens, which costs less than waking the machine for each.
func (p *pace) wait(every time.Duration) time.Duration { return p.waitAll(1, every) }

// waitAll does what wait does, for a picture that comes on n screens at once.
func (p *pace) waitAll(n int, every time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	p.count += n
	// Now and then what a picture costs is measured. All that the process does counts,
	// so that motion makes room for the rest.
	if now-p.looked >= lookEvery {
		cpu, ok := p.used()
		if ok && p.count >= lookCount {
			seen := (cpu - p.cpu) / time.Duration(p.count)
			p.cost = min(max((3*p.cost+seen)/4, leastCost), mostCost)
		}
		p.looked, p.cpu, p.count = now, cpu, 0
	}
	p.next = max(p.next, now) + time.Duration(float64(n)*float64(p.cost)/p.share)
	p.next = min(p.next, now+longestGap)
	due := max(now+every, p.next)
	if every > 0 {
		due = max(due.Round(every), now)
	}
	return due - now
}
