package presenter

import (
	"errors"
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
		m.Update(ReloadMsg{Deck: d})
		if got := m.Frame().Text(); !strings.Contains(got, tt.want) {
			t.Errorf("%s: want %q on the screen, got\n%s", tt.why, tt.want, got)
		}
	}
}

func TestReloadFollows(t *testing.T) {
	m := open(t)
	src := strings.Replace(strings.ReplaceAll(talk, "LINES", "x"), "\nb\n", "\nB anew\n", 1)
	d, err := deck.Parse("talk.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	m.Update(ReloadMsg{Err: errors.New("talk.md:3: broken")})
	if text := m.Frame().Text(); !strings.Contains(text, "talk.md:3: broken") || !strings.Contains(text, "first") {
		t.Errorf("want the last good slide and the trouble in the footer, got\n%s", text)
	}
	m.Update(ReloadMsg{Deck: d, Follow: true})
	if m.Pos() != (deck.Pos{Slide: 1, Step: 1}) {
		t.Errorf("at %v, want the step that has changed", m.Pos())
	}
	if text := m.Frame().Text(); strings.Contains(text, "broken") || !strings.Contains(text, "B anew") {
		t.Errorf("want the slide anew and no trouble, got\n%s", text)
	}
}
