package flowchart

import (
	"slices"

	"revolute/internal/drawing"
)

// mostStraightened bounds the flowcharts whose arrows are straightened one by one.
const mostStraightened = 100

// straighten moves nodes, and rows of nodes that are straight already, so that
// more arrows lead straight on, where there is room.
func (w *layers) straighten() {
	if len(w.nodes) > mostStraightened {
		return
	}
	tokens := w.blocks(nil, w.top)
	want, offset := make([]int, len(w.nodes)), 0
	for i, k := range w.nodes {
		want[i] = k.x
	}
	for i, x := range w.placeForward(tokens, want) { // clusters have lines left of what they hold
		offset = max(offset, x-want[i])
	}
	width := 0
	for i := range w.nodes {
		w.nodes[i].x += offset
	}
	for _, k := range w.nodes {
		width = max(width, k.x+k.w)
	}
	for range 4 {
		moved := false
		for _, t := range w.segments {
			if off := w.port(t.from) - w.port(t.to); off != 0 {
				moved = w.shift(tokens, t.to, t.from, off, width) || w.shift(tokens, t.from, t.to, -off, width) || moved
			}
		}
		if !moved {
			return
		}
	}
}

// shift moves a node, or else it with all that is tied straight to it on the
// side away from another one, if there is room and it does good.
func (w *layers) shift(tokens []block, k, from, by, width int) bool {
	before := w.bends()
	// A node with all that is tied to it by straight segments, without
	// going through another one.
	group := []int{k}
	for n := 0; n < len(group); n++ {
		for _, b := range w.neighbours[group[n]] {
			if b != from && w.port(b) == w.port(k) && !slices.Contains(group, b) {
				group = append(group, b)
			}
		}
	}
	for _, group := range [...][]int{{k}, group} {
		for _, i := range group {
			w.nodes[i].x += by
		}
		want, inside := make([]int, len(w.nodes)), true
		for i, k := range w.nodes {
			want[i] = k.x
			inside = inside && k.x >= 0 && k.x+k.w <= width
		}
		if inside && slices.Equal(w.placeForward(tokens, want), want) && w.bends() < before {
			return true
		}
		for _, i := range group {
			w.nodes[i].x -= by
		}
	}
	return false
}

// bends returns how far from straight the arrows are; those that only pass a layer
// should be straight first, those that lead back last.
func (w *layers) bends() int {
	sum := 0
	for _, t := range w.segments {
		off := w.port(t.from) - w.port(t.to)
		if off == 0 {
			continue
		}
		weight := 3
		if w.reversed[t.link] {
			weight = 1
		}
		if w.nodes[t.from].vertex < 0 && w.nodes[t.to].vertex < 0 {
			weight *= 2
		}
		sum += weight * (drawing.Abs(off) + 4)
	}
	return sum
}
