package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	drawings "revolute/internal/drawing/all"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/slides"
)

func atol(t testing.TB) *deck.Deck {
	t.Helper()
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// chosen are the slides of the built-in deck whose screens are kept at every
// size: one of each kind, 1-based.
var chosen = []int{1, 2, 5, 6, 13, 17, 20, 21, 28, 36}

// TestAtol compares every slide of the built-in deck, complete, with its golden
// screen at 120x40 in both languages, and the chosen ones at the other sizes in
// the first language. No slide is taller than any of the windows.
func TestAtol(t *testing.T) {
	d := atol(t)
	ls := layout.New(1 << 22)
	for _, lang := range d.Languages {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 60}} {
			for i := range d.Len() {
				v := layout.View{
					Deck: d, Pos: deck.Pos{Slide: i, Step: 1 << 10}, Lang: lang,
					Look: look(t, true, colorprofile.TrueColor), Width: size[0], Height: size[1], Still: true, Lettering: lettering.Sextants,
				}
				s := ls.Layout(v)
				name := fmt.Sprintf("atol-%s-%dx%d-%02d", lang, size[0], size[1], i+1)
				if size[0] == 120 || lang == d.Languages[0] && slices.Contains(chosen, i+1) {
					frametest.Golden(t, name, s.Frame)
				}
				if s.Scroll > 0 {
					t.Errorf("%s: %d rows too tall", name, s.Scroll)
				}
			}
		}
	}
}

// TestAtolSmall lays the deck out in windows that are smaller than it was made
// for: all that it says can be reached by scrolling, and nothing panics into its
// place.
func TestAtolSmall(t *testing.T) {
	d := atol(t)
	ls := layout.New(1 << 22)
	for _, lang := range d.Languages {
		for _, size := range [][2]int{{40, 12}, {50, 15}, {20, 6}, {200, 60}} {
			for i := range d.Len() {
				v := layout.View{
					Deck: d, Pos: deck.Pos{Slide: i, Step: 1 << 10}, Lang: lang,
					Look: look(t, false, colorprofile.ANSI256), Width: size[0], Height: size[1], Still: true, Lettering: lettering.Sextants,
				}
				if s := ls.Layout(v); s.Frame == nil || len(s.Problems) > 0 {
					t.Errorf("%s %v slide %d: %v", lang, size, i+1, s.Problems)
				}
				seen := map[rune]int{}
				for _, r := range all(ls, v) {
					seen[r]++
				}
				for r, n := range said(t, d, d.Slide(i, lang)) {
					if seen[r] < n {
						t.Errorf("%s %v slide %d: %q is to be seen %d times, want %d", lang, size, i+1, r, seen[r], n)
					}
				}
			}
		}
	}
}

// said counts the letters of what a slide's drawings say in words; charts say
// more on a pipe than on the screen.
func said(t *testing.T, d *deck.Deck, s *deck.Slide) map[rune]int {
	t.Helper()
	n := map[rune]int{}
	for _, b := range s.Blocks {
		if b.Kind != deck.Drawing || !slices.Contains([]string{"joined", "flow", "terminal"}, b.Info.Lang) {
			continue
		}
		drawing, err := drawings.Parse(b.Info.Lang, []byte(b.Text), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range drawing.Text() {
			if unicode.IsLetter(r) {
				n[r]++
			}
		}
	}
	return n
}

// TestAtolCluster counts the cards in the smallest window that has room for
// them: they are 112 there too.
func TestAtolCluster(t *testing.T) {
	d := atol(t)
	s := layout.New(1 << 20).Layout(layout.View{
		Deck: d, Pos: deck.Pos{Slide: 12, Step: 1}, Lang: "zh",
		Look: look(t, true, colorprofile.TrueColor), Width: 40, Height: 12, Still: true,
	})
	if n := strings.Count(s.Frame.Text(), "▆"); n != 112 {
		t.Errorf("%d cards, want 112:\n%s", n, s.Frame.Text())
	}
	if !strings.Contains(s.Frame.Text(), "112") {
		t.Errorf("no total:\n%s", s.Frame.Text())
	}
}
