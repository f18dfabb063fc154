package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/theme"
)

func TestScatterGolden(t *testing.T) {
	d := drawingtest.Parse(t, Parse, scatterBody)
	for _, tt := range []struct {
		name          string
		width, height int
		viewer        theme.Viewer
		step          int
	}{
		{"scatter-72x17", 72, 17, drawingtest.Dark(), 0},
		{"scatter-72x17-trend", 72, 17, drawingtest.Dark(), 1},
		{"scatter-40x10-plain", 40, 10, drawingtest.Plain(), 1},
		{"scatter-72x17-plain", 72, 17, drawingtest.Plain(), 1},
		{"scatter-110x32", 110, 32, drawingtest.Dark(), 1},
	} {
		frametest.Golden(t, tt.name, drawingtest.Draw(d, tt.width, tt.height, drawingtest.Still(t, tt.viewer, tt.step)))
	}
}

func TestScatterNamesItsPoints(t *testing.T) {
	d := drawingtest.Parse(t, Parse, scatterBody).(*xy)
	for _, size := range [][2]int{{72, 17}, {76, 19}, {90, 20}, {110, 32}, {150, 45}} {
		text := drawingtest.Draw(d, size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 1)).Text()
		for _, p := range d.series[0].points {
			if p.named && strings.Count(text, p.name) != 1 {
				t.Errorf("%dx%d: %q is there %d times, want once:\n%s", size[0], size[1], p.name, strings.Count(text, p.name), text)
			}
		}
		for _, want := range []string{"10²⁴", "10⁶", "1960", "2020", "每5-6个月翻一倍", "Epoch AI, CC BY", "FLOP"} {
			if !strings.Contains(text, want) {
				t.Errorf("%dx%d: no %q:\n%s", size[0], size[1], want, text)
			}
		}
	}
}

func TestScatterNamesItsValuesWhereSuperscriptsAreWide(t *testing.T) {
	text := drawingtest.Draw(drawingtest.Parse(t, Parse, scatterBody), 72, 17, drawingtest.Still(t, drawingtest.Wide(), 1)).Text()
	for _, want := range []string{"1e24", "1e6"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q:\n%s", want, text)
		}
	}
}

func TestScatterTellsTimesApartWithoutColour(t *testing.T) {
	f := drawingtest.Draw(drawingtest.Parse(t, Parse, scatterBody), 72, 17, drawingtest.Still(t, drawingtest.Plain(), 0))
	for mark, want := range map[string]int{"○": 3, "●": 5} {
		if got := drawingtest.Count(f, func(text string, _ frame.Style) bool { return text == mark }); got != want {
			t.Errorf("%d × %s, want %d", got, mark, want)
		}
	}
}

// TestTrendHasAShapeWithoutColour: strokes, of which there are none before, and more and more.
func TestTrendHasAShapeWithoutColour(t *testing.T) {
	d := drawingtest.Parse(t, Parse, scatterBody)
	at := drawingtest.Still(t, drawingtest.Plain(), 1)
	at.Still = false
	strokes := func() int {
		return drawingtest.Count(drawingtest.Draw(d, 72, 17, at), func(text string, _ frame.Style) bool { return text == "╱" })
	}
	last := -1
	for _, ms := range []int{0, 200, 1000} {
		at.Since = time.Duration(ms) * time.Millisecond
		n := strokes()
		if n <= last {
			t.Errorf("%d strokes after %d ms, %d before", n, ms, last)
		}
		last = n
	}
	if last < 12 {
		t.Errorf("%d strokes in 17 rows: that is no line", last)
	}
	if at.Look = drawingtest.Still(t, drawingtest.Dark(), 1).Look; strokes() != 0 {
		t.Error("strokes where there are colours")
	}
}

func TestTrendGrowsWithItsStep(t *testing.T) {
	d := drawingtest.Parse(t, Parse, scatterBody)
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	at.Still = false
	energy := at.Look.Color(theme.Energy)
	cells := func(step int, since time.Duration) int {
		at.Step, at.Since = step, since
		return drawingtest.Count(drawingtest.Draw(d, 72, 17, at), func(_ string, st frame.Style) bool { return st.Fg == energy })
	}
	if n := cells(0, time.Hour); n != 0 {
		t.Errorf("%d cells of the trend before its step", n)
	}
	last := 0
	for _, ms := range []int{30, 120, 250, 450, 1000} {
		n := cells(1, time.Duration(ms)*time.Millisecond)
		if n <= last {
			t.Errorf("after %d ms %d cells of the trend, %d before: it does not grow", ms, n, last)
		}
		last = n
	}
	if n := cells(2, 0); n != last {
		t.Errorf("in the next step %d cells of the trend, want %d: all of it", n, last)
	}
	if d.Motion(0) != drawing.GrowTime || d.Motion(1) != time.Second || d.Motion(2) != 0 {
		t.Errorf("moves %v, %v, %v, want its own with step 1", d.Motion(0), d.Motion(1), d.Motion(2))
	}
}

func TestNothingMovesWhenTheTrendComes(t *testing.T) {
	d := drawingtest.Parse(t, Parse, scatterBody)
	before := drawingtest.Draw(d, 72, 17, drawingtest.Still(t, drawingtest.Dark(), 0))
	after := drawingtest.Draw(d, 72, 17, drawingtest.Still(t, drawingtest.Dark(), 1))
	for y := range before.Height() {
		for x := range before.Width() {
			was, _, _ := before.Cell(x, y)
			is, _, _ := after.Cell(x, y)
			braille := was == " " || was >= "⠀" && was <= "⣿"
			if !braille && was != is {
				t.Errorf("%q at %d,%d became %q", was, x, y, is)
			}
		}
	}
}

func TestFit(t *testing.T) {
	months := func(s *xy) float64 { return 12 * math.Log10(2) / s.trend.growth }
	var file strings.Builder
	file.WriteString("name,date,flop\n")
	for year := 2000; year < 2012; year++ {
		file.WriteString(fmt.Sprintf("m,%d,%g\n", year, 7*math.Pow(2, float64(year-2000)*2)))
	}
	body := "type: scatter\nsrc: f.csv\nx: date\ny: flop\nlabel: name\ny-scale: log\ntrend: {from: 2003"
	src := drawingtest.File(file.String())
	for _, tt := range []struct {
		body string
		want float64
		why  string
	}{
		{body + "}\n", 6, "points that double twice a year"},
		{body + ", doubling: 5.5}\n", 5.5, "a doubling that is given stays"},
	} {
		d, err := Parse([]byte(tt.body), src)
		if err != nil {
			t.Fatal(err)
		}
		if got := months(d.(*xy)); math.Abs(got-tt.want) > 1e-6 {
			t.Errorf("doubles in %g months, want %g: %s", got, tt.want, tt.why)
		}
	}
	// What the chart says of these data.
	if got := months(drawingtest.Parse(t, Parse, scatterBody).(*xy)); got < 5 || got > 6 {
		t.Errorf("training compute doubles in %.2f months, the chart says 5 to 6", got)
	}
}

func TestPower(t *testing.T) {
	for n, want := range map[int]string{0: "10⁰", 24: "10²⁴", -13: "10⁻¹³", 1567890: "10¹⁵⁶⁷⁸⁹⁰"} {
		if got := power(n); got != want {
			t.Errorf("power(%d) = %s, want %s", n, got, want)
		}
	}
}

func BenchmarkScatter(b *testing.B) {
	d := drawingtest.Parse(b, Parse, scatterBody)
	at := drawingtest.Still(b, drawingtest.Dark(), 1)
	for b.Loop() {
		drawingtest.Draw(d, 72, 17, at)
	}
}
