package bus

import (
	"testing"
	"time"

	"revolute/internal/live"
)

// TestAudienceWithoutBus has a hall vote and ask while its server is cut off: the
// speaker elsewhere has it all when the bus is back, and the hall what the speaker
// has done meanwhile.
func TestAudienceWithoutBus(t *testing.T) {
	n := newServer(t)
	a, b := newHall(t, "a", n), newHall(t, "b", n)
	anna := a.speaker(t, "anna")
	crowd := live.NewCrowd(b.Talk, []string{"reactions", "polls", "questions"})
	one, two := crowd.Join("here"), crowd.Join("there")
	poll := place("1")
	poll.Poll = live.Poll{ID: "p", Phase: live.PollOpen}
	anna.Lead(poll)
	within(t, 20*time.Second, "the hall is asked", func() bool { return b.look.Now().Poll.Phase == live.PollOpen }, func() any { return b.look.Now() })
	one.Vote("p", 1)
	two.Ask("first")
	said := func(votes, questions int) func() bool {
		return func() bool {
			v := anna.Now().Audience
			return v != nil && len(v.Questions) == questions && len(v.Votes["p"]) > 1 && v.Votes["p"][1] == votes
		}
	}
	says := func() any { return anna.Now().Audience }
	within(t, 20*time.Second, "the speaker has a vote and a question", said(1, 1), says)
	b.wire.set(true)
	within(t, 20*time.Second, "the hall sees that the bus is lost", func() bool { return b.look.Now().Trouble != nil }, func() any { return b.look.Now() })
	if !two.Vote("p", 1) || one.Ask("second") != live.Asked {
		t.Error("the hall may not vote or ask while the bus is lost")
	}
	anna.PutAway(anna.Now().Audience.Questions[0].ID)
	poll.Poll.Phase = live.PollClosed
	anna.Lead(poll)
	if v := anna.Now(); len(v.Audience.Questions) != 1 || len(v.Audience.Waiting()) != 0 {
		t.Errorf("the speaker has %+v", v.Audience)
	}
	b.wire.set(false)
	within(t, 20*time.Second, "the speaker has the other vote and question", said(2, 2), says)
	within(t, 20*time.Second, "the hall knows what the speaker has done", func() bool {
		v := b.look.Now()
		return v.Poll.Phase == live.PollClosed && v.Audience != nil && len(v.Audience.Waiting()) == 1
	}, func() any { return b.look.Now() })
}

// TestServerEnds: nobody follows at a server that has ended.
func TestServerEnds(t *testing.T) {
	n := newServer(t)
	a := newHall(t, "a", n)
	b, end := openHall(t, "b", n)
	anna := a.speaker(t, "anna")
	anna.Lead(place("1"))
	b.at(t, "1", "the other server follows")
	b.Crowd(200, 7)
	follow := func(n int) func() bool { return func() bool { return anna.Now().Followers == n } }
	within(t, 20*time.Second, "its followers are counted", follow(200), func() any { return anna.Now() })
	end()
	within(t, 2*live.LeaseTime, "its followers have gone with it", follow(0), func() any { return anna.Now() })
}
