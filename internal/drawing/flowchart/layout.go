package flowchart

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// scheme is a flowchart that has its place in cells.
type scheme struct {
	*weave
	way      way
	lines    [][]string // the text of each vertex
	clusters []interval // along the ranks
	w, h     int        // cells
	air      int        // columns left and right of a text within its box
}

// try is how much room a flowchart is given.
type try struct {
	turned bool // it runs down instead of to the right, or to the right instead of down
	wrap   int  // columns of a text
	gap    int  // 0 to 3: how far apart things stand
}

// schemeKey is what a layout depends on beside the flowchart.
type schemeKey struct {
	width, height int
	widths        typeset.Widths
}

// tries are from comfortable to close.
var tries = [...]try{
	{false, 24, 3},
	{false, 16, 2},
	{false, 12, 1},
	{false, 12, 0},
	{true, 24, 3},
	{true, 16, 2},
	{true, 12, 1},
	{true, 12, 0},
	{false, 6, 0},
	{true, 6, 0},
}

// scheme lays the flowchart out in width x height; nil if there is no room.
func (g *graph) scheme(width, height int, at drawing.State) *scheme {
	if width < 3 || height < 1 {
		return nil
	}
	key := schemeKey{width, height, at.Widths()}
	g.memo.Lock()
	defer g.memo.Unlock()
	if s, ok := g.known[key]; ok {
		return s
	}
	if g.known == nil || len(g.known) > 8 {
		g.known = make(map[schemeKey]*scheme)
	}
	for _, t := range tries {
		if s := g.lay(t, width, height, at); s != nil {
			g.known[key] = s
			return s
		}
	}
	g.known[key] = nil
	return nil
}

// turnedWay is the other way that comes nearest.
func turnedWay(w way) way { return [...]way{right, left, down, up}[w] }

// lay lays it out in one way; nil if that takes more than there is.
func (g *graph) lay(t try, width, height int, at drawing.State) *scheme {
	s := &scheme{weave: &weave{g: g}, way: g.way, air: min(t.gap, 1)}
	if t.turned {
		s.way = turnedWay(s.way)
	}
	beside := s.way == right || s.way == left // ranks are columns
	for _, v := range g.vertices {
		s.lines = append(s.lines, drawing.Fold(v.text, t.wrap, at))
	}
	rank, turned := g.ranks()
	s.turned = turned
	size := func(v int) (across, along int) {
		w, h := s.size(v, at)
		if !beside {
			return w, h
		}
		for i, l := range g.links {
			if turned[i] && (l.from == v || l.to == v) {
				return h + 2, w // room for an arrow that leads back
			}
		}
		return h, w
	}
	text := func(label string) (across, along int) {
		if w := at.Width(label) + 2*s.air; beside {
			return 1, w
		} else {
			return w, 1
		}
	}
	s.knots, s.threads = g.thread(rank, turned, size, text)
	l := lengths{level: 1, track: 1, least: max(t.gap-1, 1)}
	s.gap, s.pad = 1+t.gap, 1
	if beside {
		l = lengths{level: 2, track: 2, least: 1 + t.gap, room: 1}
		s.gap, s.pad = t.gap/2, 0
		switch t.gap {
		case 0:
			l = lengths{level: 1, track: 1, least: 1}
		case 1:
			l = lengths{level: 1, track: 1, least: 2, room: 1}
		}
	}
	for _, c := range g.clusters {
		n := at.Width(c.title) + 6
		if beside {
			n = 3
		}
		s.heads = append(s.heads, n)
	}
	s.prepare()
	if across, along := s.least(l); beside && (along > width || across > height) || !beside && (across > width || along > height) {
		return nil
	}
	s.arrange()
	along, clusters := s.settle(l)
	s.clusters = clusters
	across := 0
	for _, k := range s.knots {
		across = max(across, k.x+k.w)
	}
	for c := range clusters {
		if s.last[c] >= 0 {
			across = max(across, s.boxes[c].to)
		}
	}
	s.w, s.h = across, along
	if beside {
		s.w, s.h = along, across
	}
	if s.w > width || s.h > height {
		return nil
	}
	return s
}

// size is the cells of a vertex: its text, and what stands around it.
func (s *scheme) size(v int, at drawing.State) (w, h int) {
	for _, l := range s.lines[v] {
		w = max(w, at.Width(l))
	}
	h = len(s.lines[v]) + 2
	if w += 2 + 2*s.air; s.g.vertices[v].shape == diamond {
		w += 2
	}
	return w, h
}

// at is where a place across and along is in cells.
func (s *scheme) at(x, y int) (column, row int) {
	switch s.way {
	case up:
		return x, s.h - 1 - y
	case right:
		return y, x
	case left:
		return s.w - 1 - y, x
	}
	return x, y
}

// rect is a box across and along in cells.
func (s *scheme) rect(x, y, w, h int) frame.Rect {
	x0, y0 := s.at(x, y)
	x1, y1 := s.at(x+w-1, y+h-1)
	return frame.Rect{X: min(x0, x1), Y: min(y0, y1), W: max(x0, x1) - min(x0, x1) + 1, H: max(y0, y1) - min(y0, y1) + 1}
}
