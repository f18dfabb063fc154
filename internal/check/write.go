package check

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"revolute/internal/deck"
)

// Errors is how many of the problems are errors: with one a deck has failed.
func Errors(ps []deck.Problem) int {
	n := 0
	for _, p := range ps {
		if !p.Warning {
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
func Write(w io.Writer, ps []deck.Problem) error {
	for _, p := range ps {
		if _, err := io.WriteString(w, line(p)); err != nil {
			return err
		}
	}
	return nil
}

func line(p deck.Problem) string {
	var b strings.Builder
	b.WriteString(clean(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(clean(p.Text) + "\n")
	if p.Hint != "" {
		b.WriteString("hint: " + clean(p.Hint) + "\n")
	}
	return b.String()
}

// clean is s without what could steer a terminal, on one line.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return utf8.RuneError
		}
		return r
	}, s)
}

// problem is a deck.Problem as JSON.
type problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`  // 1-based; 0: the file as a whole
	Level   string `json:"level"` // error or warning
	Problem string `json:"problem"`
	Hint    string `json:"hint,omitempty"`
}

// WriteJSON writes the problems as an array of objects with the keys file, line,
// level ("error" or "warning"), problem and hint. None is an empty array.
func WriteJSON(w io.Writer, ps []deck.Problem) error {
	all := make([]problem, len(ps))
	for i, p := range ps {
		all[i] = problem{p.File, p.Line, "error", p.Text, p.Hint}
		if p.Warning {
			all[i].Level = "warning"
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
