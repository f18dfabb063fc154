package figure

import (
	"strings"
	"testing"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

func TestTitlingGivesWay(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	for _, tt := range []struct {
		body          string
		width, height int
		want          string
		why           string
	}{
		{"AtoL", 38, 5, "AtoL", "one column too few"},
		{"AtoL", 80, 4, "AtoL", "one row too few"},
		{"原子\nAtoL", 80, 20, "原子\nAtoL", "a line without large letters keeps the others small too"},
	} {
		f := drawingtest.Draw(drawingtest.Parse(t, ParseLetters, tt.body), tt.width, tt.height, at)
		if got := strings.TrimRight(f.Text(), "\n"); got != tt.want {
			t.Errorf("%q in %dx%d is %q, want %q: %s", tt.body, tt.width, tt.height, got, tt.want, tt.why)
		}
		if _, _, st := f.Cell(0, 0); st.Attr&frame.Bold == 0 {
			t.Errorf("%q in %dx%d is not bold", tt.body, tt.width, tt.height)
		}
	}
	if w, h := drawingtest.Parse(t, ParseLetters, "AtoL").Size(39, 5, at); w != 39 || h != 5 {
		t.Errorf("AtoL is %dx%d, want 39x5", w, h)
	}
}

func TestGradient(t *testing.T) {
	for _, tt := range []struct {
		viewer     theme.Viewer
		body       string
		from, to   theme.Role
		gradiented bool
		why        string
	}{
		{drawingtest.Dark(), "text: HH\ngradient: true", theme.Accent, theme.Energy, true, "from accent to energy"},
		{drawingtest.Dark(), "HH", theme.Accent, theme.Accent, false, "one colour if not asked for"},
		{drawingtest.Plain(), "text: HH\ngradient: true", theme.Accent, theme.Accent, false, "none without colour"},
	} {
		at := drawingtest.Still(t, tt.viewer, 0)
		f := drawingtest.Draw(drawingtest.Parse(t, ParseLetters, tt.body), 80, 5, at)
		_, _, first := f.Cell(0, 0)
		_, _, last := f.Cell(20, 0)
		if first.Fg != at.Look.Color(tt.from) || last.Fg != at.Look.Color(tt.to) {
			t.Errorf("%q goes from %#x to %#x: %s", tt.body, uint32(first.Fg), uint32(last.Fg), tt.why)
		}
	}
}

// TestLettersFillTheirRoom: letters are as large as the room that is left, where they
// may fill it, and never larger.
func TestLettersFillTheirRoom(t *testing.T) {
	d := drawingtest.Parse(t, ParseLetters, "AtoL")
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	ownW, ownH := d.Size(200, 60, at)
	at.Fills = true
	for _, tt := range []struct {
		width, height, times int
		why                  string
	}{
		{200, 60, 4, "no larger than four times"},
		{102, 30, 2, "the width bounds them"},
		{200, 15, 3, "the height bounds them"},
		{200, 14, 2, "by a row"},
		{ownW, ownH, 1, "no room for more"},
	} {
		w, h := d.Size(tt.width, tt.height, at)
		if h != tt.times*ownH || w < tt.times*ownW-1 || w > tt.times*ownW {
			t.Errorf("%dx%d in %dx%d, want %d times %dx%d: %s", w, h, tt.width, tt.height, tt.times, ownW, ownH, tt.why)
		}
		f := drawingtest.Draw(d, w, h, at)
		if f.Text() == drawingtest.Draw(d, w, h, drawingtest.Still(t, drawingtest.Dark(), 0)).Text() != (tt.times == 1) {
			t.Errorf("%dx%d: not drawn as large as it says", w, h)
		}
	}
}

// TestFillingStaysInside draws what may fill its room in areas of all sizes: it is never
// larger than its area, and never smaller than it has to be.
func TestFillingStaysInside(t *testing.T) {
	for _, tt := range []struct {
		parse drawingtest.Parser
		body  string
	}{
		{ParseLetters, "text: AtoL\ngradient: true"},
		{ParseLetters, "Why?\n112"},
		{ParseBig, "150,000 W\nAlphaGo 的功率，一秒钟"},
		{ParseBig, "约 300 倍\nlarger than the largest model of the day"},
	} {
		d := drawingtest.Parse(t, tt.parse, tt.body)
		for width := 4; width <= 200; width += 7 {
			for height := 1; height <= 48; height += 3 {
				at := drawingtest.Still(t, drawingtest.Dark(), 0)
				at.Lettering = lettering.Sextants
				w, h := d.Size(width, height, at)
				at.Fills = true
				drawingtest.CheckArea(t, d, tt.body, true, frame.Point{X: width, Y: height}, at)
				if filledW, filledH := d.Size(width, height, at); filledW < w || filledH < h {
					t.Errorf("%q in %dx%d: %dx%d where it fills, %dx%d else", tt.body, width, height, filledW, filledH, w, h)
				}
			}
		}
	}
}
