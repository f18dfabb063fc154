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

// sparks is a row for each series: its name, its course, its last value. Each
// has a scale of its own, from its least value to its largest.
type sparks struct {
	heading
	y      axis
	series []series
}

func parseSparks(root *yamlfile.Node, src drawing.Source) (drawing.Drawing, error) {
	c := &sparks{}
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

// courses is where the parts of the rows stand.
type courses struct {
	name, value int // columns, each with the space beside it
	length      int // columns of a course
	high, gap   int // rows of a course, and between two
	shown       int
}

func (c *sparks) fit(in frame.Rect, at drawing.State) courses {
	g := courses{shown: len(c.series)}
	for _, s := range c.series {
		if len(c.series) > 1 || s.name != "y" {
			g.name = max(g.name, at.Width(s.name)+2)
		}
		g.value = max(g.value, at.Width(c.last(s, 1))+2)
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

// columns is how long a course is: as many columns for each value, at most 6.
func (g courses) columns(s series) int {
	if len(s.points) > g.length {
		return g.length
	}
	return min(g.length/len(s.points), 6) * len(s.points)
}

func (g courses) rows() int { return max(g.shown*(g.high+g.gap)-g.gap, 0) }

// last is a series' last value in words, so much of which is counted up.
func (c *sparks) last(s series, rise float64) string {
	return counted(s.points[len(s.points)-1].value, rise) + c.y.unit
}

// Size is all the width, and the rows of the series.
func (c *sparks) Size(width, height int, at drawing.State) (w, h int) {
	probe := frame.New(width, height, at.Look.Viewer.Widths, frame.Style{})
	in := c.heading.drawAiry(drawing.Canvas{Frame: probe, Area: probe.Bounds(), State: at}, nil)
	return width, min(height, height-in.H+c.fit(in, at).rows())
}

// Draw draws the rows, from left to right as they grow.
func (c *sparks) Draw(on drawing.Canvas) {
	in := c.heading.drawAiry(on, nil)
	g := c.fit(in, on.State)
	y := in.Y
	for _, s := range c.series[:g.shown] {
		rise := on.Grown(s.step, drawing.GrowTime)
		if rise > 0 {
			foot := y + g.high - 1
			on.Frame.PrintIn(in, in.X, foot, on.Shorten(s.name, g.name-2), on.Look.Style(theme.Text))
			c.drawCourse(on.Within(in), g, y, s, rise)
			st := on.Look.Style(theme.Text)
			st.Attr |= frame.Bold
			if g.value > 0 {
				on.Frame.PrintIn(in, in.X+g.name+g.columns(s)+2, foot, c.last(s, rise), st)
			}
		}
		y += g.high + g.gap
	}
}

// drawCourse draws a bar of a column for each value; where there are more
// values than columns, the last one of those that fall together.
func (c *sparks) drawCourse(on drawing.Canvas, g courses, y int, s series, rise float64) {
	reach := nothing()
	for _, p := range s.points {
		reach = reach.with(p.y)
	}
	columns := g.columns(s)
	k := ink{st: seriesStyle(s.role, on.State), wide: on.Wide()}
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
				text = k.full()
			case here > 0:
				text = k.begun(here, true)
			}
			on.Print(on.Area.X+g.name+x, y+g.high-1-row, text, k.st)
		}
	}
}

// Motion is that of the series, each with its step.
func (c *sparks) Motion(step int) time.Duration { return motionOf(c.series, step) }

// Frames is enough for rows that grow.
func (c *sparks) Frames() int { return 30 }

// Text is a line for each series: its first and last value, its least and its
// largest.
func (c *sparks) Text() string {
	lines := []string{c.heading.text()}
	for _, s := range c.series {
		reach := nothing()
		for _, p := range s.points {
			reach = reach.with(p.value)
		}
		lines = append(lines, fmt.Sprintf("%s: %s → %s  (%s–%s)", s.name, say(s.points[0].value), c.last(s, 1), say(reach.from), say(reach.to)))
	}
	return drawing.JoinLines(append(lines, c.credit)...)
}
