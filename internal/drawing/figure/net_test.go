package figure

import (
	"math"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/theme"
)

func TestNetFiresTwoOrThreeTimesASecond(t *testing.T) {
	for _, body := range []string{"", "neurons: 20", "neurons: 30", "seed: 1", "seed: 2"} {
		n := drawingtest.Parse(t, ParseNet, body).(*net)
		if rate := float64(len(n.spikes)) / netLoop; rate < 2 || rate > 3 {
			t.Errorf("%q: %.2f spikes a second, want 2 to 3", body, rate)
		}
		for s := range int(netLoop) - 4 {
			quiet := true
			for _, sp := range n.spikes {
				quiet = quiet && (sp.at < float64(s) || sp.at > float64(s)+4)
			}
			if quiet {
				t.Errorf("%q: nothing fires for 4 s after %d s", body, s)
			}
		}
	}
}

func TestSpikesTravel(t *testing.T) {
	n := drawingtest.Parse(t, ParseNet, "").(*net)
	handedOn := 0
	for i, sp := range n.spikes {
		for _, before := range n.spikes[:i] {
			for _, ax := range n.axons[before.neuron] {
				if ax.to == sp.neuron && math.Abs(before.at+ax.delay-sp.at) < 1e-9 {
					handedOn++
				}
			}
		}
	}
	if share := float64(handedOn) / float64(len(n.spikes)); share < 0.5 {
		t.Errorf("%.2f of the spikes come from another one, want most", share)
	}
}

func TestNeuronsAreRefractory(t *testing.T) {
	n := drawingtest.Parse(t, ParseNet, "").(*net)
	last := map[int]float64{}
	for _, sp := range n.spikes {
		if at, fired := last[sp.neuron]; fired && sp.at-at < netRefractory {
			t.Errorf("neuron %d fires %.2f s after it fired", sp.neuron, sp.at-at)
		}
		last[sp.neuron] = sp.at
	}
}

func TestNetIsCalmInTheMiddle(t *testing.T) {
	f := drawingtest.Draw(drawingtest.Parse(t, ParseNet, ""), 120, 40, drawingtest.Still(t, drawingtest.Dark(), 0))
	inked := 0
	for y := 11; y < 24; y++ {
		for x := 36; x < 84; x++ {
			if text, _, _ := f.Cell(x, y); text != " " {
				inked++
			}
		}
	}
	if inked > 0 {
		t.Errorf("%d cells are drawn in where the title stands:\n%s", inked, f.Text())
	}
}

func TestNetStandsStillInABrightMoment(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	energy := at.Look.Style(theme.Energy)
	f := drawingtest.Draw(drawingtest.Parse(t, ParseNet, ""), 120, 40, at)
	if lit := drawingtest.Count(f, func(text string, _ frame.Style) bool { return text == "●" }); lit < 2 || lit > 4 {
		t.Errorf("%d neurons are lit, want two to four", lit)
	}
	if moving := drawingtest.Count(f, func(text string, st frame.Style) bool { return text == "•" && st.Fg == energy.Fg }); moving == 0 {
		t.Error("no spike is on its way")
	}
}

func TestNetFadesWithinHalfASecond(t *testing.T) {
	n := &net{neurons: []neuron{{0.2, 0.5}, {1.2, 0.5}}, axons: make([][]axon, 2), spikes: []spike{{1, 0}}}
	for _, tt := range []struct {
		since time.Duration
		want  int
		why   string
	}{
		{900 * time.Millisecond, 0, "before it fires"},
		{1000 * time.Millisecond, 1, "when it fires"},
		{1300 * time.Millisecond, 1, "while it fades"},
		{1501 * time.Millisecond, 0, "after half a second"},
	} {
		at := drawingtest.Still(t, drawingtest.Plain(), 0)
		at.Still, at.Since = false, tt.since
		if got := drawingtest.Count(drawingtest.Draw(n, 80, 24, at), func(text string, _ frame.Style) bool { return text == "●" }); got != tt.want {
			t.Errorf("%d lit after %v, want %d: %s", got, tt.since, tt.want, tt.why)
		}
	}
}

func BenchmarkNetDraw(b *testing.B) {
	d := drawingtest.Parse(b, ParseNet, "")
	at := drawingtest.Still(b, drawingtest.Dark(), 0)
	at.Still = false
	f := frame.New(120, 40, 0, at.Look.Canvas())
	b.ReportAllocs()
	for b.Loop() {
		at.Since += 83 * time.Millisecond
		d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
	}
}

func BenchmarkNetParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		drawingtest.Parse(b, ParseNet, "")
	}
}
