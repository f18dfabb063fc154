package picture

import (
	"math"

	"revolute/internal/frame"
	"revolute/theme"
)

// drawNames prints the names of points where they cover nothing, each next to
// its own. One for which there is no such place is left out.
func (p *plot) drawNames() {
	// From the right: that is where there is least room.
	for i := len(p.points) - 1; i >= 0; i-- {
		pt := p.points[i]
		if !pt.named {
			continue
		}
		dx, dy := p.dot(pt.x, pt.y)
		x, y, ok := p.place(dx/2, dy/4, p.at.width(pt.name))
		if !ok {
			continue
		}
		st := p.at.Look.Style(theme.Text)
		if pt.x < p.split {
			st = p.at.Look.Style(theme.Muted)
		}
		p.f.PrintIn(p.area, p.inner.X+x, p.inner.Y+y, pt.name, st)
		p.take(x, y, p.at.width(pt.name))
	}
}

// take keeps later names from these cells, and from touching them.
func (p *plot) take(x, y, width int) {
	for i := x - 1; i <= x+width; i++ {
		p.mark(p.taken, 2*i, 4*y)
	}
}

// place finds the best place for a name of so many columns beside the cell x,
// y: left or right of it, better in its row than above or below.
func (p *plot) place(x, y, width int) (atX, atY int, ok bool) {
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

// covered is how many cells of the trend would be covered; free is false if
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
	if p.done() < 1 || p.trend.label == "" {
		return
	}
	width := p.at.width(p.trend.label)
	st := p.at.Look.Style(theme.Energy)
	st.Attr |= frame.Bold
	for y := p.inner.H - 1; y >= 0; y-- {
		for x := range p.inner.W {
			if !p.lined[y*p.inner.W+x] {
				continue
			}
			for _, at := range [...]int{x + 3, p.inner.W - width, x - 2 - width} {
				for dy := range 4 {
					if trend, free := p.covered(at, y+dy, width); free && trend == 0 {
						p.f.PrintIn(p.area, p.inner.X+at, p.inner.Y+y+dy, p.trend.label, st)
						return
					}
				}
			}
		}
	}
}
