package figure

import (
	"slices"
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/lettering"
)

// letters returns f's text without anything but letters and digits: what must not be lost where lines break.
func lettersOf(f *frame.Frame) string {
	return strings.Join(strings.FieldsFunc(f.Text(), func(r rune) bool { return r <= ' ' || r >= 0x2500 && r < 0x2900 }), "")
}

func TestFlowSaysAllOfIt(t *testing.T) {
	d := drawingtest.Parse(t, ParseFlow, "- {name: a, text: 一二三四五六七八九十}\n- {name: b, text: bcdefghij}\n")
	for width := 20; width <= 120; width++ {
		got := lettersOf(drawingtest.Draw(d, width, 40, drawingtest.Still(t, drawingtest.Dark(), 1)))
		for _, r := range "一二三四五六七八九十bcdefghij" {
			if !strings.ContainsRune(got, r) {
				t.Errorf("width %d: %c is lost: %s", width, r, got)
			}
		}
	}
}

func TestFlowTakesOneStepAStation(t *testing.T) {
	d := drawingtest.Parse(t, ParseFlow, flowBody)
	names := []string{"Observe", "Distill", "Manifest"}
	for _, width := range []int{36, 72, 110} {
		last := drawingtest.Draw(d, width, 30, drawingtest.Still(t, drawingtest.Dark(), 2))
		for step := range names {
			f := drawingtest.Draw(d, width, 30, drawingtest.Still(t, drawingtest.Dark(), step))
			for i, name := range names {
				x, y := find(f, name)
				if (x >= 0) != (i <= step) {
					t.Errorf("width %d, step %d: %s at %d,%d", width, step, name, x, y)
				}
				if lastX, lastY := find(last, name); x >= 0 && (x != lastX || y != lastY) {
					t.Errorf("width %d, step %d: %s moves from %d,%d to %d,%d", width, step, name, x, y, lastX, lastY)
				}
			}
		}
	}
}

// find returns the cell that s begins at; -1 if it is not there.
func find(f *frame.Frame, s string) (x, y int) {
	for y := range f.Height() {
		for x := range f.Width() {
			matched := 0
			for i := range len(s) {
				if text, _, _ := f.Cell(min(x+i, f.Width()-1), y); text == s[i:i+1] {
					matched++
				}
			}
			if matched == len(s) {
				return x, y
			}
		}
	}
	return -1, -1
}

func TestFlowStandsInARowWhereThereIsRoom(t *testing.T) {
	d := drawingtest.Parse(t, ParseFlow, flowBody)
	for width, row := range map[int]bool{40: false, 55: false, 56: true, 72: true} {
		f := drawingtest.Draw(d, width, 20, drawingtest.Still(t, drawingtest.Dark(), 2))
		_, first := find(f, "Observe")
		_, last := find(f, "Manifest")
		if (first == last) != row {
			t.Errorf("width %d: in a row: %v, want %v", width, first == last, row)
		}
	}
}

func TestFlowWordsAreAsLargeAsThereIsRoom(t *testing.T) {
	names := []string{"观察", "(Observe)", "提炼", "(Distill)", "实现", "(Manifest)"}
	all := append([]string{"解码生物", "神经元的", "学习原理", "探索智能的", "基本要素", "构建下一代", "学习系统"}, names...)
	d := drawingtest.Parse(t, ParseFlow, flowBody)
	for _, tt := range []struct {
		width, height int
		way           lettering.Way
		large         []string
		why           string
	}{
		{104, 28, lettering.Sextants, all, "three rows are left to the pictures"},
		{104, 27, lettering.Sextants, names, "the texts would leave no picture"},
		{104, 15, lettering.Sextants, names, "a picture of three rows between names and texts"},
		{104, 14, lettering.Sextants, nil, "the names would leave no picture"},
		{72, 40, lettering.Sextants, nil, "(Manifest) would be broken"},
		{104, 28, lettering.Blocks, nil, "half blocks have no medium letters"},
		{104, 28, lettering.None, nil, "no large letters are wanted"},
	} {
		at := drawingtest.Still(t, drawingtest.Dark(), 2)
		at.Lettering = tt.way
		var large []string
		for _, l := range drawingtest.Draw(d, tt.width, tt.height, at).Lettered() {
			large = append(large, l.Text)
		}
		slices.Sort(large)
		slices.Sort(tt.large)
		if !slices.Equal(large, tt.large) {
			t.Errorf("%dx%d, %v: large are %q, want %q: %s", tt.width, tt.height, tt.way, large, tt.large, tt.why)
		}
		if _, h := d.Size(tt.width, tt.height, at); h > tt.height || tt.way != lettering.None && h < min(tt.height/2, tt.width/6) {
			t.Errorf("%dx%d, %v: takes %d rows", tt.width, tt.height, tt.way, h)
		}
	}
}

func TestFlowDrawingsMoveAndRest(t *testing.T) {
	d := drawingtest.Parse(t, ParseFlow, flowBody)
	for step := range 3 {
		at := drawingtest.Still(t, drawingtest.Dark(), step)
		at.Still = false
		pictures := map[string]bool{}
		for at.Since = 0; at.Since < d.Motion(step); at.Since += 100 * time.Millisecond {
			pictures[drawingtest.Draw(d, 72, 16, at).Text()] = true
		}
		if len(pictures) < 6 {
			t.Errorf("step %d: only %d different pictures", step, len(pictures))
		}
		if motion := d.Motion(step); motion > 4*time.Second {
			t.Errorf("step %d moves for %v, want at most 4 s", step, motion)
		}
	}
}

func TestTrainKeepsItsMarks(t *testing.T) {
	for _, w := range []int{32, 40, 80} {
		for _, part := range trainMarks {
			if v := potential(drawing.Round(part*float64(w)), w); v < 0.9 {
				t.Errorf("%d dots: the spike at %v is %.2f high", w, part, v)
			}
		}
	}
}
