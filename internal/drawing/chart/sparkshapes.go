package chart

import (
	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws a row for each series: its name, its sparkline, its last value.
func (c *sparklines) Shapes(width, height float64) drawing.Shapes {
	s := newSheet(&c.heading, c.Text(), width, height, nil)
	name, value := 0.0, 0.0
	for _, each := range c.series {
		if len(c.series) > 1 || each.name != "y" {
			name = max(name, drawing.EmWidth(each.name)*labelSize+0.6)
		}
		value = max(value, drawing.BoldWidth(c.lastText(each, 1))*labelSize+1)
	}
	name = min(name, width/3)
	y := s.in.y + 0.4
	high := min(max((s.in.h-0.4)/float64(len(c.series))-0.5, 1), 2.4)
	for i := range c.series {
		each := &c.series[i]
		reach := emptySpan()
		for _, p := range each.points {
			reach = reach.with(p.y)
		}
		if reach.to == reach.from {
			reach = span{reach.from - 1, reach.to + 1}
		}
		area := room{name, y, max(width-name-value, 1), high}
		line := drawing.Line{Ink: seriesInk(each, drawing.Trace), Width: 0.14}
		for j, p := range each.points {
			t := 0.5
			if len(each.points) > 1 {
				t = float64(j) / float64(len(each.points)-1)
			}
			line.Points = append(line.Points, drawing.Point{X: area.x + t*area.w, Y: area.y + area.h*(1-reach.at(p.y))})
		}
		if len(line.Points) > 1 {
			s.Add(line)
		}
		end := line.Points[len(line.Points)-1]
		s.Add(drawing.Dots{Ink: seriesInk(each, drawing.Appear), Points: []drawing.Point{end}, Radius: 0.22})
		text := seriesInk(each, drawing.Appear)
		text.Role = theme.Text
		baseline := y + high - labelSize
		if name > 0 {
			s.AddText(text, 0, baseline, each.name, labelSize, drawing.Start)
		}
		s.AddBold(textInk(text, theme.Text), width, baseline, c.lastText(*each, 1), labelSize, drawing.End)
		y += high + 0.5
	}
	if c.credit != "" && y <= s.in.y+s.in.h {
		return s.Shapes
	}
	return s.finish(y)
}
