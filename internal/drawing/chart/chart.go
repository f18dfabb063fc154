// Package chart draws values: points, lines, bars, sparklines, timelines,
// strips and amounts to scale.
package chart

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// chartKinds are the types of a chart.
const chartKinds = "line, scatter, bar, stacked, sparkline, timeline, strip, units"

// Parse reads a chart: its type says what the other keys are.
func Parse(body []byte, src drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	named := root.Get("type")
	if named == nil {
		for _, p := range root.Pairs {
			if problem.Nearest(p.Key.Value, []string{"type"}) != "" {
				return nil, yamlfile.UnknownKey(p.Key, []string{"type"})
			}
		}
		return nil, root.Errorf("a chart needs a type").WithHint("type: is one of " + chartKinds)
	}
	kind := named.Value
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
	return nil, named.Want("a type of chart").DidYouMean(problem.Nearest(kind, strings.Split(chartKinds, ", ")), "there are "+chartKinds)
}
