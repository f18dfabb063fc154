package layout

import "revolute/internal/deck"

// stack sets blocks one under the other and returns their height. One that
// comes as the one above it leaves takes its place, and the room for both is
// kept at every step.
func (s *setter) stack(bs []deck.Block, y int, set func(b *deck.Block, y int) int) int {
	top, start := y, y
	for i := range bs {
		if i > 0 && bs[i-1].Until > 0 && bs[i-1].Until == bs[i].Step {
			y = max(y, start+set(&bs[i], start))
			continue
		}
		if i > 0 {
			y += s.gap(&bs[i-1], &bs[i])
		}
		start = y
		y += set(&bs[i], y)
	}
	return y - top
}

// stands reports whether a mark is seen at a step.
func (m *mark) stands(step int) bool {
	return m.step <= step && (m.until == 0 || step < m.until)
}

// leaves makes the marks from index from on leave with a step, if they do not
// leave before.
func (s *setter) leaves(from, until int) {
	for i := from; until > 0 && i < len(s.marks); i++ {
		if m := &s.marks[i]; m.until == 0 || m.until > until {
			m.until = until
		}
	}
}
