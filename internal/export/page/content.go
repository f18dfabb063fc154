package page

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"revolute/internal/drawing"
)

// content returns the shapes of a group as SVG. Lines and dots of one width are one
// path.
func (g group) content() string {
	w := contentWriter{size: g.size()}
	traced := g.ink.Enter == drawing.Trace && g.ink.Over > 0
	for _, item := range g.items {
		switch s := item.(type) {
		case drawing.Line:
			w.line(s, traced)
		case drawing.Area:
			w.end()
			w.out.WriteString(`<path class="a" d="`)
			for _, ring := range s.Rings {
				w.points(ring, 1)
				w.out.WriteString("z")
			}
			w.out.WriteString(`"/>`)
		case drawing.Box:
			w.box(s)
		case drawing.Dots:
			w.dots(s)
		case drawing.Word:
			w.end()
			w.word(s)
		}
	}
	w.end()
	return w.out.String()
}

// contentWriter writes shapes of one ink.
type contentWriter struct {
	out  strings.Builder
	size float64 // of words, as their group has it; 0: it has none
	path string  // the attributes of the path that is open
	x, y int     // where its last box begins or its last dot is, in units
}

// begin opens a path, unless one of the same look is open, and reports whether it
// has.
func (w *contentWriter) begin(attributes string) bool {
	if w.path == attributes {
		return false
	}
	w.end()
	w.path = attributes
	fmt.Fprintf(&w.out, `<path %s d="`, attributes)
	return true
}

// end closes the path that is open.
func (w *contentWriter) end() {
	if w.path != "" {
		w.out.WriteString(`"/>`)
		w.path = ""
	}
}

func (w *contentWriter) line(s drawing.Line, traced bool) {
	attributes := fmt.Sprintf(`stroke-width="%d"`, units(s.Width))
	switch s.Dash {
	case drawing.Dashed:
		attributes += fmt.Sprintf(` stroke-linecap="butt" stroke-dasharray="%d %d"`, units(4*s.Width), units(3*s.Width))
	case drawing.Dotted:
		attributes += fmt.Sprintf(` stroke-dasharray="0 %d"`, units(2.5*s.Width))
	}
	if traced && s.Dash == drawing.Solid {
		w.end()
		attributes += ` pathLength="100"`
	}
	w.begin(attributes)
	const enough = 40 // points, from which on straight lines look like a curve
	switch many := len(s.Points) > enough; {
	case s.Smooth && len(s.Points) > 2 && !many:
		// By the cubic curves of Catmull and Rom.
		at := func(i int) drawing.Point { return s.Points[min(max(i, 0), len(s.Points)-1)] }
		w.out.WriteString("M" + place(s.Points[0]))
		for i := range len(s.Points) - 1 {
			a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
			fmt.Fprintf(&w.out, "C%s %s %s", place(drawing.Point{X: b.X + (c.X-a.X)/6, Y: b.Y + (c.Y-a.Y)/6}),
				place(drawing.Point{X: c.X - (d.X-b.X)/6, Y: c.Y - (d.Y-b.Y)/6}), place(c))
		}
	case many && !s.Smooth:
		w.points(s.Points, unit/20) // of a line that jumps nobody sees a twentieth of an em
	default:
		w.points(s.Points, 1)
	}
	if s.Closed {
		w.out.WriteString("z")
	}
	if traced {
		w.end()
	}
}

// points writes a path through points, each from the one before it, in steps of so
// many units.
func (w *contentWriter) points(points []drawing.Point, grain int) {
	x, y := 0, 0 // in units, so that what is rounded does not add up
	last := byte(0)
	for i, p := range points {
		px, py := units(p.X)/grain*grain, units(p.Y)/grain*grain
		switch {
		case i == 0:
			w.out.WriteString("M" + pair(px, py))
		case px == x && py == y:
		case py == y:
			w.out.WriteString("h" + strconv.Itoa(px-x))
			last = 'h'
		case px == x:
			w.out.WriteString("v" + strconv.Itoa(py-y))
			last = 'v'
		default:
			step := pair(px-x, py-y)
			if last != 'l' {
				w.out.WriteByte('l')
			} else if step[0] != '-' {
				w.out.WriteByte(' ')
			}
			w.out.WriteString(step)
			last = 'l'
		}
		x, y = px, py
	}
}

// dots writes points as the ends of lines without length. Those that follow each
// other evenly in a row are the dashes of one line.
func (w *contentWriter) dots(s drawing.Dots) {
	width := fmt.Sprintf(`stroke-width="%d"`, units(2*s.Radius))
	for from := 0; from < len(s.Points); {
		// As many as follow the first at the same distances in its row.
		p, n := s.Points[from:], 1
		if len(p) > 1 && p[1].X > p[0].X {
			for n < len(p) && p[n].Y == p[0].Y && math.Abs(p[n].X-p[n-1].X-(p[1].X-p[0].X)) < 1e-6 {
				n++
			}
		}
		to := from + n
		a, b := s.Points[from], s.Points[to-1]
		if to-from < 4 {
			x, y := units(a.X), units(a.Y)
			if w.begin(width) {
				w.out.WriteString("M" + pair(x, y) + "h0")
			} else {
				w.out.WriteString("m" + pair(x-w.x, y-w.y) + "h0")
			}
			w.x, w.y = x, y
			from++
			continue
		}
		gap := (b.X - a.X) / float64(to-from-1)
		w.begin(width + fmt.Sprintf(` stroke-dasharray="0 %s"`, strconv.FormatFloat(gap*unit, 'g', 7, 64)))
		// A little more than to the last one, so that what is rounded does not lose it.
		long := units(b.X - a.X + min(gap/2, 0.05))
		fmt.Fprintf(&w.out, "M%sh%s", place(a), strconv.Itoa(long))
		w.x, w.y = units(a.X)+long, units(a.Y)
		from = to
	}
}

func (w *contentWriter) box(s drawing.Box) {
	if s.Outline == 0 && s.Enter != drawing.Rise && s.W > 2*s.Radius && s.H > 2*s.Radius {
		// Its corners are the round joins of its edge.
		r := s.Radius
		x, y := units(s.X+r), units(s.Y+r)
		if w.begin(fmt.Sprintf(`class="b" stroke-width="%d"`, units(2*r))) {
			w.out.WriteString("M" + pair(x, y))
		} else {
			w.out.WriteString("m" + pair(x-w.x, y-w.y))
		}
		w.x, w.y = x, y
		fmt.Fprintf(&w.out, "h%dv%dh%dz", units(s.W-2*r), units(s.H-2*r), units(2*r-s.W))
		return
	}
	w.end()
	fmt.Fprintf(&w.out, `<rect x="%d" y="%d" width="%d" height="%d"`, units(s.X), units(s.Y), units(s.W), units(s.H))
	if s.Radius > 0 {
		fmt.Fprintf(&w.out, ` rx="%d"`, units(s.Radius))
	}
	class := ""
	if s.Outline > 0 {
		fmt.Fprintf(&w.out, ` stroke-width="%d"`, units(s.Outline))
		class = "o"
	}
	if s.Enter == drawing.Rise {
		class = strings.TrimSpace(class + " from-" + [...]string{"bottom", "left", "top", "right"}[s.Base&3])
	}
	if class != "" {
		fmt.Fprintf(&w.out, ` class="%s"`, class)
	}
	w.out.WriteString("/>")
}

func (w *contentWriter) word(s drawing.Word) {
	if s.Text == "" {
		return
	}
	linked := safe(s.Link)
	if linked {
		fmt.Fprintf(&w.out, `<a href="%s" target="_blank" rel="noreferrer">`, html.EscapeString(s.Link))
	}
	w.out.WriteString("<text")
	if x := units(s.At.X); x != 0 {
		fmt.Fprintf(&w.out, ` x="%d"`, x)
	}
	fmt.Fprintf(&w.out, ` y="%d"`, units(s.At.Y))
	if s.Size != 1 && s.Size != w.size {
		fmt.Fprintf(&w.out, ` font-size="%d"`, units(s.Size))
	}
	switch s.Anchor {
	case drawing.Middle:
		w.out.WriteString(` text-anchor="middle"`)
	case drawing.End:
		w.out.WriteString(` text-anchor="end"`)
	}
	switch {
	case s.Bold && s.Mono:
		w.out.WriteString(` class="h mono"`)
	case s.Bold:
		w.out.WriteString(` class="h"`)
	case s.Mono:
		w.out.WriteString(` class="mono"`)
	}
	fmt.Fprintf(&w.out, ">%s</text>", html.EscapeString(s.Text))
	if linked {
		w.out.WriteString("</a>")
	}
}

// place writes a point.
func place(p drawing.Point) string { return pair(units(p.X), units(p.Y)) }

// pair writes two numbers; a minus keeps them apart.
func pair(x, y int) string {
	if y < 0 {
		return strconv.Itoa(x) + strconv.Itoa(y)
	}
	return strconv.Itoa(x) + " " + strconv.Itoa(y)
}

// units returns ems in the units of a picture.
func units(ems float64) int { return int(math.Round(ems * unit)) }
