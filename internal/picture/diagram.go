package picture

import (
	"fmt"
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
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
func (g *graph) scheme(width, height int, at Moment) *scheme {
	if width < 3 || height < 1 {
		return nil
	}
	key := schemeKey{width, height, at.Look.Viewer.Widths}
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
func (g *graph) lay(t try, width, height int, at Moment) *scheme {
	s := &scheme{weave: &weave{g: g}, way: g.way, air: min(t.gap, 1)}
	if t.turned {
		s.way = turnedWay(s.way)
	}
	beside := s.way == right || s.way == left // ranks are columns
	for _, v := range g.vertices {
		s.lines = append(s.lines, fold(v.text, t.wrap, at))
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
		if w := at.width(label) + 2*s.air; beside {
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
		n := at.width(c.title) + 6
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

// fold is a text in lines of at most so many columns.
func fold(text string, width int, at Moment) []string {
	var all []string
	for part := range strings.SplitSeq(text, "\n") {
		for _, l := range at.Look.Viewer.Widths.Balanced(nil, part, width) {
			all = append(all, part[l.Start:l.End])
		}
	}
	return all
}

// size is the cells of a vertex: its text, and what stands around it.
func (s *scheme) size(v int, at Moment) (w, h int) {
	for _, l := range s.lines[v] {
		w = max(w, at.width(l))
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

// Size is all the width, in the middle of which the flowchart stands, or its arrows in words if there is no room
// for it.
func (g *graph) Size(width, height int, at Moment) (w, h int) {
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
func (g *graph) Draw(f *frame.Frame, area frame.Rect, at Moment) {
	head := g.headRows(area.H)
	if head > 0 {
		st := at.Look.Style(theme.Text)
		st.Attr |= frame.Bold
		title := at.shorten(g.title, area.W)
		f.PrintIn(area, area.X+(area.W-at.width(title))/2, area.Y, title, st)
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

func (s *scheme) drawClusters(f *frame.Frame, in frame.Rect, at Moment) {
	for c, cl := range s.g.clusters {
		st, shown := at.come(theme.Rule, cl.step)
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
func (s *scheme) drawTitles(f *frame.Frame, in frame.Rect, net *wires, at Moment) {
	for c, cl := range s.g.clusters {
		st, shown := at.come(theme.Muted, cl.step)
		r := s.rect(s.boxes[c].from, s.clusters[c].from, s.boxes[c].to-s.boxes[c].from, s.clusters[c].to-s.clusters[c].from)
		title := at.shorten(cl.title, r.W-4)
		if s.last[c] < 0 || !shown || title == "" {
			continue
		}
		width := at.width(title) + 2
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

func (at Moment) corners(k shape) corners {
	if at.wide() {
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
func drawBox(f *frame.Frame, in, r frame.Rect, k shape, st frame.Style, at Moment) {
	c := at.corners(k)
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
			left, right = at.pick("╱", "/"), at.pick("╱", "/")
		}
		f.PrintIn(in, r.X, y, left, st)
		f.PrintIn(in, r.X+r.W-1, y, right, st)
	}
}

func (s *scheme) drawVertex(f *frame.Frame, in frame.Rect, v int, at Moment) {
	k, box := s.knots[v], s.g.vertices[v]
	role := theme.Accent
	if box.role != theme.Background {
		role = box.role
	}
	st, shown := at.come(role, box.step)
	if !shown {
		return
	}
	r := s.rect(k.x, k.y, k.w, k.h)
	r.X, r.Y = r.X+in.X, r.Y+in.Y
	drawBox(f, in, r, box.shape, st, at)
	if box.again {
		f.PrintIn(in, r.X+r.W-2, r.Y, at.pick("↺", "@"), st)
	}
	text, _ := at.come(theme.Text, box.step)
	if box.role != theme.Background {
		text.Attr |= frame.Bold
	}
	top := r.Y + (r.H-len(s.lines[v]))/2
	for i, line := range s.lines[v] {
		f.PrintIn(in, r.X+(r.W-at.width(line))/2, top+i, line, text)
	}
}

// wires are the lines of the arrows.
func (s *scheme) wires(at Moment) *wires {
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
func (s *scheme) border(net *wires, at Moment) {
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
func (s *scheme) drawEnds(f *frame.Frame, in frame.Rect, at Moment) {
	for _, t := range s.threads {
		a := s.g.links[t.link]
		st, shown := at.come(theme.Muted, a.step)
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
func (s *scheme) drawEnd(f *frame.Frame, in frame.Rect, x, y, on int, head string, k knot, st frame.Style, at Moment) {
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
		f.PrintIn(in, in.X+column, in.Y+row, at.pick([...]string{"▼", "▲", "▶", "◀"}[toward], [...]string{"v", "^", ">", "<"}[toward]), st)
		return
	case "x":
		f.PrintIn(in, in.X+column, in.Y+row, at.pick("×", "x"), st)
		return
	case "o":
		f.PrintIn(in, in.X+column, in.Y+row, at.pick("○", "o"), st)
		return
	}
	column, row = s.at(x, y+on)
	box := s.g.vertices[k.vertex]
	if k := box.shape; at.wide() || k == slanted || k == double && (toward == left || toward == right) || k == barrel && (toward == up || toward == down) {
		return
	}
	if box.shape == diamond && (toward == left || toward == right) {
		return
	}
	role := theme.Accent
	if box.role != theme.Background {
		role = box.role
	}
	st, _ = at.come(role, box.step)
	f.PrintIn(in, in.X+column, in.Y+row, [...]string{"┴", "┬", "┤", "├"}[toward], st)
}

// drawLabels prints what stands on the arrows.
func (s *scheme) drawLabels(f *frame.Frame, in frame.Rect, at Moment) {
	for _, k := range s.knots {
		if k.text == "" {
			continue
		}
		a := s.g.links[k.link]
		st, shown := at.come(theme.Text, a.step)
		if !shown {
			continue
		}
		r := s.rect(k.x, k.y, k.w, k.h)
		f.PrintIn(in, in.X+r.X, in.Y+r.Y, strings.Repeat(" ", r.W), st)
		f.PrintIn(in, in.X+r.X+(r.W-at.width(k.text))/2, in.Y+r.Y, k.text, st)
	}
}

// words is the flowchart in lines: its arrows, and the boxes without one.
func (g *graph) words(width int, at Moment) []string {
	var all []string
	for line := range strings.Lines(g.body()) {
		line = strings.TrimRight(line, "\n")
		for _, l := range at.Look.Viewer.Widths.Lines(nil, line, width) {
			all = append(all, line[l.Start:l.End])
		}
	}
	return all
}

// body says each arrow in a line: 甲 → 乙 (是).
func (g *graph) body() string {
	var lines []string
	tied := make([]bool, len(g.vertices))
	name := func(v int) string {
		tied[v] = true
		return strings.ReplaceAll(g.vertices[v].text, "\n", " ")
	}
	for _, l := range g.links {
		if l.stroke == hidden {
			continue
		}
		sign := "→"
		switch {
		case l.head == "" && l.tail == "":
			sign = "—"
		case l.tail != "":
			sign = "↔"
		}
		text := fmt.Sprintf("%s %s %s", name(l.from), sign, name(l.to))
		if l.label != "" {
			text += " (" + l.label + ")"
		}
		lines = append(lines, text)
	}
	for v := range g.vertices {
		if !tied[v] {
			lines = append(lines, name(v))
		}
	}
	return strings.Join(lines, "\n")
}

// Motion is none: what comes with a step fades in as text does.
func (g *graph) Motion(step int) time.Duration {
	if step > 0 && step <= g.steps {
		return fadeTime
	}
	return 0
}

// fadeTime is about what themes take to let something enter.
const fadeTime = 180 * time.Millisecond

// Frames is enough to fade in.
func (g *graph) Frames() int { return 30 }

// Text is the title, the clusters, and each arrow in a line.
func (g *graph) Text() string {
	lines := []string{g.title}
	for i, c := range g.clusters {
		var names []string
		for _, v := range g.vertices {
			if v.cluster == i {
				names = append(names, strings.ReplaceAll(v.text, "\n", " "))
			}
		}
		lines = append(lines, c.title+": "+strings.Join(names, ", "))
	}
	return joinLines(append(lines, g.body())...)
}
