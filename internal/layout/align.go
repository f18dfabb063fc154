package layout

import "revolute/internal/deck"

// alignsAsWhole reports whether a block is aligned as a whole, not line by line:
// its lines have something in common at their left, such as marks or a bar.
func alignsAsWhole(b *deck.Block) bool {
	switch b.Kind {
	case deck.List, deck.Definitions, deck.Code:
		return true
	case deck.Quote:
		return b.Info.Lang == ""
	}
	return false
}

// whole sets a block that is aligned as a whole, no wider than it needs to be.
func (bd *builder) whole(b *deck.Block, in box) int {
	align := in.align
	in.align, in.aligned, in.hang = deck.Left, true, 0
	if b.Kind == deck.Code {
		width := min(in.width, max(bd.wanted(b, in), 1))
		in = in.at(in.x+aligned(align, in.width, width), in.y, width)
		return bd.kind(b, in)
	}
	from := len(bd.items)
	h := bd.kind(b, in)
	right := in.x
	for i := from; i < len(bd.items); i++ {
		right = max(right, bd.items[i].x+bd.items[i].w)
	}
	by := aligned(align, in.width, min(in.width, max(right-in.x, 1)))
	for i := from; i < len(bd.items); i++ {
		bd.items[i].x += by
	}
	return h
}

// aligned returns how far from the left edge of so much room something stands.
func aligned(align deck.Align, room, width int) int {
	switch align {
	case deck.Center:
		return max(0, (room-width)/2)
	case deck.Right:
		return max(0, room-width)
	}
	return 0
}
