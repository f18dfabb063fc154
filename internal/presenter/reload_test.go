package presenter

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

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
	o := options(t, openTalk(t))
	o.FollowEdits = true
	m := New(o)
	src := strings.Replace(strings.ReplaceAll(talk, "LINES", "x"), "\nb\n", "\nB anew\n", 1)
	d, err := deck.Parse("talk.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	m.Update(ReloadMsg{Err: errors.New("talk.md:3: broken")})
	if text := m.Frame().Text(); !strings.Contains(text, "talk.md:3: broken") || !strings.Contains(text, "first") {
		t.Errorf("want the last good slide and the trouble in the footer, got\n%s", text)
	}
	m.Update(ReloadMsg{Deck: d})
	if m.Pos() != (deck.Pos{Slide: 1, Step: 1}) {
		t.Errorf("at %v, want the step that has changed", m.Pos())
	}
	if text := m.Frame().Text(); strings.Contains(text, "broken") || !strings.Contains(text, "B anew") {
		t.Errorf("want the slide anew and no trouble, got\n%s", text)
	}
}

func parse(t *testing.T, src string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("talk.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const four = "# One\n\na\n\n---\n\n# Two\n\nb\n\n---\n\n# Three\n\nc\n\n<!-- pause -->\n\nd\n\n---\n\n# Four\n\ne\n"

// TestReloadMovesNobody: a save leaves the viewer on the slide that they see, wherever
// that is now, and what stands over it stays there.
func TestReloadMovesNobody(t *testing.T) {
	edit := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(four) }
	for _, tt := range []struct {
		keys  string
		saves []string
		want  string
		shows string
		why   string
	}{
		{"3 enter", []string{edit("\na\n", "\nA\n", "\ne\n", "\nE\n")}, "3.1", "Three", "other slides have changed"},
		{"3 enter l", []string{edit("c\n", "C\n")}, "3.2", "C", "the slide itself has: the step stays"},
		{"3 enter", []string{"# Zero\n\n---\n\n" + four}, "4.1", "Three", "a slide has come before it"},
		{"3 enter", []string{edit("# One\n\na\n\n---\n\n", "")}, "2.1", "Three", "one has gone before it"},
		{"3 enter", []string{"# One\n", four}, "3.1", "Three", "a file that was short for a moment: one is back"},
		{"3 enter", []string{"# One\n\n---\n\n# Four\n", "# One\n\n---\n\n# Two\n\n---\n\n# Four\n", four}, "3.1", "Three", "in several strokes, as a branch is switched to"},
		{"3 enter /", []string{edit("a\n", "A\n")}, "3.1", "搜索", "the search stays open"},
		{"3 enter o", []string{edit("a\n", "A\n")}, "3.1", "4", "so does the overview"},
		{"3 enter b", []string{edit("a\n", "A\n")}, "3.1", "", "a dark screen stays dark"},
		{"3 enter ?", []string{edit("a\n", "A\n")}, "3.1", "总览", "the help"},
	} {
		m := New(options(t, parse(t, four)))
		press(m, tt.keys)
		for _, src := range tt.saves {
			m.Update(ReloadMsg{Deck: parse(t, src)})
		}
		if at(m) != tt.want || !strings.Contains(m.Frame().Text(), tt.shows) {
			t.Errorf("%q: at %s, want %s with %q on the screen: %s\n%s", tt.keys, at(m), tt.want, tt.shows, tt.why, m.Frame().Text())
		}
		if tt.shows == "" && strings.TrimSpace(m.Frame().Text()) != "" {
			t.Errorf("%q: the screen is lit: %s", tt.keys, tt.why)
		}
	}
}

// TestReloadLosesLanguage: who sees a language that the deck has lost sees another
// one, and has their own again when it is back.
func TestReloadLosesLanguage(t *testing.T) {
	open := func(langs ...string) *deck.Deck {
		t.Helper()
		dir := t.TempDir()
		for _, lang := range langs {
			if err := os.WriteFile(filepath.Join(dir, "a."+lang+".md"), []byte("# Title "+lang+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		d, err := deck.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	o := options(t, open("zh", "en", "fr"))
	o.Lang = "zh"
	m := New(o)
	sees := func(want, why string) {
		t.Helper()
		if text := m.Frame().Text(); !strings.Contains(text, want) {
			t.Errorf("%s: want %q, got\n%s", why, want, text)
		}
	}
	m.Update(ReloadMsg{Deck: open("en", "fr")})
	sees("Title en", "the language has gone")
	m.Update(ReloadMsg{Deck: open("fr")})
	sees("Title fr", "so has the one in its place: what is missing is the viewer's")
	m.Update(ReloadMsg{Deck: open("zh", "en")})
	sees("Title zh", "it is back")
	m.Update(ReloadMsg{Deck: open("en", "fr")})
	press(m, "L")
	sees("Title fr", "the viewer has chosen another")
	m.Update(ReloadMsg{Deck: open("zh", "en", "fr")})
	sees("Title fr", "and stays with it")
}

// TestReloadAfterMoving: who has moved since a slide went stays where they have gone.
func TestReloadAfterMoving(t *testing.T) {
	m := New(options(t, parse(t, four)))
	press(m, "3 enter")
	m.Update(ReloadMsg{Deck: parse(t, "# One\n\n---\n\n# Two\n")})
	press(m, "g")
	m.Update(ReloadMsg{Deck: parse(t, four)})
	if at(m) != "1.1" {
		t.Errorf("at %s, want where g has gone", at(m))
	}
}

// TestReloadAfterEdit: the save that follows the editor shows what was edited; the
// next one does not.
func TestReloadAfterEdit(t *testing.T) {
	o := options(t, parse(t, four))
	o.Edit = func(string, int) tea.Msg { return nil }
	m := New(o)
	press(m, "e")
	first := strings.Replace(four, "d\n", "D\n", 1)
	m.Update(ReloadMsg{Deck: parse(t, first)})
	if at(m) != "3.2" {
		t.Errorf("at %s, want the step that was edited", at(m))
	}
	press(m, "g")
	m.Update(ReloadMsg{Deck: parse(t, strings.Replace(first, "\ne\n", "\nE\n", 1))})
	if at(m) != "1.1" {
		t.Errorf("at %s: a save of somebody else moved the viewer", at(m))
	}
	press(m, "3 enter e")
	m.Update(ReloadMsg{Deck: parse(t, strings.NewReplacer("a\n", "Z\n", "c\n", "Y\n").Replace(first))})
	if at(m) != "3.1" {
		t.Errorf("at %s: the slide that is seen has changed, so one stays", at(m))
	}
}

// TestSearchOutlivesReload: a search that goes on looks in the new deck.
func TestSearchOutlivesReload(t *testing.T) {
	m := New(options(t, parse(t, four)))
	press(m, "/ T enter")
	_, cmd := m.Update(ReloadMsg{Deck: parse(t, "# One\n\n---\n\n# None\n")})
	do(m, cmd)
	press(m, "n N n")
	if !strings.Contains(m.Frame().Text(), "None") && !strings.Contains(m.Frame().Text(), "One") {
		t.Errorf("after its hits have gone:\n%s", m.Frame().Text())
	}
}
