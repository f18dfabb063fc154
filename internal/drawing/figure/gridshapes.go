package figure

import (
	"time"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws a box for each card, which light up node by node, and the total
// below them.
func (g *grid) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Width: width, Title: g.total, Desc: g.Text()}
	const totalSize, gap = 3.0, 0.25 // gap: part of a card that is between two
	below := 0.0
	if g.total != "" {
		below = drawing.LineHeight*totalSize + 0.4
	}
	label := drawing.EmLines(g.label, width)
	if g.label != "" {
		below += drawing.LineHeight * float64(len(label))
	}
	pitchX := width / float64(g.columns)
	pitchY := min(max((height-below)/float64(g.rows), 0.3), pitchX*0.7)
	pitchX = min(pitchX, pitchY*2.2)
	w, h := pitchX*(1-gap), pitchY*(1-gap)
	for node := range g.columns {
		for card := range g.rows {
			box := drawing.Box{X: float64(node) * pitchX, Y: float64(card) * pitchY, W: w, H: h, Radius: h / 8}
			box.Ink = drawing.Ink{Role: theme.Background, Toward: theme.Rule, Part: 0.6}
			s.Add(box)
			box.Ink = drawing.Ink{Role: theme.Accent, Step: g.step, Delay: g.lights(node, card), Over: gridFlash}
			s.Add(box)
		}
	}
	y := float64(g.rows)*pitchY + 0.4
	k := drawing.Ink{Role: theme.Title, Step: g.step, Delay: gridLights, Over: gridTotal}
	if g.total != "" {
		size := min(totalSize, width/drawing.BoldWidth(g.total))
		y = s.AddBold(k, 0, y, g.total, size, drawing.Start)
	}
	k.Role = theme.Muted
	for _, l := range label {
		if l != "" {
			y = s.AddText(k, 0, y, l, 1, drawing.Start)
		}
	}
	s.Height = y
	return s
}

// lights returns when a card lights up, after the step has begun: the lowest of
// each node first.
func (g *grid) lights(node, card int) time.Duration {
	up := time.Duration(g.rows-1) * gridCard
	start := time.Duration(g.rows-1-card) * gridCard
	if g.columns > 1 {
		start += max(gridLights-up, 0) * time.Duration(node) / time.Duration(g.columns-1)
	}
	return start
}
