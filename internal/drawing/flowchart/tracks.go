package flowchart

import (
	"cmp"
	"math"
	"slices"
)

// lengths are the cells along the ranks that parts take.
type lengths struct {
	level int // a cluster's line, with the space beside it
	track int // from one track to the next
	least int // between two ranks, without the head of an arrow
	room  int // between two ranks where an arrow goes across: before its first track
}

// settle places everything along the ranks: what runs across between two ranks
// does so on tracks, on which nothing meets that does not belong together. It
// gives the rows that all takes.
func (w *weave) settle(l lengths) (along int, clusters []interval) {
	size := make([]int, w.ranks)
	for _, k := range w.knots {
		size[k.rank] = max(size[k.rank], k.h)
	}
	opens, closes := w.levels()
	at := opens[0] * l.level
	clusters = make([]interval, len(w.inside))
	begin := make([]int, w.ranks)
	for r := range w.ranks {
		begin[r] = at
		at += size[r]
		if r == w.ranks-1 {
			break
		}
		at += w.stub(r)
		middle := at + closes[r]*l.level
		tracks := w.track(r)
		for i := range w.threads {
			if t := &w.threads[i]; w.knots[t.from].rank == r {
				t.track = middle + l.room + t.track*l.track
			}
		}
		wide := l.least
		if tracks > 0 {
			wide = max(wide, l.room+tracks*l.track)
		}
		at = middle + wide + opens[r+1]*l.level + 1
	}
	for i := range w.knots {
		k := &w.knots[i]
		if k.vertex < 0 && k.text == "" {
			k.y, k.h = begin[k.rank], size[k.rank]
			continue
		}
		k.y = begin[k.rank] + (size[k.rank]-k.h)/2
	}
	level := w.level()
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
		if last < w.ranks-1 {
			clusters[c].to += w.stub(last)
		}
		along = max(along, clusters[c].to)
	}
	return max(along, at), clusters
}

// stub is 1 if an arrow points back at something in rank r: its head has that
// cell.
func (w *weave) stub(r int) int {
	for _, t := range w.threads {
		if w.knots[t.from].rank == r && w.headBack(t) != "" {
			return 1
		}
	}
	return 0
}

// headOn and headBack are the heads of an arrow at the end and the beginning of
// a thread; "" is none.
func (w *weave) headOn(t thread) string {
	a := w.g.links[t.link]
	switch v := w.knots[t.to].vertex; {
	case v < 0:
		return ""
	case v == a.to:
		return a.head
	}
	return a.tail
}

func (w *weave) headBack(t thread) string {
	a := w.g.links[t.link]
	switch v := w.knots[t.from].vertex; {
	case v < 0:
		return ""
	case v == a.to:
		return a.head
	}
	return a.tail
}

// level is, for each cluster, how many lines of clusters stand between its own
// and the first and the last rank in it, its own included.
func (w *weave) level() [][2]int {
	all := make([][2]int, len(w.inside))
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

// levels is how many lines of clusters stand before and after each rank.
func (w *weave) levels() (opens, closes []int) {
	opens, closes = make([]int, w.ranks), make([]int, w.ranks)
	for c, l := range w.level() {
		if w.last[c] >= 0 {
			opens[w.first[c]] = max(opens[w.first[c]], l[0])
			closes[w.last[c]] = max(closes[w.last[c]], l[1])
		}
	}
	return opens, closes
}

// track gives the threads behind rank r tracks, and says how many.
func (w *weave) track(r int) int {
	var mine []*thread
	for i := range w.threads {
		t := &w.threads[i]
		if w.knots[t.from].rank != r {
			continue
		}
		t.x0, t.x1, t.track = w.port(t.from), w.port(t.to), 0
		if w.turned[t.link] {
			t.x0 += w.aside(t.from)
			t.x1 += w.aside(t.to)
		}
		if t.x0 != t.x1 {
			mine = append(mine, t)
		}
	}
	slices.SortStableFunc(mine, func(a, b *thread) int {
		return cmp.Or(cmp.Compare(min(a.x0, a.x1), min(b.x0, b.x1)), cmp.Compare(max(a.x0, a.x1), max(b.x0, b.x1)))
	})
	var tracks [][]*thread
	for _, t := range mine {
		n := slices.IndexFunc(tracks, func(on []*thread) bool {
			return !slices.ContainsFunc(on, func(o *thread) bool { return t.meets(o) })
		})
		if n < 0 {
			n, tracks = len(tracks), append(tracks, nil)
		}
		tracks[n] = append(tracks[n], t)
	}
	order(tracks)
	return len(tracks)
}

// port is the column at which arrows meet a knot.
func (w *weave) port(k int) int { return w.knots[k].x + (w.knots[k].w-1)/2 }

// aside is how far from a vertex' middle an arrow meets it that leads back.
func (w *weave) aside(k int) int {
	switch {
	case w.knots[k].vertex < 0 || w.knots[k].w < 5:
		return 0
	case w.knots[k].w < 7:
		return 1
	}
	return 2
}

// meets reports whether two threads would touch on one track, though they
// neither come from the same place nor lead to it.
func (t *thread) meets(o *thread) bool {
	if t.x0 == o.x0 || t.x1 == o.x1 {
		return false
	}
	return min(t.x0, t.x1) <= max(o.x0, o.x1) && min(o.x0, o.x1) <= max(t.x0, t.x1)
}

// order gives the tracks the order in which the least of them lie on one
// another up and down, and numbers them.
func order(tracks [][]*thread) {
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
			if c := overlaid(tracks); c < least {
				best, least = slices.Clone(tracks), c
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

// overlaid counts where a thread that leaves a column would lie on one that
// comes into it, weighing more than where they cross.
func overlaid(tracks [][]*thread) int {
	n := 0
	for _, on := range tracks {
		for _, a := range on {
			for _, off := range tracks {
				for _, b := range off {
					if a != b && a.x0 == b.x1 && a.track > b.track {
						n += 10
					}
					if a.track > b.track && a.x0 > min(b.x0, b.x1) && a.x0 < max(b.x0, b.x1) {
						n++
					}
					if a.track < b.track && a.x1 > min(b.x0, b.x1) && a.x1 < max(b.x0, b.x1) {
						n++
					}
				}
			}
		}
	}
	return n
}
