package figure

import (
	"math"
	"math/rand/v2"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/yamlfile"
	"revolute/theme"
)

// net is a sparse net of neurons over a whole area, calm in its middle, where
// a title may stand. Spikes travel along its links; see simulate. All of it is
// settled when it is parsed, so that drawing a moment is only looking it up.
type net struct {
	neurons []neuron
	links   []link
	axons   [][]axon // by neuron
	spikes  []spike  // netLoop seconds of them, in order
	still   float64  // seconds into the loop: the moment that it begins with, and that stands when nothing moves
	text    string
}

// neuron is a place: x from 0 to netAspect, y from 0 to 1.
type neuron struct{ x, y float64 }

// link is drawn between two neurons.
type link struct{ a, b int }

// netAspect is the form that neurons are strewn over: that of a usual terminal.
const netAspect = 1.6

// ParseNet reads neurons (3 to 80, 26 if not given), seed, and text: what the
// net says where it cannot be seen. All are optional.
func ParseNet(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	root, err := yamlfile.Parse("", 0, body)
	if err != nil {
		return nil, err
	}
	count, seed := 26, 7
	n := &net{}
	if err := root.Fields(yamlfile.Key("neurons", yamlfile.Int(&count, 3, 80)), yamlfile.Key("seed", yamlfile.To(&seed)), yamlfile.Key("text", yamlfile.To(&n.text))); err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(uint64(seed), 1)) //nolint:gosec // nothing secret: the same seed must give the same net
	n.neurons = placeNeurons(count, rng)
	// Neurons are linked between which no third one stands, so that no link crosses
	// another, but for links that would run through the calm middle. (Without that it
	// is the Gabriel graph, K. Gabriel and R. Sokal 1969.)
	for a := range n.neurons {
		for b := range a {
			if neighbours(n.neurons, a, b) {
				n.links = append(n.links, link{a, b})
			}
		}
	}
	n.axons = growAxons(n.neurons, n.links, rng)
	n.spikes = simulate(n.axons, rng)
	n.still = n.bestMoment()
	return n, nil
}

// calmness returns 1 in the middle of the area, where a title may stand, and 0 outside.
func calmness(x, y float64) float64 {
	dx, dy := (x/netAspect-0.5)/0.4, (y-0.45)/0.34
	d := math.Sqrt(dx*dx + dy*dy)
	return 1 - min(max((d-0.65)/0.5, 0), 1)
}

// placeNeurons places count neurons evenly, fewer in the calm middle: each is the
// best of many places, the one farthest from those before it.
func placeNeurons(count int, rng *rand.Rand) []neuron {
	placed := make([]neuron, 0, count)
	for len(placed) < count {
		var best neuron
		bestRoom := math.Inf(-1)
		for range 24 {
			c := neuron{rng.Float64() * netAspect, rng.Float64()}
			room := 2.0
			for _, p := range placed {
				room = min(room, math.Hypot(c.x-p.x, c.y-p.y))
			}
			if room /= 1 + 2.2*calmness(c.x, c.y); room > bestRoom {
				best, bestRoom = c, room
			}
		}
		placed = append(placed, best)
	}
	return placed
}

func neighbours(neurons []neuron, a, b int) bool {
	d := distance(neurons, a, b)
	for part := 0.1; part < 1; part += 0.1 {
		p, q := neurons[a], neurons[b]
		if calmness(p.x+part*(q.x-p.x), p.y+part*(q.y-p.y)) > 0.7 {
			return false
		}
	}
	for c := range neurons {
		if c != a && c != b && math.Hypot(distance(neurons, a, c), distance(neurons, b, c)) < d {
			return false
		}
	}
	return true
}

func distance(neurons []neuron, a, b int) float64 {
	return math.Hypot(neurons[a].x-neurons[b].x, neurons[a].y-neurons[b].y)
}

// Size returns all there is.
func (n *net) Size(width, height int, _ drawing.State) (w, h int) { return width, height }

// Draw draws the links, then what travels on them, then the neurons.
func (n *net) Draw(c drawing.Canvas) {
	if c.Area.W < 1 || c.Area.H < 1 {
		return
	}
	now := n.still
	if !c.Still {
		now = math.Mod(now+c.Since.Seconds(), netLoop)
	}
	s := drawing.NewSketch(c.Area.W, c.Area.H)
	n.drawLinks(s, c.State)
	lit := make([]float64, len(n.neurons)) // seconds since each fired
	for i := range lit {
		lit[i] = math.Inf(1)
	}
	var heads []frame.Point // where spikes are on their way
	n.each(now, func(sp spike, age float64) {
		lit[sp.neuron] = min(lit[sp.neuron], age)
		for _, ax := range n.axons[sp.neuron] {
			if age < ax.delay {
				heads = append(heads, n.drawGlow(s, sp.neuron, ax, age, c.State))
			}
		}
	})
	s.Draw(c, c.Area.X, c.Area.Y)
	for _, h := range heads {
		c.Print(c.Area.X+h.X, c.Area.Y+h.Y, c.Pick("•", "⠶"), c.Look.Style(theme.Energy))
	}
	for i, age := range lit {
		s := drawing.Sketch{W: c.Area.W, H: c.Area.H}
		x, y := n.center(&s, i)
		t := min(age/netFade.Seconds(), 1)
		glyph, st := c.Pick("•", "⠶"), c.Blend(theme.Rule, theme.Muted, 0.35)
		if t < 1 {
			st = c.Blend(theme.Energy, theme.Muted, t*t)
			glyph = c.Pick("•", "⠶")
			if t < 0.7 {
				glyph = c.Pick("●", "⣿")
				st.Attr |= frame.Bold
			}
		}
		c.Print(c.Area.X+x/2, c.Area.Y+y/4, glyph, st)
	}
}

// center returns the dot of a sketch in the middle of the cell of neuron i. A
// margin keeps neurons from being cut at the edges.
func (n *net) center(s *drawing.Sketch, i int) (x, y int) {
	marginX, marginY := min(s.W/2, 2), min(s.H/2, 1)
	px := float64(2*marginX) + n.neurons[i].x/netAspect*float64(max(2*(s.W-2*marginX)-2, 0))
	py := float64(4*marginY) + n.neurons[i].y*float64(max(4*(s.H-2*marginY)-4, 0))
	return int(px) / 2 * 2, int(py)/4*4 + 1
}

func (n *net) drawLinks(s *drawing.Sketch, at drawing.State) {
	var styles [4]frame.Style // from the edge to the calm middle
	for i := range styles {
		styles[i] = at.Blend(theme.Rule, theme.Background, 0.1+0.5*float64(i)/3)
	}
	for _, l := range n.links {
		ax, ay := n.center(s, l.a)
		bx, by := n.center(s, l.b)
		a, b := n.neurons[l.a], n.neurons[l.b]
		steps := max(drawing.Abs(bx-ax), drawing.Abs(by-ay), 1)
		for i := range steps + 1 {
			t := float64(i) / float64(steps)
			c := calmness(a.x+t*(b.x-a.x), a.y+t*(b.y-a.y))
			s.Dot(drawing.Round(float64(ax)+t*float64(bx-ax)), drawing.Round(float64(ay)+t*float64(by-ay)), styles[int(c*3)])
		}
	}
}

// drawGlow lights the last bit of the way that a spike has come along an axon,
// and gives the cell that it is in now.
func (n *net) drawGlow(s *drawing.Sketch, from int, ax axon, age float64, at drawing.State) (head frame.Point) {
	x0, y0 := n.center(s, from)
	x1, y1 := n.center(s, ax.to)
	length := math.Hypot(float64(x1-x0), float64(y1-y0))
	const tail = 10 // dots
	for back := tail; back >= 0; back-- {
		t := age/ax.delay - float64(back)/max(length, 1)
		if t < 0 {
			continue
		}
		x, y := drawing.Round(float64(x0)+t*float64(x1-x0)), drawing.Round(float64(y0)+t*float64(y1-y0))
		s.Restyle(x, y, at.Blend(theme.Energy, theme.Rule, float64(back)/tail))
		head = frame.Point{X: x / 2, Y: y / 4}
	}
	return head
}

// netFade is how long a neuron is seen to have fired.
const netFade = 500 * time.Millisecond

// Motion returns Forever: a net never rests.
func (n *net) Motion(int) time.Duration { return drawing.Forever }

// Frames returns 12 a second: enough for a dot that takes half a second along its link.
func (n *net) Frames() int { return 12 }

// Text returns what the body gives as text: a net behind a title says nothing by itself.
func (n *net) Text() string { return n.text }
