package deck

import (
	"fmt"
	"strconv"
	"strings"
)

// maxColumns is how many columns a layout may have: a terminal of 80 columns
// has no room for more.
const maxColumns = 12

// columnLayout opens columns of the given weights.
func (m *maker) columnLayout(d directive) {
	if m.nested > 0 {
		m.problem(d.line, false, "column_layout within a list or a quote", "give it a line of its own, not indented")
		return
	}
	weights, ok := parseWeights(d.value)
	if !ok {
		m.problem(d.line, false, "these are no column widths: "+d.value, "write them as <!-- column_layout: [3, 2] -->")
		return
	}
	m.resetColumns()
	m.columns = &Block{Kind: Columns, Line: d.line, Step: m.step, Align: m.align, Weights: weights, Children: make([]Block, len(weights))}
	for i := range weights {
		m.columns.Children[i] = Block{Kind: Group, Line: d.line, Step: m.step, Align: m.align}
	}
	m.column = -1
}

// parseWeights reads "[3, 2]".
func parseWeights(s string) ([]int, bool) {
	inner, open := strings.CutPrefix(s, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	words := strings.Split(inner, ",")
	if !open || !closed || len(words) > maxColumns {
		return nil, false
	}
	weights := make([]int, len(words))
	for i, w := range words {
		n, err := strconv.Atoi(strings.TrimSpace(w))
		if err != nil || n < 1 || n > 1000 {
			return nil, false
		}
		weights[i] = n
	}
	return weights, true
}

// chooseColumn makes what follows stand in a column.
func (m *maker) chooseColumn(d directive) {
	n, err := strconv.Atoi(d.value)
	switch {
	case m.nested > 0:
		m.problem(d.line, false, "column within a list or a quote", "give it a line of its own, not indented")
	case m.columns == nil:
		m.problem(d.line, false, "column without column_layout", "write <!-- column_layout: [1, 1] --> above it")
	case err != nil || n < 0:
		m.problem(d.line, false, "this is no column: "+d.value, "columns count from 0")
	case n >= len(m.columns.Children):
		m.problem(d.line, false, fmt.Sprintf("column %d of a %d-column layout", n, len(m.columns.Children)), "columns count from 0")
		m.enterColumn(len(m.columns.Children) - 1)
	default:
		m.enterColumn(n)
	}
}

// enterColumn makes the next block stand in column n.
func (m *maker) enterColumn(n int) {
	g := &m.columns.Children[n]
	if m.column = n; len(g.Children) == 0 {
		g.Align = m.align
	}
	m.out, m.joinable = &g.Children, false
}

// resetColumns ends the columns, if any are open.
func (m *maker) resetColumns() {
	if m.columns == nil || m.nested > 0 {
		return
	}
	for i := range m.columns.Children {
		if g := &m.columns.Children[i]; len(g.Children) > 0 {
			g.Line, g.Step = g.Children[0].Line, g.Children[0].Step
		}
	}
	b := *m.columns
	b.Step = b.first()
	m.columns, m.out, m.joinable = nil, &m.root, false
	m.root = append(m.root, b)
}

// first is the first step that shows something of a block's children.
func (b *Block) first() int {
	step := -1
	for _, g := range b.Children {
		if len(g.Children) > 0 && (step < 0 || g.Step < step) {
			step = g.Step
		}
	}
	return max(step, 0)
}
