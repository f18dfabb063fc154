package layout

import "revolute/internal/deck"

// whole reports whether a block is aligned as a whole, not line by line: its
// lines have something in common at their left, such as marks or a bar.
func whole(b *deck.Block) bool {
	switch b.Kind {
	case deck.List, deck.Definitions, deck.Code:
		return true
	case deck.Quote:
		return b.Info.Lang == ""
	}
	return false
}

// asWhole sets a block that is aligned as a whole, no wider than it needs to be.
func (s *setter) asWhole(b *deck.Block, x, y, measure int, align deck.Align) int {
	if b.Kind == deck.Code {
		measure, x = s.narrowed(measure, s.wanted(b, measure), x, align)
		return s.kind(b, x, y, measure, deck.Left)
	}
	from, held := len(s.marks), s.held
	s.held = true
	defer func() { s.held = held }()
	h := s.kind(b, x, y, measure, deck.Left)
	right := x
	for i := from; i < len(s.marks); i++ {
		right = max(right, s.marks[i].x+s.marks[i].w)
	}
	_, to := s.narrowed(measure, right-x, x, align)
	for i := from; i < len(s.marks); i++ {
		s.marks[i].x += to - x
	}
	return h
}

// narrowed is a block's width and its left edge where it is to be wanted columns
// wide and there are measure of them.
func (s *setter) narrowed(measure, wanted, x int, align deck.Align) (width, left int) {
	width = min(measure, max(wanted, 1))
	switch align {
	case deck.Center:
		x += (measure - width) / 2
	case deck.Right:
		x += measure - width
	}
	return width, x
}
