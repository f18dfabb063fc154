package flowchart

import (
	"revolute/internal/drawing"
	"revolute/theme"
)

// A cell of the layout as shapes, in ems: two of them hold a Chinese character
// of textSize.
const (
	cellW    = 0.45
	cellH    = 1.1
	textSize = 0.8
)

// sheet is a flowchart that has been laid out in cells, as shapes.
type sheet struct {
	drawing.Shapes
	*layout
	left, top float64
}

// Shapes lays the flowchart out in cells and draws these as boxes, lines and
// words. Where there is no room it is as high as it needs.
func (g *graph) Shapes(width, height float64) drawing.Shapes {
	out := &sheet{Shapes: drawing.Shapes{Width: width, Height: height, Title: g.title, Desc: g.Text()}}
	for _, l := range drawing.BoldLines(g.title, width) {
		if l != "" {
			out.top = out.AddBold(drawing.Ink{Role: theme.Text}, width/2, out.top, l, 1, drawing.Middle)
		}
	}
	if out.top > 0 {
		out.top += 0.4
	}
	columns, rows := int(width/cellW), int((height-out.top)/cellH)
	for range 4 {
		if out.layout = g.layout(columns, rows, drawing.State{}); out.layout != nil {
			break
		}
		rows *= 2
	}
	if out.layout == nil {
		y := out.top
		for _, l := range drawing.EmLines(g.arrowLines(), width/textSize) {
			y = out.AddText(drawing.Ink{Role: theme.Text}, 0, y, l, textSize, drawing.Start)
		}
		out.Height = y
		return out.Shapes
	}
	out.left = (width - float64(out.w)*cellW) / 2
	out.Height = out.top + float64(out.h)*cellH
	for c, cl := range out.g.clusters {
		if out.last[c] < 0 {
			continue
		}
		from, to := out.box(out.boxes[c].from, out.clusters[c].from, out.boxes[c].to-out.boxes[c].from, out.clusters[c].to-out.clusters[c].from)
		out.Add(drawing.Box{Ink: comes(theme.Rule, cl.step), X: from.X, Y: from.Y, W: to.X - from.X, H: to.Y - from.Y, Radius: 0.3, Outline: 0.06})
		size := min(textSize, (to.X-from.X-0.8)/max(drawing.BoldWidth(cl.title), 0.1))
		out.Add(drawing.Word{Ink: comes(theme.Muted, cl.step), At: drawing.Point{X: from.X + 0.4, Y: from.Y + 0.85*textSize}, Text: cl.title, Size: size, Bold: true})
	}
	for _, t := range out.segments {
		out.addSegment(t)
	}
	for v := range g.vertices {
		out.addVertex(v)
	}
	// Add what stands on the arrows, on a ground that covers them.
	for _, k := range out.nodes {
		if k.text == "" {
			continue
		}
		step := out.g.links[k.link].step
		from, to := out.box(k.x, k.y, k.w, k.h)
		middle := drawing.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2}
		w := drawing.EmWidth(k.text)*textSize + 0.3
		out.Add(drawing.Box{Ink: comes(theme.Background, step), X: middle.X - w/2, Y: middle.Y - 0.5, W: w, H: 1})
		out.Add(drawing.Word{Ink: comes(theme.Text, step), At: drawing.Point{X: middle.X, Y: middle.Y + 0.35*textSize}, Text: k.text, Size: textSize, Anchor: drawing.Middle})
	}
	return out.Shapes
}

// comes returns the ink of what comes with a step.
func comes(role theme.Role, step int) drawing.Ink {
	k := drawing.Ink{Role: role, Step: step}
	if step > 0 {
		k.Over = drawing.FadeTime
	}
	return k
}

// middle returns the middle of the cell at a place across and along.
func (s *sheet) middle(x, y int) drawing.Point {
	column, row := s.at(x, y)
	return drawing.Point{X: s.left + (float64(column)+0.5)*cellW, Y: s.top + (float64(row)+0.5)*cellH}
}

// box returns the rectangle that the border of a box across and along describes.
func (s *sheet) box(x, y, w, h int) (from, to drawing.Point) {
	a, b := s.middle(x, y), s.middle(x+w-1, y+h-1)
	return drawing.Point{X: min(a.X, b.X), Y: min(a.Y, b.Y)}, drawing.Point{X: max(a.X, b.X), Y: max(a.Y, b.Y)}
}

// addSegment adds a piece of an arrow, with its heads.
func (s *sheet) addSegment(t segment) {
	a := s.g.links[t.link]
	if a.stroke == hidden {
		return
	}
	k := comes(theme.Muted, a.step)
	if a.step > 0 {
		k.Enter = drawing.Trace
	}
	from, to := s.nodes[t.from], s.nodes[t.to]
	leave := from.y + from.h - 1
	points := []drawing.Point{s.middle(t.x0, leave)}
	if from.vertex < 0 {
		points = []drawing.Point{s.middle(t.x0, from.y), points[0]}
	}
	if t.x0 != t.x1 {
		points = append(points, s.middle(t.x0, t.track), s.middle(t.x1, t.track))
	}
	points = append(points, s.middle(t.x1, to.y))
	line := drawing.Line{Ink: k, Points: points, Width: 0.09}
	switch a.stroke {
	case thick:
		line.Width = 0.2
	case dotted:
		line.Dash = drawing.Dashed
	}
	s.Add(line)
	n := len(points)
	s.addHead(k, points[1], points[0], s.headAt(t, t.from))
	s.addHead(k, points[n-2], points[n-1], s.headAt(t, t.to))
}

// addHead adds the head of a line that comes from one point to another.
func (s *sheet) addHead(k drawing.Ink, from, to drawing.Point, head string) {
	if head == "" {
		return
	}
	k.Enter = drawing.Appear
	// The direction: lines run along the axes.
	dx, dy := sign(to.X-from.X), sign(to.Y-from.Y)
	const long, half = 0.6, 0.28
	back := drawing.Point{X: to.X - dx*long, Y: to.Y - dy*long}
	switch head {
	case "x":
		s.Add(drawing.Line{Ink: k, Points: []drawing.Point{{X: back.X - half, Y: back.Y - half}, {X: back.X + half, Y: back.Y + half}}, Width: 0.12},
			drawing.Line{Ink: k, Points: []drawing.Point{{X: back.X - half, Y: back.Y + half}, {X: back.X + half, Y: back.Y - half}}, Width: 0.12})
	case "o":
		s.Add(drawing.Dots{Ink: k, Points: []drawing.Point{{X: to.X - dx*half, Y: to.Y - dy*half}}, Radius: half})
	default:
		s.Add(drawing.Area{Ink: k, Rings: [][]drawing.Point{{to, {X: back.X - dy*half, Y: back.Y - dx*half}, {X: back.X + dy*half, Y: back.Y + dx*half}}}})
	}
}

func sign(v float64) float64 {
	switch {
	case v > 1e-9:
		return 1
	case v < -1e-9:
		return -1
	}
	return 0
}

func (s *sheet) addVertex(v int) {
	k, vertex := s.nodes[v], s.g.vertices[v]
	role := theme.Accent
	if vertex.role != theme.Background {
		role = vertex.role
	}
	ink := comes(role, vertex.step)
	from, to := s.box(k.x, k.y, k.w, k.h)
	w, h := to.X-from.X, to.Y-from.Y
	outline := drawing.Box{Ink: ink, X: from.X, Y: from.Y, W: w, H: h, Radius: 0.1, Outline: 0.1}
	inside := outline
	inside.Role, inside.Outline = theme.Background, 0
	switch vertex.shape {
	case rounded:
		outline.Radius = h / 2
		inside.Radius = outline.Radius
		s.Add(inside, outline)
	case diamond, slanted:
		lean := h / 3
		points := []drawing.Point{{X: from.X, Y: from.Y + h/2}, {X: from.X + lean, Y: from.Y}, {X: to.X - lean, Y: from.Y}, {X: to.X, Y: from.Y + h/2}, {X: to.X - lean, Y: to.Y}, {X: from.X + lean, Y: to.Y}}
		if vertex.shape == slanted {
			points = []drawing.Point{{X: from.X + lean, Y: from.Y}, {X: to.X, Y: from.Y}, {X: to.X - lean, Y: to.Y}, {X: from.X, Y: to.Y}}
		}
		s.Add(drawing.Area{Ink: inside.Ink, Rings: [][]drawing.Point{points}}, drawing.Line{Ink: ink, Points: points, Width: 0.1, Closed: true})
	case double:
		s.Add(inside, outline)
		for _, x := range [...]float64{from.X + 0.25, to.X - 0.25} {
			s.Add(drawing.Line{Ink: ink, Points: []drawing.Point{{X: x, Y: from.Y}, {X: x, Y: to.Y}}, Width: 0.08})
		}
	case barrel:
		s.Add(inside, outline)
		s.Add(drawing.Line{Ink: ink, Points: []drawing.Point{{X: from.X, Y: from.Y + 0.25}, {X: to.X, Y: from.Y + 0.25}}, Width: 0.08})
	default:
		s.Add(inside, outline)
	}
	if vertex.selfLoop {
		s.Add(drawing.Word{Ink: ink, At: drawing.Point{X: to.X - 0.2, Y: from.Y + 0.3}, Text: "↺", Size: textSize, Anchor: drawing.End})
	}
	lines := s.lines[v]
	const line = 1.15 * textSize
	y := (from.Y+to.Y)/2 - line*float64(len(lines))/2 + 0.85*textSize + (line-textSize)/2
	for i, l := range lines {
		s.Add(drawing.Word{
			Ink: comes(theme.Text, vertex.step), At: drawing.Point{X: (from.X + to.X) / 2, Y: y + float64(i)*line},
			Text: l, Size: textSize, Anchor: drawing.Middle, Bold: vertex.role != theme.Background,
		})
	}
}
