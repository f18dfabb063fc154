package presenter

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"revolute/internal/deck"
	"revolute/internal/live"
)

// TestFollowing has two models show one talk, and asks for each message in the
// order in which it comes.
func TestFollowing(t *testing.T) {
	dir, err := os.MkdirTemp("", "follow")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	open := func(at deck.Pos) (*Model, func()) {
		o := options(t, openTalk(t))
		o.Began, o.At = at1430(), at
		if o.Live, err = live.Join(filepath.Join(dir, "talk"), live.State{Pos: at, Began: o.Began.UnixMilli()}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(o.Live.Close)
		m := New(o)
		return m, func() { m.Update(m.awaitMoved()()) }
	}
	a, hearA := open(deck.Pos{Slide: 1, Step: 1})
	b, hearB := open(deck.Pos{})
	for at(b) != "2.2" { // first it hears that there is somebody
		hearB()
	}
	press(b, "l")
	for at(a) != "2.3" {
		hearA()
	}
	press(a, "o")
	press(b, "3 enter")
	for at(a) != "3.1" {
		hearA()
	}
	if a.mode != slides {
		t.Error("the overview still covers the slide")
	}
	// Both lead at once: one of them wins.
	press(b, "G")
	press(a, "g")
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		a.Update(elsewhere{})
		b.Update(elsewhere{})
		there, _ := a.o.Live.Now()
		here, _ := b.o.Live.Now()
		if there == here && a.pos == there.Pos && b.pos == there.Pos && a.others == 1 && b.others == 1 {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("a is at %s of %v, b at %s of %v", at(a), there, at(b), here)
		}
	}
}
