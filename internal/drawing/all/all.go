// Package all lists the kinds of drawing.
package all

import (
	"fmt"
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/drawing/chart"
	"revolute/internal/drawing/figure"
	"revolute/internal/drawing/flowchart"
	"revolute/internal/drawing/qr"
)

// kindNames are the kinds of drawing, as fenced blocks name them.
var kindNames = [...]string{"big", "chart", "flow", "grid", "joined", "letters", "mermaid", "net", "qr", "terminal"}

// Parse reads a drawing's body. An error is an *Error, with the line in the body.
func Parse(kind string, body []byte, src drawing.Source) (drawing.Drawing, error) {
	switch kind {
	case "big":
		return figure.ParseBig(body, src)
	case "chart":
		return chart.Parse(body, src)
	case "flow":
		return figure.ParseFlow(body, src)
	case "grid":
		return figure.ParseGrid(body, src)
	case "joined":
		return figure.ParseJoined(body, src)
	case "letters":
		return figure.ParseLetters(body, src)
	case "mermaid":
		return flowchart.Parse(body, src)
	case "net":
		return figure.ParseNet(body, src)
	case "qr":
		return qr.Parse(body, src)
	case "terminal":
		return figure.ParseTerminal(body, src)
	}
	return nil, &drawing.Error{Line: 1, Problem: fmt.Sprintf("unknown drawing %q (allowed: %s)", kind, strings.Join(kindNames[:], ", "))}
}
