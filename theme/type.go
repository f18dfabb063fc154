package theme

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"revolute/internal/lettering"
)

// Type is which sizes of type a theme uses.
type Type struct {
	// The largest sizes of titles, of bodies, and of what covers, statements and
	// the pages of sections say. Smaller ones are taken where there is no room.
	Title, Body, Statement lettering.Size
	Titles                 [2]int // columns and rows of the least window whose titles are larger than small
	Bodies                 [2]int // … whose titles are large and whose bodies are medium
}

// readType reads the keys under type.
func (r *reader) readType(n *yaml.Node, to *Type) {
	r.mapping(n, []field{
		{"title", func(n *yaml.Node) { r.size("title", n, &to.Title) }},
		{"body", func(n *yaml.Node) { r.size("body", n, &to.Body) }},
		{"statement", func(n *yaml.Node) { r.size("statement", n, &to.Statement) }},
		{"titles_from", func(n *yaml.Node) { r.window("titles_from", n, &to.Titles) }},
		{"bodies_from", func(n *yaml.Node) { r.window("bodies_from", n, &to.Bodies) }},
	})
}

func (r *reader) size(key string, n *yaml.Node, to *lettering.Size) {
	size, ok := lettering.ParseSize(n.Value)
	if !ok || size == lettering.Auto {
		r.fail(n, "%s is %q (allowed: %s)", key, n.Value, strings.Join(lettering.SizeNames()[1:], ", "))
	}
	*to = size
}

// window reads the size of a window: 110x34.
func (r *reader) window(key string, n *yaml.Node, to *[2]int) {
	columns, rows, ok := strings.Cut(n.Value, "x")
	w, err1 := strconv.Atoi(columns)
	h, err2 := strconv.Atoi(rows)
	if !ok || err1 != nil || err2 != nil || w < 1 || h < 1 {
		r.fail(n, "%s is %q (allowed: columns and rows, as 110x34)", key, n.Value)
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
func (r *reader) readMargins(n *yaml.Node, to *[]marginAt) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "margins are columns by the window's width: {80: 4, 120: 8}")
		return
	}
	margins := make([]marginAt, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		columns, err := strconv.Atoi(n.Content[i].Value)
		margin, wrong := strconv.Atoi(n.Content[i+1].Value)
		if err != nil || wrong != nil || columns < 1 || margin < 0 || margin > columns/4 {
			r.fail(n.Content[i], "a margin of %s at %s columns (allowed: up to a quarter of the width)", n.Content[i+1].Value, n.Content[i].Value)
			return
		}
		margins = append(margins, marginAt{columns, margin})
	}
	slices.SortFunc(margins, func(a, b marginAt) int { return cmp.Compare(a.columns, b.columns) })
	for i := range len(margins) - 1 {
		if margins[i].columns == margins[i+1].columns {
			r.fail(n, "two margins at %d columns", margins[i].columns)
			return
		}
	}
	*to = margins
}
