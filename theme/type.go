package theme

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/lettering"
	"revolute/internal/yamlfile"
)

// Type is which sizes of type a theme uses.
type Type struct {
	// The largest sizes of titles, of bodies, and of what covers, statements and
	// the pages of sections say. Smaller ones are taken where there is no room.
	Title, Body, Statement lettering.Size
	Titles                 [2]int // columns and rows of the least window whose titles are larger than small
	Bodies                 [2]int // … whose titles are large and whose bodies are medium
	Pixels                 bool   // headings of the HTML page are set in our own pixel letters
}

// readType reads the keys under type.
func (r *reader) readType(n *yamlfile.Node, to *Type) {
	r.mapping(n, []field{
		{"title", func(n *yamlfile.Node) { r.size(n, &to.Title) }},
		{"body", func(n *yamlfile.Node) { r.size(n, &to.Body) }},
		{"statement", func(n *yamlfile.Node) { r.size(n, &to.Statement) }},
		{"titles_from", func(n *yamlfile.Node) { r.window(n, &to.Titles) }},
		{"bodies_from", func(n *yamlfile.Node) { r.window(n, &to.Bodies) }},
		{"lettering", func(n *yamlfile.Node) {
			var letters string
			r.read(n, yamlfile.OneOf(&letters, "font", "pixels"))
			to.Pixels = letters == "pixels"
		}},
	})
}

func (r *reader) size(n *yamlfile.Node, to *lettering.Size) {
	var name string
	r.read(n, yamlfile.OneOf(&name, lettering.SizeNames()[1:]...))
	if size, ok := lettering.ParseSize(name); ok && name != "" {
		*to = size
	}
}

// window reads the size of a window: 110x34.
func (r *reader) window(n *yamlfile.Node, to *[2]int) {
	columns, rows, ok := strings.Cut(n.Value, "x")
	w, err1 := strconv.Atoi(columns)
	h, err2 := strconv.Atoi(rows)
	if !ok || err1 != nil || err2 != nil || w < 1 || h < 1 {
		r.faults = append(r.faults, n.Want("columns and rows, as 110x34"))
		return
	}
	*to = [2]int{w, h}
}

// marginAt is the margin that a window of so many columns has.
type marginAt struct{ columns, margin int }

// Margin returns the number of empty columns at each side of a window: between
// the widths that the theme names it grows evenly.
func (t *Theme) Margin(columns int) int {
	var below marginAt
	for _, m := range t.margins {
		if columns < m.columns {
			return below.margin + (m.margin-below.margin)*(columns-below.columns)/(m.columns-below.columns)
		}
		below = m
	}
	return below.margin
}

// readMargins reads margins by the width of the window: {80: 4, 120: 8}.
func (r *reader) readMargins(n *yamlfile.Node, to *[]marginAt) {
	var margins []marginAt
	err := n.Each(func(key, value *yamlfile.Node) error {
		columns, err := strconv.Atoi(key.Value)
		if err != nil || columns < 1 {
			return key.Errorf("%q is no width of a window", key.Value).WithHint("{80: 4, 120: 8}")
		}
		m := marginAt{columns: columns}
		if yamlfile.Int(&m.margin, 0, columns/4)(value) != nil {
			return value.Errorf("a margin of %s at %d columns: want 0 to %d", value.Value, columns, columns/4)
		}
		margins = append(margins, m)
		return nil
	})
	if err != nil {
		r.faults = append(r.faults, err)
		return
	}
	slices.SortFunc(margins, func(a, b marginAt) int { return cmp.Compare(a.columns, b.columns) })
	*to = margins
}
