package sheet

import (
	"slices"
)

// Outline returns the outlines of a bitmap, in pixels: bit x of a row is pixel x from
// the left.
func Outline(width int, rows []uint16) (loops [][]Point) {
	var areas []area
	for y, row := range rows {
		for x := 0; x < width; x++ {
			from := x
			for x < width && row>>x&1 != 0 {
				x++
			}
			if x > from {
				areas = append(areas, area{from, y, x - from, 1})
			}
		}
	}
	for _, loop := range outline(areas) {
		points := make([]Point, len(loop))
		for i, p := range loop {
			points[i] = Point{float64(p.x), float64(p.y)}
		}
		loops = append(loops, points)
	}
	return loops
}

// outline returns the outlines of the union of areas, so that no renderer shows
// hairlines between them. Filled by either rule, they cover what the areas cover.
func outline(areas []area) [][]spot {
	xs, ys := make([]int, 0, 2*len(areas)), make([]int, 0, 2*len(areas))
	for _, a := range areas {
		xs, ys = append(xs, a.x, a.x+a.w), append(ys, a.y, a.y+a.h)
	}
	slices.Sort(xs)
	slices.Sort(ys)
	xs, ys = slices.Compact(xs), slices.Compact(ys)
	filled := make([]bool, len(xs)*len(ys)) // the rectangles between neighbouring coordinates
	for _, a := range areas {
		x0, _ := slices.BinarySearch(xs, a.x)
		x1, _ := slices.BinarySearch(xs, a.x+a.w)
		y0, _ := slices.BinarySearch(ys, a.y)
		y1, _ := slices.BinarySearch(ys, a.y+a.h)
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				filled[y*len(xs)+x] = true
			}
		}
	}
	at := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < len(xs) && y < len(ys) && filled[y*len(xs)+x]
	}
	// Edges between what is filled and what is not, with the filled side to the
	// right, by where they begin.
	edges := map[spot][]spot{}
	var order []spot
	add := func(x0, y0, x1, y1 int) {
		from := spot{x0, y0}
		if len(edges[from]) == 0 {
			order = append(order, from)
		}
		edges[from] = append(edges[from], spot{x1, y1})
	}
	for y := range ys {
		for x := range xs {
			if !at(x, y) {
				continue
			}
			if !at(x, y-1) {
				add(x, y, x+1, y)
			}
			if !at(x+1, y) {
				add(x+1, y, x+1, y+1)
			}
			if !at(x, y+1) {
				add(x+1, y+1, x, y+1)
			}
			if !at(x-1, y) {
				add(x, y+1, x, y)
			}
		}
	}
	var out [][]spot
	for _, start := range order {
		for len(edges[start]) > 0 {
			var loop []spot
			for p, before := start, (spot{}); len(edges[p]) > 0; {
				// Where two areas touch at a corner, the edge that turns to the right, so that
				// each has an outline of its own.
				next := max(0, slices.IndexFunc(edges[p], func(q spot) bool {
					return (p.x-before.x)*(q.y-p.y)-(p.y-before.y)*(q.x-p.x) > 0
				}))
				to := edges[p][next]
				edges[p] = slices.Delete(edges[p], next, next+1)
				if n := len(loop); n > 1 && straight(loop[n-2], loop[n-1], p) {
					loop[n-1] = p
				} else {
					loop = append(loop, p)
				}
				before, p = p, to
			}
			if n := len(loop); n > 2 && straight(loop[n-2], loop[n-1], loop[0]) {
				loop = loop[:n-1]
			}
			for i, p := range loop {
				loop[i] = spot{xs[p.x], ys[p.y]}
			}
			out = append(out, loop)
		}
	}
	return out
}

func straight(a, b, c spot) bool { return a.x == b.x && b.x == c.x || a.y == b.y && b.y == c.y }
