package presenter

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
)

// moved has slides that come in every way; the last one moves by itself.
const moved = `---
transition: fade
---

# 一

第一张

---

<!-- transition: slide -->

# 二

第二张

---

<!-- transition: dissolve -->

# 三

第三张

<!-- pause -->

more

---

<!-- transition: none -->

# 四

第四张

---

# 五

` + "```terminal\nprompt: \"$ \"\nscript:\n  - type: a\n```\n"

func openMoved(t testing.TB) *stopwatch {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(moved))
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, d)
	o.Still = false
	return &stopwatch{m: New(o), now: time.Unix(1000, 0)}
}

// pass has the time of a transition go on by one of its pictures. It reports whether
// the model wanted it.
func (c *stopwatch) pass() bool {
	if !c.m.inTransition() {
		return false
	}
	every := time.Second / layout.TransitionFrames
	c.now = c.now.Add(every)
	c.m.Update(transitionMsg{c.m.transition.id, c.now, every})
	return true
}

// there is what the slide looks like when nothing moves.
func there(m *Model) *frame.Frame {
	v := m.view()
	v.Since, v.Still = 0, !m.moving()
	return m.o.Layouts.Layout(v).Frame
}

func TestTransitions(t *testing.T) {
	tests := []struct {
		keys   string
		passes bool
		why    string
	}{
		{"right", true, "the slide says how"},
		{"right", true, "so does this one"},
		{"right", false, "a step of the same slide does not pass"},
		{"right", false, "none is at once, whatever the deck says"},
		{"left", false, "and back likewise"},
		{"left left", true, "back as it came"},
		{"g", true, "a jump too"},
		{"o enter", false, "out of the overview there is nothing to pass from"},
		{"b x", false, "nor out of the dark"},
	}
	c := openMoved(t)
	for _, tt := range tests {
		before := c.m.Frame()
		c.key(tt.keys)
		if c.m.inTransition() != tt.passes {
			t.Fatalf("%s: passing is %v, want %v: %s", tt.keys, c.m.inTransition(), tt.passes, tt.why)
		}
		if tt.passes && (c.m.Frame() == before || c.m.Frame().Equal(there(c.m))) {
			t.Errorf("%s: its first picture is that of before or the slide at rest", tt.keys)
		}
		pictures := 0
		for c.pass() {
			if pictures++; pictures > 10 {
				t.Fatalf("%s: it takes longer than 300 ms", tt.keys)
			}
		}
		if !c.m.Frame().Equal(there(c.m)) {
			t.Errorf("%s: at the end\n%s", tt.keys, c.m.Frame().Text())
		}
	}
}

// TestKeyCutsPassage: the next key has the slide be there at once, whatever else
// it does.
func TestKeyCutsPassage(t *testing.T) {
	for _, tt := range []struct{ key, at string }{{"x", "2.1"}, {"right", "3.1"}, {"o", "2.1"}, {"left", "1.1"}} {
		c := openMoved(t)
		c.key("right")
		c.pass()
		old := transitionMsg{c.m.transition.id, c.now.Add(time.Second), time.Second}
		from := c.m.shown.Frame
		c.key(tt.key)
		if at(c.m) != tt.at {
			t.Errorf("%s: at %s, want %s", tt.key, at(c.m), tt.at)
		}
		switch tt.key {
		case "x":
			if c.m.inTransition() || !c.m.Frame().Equal(there(c.m)) {
				t.Error("the transition goes on")
			}
		case "right", "left":
			if c.m.transition.From.Frame != from {
				t.Errorf("%s: it does not start from the slide that was on its way", tt.key)
			}
		}
		before := c.m.Frame()
		c.m.Update(old)
		if !c.m.Frame().Equal(before) {
			t.Errorf("%s: a message of the transition that was cut was followed", tt.key)
		}
	}
}

// TestMotionAfterPassage has what moves on a slide begin when it is there, also
// if it is there before its time.
func TestMotionAfterPassage(t *testing.T) {
	for _, cut := range []bool{false, true} {
		c := openMoved(t)
		c.m.Update(keyOf("G"))
		if !c.m.inTransition() || c.m.motion.ticking {
			t.Fatalf("passing %v, ticking %v: want the transition alone", c.m.inTransition(), c.m.motion.ticking)
		}
		if cut {
			c.key("x")
		}
		for c.pass() {
			if c.m.motion.since != 0 {
				t.Error("it has begun before")
			}
		}
		if c.m.shown.Motion == 0 || !c.m.motion.ticking {
			t.Fatalf("cut %v: motion of %v, ticking %v: want it to begin", cut, c.m.shown.Motion, c.m.motion.ticking)
		}
		for n := 0; c.tick(); n++ {
			if n > 1000 {
				t.Fatal("it never comes to rest")
			}
		}
		if c.m.inTransition() || c.m.motion.ticking {
			t.Error("a timer runs though nothing moves")
		}
	}
}

func TestStillHasNoPassage(t *testing.T) {
	c := openMoved(t)
	c.m.o.Still = true
	before := c.m.Frame()
	_, cmd := c.m.Update(keyOf("right"))
	if c.m.inTransition() || cmd != nil && cmd() != nil || c.m.Frame() == before {
		t.Error("with --no-motion a slide passes")
	}
}

// TestTransitionsAreShared has two viewers see the same frames, not equal ones.
func TestTransitionsAreShared(t *testing.T) {
	a := openMoved(t)
	b := &stopwatch{m: New(a.m.o), now: time.Unix(5000, 0)}
	a.key("right")
	b.key("right")
	for a.pass() {
		b.now = b.now.Add(time.Millisecond) // they are not quite at the same time
		b.pass()
		if a.m.Frame() != b.m.Frame() {
			t.Fatal("each has a frame of its own")
		}
	}
}

func TestTransitionEndsWithTheSize(t *testing.T) {
	c := openMoved(t)
	c.key("right")
	c.pass()
	c.m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	if c.m.Frame().Width() != 60 || strings.TrimSpace(c.m.Frame().Text()) == "" {
		t.Errorf("a frame of %d columns:\n%s", c.m.Frame().Width(), c.m.Frame().Text())
	}
	for c.pass() {
	}
	if c.m.inTransition() {
		t.Error("it never ends")
	}
}

// TestTransitionAtAPace: a slide is there when it is due, though the machine has no
// time for another picture of its way.
func TestTransitionAtAPace(t *testing.T) {
	c := openMoved(t)
	c.m.o.Pace = func(time.Duration) time.Duration { return time.Hour }
	said := make(chan tea.Msg, 100)
	var run func(cmd tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, one := range msg {
				go run(one)
			}
		default:
			said <- msg
		}
	}
	_, cmd := c.m.Update(keyOf("l"))
	if !c.m.inTransition() {
		t.Fatal("no transition: the test tests nothing")
	}
	go run(cmd)
	for late := time.After(20 * time.Second); c.m.inTransition(); {
		select {
		case msg := <-said:
			if _, ok := msg.(transitionMsg); ok {
				c.m.Update(msg)
			}
		case <-late:
			t.Fatal("the slide is still on its way")
		}
	}
	if text := c.m.Frame().Text(); !strings.Contains(text, "第二张") {
		t.Errorf("it shows\n%s", text)
	}
}
