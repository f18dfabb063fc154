package check

import (
	"encoding/json"
	"io"

	"revolute/internal/problem"
)

// Errors is how many of the problems are errors: with one a deck has failed.
func Errors(ps []problem.Problem) int {
	n := 0
	for _, p := range ps {
		if p.Severity == problem.Error {
			n++
		}
	}
	return n
}

// Write writes each problem on a line, and its hint on the next:
//
//	talk.md:12: slide is 3 rows taller than 80x24
//	hint: make two of it with a line of ---, or leave something out
//	talk.md:3: warning: the link homepage has no address
//
// What could steer a terminal is written as U+FFFD.
func Write(w io.Writer, ps []problem.Problem) error {
	for _, p := range ps {
		if _, err := io.WriteString(w, p.Report()); err != nil {
			return err
		}
	}
	return nil
}

// object is a problem as JSON.
type object struct {
	File    string `json:"file"`
	Line    int    `json:"line"`  // 1-based; 0: the file as a whole
	Level   string `json:"level"` // error or warning
	Problem string `json:"problem"`
	Hint    string `json:"hint,omitempty"`
}

// WriteJSON writes the problems as an array of objects with the keys file, line,
// level ("error" or "warning"), problem and hint. None is an empty array.
func WriteJSON(w io.Writer, ps []problem.Problem) error {
	all := make([]object, len(ps))
	for i, p := range ps {
		all[i] = object{p.File, p.Line, p.Severity.String(), p.Text, p.Hint}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
