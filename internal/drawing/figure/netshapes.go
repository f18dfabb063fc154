package figure

import (
	"math"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws the net at the moment that it stands still in.
func (n *net) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Width: width, Height: height, Title: n.text, Desc: n.text}
	const margin = 0.6
	place := func(x, y float64) drawing.Point {
		return drawing.Point{X: margin + x/netAspect*(width-2*margin), Y: margin + y*(height-2*margin)}
	}
	for _, l := range n.links {
		a, b := n.neurons[l.a], n.neurons[l.b]
		k := drawing.Ink{Role: theme.Rule, Toward: theme.Background, Part: 0.1 + 0.5*calmness((a.x+b.x)/2, (a.y+b.y)/2)}
		s.Add(drawing.Line{Ink: k, Points: []drawing.Point{place(a.x, a.y), place(b.x, b.y)}, Width: 0.05})
	}
	fired := make([]float64, len(n.neurons)) // seconds ago
	for i := range fired {
		fired[i] = math.Inf(1)
	}
	n.each(n.still, func(sp spike, age float64) { fired[sp.neuron] = min(fired[sp.neuron], age) })
	for i, age := range fired {
		k := drawing.Ink{Role: theme.Rule, Toward: theme.Muted, Part: 0.35}
		radius := 0.14
		if t := age / netFade.Seconds(); t < 1 {
			k, radius = drawing.Ink{Role: theme.Energy, Toward: theme.Muted, Part: t * t}, 0.22
		}
		s.Add(drawing.Dots{Ink: k, Points: []drawing.Point{place(n.neurons[i].x, n.neurons[i].y)}, Radius: radius})
	}
	return s
}
