package serve

import (
	"testing"
	"time"
)

// TestPace plays motions at a pace, in a time of its own.
func TestPace(t *testing.T) {
	t.Parallel()
	const every = 40 * time.Millisecond
	for _, tt := range []struct {
		why      string
		moving   int
		cost     time.Duration // of a picture
		least    int           // pictures a second in all
		most     time.Duration // of the processor, a second
		slowdown bool
	}{
		{"a few move as they should", 10, 100 * time.Microsecond, 245, 30 * time.Millisecond, false},
		{"many are slowed down to the share", 2000, 100 * time.Microsecond, 4000, 700 * time.Millisecond, true},
		{"pictures that cost much come less often", 500, time.Millisecond, 400, 700 * time.Millisecond, true},
		{"however many there are, each has some", 20000, time.Millisecond, 400, 8 * time.Second, true},
	} {
		var now, cpu time.Duration
		p := newPace(0.7, func() time.Duration { return now })
		p.used = func() (time.Duration, bool) { return cpu, true }
		due := make([]time.Duration, tt.moving)
		pictures, from := 0, time.Duration(0)
		for now < 8*time.Second {
			if now == 4*time.Second { // it has found its pace
				pictures, from = 0, cpu
			}
			for i := range due {
				if due[i] <= now {
					cpu += tt.cost
					pictures++
					due[i] = now + p.wait(every)
				}
			}
			now += 5 * time.Millisecond
		}
		rate, used := pictures/4, (cpu-from)/4
		if rate < tt.least || used > tt.most*11/10 {
			t.Errorf("%s: %d pictures and %v of the processor a second, want at least %d and at most %v", tt.why, rate, used, tt.least, tt.most)
		}
		if wait := p.wait(every); (wait > every) != tt.slowdown {
			t.Errorf("%s: the next picture after %v of %v", tt.why, wait, every)
		}
	}
}

// TestPaceTogether has motions that begin at any moment have their pictures at the
// same moments from then on.
func TestPaceTogether(t *testing.T) {
	t.Parallel()
	const every = 200 * time.Millisecond
	for _, began := range []time.Duration{0, 30 * time.Millisecond, 99 * time.Millisecond, 101 * time.Millisecond, 199 * time.Millisecond} {
		now := began
		p := newPace(1, func() time.Duration { return now })
		p.used = func() (time.Duration, bool) { return 0, false }
		for n := range 4 {
			wait := p.wait(every)
			if wait < every/2 || wait > 3*every/2 {
				t.Errorf("begun at %v: picture %d comes after %v, want about %v", began, n, wait, every)
			}
			if now += wait; now%every != 0 {
				t.Errorf("begun at %v: picture %d comes at %v, want a multiple of %v", began, n, now, every)
			}
			now += 3 * time.Millisecond // until it is drawn
		}
	}
}
