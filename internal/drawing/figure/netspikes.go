package figure

import (
	"math"
	"math/rand/v2"
	"slices"
)

// axon leads from one neuron to another.
type axon struct {
	to     int
	delay  float64 // seconds that a spike takes along it
	weight float64 // what a spike adds to the potential of its target; the threshold is 1
}

// spike is a neuron firing, in seconds from the beginning of the loop.
type spike struct {
	at     float64
	neuron int
}

// What the neurons are like. Times are some thirty times those of real ones,
// so that eyes can follow.
const (
	netLoop       = 60.0 // seconds: then everything happens again
	netLead       = 12.0 // seconds that the net runs before the loop begins
	netLeak       = 0.9  // seconds in which a potential falls to 1/e
	netRefractory = 1.4  // seconds after a spike in which a neuron hears nothing
	netSpeed      = 0.62 // heights of the area a second: how fast spikes travel
	netRate       = 2.5  // spikes a second in the whole net, which it settles to
	netNoise      = 14.0 // kicks a second from outside, in the whole net
	netKick       = 0.42 // what a kick adds to a potential
)

// growAxons returns every link an axon in one direction or both, so that every neuron
// has one that leads away from it.
func growAxons(neurons []neuron, links []link, rng *rand.Rand) [][]axon {
	axons := make([][]axon, len(neurons))
	add := func(from, to int) {
		axons[from] = append(axons[from], axon{to, max(distance(neurons, from, to)/netSpeed, 0.1), 0.62 + 0.3*rng.Float64()})
	}
	for _, l := range links {
		a, b := l.a, l.b
		if rng.IntN(2) == 0 {
			a, b = b, a
		}
		add(a, b)
		if len(axons[b]) == 0 || rng.IntN(4) == 0 {
			add(b, a)
		}
	}
	return axons
}

// arrival is something that adds to the potential of a neuron.
type arrival struct {
	at     float64 // seconds
	neuron int
	weight float64
	noise  bool
}

// simulate lets leaky integrate-and-fire neurons with synaptic delays run and
// gives netLoop seconds of their spikes. Between arrivals a potential only
// decays, so it is enough to look at it when something arrives. Kicks from
// outside come at random; they weaken when the net is busier than netRate and
// grow when it is quieter, as homeostasis does it in tissue.
func simulate(axons [][]axon, rng *rand.Rand) []spike {
	var (
		spikes    []spike
		queue     = []arrival{{neuron: rng.IntN(len(axons)), weight: netKick, noise: true}}
		potential = make([]float64, len(axons))
		heard     = make([]float64, len(axons)) // when each potential was last looked at
		deaf      = make([]float64, len(axons)) // until when each is refractory
		busy      leaky
	)
	for {
		ev := queue[0]
		queue = queue[1:]
		if ev.at >= netLead+netLoop {
			return spikes
		}
		weight := ev.weight
		if ev.noise {
			next := arrival{ev.at + rng.ExpFloat64()/netNoise, rng.IntN(len(axons)), netKick, true}
			queue = enqueue(queue, next)
			weight *= min(max(1+0.6*(netRate-busy.value(ev.at)), 0.1), 2)
		}
		i := ev.neuron
		if ev.at < deaf[i] {
			continue
		}
		potential[i] = potential[i]*math.Exp((heard[i]-ev.at)/netLeak) + weight
		heard[i] = ev.at
		if potential[i] < 1 {
			continue
		}
		potential[i], deaf[i] = 0, ev.at+netRefractory
		busy.rate, busy.at = busy.value(ev.at)+1/leakySeconds, ev.at
		if ev.at >= netLead {
			spikes = append(spikes, spike{ev.at - netLead, i})
		}
		for _, ax := range axons[i] {
			queue = enqueue(queue, arrival{ev.at + ax.delay, ax.to, ax.weight, false})
		}
	}
}

func enqueue(queue []arrival, ev arrival) []arrival {
	i, _ := slices.BinarySearchFunc(queue, ev.at, func(q arrival, at float64) int {
		if q.at <= at {
			return -1
		}
		return 1
	})
	return slices.Insert(queue, i, ev)
}

// leaky is a running rate of events a second, over some seconds.
type leaky struct{ rate, at float64 }

const leakySeconds = 3.0

func (l *leaky) value(at float64) float64 { return l.rate * math.Exp((l.at-at)/leakySeconds) }

// netMemory is how long a spike is seen, at most: on its way, or fading.
const netMemory = 2.5

// each calls fn for every spike that may still be seen now, with its age.
func (n *net) each(now float64, fn func(sp spike, age float64)) {
	for _, lap := range [2]float64{netLoop, 0} {
		first, _ := slices.BinarySearchFunc(n.spikes, now+lap-netMemory, func(sp spike, at float64) int {
			if sp.at < at {
				return -1
			}
			return 1
		})
		for _, sp := range n.spikes[first:] {
			if sp.at > now+lap {
				break
			}
			fn(sp, now+lap-sp.at)
		}
	}
}

// bestMoment finds the time of the loop that is best to stand still in: three
// neurons lit, spikes on their way between them, and all of it outside of the
// calm middle.
func (n *net) bestMoment() float64 {
	best, bestScore := 0.0, math.Inf(-1)
	for _, sp := range n.spikes {
		now, lit, score := sp.at+0.08, 0, 0.0
		n.each(now, func(sp spike, age float64) {
			if age < 0.25 {
				lit++
				score -= 2 * calmness(n.neurons[sp.neuron].x, n.neurons[sp.neuron].y)
			}
			for _, ax := range n.axons[sp.neuron] {
				if part := age / ax.delay; part > 0.2 && part < 0.8 {
					score += 0.5
				}
			}
		})
		if score -= 2 * math.Abs(float64(lit-3)); score > bestScore && now < netLoop {
			best, bestScore = now, score
		}
	}
	return best
}
