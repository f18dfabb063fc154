package chart

import (
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws a line across with the events over and under it; where they
// have no room for that, a list along a line down.
func (c *timeline) Shapes(width, height float64) drawing.Shapes {
	s := newSheet(&c.heading, c.Text(), width, height, nil)
	s.in.y, s.in.h = s.in.y+0.4, s.in.h-0.4
	if !s.narrow {
		// The words are placed as in cells, of half an em of their size each.
		const cell = labelSize * 0.56
		const row = drawing.LineHeight * labelSize
		columns := int(s.in.w / cell)
		for levels := 1; levels <= 4 && float64(levels*2*labelRows)*row <= s.in.h; levels++ {
			if all, ok := c.placeOnLevels(columns, levels, drawing.State{}); ok {
				return c.addAcross(s, all, levels, s.in.w/float64(columns))
			}
		}
	}
	return c.addDown(s)
}

// eventInk returns the ink of what comes with an event, t of the way along the line.
func eventInk(e event, role theme.Role, t float64) drawing.Ink {
	k := drawing.Ink{Role: role, Step: e.step, Over: drawing.FadeTime}
	if e.step == 0 {
		k.Delay = time.Duration(t * float64(drawing.GrowTime))
	}
	return k
}

// addAcross adds the line and the events at it; cell is the width of a column
// of the labels.
func (c *timeline) addAcross(s *sheet, all []eventLabel, levels int, cell float64) drawing.Shapes {
	const row = drawing.LineHeight * labelSize
	line := s.in.y + float64(levels*labelRows)*row
	k := axisInk()
	k.Over, k.Enter = drawing.GrowTime, drawing.Trace
	s.Add(drawing.Line{Ink: k, Points: []drawing.Point{{X: s.in.x, Y: line}, {X: s.in.x + s.in.w, Y: line}}, Width: 0.1})
	foot := line
	for i, e := range c.events {
		n, t := all[i], c.time.at(e.from)
		x := s.in.x + t*s.in.w
		if e.to > e.from {
			span := eventInk(e, e.role, t)
			span.Enter = drawing.Trace
			s.Add(drawing.Line{Ink: span, Points: []drawing.Point{{X: x, Y: line}, {X: s.in.x + c.time.at(e.to)*s.in.w, Y: line}}, Width: 0.3})
		}
		top := line - float64(n.level+1)*labelRows*row
		from, to := top+2*row, line
		if !n.up {
			top = line + (float64(n.level)*labelRows+1)*row
			from, to = line, top
		}
		s.Add(drawing.Line{Ink: eventInk(e, theme.Rule, t), Points: []drawing.Point{{X: x, Y: from}, {X: x, Y: to}}, Width: 0.06})
		s.Add(drawing.Dots{Ink: eventInk(e, e.role, t), Points: []drawing.Point{{X: x, Y: line}}, Radius: 0.28})
		what := e.role
		if what == theme.Accent {
			what = theme.Text
		}
		middle := s.in.x + (float64(n.x)+float64(n.width)/2)*cell
		s.AddText(eventInk(e, theme.Muted, t), middle, top, e.when, labelSize, drawing.Middle)
		s.AddBold(eventInk(e, what, t), middle, top+row, e.what, labelSize, drawing.Middle)
		foot = max(foot, top+2*row)
	}
	if c.credit != "" {
		return s.Shapes
	}
	return s.finish(foot)
}

// addDown adds the events one under the other, along a line.
func (c *timeline) addDown(s *sheet) drawing.Shapes {
	const row = drawing.LineHeight * labelSize
	gutter := 0.0
	for _, e := range c.events {
		gutter = max(gutter, drawing.EmWidth(e.when)*labelSize)
	}
	above := gutter > s.in.w*0.4 // then when stands above what
	x := s.in.x + gutter + 0.8
	if above {
		x = s.in.x + 0.4
	}
	y, first, last := s.in.y, 0.0, 0.0
	line := len(s.Items)
	s.Add(drawing.Line{})
	for i, e := range c.events {
		t := float64(i) / float64(len(c.events))
		what := e.role
		if what == theme.Accent {
			what = theme.Text
		}
		middle := y + row/2
		if i == 0 {
			first = middle
		}
		last = middle
		s.Add(drawing.Dots{Ink: eventInk(e, e.role, t), Points: []drawing.Point{{X: x, Y: middle}}, Radius: 0.28})
		if above {
			y = s.AddText(eventInk(e, theme.Muted, t), x+0.8, y, e.when, labelSize, drawing.Start)
		} else {
			s.AddText(eventInk(e, theme.Muted, t), x-0.8, y, e.when, labelSize, drawing.End)
		}
		for _, l := range drawing.EmLines(e.what, (s.in.x+s.in.w-x-0.8)/labelSize) {
			y = s.AddText(eventInk(e, what, t), x+0.8, y, l, labelSize, drawing.Start)
		}
		y += 0.3 * row
	}
	k := axisInk()
	k.Over, k.Enter = drawing.GrowTime, drawing.Trace
	s.Items[line] = drawing.Line{Ink: k, Points: []drawing.Point{{X: x, Y: first}, {X: x, Y: last}}, Width: 0.1}
	if c.credit != "" && y < s.in.y+s.in.h {
		return s.Shapes
	}
	return s.finish(max(y, s.Height))
}
