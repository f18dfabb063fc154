package flowchart

import (
	"cmp"
	"math"
	"slices"

	"revolute/internal/drawing"
)

// weave is a flowchart being laid out: across is x, and along the ranks y,
// whichever way it will run.
type weave struct {
	g       *graph
	knots   []knot
	threads []thread
	beside  [][]int    // the neighbours of each knot
	top     []item     // what stands in no cluster, in its order
	inside  [][]item   // what stands in each cluster
	boxes   []interval // of each cluster, across
	first   []int      // rank of each cluster …
	last    []int
	heads   []int // columns of the clusters' titles
	gap     int   // between boxes, across
	pad     int   // within a cluster, beside its line
	ranks   int
	turned  []bool // of each arrow: it leads back
}

// item is a knot or a cluster.
type item struct {
	knot, cluster int // one of them is -1
	key           float64
}

type interval struct{ from, to int } // to is not in it

// arrange finds an order across in which few arrows cross, and places the
// knots across.
func (w *weave) arrange() {
	best, least := w.places(), w.effort()
	order := w.order()
	rounds := 10
	if len(w.knots) > mostStraightened {
		rounds = 3
	}
	for round := range rounds {
		w.sort(round)
		places := w.places()
		if n := w.effort(); n < least {
			best, least, order = places, n, w.order()
		}
	}
	w.restore(order)
	for i := range w.knots {
		w.knots[i].x = best[i]
	}
	w.straighten()
	w.box()
}

// least is the cells across and along that it takes at the least.
func (w *weave) least(l lengths) (across, along int) {
	widths, heights := make([]int, w.ranks), make([]int, w.ranks)
	for _, k := range w.knots {
		widths[k.rank] += k.w + w.gap
		heights[k.rank] = max(heights[k.rank], k.h)
	}
	for r := range heights {
		across, along = max(across, widths[r]-w.gap), along+heights[r]
	}
	return across, along + (w.ranks-1)*(l.least+1)
}

// prepare builds the tree of clusters, and what is known before placing.
func (w *weave) prepare() {
	n := len(w.g.clusters)
	w.inside, w.boxes = make([][]item, n), make([]interval, n)
	w.first, w.last = slices.Repeat([]int{math.MaxInt}, n), slices.Repeat([]int{-1}, n)
	w.beside = make([][]int, len(w.knots))
	for _, t := range w.threads {
		if !w.turned[t.link] {
			w.beside[t.from], w.beside[t.to] = append(w.beside[t.from], t.to), append(w.beside[t.to], t.from)
		}
	}
	for _, t := range w.threads { // what leads back moves no box that something else holds
		if !w.turned[t.link] {
			continue
		}
		if w.knots[t.from].vertex < 0 || len(w.beside[t.from]) == 0 {
			w.beside[t.from] = append(w.beside[t.from], t.to)
		}
		if w.knots[t.to].vertex < 0 || len(w.beside[t.to]) == 0 {
			w.beside[t.to] = append(w.beside[t.to], t.from)
		}
	}
	placed := make([]bool, n)
	for i, k := range w.knots {
		w.ranks = max(w.ranks, k.rank+1)
		w.put(item{knot: i, cluster: -1}, k.cluster)
		for c := k.cluster; c >= 0; c = w.g.clusters[c].parent {
			w.first[c], w.last[c] = min(w.first[c], k.rank), max(w.last[c], k.rank)
			if !placed[c] {
				placed[c] = true
				w.put(item{knot: -1, cluster: c}, w.g.clusters[c].parent)
			}
		}
	}
}

func (w *weave) put(it item, cluster int) {
	if cluster < 0 {
		w.top = append(w.top, it)
	} else {
		w.inside[cluster] = append(w.inside[cluster], it)
	}
}

func (w *weave) order() [][]item {
	all := [][]item{slices.Clone(w.top)}
	for _, items := range w.inside {
		all = append(all, slices.Clone(items))
	}
	return all
}

func (w *weave) restore(order [][]item) {
	w.top = order[0]
	copy(w.inside, order[1:])
}

// sort orders the items by where what they are tied to stands: in turn by what
// is before them, after them, and both.
func (w *weave) sort(round int) {
	keyOf := func(k int) (sum float64, n int) {
		for _, b := range w.beside[k] {
			before := w.knots[b].rank < w.knots[k].rank
			if round%3 == 0 && !before || round%3 == 1 && before {
				continue
			}
			sum, n = sum+w.center(b), n+1
		}
		if n == 0 {
			return w.center(k), 1
		}
		return sum, n
	}
	var visit func(items []item) (sum float64, n int)
	visit = func(items []item) (sum float64, n int) {
		for i := range items {
			it := &items[i]
			var s float64
			var c int
			if it.knot >= 0 {
				s, c = keyOf(it.knot)
			} else {
				s, c = visit(w.inside[it.cluster])
			}
			it.key = s / float64(max(c, 1))
			sum, n = sum+s, n+c
		}
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.key, b.key) })
		return sum, n
	}
	visit(w.top)
}

func (w *weave) center(k int) float64 { return float64(w.knots[k].x) + float64(w.knots[k].w-1)/2 }

// effort says how bad the places are: how far arrows lead across, and how many
// cross.
func (w *weave) effort() float64 {
	sum := 0.0
	for _, t := range w.threads {
		sum += math.Abs(w.center(t.from) - w.center(t.to))
	}
	for i, a := range w.threads {
		for _, b := range w.threads[:i] {
			if w.knots[a.from].rank != w.knots[b.from].rank {
				continue
			}
			if (w.center(a.from)-w.center(b.from))*(w.center(a.to)-w.center(b.to)) < 0 {
				sum += 40
			}
		}
	}
	return sum
}

// places places the knots across in the order of the items: as far to the left
// as they can be, then nearer and nearer to what they are tied to.
func (w *weave) places() []int {
	tokens := w.tokens(nil, w.top)
	for i := range w.knots {
		w.knots[i].x = 0
	}
	xs := w.sweep(tokens, nil)
	width := 0
	for i, x := range xs {
		w.knots[i].x = x
		width = max(width, x+w.knots[i].w)
	}
	for range 8 {
		want := make([]int, len(w.knots))
		for i, k := range w.knots {
			want[i] = k.x
			if len(w.beside[i]) == 0 {
				continue
			}
			sum := 0.0
			for _, b := range w.beside[i] {
				sum += w.center(b)
			}
			want[i] = drawing.Round(sum/float64(len(w.beside[i])) - float64(k.w-1)/2)
		}
		a := w.sweep(tokens, want)
		b := w.sweepBack(tokens, want, width)
		for i := range w.knots {
			w.knots[i].x = (a[i] + b[i]) >> 1
		}
	}
	least := math.MaxInt
	for _, k := range w.knots {
		least = min(least, k.x)
	}
	xs = make([]int, len(w.knots))
	for i := range w.knots {
		w.knots[i].x -= least
		xs[i] = w.knots[i].x
	}
	return xs
}

// token is a knot, or a cluster's left or right line.
type token struct {
	knot, opens, closes int // one of them is not -1
}

func (w *weave) tokens(all []token, items []item) []token {
	for _, it := range items {
		if it.knot >= 0 {
			all = append(all, token{it.knot, -1, -1})
			continue
		}
		all = append(all, token{-1, it.cluster, -1})
		all = w.tokens(all, w.inside[it.cluster])
		all = append(all, token{-1, -1, it.cluster})
	}
	return all
}

// sweep places knots from left to right, each where it wants to be or as soon
// as there is room.
func (w *weave) sweep(tokens []token, want []int) []int {
	front := make([]int, w.ranks) // by rank: the first free column
	xs := make([]int, len(w.knots))
	lefts := make([]int, len(w.inside))
	reach := func(c int) int {
		return slices.Max(front[w.first[c] : w.last[c]+1])
	}
	for _, t := range tokens {
		switch {
		case t.knot >= 0:
			k := w.knots[t.knot]
			x := front[k.rank]
			if want != nil {
				x = max(x, want[t.knot])
			}
			xs[t.knot], front[k.rank] = x, x+k.w+w.space(k)
		case t.opens >= 0:
			c := t.opens
			lefts[c] = reach(c)
			for r := w.first[c]; r <= w.last[c]; r++ {
				front[r] = lefts[c] + 1 + w.pad
			}
		default:
			c := t.closes
			end := max(reach(c)-w.gap+w.pad+1, lefts[c]+w.heads[c])
			for r := w.first[c]; r <= w.last[c]; r++ {
				front[r] = end + w.gap
			}
		}
	}
	return xs
}

// sweepBack places knots from right to left.
func (w *weave) sweepBack(tokens []token, want []int, width int) []int {
	back := slices.Repeat([]int{width}, w.ranks) // by rank: the end of what is free
	xs := make([]int, len(w.knots))
	rights := make([]int, len(w.inside))
	reach := func(c int) int {
		return slices.Min(back[w.first[c] : w.last[c]+1])
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		switch t := tokens[i]; {
		case t.knot >= 0:
			k := w.knots[t.knot]
			x := min(back[k.rank]-k.w, want[t.knot])
			xs[t.knot], back[k.rank] = x, x-w.space(k)
		case t.closes >= 0:
			c := t.closes
			rights[c] = reach(c)
			for r := w.first[c]; r <= w.last[c]; r++ {
				back[r] = rights[c] - 1 - w.pad
			}
		default:
			c := t.opens
			begin := min(reach(c)+w.gap-w.pad-1, rights[c]-w.heads[c])
			for r := w.first[c]; r <= w.last[c]; r++ {
				back[r] = begin - w.gap
			}
		}
	}
	return xs
}

// space is what stays free behind a knot.
func (w *weave) space(knot) int { return w.gap }

// box finds the clusters' boxes across: as wide as what they hold, and their
// titles.
func (w *weave) box() {
	var visit func(items []item) interval
	visit = func(items []item) interval {
		all := interval{math.MaxInt, math.MinInt}
		for _, it := range items {
			in := interval{}
			if it.knot >= 0 {
				k := w.knots[it.knot]
				in = interval{k.x, k.x + k.w}
			} else {
				in = visit(w.inside[it.cluster])
				in.from, in.to = in.from-1-w.pad, in.to+1+w.pad
				in.to = max(in.to, in.from+w.heads[it.cluster])
				w.boxes[it.cluster] = in
			}
			all.from, all.to = min(all.from, in.from), max(all.to, in.to)
		}
		return all
	}
	all := visit(w.top)
	if all.from >= 0 {
		return
	}
	for i := range w.knots {
		w.knots[i].x -= all.from
	}
	for i := range w.boxes {
		w.boxes[i].from, w.boxes[i].to = w.boxes[i].from-all.from, w.boxes[i].to-all.from
	}
}
