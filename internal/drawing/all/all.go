// Package all lists the kinds of drawing.
package all

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/drawing/chart"
	"revolute/internal/drawing/figure"
	"revolute/internal/drawing/flowchart"
	"revolute/internal/drawing/qr"
	"revolute/internal/problem"
)

// kind is a kind of drawing: the language of its fenced block, and what parses
// the block's body.
type kind struct {
	name  string
	parse func(body []byte, src drawing.Source) (drawing.Drawing, error)
}

// kinds returns every kind of drawing, in the order of their names.
func kinds() []kind {
	return []kind{
		{"big", figure.ParseBig},
		{"chart", chart.Parse},
		{"flow", figure.ParseFlow},
		{"grid", figure.ParseGrid},
		{"joined", figure.ParseJoined},
		{"letters", figure.ParseLetters},
		{"mermaid", flowchart.Parse},
		{"net", figure.ParseNet},
		{"qr", qr.Parse},
		{"stats", figure.ParseStats},
		{"terminal", figure.ParseTerminal},
	}
}

// Kinds returns the names of all kinds of drawing.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// Known reports whether a fenced block of that language is a drawing.
func Known(name string) bool {
	for _, k := range kinds() {
		if k.name == name {
			return true
		}
	}
	return false
}

// Parse reads the body of a drawing of that kind; src opens what the body
// names. An error is a *problem.Problem, with the line in the body.
func Parse(name string, body []byte, src drawing.Source) (drawing.Drawing, error) {
	for _, k := range kinds() {
		if k.name == name {
			return k.parse(body, src)
		}
	}
	return nil, problem.Errorf("", 1, "unknown drawing %q", name).WithHint("there are " + strings.Join(Kinds(), ", "))
}
