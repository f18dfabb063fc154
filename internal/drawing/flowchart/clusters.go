package flowchart

import (
	"slices"
)

// assignClusters turns arrows to and from subgraphs into such to their first and from
// their last vertex, and takes arrows from a vertex to itself out.
func (p *mermaid) assignClusters() {
	g := p.graph
	var gone []int
	for i, v := range g.vertices {
		c, ok := p.clusterOf[v.id]
		if !ok || v.text != v.id {
			continue
		}
		// The first and the last vertex of the cluster, but for this one.
		first, last := -1, -1
		for j, v := range g.vertices {
			if j != i && g.within(v.cluster, c) {
				if first < 0 {
					first = j
				}
				last = j
			}
		}
		if first < 0 {
			continue
		}
		gone = append(gone, i)
		for j := range g.links {
			l := &g.links[j]
			if l.from == i {
				l.from = last
			}
			if l.to == i {
				l.to = first
			}
		}
	}
	for k := len(gone) - 1; k >= 0; k-- {
		i := gone[k]
		g.vertices = slices.Delete(g.vertices, i, i+1)
		for j := range g.links {
			l := &g.links[j]
			if l.from > i {
				l.from--
			}
			if l.to > i {
				l.to--
			}
		}
	}
	g.links = slices.DeleteFunc(g.links, func(l arrow) bool {
		if l.from == l.to {
			g.vertices[l.from].selfLoop = g.vertices[l.from].selfLoop || l.head != ""
		}
		return l.from == l.to
	})
}

// within reports whether cluster c is the cluster outer, or in it.
func (g *graph) within(c, outer int) bool {
	for ; c >= 0; c = g.clusters[c].parent {
		if c == outer {
			return true
		}
	}
	return outer < 0
}
