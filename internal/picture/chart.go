package picture

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"revolute/internal/frame"
	"revolute/theme"
)

// chartKinds are the types of a chart.
const chartKinds = "line, scatter, bar, stacked, sparkline, timeline, strip, units"

// parseChart reads a chart: its type says what the other keys are.
func parseChart(body []byte, src Source) (Drawing, error) {
	root, err := document(body)
	if err != nil {
		return nil, err
	}
	if root == nil || root.Kind != yaml.MappingNode {
		return nil, &Error{Line: 1, Problem: "chart: want keys and values", Hint: "type is one of: " + chartKinds}
	}
	kind, line := "", 1
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "type" {
			kind, line = root.Content[i+1].Value, root.Content[i+1].Line
		}
	}
	switch kind {
	case "scatter", "line":
		return parseXY(root, src, kind)
	case "bar", "stacked":
		return parseBars(root, src, kind)
	case "sparkline":
		return parseSparks(root, src)
	case "timeline":
		return parseTimeline(root, src)
	case "strip":
		return parseStrip(root, src)
	case "units":
		return parseUnits(root)
	}
	return nil, &Error{Line: line, Problem: fmt.Sprintf("unknown type of chart %q", kind), Hint: "allowed: " + chartKinds}
}

// readNumber reads a number at least least and at most most. what names it in errors.
func readNumber(n *yaml.Node, what string, least, most float64) (float64, error) {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || err != nil || !(v >= least && v <= most) {
		return 0, &Error{Line: n.Line, Problem: fmt.Sprintf("%s: want a number, %g to %g", what, least, most)}
	}
	return v, nil
}

// readTexts reads a list of texts; nothing is none.
func readTexts(n *yaml.Node, what string, most int) ([]string, error) {
	if n == nil {
		return nil, nil
	}
	list, err := readList(n, what, 0, most)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(list))
	for i, c := range list {
		if err := readValue(c, what, &texts[i]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// plainStyle is the style of a role without what would fill or underline the
// cell of a mark: colour alone, and bold.
func (at Moment) plainStyle(r theme.Role) frame.Style {
	st := at.Look.Style(r)
	st.Attr &^= frame.Underline | frame.Reverse
	return st
}

// width is the columns that s takes for the viewer.
func (at Moment) width(s string) int { return at.Look.Viewer.Widths.Width(s) }

// printRight prints s so that it ends before column x.
func (at Moment) printRight(f *frame.Frame, area frame.Rect, x, y int, s string, st frame.Style) {
	f.PrintIn(area, x-at.width(s), y, s, st)
}

// shorten is s in at most width columns.
func (at Moment) shorten(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return at.Look.Viewer.Widths.Truncate(s, width, at.Look.Glyph(theme.GlyphEllipsis))
}

// joinLines puts those lines together that say something.
func joinLines(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		if l != "" {
			b.WriteString(l)
			b.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}
