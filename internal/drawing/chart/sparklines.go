package chart

import (
	"fmt"
	"math"
	"slices"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// sparklines is a row for each series: its name, its sparkline, its last value. Each
// has a scale of its own, from its least value to its largest.
type sparklines struct {
	heading
	y      axis
	series []series
}

func parseSparks(root *yamlfile.Node, src drawing.Source) (drawing.Drawing, error) {
	c := &sparklines{}
	var ignored string
	var s seriesKeys
	fields := slices.Concat([]yamlfile.Field{yamlfile.Key("type", yamlfile.To(&ignored)), yamlfile.Key("unit", yamlfile.To(&c.y.unit))}, c.heading.fields(), s.fields())
	if err := root.Fields(fields...); err != nil {
		return nil, err
	}
	x := axis{kind: unknown}
	all, err := s.read(root, src, &x, &c.y)
	c.series = slices.DeleteFunc(all, func(s series) bool { return len(s.points) == 0 })
	return c, err
}

// sparkLayout is where the parts of the rows stand.
type sparkLayout struct {
	name, value int // columns, each with the space beside it
	length      int // columns of a sparkline
	high, gap   int // rows of a sparkline, and between two
	shown       int
}

func (c *sparklines) plan(in frame.Rect, at drawing.State) sparkLayout {
	g := sparkLayout{shown: len(c.series)}
	for _, s := range c.series {
		if len(c.series) > 1 || s.name != "y" {
			g.name = max(g.name, at.Width(s.name)+2)
		}
		g.value = max(g.value, at.Width(c.lastText(s, 1))+2)
	}
	g.name = min(g.name, in.W/3)
	if g.length = in.W - g.name - g.value; g.length < 4 {
		g.value, g.length = 0, max(in.W-g.name, 0)
	}
	for _, size := range [...]struct{ high, gap int }{{3, 1}, {2, 1}, {1, 1}, {1, 0}} {
		g.high, g.gap = size.high, size.gap
		if g.rows() <= in.H {
			return g
		}
	}
	g.shown = min(g.shown, max(in.H, 0))
	return g
}

// columns returns how long a sparkline is: as many columns for each value, at most 6.
func (g sparkLayout) columns(s series) int {
	if len(s.points) > g.length {
		return g.length
	}
	return min(g.length/len(s.points), 6) * len(s.points)
}

func (g sparkLayout) rows() int { return max(g.shown*(g.high+g.gap)-g.gap, 0) }

// lastText returns a series' last value in words, so much of which is counted up.
func (c *sparklines) lastText(s series, rise float64) string {
	return countedText(s.points[len(s.points)-1].value, rise) + c.y.unit
}

// Size returns all the width, and the rows of the series.
func (c *sparklines) Size(width, height int, at drawing.State) (w, h int) {
	probe := frame.New(width, height, at.Look.Viewer.Widths, frame.Style{})
	in := c.heading.drawSpaced(drawing.Canvas{Frame: probe, Area: probe.Bounds(), State: at}, nil)
	return width, min(height, height-in.H+c.plan(in, at).rows())
}

// Draw draws the rows, from left to right as they grow.
func (c *sparklines) Draw(on drawing.Canvas) {
	in := c.heading.drawSpaced(on, nil)
	g := c.plan(in, on.State)
	y := in.Y
	for _, s := range c.series[:g.shown] {
		rise := on.Grown(s.step, drawing.GrowTime)
		if rise > 0 {
			foot := y + g.high - 1
			on.Frame.PrintIn(in, in.X, foot, on.Shorten(s.name, g.name-2), on.Look.Style(theme.Text))
			c.drawSparkline(on.Within(in), g, y, s, rise)
			st := on.Look.Style(theme.Text)
			st.Attr |= frame.Bold
			if g.value > 0 {
				on.Frame.PrintIn(in, in.X+g.name+g.columns(s)+2, foot, c.lastText(s, rise), st)
			}
		}
		y += g.high + g.gap
	}
}

// drawSparkline draws a bar of a column for each value; where there are more
// values than columns, the last one of those that fall together.
func (c *sparklines) drawSparkline(on drawing.Canvas, g sparkLayout, y int, s series, rise float64) {
	reach := emptySpan()
	for _, p := range s.points {
		reach = reach.with(p.y)
	}
	columns := g.columns(s)
	k := barInk{st: seriesStyle(s.role, on.State), wide: on.Wide()}
	for x := range int(math.Ceil(float64(columns) * rise)) {
		n := x * len(s.points) / columns
		if columns < len(s.points) {
			n = (x+1)*len(s.points)/columns - 1
		}
		level := 1.0
		if reach.to > reach.from {
			level = reach.at(s.points[n].y)
		}
		eighths := max(drawing.Round(level*float64(8*g.high)), 1)
		for row := range g.high {
			text := ""
			switch here := eighths - 8*row; {
			case here >= 8:
				text = k.fullCell()
			case here > 0:
				text = k.startCell(here, true)
			}
			on.Print(on.Area.X+g.name+x, y+g.high-1-row, text, k.st)
		}
	}
}

// Motion returns the time of the series, each with its step.
func (c *sparklines) Motion(step int) time.Duration { return motionOf(c.series, step) }

// Frames returns 30 a second, enough for rows that grow.
func (c *sparklines) Frames() int { return 30 }

// Text returns a line for each series: its first and last value, its least and its
// largest.
func (c *sparklines) Text() string {
	lines := []string{c.heading.text()}
	for _, s := range c.series {
		reach := emptySpan()
		for _, p := range s.points {
			reach = reach.with(p.value)
		}
		lines = append(lines, fmt.Sprintf("%s: %s → %s  (%s–%s)", s.name, formatValue(s.points[0].value), c.lastText(s, 1), formatValue(reach.from), formatValue(reach.to)))
	}
	return drawing.JoinLines(append(lines, c.credit)...)
}
