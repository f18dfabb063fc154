package flowchart

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// Size is all the width, in the middle of which the flowchart stands, or its arrows in words if there is no room
// for it.
func (g *graph) Size(width, height int, at drawing.State) (w, h int) {
	head := g.headRows(height)
	s := g.scheme(width, height-head, at)
	if s == nil {
		return width, min(height, head+len(g.words(max(width, 2), at)))
	}
	return width, s.h + head
}

// headRows is the rows of the title with the empty one under it.
func (g *graph) headRows(height int) int {
	if g.title == "" || height < 6 {
		return 0
	}
	return 2
}

// Draw draws clusters, arrows, and boxes, each from its step on.
func (g *graph) Draw(f *frame.Frame, area frame.Rect, at drawing.State) {
	head := g.headRows(area.H)
	if head > 0 {
		st := at.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		title := at.Shorten(g.title, area.W)
		f.PrintIn(area, area.X+(area.W-at.Width(title))/2, area.Y, title, st)
	}
	in := frame.Rect{X: area.X, Y: area.Y + head, W: area.W, H: area.H - head}
	s := g.scheme(in.W, in.H, at)
	if s == nil {
		for i, line := range g.words(max(in.W, 2), at) {
			f.PrintIn(in, in.X, in.Y+i, line, at.Look.Style(theme.Text))
		}
		return
	}
	in.X += (in.W - s.w) / 2
	in.W, in.H = s.w, s.h
	s.drawClusters(f, in, at)
	net := s.wires(at)
	net.draw(f, in, at)
	s.drawTitles(f, in, net, at)
	for v := range g.vertices {
		s.drawVertex(f, in, v, at)
	}
	s.drawEnds(f, in, at)
	s.drawLabels(f, in, at)
}

func (s *scheme) drawClusters(f *frame.Frame, in frame.Rect, at drawing.State) {
	for c, cl := range s.g.clusters {
		st, shown := at.Come(theme.Rule, cl.step)
		if s.last[c] < 0 || !shown {
			continue
		}
		r := s.rect(s.boxes[c].from, s.clusters[c].from, s.boxes[c].to-s.boxes[c].from, s.clusters[c].to-s.clusters[c].from)
		r.X, r.Y = r.X+in.X, r.Y+in.Y
		drawBox(f, in, r, square, st, at)
	}
}

// drawTitles prints the clusters' titles into their upper lines: at the left or
// the right, where no arrow comes through.
func (s *scheme) drawTitles(f *frame.Frame, in frame.Rect, net *wires, at drawing.State) {
	for c, cl := range s.g.clusters {
		st, shown := at.Come(theme.Muted, cl.step)
		r := s.rect(s.boxes[c].from, s.clusters[c].from, s.boxes[c].to-s.boxes[c].from, s.clusters[c].to-s.clusters[c].from)
		title := at.Shorten(cl.title, r.W-4)
		if s.last[c] < 0 || !shown || title == "" {
			continue
		}
		width := at.Width(title) + 2
		x := r.X + 2
		if right := r.X + r.W - 2 - width; !net.clear(x, r.Y, width) && net.clear(right, r.Y, width) && right > r.X {
			x = right
		}
		st.Attr |= frame.Bold
		f.PrintIn(in, in.X+x, in.Y+r.Y, " "+title+" ", st)
	}
}

// corners are those of a box, from the top left around, and its sides.
type corners struct{ tl, tr, br, bl, side, line string }

func cornersOf(k shape, at drawing.State) corners {
	if at.Wide() {
		switch k {
		case rounded, barrel:
			return corners{".", ".", "'", "'", "|", "-"}
		case diamond:
			return corners{"/", "\\", "/", "\\", "|", "-"}
		}
		return corners{"+", "+", "+", "+", "|", "-"}
	}
	switch k {
	case rounded:
		return corners{"╭", "╮", "╯", "╰", "│", "─"}
	case diamond:
		return corners{"╱", "╲", "╱", "╲", "│", "─"}
	case double:
		return corners{"╓", "╖", "╜", "╙", "║", "─"}
	case barrel:
		return corners{"╒", "╕", "╛", "╘", "│", "═"}
	}
	return corners{"┌", "┐", "┘", "└", "│", "─"}
}

// drawBox draws the lines of a box.
func drawBox(f *frame.Frame, in, r frame.Rect, k shape, st frame.Style, at drawing.State) {
	c := cornersOf(k, at)
	x0, x1 := r.X, r.X+r.W-1
	if k == diamond {
		x0, x1 = x0+1, x1-1
	}
	for x := x0 + 1; x < x1; x++ {
		f.PrintIn(in, x, r.Y, c.line, st)
		f.PrintIn(in, x, r.Y+r.H-1, c.line, st)
	}
	f.PrintIn(in, x0, r.Y, c.tl, st)
	f.PrintIn(in, x1, r.Y, c.tr, st)
	f.PrintIn(in, x0, r.Y+r.H-1, c.bl, st)
	f.PrintIn(in, x1, r.Y+r.H-1, c.br, st)
	for y := r.Y + 1; y < r.Y+r.H-1; y++ {
		left, right := c.side, c.side
		switch {
		case k == diamond && y == r.Y+r.H/2:
			left, right = "<", ">"
		case k == slanted:
			left, right = at.Pick("╱", "/"), at.Pick("╱", "/")
		}
		f.PrintIn(in, r.X, y, left, st)
		f.PrintIn(in, r.X+r.W-1, y, right, st)
	}
}

func (s *scheme) drawVertex(f *frame.Frame, in frame.Rect, v int, at drawing.State) {
	k, box := s.knots[v], s.g.vertices[v]
	role := theme.Accent
	if box.role != theme.Background {
		role = box.role
	}
	st, shown := at.Come(role, box.step)
	if !shown {
		return
	}
	r := s.rect(k.x, k.y, k.w, k.h)
	r.X, r.Y = r.X+in.X, r.Y+in.Y
	drawBox(f, in, r, box.shape, st, at)
	if box.again {
		f.PrintIn(in, r.X+r.W-2, r.Y, at.Pick("↺", "@"), st)
	}
	text, _ := at.Come(theme.Text, box.step)
	if box.role != theme.Background {
		text.Attr |= frame.Bold
	}
	top := r.Y + (r.H-len(s.lines[v]))/2
	for i, line := range s.lines[v] {
		f.PrintIn(in, r.X+(r.W-at.Width(line))/2, top+i, line, text)
	}
}

// wires are the lines of the arrows.
func (s *scheme) wires(at drawing.State) *wires {
	net := &wires{w: s.w, h: s.h, cells: make([]wire, s.w*s.h)}
	join := func(x0, y0, x1, y1 int, a arrow) {
		x0, y0 = s.at(x0, y0)
		x1, y1 = s.at(x1, y1)
		net.join(x0, y0, x1, y1, a.stroke, a.step)
	}
	for _, t := range s.threads {
		a := s.g.links[t.link]
		if a.stroke == hidden {
			continue
		}
		from, to := s.knots[t.from], s.knots[t.to]
		track := t.track
		if t.x0 == t.x1 {
			track = from.y + from.h
		}
		join(t.x0, from.y+from.h-1, t.x0, track, a)
		join(t.x0, track, t.x1, track, a)
		join(t.x1, track, t.x1, to.y, a)
		if from.vertex < 0 {
			join(t.x0, from.y, t.x0, from.y+from.h-1, a)
		}
	}
	s.border(net, at)
	return net
}

// border tells the wires where they cross the lines of clusters.
func (s *scheme) border(net *wires, at drawing.State) {
	for c, cl := range s.g.clusters {
		if s.last[c] < 0 || at.Step < cl.step {
			continue
		}
		r := s.rect(s.boxes[c].from, s.clusters[c].from, s.boxes[c].to-s.boxes[c].from, s.clusters[c].to-s.clusters[c].from)
		for x := r.X + 1; x < r.X+r.W-1; x++ {
			net.cross(x, r.Y, east|west)
			net.cross(x, r.Y+r.H-1, east|west)
		}
		for y := r.Y + 1; y < r.Y+r.H-1; y++ {
			net.cross(r.X, y, north|south)
			net.cross(r.X+r.W-1, y, north|south)
		}
	}
}

// drawEnds draws the heads of the arrows, and where they leave a box.
func (s *scheme) drawEnds(f *frame.Frame, in frame.Rect, at drawing.State) {
	for _, t := range s.threads {
		a := s.g.links[t.link]
		st, shown := at.Come(theme.Muted, a.step)
		if a.stroke == hidden || !shown {
			continue
		}
		from, to := s.knots[t.from], s.knots[t.to]
		s.drawEnd(f, in, t.x0, from.y+from.h, -1, s.headBack(t), from, st, at)
		s.drawEnd(f, in, t.x1, to.y-1, 1, s.headOn(t), to, st, at)
	}
}

// drawEnd draws the end of a line in the cell beside a knot: a head, or a tee
// in the knot's box. on is 1 where it leads along the ranks, and -1 against.
func (s *scheme) drawEnd(f *frame.Frame, in frame.Rect, x, y, on int, head string, k knot, st frame.Style, at drawing.State) {
	if k.vertex < 0 {
		return
	}
	toward := s.way
	if on < 0 {
		toward = [...]way{up, down, left, right}[toward]
	}
	column, row := s.at(x, y)
	switch head {
	case ">":
		f.PrintIn(in, in.X+column, in.Y+row, at.Pick([...]string{"▼", "▲", "▶", "◀"}[toward], [...]string{"v", "^", ">", "<"}[toward]), st)
		return
	case "x":
		f.PrintIn(in, in.X+column, in.Y+row, at.Pick("×", "x"), st)
		return
	case "o":
		f.PrintIn(in, in.X+column, in.Y+row, at.Pick("○", "o"), st)
		return
	}
	column, row = s.at(x, y+on)
	box := s.g.vertices[k.vertex]
	if k := box.shape; at.Wide() || k == slanted || k == double && (toward == left || toward == right) || k == barrel && (toward == up || toward == down) {
		return
	}
	if box.shape == diamond && (toward == left || toward == right) {
		return
	}
	role := theme.Accent
	if box.role != theme.Background {
		role = box.role
	}
	st, _ = at.Come(role, box.step)
	f.PrintIn(in, in.X+column, in.Y+row, [...]string{"┴", "┬", "┤", "├"}[toward], st)
}

// drawLabels prints what stands on the arrows.
func (s *scheme) drawLabels(f *frame.Frame, in frame.Rect, at drawing.State) {
	for _, k := range s.knots {
		if k.text == "" {
			continue
		}
		a := s.g.links[k.link]
		st, shown := at.Come(theme.Text, a.step)
		if !shown {
			continue
		}
		r := s.rect(k.x, k.y, k.w, k.h)
		f.PrintIn(in, in.X+r.X, in.Y+r.Y, strings.Repeat(" ", r.W), st)
		f.PrintIn(in, in.X+r.X+(r.W-at.Width(k.text))/2, in.Y+r.Y, k.text, st)
	}
}
