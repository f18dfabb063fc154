package presenter

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

func TestWaits(t *testing.T) {
	var w timers
	say := func(s string) func(time.Time) tea.Msg { return func(time.Time) tea.Msg { return s } }
	first := w.after(waitMotion, time.Hour, say("first"))
	other := w.after(waitWheel, time.Millisecond, say("other"))
	second := w.after(waitMotion, time.Millisecond, say("second"))
	for _, tt := range []struct {
		cmd  tea.Cmd
		want tea.Msg
		why  string
	}{
		{first, nil, "a later wait of its kind ends it at once"},
		{other, "other", "of another kind it does not"},
		{second, "second", "the last one is waited for"},
	} {
		if got := tt.cmd(); got != tt.want {
			t.Errorf("%v, want %v: %s", got, tt.want, tt.why)
		}
	}
	last := w.after(waitAutoplay, time.Hour, say("last"))
	w.end()
	if got := last(); got != nil {
		t.Errorf("after the end: %v, want nothing", got)
	}
	if w.after(waitMotion, time.Hour, say("more")) != nil {
		t.Error("a wait has begun after the end")
	}
}

// TestKeysLeaveNoWaits has every wait but the last end when keys are held down:
// else a stranger's keys would fill the memory with them.
func TestKeysLeaveNoWaits(t *testing.T) {
	m := open(t)
	ended := make(chan tea.Msg)
	begun := 0
	for range 100 {
		_, cmd := m.Update(keyOf("a")) // goes on by itself after seconds, or pauses
		if cmd != nil {
			begun++
			go func() { ended <- cmd() }()
		}
	}
	if begun < 10 {
		t.Fatalf("%d waits: the test tests nothing", begun)
	}
	late := time.After(2 * time.Second)
	for range begun - 1 {
		select {
		case <-ended:
		case <-late:
			t.Fatal("an earlier wait goes on")
		}
	}
	m.Close()
	<-ended
}

func TestOnlyTheLastSearchIsMade(t *testing.T) {
	m := open(t)
	m.Update(keyOf("/"))
	_, first := m.Update(keyOf("t"))
	_, last := m.Update(keyOf("w"))
	if msg := first(); msg != nil {
		t.Errorf("an earlier search gave %v", msg)
	}
	if msg, ok := last().(searchMsg); !ok || msg.query != "tw" || len(msg.hits) == 0 {
		t.Errorf("the last search gave %v, want hits for tw", msg)
	}
}

// TestRest has what moves without an end come to rest when nobody presses a key,
// and go on when somebody does.
func TestRest(t *testing.T) {
	d, err := deck.Parse("talk.md", []byte("# A\n\n```net {behind}\nneurons: 9\nseed: 1\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, d)
	o.Still, o.IdlePause = false, 2*time.Second
	c := &stopwatch{m: New(o), now: time.Unix(1000, 0)}
	if c.m.shown.Motion != forever {
		t.Fatal("the slide does come to an end: the test tests nothing")
	}
	play := func(from time.Duration) {
		t.Helper()
		for n := 0; c.tick(); n++ {
			if n > 1000 {
				t.Fatal("it never comes to rest")
			}
		}
		if got := c.m.motion.since - from; got < o.IdlePause || got > o.IdlePause+time.Second {
			t.Errorf("it moved for %v, want %v", got, o.IdlePause)
		}
	}
	play(0)
	before, at := c.m.Frame(), c.m.motion.since
	c.now = c.now.Add(time.Hour)
	c.key("x")
	play(at)
	if c.m.Frame().Equal(before) {
		t.Error("a key did not have it move")
	}
}

func TestPace(t *testing.T) {
	c := moving(t, deck.Pos{Slide: 4, Step: 1})
	var asked time.Duration
	c.m.o.Pace = func(every time.Duration) time.Duration { asked = every; return 3 * every }
	_, cmd := c.m.Update(keyOf("r"))
	if asked == 0 {
		t.Fatal("the pace was not asked for")
	}
	began := time.Now()
	if msg, ok := cmd().(tickMsg); !ok || time.Since(began) < min(3*asked, c.m.shown.Motion) {
		t.Errorf("%v after %v, want a tick after %v", msg, time.Since(began), 3*asked)
	}
}

// TestPaceShowsAtOnce has something of a step that appears be seen with the key,
// though the next picture may take a while.
func TestPaceShowsAtOnce(t *testing.T) {
	d, err := deck.Parse("talk.md", []byte("# A\n\n<!-- pause -->\n\nappears\n"))
	if err != nil {
		t.Fatal(err)
	}
	seen := func(pace func(time.Duration) time.Duration) *frame.Frame {
		o := options(t, d)
		o.Still, o.Pace = false, pace
		m := New(o)
		m.Update(keyOf("space"))
		if !m.moving() {
			t.Fatal("nothing moves: the test tests nothing")
		}
		return m.Frame()
	}
	if seen(nil).Equal(seen(func(time.Duration) time.Duration { return time.Hour })) {
		t.Error("the first picture of a motion at a pace shows nothing of what comes")
	}
}
