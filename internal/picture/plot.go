package picture

import (
	"math"
	"strconv"

	"revolute/internal/frame"
	"revolute/theme"
)

// plot is a scatter set into an area: where its parts stand.
type plot struct {
	*scatter
	at    Moment
	f     *frame.Frame
	area  frame.Rect
	inner frame.Rect // the points
	taken []bool     // by cell of inner: where no label may stand
	lined []bool     // by cell of inner: where the trend is
}

// Size is all the width, and no higher than two thirds of it: a chart that is
// too high makes everything steep.
func (s *scatter) Size(width, height int, _ Moment) (w, h int) {
	return width, min(height, max(10, width*2/5))
}

// Draw draws the axes, then the trend, the points and their names.
func (s *scatter) Draw(f *frame.Frame, area frame.Rect, at Moment) {
	p := &plot{scatter: s, at: at, f: f, area: area, inner: area}
	p.drawTexts()
	p.drawYears()
	p.drawValues()
	if p.inner.W < 4 || p.inner.H < 2 {
		return
	}
	p.taken, p.lined = make([]bool, p.inner.W*p.inner.H), make([]bool, p.inner.W*p.inner.H)
	sk := newSketch(p.inner.W, p.inner.H)
	p.sketchPoints(sk)
	p.sketchTrend(sk)
	sk.draw(p.f, p.area, p.inner.X, p.inner.Y)
	p.drawStrokes()
	p.drawMarks()
	p.drawNames()
	p.drawTrendLabel()
}

// drawTexts prints title, unit and credit, and takes their rows off: the
// credit stands right of the title if there is room, else in a last row.
func (p *plot) drawTexts() {
	in := &p.inner
	left := in.W
	if p.title+p.unit != "" && p.area.H >= 8 {
		st := p.at.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		x := p.f.PrintIn(p.area, in.X, in.Y, p.at.shorten(p.title, in.W), st)
		if p.title != "" {
			x += 2
		}
		if x+p.at.width(p.unit) <= in.X+in.W {
			x = p.f.PrintIn(p.area, x, in.Y, p.unit, p.at.Look.Style(theme.Muted))
		}
		left = in.X + in.W - x - 3
		in.Y, in.H = in.Y+1, in.H-1
	}
	if p.credit == "" || p.area.H < 6 {
		return
	}
	y := in.Y - 1
	if in.Y == p.area.Y || p.at.width(p.credit) > left {
		in.H--
		y = in.Y + in.H
	}
	p.at.printRight(p.f, p.area, in.X+in.W, y, p.at.shorten(p.credit, in.W), p.at.Look.Style(theme.Muted))
}

// gutter is the columns of the values' names.
const gutter = 5

// drawYears draws the lower axis, with years under it, and takes its rows off.
func (p *plot) drawYears() {
	in := &p.inner
	in.X, in.W = in.X+gutter, in.W-gutter
	in.H -= 2
	if in.H < 1 || in.W < 4 {
		return
	}
	rule, muted := p.at.Look.Style(theme.Rule), p.at.Look.Style(theme.Muted)
	for x := range in.W {
		p.f.PrintIn(p.area, in.X+x, in.Y+in.H, p.at.Look.Glyph(theme.GlyphRule), rule)
	}
	for _, v := range ticks(p.x, max(1, tick((p.x.to-p.x.from)*8/float64(in.W), 1, 2, 5)), in.W) {
		text := strconv.Itoa(int(v))
		x := in.X + int(p.x.at(v)*float64(in.W))
		if left := x - 1; left+len(text) <= in.X+in.W {
			p.f.PrintIn(p.area, x, in.Y+in.H, p.at.pick("┴", "+"), rule)
			p.f.PrintIn(p.area, left, in.Y+in.H+1, text, muted)
		}
	}
}

// tick is the least step that is least or more, of 1, 2, 5 (as given) and
// their tenfolds.
func tick(least float64, of ...float64) float64 {
	if !(least > 1/largest) {
		return 1
	}
	for size := math.Pow(10, math.Floor(math.Log10(least))); ; size *= 10 {
		for _, s := range of {
			if s*size >= least*0.999 {
				return s * size
			}
		}
	}
}

// ticks are the multiples of step in the span, at most so many.
func ticks(s span, step float64, most int) []float64 {
	var all []float64
	first := math.Ceil(s.from/step-1e-9) * step
	for i := range most {
		if v := first + float64(i)*step; v <= s.to+step*1e-9 {
			all = append(all, v)
		}
	}
	return all
}

// drawValues draws the left axis: values, and faint dots across at each.
func (p *plot) drawValues() {
	in := p.inner
	if in.H < 1 || in.W < 4 {
		return
	}
	least := (p.y.to - p.y.from) * 2 / float64(max(in.H-1, 1)) // two rows apart
	step := tick(least, 1, 2, 5)
	if p.log {
		step = 3
		for step < least {
			step *= 2
		}
	}
	sk := newSketch(in.W, in.H)
	rule, muted := p.at.plainStyle(theme.Rule), p.at.Look.Style(theme.Muted)
	for _, v := range ticks(p.y, step, in.H) {
		_, dot := p.dot(p.x.from, v)
		text := strconv.FormatFloat(v, 'g', 4, 64)
		if p.log {
			text = p.at.pick(power(roundInt(v)), "1e"+strconv.Itoa(roundInt(v))) // some superscripts are wide
		}
		p.at.printRight(p.f, p.area, in.X-1, in.Y+dot/4, text, muted)
		for x := 0; x < 2*in.W; x += 6 {
			sk.dot(x, dot, rule)
		}
	}
	sk.draw(p.f, p.area, in.X, in.Y)
}

// dot is where a point stands, in dots of the inner area.
func (p *plot) dot(x, y float64) (dx, dy int) {
	return roundInt(p.x.at(x) * float64(2*p.inner.W-2)), roundInt((1 - p.y.at(y)) * float64(4*p.inner.H-1))
}

// done is how much of the trend is there.
func (p *plot) done() float64 {
	switch {
	case !p.hasTrend || p.at.Step < p.trend.step:
		return 0
	case p.at.Step > p.trend.step:
		return 1
	}
	return easeOut(p.at.phase(0, growTime))
}

// sketchTrend draws as much of the line as is there; all of its cells are kept
// free of names from the beginning, so that nothing moves when it comes.
func (p *plot) sketchTrend(sk *sketch) {
	if !p.hasTrend {
		return
	}
	done := p.done()
	last := p.points[len(p.points)-1].x
	st := p.at.plainStyle(theme.Energy)
	n := 8 * (p.inner.W + p.inner.H)
	for i := range n + 1 {
		t := float64(i) / float64(n)
		x := p.trend.from + t*(last-p.trend.from)
		dx, dy := p.dot(x, p.trend.base+p.trend.growth*(x-p.trend.from))
		p.mark(p.lined, dx, dy)
		if t <= done && done > 0 && !p.at.colorless() {
			sk.dot(dx, dy, st)
			sk.dot(dx+1, dy, st)
		}
	}
}

// drawStrokes draws what is there of the trend where there are no colours: dots
// would be lost among those of the points.
func (p *plot) drawStrokes() {
	done := p.done()
	if !p.at.colorless() || done == 0 {
		return
	}
	stroke := p.stroke()
	last := p.points[len(p.points)-1].x
	until, _ := p.dot(p.trend.from+done*(last-p.trend.from), 0)
	for i, lined := range p.lined {
		x, y := i%p.inner.W, i/p.inner.W
		if lined && 2*x <= until {
			p.f.PrintIn(p.inner, p.inner.X+x, p.inner.Y+y, stroke, p.at.plainStyle(theme.Energy))
		}
	}
}

// stroke is a piece of the trend by how steep it is, in cells.
func (p *plot) stroke() string {
	_, y0 := p.dot(0, p.y.from)
	_, y1 := p.dot(0, p.y.from+p.trend.growth)
	x0, _ := p.dot(p.x.from, 0)
	x1, _ := p.dot(p.x.from+1, 0)
	across, up := float64(x1-x0)/2, float64(y0-y1)/4
	switch {
	case math.Abs(up) < across/4:
		return p.at.Look.Glyph(theme.GlyphRule)
	case up > 0:
		return p.at.pick("╱", "/")
	}
	return p.at.pick("╲", "\\")
}

func (p *plot) mark(cells []bool, dx, dy int) {
	if x, y := dx/2, dy/4; dx >= 0 && dy >= 0 && x < p.inner.W && y < p.inner.H {
		cells[y*p.inner.W+x] = true
	}
}

// sketchPoints draws a point as two dots before the split, and as four after it.
func (p *plot) sketchPoints(sk *sketch) {
	early, late := p.at.plainStyle(theme.Muted), p.at.plainStyle(theme.Accent)
	for _, pt := range p.points {
		dx, dy := p.dot(pt.x, pt.y)
		p.mark(p.taken, dx, dy)
		if pt.x < p.split {
			sk.dot(dx, dy, early)
			sk.dot(dx, dy^1, early)
			continue
		}
		for i := range 4 {
			sk.dot(dx&^1+i%2, dy&^1+i/2, late)
		}
	}
}

// drawMarks draws the points that have names as circles, open and full.
func (p *plot) drawMarks() {
	for _, pt := range p.points {
		if !pt.named {
			continue
		}
		dx, dy := p.dot(pt.x, pt.y)
		glyph, st := theme.GlyphMark, p.at.plainStyle(theme.Accent)
		if pt.x < p.split {
			glyph, st = theme.GlyphOther, p.at.plainStyle(theme.Muted)
		}
		p.f.PrintIn(p.inner, p.inner.X+dx/2, p.inner.Y+dy/4, p.at.Look.Glyph(glyph), st)
	}
}
