package figure

import (
	"math"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// The small drawings of a flow: a spike train, what is distilled from it, and
// a net that learns from that. All three are of the same spikes: those that
// matter stand at the same places in each.

// How long the drawings move; then they rest.
const (
	spikesMotion  = 3600 * time.Millisecond
	marksMotion   = 1500 * time.Millisecond
	learnerMotion = 3400 * time.Millisecond
)

// trainMarks are the spikes that matter, as parts of the train's width.
var trainMarks = [3]float64{0.2, 0.5, 0.76}

// markLane returns the row of a box that mark i is on, as a dot: where its row's middle is.
func markLane(box frame.Rect, i int) int {
	row := drawing.Round(float64(i*(box.H-1)) / 2)
	return 4*(box.Y+row) + 1
}

// drawSpikes draws what an electrode hears: it scrolls, ever slower, and rests.
func drawSpikes(s *drawing.Sketch, box frame.Rect, t time.Duration, at drawing.State) {
	behind := 2.6 * (1 - drawing.EaseOut(float64(t)/float64(spikesMotion)))
	drawTrain(s, box, behind, 1, at.Look.Style(theme.Energy))
}

// drawTrain draws a train of spikes as it was behind widths ago; height 1 is
// that of the box, and 0 flattens it.
func drawTrain(s *drawing.Sketch, box frame.Rect, behind, height float64, st frame.Style) {
	w, h := 2*box.W, 4*box.H
	shift := drawing.Round(behind * float64(w))
	last := 0
	for x := range w {
		v := potential(x-shift, w) * height
		y := drawing.Round((0.72 - 0.72*v) * float64(h-1))
		y = min(max(y, 0), h-1)
		if x == 0 {
			last = y
		}
		s.Line(2*box.X+x, 4*box.Y+last, 2*box.X+x, 4*box.Y+y, st)
		last = y
	}
}

// spikeForm is the course of a spike, dot by dot: 1 is its peak, and it ends
// with the rest that follows.
var spikeForm = [...]float64{0.12, 1, 0.35, -0.24, -0.3, -0.16, -0.07}

// potential returns the train at dot x, for a box w dots wide. It goes on forever
// to both sides, and is always the same.
func potential(x, w int) float64 {
	v := (jitter(x) - 0.5) * 0.12
	for i, part := range trainTimes {
		at := drawing.Round(part.at * float64(w))
		from := mod(x-at+1, w)
		if lap := (x - at + 1 - from) / w; lap != 0 {
			from += int(jitter(lap*7+i)*5) - 2 // other laps are not quite the same
		}
		if from >= 0 && from < len(spikeForm) {
			v = spikeForm[from]*part.size + v*0.3
		}
	}
	return v
}

// trainTimes are all spikes of a width: those that matter and smaller ones.
var trainTimes = [...]struct{ at, size float64 }{
	{0.04, 0.42},
	{trainMarks[0], 1},
	{0.36, 0.5},
	{trainMarks[1], 1},
	{trainMarks[2], 1},
	{0.91, 0.38},
}

func mod(a, b int) int { return ((a % b) + b) % b }

// jitter returns a number from 0 to 1 that is always the same for x, and looks like none.
func jitter(x int) float64 {
	v := uint32(x)*2654435761 + 40503 //nolint:gosec // wrapping is what is wanted
	v = (v ^ v>>15) * 2246822519
	return float64(v^v>>13) / math.MaxUint32
}

// drawMarks draws the same train, which fades while its three spikes that
// matter come down, each to a lane of its own.
func drawMarks(s *drawing.Sketch, box frame.Rect, t time.Duration, at drawing.State) {
	done := float64(t) / float64(marksMotion)
	fall := drawing.EaseOut((done - 0.25) / 0.6)
	if fall < 1 {
		drawTrain(s, box, 0, 1-fall, at.Blend(theme.Rule, theme.Background, fall*0.8))
	}
	for i, part := range trainMarks {
		x := 2*box.X + drawing.Round(part*float64(2*box.W))
		y := drawing.Round(float64(4*box.Y) + fall*float64(markLane(box, i)-4*box.Y))
		if fall > 0.5 {
			reach := (fall - 0.5) * 2
			left := drawing.Round(float64(x) - reach*float64(x-2*box.X))
			right := drawing.Round(float64(x) + reach*float64(2*(box.X+box.W)-1-x))
			s.Line(left, markLane(box, i), right, markLane(box, i), at.Look.Style(theme.Rule))
		}
		// A spike is a mark two dots wide, and up to six high within the box.
		st := at.Look.Style(theme.Energy)
		for row := max(y-2, 4*box.Y); row < min(y+4, 4*(box.Y+box.H)); row++ {
			s.Dot(x, row, st)
			s.Dot(x^1, row, st)
		}
	}
}

// drawLeads draws the lanes on from the marks to the net.
func drawLeads(s *drawing.Sketch, from, to frame.Rect, at drawing.State) {
	x0, x1 := 2*(from.X+from.W), 2*to.X
	end := x0 + drawing.Round(drawing.EaseOut(at.Phase(0, 2*flowArrow))*float64(x1-x0))
	for i := range trainMarks {
		s.Line(x0, markLane(from, i), end, markLane(to, i), at.Look.Style(theme.Rule))
	}
}

// learnerLayers is the form of the net: neurons by layer.
var learnerLayers = [...]int{3, 3, 1}

const (
	learnerStart  = 0.5 // seconds until the first mark reaches the net
	learnerPause  = 0.3 // seconds between two marks
	learnerTravel = 0.6 // seconds from layer to layer
)

// drawLearner draws the net; the marks run into it one after the other, and
// its output lights up.
func drawLearner(s *drawing.Sketch, box frame.Rect, t time.Duration, at drawing.State) {
	now, over := t.Seconds(), t >= learnerMotion
	rule, life := at.Look.Style(theme.Rule), at.Look.Style(theme.Life)
	each := func(fn func(layer, a, b, ax, ay, bx, by int)) {
		for layer := range len(learnerLayers) - 1 {
			for a := range learnerLayers[layer] {
				for b := range learnerLayers[layer+1] {
					ax, ay := learnerPlace(box, layer, a)
					bx, by := learnerPlace(box, layer+1, b)
					fn(layer, a, b, ax, ay, bx, by)
				}
			}
		}
	}
	each(func(layer, a, _, ax, ay, bx, by int) {
		st := rule
		if now > firingTime(layer, a)+learnerTravel {
			st = at.Blend(theme.Rule, theme.Life, 0.45)
		}
		s.Line(ax, ay, bx, by, st)
	})
	each(func(layer, a, _, ax, ay, bx, by int) {
		if part := (now - firingTime(layer, a)) / learnerTravel; !over && part > 0 && part < 1 {
			x, y := drawing.Round(float64(ax)+part*float64(bx-ax)), drawing.Round(float64(ay)+part*float64(by-ay))
			drawSpot(s, x, y, 1, at.Look.Style(theme.Energy))
		}
	})
	for layer, n := range learnerLayers {
		for a := range n {
			x, y := learnerPlace(box, layer, a)
			st := rule
			if since := now - firingTime(layer, a); over || since > 0 {
				st = life
				if !over && since < 0.4 {
					st = at.Blend(theme.Energy, theme.Life, since/0.4)
				}
			}
			drawSpot(s, x, y, 1+layer/2, st)
		}
	}
}

// firingTime returns when a neuron fires, in seconds.
func firingTime(layer, i int) float64 {
	if layer == 0 {
		return learnerStart + learnerPause*float64(i)
	}
	return learnerStart + learnerPause*float64(learnerLayers[0]-1) + learnerTravel*float64(layer) + 0.05*float64(i)
}

// learnerPlace returns the dot in the middle of a neuron.
func learnerPlace(box frame.Rect, layer, i int) (x, y int) {
	span := 2*box.W - 8
	x = 2*box.X + 2 + layer*span/(len(learnerLayers)-1)
	if learnerLayers[layer] == 1 {
		i = 1
	}
	return x, markLane(box, i)
}

// drawSpot draws a round spot: size 1 is 4 dots across, 2 is 6.
func drawSpot(s *drawing.Sketch, x, y, size int, st frame.Style) {
	r := float64(size) + 0.6
	for dy := -size; dy <= size+1; dy++ {
		for dx := -size; dx <= size+1; dx++ {
			if math.Hypot(float64(dx)-0.5, float64(dy)-0.5) <= r {
				s.Dot(x+dx, y+dy, st)
			}
		}
	}
}
