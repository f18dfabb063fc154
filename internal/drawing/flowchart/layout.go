package flowchart

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// layout is a flowchart that has its place in cells.
type layout struct {
	*layers
	direction direction
	lines     [][]string // the text of each vertex
	clusters  []interval // along the layers
	w, h      int        // cells
	padding   int        // columns left and right of a text within its box
}

// preset is how much room a flowchart is given.
type preset struct {
	turned bool // it runs down instead of to the right, or to the right instead of down
	wrap   int  // columns of a text
	gap    int  // 0 to 3: how far apart things stand
}

// layoutKey is what a layout depends on beside the flowchart.
type layoutKey struct {
	width, height int
	widths        typeset.Widths
}

// presets are from comfortable to close.
var presets = [...]preset{
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

// layout lays the flowchart out in width x height; nil if there is no room.
func (g *graph) layout(width, height int, at drawing.State) *layout {
	if width < 3 || height < 1 {
		return nil
	}
	return g.layouts.Get(layoutKey{width, height, at.Widths()}, func() *layout {
		for _, p := range presets {
			if l := g.try(p, width, height, at); l != nil {
				return l
			}
		}
		return nil
	})
}

// keptLayouts is how many layouts of a flowchart are kept.
const keptLayouts = 8

// try lays it out in one way; nil if that takes more than there is.
func (g *graph) try(t preset, width, height int, at drawing.State) *layout {
	s := &layout{layers: &layers{g: g}, direction: g.direction, padding: min(t.gap, 1)}
	if t.turned {
		s.direction = [...]direction{down: right, up: left, right: down, left: up}[s.direction] // the one that comes nearest
	}
	beside := s.direction == right || s.direction == left // layers are columns
	for _, v := range g.vertices {
		s.lines = append(s.lines, drawing.Fold(v.text, t.wrap, at))
	}
	rank, turned := g.layers()
	s.reversed = turned
	size := func(v int) (across, along int) {
		w, h := 0, len(s.lines[v])+2
		for _, l := range s.lines[v] {
			w = max(w, at.Width(l))
		}
		if w += 2 + 2*s.padding; g.vertices[v].shape == diamond {
			w += 2
		}
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
		if w := at.Width(label) + 2*s.padding; beside {
			return 1, w
		} else {
			return w, 1
		}
	}
	s.nodes, s.segments = g.addDummies(rank, turned, size, text)
	l := spacing{level: 1, track: 1, least: max(t.gap-1, 1)}
	s.gap, s.pad = 1+t.gap, 1
	if beside {
		l = spacing{level: 2, track: 2, least: 1 + t.gap, room: 1}
		s.gap, s.pad = t.gap/2, 0
		switch t.gap {
		case 0:
			l = spacing{level: 1, track: 1, least: 1}
		case 1:
			l = spacing{level: 1, track: 1, least: 2, room: 1}
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
	s.reduceCrossings()
	along, clusters := s.assignCoordinates(l)
	s.clusters = clusters
	across := 0
	for _, k := range s.nodes {
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

// clusterRect returns the cells of a cluster's lines and of what is in them.
func (s *layout) clusterRect(i int) frame.Rect {
	box, along := s.boxes[i], s.clusters[i]
	return s.rect(box.from, along.from, box.to-box.from, along.to-along.from)
}

// at returns where a place across and along is in cells.
func (s *layout) at(x, y int) (column, row int) {
	switch s.direction {
	case up:
		return x, s.h - 1 - y
	case right:
		return y, x
	case left:
		return s.w - 1 - y, x
	}
	return x, y
}

// rect returns a box across and along in cells.
func (s *layout) rect(x, y, w, h int) frame.Rect {
	x0, y0 := s.at(x, y)
	x1, y1 := s.at(x+w-1, y+h-1)
	return frame.Rect{X: min(x0, x1), Y: min(y0, y1), W: max(x0, x1) - min(x0, x1) + 1, H: max(y0, y1) - min(y0, y1) + 1}
}
