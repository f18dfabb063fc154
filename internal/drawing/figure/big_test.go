package figure

import (
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame/frametest"
	"revolute/theme"
)

func TestBigGolden(t *testing.T) {
	for _, tt := range []struct {
		name, body    string
		width, height int
		viewer        theme.Viewer
	}{
		{"big-60x10", "1,200 万元\n启动经费", 60, 10, drawingtest.Dark()},
		{"big-30x5-plain", "1,200 万元\n启动经费", 30, 5, drawingtest.Plain()},
		{"big-60x8-wide", "number: 98.5%\nlabel: 准确率\ncolor: life", 60, 8, drawingtest.Wide()},
	} {
		frametest.Golden(t, tt.name, drawingtest.Draw(drawingtest.Parse(t, ParseBig, tt.body), tt.width, tt.height, drawingtest.Still(t, tt.viewer, 0)))
	}
}

func TestBigCountsUp(t *testing.T) {
	for _, tt := range []struct {
		body string
		rise float64
		want string
		why  string
	}{
		{"150,000 W", 0, "0 W", "from nothing"},
		{"150,000 W", 0.5, "75,000 W", "with commas as it is written"},
		{"1200", 0.9999, "1200", "without them if not"},
		{"98.50%", 0.5, "49.25%", "with as many digits behind the point"},
		{"+3.5", 1, "+3.5", "to what it says"},
		{"none", 0.5, "none", "a word does not count"},
	} {
		if got := drawingtest.Parse(t, ParseBig, tt.body).(*big).numberText(tt.rise); got != tt.want {
			t.Errorf("%q counts %q at %v, want %q: %s", tt.body, got, tt.rise, tt.want, tt.why)
		}
	}
	d := drawingtest.Parse(t, ParseBig, "150,000 W")
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	want := drawingtest.Draw(d, 60, 8, at)
	at.Still = false
	for _, at.Since = range []time.Duration{0, drawing.GrowTime / 8, drawing.GrowTime} {
		if got := drawingtest.Draw(d, 60, 8, at).Equal(want); got != (at.Since == drawing.GrowTime) {
			t.Errorf("after %v it is what it will be: %v", at.Since, got)
		}
	}
}
