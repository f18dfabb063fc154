package presenter

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// room is a talk of one process, with models that are told of it by hand.
type room struct {
	*testing.T
	talk *live.Talk
	deck *deck.Deck
}

func newRoom(t *testing.T, d *deck.Deck) *room {
	return &room{t, live.NewTalk("test", time.Now), d}
}

// enter has a model take part.
func (r *room) enter(role live.Role, holder string, at deck.Pos) *Model {
	o := options(r.T, r.deck)
	o.Began, o.At = at1430(), at
	o.Speaker = role == live.Speaker
	o.Live = r.talk.Join(live.Member{Role: role, Holder: holder, Name: holder}, nil)
	m := New(o)
	r.Cleanup(m.Close)
	return m
}

// hear tells models of what has changed.
func hear(models ...*Model) {
	for _, m := range models {
		m.Update(MovedMsg{})
	}
}

// TestFollowing has stage and speaker's screen of one user lead each other.
func TestFollowing(t *testing.T) {
	r := newRoom(t, openTalk(t))
	a := r.enter(live.Stage, live.Own, deck.Pos{Slide: 1, Step: 1})
	b := r.enter(live.Speaker, live.Own, deck.Pos{})
	if at(b) != "2.2" {
		t.Fatalf("who comes later begins at %s", at(b))
	}
	press(b, "l")
	hear(a)
	if at(a) != "2.3" {
		t.Errorf("the stage is at %s", at(a))
	}
	press(a, "o")
	press(b, "3 enter")
	hear(a)
	if at(a) != "3.1" || a.mode != slides {
		t.Errorf("the stage is at %s, mode %d: the overview covers the slide", at(a), a.mode)
	}
	press(a, "G")
	hear(b)
	if at(b) != at(a) {
		t.Errorf("the stage leads to %s, the speaker is at %s", at(a), at(b))
	}
}

// TestFollowingTold has a model wait for the talk by itself.
func TestFollowingTold(t *testing.T) {
	r := newRoom(t, openTalk(t))
	a, b := r.enter(live.Stage, live.Own, deck.Pos{}), r.enter(live.Speaker, live.Own, deck.Pos{})
	told := make(chan any, 1)
	go func() { told <- a.awaitMoved()() }()
	press(b, "3 enter")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	select {
	case msg := <-told:
		if _, ok := msg.(MovedMsg); !ok {
			t.Fatalf("it was told %#v", msg)
		}
	case <-ctx.Done():
		t.Fatal("it was told nothing")
	}
	hear(a)
	if at(a) != "3.1" {
		t.Errorf("at %s", at(a))
	}
	a.Close()
	if msg := a.awaitMoved()(); msg != nil {
		t.Errorf("after it was closed it was told %#v", msg)
	}
}

// TestWander has a follower go its own way, and come back when it wants to.
func TestWander(t *testing.T) {
	r := newRoom(t, openTalk(t))
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	press(s, "2 enter")
	f := r.enter(live.Follower, "", deck.Pos{})
	is := func(want string, follows bool, why string) {
		t.Helper()
		if got, _ := f.Following(); at(f) != want || got != follows {
			t.Fatalf("at %s, follows %t; want %s, %t: %s", at(f), got, want, follows, why)
		}
	}
	lead := func(keys string) {
		press(s, keys)
		hear(f, s)
	}
	is("2.1", true, "a visitor arrives where the talk is")
	lead("l")
	is("2.2", true, "and follows it")
	press(f, "L T")
	is("2.2", true, "language and look are the visitor's own")
	press(f, "L o")
	lead("l")
	is("2.2", true, "who looks something up is not disturbed")
	press(f, "esc")
	is("2.3", true, "and catches up after it")
	press(f, "l")
	is("3.1", false, "a key of navigation detaches")
	lead("G")
	is("3.1", false, "nobody is snapped back")
	if text := f.Frame().Text(); !strings.Contains(text, "演讲者在第 7 张 · f 返回") {
		t.Errorf("the footer says nothing of the way back:\n%s", text)
	}
	press(f, "f")
	is(at(s), true, "f returns")
	press(f, "3 enter")
	is("3.1", false, "a jump detaches, too")
	press(f, "f")
	press(f, "1")
	lead("g")
	is("7.1", true, "nor is a number that is being typed taken away")
	press(f, "esc")
	is("1.1", true, "until it is given up")
}

// TestFollowerLeadsNobody: whatever a follower types, the talk stays.
func TestFollowerLeadsNobody(t *testing.T) {
	r := newRoom(t, openTalk(t))
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	press(s, "2 enter")
	want := r.talk.State()
	f := r.enter(live.Follower, "", deck.Pos{})
	press(f, "l G g b l w x . R o enter / 神 enter 3 enter a r f")
	if got := r.talk.State(); got != want {
		t.Errorf("the talk is %+v, was %+v", got, want)
	}
}

// TestBlankRoom has the speaker's screen blank the room, and the room say so.
func TestBlankRoom(t *testing.T) {
	r := newRoom(t, openTalk(t))
	stage, s := r.enter(live.Stage, live.Own, deck.Pos{}), r.enter(live.Speaker, live.Own, deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	press(s, "b")
	hear(stage, f)
	if stage.mode != blank || f.mode != blank || s.mode != presenting {
		t.Fatalf("modes: stage %d, follower %d, speaker %d", stage.mode, f.mode, s.mode)
	}
	if !strings.Contains(s.Frame().Text(), "黑屏") || !strings.Contains(stage.Frame().Text(), "黑屏") {
		t.Error("speaker's screen or stage do not say so")
	}
	press(s, "b")
	hear(stage, f)
	if stage.mode != slides || f.mode != slides {
		t.Errorf("the slide is not back: stage %d, follower %d", stage.mode, f.mode)
	}
	press(s, "w")
	hear(stage)
	press(stage, "l") // any key brings the slide back
	hear(s)
	if stage.mode != slides || r.talk.State().Mode != live.Live {
		t.Errorf("the stage's key: mode %d, talk %s", stage.mode, r.talk.State().Mode)
	}
}

// TestSecondSpeakerBrowses: who may not lead goes their own way, and moves nobody.
func TestSecondSpeakerBrowses(t *testing.T) {
	r := newRoom(t, openTalk(t))
	first := r.enter(live.Speaker, "anna", deck.Pos{})
	press(first, "2 enter")
	second := r.enter(live.Speaker, "bo", deck.Pos{})
	press(second, "G")
	if got := r.talk.State().Near; got != 1 {
		t.Errorf("the talk is at %d", got)
	}
	if _, browses := second.Following(); !browses {
		t.Error("the second speaker does not know that it is on its own")
	}
}

// TestEditMovesNobody: a save while a talk is live leaves everybody on their slide.
func TestEditMovesNobody(t *testing.T) {
	parse := func(src string) *deck.Deck {
		d, err := deck.Parse("t.md", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	old := parse("# One\n\n---\n\n# Two\n\n---\n\n# Three\n")
	r := newRoom(t, old)
	stage, s := r.enter(live.Stage, live.Own, deck.Pos{Slide: 1}), r.enter(live.Speaker, live.Own, deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	for _, tt := range []struct{ src, want, why string }{
		{"# One, changed\n\n---\n\n# Two\n\n---\n\n# Three\n", "2.1", "another slide has changed"},
		{"# Zero\n\n---\n\n# One\n\n---\n\n# Two\n\n---\n\n# Three\n", "3.1", "a slide was put in before it"},
		{"# Two\n\n---\n\n# Three\n", "1.1", "slides before it have gone"},
	} {
		next := parse(tt.src)
		for _, m := range []*Model{stage, s, f} {
			m.Update(ReloadMsg{Deck: next})
			hear(stage, s, f)
		}
		for name, m := range map[string]*Model{"stage": stage, "speaker": s, "follower": f} {
			if at(m) != tt.want {
				t.Errorf("the %s is at %s, want %s: %s", name, at(m), tt.want, tt.why)
			}
		}
	}
}

// TestHiddenSlides has the speaker look at a slide that is hidden: the room stays
// where it was.
func TestHiddenSlides(t *testing.T) {
	src := []byte("# A\n\n---\n\n<!-- hidden -->\n\n# Secret\n\n---\n\n# B\n")
	all, err := deck.Parse("t.md", src, deck.WithHidden)
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(t, all)
	s := r.enter(live.Speaker, live.Own, deck.Pos{})
	r.deck = parsed(t, string(src))
	stage, f := r.enter(live.Stage, live.Own, deck.Pos{}), r.enter(live.Follower, "", deck.Pos{})
	press(s, "l")
	hear(stage, f)
	if at(s) != "2.1" || at(stage) != "1.1" || at(f) != "1.1" {
		t.Fatalf("the speaker is at %s, the stage at %s, a follower at %s", at(s), at(stage), at(f))
	}
	press(s, "l")
	hear(stage, f)
	if at(s) != "3.1" || at(stage) != "2.1" || !strings.Contains(f.Frame().Text(), "B") {
		t.Errorf("after it the speaker is at %s, the stage at %s", at(s), at(stage))
	}
	press(stage, "h")
	hear(s)
	if at(s) != "1.1" {
		t.Errorf("the stage goes back, the speaker to %s", at(s))
	}
}

// TestHandedOverWhileBrowsing: a speaker who has gone their own way and is handed the
// talk leads with the next key, from where they are.
func TestHandedOverWhileBrowsing(t *testing.T) {
	r := newRoom(t, openTalk(t))
	a, b := r.enter(live.Speaker, "anna", deck.Pos{}), r.enter(live.Speaker, "bo", deck.Pos{})
	f := r.enter(live.Follower, "", deck.Pos{})
	press(a, "l h")
	hear(b, f)
	press(b, "4 enter A")
	hear(a)
	if !b.talk.away || at(f) != "1.1" {
		t.Fatalf("bo, who asks, leads: the follower is at %s", at(f))
	}
	press(a, "Y")
	hear(a, b, f)
	if text := b.Frame().Text(); strings.Contains(text, "自由浏览") || at(b) != "4.1" || at(f) != "1.1" {
		t.Errorf("handed over: bo is at %s, the follower at %s:\n%s", at(b), at(f), text)
	}
	press(b, "l")
	hear(a, f)
	if at(f) != at(b) || at(a) != at(b) {
		t.Errorf("bo leads: bo is at %s, the follower at %s, anna at %s", at(b), at(f), at(a))
	}
}

// TestTroubleElsewhere: followers see that other servers are not reached only if their
// speaker is at one of them.
func TestTroubleElsewhere(t *testing.T) {
	r := newRoom(t, openTalk(t))
	f := r.enter(live.Follower, "", deck.Pos{})
	r.talk.AdoptLease(live.Lease{Holder: "anna", Name: "anna", Epoch: 1, Until: time.Now().Add(time.Hour)})
	r.talk.Adopt(live.State{V: live.Version, Epoch: 1, Seq: 1, Place: live.Place{Slide: r.deck.ID(0), Mode: live.Live}}, false)
	r.talk.Trouble(errors.New("no bus"))
	hear(f)
	if text := f.Frame().Text(); !strings.Contains(text, f.words().lost) {
		t.Errorf("a speaker elsewhere: no mark\n%s", text)
	}
	r.enter(live.Speaker, "anna", deck.Pos{})
	hear(f)
	if text := f.Frame().Text(); strings.Contains(text, f.words().lost) {
		t.Errorf("a speaker here: a mark\n%s", text)
	}
}
