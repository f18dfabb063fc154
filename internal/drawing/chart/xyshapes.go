package chart

import (
	"cmp"
	"math"
	"slices"
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Radii of points, in ems.
const (
	pointRadius = 0.18
	namedRadius = 0.26
)

// xySheet is an xy being laid out as shapes.
type xySheet struct {
	*sheet
	*xy
	taken []room // where no name may stand
}

// Shapes draws the axes, then the trend, the lines, the points and their names.
func (c *xy) Shapes(width, height float64) drawing.Shapes {
	if width >= drawing.Narrow {
		height = min(height, width/2)
	} else {
		height = min(height, width*1.1)
	}
	ends := 0.0
	if c.lines && len(c.series) > 1 && width >= drawing.Narrow {
		for _, s := range c.series {
			ends = max(ends, drawing.BoldWidth(s.name)*labelSize+0.8)
		}
		if ends > width/4 {
			ends = 0
		}
	}
	var legend []swatch
	if len(c.series) > 1 && ends == 0 {
		for i := range c.series {
			legend = append(legend, swatch{c.series[i].name, seriesInk(&c.series[i], drawing.Appear), true})
		}
	}
	p := &xySheet{sheet: newSheet(&c.heading, c.Text(), width, height, legend), xy: c}
	p.in.y, p.in.h = p.in.y+0.5, p.in.h-0.5-footHeight
	p.in.w -= ends + 0.3
	p.addValueAxis(&c.y)
	p.addFoot(&c.x)
	for i := range c.series {
		if s := &c.series[i]; c.lines {
			p.addLine(s)
		} else {
			p.addPoints(s)
		}
	}
	p.addTrend()
	for i := range c.series {
		// Add the names of points where they cover nothing. One for which
		// there is no such place is left out.
		s := &c.series[i]
		for _, pt := range slices.Backward(s.points) { // at the right there is least room
			at, inside := p.point(pt.x, pt.y)
			if !pt.named || !inside {
				continue
			}
			r, ok := p.place(at, drawing.EmWidth(pt.name)*labelSize, 5)
			if !ok {
				continue
			}
			k := seriesInk(s, drawing.Appear)
			if far := r.y + r.h/2 - at.Y; math.Abs(far) > r.h { // too far off to be read as its name without a line
				k.Role = theme.Rule
				x := min(max(at.X, r.x), r.x+r.w)
				edge := r.y
				if far < 0 {
					edge += r.h
				}
				p.Add(drawing.Line{Ink: k, Points: []drawing.Point{at, {X: x, Y: edge}}, Width: 0.05})
			}
			k.Role = theme.Text
			if pt.x < p.split {
				k.Role = theme.Muted
			}
			p.AddText(k, r.x, r.y, pt.name, labelSize, drawing.Start)
			p.taken = append(p.taken, r)
		}
	}
	if ends > 0 {
		p.addEnds()
	}
	return p.sheet.Shapes
}

// seriesInk returns the ink of what comes with a series.
func seriesInk(s *series, how drawing.Entrance) drawing.Ink {
	return drawing.Ink{Role: s.role, Step: s.step, Over: drawing.GrowTime, Enter: how}
}

// point returns where a point stands, and whether that is within the axes.
func (p *xySheet) point(x, y float64) (at drawing.Point, inside bool) {
	tx, ty := p.x.at(x), p.y.at(y)
	inside = tx >= -1e-9 && tx <= 1+1e-9 && ty >= -1e-9 && ty <= 1+1e-9
	return drawing.Point{X: p.in.x + p.in.w*tx, Y: p.in.y + p.in.h*(1-ty)}, inside
}

// addLine adds the line of a series. What lies outside of the axes is left out,
// so that the line has gaps there.
func (p *xySheet) addLine(s *series) {
	var run []drawing.Point
	flush := func() {
		if len(run) > 1 {
			p.Add(drawing.Line{Ink: seriesInk(s, drawing.Trace), Points: run, Width: 0.14})
		}
		run = nil
	}
	for i, pt := range s.points {
		at, inside := p.point(pt.x, pt.y)
		if !inside {
			flush()
			continue
		}
		run = append(run, at)
		p.take(at, pointRadius)
		if len(s.points) <= 24 || i == len(s.points)-1 {
			k := seriesInk(s, drawing.Appear)
			k.Delay = time.Duration(p.x.at(pt.x) * float64(drawing.GrowTime))
			p.Add(drawing.Dots{Ink: k, Points: []drawing.Point{at}, Radius: pointRadius})
		}
	}
	flush()
}

// addPoints adds the points of a series: those that have names are larger, and
// those before the split are muted.
func (p *xySheet) addPoints(s *series) {
	late, early := seriesInk(s, drawing.Appear), seriesInk(s, drawing.Appear)
	early.Role = theme.Muted
	groups := map[bool]*drawing.Dots{false: {Ink: late, Radius: pointRadius}, true: {Ink: early, Radius: pointRadius}}
	named := map[bool]*drawing.Dots{false: {Ink: late, Radius: namedRadius}, true: {Ink: early, Radius: namedRadius}}
	for _, pt := range s.points {
		at, inside := p.point(pt.x, pt.y)
		if !inside {
			continue
		}
		to := groups
		if pt.named {
			to = named
		}
		g := to[pt.x < p.split]
		g.Points = append(g.Points, at)
		p.take(at, g.Radius)
	}
	for _, g := range []*drawing.Dots{groups[true], groups[false], named[true], named[false]} {
		if len(g.Points) > 0 {
			p.Add(*g)
		}
	}
}

// take keeps names off a point.
func (p *xySheet) take(at drawing.Point, radius float64) {
	p.taken = append(p.taken, room{at.X - radius, at.Y - radius, 2 * radius, 2 * radius})
}

// addTrend adds the trend as far as it lies within the axes, and what it says
// at its upper end.
func (p *xySheet) addTrend() {
	t := p.trend
	if t == nil {
		return
	}
	k := drawing.Ink{Role: theme.Energy, Step: t.step, Over: trendTime, Enter: drawing.Trace}
	if t.series >= 0 && len(p.series) > 1 {
		k.Role = p.series[t.series].role
	}
	// Where it leaves the axes at the top or the foot.
	from, to := max(t.from, p.x.from), min(t.to, p.x.to)
	if t.growth != 0 {
		a, b := t.from+(p.y.from-t.base)/t.growth, t.from+(p.y.to-t.base)/t.growth
		from, to = max(from, min(a, b)), min(to, max(a, b))
	}
	if !(from < to) {
		return
	}
	a, _ := p.point(from, t.at(from))
	b, _ := p.point(to, t.at(to))
	p.Add(drawing.Line{Ink: k, Points: []drawing.Point{a, b}, Width: 0.16})
	for i := range 33 { // names keep off the line
		f := float64(i) / 32
		p.take(drawing.Point{X: a.X + f*(b.X-a.X), Y: a.Y + f*(b.Y-a.Y)}, 0.1)
	}
	if t.label == "" {
		return
	}
	k.Enter, k.Delay, k.Over = drawing.Appear, trendTime, drawing.FadeTime
	// Below the line, near its middle: there the points are above it or on it.
	at := drawing.Point{X: a.X + 0.6*(b.X-a.X), Y: a.Y + 0.6*(b.Y-a.Y)}
	if r, ok := p.place(at, drawing.BoldWidth(t.label)*labelSize, 6); ok {
		p.AddBold(k, r.x, r.y, t.label, labelSize, drawing.Start)
		p.taken = append(p.taken, r)
	}
}

// place finds a free place for a line of text of that width near a point: at
// its left or right, else above or below, reach lines away at most.
func (p *xySheet) place(at drawing.Point, width, reach float64) (room, bool) {
	const height, gap = 1.15 * labelSize, 0.35
	best, found := room{}, math.Inf(1)
	for dy := -reach; dy <= reach; dy += 0.5 {
		for i, x := range [...]float64{at.X - gap - width, at.X + gap, at.X - width/2} {
			cost := math.Abs(dy) + 0.3*float64(i)
			r := room{x, at.Y + dy*height - height/2, width, height}
			if cost < found && p.free(r) {
				best, found = r, cost
			}
		}
	}
	return best, !math.IsInf(found, 1)
}

// free reports whether a room lies within the axes and touches nothing.
func (p *xySheet) free(r room) bool {
	if r.x < p.in.x || r.x+r.w > p.in.x+p.in.w || r.y < p.in.y-0.3 || r.y+r.h > p.in.y+p.in.h {
		return false
	}
	return !slices.ContainsFunc(p.taken, func(t room) bool {
		return r.x < t.x+t.w && t.x < r.x+r.w && r.y < t.y+t.h && t.y < r.y+r.h
	})
}

// addEnds adds the names of the series at the ends of their lines, one above
// the other.
func (p *xySheet) addEnds() {
	type end struct {
		s *series
		y float64
	}
	var all []end
	for i := range p.series {
		if s := &p.series[i]; len(s.points) > 0 {
			at, _ := p.point(0, s.points[len(s.points)-1].y)
			all = append(all, end{s, min(max(at.Y, p.in.y), p.in.y+p.in.h)})
		}
	}
	slices.SortStableFunc(all, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	const line = drawing.LineHeight * labelSize
	for i := range all {
		if i > 0 {
			all[i].y = max(all[i].y, all[i-1].y+line)
		}
	}
	for i := len(all) - 1; i >= 0; i-- { // back up from the foot
		limit := p.in.y + p.in.h
		if i+1 < len(all) {
			limit = all[i+1].y - line
		}
		all[i].y = min(all[i].y, limit)
	}
	for _, e := range all {
		k := seriesInk(e.s, drawing.Appear)
		k.Delay, k.Over = drawing.GrowTime*2/3, drawing.FadeTime
		p.AddBold(k, p.in.x+p.in.w+0.5, e.y-line/2, e.s.name, labelSize, drawing.Start)
	}
}
