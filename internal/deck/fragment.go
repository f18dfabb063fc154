package deck

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// element makes a block a fragment, as a directive of reveal.js says: it comes with a
// step of its own, leaves with it (out), or is there for it alone (current). What
// stands after it stays where it is.
func (m *slideBuilder) element(b *Block, d directive) {
	how, rest, _ := strings.Cut(d.Value, " ")
	index := -1
	if s, ok := strings.CutPrefix(rest, "index="); ok {
		index, _ = strconv.Atoi(s)
	}
	if how == "visible" {
		m.warnf(d.Line, "the effect of this fragment has no counterpart here").WithHint("it is there from the start")
		return
	}
	m.pause = noPause
	step := m.last + 1
	if index >= 0 {
		if m.fragments == nil {
			m.fragments = map[int]int{}
		}
		if at, ok := m.fragments[index]; ok {
			step = at
		}
		m.fragments[index] = step
	}
	m.last = max(m.last, step)
	switch how {
	case "out":
		b.Until = step
	case "current":
		b.Step, b.Until = step, step+1
	default:
		b.Step = step
	}
}

// elementBefore makes the block before a directive a fragment.
func (m *slideBuilder) elementBefore(d directive) {
	if n := len(*m.out); n > 0 {
		m.element(&(*m.out)[n-1], d)
		return
	}
	m.warnf(d.Line, ".element with nothing before it")
}

// orderFragments gives the fragments of a slide the steps in the order of their
// indexes.
func (m *slideBuilder) orderFragments() {
	if len(m.fragments) < 2 {
		return
	}
	indexes := slices.Sorted(maps.Keys(m.fragments))
	steps := slices.Sorted(maps.Values(m.fragments))
	to := map[int]int{}
	for i, index := range indexes {
		to[m.fragments[index]] = steps[i]
	}
	renumber(m.root, to)
}

// renumber gives steps other numbers, all through blocks.
func renumber(bs []Block, to map[int]int) {
	for i := range bs {
		b := &bs[i]
		if n, ok := to[b.Step]; ok {
			b.Step = n
		}
		if n, ok := to[b.Until]; ok {
			b.Until = n
		}
		renumber(b.Children, to)
		if b.Kind == List && len(b.Children) > 0 {
			b.Step = b.Children[0].Step
			for _, c := range b.Children {
				b.Step = min(b.Step, c.Step)
			}
		}
	}
}
