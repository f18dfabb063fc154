package figure

import (
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

func TestJoinedSaysAllOfIt(t *testing.T) {
	for _, body := range []string{joinedBody, joinedBodyEn} {
		d := drawingtest.Parse(t, ParseJoined, body)
		for width := 20; width <= 160; width++ {
			got := lettersOf(drawingtest.Draw(d, width, 60, drawingtest.Still(t, drawingtest.Dark(), 0)))
			for _, r := range d.Text() {
				if r > ' ' && strings.Count(got, string(r)) < strings.Count(d.Text(), string(r)) {
					t.Fatalf("width %d: %c is lost: %s", width, r, got)
				}
			}
		}
	}
}

func TestJoinedFitsABody(t *testing.T) {
	for _, body := range []string{joinedBody, joinedBodyEn} {
		d := drawingtest.Parse(t, ParseJoined, body)
		at := drawingtest.Still(t, drawingtest.Dark(), 0)
		if _, h := d.Size(72, 100, at); h <= 14 {
			t.Errorf("%d rows where there is room for more air", h)
		}
		p := d.(*joined).plan(72, 14, at)
		if p.h > 14 || p.stacked {
			t.Errorf("needs %d rows, want at most 14 side by side", p.h)
		}
	}
}

func TestRingsHangInOneAnother(t *testing.T) {
	for _, size := range [][2]int{{72, 14}, {72, 30}, {110, 30}, {30, 40}} {
		p := drawingtest.Parse(t, ParseJoined, joinedBody).(*joined).plan(size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 0))
		for i := 1; i < len(p.columns); i++ {
			a, b := p.columns[i-1].ring, p.columns[i].ring
			acrossX, acrossY := a.X+a.W-b.X, a.Y+a.H-b.Y
			if acrossX < 2 || acrossY < 2 {
				t.Errorf("%v: rings %v and %v do not meet", size, a, b)
			}
		}
	}
}

func TestTitlesStandClearOfTheRings(t *testing.T) {
	for _, body := range []string{joinedBody, joinedBodyEn} {
		d := drawingtest.Parse(t, ParseJoined, body)
		for width := 72; width <= 140; width++ {
			f := drawingtest.Draw(d, width, 14, drawingtest.Still(t, drawingtest.Dark(), 0))
			for _, c := range d.(*joined).columns {
				if !strings.Contains(strings.NewReplacer("\n", " ").Replace(f.Text()), c.title) {
					t.Errorf("width %d: %q is not in one piece:\n%s", width, c.title, f.Text())
				}
			}
		}
	}
}

func TestFreePlacesAreMuted(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	f := drawingtest.Draw(drawingtest.Parse(t, ParseJoined, joinedBody), 72, 16, at)
	muted := at.Look.Style(theme.Muted)
	marks := 0
	for y := range f.Height() {
		for x := range f.Width() {
			text, _, st := f.Cell(x, y)
			if text != "?" {
				continue
			}
			marks++
			if st.Fg != muted.Fg || st.Attr&frame.Bold != 0 {
				t.Errorf("a mark in style %+v", st)
			}
		}
	}
	if marks != 12 {
		t.Errorf("%d question marks, want those of three free places", marks)
	}
}

// stepwise returns joinedBody with a discipline a step.
func stepwise() string {
	body := strings.Replace(joinedBody, "- title: 算法理论", "- title: 算法理论\n  step: 1", 1)
	return strings.Replace(body, "- title: 神经科学", "- title: 神经科学\n  step: 2", 1)
}

func TestDisciplinesComeOneAStep(t *testing.T) {
	d := drawingtest.Parse(t, ParseJoined, stepwise())
	for _, way := range []lettering.Way{lettering.None, lettering.Sextants} {
		for step, names := range []string{"", "Yuhang Song", "Prof. Rafal Bogacz", "Prof. Rafal Bogacz"} {
			at := drawingtest.Still(t, drawingtest.Dark(), step)
			at.Lettering = way
			f := drawingtest.Draw(d, 104, 30, at)
			var text strings.Builder
			text.WriteString(f.Text())
			for _, l := range f.Lettered() {
				text.WriteString(l.Text + "\n")
			}
			if !strings.Contains(text.String(), names) {
				t.Errorf("step %d, %v: no %q:\n%s", step, way, names, text.String())
			}
			if alone := way == lettering.Sextants && step < 3; alone && step == 2 && strings.Contains(text.String(), "Yuhang") {
				t.Errorf("step %d, %v: the people of the step before stand there too:\n%s", step, way, text.String())
			}
			if step == 0 && strings.Contains(text.String(), "Bogacz") {
				t.Errorf("%v: people stand there before their step:\n%s", way, text.String())
			}
		}
	}
	drawingtest.CheckError(t, ParseJoined, strings.Replace(stepwise(), "step: 1", "step: 3", 1), 10, "step is 2, and that of the column before is 3", "a ring that hangs in none")
	drawingtest.CheckAreas(t, d, stepwise(), true, 4, 0, 300*time.Millisecond)
	drawingtest.CheckShapes(t, d, stepwise())
}
