package flowchart

import (
	"cmp"
	"math"
	"slices"
)

// spacing are the cells along the layers that parts take.
type spacing struct {
	level int // a cluster's line, with the space beside it
	track int // from one track to the next
	least int // between two layers, without the head of an arrow
	room  int // between two layers where an arrow goes across: before its first track
}

// assignCoordinates places everything along the layers: what runs across between two layers
// does so on tracks, on which nothing meets that does not belong together. It
// returns the rows that all takes.
func (w *layers) assignCoordinates(l spacing) (along int, clusters []interval) {
	size := make([]int, w.count)
	for _, k := range w.nodes {
		size[k.layer] = max(size[k.layer], k.h)
	}
	// How many lines of clusters stand before and after each layer.
	level := w.nesting()
	opens, closes := make([]int, w.count), make([]int, w.count)
	for c, l := range level {
		if w.last[c] >= 0 {
			opens[w.first[c]] = max(opens[w.first[c]], l[0])
			closes[w.last[c]] = max(closes[w.last[c]], l[1])
		}
	}
	at := opens[0] * l.level
	clusters = make([]interval, len(w.members))
	begin := make([]int, w.count)
	for r := range w.count {
		begin[r] = at
		at += size[r]
		if r == w.count-1 {
			break
		}
		at += w.headRoom(r)
		middle := at + closes[r]*l.level
		tracks := w.assignTracks(r)
		for i := range w.segments {
			if t := &w.segments[i]; w.nodes[t.from].layer == r {
				t.track = middle + l.room + t.track*l.track
			}
		}
		wide := l.least
		if tracks > 0 {
			wide = max(wide, l.room+tracks*l.track)
		}
		at = middle + wide + opens[r+1]*l.level + 1
	}
	for i := range w.nodes {
		k := &w.nodes[i]
		if k.vertex < 0 && k.text == "" {
			k.y, k.h = begin[k.layer], size[k.layer]
			continue
		}
		k.y = begin[k.layer] + (size[k.layer]-k.h)/2
	}
	for c := range clusters {
		if w.last[c] < 0 {
			continue
		}
		first, last := w.first[c], w.last[c]
		clusters[c].from = begin[first] - level[c][0]*l.level
		if first > 0 {
			clusters[c].from-- // the heads of arrows stand within
		}
		clusters[c].to = begin[last] + size[last] + level[c][1]*l.level
		if last < w.count-1 {
			clusters[c].to += w.headRoom(last)
		}
		along = max(along, clusters[c].to)
	}
	return max(along, at), clusters
}

// headRoom returns 1 if an arrow points back at something in layer r: its head has that
// cell.
func (w *layers) headRoom(r int) int {
	for _, t := range w.segments {
		if w.nodes[t.from].layer == r && w.headAt(t, t.from) != "" {
			return 1
		}
	}
	return 0
}

// headAt returns the head of an arrow at the end of a segment that is in node k; "" is
// none.
func (w *layers) headAt(t segment, k int) string {
	a := w.g.links[t.link]
	switch v := w.nodes[k].vertex; {
	case v < 0:
		return ""
	case v == a.to:
		return a.head
	}
	return a.tail
}

// nesting is, for each cluster, how many lines of clusters stand between its own
// and the first and the last layer in it, its own included.
func (w *layers) nesting() [][2]int {
	all := make([][2]int, len(w.members))
	for c := len(all) - 1; c >= 0; c-- { // inner ones come after outer ones
		all[c] = [2]int{1, 1}
		for inner := c + 1; inner < len(all); inner++ {
			if w.g.clusters[inner].parent != c || w.last[inner] < 0 {
				continue
			}
			if w.first[inner] == w.first[c] {
				all[c][0] = max(all[c][0], all[inner][0]+1)
			}
			if w.last[inner] == w.last[c] {
				all[c][1] = max(all[c][1], all[inner][1]+1)
			}
		}
	}
	return all
}

// assignTracks returns the segments behind layer r tracks, and says how many.
func (w *layers) assignTracks(r int) int {
	var mine []*segment
	for i := range w.segments {
		t := &w.segments[i]
		if w.nodes[t.from].layer != r {
			continue
		}
		t.x0, t.x1, t.track = w.port(t.from), w.port(t.to), 0
		if w.reversed[t.link] {
			t.x0 += w.backOffset(t.from)
			t.x1 += w.backOffset(t.to)
		}
		if t.x0 != t.x1 {
			mine = append(mine, t)
		}
	}
	slices.SortStableFunc(mine, func(a, b *segment) int {
		return cmp.Or(cmp.Compare(min(a.x0, a.x1), min(b.x0, b.x1)), cmp.Compare(max(a.x0, a.x1), max(b.x0, b.x1)))
	})
	var tracks [][]*segment
	for _, t := range mine {
		// Two segments that neither come from the same place nor lead to it must not
		// touch on one track.
		n := slices.IndexFunc(tracks, func(on []*segment) bool {
			return !slices.ContainsFunc(on, func(o *segment) bool {
				return t.x0 != o.x0 && t.x1 != o.x1 && min(t.x0, t.x1) <= max(o.x0, o.x1) && min(o.x0, o.x1) <= max(t.x0, t.x1)
			})
		})
		if n < 0 {
			n, tracks = len(tracks), append(tracks, nil)
		}
		tracks[n] = append(tracks[n], t)
	}
	orderTracks(tracks)
	return len(tracks)
}

// port returns the column at which arrows meet a node.
func (w *layers) port(k int) int { return w.nodes[k].x + (w.nodes[k].w-1)/2 }

// backOffset returns how far from a vertex's middle an arrow meets it that leads back.
func (w *layers) backOffset(k int) int {
	switch {
	case w.nodes[k].vertex < 0 || w.nodes[k].w < 5:
		return 0
	case w.nodes[k].w < 7:
		return 1
	}
	return 2
}

// orderTracks returns the tracks the order in which the least of them lie on one
// another up and down, and numbers them.
func orderTracks(tracks [][]*segment) {
	number := func() {
		for n, on := range tracks {
			for _, t := range on {
				t.track = n
			}
		}
	}
	number()
	if len(tracks) < 2 || len(tracks) > 5 {
		return
	}
	best, least := slices.Clone(tracks), math.MaxInt
	var permute func(n int)
	permute = func(n int) {
		if n == len(tracks) {
			number()
			// Count where a segment that leaves a column would lie on one that
			// comes into it, weighing more than where they cross.
			cost := 0
			for _, on := range tracks {
				for _, a := range on {
					for _, off := range tracks {
						for _, b := range off {
							if a != b && a.x0 == b.x1 && a.track > b.track {
								cost += 10
							}
							if a.track > b.track && a.x0 > min(b.x0, b.x1) && a.x0 < max(b.x0, b.x1) {
								cost++
							}
							if a.track < b.track && a.x1 > min(b.x0, b.x1) && a.x1 < max(b.x0, b.x1) {
								cost++
							}
						}
					}
				}
			}
			if cost < least {
				best, least = slices.Clone(tracks), cost
			}
			return
		}
		for i := n; i < len(tracks); i++ {
			tracks[n], tracks[i] = tracks[i], tracks[n]
			permute(n + 1)
			tracks[n], tracks[i] = tracks[i], tracks[n]
		}
	}
	permute(0)
	copy(tracks, best)
	number()
}
