package theme

import (
	"slices"

	"revolute/internal/yamlfile"
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

// Layout returns how slides of that layout are set; an unknown name is a plain slide.
func (t *Theme) Layout(name string) Layout {
	for i, n := range layoutNames {
		if n == name {
			return t.layouts[i]
		}
	}
	return t.layouts[plainSlide]
}

// readLayouts reads the keys under layouts.
func (r *reader) readLayouts(n *yamlfile.Node, to *[layoutCount]Layout) {
	fields := make([]field, layoutCount)
	for i := range fields {
		fields[i] = field{layoutNames[i], func(n *yamlfile.Node) {
			r.mapping(n, []field{
				{"align", func(n *yamlfile.Node) { r.align(n, &to[i].Align) }},
				{"above", func(n *yamlfile.Node) { r.read(n, yamlfile.Float(&to[i].Above, 0, 1)) }},
				{"footer", func(n *yamlfile.Node) { r.read(n, yamlfile.Bool(&to[i].Footer)) }},
			})
		}}
	}
	r.mapping(n, fields)
}

func (r *reader) align(n *yamlfile.Node, to *Align) {
	name := alignNames[*to]
	r.read(n, yamlfile.OneOf(&name, alignNames[:]...))
	*to = Align(slices.Index(alignNames[:], name))
}
