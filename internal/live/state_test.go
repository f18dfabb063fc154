package live

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// randomStates are the states of a talk that several speakers led in turn, in the
// order in which they were made.
func randomStates(r *rand.Rand, n int) []State {
	var s State
	lease := Lease{}
	now := time.UnixMilli(1e12)
	out := make([]State, 0, n)
	for range n {
		now = now.Add(time.Duration(r.IntN(4000)) * time.Millisecond)
		holder := string(rune('a' + r.IntN(3)))
		next, ok := lease.Take(holder, "", now)
		if !ok {
			continue
		}
		lease = next
		modes := []Mode{Live, Paused, Blank, White, Ended}
		s = s.next(lease.Epoch, Place{
			Slide: fmt.Sprint("slide/", r.IntN(40)), Near: r.IntN(40), Step: r.IntN(5), Mode: modes[r.IntN(len(modes))], At: now.UnixMilli(),
		})
		out = append(out, s)
	}
	return out
}

// TestMerge checks the laws that make order, loss and repetition harmless.
func TestMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all := randomStates(r, 400)
	all = append(all, State{}, State{V: Version, Epoch: 2, Seq: 3, Place: Place{Slide: "x"}}, State{V: Version, Epoch: 2, Seq: 3, Place: Place{Slide: "y"}})
	for range 20000 {
		a, b, c := all[r.IntN(len(all))], all[r.IntN(len(all))], all[r.IntN(len(all))]
		if Merge(a, a) != a {
			t.Fatalf("Merge(a, a) is not a: %+v", a)
		}
		if Merge(a, b) != Merge(b, a) {
			t.Fatalf("Merge depends on the order of %+v and %+v", a, b)
		}
		if Merge(Merge(a, b), c) != Merge(a, Merge(b, c)) {
			t.Fatalf("Merge depends on the grouping of %+v, %+v, %+v", a, b, c)
		}
		if m := Merge(a, b); m.Compare(a) < 0 || m.Compare(b) < 0 {
			t.Fatalf("Merge of %+v and %+v is older than one of them: %+v", a, b, m)
		}
	}
}

// TestMergeUnknownVersion keeps what this program understands.
func TestMergeUnknownVersion(t *testing.T) {
	mine := State{V: Version, Epoch: 1, Seq: 1, Place: Place{Slide: "a"}}
	future := State{V: Version + 1, Epoch: 9, Seq: 9, Place: Place{Slide: "b"}}
	if Merge(mine, future) != mine || Merge(future, mine) != mine {
		t.Error("a state of a later version was taken")
	}
}

// TestNextOrders has every state newer than all before it, over changes of epochs.
func TestNextOrders(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	all := randomStates(r, 2000)
	for i := 1; i < len(all); i++ {
		if all[i].Compare(all[i-1]) <= 0 {
			t.Fatalf("state %d, %+v, is not newer than %+v", i, all[i], all[i-1])
		}
	}
	if all[len(all)-1].Epoch < 3 {
		t.Error("no epochs were tried")
	}
}

// TestWatchersConverge sends the states of a talk to 100,000 watchers, each over a
// link of its own that loses, repeats and reorders, and then the last state once
// more, as a heartbeat does, over links that still lose two thirds. Two speakers
// lead in one epoch for a while, as after a fault of the lease.
func TestWatchersConverge(t *testing.T) {
	watchers := 100_000
	if testing.Short() {
		watchers = 5_000
	}
	r := rand.New(rand.NewPCG(5, 6))
	sent := randomStates(r, 60)
	last := sent[len(sent)-1]
	twin := last // a second speaker with the same rank
	twin.Slide = last.Slide + "/twin"
	last.Seq++ // and what follows it
	sent = append(sent, twin, last)
	want := sent[0]
	for _, s := range sent {
		want = Merge(want, s)
	}
	if want != last {
		t.Fatalf("the last state is %+v, not %+v", want, last)
	}
	states := make([]State, watchers)
	for i := range states {
		for range len(sent) / 2 { // half of them, in any order, some twice
			states[i] = Merge(states[i], sent[r.IntN(len(sent))])
		}
	}
	left := make([]int, watchers)
	for i := range left {
		left[i] = i
	}
	rounds := 0
	for ; len(left) > 0 && rounds < 200; rounds++ {
		missed := left[:0]
		for _, i := range left {
			if r.IntN(3) == 0 {
				states[i] = Merge(states[i], last)
			}
			if states[i] != last {
				missed = append(missed, i)
			}
		}
		left = missed
	}
	if len(left) > 0 {
		t.Errorf("%d of %d watchers are not at the last state", len(left), watchers)
	}
	for i, s := range states {
		if Merge(s, sent[r.IntN(len(sent))]) != last {
			t.Fatalf("an old state moved watcher %d", i)
		}
	}
}

func TestElapsed(t *testing.T) {
	now := time.UnixMilli(1_000_000)
	for _, tt := range []struct {
		place Place
		want  time.Duration
		why   string
	}{
		{Place{}, 0, "the clock has not been started"},
		{Place{Began: 940_000}, time.Minute, "it runs"},
		{Place{Began: 940_000, Held: 30_000}, 30 * time.Second, "it stands"},
		{Place{Began: 2_000_000}, 0, "clocks of two machines differ"},
	} {
		if got := tt.place.Elapsed(now); got != tt.want {
			t.Errorf("Elapsed of %+v = %v, want %v: %s", tt.place, got, tt.want, tt.why)
		}
	}
}

func TestSay(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"  神经元\t放电 \r\n", "神经元 放电", "on one line"},
		{"a\x1b[31mb\u202ec", "a[31mbc", "no escape sequences, no turning around"},
		{strings.Repeat("前", 300) + "后", strings.Repeat("前", MaxCaption-1) + "后", "of a long one the end stays"},
		{"\xff\xfe", "", "nothing"},
	} {
		if got := (Place{}).Say(tt.in).Caption; got != tt.want {
			t.Errorf("Say(%q) = %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestPoint(t *testing.T) {
	for _, tt := range []struct {
		x, y float64
		want Pointer
		why  string
	}{
		{0, 0, Pointer{1, 1}, "a corner is somewhere"},
		{1, 1, Pointer{1000, 1000}, "the other"},
		{-0.1, 0.5, Pointer{}, "outside is nowhere"},
		{0.5, math.NaN(), Pointer{}, "so is what is no number"},
	} {
		if got := (Place{}).Point(tt.x, tt.y).Pointer; got != tt.want {
			t.Errorf("Point(%v, %v) = %v, want %v: %s", tt.x, tt.y, got, tt.want, tt.why)
		}
	}
	at := Place{Slide: "a"}.Point(0.5, 0.5)
	next := at
	next.Step++
	if got := next.after(at, time.Now()).Pointer; got != (Pointer{}) {
		t.Errorf("after a step the pointer is still at %v", got)
	}
}
