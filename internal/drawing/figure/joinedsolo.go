package figure

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// soloPlan is the disciplines one a step: all of the rings above, and below
// them the people of the discipline of the step, in medium letters.
type soloPlan struct {
	rings   joinedPlan
	columns [][]soloPerson
	h       int
}

type soloPerson struct {
	name  drawing.Words
	about []string // lines
	role  theme.Role
}

// soloRing is the rows of a ring above the people.
const soloRing = 5

// solo returns the plan with a discipline a step; ok is false if the body does
// not ask for steps, or there is no room for everybody in medium letters.
func (j *joined) solo(w, h int, at drawing.State) (p soloPlan, ok bool) {
	medium, ok := at.Face(lettering.Medium)
	if !ok || j.columns[len(j.columns)-1].step == 0 {
		return p, false
	}
	widths := at.Widths()
	p.rings, _ = j.planRow(w, w, joinedForm{ring: soloRing}, at, func(discipline) []joinedRow { return nil })
	for _, d := range j.columns {
		var people []soloPerson
		used := soloRing + 1
		for i, someone := range d.people {
			name, ok := at.Set(someone.name, medium, w)
			if !ok {
				return p, false
			}
			one := soloPerson{name: name, role: theme.Text}
			if someone.isFree() {
				one.role = theme.Muted
			}
			about := strings.TrimSpace(someone.place + "  " + someone.field)
			for _, l := range widths.Lines(nil, about, max(w, 2)) {
				one.about = append(one.about, about[l.Start:l.End])
			}
			if i > 0 {
				used++
			}
			used += name.H + len(one.about)
			people = append(people, one)
		}
		p.columns, p.h = append(p.columns, people), max(p.h, used)
	}
	return p, p.h <= h
}

// drawSolo draws the rings, and the people of the discipline that the step
// brings.
func (j *joined) drawSolo(c drawing.Canvas, p soloPlan) {
	j.drawRings(c, p.rings)
	shown := 0
	for i, d := range j.columns {
		if d.step <= c.Step {
			shown = i
		}
	}
	y := c.Area.Y + soloRing + 1
	for _, someone := range p.columns[shown] {
		name, visible := c.Come(someone.role, j.columns[shown].step)
		if !visible {
			continue
		}
		name.Attr |= frame.Bold
		c.PrintWords(someone.name, c.Area.X, y, c.Area.W, drawing.Start, name)
		y += someone.name.H
		about, _ := c.Come(theme.Muted, j.columns[shown].step)
		for _, l := range someone.about {
			c.Print(c.Area.X, y, l, about)
			y++
		}
		y++
	}
}
