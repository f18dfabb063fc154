package flowchart

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// Size returns all the width, in the middle of which the flowchart stands, or its arrows in words if there is no room
// for it.
func (g *graph) Size(width, height int, at drawing.State) (w, h int) {
	head := g.headRows(height)
	s := g.layout(width, height-head, at)
	if s == nil {
		return width, min(height, head+len(g.wrapped(max(width, 2), at)))
	}
	return width, s.h + head
}

// headRows returns the rows of the title with the empty one under it.
func (g *graph) headRows(height int) int {
	if g.title == "" || height < 6 {
		return 0
	}
	return 2
}

// Draw draws clusters, arrows, and boxes, each from its step on.
func (g *graph) Draw(c drawing.Canvas) {
	head := g.headRows(c.Area.H)
	if head > 0 {
		st := c.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		title := c.Shorten(g.title, c.Area.W)
		c.Print(c.Area.X+(c.Area.W-c.Width(title))/2, c.Area.Y, title, st)
	}
	in := frame.Rect{X: c.Area.X, Y: c.Area.Y + head, W: c.Area.W, H: c.Area.H - head}
	s := g.layout(in.W, in.H, c.State)
	if s == nil {
		for i, line := range g.wrapped(max(in.W, 2), c.State) {
			c.Frame.PrintIn(in, in.X, in.Y+i, line, c.Look.Style(theme.Text))
		}
		return
	}
	in.X += (in.W - s.w) / 2
	in.W, in.H = s.w, s.h
	on := c.Within(in)
	for i, cl := range g.clusters {
		st, shown := on.Come(theme.Rule, cl.step)
		if s.last[i] < 0 || !shown {
			continue
		}
		r := s.clusterRect(i)
		r.X, r.Y = r.X+on.Area.X, r.Y+on.Area.Y
		drawBox(on, r, square, st)
	}
	net := s.arrowLines(on.State)
	net.draw(on)
	s.drawTitles(on, net)
	for v, box := range g.vertices {
		k := s.nodes[v]
		st, shown := on.Come(box.border(), box.step)
		if !shown {
			continue
		}
		r := s.rect(k.x, k.y, k.w, k.h)
		r.X, r.Y = r.X+on.Area.X, r.Y+on.Area.Y
		drawBox(on, r, box.shape, st)
		if box.selfLoop {
			on.Print(r.X+r.W-2, r.Y, on.Pick("↺", "@"), st)
		}
		text, _ := on.Come(theme.Text, box.step)
		if box.role != theme.Background {
			text.Attr |= frame.Bold
		}
		top := r.Y + (r.H-len(s.lines[v]))/2
		for i, line := range s.lines[v] {
			on.Print(r.X+(r.W-on.Width(line))/2, top+i, line, text)
		}
	}
	for _, t := range s.segments {
		a := g.links[t.link]
		st, shown := on.Come(theme.Muted, a.step)
		if a.stroke == hidden || !shown {
			continue
		}
		from, to := s.nodes[t.from], s.nodes[t.to]
		s.drawEnd(on, frame.Point{X: t.x0, Y: from.y + from.h}, -1, s.headAt(t, t.from), from, st)
		s.drawEnd(on, frame.Point{X: t.x1, Y: to.y - 1}, 1, s.headAt(t, t.to), to, st)
	}
	for _, k := range s.nodes { // what stands on the arrows
		if k.text == "" {
			continue
		}
		if st, shown := on.Come(theme.Text, g.links[k.link].step); shown {
			r := s.rect(k.x, k.y, k.w, k.h)
			on.Print(on.Area.X+r.X, on.Area.Y+r.Y, strings.Repeat(" ", r.W), st)
			on.Print(on.Area.X+r.X+(r.W-on.Width(k.text))/2, on.Area.Y+r.Y, k.text, st)
		}
	}
}

// drawTitles prints the clusters' titles into their upper lines: at the left or
// the right, where no arrow comes through.
func (s *layout) drawTitles(on drawing.Canvas, net *lines) {
	for c, cl := range s.g.clusters {
		st, shown := on.Come(theme.Muted, cl.step)
		r := s.clusterRect(c)
		title := on.Shorten(cl.title, r.W-4)
		if s.last[c] < 0 || !shown || title == "" {
			continue
		}
		width := on.Width(title) + 2
		x := r.X + 2
		if right := r.X + r.W - 2 - width; !net.clear(x, r.Y, width) && net.clear(right, r.Y, width) && right > r.X {
			x = right
		}
		st.Attr |= frame.Bold
		on.Print(on.Area.X+x, on.Area.Y+r.Y, " "+title+" ", st)
	}
}

// corners are those of a box, from the top left around, and its sides.
type corners struct{ tl, tr, br, bl, side, line string }

// boxCorners are the corners of boxes by their shapes, asciiCorners those where lines
// are wide.
var (
	boxCorners = [...]corners{
		square:  {"┌", "┐", "┘", "└", "│", "─"},
		rounded: {"╭", "╮", "╯", "╰", "│", "─"},
		diamond: {"╱", "╲", "╱", "╲", "│", "─"},
		double:  {"╓", "╖", "╜", "╙", "║", "─"},
		barrel:  {"╒", "╕", "╛", "╘", "│", "═"},
		slanted: {"┌", "┐", "┘", "└", "│", "─"},
	}
	asciiCorners = [...]corners{
		square:  {"+", "+", "+", "+", "|", "-"},
		rounded: {".", ".", "'", "'", "|", "-"},
		diamond: {"/", "\\", "/", "\\", "|", "-"},
		double:  {"+", "+", "+", "+", "|", "-"},
		barrel:  {".", ".", "'", "'", "|", "-"},
		slanted: {"+", "+", "+", "+", "|", "-"},
	}
)

// drawBox draws the lines of a box.
func drawBox(on drawing.Canvas, r frame.Rect, k shape, st frame.Style) {
	c := boxCorners[k]
	if on.Wide() {
		c = asciiCorners[k]
	}
	x0, x1 := r.X, r.X+r.W-1
	if k == diamond {
		x0, x1 = x0+1, x1-1
	}
	for x := x0 + 1; x < x1; x++ {
		on.Print(x, r.Y, c.line, st)
		on.Print(x, r.Y+r.H-1, c.line, st)
	}
	on.Print(x0, r.Y, c.tl, st)
	on.Print(x1, r.Y, c.tr, st)
	on.Print(x0, r.Y+r.H-1, c.bl, st)
	on.Print(x1, r.Y+r.H-1, c.br, st)
	for y := r.Y + 1; y < r.Y+r.H-1; y++ {
		left, right := c.side, c.side
		switch {
		case k == diamond && y == r.Y+r.H/2:
			left, right = "<", ">"
		case k == slanted:
			left, right = on.Pick("╱", "/"), on.Pick("╱", "/")
		}
		on.Print(r.X, y, left, st)
		on.Print(r.X+r.W-1, y, right, st)
	}
}

// arrowLines returns the lines of the arrows, and where they cross those of clusters.
func (s *layout) arrowLines(at drawing.State) *lines {
	net := &lines{w: s.w, h: s.h, cells: make([]lineCell, s.w*s.h)}
	join := func(x0, y0, x1, y1 int, a arrow) {
		x0, y0 = s.at(x0, y0)
		x1, y1 = s.at(x1, y1)
		net.join(x0, y0, x1, y1, a.stroke, a.step)
	}
	for _, t := range s.segments {
		a := s.g.links[t.link]
		if a.stroke == hidden {
			continue
		}
		from, to := s.nodes[t.from], s.nodes[t.to]
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
	// Tell the lines where they cross the lines of clusters.
	for c, cl := range s.g.clusters {
		if s.last[c] < 0 || at.Step < cl.step {
			continue
		}
		r := s.clusterRect(c)
		for x := r.X + 1; x < r.X+r.W-1; x++ {
			net.cross(x, r.Y, east|west)
			net.cross(x, r.Y+r.H-1, east|west)
		}
		for y := r.Y + 1; y < r.Y+r.H-1; y++ {
			net.cross(r.X, y, north|south)
			net.cross(r.X+r.W-1, y, north|south)
		}
	}
	return net
}

// drawEnd draws the end of a line in the cell beside a node: a head, or a tee
// in the node's box. on is 1 where it leads along the layers, and -1 against.
func (s *layout) drawEnd(c drawing.Canvas, at frame.Point, on int, head string, k node, st frame.Style) {
	if k.vertex < 0 {
		return
	}
	toward := s.direction
	if on < 0 {
		toward = [...]direction{up, down, left, right}[toward]
	}
	column, row := s.at(at.X, at.Y)
	switch head {
	case ">":
		c.Print(c.Area.X+column, c.Area.Y+row, c.Pick([...]string{"▼", "▲", "▶", "◀"}[toward], [...]string{"v", "^", ">", "<"}[toward]), st)
		return
	case "x":
		c.Print(c.Area.X+column, c.Area.Y+row, c.Pick("×", "x"), st)
		return
	case "o":
		c.Print(c.Area.X+column, c.Area.Y+row, c.Pick("○", "o"), st)
		return
	}
	column, row = s.at(at.X, at.Y+on)
	box := s.g.vertices[k.vertex]
	if k := box.shape; c.Wide() || k == slanted || k == double && (toward == left || toward == right) || k == barrel && (toward == up || toward == down) {
		return
	}
	if box.shape == diamond && (toward == left || toward == right) {
		return
	}
	st, _ = c.Come(box.border(), box.step)
	c.Print(c.Area.X+column, c.Area.Y+row, [...]string{"┴", "┬", "┤", "├"}[toward], st)
}
