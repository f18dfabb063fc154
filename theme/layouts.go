package theme

import (
	"strconv"

	"go.yaml.in/yaml/v3"
)

// Align is where the lines of a cover or a statement stand.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

var alignNames = [...]string{"left", "center", "right"}

// Layout is how the slides of one layout are set.
type Layout struct {
	Align  Align   // of lines that have no alignment of their own
	Above  float64 // share of the free rows that stands above the body, 0 to 1
	Footer bool
}

// The layouts: of a slide that names none, and of those that name one.
const (
	plainSlide = iota
	sectionSlide
	statementSlide
	coverSlide
	bareSlide
	layoutCount
)

var layoutNames = [layoutCount]string{"slide", "section", "statement", "cover", "bare"}

// Layout is how slides of that layout are set; an unknown name is a plain slide.
func (t *Theme) Layout(name string) Layout {
	for i, n := range layoutNames {
		if n == name {
			return t.layouts[i]
		}
	}
	return t.layouts[plainSlide]
}

// readLayouts reads the keys under layouts.
func (r *reader) readLayouts(n *yaml.Node, to *[layoutCount]Layout) {
	fields := make([]field, layoutCount)
	for i := range fields {
		fields[i] = field{layoutNames[i], func(n *yaml.Node) {
			r.mapping(n, []field{
				{"align", func(n *yaml.Node) { r.align(n, &to[i].Align) }},
				{"above", func(n *yaml.Node) { r.share("above", n, &to[i].Above) }},
				{"footer", func(n *yaml.Node) { r.boolean("footer", n, &to[i].Footer) }},
			})
		}}
	}
	r.mapping(n, fields)
}

func (r *reader) align(n *yaml.Node, to *Align) {
	for i, name := range alignNames {
		if name == n.Value {
			*to = Align(i)
			return
		}
	}
	r.fail(n, "align is %q (allowed: left, center, right)", n.Value)
}

func (r *reader) share(key string, n *yaml.Node, to *float64) {
	v, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(v >= 0 && v <= 1) {
		r.fail(n, "%s is %q (allowed: 0 to 1)", key, n.Value)
	}
	*to = v
}

func (r *reader) boolean(key string, n *yaml.Node, to *bool) {
	on, err := strconv.ParseBool(n.Value)
	if err != nil {
		r.fail(n, "%s is %q (allowed: true, false)", key, n.Value)
	}
	*to = on
}
