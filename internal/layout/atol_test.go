package layout_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
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

// TestAtol keeps every slide of the built-in deck, complete, as a golden screen
// in both languages; none is taller than 80x24.
func TestAtol(t *testing.T) {
	d := atol(t)
	ls := layout.New(1 << 22)
	for _, lang := range d.Languages {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			for i := range d.Len() {
				v := layout.View{
					Deck: d, Pos: deck.Pos{Slide: i, Step: 1 << 10}, Lang: lang,
					Look: look(t, true, colorprofile.TrueColor), Width: size[0], Height: size[1], Still: true,
				}
				s := ls.Layout(v)
				name := fmt.Sprintf("atol-%s-%dx%d-%02d", lang, size[0], size[1], i+1)
				frametest.Golden(t, name, s.Frame)
				if s.Scroll > 0 {
					t.Errorf("%s: %d rows too tall", name, s.Scroll)
				}
			}
		}
	}
}

// TestAtolSmall lays the deck out in windows that are smaller than it was made
// for: all of it can be reached by scrolling, and nothing panics into its place.
func TestAtolSmall(t *testing.T) {
	d := atol(t)
	ls := layout.New(1 << 22)
	for _, lang := range d.Languages {
		for _, size := range [][2]int{{40, 12}, {50, 15}, {20, 6}, {200, 60}} {
			for i := range d.Len() {
				s := ls.Layout(layout.View{
					Deck: d, Pos: deck.Pos{Slide: i, Step: 1 << 10}, Lang: lang,
					Look: look(t, false, colorprofile.ANSI256), Width: size[0], Height: size[1], Still: true,
				})
				if s.Frame == nil || s.Problem != nil {
					t.Errorf("%s %v slide %d: %v", lang, size, i+1, s.Problem)
				}
			}
		}
	}
}
