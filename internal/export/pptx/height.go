package pptx

import (
	"math"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
)

// em returns the size of the body text as a length.
func (g *page) em() int { return g.size * point / 100 }

// lineHeight returns the height of so many lines of text.
func (g *page) lineHeight(lines float64) int { return int(lines * 1.25 * float64(g.em())) }

// textHeight estimates the height of a paragraph in a box w wide.
func (g *page) textHeight(spans []deck.Span, w int) int {
	lines := 0.0
	for line := range strings.SplitSeq(deck.Plain(spans), "\n") {
		lines += max(1, math.Ceil(drawing.EmWidth(line)*float64(g.em())/float64(w)))
	}
	return g.lineHeight(lines) + paragraphGap
}

// paragraphGap is the space above a paragraph.
const paragraphGap = 6 * point

// height estimates the height of blocks in a box w wide.
func (g *page) height(blocks []deck.Block, w int) (all int) {
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case deck.Drawing, deck.Picture:
			if _, behind := b.Info.Attrs["behind"]; !behind {
				all += min(230*point, (g.bottom-g.y)/2)
			}
		case deck.Code:
			all += g.lineHeight(0.9*float64(strings.Count(b.Text, "\n")+1)) + 24*point
		case deck.Table:
			widths := g.columnWidths(b, w)
			for _, row := range b.Rows {
				all += g.rowHeight(row, widths)
			}
			all += 10 * point
		case deck.Columns, deck.Cards:
			for from := 0; from < len(b.Children); from += most {
				high, row := 0, row(b, from)
				for n := range row.Children {
					high = max(high, g.height(row.Children[n:n+1], share(row, n, w)))
				}
				all += high
			}
		default:
			if len(b.Spans) > 0 {
				all += g.textHeight(b.Spans, w)
			}
			if b.Kind == deck.Item {
				w -= g.em() * 5 / 4
			}
			all += g.height(b.Children, w)
		}
	}
	return all
}

// most is how many columns or cards stand side by side.
const most = 4

// row returns those of columns or cards that stand side by side from one on.
func row(b *deck.Block, from int) *deck.Block {
	r := *b
	r.Children = b.Children[from:min(from+most, len(b.Children))]
	if len(r.Children) < len(b.Children) {
		r.Weights = nil
	}
	return &r
}

// share returns the width of column n in columns that are w wide together.
func share(b *deck.Block, n, w int) int {
	w -= (len(b.Children) - 1) * gutter
	if len(b.Weights) != len(b.Children) {
		return w / len(b.Children)
	}
	sum := 0
	for _, v := range b.Weights {
		sum += v
	}
	return w * b.Weights[n] / max(1, sum)
}

// gutter is the space between columns.
const gutter = 24 * point

// cellMargin is the space within a cell, left and right together.
const cellMargin = 15 * point

// columnWidths returns the widths of a table's columns, w together at most: as wide
// as their widest cells, or in proportion to these.
func (g *page) columnWidths(b *deck.Block, w int) (widths []int) {
	all := 0
	for _, row := range b.Rows {
		for j, c := range row {
			if j == len(widths) {
				widths = append(widths, 2*g.em())
			}
			widths[j] = max(widths[j], int(min(drawing.BoldWidth(deck.Plain(c.Spans)), 24)*float64(g.em()))+cellMargin)
		}
	}
	for _, v := range widths {
		all += v
	}
	for j := range widths {
		widths[j] = widths[j] * min(w, all) / max(1, all)
	}
	return widths
}

// rowHeight estimates the height of a table's row.
func (g *page) rowHeight(row []deck.TableCell, widths []int) int {
	lines := 1.0
	for j, c := range row {
		lines = max(lines, math.Ceil(drawing.BoldWidth(deck.Plain(c.Spans))*float64(g.em())/float64(max(g.em(), widths[j]-cellMargin))))
	}
	return g.lineHeight(1.06*lines) + 10*point
}
