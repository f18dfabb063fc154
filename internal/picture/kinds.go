package picture

import (
	"fmt"
	"strings"
)

// kindNames are the kinds of drawing, as fenced blocks name them.
var kindNames = [...]string{"big", "chart", "flow", "grid", "joined", "letters", "mermaid", "net", "qr", "terminal"}

// Parse reads a drawing's body. An error is an *Error, with the line in the body.
func Parse(kind string, body []byte, src Source) (Drawing, error) {
	switch kind {
	case "big":
		return parseBig(body, src)
	case "chart":
		return parseChart(body, src)
	case "flow":
		return parseFlow(body, src)
	case "grid":
		return parseGrid(body, src)
	case "joined":
		return parseJoined(body, src)
	case "letters":
		return parseLetters(body, src)
	case "mermaid":
		return parseMermaid(body, src)
	case "net":
		return parseNet(body, src)
	case "qr":
		return parseQR(body, src)
	case "terminal":
		return parseTerminal(body, src)
	}
	return nil, &Error{Line: 1, Problem: fmt.Sprintf("unknown drawing %q (allowed: %s)", kind, strings.Join(kindNames[:], ", "))}
}
