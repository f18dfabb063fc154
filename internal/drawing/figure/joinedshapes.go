package figure

import (
	"math"
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws the rings that hang in one another, with the titles in them and
// the people below; on a narrow page one discipline under the other, beside a
// chain.
func (j *joined) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Width: width, Desc: j.Text()}
	for i, d := range j.columns {
		if i > 0 {
			s.Title += " + "
		}
		s.Title += d.title
	}
	if width < drawing.Narrow {
		j.addStack(&s)
		return s
	}
	n := float64(len(j.columns))
	const gap, share = 1.2, 2.4 // share: ems that two rings have in common
	measure := (width - (n-1)*gap) / n
	ringW := (width + (n-1)*share) / n
	ringH := min(4.4, height/4)
	for _, d := range j.columns {
		ringH = max(ringH, drawing.LineHeight*float64(len(drawing.BoldLines(d.title, ringW-2*share)))+1)
	}
	bottom := 0.0
	for i, d := range j.columns {
		x := float64(i) * (ringW - share)
		s.Add(ringLine(d, i, x, 0.1, ringW, ringH))
		titles := drawing.BoldLines(d.title, ringW-2*share)
		y := 0.1 + ringH/2 - drawing.LineHeight*float64(len(titles))/2
		for _, l := range titles {
			y = s.AddBold(drawing.Ink{Role: d.role, Step: d.step}, x+ringW/2, y, l, 1, drawing.Middle)
		}
		left := float64(i) * (measure + gap)
		bottom = max(bottom, d.addPeople(&s, left, ringH+0.8, measure))
	}
	s.Height = bottom
	return s
}

// ringLine returns the nth ring of a chain, as a curve.
func ringLine(d discipline, n int, x, y, w, h float64) drawing.Line {
	const points = 48
	line := drawing.Line{Width: 0.16, Smooth: true, Closed: true}
	line.Ink = drawing.Ink{Role: d.role, Step: d.step, Over: joinedSweep, Enter: drawing.Trace}
	if d.step == 0 {
		line.Delay = time.Duration(n) * joinedSweep / 2
	}
	for i := range points {
		sin, cos := math.Sincos(math.Pi + 2*math.Pi*float64(i)/points)
		line.Points = append(line.Points, drawing.Point{X: x + w/2*(1+cos), Y: y + h/2*(1+sin)})
	}
	return line
}

// addPeople adds the people of a discipline and returns the y below them.
func (d discipline) addPeople(s *drawing.Shapes, x, y, measure float64) float64 {
	for i, p := range d.people {
		if i > 0 {
			y += 0.5
		}
		role := theme.Text
		if p.isFree() {
			role = theme.Muted
		}
		for _, l := range drawing.BoldLines(p.name, measure) {
			y = s.AddBold(drawing.Ink{Role: role, Step: d.step}, x, y, l, 1, drawing.Start)
		}
		const small = 0.8
		for _, line := range [...]struct {
			text string
			role theme.Role
		}{{p.place, theme.Muted}, {p.field, theme.Text}} {
			if line.text == "" {
				continue
			}
			for _, l := range drawing.EmLines(line.text, measure/small) {
				y = s.AddText(drawing.Ink{Role: line.role, Step: d.step}, x, y, l, small, drawing.Start)
			}
		}
	}
	return y
}

// addStack sets the disciplines one under the other, each beside its ring of
// the chain.
func (j *joined) addStack(s *drawing.Shapes) {
	const gutter, ringW, overlap = 2.4, 1.6, 1.2
	y := 0.0
	for i, d := range j.columns {
		top := y
		for _, l := range drawing.BoldLines(d.title, s.Width-gutter) {
			y = s.AddBold(drawing.Ink{Role: d.role, Step: d.step}, gutter, y, l, 1, drawing.Start)
		}
		y = d.addPeople(s, gutter, y+0.2, s.Width-gutter)
		h := y - top
		if i < len(j.columns)-1 {
			h += overlap
		}
		s.Add(ringLine(d, i, 0.1, top, ringW, h))
		y += 0.8
	}
	s.Height = y - 0.8
}
