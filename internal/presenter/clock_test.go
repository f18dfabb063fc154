package presenter

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/theme"
)

// TestClock: a footer that shows the time is told it every minute, and no timer
// runs for any other.
func TestClock(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# a"))
	if err != nil {
		t.Fatal(err)
	}
	for src, shown := range map[string]bool{`footer: {right: "{clock} {page}"}`: true, "": false} {
		th, err := theme.Parse("t.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		m := New(Options{Deck: d, Layouts: layout.New(1 << 16), Theme: th, Width: 80, Height: 24})
		if got := m.startClock() != nil; got != shown {
			t.Errorf("%q: a timer runs: %v", src, got)
		}
		if shown && m.startClock() != nil {
			t.Error("a second timer runs")
		}
		m.Update(minuteMsg{time.Date(2026, 1, 2, 9, 5, 0, 0, time.UTC)})
		if got := strings.Contains(m.Frame().Text(), "09:05 1"); got != shown {
			t.Errorf("%q: the time is shown: %v", src, got)
		}
	}
}
