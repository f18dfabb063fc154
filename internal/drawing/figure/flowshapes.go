package figure

import (
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws the stations side by side, joined by arrows; on a narrow page
// one under the other.
func (fl *flow) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Width: width, Title: fl.items[0].name, Desc: fl.Text()}
	n := float64(len(fl.items))
	const gap = 2.4
	measure := (width - (n-1)*gap) / n
	if measure < 7 {
		fl.addStack(&s)
		return s
	}
	names, picture := 0.0, min(5, height/3)
	for _, it := range fl.items {
		names = max(names, drawing.LineHeight*nameSize*float64(len(drawing.BoldLines(it.name, measure/nameSize))))
	}
	for i, it := range fl.items {
		x := float64(i) * (measure + gap)
		begin := time.Duration(0)
		if i > 0 {
			begin = flowName
			before := fl.items[i-1].name
			lines := drawing.BoldLines(before, measure/nameSize)
			from := x - gap - measure + drawing.BoldWidth(lines[0])*nameSize + 0.5
			addArrow(&s, i, drawing.Point{X: min(from, x-gap), Y: drawing.LineHeight * nameSize / 2}, drawing.Point{X: x - 0.4, Y: drawing.LineHeight * nameSize / 2})
		}
		y := 0.0
		k := drawing.Ink{Role: theme.Accent, Step: i, Delay: begin, Over: flowFade}
		for _, l := range drawing.BoldLines(it.name, measure/nameSize) {
			y = s.AddBold(k, x, y, l, nameSize, drawing.Start)
		}
		addStationPicture(&s, it.picture, i, drawing.Point{X: x, Y: names + 0.4}, measure, picture)
		s.Height = max(s.Height, fl.addStationText(&s, i, x, names+picture+1, measure))
	}
	return s
}

const nameSize = 1.1 // of a station's name, in ems

// addStationText adds the text of station i and returns the y below it.
func (fl *flow) addStationText(s *drawing.Shapes, i int, x, y, measure float64) float64 {
	k := drawing.Ink{Role: theme.Text, Step: i, Delay: flowName, Over: flowFade}
	if fl.items[i].text == "" {
		return y
	}
	for _, l := range drawing.EmLines(fl.items[i].text, measure) {
		y = s.AddText(k, x, y, l, 1, drawing.Start)
	}
	return y
}

// addStack sets the stations one under the other, with an arrow between two.
func (fl *flow) addStack(s *drawing.Shapes) {
	y := 0.0
	for i, it := range fl.items {
		if i > 0 {
			addArrow(s, i, drawing.Point{X: 0.6, Y: y + 0.2}, drawing.Point{X: 0.6, Y: y + 1.4})
			y += 1.7
		}
		k := drawing.Ink{Role: theme.Accent, Step: i, Over: flowFade}
		for _, l := range drawing.BoldLines(it.name, s.Width/nameSize) {
			y = s.AddBold(k, 0, y, l, nameSize, drawing.Start)
		}
		if it.picture != "" {
			const high = 3.0
			addStationPicture(s, it.picture, i, drawing.Point{X: 0, Y: y + 0.3}, min(s.Width, 16), high)
			y += high + 0.6
		}
		y = fl.addStationText(s, i, 0, y, s.Width)
	}
	s.Height = y
}

// addArrow adds the arrow that leads to station i.
func addArrow(s *drawing.Shapes, i int, from, to drawing.Point) {
	k := drawing.Ink{Role: theme.Muted, Step: i, Over: flowArrow, Enter: drawing.Trace}
	s.Add(drawing.Line{Ink: k, Points: []drawing.Point{from, to}, Width: 0.1})
	k.Delay, k.Over, k.Enter = flowArrow, 0, drawing.Appear
	const long, half = 0.6, 0.3
	head := []drawing.Point{to, {X: to.X - long, Y: to.Y - half}, {X: to.X - long, Y: to.Y + half}}
	if from.X == to.X {
		head = []drawing.Point{to, {X: to.X - half, Y: to.Y - long}, {X: to.X + half, Y: to.Y - long}}
	}
	s.Add(drawing.Area{Ink: k, Rings: [][]drawing.Point{head}})
}

// addStationPicture adds the picture of station i as it is at rest.
func addStationPicture(s *drawing.Shapes, name string, i int, at drawing.Point, w, h float64) {
	x, y := at.X, at.Y
	ink := func(role theme.Role, over time.Duration, how drawing.Entrance) drawing.Ink {
		return drawing.Ink{Role: role, Step: i, Delay: flowDraw, Over: over, Enter: how}
	}
	lane := func(n int) float64 { return y + h*(0.1+0.4*float64(n)) }
	switch name {
	case "spikes":
		const dots = 160
		line := drawing.Line{Ink: ink(theme.Energy, spikesMotion, drawing.Trace), Width: 0.12}
		for d := range dots + 1 {
			line.Points = append(line.Points, drawing.Point{X: x + w*float64(d)/dots, Y: y + h*min(max(0.72-0.72*potential(d, dots), 0), 1)})
		}
		s.Add(line)
	case "marks":
		for n, part := range trainMarks {
			s.Add(drawing.Line{Ink: ink(theme.Rule, marksMotion, drawing.Trace), Points: []drawing.Point{{X: x, Y: lane(n)}, {X: x + w, Y: lane(n)}}, Width: 0.06})
			s.Add(drawing.Box{Ink: ink(theme.Energy, marksMotion, drawing.Appear), X: x + part*w - 0.12, Y: lane(n) - 0.4, W: 0.24, H: 0.8, Radius: 0.12})
		}
	case "net":
		place := func(layer, n int) drawing.Point {
			if learnerLayers[layer] == 1 {
				n = 1
			}
			return drawing.Point{X: x + 0.4 + float64(layer)*(w-0.8)/float64(len(learnerLayers)-1), Y: lane(n)}
		}
		for layer := range len(learnerLayers) - 1 {
			for a := range learnerLayers[layer] {
				for b := range learnerLayers[layer+1] {
					k := ink(theme.Rule, flowFade, drawing.Appear)
					k.Toward, k.Part = theme.Life, 0.45
					s.Add(drawing.Line{Ink: k, Points: []drawing.Point{place(layer, a), place(layer+1, b)}, Width: 0.07})
				}
			}
		}
		for layer, neurons := range learnerLayers {
			for n := range neurons {
				k := ink(theme.Life, flowFade, drawing.Appear)
				k.Delay += time.Duration(firingTime(layer, n) * float64(time.Second))
				s.Add(drawing.Dots{Ink: k, Points: []drawing.Point{place(layer, n)}, Radius: 0.3 + 0.15*float64(layer/2)})
			}
		}
	}
}
