package picture

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// scatter is points over the years: x is a year or a date, y a number.
type scatter struct {
	points   []point // by x
	log      bool    // y is on a logarithmic axis: point.y is its power of ten
	title    string
	unit     string // what y is
	credit   string
	split    float64 // points before this year are of another time: quiet, and of another shape
	x, y     span
	trend    trend
	hasTrend bool
}

type point struct {
	x, y  float64
	value float64 // y as it is said
	name  string
	named bool // on the chart too
}

// span is what an axis shows.
type span struct{ from, to float64 }

// at is where v stands, 0 at the beginning and 1 at the end.
func (s span) at(v float64) float64 { return (v - s.from) / (s.to - s.from) }

// trend is a straight line: on a logarithmic axis, an even doubling.
type trend struct {
	from         float64 // the first year; the last is that of the last point
	step         int     // with which it comes
	label        string
	base, growth float64 // y at from, and what it grows by in a year
}

const growTime = time.Second // that a trend takes along the points

// scatterKeys are a scatter's keys that need more than a value's type.
type scatterKeys struct{ src, x, y, label, xRange, yRange, trend, names *yaml.Node }

func parseScatter(root *yaml.Node, src Source) (Drawing, error) {
	s := &scatter{split: math.Inf(-1)}
	var k scatterKeys
	var kind, scale string
	err := readFields(root, "scatter",
		field{"type", &kind}, field{"src", &k.src}, field{"x", &k.x}, field{"y", &k.y}, field{"label", &k.label},
		field{"title", &s.title}, field{"y-label", &s.unit}, field{"credit", &s.credit}, field{"split", &s.split},
		field{"y-scale", &scale}, field{"x-range", &k.xRange}, field{"y-range", &k.yRange},
		field{"trend", &k.trend}, field{"name", &k.names})
	if err != nil {
		return nil, err
	}
	switch scale {
	case "log":
		s.log = true
	case "", "linear":
	default:
		return nil, &Error{Line: root.Line, Problem: fmt.Sprintf("y-scale is %q", scale), Hint: "allowed: linear, log"}
	}
	if err := s.readPoints(root, k, src); err != nil {
		return nil, err
	}
	if err := s.readSpans(k); err != nil {
		return nil, err
	}
	if k.trend != nil {
		err = s.readTrend(k.trend)
	}
	return s, err
}

func (s *scatter) readPoints(root *yaml.Node, k scatterKeys, src Source) error {
	t, err := readTable(root, k.src, src)
	if err != nil {
		return err
	}
	names, err := readTexts(k.names, "name", 40)
	if err != nil {
		return err
	}
	var columns [3]int
	for i, n := range []*yaml.Node{k.x, k.y, k.label} {
		if columns[i], err = t.column(root, n, [...]string{"x", "y", "label"}[i]); err != nil {
			return err
		}
	}
	for i, row := range t.rows {
		p := point{name: row[columns[2]]}
		var okX, okY bool
		p.x, okX = year(row[columns[0]])
		p.value, okY = number(row[columns[1]])
		if !okX {
			return t.fault(k.src, i, fmt.Sprintf("no year and no date: %q", row[columns[0]]))
		}
		if !okY || s.log && p.value <= 0 {
			return t.fault(k.src, i, fmt.Sprintf("no number for this axis: %q", row[columns[1]]))
		}
		p.y = p.value
		if s.log {
			p.y = math.Log10(p.value)
		}
		p.named = slices.Contains(names, p.name)
		s.points = append(s.points, p)
	}
	slices.SortStableFunc(s.points, func(a, b point) int { return int(math.Copysign(1, a.x-b.x)) })
	return s.checkNames(k.names, names)
}

func (s *scatter) checkNames(n *yaml.Node, names []string) error {
	for i, name := range names {
		if !slices.ContainsFunc(s.points, func(p point) bool { return p.name == name }) {
			return &Error{Line: n.Content[i].Line, Problem: fmt.Sprintf("name: there is no point %q", name)}
		}
	}
	return nil
}

// year reads 2016, 2016.5 or 2016-01-27.
func year(s string) (float64, bool) {
	if d, err := time.Parse("2006-01-02", s); err == nil {
		return float64(d.Year()) + float64(d.YearDay()-1)/366, true
	}
	y, ok := number(s)
	return y, ok && y > -10_000 && y < 10_000
}

// largest is the largest number that can be calculated with without care.
const largest = 1e300

// number reads a number, which is finite.
func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && math.Abs(v) <= largest
}

// readSpans reads what the axes show; what is not given is as the points need it.
func (s *scatter) readSpans(k scatterKeys) error {
	s.x, s.y = span{math.Inf(1), math.Inf(-1)}, span{math.Inf(1), math.Inf(-1)}
	for _, p := range s.points {
		s.x.from, s.x.to = min(s.x.from, math.Floor(p.x)), max(s.x.to, math.Floor(p.x)+1)
		s.y.from, s.y.to = min(s.y.from, math.Floor(p.y)), max(s.y.to, math.Floor(p.y)+1)
	}
	from, to, ok, err := readRange(k.xRange, "x-range", -10_000, 10_000)
	if err != nil {
		return err
	}
	if ok {
		s.x = span{from, to + 1} // to its end
	}
	least := -largest
	if s.log {
		least = 1 / largest
	}
	from, to, ok, err = readRange(k.yRange, "y-range", least, largest)
	if err != nil {
		return err
	}
	if ok && s.log {
		from, to = math.Log10(from), math.Log10(to)
	}
	if ok {
		s.y = span{from, to}
	}
	if !(s.y.to > s.y.from) { // numbers so large that one more makes no difference
		s.y = span{s.y.from - math.Abs(s.y.from)/8, s.y.from + math.Abs(s.y.from)/8}
	}
	return nil
}

func (s *scatter) readTrend(n *yaml.Node) error {
	s.trend.from, s.hasTrend = s.x.from, true
	var doubling *yaml.Node
	err := readFields(n, "trend", field{"from", &s.trend.from}, field{"step", &s.trend.step}, field{"label", &s.trend.label},
		field{"doubling", &doubling})
	if err == nil {
		err = within(n, "step", s.trend.step, 0, 99)
	}
	if err != nil {
		return err
	}
	growth := math.NaN()
	if doubling != nil {
		months, err := readNumber(doubling, "doubling", 0.01, 10_000)
		if err != nil {
			return err
		}
		growth = math.Log10(2) * 12 / months
	}
	if !s.fit(growth) {
		return &Error{Line: n.Line, Problem: fmt.Sprintf("trend: fewer than two points from %g on", s.trend.from)}
	}
	return nil
}

// fit lays the trend through the points from its first year on by least
// squares; a growth that is a number is kept. It wants two points of
// different years.
func (s *scatter) fit(growth float64) bool {
	var n, sx, sy, sxx, sxy float64
	for _, p := range s.points {
		if p.x >= s.trend.from {
			x := p.x - s.trend.from
			n, sx, sy, sxx, sxy = n+1, sx+x, sy+p.y, sxx+x*x, sxy+x*p.y
		}
	}
	d := n*sxx - sx*sx
	if n < 2 || d <= 0 {
		return false
	}
	if math.IsNaN(growth) {
		growth = (n*sxy - sx*sy) / d
	}
	s.trend.growth, s.trend.base = growth, (sy-growth*sx)/n
	return true
}

// Motion is that of the trend, with its step.
func (s *scatter) Motion(step int) time.Duration {
	if s.hasTrend && step == s.trend.step {
		return growTime
	}
	return 0
}

// Frames is enough for a line that grows.
func (s *scatter) Frames() int { return 30 }

// Text is the title, the named points with year and value, how many there are
// in all, the trend, and the credit.
func (s *scatter) Text() string {
	lines := []string{strings.TrimSpace(s.title + "  " + s.unit)}
	least, most := s.points[0], s.points[0]
	for _, p := range s.points {
		if p.value < least.value {
			least = p
		}
		if p.value > most.value {
			most = p
		}
		if p.named {
			lines = append(lines, fmt.Sprintf("%s  %d  %s", p.name, int(p.x), s.say(p.value)))
		}
	}
	lines = append(lines, fmt.Sprintf("n = %d  %d–%d  %s–%s", len(s.points), int(s.points[0].x), int(s.points[len(s.points)-1].x),
		s.say(least.value), s.say(most.value)))
	if s.hasTrend {
		lines = append(lines, s.trend.label)
	}
	return joinLines(append(lines, s.credit)...)
}

// say is a value in words: 5×10²⁶ on a logarithmic axis.
func (s *scatter) say(v float64) string {
	if !s.log {
		return strconv.FormatFloat(v, 'g', 4, 64)
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 1, 64), "e")
	n, _ := strconv.Atoi(exponent)
	return strings.TrimSuffix(mantissa, ".0") + "×" + power(n)
}

// power is ten to the nth.
func power(n int) string {
	return "10" + strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").
		Replace(strconv.Itoa(n))
}
