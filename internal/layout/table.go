package layout

import (
	"revolute/internal/deck"
	"revolute/theme"
)

// between is the number of columns of text between two columns of a table.
const between = 3

// table sets a table: a quiet rule under its head, long cells wrapped within
// their column. Where cells wrap, an empty row keeps the rows apart.
func (bd *builder) table(b *deck.Block, in box) int {
	if len(b.Rows) == 0 {
		return 0
	}
	widths, total := bd.tableWidths(b, in)
	top, wrapped := in.y, false
	in = in.at(in.x+aligned(in.align, in.width, total), in.y, total)
	in.align = deck.Left
	for i, row := range b.Rows {
		if i > 1 && (wrapped || in.airy || !in.face.IsSmall()) {
			in.y++
		}
		inner := in
		if i < len(b.RowSteps) {
			inner = in.after(b.RowSteps[i])
		}
		st := bd.look.Style(theme.Text)
		if i == 0 {
			st = bd.look.Apply(bd.look.Style(theme.Title), bd.look.Markdown.Strong)
		}
		h, x := in.face.Rows(), in.x
		for j, cell := range row[:min(len(row), len(widths))] {
			cellBox := inner.at(x, in.y, widths[j])
			if j < len(b.Aligns) {
				cellBox.align = b.Aligns[j]
			}
			h = max(h, bd.text(bd.join(cell.Spans, st, in.plain), cellBox))
			x += widths[j] + between*in.face.Columns()
		}
		if wrapped = wrapped || i > 0 && h > in.face.Rows(); wrapped && !in.face.IsSmall() {
			bd.poor = true
		}
		in.y += h
		if i == 0 {
			in.y += bd.rule(inner.below(in.y), total)
		}
	}
	return in.y - top
}

// tableWidths gives each column what it wants, or where that is too much a
// fair part: columns that want less than their part keep what they want.
func (bd *builder) tableWidths(b *deck.Block, in box) (widths []int, total int) {
	apart := between * in.face.Columns()
	n := len(b.Rows[0])
	want := make([]int, n)
	for _, row := range b.Rows {
		for j := range min(n, len(row)) {
			want[j] = max(want[j], bd.widest(row[j].Spans)*in.face.Columns(), 1)
		}
	}
	room := max(n, in.width-apart*(n-1))
	widths = make([]int, n)
	fixed := make([]bool, n)
	for left := n; left > 0; {
		part, changed := room/left, false
		for j := range n {
			if !fixed[j] && want[j] <= part {
				widths[j], fixed[j], changed = want[j], true, true
				room -= want[j]
				left--
			}
		}
		if changed {
			continue
		}
		for j := range n { // all that are left want more than there is
			if !fixed[j] {
				widths[j] = max(1, room/left)
				room -= widths[j]
				fixed[j] = true
				left--
			}
		}
	}
	for _, w := range widths {
		total += w
	}
	return widths, total + apart*(n-1)
}
