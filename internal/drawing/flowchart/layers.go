package flowchart

import "slices"

// node is a place of a flowchart that is laid out: a vertex, or where an arrow
// passes a layer, perhaps with its text.
type node struct {
	vertex  int // -1: an arrow passes
	link    int // of an arrow that passes
	text    string
	cluster int
	layer   int
	w, h    int // cells across and along the layers
	x, y    int // its place, across and along
}

// segment is a piece of an arrow between two nodes of neighbouring layers.
type segment struct {
	from, to int // nodes, the first in the layer before
	link     int
	x0, x1   int // where it leaves, and where it comes in
	track    int // where it goes across
}

// layers returns each vertex a layer: arrows lead to later ones, but for those that
// would close a circle; these are turned.
func (g *graph) layers() (rank []int, turned []bool) {
	out := make([][]int, len(g.vertices))
	for i, l := range g.links {
		out[l.from] = append(out[l.from], i)
	}
	turned = make([]bool, len(g.links))
	state := make([]uint8, len(g.vertices)) // 1: on the way, 2: done
	var order []int
	var visit func(v int)
	visit = func(v int) {
		state[v] = 1
		for _, i := range out[v] {
			switch to := g.links[i].to; state[to] {
			case 0:
				visit(to)
			case 1:
				turned[i] = true
			}
		}
		state[v] = 2
		order = append(order, v)
	}
	for v := range g.vertices {
		if state[v] == 0 {
			visit(v)
		}
	}
	slices.Reverse(order)
	// Vertices stand as far on as the longest way to them is; those that nothing leads
	// to, right before the first that they lead to.
	rank = make([]int, len(g.vertices))
	led := make([]bool, len(g.vertices))
	ends := func(i int) (from, to int) {
		if turned[i] {
			return g.links[i].to, g.links[i].from
		}
		return g.links[i].from, g.links[i].to
	}
	for _, v := range order {
		for i := range g.links {
			if from, to := ends(i); from == v {
				rank[to] = max(rank[to], rank[v]+g.links[i].layersSpanned())
				led[to] = true
			}
		}
	}
	for v := range rank {
		nearest := -1
		for i := range g.links {
			if from, to := ends(i); from == v {
				if n := rank[to] - g.links[i].layersSpanned(); nearest < 0 || n < nearest {
					nearest = n
				}
			}
		}
		if !led[v] && nearest > rank[v] {
			rank[v] = nearest
		}
	}
	return rank, turned
}

// layersSpanned returns how many layers a link leads on at least: its text has one of its own.
func (l arrow) layersSpanned() int {
	if l.label != "" {
		return l.length + 1
	}
	return l.length
}

// addDummies makes the nodes and segments of a flowchart. size says how large a
// vertex is, across and along, and text how large what stands on an arrow.
func (g *graph) addDummies(rank []int, turned []bool, size func(v int) (across, along int), text func(string) (across, along int)) (nodes []node, segments []segment) {
	for i, v := range g.vertices {
		w, h := size(i)
		nodes = append(nodes, node{vertex: i, cluster: v.cluster, layer: rank[i], w: w, h: h})
	}
	for i, l := range g.links {
		from, to := l.from, l.to
		if turned[i] {
			from, to = to, from
		}
		between := rank[to] - rank[from] - 1
		last := from
		for n := range between {
			// The innermost cluster that has both.
			a := g.vertices[l.from].cluster
			b := g.vertices[l.to].cluster
			for a >= 0 && !g.within(b, a) {
				a = g.clusters[a].parent
			}
			k := node{
				vertex: -1, link: i, layer: rank[from] + 1 + n, w: 1, h: 1,
				cluster: a,
			}
			if n == between/2 && l.label != "" {
				k.text = l.label
				k.w, k.h = text(l.label)
			}
			nodes = append(nodes, k)
			segments = append(segments, segment{from: last, to: len(nodes) - 1, link: i})
			last = len(nodes) - 1
		}
		segments = append(segments, segment{from: last, to: to, link: i})
	}
	return nodes, segments
}
