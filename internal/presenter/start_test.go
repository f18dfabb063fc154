package presenter

import (
	"strings"
	"testing"

	"revolute/internal/deck"
)

// TestLargeDeck: the first frame of a large deck does not wait until all slides
// are found, and names their number once they are.
func TestLargeDeck(t *testing.T) {
	d, err := deck.Parse("t.md", []byte(strings.Repeat("# 一页\n\n"+strings.Repeat("文字，", 30)+"\n\n---\n\n", 2000)+"# last\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := New(options(t, d))
	if text := m.Frame().Text(); !strings.Contains(text, "一页") || strings.Contains(text, "2001") {
		t.Errorf("the first frame is\n%s", text)
	}
	if _, all := d.Known(); all {
		t.Error("all slides have been looked for before the first frame")
	}
	press(m, "l")
	if _, all := d.Known(); all || at(m) != "2.1" {
		t.Errorf("at %s, all slides known: %v; want neither the third slide nor a wait", at(m), all)
	}
	msg := m.findRest()()
	m.Update(msg)
	if text := m.Frame().Text(); !strings.Contains(text, "2/2001") {
		t.Errorf("all slides are found, the frame is\n%s", text)
	}
	if m.findRest() != nil {
		t.Error("there is nothing left to find")
	}
}
