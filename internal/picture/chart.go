package picture

import (
	"fmt"

	"go.yaml.in/yaml/v3"
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
