// Package chart draws values: points, lines, bars, sparklines, timelines,
// strips and amounts to scale.
package chart

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"revolute/internal/drawing"
)

// chartKinds are the types of a chart.
const chartKinds = "line, scatter, bar, stacked, sparkline, timeline, strip, units"

// Parse reads a chart: its type says what the other keys are.
func Parse(body []byte, src drawing.Source) (drawing.Drawing, error) {
	root, err := drawing.ParseYAML(body)
	if err != nil {
		return nil, err
	}
	if root == nil || root.Kind != yaml.MappingNode {
		return nil, &drawing.Error{Line: 1, Problem: "chart: want keys and values", Hint: "type is one of: " + chartKinds}
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
	return nil, &drawing.Error{Line: line, Problem: fmt.Sprintf("unknown type of chart %q", kind), Hint: "allowed: " + chartKinds}
}
