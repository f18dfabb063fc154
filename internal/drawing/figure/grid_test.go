package figure

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
)

func TestGridLightsUpNodeByNode(t *testing.T) {
	d := drawingtest.Parse(t, ParseGrid, gridBody)
	for _, tt := range []struct {
		step  int
		since time.Duration
		least int // cards lit
		most  int
		why   string
	}{
		{0, time.Minute, 0, 0, "its step has not come"},
		{1, 0, 1, 1, "the first card at once"},
		{1, 700 * time.Millisecond, 50, 64, "about half way"},
		{1, 1490 * time.Millisecond, 111, 111, "the last card is missing"},
		{1, gridLights, 112, 112, "all of them within 1.5 s"},
		{2, 0, 112, 112, "after its step"},
	} {
		at := drawingtest.Still(t, drawingtest.Plain(), tt.step)
		at.Still, at.Since = false, tt.since
		lit := drawingtest.Count(drawingtest.Draw(d, 72, 16, at), func(text string, _ frame.Style) bool { return text == "▆" }) / 3
		if lit < tt.least || lit > tt.most {
			t.Errorf("step %d, %v: %d cards lit, want %d to %d: %s", tt.step, tt.since, lit, tt.least, tt.most, tt.why)
		}
	}
}

func TestGridTotalGivesWay(t *testing.T) {
	d := drawingtest.Parse(t, ParseGrid, gridBody)
	for _, tt := range []struct {
		width, height int
		large, cards  bool
		why           string
	}{
		{72, 14, true, true, "large, below the cards"},
		{72, 9, true, true, "large, beside them"},
		{40, 12, false, true, "small, below"},
		{20, 3, false, false, "no room for cards: the number still says it"},
	} {
		text := drawingtest.Draw(d, tt.width, tt.height, drawingtest.Still(t, drawingtest.Dark(), 1)).Text()
		if small := strings.Contains(text, "112"); small == tt.large {
			t.Errorf("%dx%d: the total in small letters: %v: %s\n%s", tt.width, tt.height, small, tt.why, text)
		}
		if cards := strings.Contains(text, "▆"); cards != tt.cards {
			t.Errorf("%dx%d: cards: %v, want %v: %s\n%s", tt.width, tt.height, cards, tt.cards, tt.why, text)
		}
	}
}

func TestGridGrowsWithTheArea(t *testing.T) {
	d := drawingtest.Parse(t, ParseGrid, gridBody)
	at := drawingtest.Still(t, drawingtest.Dark(), 1)
	w, h := d.Size(72, 14, at)
	wider, higher := d.Size(120, 40, at)
	if w != 68 || h != 14 || wider <= w || higher <= h {
		t.Errorf("%dx%d at 72x14 and %dx%d at 120x40, want 68x14 and more", w, h, wider, higher)
	}
}

func TestGridSaysAllOfIt(t *testing.T) {
	d := drawingtest.Parse(t, ParseGrid, gridBody)
	for width := 20; width <= 130; width++ {
		for _, height := range []int{9, 14, 20, 40} {
			f := drawingtest.Draw(d, width, height, drawingtest.Still(t, drawingtest.Dark(), 1))
			if got := lettersOf(f); !strings.Contains(got, "8卡5090服务器") || !strings.Contains(got, "x14台") {
				t.Errorf("%dx%d: the label is cut:\n%s", width, height, f.Text())
			}
		}
	}
}
