package layout

import "revolute/internal/deck"

// gutter is the number of columns between two of a slide's columns.
const gutter = 4

// narrowest is the least width of a column; narrower ones are stacked.
const narrowest = 18

// columns sets groups of blocks side by side by weight, or one under the other
// where they would be too narrow.
func (s *setter) columns(b *deck.Block, x, y, measure int, align deck.Align) int {
	widths := shares(b.Weights, len(b.Children), measure)
	for _, w := range widths {
		if w < narrowest {
			return s.blocks(b.Children, x, y, measure, align)
		}
	}
	height := 0
	for i := range b.Children {
		height = max(height, s.block(&b.Children[i], x, y, widths[i], align))
		x += widths[i] + gutter
	}
	return height
}

// shares divides measure into n columns by weight, without the gutters.
func shares(weights []int, n, measure int) []int {
	total := 0
	weight := func(i int) int {
		if i < len(weights) {
			return max(1, weights[i])
		}
		return 1
	}
	for i := range n {
		total += weight(i)
	}
	room := measure - gutter*(n-1)
	out := make([]int, n)
	sum, given := 0, 0
	for i := range n {
		sum += weight(i)
		out[i] = room*sum/max(1, total) - given
		given += out[i]
	}
	return out
}
