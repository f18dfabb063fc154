package figure

import (
	"strings"
	"testing"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame/frametest"
	"revolute/internal/lettering"
)

func TestStatsGolden(t *testing.T) {
	d := drawingtest.Parse(t, ParseStats, statsBody)
	for _, tt := range []struct {
		name          string
		width, height int
		way           lettering.Way
		step          int
	}{
		{"stats-104x20", 104, 20, lettering.Sextants, 1},
		{"stats-70x12", 70, 12, lettering.Blocks, 1},
		{"stats-70x12-first", 70, 12, lettering.Blocks, 0},
		{"stats-70x12-plain", 70, 12, lettering.None, 1},
		{"stats-30x8", 30, 8, lettering.Sextants, 1},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), tt.step)
		at.Lettering = tt.way
		frametest.Golden(t, tt.name, drawingtest.Draw(d, tt.width, tt.height, at))
	}
}

func TestStatsAreRead(t *testing.T) {
	short := drawingtest.Parse(t, ParseStats, "112: 张显卡\n14: 台节点\n\"1,024\":\n")
	if want := "112  张显卡\n14  台节点\n1,024"; short.Text() != want {
		t.Errorf("text %q, want %q", short.Text(), want)
	}
	for _, tt := range []struct {
		body string
		line int
		want string
		why  string
	}{
		{"", 1, "", "nothing"},
		{"- {label: a}", 1, "stats: want a number", "words without a number"},
		{"- {number: 1}\n- {number: 2, color: mauve}", 2, "", "a colour that is none"},
		{"1: a\n2: b\n3: c\n4: d\n5: e\n6: f", 1, "stats: 6 numbers: want 1 to 5", "more than anybody keeps in mind"},
		{"1: [a]", 1, "", "a list in place of words"},
	} {
		drawingtest.CheckError(t, ParseStats, tt.body, tt.line, tt.want, tt.why)
	}
}

// TestStatsGiveWay: at any size every number that has come is there.
func TestStatsGiveWay(t *testing.T) {
	d := drawingtest.Parse(t, ParseStats, "112: 张显卡\n14: 台节点")
	for width := 12; width < 120; width += 7 {
		for _, way := range []lettering.Way{lettering.None, lettering.Blocks, lettering.Sextants} {
			at := drawingtest.Still(t, drawingtest.Dark(), 0)
			at.Lettering = way
			_, h := d.Size(width, 30, at)
			f := drawingtest.Draw(d, width, h, at)
			if f.Text() == "" || strings.TrimSpace(f.Text()) == "" {
				t.Errorf("%d columns, %v: nothing is drawn", width, way)
			}
		}
	}
}
