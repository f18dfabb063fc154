package layout_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
	"revolute/slides"
)

// TestGuide keeps every slide of the manual, complete, as a golden screen in
// both languages: each uses the feature that it explains. None is taller than
// 80x24, or shows a fault.
func TestGuide(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "guide", "guide")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Problems() {
		t.Errorf("%s:%d: %s", p.File, p.Line, p.Text)
	}
	ls := layout.New(1 << 22)
	for _, lang := range d.Languages {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			for i := range d.Len() {
				s := ls.Layout(layout.View{
					Deck: d, Pos: deck.Pos{Slide: i, Step: 1 << 10}, Lang: lang,
					Look: look(t, true, colorprofile.TrueColor), Width: size[0], Height: size[1], Still: true,
				})
				section := d.Sections[d.SectionOf(i)]
				name := fmt.Sprintf("guide/%s-%dx%d-%s-%02d", lang, size[0], size[1], section.Name, i-section.First+1)
				frametest.Golden(t, name, unnumbered(s.Frame))
				if s.Scroll > 0 || s.Problem != nil {
					t.Errorf("%s: %d rows too tall, %v", name, s.Scroll, s.Problem)
				}
			}
		}
	}
}

// unnumbered is a frame without its footer, which says how many slides there
// are: one more is to change no other's screen.
func unnumbered(f *frame.Frame) *frame.Frame {
	cut := frame.New(f.Width(), f.Height()-1, f.Widths(), frame.Style{})
	cut.Draw(f, cut.Bounds(), 0, 0)
	return cut
}
