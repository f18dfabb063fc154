package picture

import (
	"strings"
	"testing"

	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/theme"
)

func TestStripGolden(t *testing.T) {
	d := parsed(t, parseChart, stripBody)
	frametest.Golden(t, "strip-72x16", drawnAt(d, 72, 16, stillAt(t, darkViewer, 0)))
	frametest.Golden(t, "strip-40x9-plain", drawnAt(d, 40, 9, stillAt(t, plainViewer, 0)))
}

func TestStripShowsEveryPaper(t *testing.T) {
	d := parsed(t, parseChart, stripBody)
	for _, size := range [][2]int{{72, 16}, {60, 14}, {110, 30}} {
		at := stillAt(t, darkViewer, 0)
		f := drawnAt(d, size[0], size[1], at)
		marks := func(r theme.Role) int {
			return count(f, func(text string, st frame.Style) bool { return text == "●" && st.Fg == at.Look.Color(r) })
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
	f := drawnAt(parsed(t, parseChart, stripBody), 72, 6, stillAt(t, darkViewer, 0))
	rows := strings.Split(f.Text(), "\n")
	if !strings.HasPrefix(rows[0], "Neural") || !strings.HasPrefix(rows[4], "+ 7") {
		t.Errorf("6 rows: want four venues, seven in one, and the years:\n%s", f.Text())
	}
}

func TestStripMarkHasAShapeWithoutColour(t *testing.T) {
	f := drawnAt(parsed(t, parseChart, stripBody), 72, 16, stillAt(t, plainViewer, 0))
	if n := count(f, func(text string, _ frame.Style) bool { return text == "◆" }); n != 1 {
		t.Errorf("%d diamonds, want one", n)
	}
}
