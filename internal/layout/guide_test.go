package layout_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/slides"
)

// chosenOfGuide are the slides of the manual whose screens are kept at both
// sizes, by section and number.
var chosenOfGuide = []string{
	"start-01", "start-02", "text-01", "text-03", "steps-01", "layout-02", "layout-04", "show-01", "show-03", "talk-01",
}

// TestGuide compares every slide of the manual, complete, with its golden
// screen at 80x24 in both languages, and the chosen ones at 120x40 in the first
// language. None is taller than its window or shows a fault: each uses the
// feature that it explains.
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
					Look: look(t, true, colorprofile.TrueColor), Width: size[0], Height: size[1], Still: true, Lettering: lettering.Sextants,
				})
				section := d.Sections()[d.SectionOf(i)]
				slide := fmt.Sprintf("%s-%02d", section.Name, i-section.First+1)
				name := fmt.Sprintf("guide/%s-%dx%d-%s", lang, size[0], size[1], slide)
				if size[0] == 80 || lang == d.Languages[0] && slices.Contains(chosenOfGuide, slide) {
					frametest.Golden(t, name, unnumbered(s.Frame))
				}
				if s.Scroll > 0 || len(s.Problems) > 0 {
					t.Errorf("%s: %d rows too tall, %v", name, s.Scroll, s.Problems)
				}
			}
		}
	}
}

// unnumbered returns a frame without its footer, whose count of slides would
// change every screen when one slide is added.
func unnumbered(f *frame.Frame) *frame.Frame {
	cut := frame.New(f.Width(), f.Height()-1, f.Widths(), frame.Style{})
	cut.Draw(f, cut.Bounds(), 0, 0)
	return cut
}
