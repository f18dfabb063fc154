package live

import (
	"sync"
	"testing"
	"time"
)

// hand is a clock that is set by hand.
type hand struct {
	mu  sync.Mutex
	now time.Time
}

func newHand() *hand { return &hand{now: time.UnixMilli(1e12)} }

func (h *hand) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *hand) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// TestStage has a stage be present only while it acknowledges.
func TestStage(t *testing.T) {
	h := newHand()
	talk := NewTalk("", h.clock)
	speaker := talk.Join(Member{Role: Speaker, Holder: Own}, nil)
	defer speaker.Close()
	is := func(want StageStatus, why string) {
		t.Helper()
		if got := speaker.Now().Stage; got != want {
			t.Errorf("the stage is %d, want %d: %s", got, want, why)
		}
	}
	is(NoStage, "none has come")
	stage := talk.Join(Member{Role: Stage, Holder: Own}, nil)
	defer stage.Close()
	speaker.Lead(place("1"))
	stage.Shown(place("1"))
	is(Present, "it shows the slide")
	h.pass(InStep + time.Millisecond)
	is(Silent, "it has said nothing for more than 5 s: killed, suspended or frozen")
	stage.Shown(place("1"))
	is(Present, "it is back")
	speaker.Lead(place("2"))
	stage.Shown(place("1"))
	is(Present, "it has a moment to follow")
	h.pass(InStep + time.Millisecond)
	stage.Shown(place("1"))
	is(Behind, "it lives, and shows another slide")
	stage.Shown(place("2"))
	is(Present, "it has come after")
	other := talk.Join(Member{Role: Stage, Holder: Own}, nil)
	h.pass(InStep + time.Millisecond)
	stage.Shown(place("2"))
	is(Silent, "of two stages one is silent")
	other.Close()
	is(Present, "it has gone")
}

// TestSecondSpeaker is refused until the first hands over, or is not heard any more.
func TestSecondSpeaker(t *testing.T) {
	h := newHand()
	talk := NewTalk("", h.clock)
	var silent time.Duration
	first := talk.Join(Member{Role: Speaker, Holder: "first", Name: "Anna"}, func() time.Duration { return silent })
	second := talk.Join(Member{Role: Speaker, Holder: "second", Name: "Bo"}, nil)
	look := talk.Join(Member{Role: Follower}, nil)
	for _, s := range []*Seat{first, second, look} {
		defer s.Close()
	}
	first.Lead(place("1"))
	if second.Lead(place("2")) || second.Now().Leads || look.Now().Slide != "1" {
		t.Error("a second speaker leads")
	}
	if look.Lead(place("3")) {
		t.Error("a follower leads")
	}
	second.Ask()
	if v := first.Now(); v.Asker != "Bo" {
		t.Errorf("the holder is told %q", v.Asker)
	}
	if v := second.Now(); !v.Asking || v.Leader != "Anna" {
		t.Errorf("who asks sees %+v", v)
	}
	first.HandOver()
	if first.Lead(place("4")) || !second.Lead(place("5")) || look.Now().Slide != "5" {
		t.Error("after the hand-over the first leads, or the second does not")
	}
	second.HandOver()
	if !first.Lead(place("6")) {
		t.Error("a free lease is not to be had")
	}
	silent = LeaseTime
	h.pass(LeaseTime + time.Second)
	talk.mu.Lock()
	talk.renew()
	talk.mu.Unlock()
	if look.Now().Online {
		t.Error("a speaker who is not heard any more is online")
	}
	if look.Now().Slide != "6" {
		t.Error("followers lose the slide")
	}
	if !second.Lead(place("7")) {
		t.Error("the lease does not end")
	}
}
