package check

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"revolute/internal/problem"
)

// Errors returns how many of the problems are errors: with one a deck has failed.
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
// What is found many times is written once, with its other places. What could
// steer a terminal is written as U+FFFD. It is in Chinese if that is wanted.
func Write(w io.Writer, ps []problem.Problem, chinese bool) error {
	type kind struct {
		text     string
		severity problem.Severity
	}
	places := map[kind][]*problem.Problem{}
	for i := range ps {
		k := kind{ps[i].Text, ps[i].Severity}
		places[k] = append(places[k], &ps[i])
	}
	for i := range ps {
		k := kind{ps[i].Text, ps[i].Severity}
		same := places[k]
		if len(same) == 0 {
			continue // written already
		}
		p, report := &ps[i], (*problem.Problem).Report
		if chinese {
			p, report = p.InChinese(), (*problem.Problem).ReportInChinese
		}
		if len(same) > 1 {
			q := *p
			if p = &q; chinese {
				p.Text += fmt.Sprintf("（共 %d 处，另见 %s）", len(same), others(same, "第 ", "第 "))
			} else {
				p.Text += fmt.Sprintf(" (%d times: also %s)", len(same), others(same, "line ", "lines "))
			}
		}
		places[k] = nil
		if _, err := io.WriteString(w, report(p)); err != nil {
			return err
		}
	}
	return nil
}

// mostPlaces is how many places of a problem are written.
const mostPlaces = 8

// others returns the places of problems after the first: lines of its file, after
// the word for one or for several, then of other files.
func others(same []*problem.Problem, one, several string) string {
	var out []string
	file := same[0].File
	for _, p := range same[1:] {
		if len(out) == mostPlaces {
			return strings.Join(out, ", ") + " …"
		}
		place := strconv.Itoa(p.Line)
		switch {
		case p.File != file:
			file, place = p.File, p.Place()
		case len(out) == 0 && len(same) > 2:
			place = several + place
		case len(out) == 0:
			place = one + place
		}
		out = append(out, place)
	}
	return strings.Join(out, ", ")
}

// object is a problem as JSON.
type object struct {
	File    string `json:"file"`
	Line    int    `json:"line"`             // 1-based; 0: the file as a whole
	Column  int    `json:"column,omitempty"` // 1-based, in characters; left out: the line as a whole
	Level   string `json:"level"`            // error or warning
	Problem string `json:"problem"`
	Hint    string `json:"hint,omitempty"`
}

// WriteJSON writes the problems as an array of objects with the keys file, line,
// column, level ("error" or "warning"), problem and hint, every one of them. None is an empty array.
func WriteJSON(w io.Writer, ps []problem.Problem) error {
	all := make([]object, len(ps))
	for i, p := range ps {
		all[i] = object{p.File, p.Line, p.Column, p.Severity.String(), p.Text, p.Hint}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
