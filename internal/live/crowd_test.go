package live

import (
	"testing"
	"time"
)

// TestCrowd has an audience say what it may, in a time of its own.
func TestCrowd(t *testing.T) {
	now := time.UnixMilli(1e12)
	talk := NewTalk("hall", func() time.Time { return now })
	c := NewCrowd(talk, []string{"reactions", "polls", "questions"})
	c.now = func() time.Time { return now }
	var told []func()
	c.later = func(d time.Duration, f func()) {
		if d != SumEvery {
			t.Errorf("the talk is told after %v", d)
		}
		told = append(told, f)
	}
	a, b := c.Join("x"), c.Join("x")
	if !a.React(1) || a.React(1) || !b.React(1) {
		t.Error("one reaction in 2 s each")
	}
	now = now.Add(ReactEvery)
	if !a.React(0) || a.React(99) || a.React(-1) {
		t.Error("after 2 s another, of those that there are")
	}
	if !a.Vote("p", 0) || !b.Vote("p", 2) || !a.Vote("p", 2) || a.Vote("p", 9) {
		t.Error("a vote can be changed, and is one of nine")
	}
	if a.Ask("为什么？") != Asked || a.Ask("again") != TooSoon || b.Ask("\u200b") != Empty {
		t.Error("one question in 30 s, and not an empty one")
	}
	if len(told) != 1 {
		t.Errorf("the talk is told %d times at once, want once in all", len(told))
	}
	told[0]()
	sums := talk.Sums()
	if sums.Reactions[0] != 1 || sums.Reactions[1] != 2 || sums.Votes["p"][2] != 2 || sums.Votes["p"][0] != 0 || len(sums.Questions) != 1 {
		t.Fatalf("the talk knows %+v", sums)
	}
	id := sums.Questions[0].ID
	if !b.Like(id) || b.Like(id) || b.Like("none") {
		t.Error("a question can be voted for once")
	}
	told[1]()
	talk.PutAway(id)
	if s := talk.Sums(); s.Questions[0].Votes != 1 || !s.Questions[0].Done {
		t.Errorf("questions %+v", s.Questions)
	}
	c.change(func(*Crowd) {})
	told[2]()
	if s := talk.Sums(); !s.Questions[0].Done {
		t.Error("what was put away comes back")
	}
}

// TestCrowdIsOff has an audience that may do nothing.
func TestCrowdIsOff(t *testing.T) {
	c := NewCrowd(NewTalk("", time.Now), nil)
	for _, v := range []*Voice{nil, c.Join("x")} {
		if v.React(0) || v.Vote("p", 0) || v.Ask("x") != Refused || v.Like("x") {
			t.Error("something counted")
		}
	}
}

// TestCrowdCeiling has very many from one address.
func TestCrowdCeiling(t *testing.T) {
	now := time.UnixMilli(1e12)
	c := NewCrowd(NewTalk("", time.Now), []string{"questions"})
	c.now = func() time.Time { return now }
	asked := 0
	for range 1000 {
		if c.Join("hall").Ask("x") == Asked {
			asked++
		}
	}
	if asked != 10 {
		t.Errorf("%d questions of one address at once, want 10", asked)
	}
}
