package chart

import (
	"cmp"
	"fmt"
	"slices"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// series is values of one kind, in the order of the axis they stand over.
type series struct {
	name   string
	role   theme.Role
	step   int // with which it comes
	points []point
}

// point is a value: its place on both axes, and as it is said.
type point struct {
	x, y  float64 // coordinates
	value float64
	name  string
	named bool // on the chart too
}

// Series tell apart by colour and by shape.
const mostSeries = 8

var seriesRoles = [mostSeries]theme.Role{
	theme.Accent, theme.Life, theme.Energy, theme.Warning, theme.Text, theme.Muted, theme.Accent, theme.Life,
}

// seriesShape returns the mark of the nth series, which takes one column.
func seriesShape(n int, at drawing.State) string {
	if n == 0 {
		return at.Look.Glyph(theme.GlyphMark)
	}
	n %= mostSeries
	return at.Pick([...]string{"●", "◆", "■", "▲", "○", "◇", "□", "△"}[n], [...]string{"*", "+", "#", "^", "o", "x", "=", "%"}[n])
}

// seriesKeys are the keys of every chart that say where its data are.
type seriesKeys struct{ src, data, x, y, label, group, names, colors, steps *yamlfile.Node }

func (k *seriesKeys) fields() []yamlfile.Field {
	return []yamlfile.Field{
		yamlfile.Key("src", yamlfile.To(&k.src)),
		yamlfile.Key("data", yamlfile.To(&k.data)),
		yamlfile.Key("x", yamlfile.To(&k.x)),
		yamlfile.Key("y", yamlfile.To(&k.y)),
		yamlfile.Key("label", yamlfile.To(&k.label)),
		yamlfile.Key("series", yamlfile.To(&k.group)),
		yamlfile.Key("name", yamlfile.To(&k.names)),
		yamlfile.Key("color", yamlfile.To(&k.colors)),
		yamlfile.Key("step", yamlfile.To(&k.steps)),
	}
}

// columns are the indices of the columns that a chart shows; -1 is none.
type columns struct {
	x, label, group int
	y               []int
}

// columns finds the columns: x is the first one if no other is named so, y all
// others that are numbers.
func (k *seriesKeys) columns(root *yamlfile.Node, t *table) (c columns, err error) {
	c = columns{x: t.find("x"), label: -1, group: -1}
	switch {
	case k.x != nil:
		if c.x, err = t.column(root, k.x, "x"); err != nil {
			return c, err
		}
	case c.x < 0:
		c.x = 0
	}
	if k.label != nil {
		if c.label, err = t.column(root, k.label, "label"); err != nil {
			return c, err
		}
	}
	if k.group != nil {
		if c.group, err = t.column(root, k.group, "series"); err != nil {
			return c, err
		}
	}
	c.y, err = k.valueColumns(root, t, c)
	return c, err
}

func (k *seriesKeys) valueColumns(root *yamlfile.Node, t *table, c columns) ([]int, error) {
	var list []*yamlfile.Node
	switch {
	case k.y == nil:
	case k.y.Kind == yamlfile.List:
		list = k.y.Items
	default:
		list = []*yamlfile.Node{k.y}
	}
	var found []int
	for _, n := range list {
		i, err := t.column(root, n, "y")
		if err != nil {
			return nil, err
		}
		found = append(found, i)
	}
	if k.y == nil {
		for i := range t.header {
			if i != c.x && i != c.label && i != c.group && t.numeric(i) {
				found = append(found, i)
			}
		}
	}
	switch {
	case len(found) == 0:
		return nil, t.node.Errorf("there is no column of numbers").WithHint("name one with y:")
	case len(found) > mostSeries:
		return nil, t.node.Errorf("%d series: want at most %d", len(found), mostSeries).WithHint("name those to show: y: [a, b]")
	case c.group >= 0 && len(found) > 1:
		return nil, k.group.Errorf("%s", "series: with one column of values, named by y, not with "+fmt.Sprint(len(found))).WithHint("name the column of the values: y: value")
	}
	return found, nil
}

// read reads the series onto their axes. Rows without a value are left out; in
// value's place ok says that it may stand on the axis y.
func (k *seriesKeys) read(root *yamlfile.Node, src drawing.Source, x, y *axis) ([]series, error) {
	t, err := readTable(root, k.src, k.data, src)
	if err != nil {
		return nil, err
	}
	if k.x != nil && k.x.Kind == yamlfile.List { // of what stands on the axis
		if len(k.x.Items) != len(t.rows) || len(t.header) == 0 {
			return nil, k.x.Errorf("x: %d values for %d rows", len(k.x.Items), len(t.rows)).WithHint("x has as many as each series")
		}
		at := max(t.find("x"), 0)
		for i, n := range k.x.Items {
			t.rows[i][at] = n.Value
		}
		k.x = nil
	}
	c, err := k.columns(root, t)
	if err != nil {
		return nil, err
	}
	if x.kind == unknown {
		x.kind = t.kind(c.x)
	}
	var all []series
	for _, column := range c.y {
		if all, err = k.readColumn(t, c, column, all, x, y); err != nil {
			return nil, err
		}
	}
	if !slices.ContainsFunc(all, func(s series) bool { return len(s.points) > 0 }) {
		return nil, t.node.Errorf("there is no value").WithHint(numberHint)
	}
	if err := k.setAppearance(root, all); err != nil {
		return nil, err
	}
	return all, k.setNames(all)
}

func (k *seriesKeys) readColumn(t *table, c columns, column int, all []series, x, y *axis) ([]series, error) {
	if c.group < 0 {
		all = append(all, series{name: t.header[column]})
	}
	for i, row := range t.rows {
		if missing(row[column]) {
			continue
		}
		var p point
		var ok bool
		if p.x, ok = x.read(row[c.x]); !ok {
			what := "number for the axis x"
			if x.kind == dates {
				what = "year and no date"
			}
			return nil, t.fault(i, fmt.Sprintf("no %s: %q", what, row[c.x]), x.hint())
		}
		if p.y, ok = y.read(row[column]); !ok {
			return nil, t.fault(i, fmt.Sprintf("no number for this axis: %q", row[column]), y.hint())
		}
		p.value, _ = drawing.ParseNumber(row[column])
		if c.label >= 0 {
			p.name = row[c.label]
		}
		to := len(all) - 1
		if c.group >= 0 {
			if to = slices.IndexFunc(all, func(s series) bool { return s.name == row[c.group] }); to < 0 {
				to, all = len(all), append(all, series{name: row[c.group]})
			}
			if len(all) > mostSeries {
				return nil, k.group.Errorf("more than %d series", mostSeries).WithHint("more cannot be told apart")
			}
		}
		all[to].points = append(all[to].points, p)
	}
	return all, nil
}

// setAppearance returns the series their colours and steps.
func (k *seriesKeys) setAppearance(root *yamlfile.Node, all []series) error {
	colors, err := readOneOrMore(k.colors, "color", mostSeries)
	if err != nil {
		return err
	}
	steps, err := readOneOrMore(k.steps, "step", mostSeries)
	if err != nil {
		return err
	}
	for i := range all {
		s := &all[i]
		s.role = seriesRoles[i]
		if i < len(colors) {
			if s.role, err = drawing.ReadRole(colors[i].Line, colors[i].Value); err != nil {
				return err
			}
		}
		if i < len(steps) {
			if err := yamlfile.To(&s.step)(steps[i]); err != nil {
				return err
			}
			if s.step < 0 || s.step > 99 {
				return steps[i].Errorf("step is %d: want 0 to 99", s.step).WithHint("0 is there from the beginning")
			}
		}
		slices.SortStableFunc(s.points, func(a, b point) int { return cmp.Compare(a.x, b.x) })
	}
	return nil
}

// setNames marks the points that are named on the chart: all, or those listed.
func (k *seriesKeys) setNames(all []series) error {
	if k.names == nil {
		return nil
	}
	if k.names.Value == "all" {
		for _, s := range all {
			for i := range s.points {
				s.points[i].named = s.points[i].name != "" && i < 200
			}
		}
		return nil
	}
	names, err := k.names.Texts("name", 40)
	if err != nil {
		return err
	}
	found := make(map[string]bool, len(names))
	for _, s := range all {
		for i := range s.points {
			p := &s.points[i]
			p.named = slices.Contains(names, p.name)
			found[p.name] = true
		}
	}
	for i, name := range names {
		if !found[name] {
			return k.names.Items[i].Errorf("name: there is no point %q", name).WithHint("points have the names of the column label:, exactly")
		}
	}
	return nil
}

// readOneOrMore returns the nodes of a list, or a single one; nothing is none.
func readOneOrMore(n *yamlfile.Node, what string, most int) ([]*yamlfile.Node, error) {
	switch {
	case n == nil:
		return nil, nil
	case n.Single():
		return []*yamlfile.Node{n}, nil
	}
	return n.Entries(what, 1, most)
}

// seriesStyle returns that of a series' marks and lines: without colours they differ
// by shape alone.
func seriesStyle(r theme.Role, at drawing.State) frame.Style {
	st := at.PlainStyle(r)
	if at.Colorless() {
		st.Attr &^= frame.Bold | frame.Faint
	}
	return st
}
