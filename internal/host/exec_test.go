package host

import (
	"log/slog"
	"testing"

	"revolute/internal/deck"
	"revolute/internal/serve"
)

// TestVisitorsRunNoCode: no visitor may run the code of a deck.
func TestVisitorsRunNoCode(t *testing.T) {
	h := New(Options{Cache: 1}, t.Output(), slog.New(slog.DiscardHandler))
	d, err := deck.Parse("talk.md", []byte("# a\n"))
	if err != nil {
		t.Fatal(err)
	}
	if o := h.view(shelved{deck: d}, serve.Visitor{}); o.Exec != nil {
		t.Error("a visitor may run code")
	}
}
