package talk

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"revolute/internal/presenter"
)

// TestGone: whoever shows a deck is told that a file of one of its languages has
// gone, with the deck as it is then.
func TestGone(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("1-a.zh.md", "# 一\n")
	write("1-a.en.md", "# One\n")
	gone := filepath.Join(dir, "2-b.zh.md")
	write("2-b.zh.md", "# 二\n")
	write("2-b.en.md", "# Two\n")
	s := Source{Deck: dir}
	d, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	changes := s.Changes(ctx, d, time.Now())
	told := make(chan presenter.ReloadMsg)
	go func() {
		defer close(told)
		for {
			msg, ok := changes()
			if !ok {
				return
			}
			told <- msg
		}
	}()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C: // the watching may begin after the first time
			write("2-b.zh.md", "# 二\n")
			if err := os.Remove(gone); err != nil {
				t.Fatal(err)
			}
		case msg, ok := <-told:
			if !ok {
				t.Fatal("nobody was told")
			}
			if msg.Err == nil {
				continue // of a moment when it was there
			}
			if !strings.HasPrefix(msg.Err.Error(), gone+": this file has gone") || msg.Deck.Slide(1, "zh").Title() != "Two" {
				t.Fatalf("%v, with %q in its place", msg.Err, msg.Deck.Slide(1, "zh").Title())
			}
			cancel()
			for range told {
			}
			return
		}
	}
}
