package chart

import (
	"math"

	"revolute/internal/drawing"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// trend is a straight line over a range: on a logarithmic axis an even
// doubling, on two of them a power.
type trend struct {
	span             // of x, in coordinates
	series       int // whose; -1: all of them
	step         int // with which it comes
	label        string
	base, growth float64 // y at from, and what it grows by for every 1 of x
}

func (c *xy) readTrend(n *yamlfile.Node) (*trend, error) {
	t := &trend{series: -1}
	var from, to, doubling *yamlfile.Node
	var of string
	err := n.Fields(yamlfile.Key("from", yamlfile.To(&from)), yamlfile.Key("to", yamlfile.To(&to)), yamlfile.Key("step", yamlfile.Int(&t.step, 0, 99)), yamlfile.Key("label", yamlfile.To(&t.label)),
		yamlfile.Key("doubling", yamlfile.To(&doubling)), yamlfile.Key("series", yamlfile.To(&of)))
	if err != nil {
		return nil, err
	}
	for i, s := range c.series {
		if of != "" && s.name == of {
			t.series = i
		}
	}
	if of != "" && t.series < 0 {
		return nil, n.Errorf("trend: there is no series %q", of).WithHint("leave it out for all of them")
	}
	t.span = emptySpan()
	for i, s := range c.series {
		for _, p := range s.points {
			if t.series < 0 || t.series == i {
				t.span = t.with(p.x)
			}
		}
	}
	for _, end := range [...]struct {
		n    *yamlfile.Node
		name string
		into *float64
	}{{from, "from", &t.from}, {to, "to", &t.to}} {
		if end.n == nil {
			continue
		}
		v, ok := c.x.read(end.n.Value)
		if !ok || c.x.kind == named && v >= c.x.to {
			return nil, end.n.Errorf("trend: %s: %q cannot stand on the axis x", end.name, end.n.Value).WithHint(c.x.hint())
		}
		*end.into = v
	}
	growth := math.NaN()
	if doubling != nil && (c.x.kind != dates || c.y.kind != logarithmic) {
		return nil, doubling.Errorf("doubling: in months, so it wants dates and a logarithmic axis y").WithHint("without it the line is fitted")
	}
	if doubling != nil {
		months, err := doubling.Number(0.01, 10_000)
		if err != nil {
			return nil, err
		}
		growth = math.Log10(2) * 12 / months
	}
	if !t.fit(c.series, growth) {
		return nil, n.Errorf("trend: fewer than two points from %s on", c.x.format(t.from)).WithHint("a line wants two points that do not stand over each other")
	}
	return t, nil
}

// fit lays the trend through the points of its range by least squares; a
// growth that is a number is kept. It wants two points that do not stand over
// each other.
func (t *trend) fit(all []series, growth float64) bool {
	var n, sx, sy, sxx, sxy float64
	for i, s := range all {
		if t.series >= 0 && i != t.series {
			continue
		}
		for _, p := range s.points {
			if p.x >= t.from && p.x <= t.to {
				x := p.x - t.from
				n, sx, sy, sxx, sxy = n+1, sx+x, sy+p.y, sxx+x*x, sxy+x*p.y
			}
		}
	}
	d := n*sxx - sx*sx
	if n < 2 || !(d > 0) || math.IsInf(d, 0) || math.IsInf(sxy, 0) || math.IsNaN(sxy) {
		return false
	}
	if math.IsNaN(growth) {
		growth = (n*sxy - sx*sy) / d
	}
	t.growth, t.base = growth, (sy-growth*sx)/n
	return !math.IsNaN(t.growth+t.base) && !math.IsInf(t.growth+t.base, 0)
}

// at returns the trend's y at x.
func (t *trend) at(x float64) float64 { return t.base + t.growth*(x-t.from) }

// trendRole returns the colour of the trend: that of its series, unless it is the only one.
func (p *plot) trendRole() theme.Role {
	if t := p.trend; t.series >= 0 && len(p.series) > 1 {
		return p.series[t.series].role
	}
	return theme.Energy
}

// sketchTrend draws as much of the line as is there; all of its cells are kept
// free of names from the beginning, so that nothing moves when it comes.
func (p *plot) sketchTrend(sk *drawing.Sketch) {
	if p.trend == nil {
		return
	}
	done := p.trendDone()
	st := p.PlainStyle(p.trendRole())
	n := 8 * (p.inner.W + p.inner.H)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		x := p.trend.from + t*(p.trend.to-p.trend.from)
		dx, dy := p.dot(x, p.trend.at(x))
		p.mark(p.lined, dx, dy)
		if t <= done && done > 0 && !p.Colorless() {
			sk.Dot(dx, dy, st)
			sk.Dot(dx+1, dy, st)
		}
	}
}

// trendDone returns how much of the trend is there.
func (p *plot) trendDone() float64 {
	if p.trend.step == 0 {
		return p.Grown(0, drawing.GrowTime)
	}
	return p.Grown(p.trend.step, trendTime)
}

// drawStrokes draws what is there of the trend where there are no colours: dots
// would be lost among those of the points.
func (p *plot) drawStrokes() {
	if p.trend == nil || !p.Colorless() || p.trendDone() == 0 {
		return
	}
	// A piece of the trend is as steep as all of it, in cells.
	across := float64(p.inner.W) / (p.x.to - p.x.from)
	up := p.trend.growth * float64(p.inner.H) / (p.y.to - p.y.from)
	stroke := p.Pick("╲", "\\")
	switch {
	case math.Abs(up) < across/4:
		stroke = p.Look.Glyph(theme.GlyphRule)
	case up > 0:
		stroke = p.Pick("╱", "/")
	}
	until, _ := p.dot(p.trend.from+p.trendDone()*(p.trend.to-p.trend.from), 0)
	for i, lined := range p.lined {
		x, y := i%p.inner.W, i/p.inner.W
		if lined && 2*x <= until {
			p.Frame.PrintIn(p.inner, p.inner.X+x, p.inner.Y+y, stroke, p.PlainStyle(theme.Energy))
		}
	}
}
