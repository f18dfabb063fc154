package chart

import (
	"cmp"
	"math"
	"slices"

	"revolute/internal/frame"
	"revolute/theme"
)

// drawNames prints the names of points where they cover nothing, each next to
// its own. One for which there is no such place is left out.
func (p *plot) drawNames() {
	for i := range p.series {
		s := &p.series[i]
		// From the right: that is where there is least room.
		for j := len(s.points) - 1; j >= 0; j-- {
			if pt := s.points[j]; pt.named {
				dx, dy := p.dot(pt.x, pt.y)
				x, y, ok := p.placeName(dx/2, dy/4, p.Width(pt.name))
				if !ok {
					continue
				}
				st := p.Look.Style(theme.Text)
				if pt.x < p.split {
					st = p.Look.Style(theme.Muted)
				}
				if p.hasCome(s, pt) {
					p.Print(p.inner.X+x, p.inner.Y+y, pt.name, st)
				}
				// Keep later names from these cells, and from touching them.
				width := p.Width(pt.name)
				for i := x - 1; i <= x+width; i++ {
					p.mark(p.taken, 2*i, 4*y)
				}
			}
		}
	}
}

// placeName finds the best place for a name of so many columns beside the cell x,
// y: left or right of it, better in its row than above or below.
func (p *plot) placeName(x, y, width int) (atX, atY int, ok bool) {
	best := math.Inf(1)
	for dy := -2; dy <= 2; dy++ {
		for _, c := range [...]struct {
			x    int
			cost float64
		}{
			{x - 1 - width, 0},
			{x + 2, 0.5},
			{x - width, 1},
			{x + 1, 1},
			{x - width + 1, 1.5},
			{x - width/2, 2},
			{x, 2},
		} {
			if dy == 0 && c.cost >= 1 {
				continue
			}
			cost := c.cost + 3*math.Abs(float64(dy))
			covered, free := p.covered(c.x, y+dy, width)
			if cost += 2 * float64(covered); free && cost < best {
				best, atX, atY, ok = cost, c.x, y+dy, true
			}
		}
	}
	return atX, atY, ok
}

// covered returns how many cells of the trend would be covered; free is false if
// there is something else, or the area's end.
func (p *plot) covered(x, y, width int) (trend int, free bool) {
	if x < 0 || y < 0 || x+width > p.inner.W || y >= p.inner.H {
		return 0, false
	}
	for i := y*p.inner.W + x; i < y*p.inner.W+x+width; i++ {
		if p.taken[i] {
			return 0, false
		}
		if p.lined[i] {
			trend++
		}
	}
	return trend, true
}

// drawTrendLabel prints what the trend says beside it, right of it if there is
// room, as low as there is.
func (p *plot) drawTrendLabel() {
	if p.trend == nil || p.trendDone() < 1 || p.trend.label == "" {
		return
	}
	width := p.Width(p.trend.label)
	st := p.Look.Style(p.trendRole())
	st.Attr |= frame.Bold
	for y := p.inner.H - 1; y >= 0; y-- {
		for x := range p.inner.W {
			if !p.lined[y*p.inner.W+x] {
				continue
			}
			for _, at := range [...]int{x + 3, p.inner.W - width, x - 2 - width} {
				for dy := range 4 {
					// A name stands off what is left and right of it; the edges are no neighbours.
					from, to := max(at-1, 0), min(at+width+1, p.inner.W)
					if trend, free := p.covered(from, y+dy, to-from); free && trend == 0 && at >= 0 && at+width <= p.inner.W {
						p.Print(p.inner.X+at, p.inner.Y+y+dy, p.trend.label, st)
						return
					}
				}
			}
		}
	}
}

// drawEnds prints the names of the series at the ends of their lines, each in a
// row of its own.
func (p *plot) drawEnds() {
	if p.ends == 0 {
		return
	}
	order := make([]int, len(p.series))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.endRow(b), p.endRow(a)) })
	rows := make([]int, len(order))
	for i, n := range order { // from the lowest up, then back down from the top
		rows[i] = min(p.endRow(n), p.inner.H-1)
		if i > 0 {
			rows[i] = min(rows[i], rows[i-1]-1)
		}
	}
	for i := len(rows) - 1; i >= 0; i-- {
		least := 0
		if i+1 < len(rows) {
			least = rows[i+1] + 1
		}
		rows[i] = max(rows[i], least)
	}
	for i, n := range order {
		s := &p.series[n]
		st, shown := p.Appear(s.role, 3*p.shown(s)-2)
		if !shown {
			continue
		}
		st.Attr = seriesStyle(s.role, p.State).Attr
		x := p.Print(p.inner.X+p.inner.W+1, p.inner.Y+rows[i], seriesShape(n, p.State), st)
		p.Print(x+1, p.inner.Y+rows[i], s.name, st)
	}
}

// endRow returns the row of inner on which a series ends.
func (p *plot) endRow(n int) int {
	s := p.series[n]
	if len(s.points) == 0 {
		return p.inner.H - 1
	}
	return min(max(p.row(s.points[len(s.points)-1].y), 0), p.inner.H-1)
}
