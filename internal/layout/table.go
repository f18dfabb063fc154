package layout

import (
	"strings"

	"revolute/internal/deck"
	"revolute/theme"
)

// between is the number of columns between two columns of a table.
const between = 3

// table sets a table: a quiet rule under its head, long cells wrapped within
// their column. Where cells wrap, an empty row keeps the rows apart.
func (s *setter) table(b *deck.Block, x, y, measure int, align deck.Align) int {
	if len(b.Rows) == 0 {
		return 0
	}
	widths, total := s.tableWidths(b, measure)
	switch align {
	case deck.Center:
		x += max(0, (measure-total)/2)
	case deck.Right:
		x += max(0, measure-total)
	}
	top, wrapped := y, false
	for i, row := range b.Rows {
		if i > 1 && (wrapped || s.roomy) {
			y++
		}
		outer := s.step
		if i < len(b.RowSteps) {
			s.step = max(s.step, b.RowSteps[i])
		}
		h := s.tableRow(b, row, i == 0, x, y, widths)
		wrapped = wrapped || i > 0 && h > 1
		y += h
		if i == 0 {
			y += s.rule(x, y, total)
		}
		s.step = outer
	}
	return y - top
}

func (s *setter) tableRow(b *deck.Block, row []deck.TableCell, head bool, x, y int, widths []int) int {
	st := s.look.Style(theme.Text)
	if head {
		st = s.look.Apply(s.look.Style(theme.Title), s.look.Markdown.Strong)
	}
	height := 1
	for j, cell := range row {
		if j >= len(widths) {
			break
		}
		al := deck.Left
		if j < len(b.Aligns) {
			al = b.Aligns[j]
		}
		height = max(height, s.text(s.join(cell.Spans, st), x, y, widths[j], al))
		x += widths[j] + between
	}
	return height
}

// tableWidths gives each column what it wants, or where that is too much a
// fair part: columns that want less than their part keep what they want.
func (s *setter) tableWidths(b *deck.Block, measure int) (widths []int, total int) {
	n := len(b.Rows[0])
	want := make([]int, n)
	for _, row := range b.Rows {
		for j := range min(n, len(row)) {
			want[j] = max(want[j], s.natural(row[j].Spans), 1)
		}
	}
	room := max(n, measure-between*(n-1))
	widths = make([]int, n)
	settled := make([]bool, n)
	for left := n; left > 0; {
		part, changed := room/left, false
		for j := range n {
			if !settled[j] && want[j] <= part {
				widths[j], settled[j], changed = want[j], true, true
				room -= want[j]
				left--
			}
		}
		if changed {
			continue
		}
		for j := range n { // all that are left want more than there is
			if !settled[j] {
				widths[j] = max(1, room/left)
				room -= widths[j]
				settled[j] = true
				left--
			}
		}
	}
	for _, w := range widths {
		total += w
	}
	return widths, total + between*(n-1)
}

// natural is the width of spans on one line, of the longest where there are
// hard breaks.
func (s *setter) natural(spans []deck.Span) int {
	widest, w := 0, 0
	for _, sp := range spans {
		if sp.Break {
			w = 0
		}
		w += s.widths.Width(sp.Text)
		widest = max(widest, w)
	}
	return widest
}

func repeat(s string, n int) string { return strings.Repeat(s, max(0, n)) }
