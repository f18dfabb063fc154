package deck

import (
	"strconv"
	"strings"
)

// maxColumns is how many parts a container may have: a terminal of 80 columns
// has no room for more.
const maxColumns = 12

// maxDepth is how deep containers may stand in one another.
const maxDepth = 8

// container is an open layout: columns, rows or cards.
type container struct {
	block   Block
	part    int  // the part that what follows stands in; -1 before the first
	dynamic bool // it has as many parts as are begun
	steps   bool // each part but the first comes with a step of its own
	whole   blockStep
}

// partWord returns what a directive calls a part of a container.
func partWord(kind Kind) string {
	switch kind {
	case Rows:
		return "row"
	case Cards:
		return "card"
	}
	return "column"
}

// container does what a directive says of columns, rows and cards.
func (m *slideBuilder) container(d directive) {
	switch {
	case d.Name == "reset_layout":
		m.resetContainers()
	case m.nested > 0:
		m.errorf(d.Line, "%s within a list or a quote", d.Name).WithHint("give it a line of its own, not indented")
	case d.Name == "column" || d.Name == "row" || d.Name == "card":
		m.choosePart(d)
	case d.Name != "end":
		// Open columns, rows or cards. column_layout closes those that
		// are open first: it is another presenter's word, and does not nest there.
		kind := Columns
		switch d.Name {
		case "rows":
			kind = Rows
		case "cards":
			kind = Cards
		}
		c, ok := m.readContainer(d, kind)
		switch {
		case !ok:
			m.errorf(d.Line, "these are no column widths: %s", d.Value).WithHint("write them as <!-- " + d.Name + ": [3, 2] -->")
			return
		case d.Name == "column_layout":
			m.resetContainers()
		case len(m.open) == maxDepth:
			m.errorf(d.Line, "more than %d layouts within one another", maxDepth).WithHint("end one with <!-- end -->")
			return
		case len(m.open) > 0 && m.open[len(m.open)-1].part < 0:
			m.before(d.Line)
		}
		c.whole = m.takeStep()
		c.block.Align = m.align
		m.open = append(m.open, c)
		m.part = m.open[len(m.open)-1]
	case len(m.open) == 0:
		m.warnf(d.Line, "end without columns, rows or cards")
	default:
		m.endContainer()
	}
}

// readContainer reads "[3, 2] gutter=6 steps".
func (m *slideBuilder) readContainer(d directive, kind Kind) (*container, bool) {
	c := &container{block: Block{Kind: kind, Line: d.Line, Step: m.step, Gutter: -1}, part: -1, dynamic: true}
	rest := d.Value
	if strings.HasPrefix(rest, "[") {
		inner, after, closed := strings.Cut(rest, "]")
		weights, ok := parseWeights(inner[1:])
		if !closed || !ok {
			return nil, false
		}
		c.weigh(weights, d.Line, m)
		rest = after
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' }) {
		value, gutter := strings.CutPrefix(word, "gutter=")
		n, err := strconv.Atoi(value)
		switch {
		case gutter && err == nil && 0 <= n && n <= 40:
			c.block.Gutter = n
		case word == "steps":
			c.steps = true
		case !gutter && err == nil && 1 <= n && n <= maxColumns && c.dynamic:
			weights := make([]int, n)
			for i := range weights {
				weights[i] = 1
			}
			c.weigh(weights, d.Line, m)
		default:
			return nil, false
		}
	}
	return c, !c.dynamic || d.Name != "column_layout"
}

// weigh makes the parts of the container, with their weights.
func (c *container) weigh(weights []int, line int, m *slideBuilder) {
	c.dynamic = false
	c.block.Weights, c.block.Children = weights, make([]Block, len(weights))
	for i := range weights {
		c.block.Children[i] = Block{Kind: Group, Line: line, Step: m.step, Align: m.align}
	}
}

// parseWeights reads "3, 2".
func parseWeights(s string) ([]int, bool) {
	words := strings.Split(s, ",")
	if len(words) > maxColumns {
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

// choosePart makes what follows stand in a part of the innermost container that
// has parts of this name; those within it end.
func (m *slideBuilder) choosePart(d directive) {
	at := len(m.open) - 1
	for at >= 0 && partWord(m.open[at].block.Kind) != d.Name {
		at--
	}
	if at < 0 {
		around := map[string]string{"column": "column_layout", "row": "rows", "card": "cards"}[d.Name]
		hint := map[string]string{"column": "column_layout: [1, 1]", "row": "rows", "card": "cards"}[d.Name]
		m.errorf(d.Line, "%s without %s", d.Name, around).WithHint("write <!-- " + hint + " --> above it")
		return
	}
	for len(m.open) > at+1 {
		m.endContainer()
	}
	c := m.open[at]
	n, err := c.part+1, error(nil)
	role := ""
	switch {
	case d.Value == "":
	case d.Name == "card":
		role = d.Value
	default:
		n, err = strconv.Atoi(d.Value)
	}
	count := len(c.block.Children)
	switch {
	case err != nil || n < 0:
		m.errorf(d.Line, "this is no %s: %s", d.Name, d.Value).WithHint(d.Name + "s count from 0")
		return
	case n >= count && c.dynamic && n < maxColumns:
		for ; n >= len(c.block.Children); count++ {
			c.block.Children = append(c.block.Children, Block{Kind: Group, Line: d.Line, Step: m.step, Align: m.align})
		}
	case n >= count:
		if count == 0 {
			count = maxColumns
		}
		m.errorf(d.Line, "%s %d of a %d-%s layout", d.Name, n, count, d.Name).WithHint(d.Name + "s count from 0")
		n = min(count, len(c.block.Children)) - 1
	}
	m.enterPart(c, n)
	c.block.Children[n].Role = role
}

// enterPart makes the next block stand in part n.
func (m *slideBuilder) enterPart(c *container, n int) {
	g := &c.block.Children[n]
	if c.steps && n > 0 && len(g.Children) == 0 && m.pause == noPause {
		m.pause = keyPause
	}
	if c.part = n; len(g.Children) == 0 {
		g.Align = m.align
	}
	m.part, m.out, m.joinable = c, &g.Children, false
}

// before makes the first part be entered where something stands before it.
func (m *slideBuilder) before(line int) {
	c := m.part
	word := partWord(c.block.Kind)
	m.warnf(line, "this stands before the first %s", word).WithHint("write <!-- " + word + " --> above it")
	if len(c.block.Children) == 0 {
		c.block.Children = append(c.block.Children, Block{Kind: Group, Line: line, Step: m.step, Align: m.align})
	}
	m.enterPart(c, 0)
}

// endContainer ends the innermost container.
func (m *slideBuilder) endContainer() {
	last := len(m.open) - 1
	c := m.open[last]
	m.open = m.open[:last]
	for i := range c.block.Children {
		if g := &c.block.Children[i]; len(g.Children) > 0 {
			g.Line, g.Step = g.Children[0].Line, g.first()
		}
	}
	c.block.Step = c.block.first()
	m.part, m.out = nil, &m.root
	if last > 0 {
		m.part = m.open[last-1]
		m.out = &m.part.block.Children[m.part.part].Children
	}
	m.joinable = false
	c.whole.apply(&c.block)
	*m.out = append(*m.out, c.block)
}

// resetContainers ends all that are open.
func (m *slideBuilder) resetContainers() {
	for len(m.open) > 0 && m.nested == 0 {
		m.endContainer()
	}
}

// first returns the first step that shows something of a block's children.
func (b *Block) first() int {
	step := -1
	for _, g := range b.Children {
		if (g.Kind != Group || len(g.Children) > 0) && g.Kind != Middle && (step < 0 || g.Step < step) {
			step = g.Step
		}
	}
	return max(step, 0)
}
