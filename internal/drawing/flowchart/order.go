package flowchart

import (
	"cmp"
	"math"
	"slices"

	"revolute/internal/drawing"
)

// layers is a flowchart being laid out: across is x, and along the layers y,
// whichever way it will run.
type layers struct {
	g          *graph
	nodes      []node
	segments   []segment
	neighbours [][]int    // the neighbours of each node
	top        []item     // what stands in no cluster, in its order
	members    [][]item   // what stands in each cluster
	boxes      []interval // of each cluster, across
	first      []int      // layer of each cluster …
	last       []int
	heads      []int // columns of the clusters' titles
	gap        int   // between boxes, across
	pad        int   // within a cluster, beside its line
	count      int
	reversed   []bool // of each arrow: it leads back
}

// item is a node or a cluster.
type item struct {
	node, cluster int // one of them is -1
	key           float64
}

type interval struct{ from, to int } // to is not in it

// reduceCrossings finds an order across in which few arrows cross, and places the
// nodes across.
func (w *layers) reduceCrossings() {
	best, least := w.targets(), w.cost()
	order := w.ordering()
	rounds := 10
	if len(w.nodes) > mostStraightened {
		rounds = 3
	}
	for round := range rounds {
		// Order the items by where what they are tied to stands: in turn by what
		// is before them, after them, and both.
		keyOf := func(k int) (sum float64, n int) {
			for _, b := range w.neighbours[k] {
				before := w.nodes[b].layer < w.nodes[k].layer
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
				if it.node >= 0 {
					s, c = keyOf(it.node)
				} else {
					s, c = visit(w.members[it.cluster])
				}
				it.key = s / float64(max(c, 1))
				sum, n = sum+s, n+c
			}
			slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.key, b.key) })
			return sum, n
		}
		visit(w.top)
		places := w.targets()
		if n := w.cost(); n < least {
			best, least, order = places, n, w.ordering()
		}
	}
	w.top = order[0]
	copy(w.members, order[1:])
	for i := range w.nodes {
		w.nodes[i].x = best[i]
	}
	w.straighten()
	w.boxClusters()
}

// least returns the cells across and along that it takes at the least.
func (w *layers) least(l spacing) (across, along int) {
	widths, heights := make([]int, w.count), make([]int, w.count)
	for _, k := range w.nodes {
		widths[k.layer] += k.w + w.gap
		heights[k.layer] = max(heights[k.layer], k.h)
	}
	for r := range heights {
		across, along = max(across, widths[r]-w.gap), along+heights[r]
	}
	return across, along + (w.count-1)*(l.least+1)
}

// prepare builds the tree of clusters, and what is known before placing.
func (w *layers) prepare() {
	n := len(w.g.clusters)
	w.members, w.boxes = make([][]item, n), make([]interval, n)
	w.first, w.last = slices.Repeat([]int{math.MaxInt}, n), slices.Repeat([]int{-1}, n)
	w.neighbours = make([][]int, len(w.nodes))
	for _, t := range w.segments {
		if !w.reversed[t.link] {
			w.neighbours[t.from], w.neighbours[t.to] = append(w.neighbours[t.from], t.to), append(w.neighbours[t.to], t.from)
		}
	}
	for _, t := range w.segments { // what leads back moves no box that something else holds
		if !w.reversed[t.link] {
			continue
		}
		if w.nodes[t.from].vertex < 0 || len(w.neighbours[t.from]) == 0 {
			w.neighbours[t.from] = append(w.neighbours[t.from], t.to)
		}
		if w.nodes[t.to].vertex < 0 || len(w.neighbours[t.to]) == 0 {
			w.neighbours[t.to] = append(w.neighbours[t.to], t.from)
		}
	}
	placed := make([]bool, n)
	for i, k := range w.nodes {
		w.count = max(w.count, k.layer+1)
		w.append(item{node: i, cluster: -1}, k.cluster)
		for c := k.cluster; c >= 0; c = w.g.clusters[c].parent {
			w.first[c], w.last[c] = min(w.first[c], k.layer), max(w.last[c], k.layer)
			if !placed[c] {
				placed[c] = true
				w.append(item{node: -1, cluster: c}, w.g.clusters[c].parent)
			}
		}
	}
}

func (w *layers) append(it item, cluster int) {
	if cluster < 0 {
		w.top = append(w.top, it)
	} else {
		w.members[cluster] = append(w.members[cluster], it)
	}
}

func (w *layers) ordering() [][]item {
	all := [][]item{slices.Clone(w.top)}
	for _, items := range w.members {
		all = append(all, slices.Clone(items))
	}
	return all
}

func (w *layers) center(k int) float64 { return float64(w.nodes[k].x) + float64(w.nodes[k].w-1)/2 }

// cost returns how bad the places are: how far arrows lead across, and how many
// cross.
func (w *layers) cost() float64 {
	sum := 0.0
	for _, t := range w.segments {
		sum += math.Abs(w.center(t.from) - w.center(t.to))
	}
	for i, a := range w.segments {
		for _, b := range w.segments[:i] {
			if w.nodes[a.from].layer != w.nodes[b.from].layer {
				continue
			}
			if (w.center(a.from)-w.center(b.from))*(w.center(a.to)-w.center(b.to)) < 0 {
				sum += 40
			}
		}
	}
	return sum
}

// targets places the nodes across in the order of the items: as far to the left
// as they can be, then nearer and nearer to what they are tied to.
func (w *layers) targets() []int {
	tokens := w.blocks(nil, w.top)
	for i := range w.nodes {
		w.nodes[i].x = 0
	}
	xs := w.placeForward(tokens, nil)
	width := 0
	for i, x := range xs {
		w.nodes[i].x = x
		width = max(width, x+w.nodes[i].w)
	}
	for range 8 {
		want := make([]int, len(w.nodes))
		for i, k := range w.nodes {
			want[i] = k.x
			if len(w.neighbours[i]) == 0 {
				continue
			}
			sum := 0.0
			for _, b := range w.neighbours[i] {
				sum += w.center(b)
			}
			want[i] = drawing.Round(sum/float64(len(w.neighbours[i])) - float64(k.w-1)/2)
		}
		a := w.placeForward(tokens, want)
		// Place nodes from right to left.
		back := slices.Repeat([]int{width}, w.count) // by layer: the end of what is free
		b := make([]int, len(w.nodes))
		rights := make([]int, len(w.members))
		reach := func(c int) int {
			return slices.Min(back[w.first[c] : w.last[c]+1])
		}
		for i := len(tokens) - 1; i >= 0; i-- {
			switch t := tokens[i]; {
			case t.node >= 0:
				k := w.nodes[t.node]
				x := min(back[k.layer]-k.w, want[t.node])
				b[t.node], back[k.layer] = x, x-w.space(k)
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
		for i := range w.nodes {
			w.nodes[i].x = (a[i] + b[i]) >> 1
		}
	}
	least := math.MaxInt
	for _, k := range w.nodes {
		least = min(least, k.x)
	}
	xs = make([]int, len(w.nodes))
	for i := range w.nodes {
		w.nodes[i].x -= least
		xs[i] = w.nodes[i].x
	}
	return xs
}

// block is a node, or a cluster's left or right line.
type block struct {
	node, opens, closes int // one of them is not -1
}

func (w *layers) blocks(all []block, items []item) []block {
	for _, it := range items {
		if it.node >= 0 {
			all = append(all, block{it.node, -1, -1})
			continue
		}
		all = append(all, block{-1, it.cluster, -1})
		all = w.blocks(all, w.members[it.cluster])
		all = append(all, block{-1, -1, it.cluster})
	}
	return all
}

// placeForward places nodes from left to right, each where it wants to be or as soon
// as there is room.
func (w *layers) placeForward(tokens []block, want []int) []int {
	front := make([]int, w.count) // by layer: the first free column
	xs := make([]int, len(w.nodes))
	lefts := make([]int, len(w.members))
	reach := func(c int) int {
		return slices.Max(front[w.first[c] : w.last[c]+1])
	}
	for _, t := range tokens {
		switch {
		case t.node >= 0:
			k := w.nodes[t.node]
			x := front[k.layer]
			if want != nil {
				x = max(x, want[t.node])
			}
			xs[t.node], front[k.layer] = x, x+k.w+w.space(k)
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

// space returns what stays free behind a node.
func (w *layers) space(node) int { return w.gap }

// boxClusters finds the clusters' boxes across: as wide as what they hold, and their
// titles.
func (w *layers) boxClusters() {
	var visit func(items []item) interval
	visit = func(items []item) interval {
		all := interval{math.MaxInt, math.MinInt}
		for _, it := range items {
			in := interval{}
			if it.node >= 0 {
				k := w.nodes[it.node]
				in = interval{k.x, k.x + k.w}
			} else {
				in = visit(w.members[it.cluster])
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
	for i := range w.nodes {
		w.nodes[i].x -= all.from
	}
	for i := range w.boxes {
		w.boxes[i].from, w.boxes[i].to = w.boxes[i].from-all.from, w.boxes[i].to-all.from
	}
}
