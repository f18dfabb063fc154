package page

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"
	"time"

	"revolute/internal/drawing"
)

// unit is an em of the slide's body text in the units of a picture.
const unit = 20

// shapesWriter writes shapes as SVG. All text in it is escaped; all else is its
// own words and numbers. How paths are stroked and filled says the page's style.
type shapesWriter struct {
	out    strings.Builder
	first  int            // the step of the slide with which the drawing begins
	slide  string         // its number
	shared map[string]int // by slide and content, the numbers of what stands there once
}

// shapes returns a drawing as SVG, its steps counted from first on. What another
// drawing of the slide holds already, in another language, is used again.
func (f *face) shapes(s drawing.Shapes, first int) template.HTML {
	w := &shapesWriter{first: first, slide: f.Number, shared: f.maker.shared}
	title := s.Title
	if title == "" {
		title, _, _ = strings.Cut(s.Desc, "\n")
	}
	fmt.Fprintf(&w.out, `<svg viewBox="0 0 %s %s"`, length(s.Width), length(s.Height))
	switch n, known := w.share(s.Desc); {
	case title == "":
		w.out.WriteString(` aria-hidden="true">`)
	case s.Desc == "" || s.Desc == title:
		fmt.Fprintf(&w.out, ` role="img"><title>%s</title>`, html.EscapeString(title))
	case known:
		fmt.Fprintf(&w.out, ` role="img" aria-describedby="~%d"><title>%s</title>`, n, html.EscapeString(title))
	default:
		fmt.Fprintf(&w.out, ` role="img"><title>%s</title><desc id="~%d">%s</desc>`, html.EscapeString(title), n, html.EscapeString(s.Desc))
	}
	for _, g := range grouped(s.Items) {
		w.group(g)
	}
	w.out.WriteString("</svg>")
	return template.HTML(w.out.String())
}

// share returns the number of what stands on a slide once, and whether it does
// so already.
func (w *shapesWriter) share(content string) (n int, known bool) {
	key := w.slide + " " + content
	n, known = w.shared[key]
	if !known {
		n = len(w.shared) + 1
		w.shared[key] = n
	}
	return n, known
}

// group writes shapes of one ink: its colour, and how and with which step it
// comes.
func (w *shapesWriter) group(g group) {
	k := g.ink
	class, color := "in-"+k.Role.String(), ""
	if mixed := paint(k); mixed != "" {
		class, color = "", ` color="`+mixed+`"`
	}
	if k.Over > 0 || k.Delay > 0 {
		class = strings.TrimSpace(class + " " + entrances[k.Enter])
	}
	attributes := ""
	if class != "" {
		attributes = ` class="` + class + `"`
	}
	attributes += color
	moving := k.Over > 0 || k.Delay > 0
	if k.Step > 0 {
		attributes += fmt.Sprintf(` data-step="%d"`, w.first+k.Step)
	}
	if moving {
		attributes += fmt.Sprintf(` data-at="%d"`, k.Delay/time.Millisecond)
		if k.Over != usual {
			attributes += fmt.Sprintf(` data-over="%d"`, k.Over/time.Millisecond)
		}
	}
	content := g.content()
	const worth = 120 // bytes
	switch still := k.Step == 0 && !moving; {
	case len(content) <= worth || k.Enter == drawing.Count || k.Enter == drawing.Type:
		fmt.Fprintf(&w.out, "<g%s>%s</g>", attributes, content)
	case still:
		if n, known := w.share(attributes + content); known {
			fmt.Fprintf(&w.out, `<use href="#~%d"/>`, n)
		} else {
			fmt.Fprintf(&w.out, `<g%s id="~%d">%s</g>`, attributes, n, content)
		}
	default:
		if n, known := w.share(content); known {
			fmt.Fprintf(&w.out, `<g%s><use href="#~%d"/></g>`, attributes, n)
		} else {
			fmt.Fprintf(&w.out, `<g%s><g id="~%d">%s</g></g>`, attributes, n, content)
		}
	}
}

// usual is how long an entrance takes that does not say so.
const usual = 180 * time.Millisecond

// entrances are the classes of how a shape comes.
var entrances = map[drawing.Entrance]string{
	drawing.Appear: "appear", drawing.Trace: "trace", drawing.Rise: "rise", drawing.Count: "count", drawing.Type: "type",
}

// paint is the colour of an ink as CSS writes it; "" is its role's.
func paint(k drawing.Ink) string {
	if k.Fixed != 0 {
		return fmt.Sprintf("#%06x", uint32(k.Fixed)&0xffffff)
	}
	from, to := "var(--"+k.Role.String()+")", "var(--"+k.Toward.String()+")"
	switch {
	case k.Part <= 0 || k.Role == k.Toward:
		return ""
	case k.Part >= 1:
		return to
	}
	return fmt.Sprintf("color-mix(in oklab,%s,%s %d%%)", from, to, int(k.Part*100+0.5))
}

// content is the shapes of a group. Lines and dots of one width are one path.
func (g group) content() string {
	var w contentWriter
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
	path string // the attributes of the path that is open
	x, y int    // where its last box begins or its last dot is, in tenths of a unit
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
	attributes := `stroke-width="` + length(s.Width) + `"`
	switch s.Dash {
	case drawing.Dashed:
		attributes += fmt.Sprintf(` stroke-linecap="butt" stroke-dasharray="%s %s"`, length(4*s.Width), length(3*s.Width))
	case drawing.Dotted:
		attributes += fmt.Sprintf(` stroke-dasharray="0 %s"`, length(2.5*s.Width))
	}
	if traced && s.Dash == drawing.Solid {
		w.end()
		attributes += ` pathLength="100"`
	}
	w.begin(attributes)
	const enough = 40 // points, from which on straight lines look like a curve
	switch many := len(s.Points) > enough; {
	case s.Smooth && len(s.Points) > 2 && !many:
		w.curve(s.Points)
	case many && !s.Smooth:
		w.points(s.Points, 10) // of a line that jumps nobody sees a twentieth of an em
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
// many tenths.
func (w *contentWriter) points(points []drawing.Point, grain int) {
	x, y := 0, 0 // in tenths of a unit, so that what is rounded does not add up
	last := byte(0)
	for i, p := range points {
		px, py := tenths(p.X)/grain*grain, tenths(p.Y)/grain*grain
		switch {
		case i == 0:
			w.out.WriteString("M" + pair(px, py))
		case px == x && py == y:
		case py == y:
			w.out.WriteString("h" + decimal(px-x))
			last = 'h'
		case px == x:
			w.out.WriteString("v" + decimal(py-y))
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

// curve writes a path through points without corners, by the cubic curves of
// Catmull and Rom.
func (w *contentWriter) curve(p []drawing.Point) {
	at := func(i int) drawing.Point { return p[min(max(i, 0), len(p)-1)] }
	w.out.WriteString("M" + place(p[0]))
	for i := range len(p) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		fmt.Fprintf(&w.out, "C%s %s %s", place(drawing.Point{X: b.X + (c.X-a.X)/6, Y: b.Y + (c.Y-a.Y)/6}),
			place(drawing.Point{X: c.X - (d.X-b.X)/6, Y: c.Y - (d.Y-b.Y)/6}), place(c))
	}
}

// dots writes points as the ends of lines without length. Those that follow each
// other evenly in a row are the dashes of one line.
func (w *contentWriter) dots(s drawing.Dots) {
	width := `stroke-width="` + length(2*s.Radius) + `"`
	for from := 0; from < len(s.Points); {
		to := even(s.Points[from:]) + from
		a, b := s.Points[from], s.Points[to-1]
		if to-from < 4 {
			x, y := tenths(a.X), tenths(a.Y)
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
		long := tenths(b.X - a.X + min(gap/2, 0.05))
		fmt.Fprintf(&w.out, "M%sh%s", place(a), decimal(long))
		w.x, w.y = tenths(a.X)+long, tenths(a.Y)
		from = to
	}
}

// even returns how many points, from the first on, stand in a row at the same
// distances.
func even(p []drawing.Point) int {
	if len(p) < 2 || p[1].X <= p[0].X {
		return 1
	}
	gap := p[1].X - p[0].X
	n := 1
	for n < len(p) && p[n].Y == p[0].Y && math.Abs(p[n].X-p[n-1].X-gap) < 1e-6 {
		n++
	}
	return n
}

func (w *contentWriter) box(s drawing.Box) {
	if s.Outline == 0 && s.Enter != drawing.Rise && s.W > 2*s.Radius && s.H > 2*s.Radius {
		// Its corners are the round joins of its edge.
		r := s.Radius
		x, y := tenths(s.X+r), tenths(s.Y+r)
		if w.begin(`class="b" stroke-width="` + length(2*r) + `"`) {
			w.out.WriteString("M" + pair(x, y))
		} else {
			w.out.WriteString("m" + pair(x-w.x, y-w.y))
		}
		w.x, w.y = x, y
		fmt.Fprintf(&w.out, "h%sv%sh%sz", length(s.W-2*r), length(s.H-2*r), length(2*r-s.W))
		return
	}
	w.end()
	fmt.Fprintf(&w.out, `<rect x="%s" y="%s" width="%s" height="%s"`, length(s.X), length(s.Y), length(s.W), length(s.H))
	if s.Radius > 0 {
		fmt.Fprintf(&w.out, ` rx="%s"`, length(s.Radius))
	}
	class := ""
	if s.Outline > 0 {
		fmt.Fprintf(&w.out, ` stroke-width="%s"`, length(s.Outline))
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
	fmt.Fprintf(&w.out, `<text x="%s" y="%s"`, length(s.At.X), length(s.At.Y))
	if s.Size != 1 {
		fmt.Fprintf(&w.out, ` font-size="%s"`, length(s.Size))
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
func place(p drawing.Point) string { return pair(tenths(p.X), tenths(p.Y)) }

// pair writes two numbers of tenths; a minus keeps them apart.
func pair(x, y int) string {
	if y < 0 {
		return decimal(x) + decimal(y)
	}
	return decimal(x) + " " + decimal(y)
}

// length is ems in the units of a picture, to a tenth of one.
func length(ems float64) string { return decimal(tenths(ems)) }

func tenths(ems float64) int { return int(math.Round(ems * unit * 10)) }

// decimal writes tenths as short as can be.
func decimal(t int) string {
	if t%10 == 0 {
		return strconv.Itoa(t / 10)
	}
	s := strconv.FormatFloat(float64(t)/10, 'f', 1, 64)
	return strings.Replace(strings.TrimPrefix(s, "0"), "-0.", "-.", 1)
}
