package cells

import (
	"slices"
)

// Outline returns the outlines of areas that count as one: what touches has no
// line between, which renderers would show. Filled by the nonzero rule, or by the
// even-odd one, they cover what the areas cover.
func Outline(areas []Area) [][]Point {
	xs, ys := make([]int, 0, 2*len(areas)), make([]int, 0, 2*len(areas))
	for _, a := range areas {
		xs, ys = append(xs, a.X, a.X+a.W), append(ys, a.Y, a.Y+a.H)
	}
	slices.Sort(xs)
	slices.Sort(ys)
	xs, ys = slices.Compact(xs), slices.Compact(ys)
	filled := make([]bool, len(xs)*len(ys)) // the rectangles between neighbouring coordinates
	for _, a := range areas {
		x0, _ := slices.BinarySearch(xs, a.X)
		x1, _ := slices.BinarySearch(xs, a.X+a.W)
		y0, _ := slices.BinarySearch(ys, a.Y)
		y1, _ := slices.BinarySearch(ys, a.Y+a.H)
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
	edges := map[Point][]Point{}
	var order []Point
	add := func(x0, y0, x1, y1 int) {
		from := Point{x0, y0}
		if len(edges[from]) == 0 {
			order = append(order, from)
		}
		edges[from] = append(edges[from], Point{x1, y1})
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
	var out [][]Point
	for _, start := range order {
		for len(edges[start]) > 0 {
			var loop []Point
			for p, before := start, (Point{}); len(edges[p]) > 0; {
				next := turn(before, p, edges[p])
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
				loop[i] = Point{xs[p.X], ys[p.Y]}
			}
			out = append(out, loop)
		}
	}
	return out
}

// turn is which of the edges from p goes on from before: where two areas touch at
// a corner, the one that turns to the right, so that each has an outline of its
// own.
func turn(before, p Point, to []Point) int {
	for i, q := range to {
		if (p.X-before.X)*(q.Y-p.Y)-(p.Y-before.Y)*(q.X-p.X) > 0 {
			return i
		}
	}
	return 0
}

func straight(a, b, c Point) bool { return a.X == b.X && b.X == c.X || a.Y == b.Y && b.Y == c.Y }
