package chart

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// table is data: of a file of comma-separated values, the first row of which
// names the columns, or of the block itself.
type table struct {
	name   string // of the file; "" if the block has the data
	header []string
	rows   [][]string     // each as long as header
	node   *yamlfile.Node // where the block names or has it
	lines  []int          // of each row, in the block
}

// mostRows bounds a table: no screen could show more.
const mostRows = 20_000

// Bounds of a table's columns, and of what a block may hold by repeating itself.
const (
	mostColumns = 200
	mostCells   = 200_000
)

// readTable reads the file that the node n names, or the data of the block;
// parent is where both are missed.
func readTable(parent, n, data *yamlfile.Node, src drawing.Source) (*table, error) {
	switch {
	case n != nil && data != nil:
		return nil, data.Errorf("src and data: want one of them").WithHint("src names a file, data stand in the block")
	case data != nil:
		return readInline(data)
	case n == nil || n.Value == "":
		return nil, problem.Errorf("", parent.Line, "src is missing: want the name of a CSV file beside the deck").WithHint("or write the numbers into the block, under data:")
	}
	content, err := src.ReadFile(n.Value)
	if err != nil {
		return nil, n.Errorf("%s", err.Error())
	}
	t := &table{name: n.Value, node: n}
	if err := t.readCSV(content); err != nil {
		return nil, err
	}
	return t, nil
}

// readCSV reads comma-separated values, or values with tabs between them.
func (t *table) readCSV(data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	r := csv.NewReader(bytes.NewReader(data))
	r.LazyQuotes, r.TrimLeadingSpace = true, true
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.ContainsRune(first, '\t') && !bytes.ContainsRune(first, ',') {
		r.Comma = '\t'
	}
	all, err := r.ReadAll()
	what := "data"
	if t.name != "" {
		what = t.name
	}
	switch {
	case err != nil:
		return t.node.Errorf("%s", what+": "+err.Error())
	case len(all) < 2:
		return t.node.Errorf("%s", what+": want a row of column names, and data under it").WithHint("values stand apart by commas: year,value")
	case len(all) > mostRows:
		return t.node.Errorf("%s: %d rows: want at most %d", what, len(all), mostRows)
	case len(all[0]) > mostColumns:
		return t.node.Errorf("%s: %d columns: want at most %d", what, len(all[0]), mostColumns)
	}
	t.header, t.rows = all[0], all[1:]
	return nil
}

// readInline reads the data of a block: CSV as text, rows, or columns.
func readInline(n *yamlfile.Node) (*table, error) {
	t := &table{node: n}
	if n.Single() {
		if err := t.readCSV([]byte(n.Value)); err != nil {
			return nil, err
		}
		for i := range t.rows {
			t.lines = append(t.lines, n.Line+2+i)
		}
		return t, nil
	}
	if rows := len(n.Items) + len(n.Pairs); rows == 0 || rows > mostRows {
		return nil, n.Errorf("data: want 1 to %d rows", mostRows).WithHint(dataHint)
	}
	var err error
	switch {
	case n.Kind == yamlfile.Map && n.Pairs[0].Value.Kind == yamlfile.List:
		err = t.readColumns(n)
	case n.Kind == yamlfile.Map:
		t.header = []string{"x", "y"}
		for _, p := range n.Pairs {
			if err = t.addRow(p.Key, p.Key, p.Value); err != nil {
				break
			}
		}
	case n.Items[0].Single():
		t.header = []string{"x", "y"}
		for i, c := range n.Items {
			x := &yamlfile.Node{Kind: yamlfile.Scalar, Value: strconv.Itoa(i + 1)}
			if err = t.addRow(c, x, c); err != nil {
				break
			}
		}
	case n.Items[0].Kind == yamlfile.Map:
		err = t.readMappings(n)
	default:
		err = t.readRows(n)
	}
	if err == nil && (len(t.header) > mostColumns || len(t.rows) == 0) {
		err = n.Errorf("data: want rows of 1 to %d columns", mostColumns).WithHint(dataHint)
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// addRow adds a row of scalars.
func (t *table) addRow(at *yamlfile.Node, cells ...*yamlfile.Node) error {
	row := make([]string, len(t.header))
	if len(t.rows)*len(row) > mostCells {
		return at.Errorf("data: more than %d values", mostCells)
	}
	if len(cells) > len(row) {
		return at.Errorf("data: %d values in a row of %d", len(cells), len(row)).WithHint("the first row says how many there are")
	}
	for i, c := range cells {
		if !c.Single() {
			return c.Errorf("data: want a number or a text").WithHint(dataHint)
		}
		if c.Kind != yamlfile.Null {
			row[i] = c.Value
		}
	}
	t.rows, t.lines = append(t.rows, row), append(t.lines, at.Line)
	return nil
}

// readColumns reads name: [values], each a column.
func (t *table) readColumns(n *yamlfile.Node) error {
	t.header = append(t.header, "x")
	for i, p := range n.Pairs {
		name, list := p.Key, p.Value
		if list.Kind != yamlfile.List || len(list.Items) == 0 {
			return name.Errorf("data: want a list of values for %q", name.Value).WithHint(dataHint)
		}
		if len(t.header) > mostColumns {
			return nil // said by the caller
		}
		if i > 0 && len(list.Items) != len(t.rows) {
			return name.Errorf("data: %d values for %q, but %d before", len(list.Items), name.Value, len(t.rows)).WithHint("null stands for a value that is missing")
		}
		t.header = append(t.header, name.Value)
		for j, c := range list.Items {
			if i == 0 {
				t.rows = append(t.rows, []string{strconv.Itoa(j + 1)})
				t.lines = append(t.lines, c.Line)
			}
			if !c.Single() {
				return c.Errorf("data: want a number or a text").WithHint(dataHint)
			}
			value := c.Value
			if c.Kind == yamlfile.Null {
				value = ""
			}
			t.rows[j] = append(t.rows[j], value)
		}
	}
	return nil
}

// readMappings reads rows that name their columns.
func (t *table) readMappings(n *yamlfile.Node) error {
	columns := make(map[string]int)
	for _, row := range n.Items {
		if row.Kind != yamlfile.Map {
			return row.Errorf("data: want {column: value} as in the first row").WithHint(dataHint)
		}
		for _, p := range row.Pairs {
			if name := p.Key.Value; columns[name] == 0 {
				columns[name] = len(columns) + 1
				t.header = append(t.header, name)
			}
		}
	}
	if len(t.header) > mostColumns {
		return nil // said by the caller
	}
	for _, row := range n.Items {
		cells := make([]*yamlfile.Node, len(t.header))
		for i := range cells {
			cells[i] = &yamlfile.Node{Kind: yamlfile.Scalar}
		}
		for _, p := range row.Pairs {
			cells[columns[p.Key.Value]-1] = p.Value
		}
		if err := t.addRow(row, cells...); err != nil {
			return err
		}
	}
	return nil
}

// readRows reads lists; the first one names the columns if it has no numbers.
func (t *table) readRows(n *yamlfile.Node) error {
	first := n.Items[0]
	words := len(n.Items) > 1
	for _, c := range first.Items {
		if _, ok := year(c.Value); ok || !c.Single() {
			words = false
		}
	}
	rows := n.Items
	if len(first.Items) > mostColumns {
		return first.Errorf("data: %d columns: want at most %d", len(first.Items), mostColumns)
	}
	if words {
		for _, c := range first.Items {
			t.header = append(t.header, c.Value)
		}
		rows = rows[1:]
	} else {
		t.header = append(t.header, "x")
		for i := 1; i < len(first.Items); i++ {
			name := "y"
			if i > 1 {
				name += strconv.Itoa(i)
			}
			t.header = append(t.header, name)
		}
	}
	for _, row := range rows {
		if row.Kind != yamlfile.List {
			return row.Errorf("data: want a list of values as in the first row").WithHint(dataHint)
		}
		if err := t.addRow(row, row.Items...); err != nil {
			return err
		}
	}
	return nil
}

// column returns the index of the column that the node n names; otherwise the one
// named what.
func (t *table) column(parent, n *yamlfile.Node, what string) (int, error) {
	name, line := what, parent.Line
	if n != nil {
		name, line = n.Value, n.Line
	}
	if i := t.find(name); i >= 0 {
		return i, nil
	}
	place := t.name
	if place == "" {
		place = "data"
	}
	return 0, problem.Errorf("", line, "%s: %s has no column %q", what, place, name).WithHint("columns: " + strings.Join(t.header, ", "))
}

// find returns the index of the column of that name; -1 if there is none.
func (t *table) find(name string) int {
	for i, h := range t.header {
		if h == name {
			return i
		}
	}
	return -1
}

// fault says what is wrong with a row: in its file, or in the block.
func (t *table) fault(row int, text, hint string) error {
	if t.name == "" {
		return problem.Errorf("", t.lines[row], "data: %s", text).WithHint(hint)
	}
	return t.node.Errorf("%s:%d: %s", t.name, row+2, text).WithHint(hint)
}

// Hints at how values are written.
const (
	numberHint = "numbers are 1200, 1,200, 1.2e3 or 12%; one that is missing is left empty, or -"
	dateHint   = "dates are 2024, 2024-03, 2024-03-15 or 2024-03-15 10:30"
	dataHint   = "data are [values], {name: value}, {series: [values]}, rows, or comma-separated values behind |"
)

// missing reports whether a cell says that there is no value.
func missing(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "-", "–", "na", "n/a", "nan", "null", "none":
		return true
	}
	return false
}

// numeric reports whether a column has numbers and nothing else.
func (t *table) numeric(column int) bool {
	some := false
	for _, row := range t.rows {
		if missing(row[column]) {
			continue
		}
		if _, ok := drawing.ParseNumber(row[column]); !ok {
			return false
		}
		some = true
	}
	return some
}

// kind returns the kind of the axis that a column's values stand on: dates if all
// are, or are whole numbers that are years as one writes them today.
func (t *table) kind(column int) axisKind {
	numbers, years, days := true, true, true
	for _, row := range t.rows {
		s := row[column]
		if missing(s) {
			continue
		}
		v, ok := drawing.ParseNumber(s)
		numbers = numbers && ok
		years = years && ok && v == math.Trunc(v) && v >= 1800 && v <= 2200
		_, ok = year(s)
		days = days && ok
	}
	switch {
	case years, days && !numbers:
		return dates
	case numbers:
		return linear
	}
	return named
}
