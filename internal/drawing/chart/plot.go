package chart

import (
	"math"
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// plot is a chart set into an area: where its parts stand.
type plot struct {
	*xy
	drawing.Canvas
	inner frame.Rect // the points
	taken []bool     // by cell of inner: where no label may stand
	lined []bool     // by cell of inner: where the trend or a line is
	ends  int        // columns right of inner for the series' names; 0: the legend has them

	yFace, xFace lettering.Face // of what stands at the axes
}

// Size returns all the width, and no higher than two fifths of it: a chart that is
// too high makes everything steep.
func (c *xy) Size(width, height int, _ drawing.State) (w, h int) {
	return width, min(height, max(10, width*2/5))
}

// Draw draws the axes, then the trend, the lines, the points and their names.
func (c *xy) Draw(on drawing.Canvas) {
	p := &plot{xy: c, Canvas: on}
	// The names of lines stand at their ends, if they have room there.
	if p.lines && len(p.series) >= 2 && p.Area.H >= len(p.series)*2 {
		for _, s := range p.series {
			p.ends = max(p.ends, p.Width(s.name)+3)
		}
		if p.ends > p.Area.W/4 {
			p.ends = 0
		}
	}
	p.inner = c.heading.draw(on, p.legend())
	p.inner.W -= p.ends
	p.drawAxes()
	if p.inner.W < 4 || p.inner.H < 2 {
		return
	}
	p.taken, p.lined = make([]bool, p.inner.W*p.inner.H), make([]bool, p.inner.W*p.inner.H)
	sk := drawing.NewSketch(p.inner.W, p.inner.H)
	if c.lines {
		p.sketchLines(sk)
	} else {
		p.sketchPoints(sk)
	}
	p.sketchTrend(sk)
	sk.Draw(p.Canvas, p.inner.X, p.inner.Y)
	p.drawStrokes()
	p.drawMarks()
	p.drawNames()
	p.drawTrendLabel()
	p.drawEnds()
}

// legend returns the series' names, if they are several and do not stand elsewhere.
func (p *plot) legend() []entry {
	if len(p.series) < 2 || p.ends > 0 {
		return nil
	}
	all := make([]entry, len(p.series))
	for i, s := range p.series {
		all[i] = entry{seriesShape(i, p.State), s.name, seriesStyle(s.role, p.State)}
	}
	return all
}

// drawAxes draws the axes with what stands on them, and takes their rows and
// columns off.
func (p *plot) drawAxes() {
	in := &p.inner
	marks := p.valueMarks(roomyFace(p.Canvas))
	gutter := 0
	for _, m := range marks {
		gutter = max(gutter, p.FaceWidth(p.yFace, m.text)+1)
	}
	if gutter > p.Area.W/3 {
		gutter = 0
	}
	in.X, in.W = in.X+gutter, in.W-gutter
	if in.H < 1 || in.W < 4 {
		return
	}
	p.drawFoot()
	sk := drawing.NewSketch(in.W, in.H)
	rule, muted := p.PlainStyle(theme.Rule), p.Look.Style(theme.Muted)
	for _, m := range marks {
		_, dot := p.dot(p.x.from, m.v)
		if gutter > 0 {
			x := in.X - 1 - p.FaceWidth(p.yFace, m.text)
			p.yFace.Draw(p.Frame, p.Area, x, in.Y+dot/4-p.yFace.Rows()/2, m.text, muted)
		}
		every := 6
		if m.v == 0 && p.y.from < 0 {
			every = 2
		}
		for x := 0; x < 2*in.W; x += every {
			sk.Dot(x, dot, rule)
		}
	}
	sk.Draw(p.Canvas, in.X, in.Y)
}

// valueMarks returns the marks of the axis y in a face, or in small letters if it
// lacks one of theirs, and takes the rows off that words at the foot need, and
// the half of a word at the top.
func (p *plot) valueMarks(face lettering.Face) []axisMark {
	whole := p.inner
	p.yFace, p.xFace = face, face
	p.inner.H -= 1 + face.Rows()
	p.inner.Y, p.inner.H = p.inner.Y+face.Rows()/2, p.inner.H-face.Rows()/2
	least := 1 + face.Rows() // rows from one to the next
	if face.IsSmall() {
		least += min(p.inner.H/18, 1)
	}
	marks := p.y.marks(p.State, func(all []axisMark) bool { return spaced(all, p.row, least) })
	for _, m := range marks {
		if !face.Covers(m.text) {
			p.inner = whole
			return p.valueMarks(lettering.Face{})
		}
	}
	return marks
}

// row returns the row of inner on which y stands.
func (p *plot) row(y float64) int {
	_, dot := p.dot(p.x.from, y)
	return dot / 4
}

// spaced reports whether marks stand so far from each other.
func spaced(all []axisMark, place func(float64) int, least int) bool {
	for i := 1; i < len(all); i++ {
		if drawing.Abs(place(all[i].v)-place(all[i-1].v)) < least {
			return false
		}
	}
	return true
}

// drawFoot draws the lower axis, with what stands on it under it.
func (p *plot) drawFoot() {
	in := p.inner
	rule, muted := p.Look.Style(theme.Rule), p.Look.Style(theme.Muted)
	for x := range in.W {
		p.Print(in.X+x, in.Y+in.H, p.Look.Glyph(theme.GlyphRule), rule)
	}
	gap := 4
	if p.x.kind == named {
		gap = 2
	}
	if p.x.kind == named && !p.xFace.Covers(strings.Join(p.x.names, "")) || !p.xFace.Covers(p.x.label+p.x.unit) {
		p.xFace = lettering.Face{}
	}
	gap *= p.xFace.Columns()
	marks := p.x.marks(p.State, func(all []axisMark) bool {
		end := p.Area.X - gap
		for _, m := range all {
			from, to := p.footText(m)
			if from < end+gap {
				return false
			}
			end = to
		}
		return true
	})
	end := p.inner.X + p.inner.W + p.ends
	if p.x.label != "" {
		end -= p.FaceWidth(p.xFace, p.x.label) + 2
		if len(marks) > 0 && end > p.inner.X+p.inner.W/2 {
			p.xFace.Draw(p.Frame, p.Area, end+2, in.Y+in.H+1, p.x.label, muted)
		}
	}
	for _, m := range marks {
		x, _ := p.dot(m.v, p.y.from)
		from, to := p.footText(m)
		if from < p.Area.X || to > end {
			continue
		}
		p.Print(in.X+x/2, in.Y+in.H, p.Pick("┴", "+"), rule)
		p.xFace.Draw(p.Frame, p.Area, from, in.Y+in.H+1, m.text, muted)
	}
}

// footText returns the columns from and before which a mark's text stands.
func (p *plot) footText(m axisMark) (from, to int) {
	x, _ := p.dot(m.v, p.y.from)
	width := p.FaceWidth(p.xFace, m.text)
	from = p.inner.X + x/2 - (width-1)/2
	from = max(min(from, p.inner.X+p.inner.W+p.ends-width), p.Area.X)
	return from, from + width
}

// dot returns where a point stands, in dots of the inner area.
func (p *plot) dot(x, y float64) (dx, dy int) {
	return dotAt(p.x.at(x), 2*p.inner.W-2), dotAt(1-p.y.at(y), 4*p.inner.H-1)
}

// dotAt returns the dot at a place t, 0 to 1, among so many; what is far off it is
// somewhere off it.
func dotAt(t float64, last int) int {
	return drawing.Round(min(max(t, -4), 5) * float64(last))
}

func (p *plot) mark(cells []bool, dx, dy int) {
	if x, y := dx/2, dy/4; dx >= 0 && dy >= 0 && x < p.inner.W && y < p.inner.H {
		cells[y*p.inner.W+x] = true
	}
}

// shown returns how much of a series is there, from the left.
func (p *plot) shown(s *series) float64 { return p.Grown(s.step, drawing.GrowTime) }

// hasCome reports whether a point is there already.
func (p *plot) hasCome(s *series, pt point) bool {
	done := p.shown(s)
	return done >= 1 || done > 0 && p.x.at(pt.x) <= done
}

// hasFewPoints reports whether there are so few points that each can have a shape.
func (p *plot) hasFewPoints() bool {
	n := 0
	for _, s := range p.series {
		n += len(s.points)
	}
	return n*6 <= p.inner.W*2 || n <= 24 && n*3 <= p.inner.W*2
}

// sketchPoints draws the points as dots: of a single series two before the
// split, and four after it.
func (p *plot) sketchPoints(sk *drawing.Sketch) {
	shaped := len(p.series) > 1 && p.Colorless() || p.hasFewPoints()
	for i := range p.series {
		s := &p.series[i]
		st := seriesStyle(s.role, p.State)
		if len(p.series) == 1 {
			st = p.PlainStyle(s.role)
		}
		for _, pt := range s.points {
			dx, dy := p.dot(pt.x, pt.y)
			p.mark(p.taken, dx, dy)
			switch {
			case shaped || !p.hasCome(s, pt):
			case pt.x < p.split:
				early := p.PlainStyle(theme.Muted)
				sk.Dot(dx, dy, early)
				sk.Dot(dx, dy^1, early)
			default:
				for i := range 4 {
					sk.Dot(dx&^1+i%2, dy&^1+i/2, st)
				}
			}
		}
	}
}

// drawMarks draws the points that have names, of a single series as circles,
// open and full; and where there are few points, all of them.
func (p *plot) drawMarks() {
	shaped := len(p.series) > 1 && p.Colorless() && !p.lines || p.hasFewPoints()
	for i := range p.series {
		s := &p.series[i]
		next := math.MinInt // column: marks on a line stand apart
		for j, pt := range s.points {
			dx, dy := p.dot(pt.x, pt.y)
			apart := p.lines && (p.Colorless() || len(s.points)*4 <= p.inner.W) && dx/2 >= next
			if j == len(s.points)-1 && p.lines {
				apart = true
			}
			if !p.hasCome(s, pt) || !(pt.named || shaped || apart) || dx < 0 || dy < 0 {
				continue
			}
			next = dx/2 + 4
			sign, st := seriesShape(i, p.State), seriesStyle(s.role, p.State)
			if len(p.series) == 1 {
				st = p.PlainStyle(s.role)
			}
			if pt.x < p.split {
				sign, st = p.Look.Glyph(theme.GlyphOther), p.PlainStyle(theme.Muted)
			}
			p.Frame.PrintIn(p.inner, p.inner.X+dx/2, p.inner.Y+dy/4, sign, st)
		}
	}
}

// sketchLines draws the lines as far as they are there; all of their cells are
// kept free of names.
func (p *plot) sketchLines(sk *drawing.Sketch) {
	for i := range p.series {
		s := &p.series[i]
		st := seriesStyle(s.role, p.State)
		until := dotAt(p.shown(s), 2*p.inner.W-2)
		if p.shown(s) >= 1 {
			until = math.MaxInt
		}
		for j := 1; j < len(s.points); j++ {
			x0, y0 := p.dot(s.points[j-1].x, s.points[j-1].y)
			x1, y1 := p.dot(s.points[j].x, s.points[j].y)
			n := max(drawing.Abs(x1-x0), drawing.Abs(y1-y0), 1)
			for k := range n + 1 {
				dx, dy := x0+(x1-x0)*k/n, y0+(y1-y0)*k/n
				p.mark(p.lined, dx, dy)
				if dx > until || p.shown(s) == 0 {
					continue
				}
				sk.Dot(dx, dy, st)
				if p.inner.H < 8 {
					continue // lines two dots thick would be all that there is
				}
				if drawing.Abs(x1-x0) >= drawing.Abs(y1-y0) {
					sk.Dot(dx, dy+1, st)
				} else {
					sk.Dot(dx+1, dy, st)
				}
			}
		}
		for _, pt := range s.points {
			dx, dy := p.dot(pt.x, pt.y)
			p.mark(p.taken, dx, dy)
		}
	}
}
