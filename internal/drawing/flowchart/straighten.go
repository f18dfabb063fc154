package flowchart

import (
	"slices"

	"revolute/internal/drawing"
)

// mostStraightened bounds the flowcharts whose arrows are straightened one by one.
const mostStraightened = 100

// straighten moves knots, and rows of knots that are straight already, so that
// more arrows lead straight on, where there is room.
func (w *weave) straighten() {
	if len(w.knots) > mostStraightened {
		return
	}
	tokens := w.tokens(nil, w.top)
	want, offset := make([]int, len(w.knots)), 0
	for i, k := range w.knots {
		want[i] = k.x
	}
	for i, x := range w.sweep(tokens, want) { // clusters have lines left of what they hold
		offset = max(offset, x-want[i])
	}
	width := 0
	for i := range w.knots {
		w.knots[i].x += offset
	}
	for _, k := range w.knots {
		width = max(width, k.x+k.w)
	}
	for range 4 {
		moved := false
		for _, t := range w.threads {
			if off := w.port(t.from) - w.port(t.to); off != 0 {
				moved = w.shift(tokens, t.to, t.from, off, width) || w.shift(tokens, t.from, t.to, -off, width) || moved
			}
		}
		if !moved {
			return
		}
	}
}

// shift moves a knot, or else it with all that is tied straight to it on the
// side away from another one, if there is room and it does good.
func (w *weave) shift(tokens []token, k, from, by, width int) bool {
	before := w.bends()
	for _, group := range [...][]int{{k}, w.straight(k, from)} {
		for _, i := range group {
			w.knots[i].x += by
		}
		if w.fits(tokens, width) && w.bends() < before {
			return true
		}
		for _, i := range group {
			w.knots[i].x -= by
		}
	}
	return false
}

// straight is a knot with all that is tied to it by straight threads, without
// going through another one.
func (w *weave) straight(k, but int) []int {
	group := []int{k}
	for n := 0; n < len(group); n++ {
		for _, b := range w.beside[group[n]] {
			if b != but && w.port(b) == w.port(k) && !slices.Contains(group, b) {
				group = append(group, b)
			}
		}
	}
	return group
}

// fits reports whether every knot has the room that it needs where it stands.
func (w *weave) fits(tokens []token, width int) bool {
	want := make([]int, len(w.knots))
	for i, k := range w.knots {
		if want[i] = k.x; k.x < 0 || k.x+k.w > width {
			return false
		}
	}
	return slices.Equal(w.sweep(tokens, want), want)
}

// bends says how far from straight the arrows are; those that only pass a rank
// should be straight first, those that lead back last.
func (w *weave) bends() int {
	sum := 0
	for _, t := range w.threads {
		off := w.port(t.from) - w.port(t.to)
		if off == 0 {
			continue
		}
		weight := 3
		if w.turned[t.link] {
			weight = 1
		}
		if w.knots[t.from].vertex < 0 && w.knots[t.to].vertex < 0 {
			weight *= 2
		}
		sum += weight * (drawing.Abs(off) + 4)
	}
	return sum
}
