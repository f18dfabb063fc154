package chart

import (
	"fmt"
	"math"
	"slices"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/yamlfile"
)

// xy is values over numbers, dates or names: points, or lines through them.
type xy struct {
	heading
	lines  bool
	x, y   axis
	series []series
	split  float64 // points of a single series before this are of another time: quiet, and of another shape
	trend  *trend
}

const trendTime = time.Second // that a trend takes along the points

// axisKeys are the keys of the axes.
type axisKeys struct {
	xScale, yScale, xRange, yRange *yamlfile.Node
	unit, xUnit, xLabel            string
}

func parseXY(root *yamlfile.Node, src drawing.Source, kind string) (drawing.Drawing, error) {
	c := &xy{split: math.Inf(-1), lines: kind == "line"}
	var ignored string
	var s seriesKeys
	var a axisKeys
	var split, trend *yamlfile.Node
	fields := slices.Concat([]yamlfile.Field{yamlfile.Key("type", yamlfile.To(&ignored)), yamlfile.Key("split", yamlfile.To(&split)), yamlfile.Key("trend", yamlfile.To(&trend))}, c.heading.fields(), s.fields(), []yamlfile.Field{
		yamlfile.Key("x-scale", yamlfile.To(&a.xScale)),
		yamlfile.Key("y-scale", yamlfile.To(&a.yScale)),
		yamlfile.Key("x-range", yamlfile.To(&a.xRange)),
		yamlfile.Key("y-range", yamlfile.To(&a.yRange)),
		yamlfile.Key("unit", yamlfile.To(&a.unit)),
		yamlfile.Key("x-unit", yamlfile.To(&a.xUnit)),
		yamlfile.Key("x-label", yamlfile.To(&a.xLabel)),
	})
	if err := root.Fields(fields...); err != nil {
		return nil, err
	}
	var err error
	if c.x.kind, err = readScale(a.xScale, unknown); err != nil {
		return nil, err
	}
	if c.y.kind, err = readScale(a.yScale, linear); err != nil {
		return nil, err
	}
	c.x.unit, c.x.label, c.y.unit = a.xUnit, a.xLabel, a.unit
	if c.series, err = s.read(root, src, &c.x, &c.y); err != nil {
		return nil, err
	}
	// What the axes show and is not given is as the points need it.
	c.x.span, c.y.span = emptySpan(), emptySpan()
	for _, s := range c.series {
		for _, p := range s.points {
			c.x.span, c.y.span = c.x.with(p.x), c.y.with(p.y)
		}
	}
	if c.lines && c.x.kind != named {
		c.x.open()
	} else {
		c.x.round()
	}
	c.y.round()
	given, err := c.x.readRange(a.xRange, "x-range")
	if given && c.x.kind == dates && !c.lines && c.x.to == math.Trunc(c.x.to) {
		c.x.to++ // to the year's end
	}
	if err == nil {
		_, err = c.y.readRange(a.yRange, "y-range")
	}
	if err != nil {
		return nil, err
	}
	if split != nil {
		var ok bool
		if c.split, ok = c.x.read(split.Value); !ok {
			return nil, split.Errorf("split: want a place on the axis x").WithHint(c.x.hint())
		}
	}
	if trend != nil {
		c.trend, err = c.readTrend(trend)
	}
	return c, err
}

// readScale reads the kind of an axis; usual is the one that is not named.
func readScale(n *yamlfile.Node, usual axisKind) (axisKind, error) {
	if n == nil {
		return usual, nil
	}
	words := []string{"linear", "log"}
	if usual == unknown {
		words = append(words, "date", "name")
	}
	var word string
	if err := yamlfile.OneOf(&word, words...)(n); err != nil {
		return usual, err
	}
	return map[string]axisKind{"linear": linear, "log": logarithmic, "date": dates, "name": named}[word], nil
}

// readRange reads [from, to] into the axis, if there is such a key.
func (a *axis) readRange(n *yamlfile.Node, name string) (given bool, err error) {
	if n == nil {
		return false, nil
	}
	if n.Kind != yamlfile.List || len(n.Items) != 2 || a.kind == named {
		return false, n.Errorf("%s", name+": want [from, to]").WithHint("as in " + name + ": [0, 100]")
	}
	var ends [2]float64
	for i := range ends {
		end := n.Items[i]
		var ok bool
		if ends[i], ok = a.read(end.Value); !ok {
			return false, n.Errorf("%s: %q cannot stand on this axis", name, end.Value).WithHint(a.hint())
		}
	}
	if !(ends[0] < ends[1]) {
		return false, n.Errorf("%s: %s is not below %s", name, n.Items[0].Value, n.Items[1].Value).WithHint("the first is the lower one")
	}
	a.span = span{ends[0], ends[1]}
	return true, nil
}

// hint says what can stand on an axis.
func (a *axis) hint() string {
	switch a.kind {
	case dates:
		return dateHint
	case logarithmic:
		return "a logarithmic axis has numbers above 0"
	}
	return numberHint
}

// Motion returns the time of the series and of the trend, each with its step.
func (c *xy) Motion(step int) time.Duration {
	if c.trend != nil && step == c.trend.step && step > 0 {
		return trendTime
	}
	return motionOf(c.series, step)
}

// motionOf returns how long the series of a step grow.
func motionOf(all []series, step int) time.Duration {
	for _, s := range all {
		if s.step == step {
			return drawing.GrowTime
		}
	}
	return 0
}

// Frames returns 30 a second, enough for a line that grows.
func (c *xy) Frames() int { return 30 }

// mostSaid is how many values of a series are said one by one.
const mostSaid = 12

// Text returns the title, the named points with their values, or each series', how
// many there are in all, the trend, and the credit.
func (c *xy) Text() string {
	lines := []string{c.heading.text()}
	for _, s := range c.series {
		lines = append(lines, c.seriesText(s)...)
	}
	if c.trend != nil {
		lines = append(lines, c.trend.label)
	}
	return drawing.JoinLines(append(lines, c.credit)...)
}

func (c *xy) seriesText(s series) []string {
	if len(s.points) == 0 {
		return nil
	}
	var lines []string
	for _, p := range s.points {
		if p.named {
			lines = append(lines, fmt.Sprintf("%s  %s  %s", p.name, c.x.format(p.x), c.y.format(p.y)))
		}
	}
	name := ""
	if len(c.series) > 1 {
		name = s.name + ": "
	}
	if len(lines) == 0 && len(s.points) <= mostSaid {
		for i, p := range s.points {
			if i > 0 {
				name += ", "
			}
			name += c.x.format(p.x) + " " + c.y.format(p.y)
		}
		return []string{name}
	}
	ends := emptySpan()
	for _, p := range s.points {
		ends = ends.with(p.y)
	}
	first, last := c.x.format(s.points[0].x), c.x.format(s.points[len(s.points)-1].x)
	return append(lines, fmt.Sprintf("%sn = %d  %s–%s  %s–%s", name, len(s.points), first, last, c.y.format(ends.from), c.y.format(ends.to)))
}

// format returns a coordinate in words: 2016, 甲, 0.25, or 5×10²⁶ on a logarithmic axis.
func (a *axis) format(v float64) string {
	switch a.kind {
	case logarithmic:
		value := math.Pow(10, v)
		if a.from < -3 || a.to > 5 {
			return powerText(value) + a.unit
		}
		return formatValue(value) + a.unit
	case dates:
		d := dateOf(v)
		if a.to-a.from > 3 || d.YearDay() == 1 && a.to-a.from > 1 {
			return fmt.Sprint(int(math.Floor(v + 1e-9)))
		}
		return d.Format("2006-01-02")
	case named:
		if i := drawing.Round(v); i >= 0 && i < len(a.names) {
			return a.names[i]
		}
	}
	return formatValue(v) + a.unit
}
