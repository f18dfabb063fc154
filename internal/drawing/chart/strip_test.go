package chart

import (
	"strings"
	"testing"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/theme"
)

func TestStripGolden(t *testing.T) {
	d := drawingtest.Parse(t, Parse, stripBody)
	frametest.Golden(t, "strip-72x16", drawingtest.Draw(d, 72, 16, drawingtest.Still(t, drawingtest.Dark(), 0)))
	frametest.Golden(t, "strip-40x9-plain", drawingtest.Draw(d, 40, 9, drawingtest.Still(t, drawingtest.Plain(), 0)))
}

func TestStripShowsEveryPaper(t *testing.T) {
	d := drawingtest.Parse(t, Parse, stripBody)
	for _, size := range [][2]int{{72, 16}, {60, 14}, {110, 30}} {
		at := drawingtest.Still(t, drawingtest.Dark(), 0)
		f := drawingtest.Draw(d, size[0], size[1], at)
		marks := func(r theme.Role) int {
			count := func(mark string) int {
				return drawingtest.Count(f, func(text string, st frame.Style) bool { return text == mark && st.Fg == at.Look.Color(r) })
			}
			return count("●") + count("█")/2 // a mark of two cells, where there is room
		}
		if a, e := marks(theme.Accent), marks(theme.Energy); a != 20 || e != 1 {
			t.Errorf("%dx%d: %d marks and %d lit ones, want 20 and 1", size[0], size[1], a, e)
		}
		if text := f.Text(); !strings.Contains(text, "Nature Neuroscience") || !strings.Contains(text, "2017") || !strings.Contains(text, "2025") {
			t.Errorf("%dx%d: a name is missing:\n%s", size[0], size[1], text)
		}
	}
}

func TestStripPutsRowsTogether(t *testing.T) {
	f := drawingtest.Draw(drawingtest.Parse(t, Parse, stripBody), 72, 6, drawingtest.Still(t, drawingtest.Dark(), 0))
	rows := strings.Split(f.Text(), "\n")
	if !strings.HasPrefix(rows[0], "Neural") || !strings.HasPrefix(rows[4], "+ 7") {
		t.Errorf("6 rows: want four venues, seven in one, and the years:\n%s", f.Text())
	}
}

func TestStripMarkHasAShapeWithoutColour(t *testing.T) {
	f := drawingtest.Draw(drawingtest.Parse(t, Parse, stripBody), 72, 16, drawingtest.Still(t, drawingtest.Plain(), 0))
	if n := drawingtest.Count(f, func(text string, _ frame.Style) bool { return text == "◆" }); n != 1 {
		t.Errorf("%d diamonds, want one", n)
	}
}
