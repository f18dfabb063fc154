package presenter

import (
	"strings"
	"testing"

	"revolute/internal/deck"
)

func TestReload(t *testing.T) {
	for _, tt := range []struct {
		src       string
		at        string
		want, why string
	}{
		{"# One\n\n---\n\n# Other\n", "2", "Other", "the same slide in the new deck"},
		{"# Only\n", "2", "Only", "what has become shorter is left at its end"},
	} {
		m := open(t)
		press(m, "2 enter o") // the overview is of the old deck
		d, err := deck.Parse("talk.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		m.Update(Reload{Deck: d})
		if got := m.Frame().Text(); !strings.Contains(got, tt.want) {
			t.Errorf("%s: want %q on the screen, got\n%s", tt.why, tt.want, got)
		}
	}
}
