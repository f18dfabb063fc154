package layout

import "revolute/internal/deck"

// stack sets blocks one under the other and returns their height. One that
// comes as the one above it leaves takes its place, and the room for both is
// kept at every step.
func (bd *builder) stack(bs []deck.Block, in box, set func(b *deck.Block, in box) int) int {
	y, start := in.y, in.y
	for i := range bs {
		if i > 0 && bs[i-1].Until > 0 && bs[i-1].Until == bs[i].Step {
			y = max(y, start+set(&bs[i], in.below(start)))
			continue
		}
		if i > 0 && bs[i-1].Kind != deck.Middle && bs[i].Kind != deck.Middle && !bd.absent(&bs[i-1], in) && !bd.absent(&bs[i], in) {
			y += in.gap()
		}
		start = y
		y += set(&bs[i], in.below(y))
	}
	return y - in.y
}

// absent reports whether a block takes no room.
func (bd *builder) absent(b *deck.Block, in box) bool {
	if b.Kind != deck.Drawing {
		return false
	}
	if _, behind := b.Info.Attrs["behind"]; behind {
		return true
	}
	in.width = 80
	p := bd.size(b, in)
	return p.problem == nil && p.h == 0
}
