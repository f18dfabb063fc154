package picture

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// table is a file of comma-separated values: the first row names the columns.
type table struct {
	name   string
	header []string
	rows   [][]string
}

// mostRows bounds a table: no screen could show more.
const mostRows = 20_000

// readTable reads the file that the node n names; parent is where it is missed.
func readTable(parent, n *yaml.Node, src Source) (*table, error) {
	if n == nil || n.Value == "" {
		return nil, &Error{Line: parent.Line, Problem: "src is missing: want the name of a CSV file beside the deck"}
	}
	if src.ReadFile == nil {
		return nil, &Error{Line: n.Line, Problem: n.Value + ": there are no files here"}
	}
	data, err := src.ReadFile(n.Value)
	if err != nil {
		return nil, &Error{Line: n.Line, Problem: err.Error()}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	r.LazyQuotes, r.TrimLeadingSpace = true, true
	all, err := r.ReadAll()
	switch {
	case err != nil:
		return nil, &Error{Line: n.Line, Problem: n.Value + ": " + err.Error()}
	case len(all) < 2:
		return nil, &Error{Line: n.Line, Problem: n.Value + ": want a row of column names, and data under it"}
	case len(all) > mostRows:
		return nil, &Error{Line: n.Line, Problem: fmt.Sprintf("%s: %d rows (allowed: %d)", n.Value, len(all), mostRows)}
	}
	return &table{name: n.Value, header: all[0], rows: all[1:]}, nil
}

// column is the index of the column that the node n names; otherwise the one
// named what.
func (t *table) column(parent, n *yaml.Node, what string) (int, error) {
	name, line := what, parent.Line
	if n != nil {
		name, line = n.Value, n.Line
	}
	for i, h := range t.header {
		if h == name {
			return i, nil
		}
	}
	return 0, &Error{
		Line:    line,
		Problem: fmt.Sprintf("%s: %s has no column %q", what, t.name, name),
		Hint:    "columns: " + strings.Join(t.header, ", "),
	}
}

// cell is a value; its row begins at line 2 of the file.
func (t *table) fault(n *yaml.Node, row int, problem string) error {
	return &Error{Line: n.Line, Problem: fmt.Sprintf("%s:%d: %s", t.name, row+2, problem)}
}
