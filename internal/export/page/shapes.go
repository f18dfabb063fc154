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
	"revolute/theme"
)

// unit is an em of the slide's body text in the units of a picture.
const unit = 20

// shapesWriter writes shapes as SVG. All text in it is escaped; all else is its
// own words and numbers.
type shapesWriter struct {
	out   strings.Builder
	first int          // the step of the slide with which the drawing begins
	ink   *drawing.Ink // of the group that is open
}

// shapes returns a drawing as SVG, its steps counted from first on.
func shapes(s drawing.Shapes, first int) template.HTML {
	w := &shapesWriter{first: first}
	fmt.Fprintf(&w.out, `<svg viewBox="0 0 %s %s" role="img">`, length(s.Width), length(s.Height))
	title := s.Title
	if title == "" {
		title, _, _ = strings.Cut(s.Desc, "\n")
	}
	fmt.Fprintf(&w.out, "<title>%s</title>", html.EscapeString(title))
	if s.Desc != "" && s.Desc != title {
		fmt.Fprintf(&w.out, "<desc>%s</desc>", html.EscapeString(s.Desc))
	}
	for _, item := range s.Items {
		w.group(item.Paint())
		w.shape(item)
	}
	if w.ink != nil {
		w.out.WriteString("</g>")
	}
	w.out.WriteString("</svg>")
	return template.HTML(w.out.String())
}

// group opens the group of an ink, unless it is open: its colour, and how and
// with which step it comes.
func (w *shapesWriter) group(k drawing.Ink) {
	if w.ink != nil && *w.ink == k {
		return
	}
	if w.ink != nil {
		w.out.WriteString("</g>\n")
	}
	w.ink = &k
	fmt.Fprintf(&w.out, `<g color="%s"`, paint(k))
	if k.Step > 0 {
		fmt.Fprintf(&w.out, ` data-step="%d"`, w.first+k.Step)
	}
	if k.Over > 0 || k.Delay > 0 {
		fmt.Fprintf(&w.out, ` class="%s" data-at="%d" data-over="%d"`,
			[...]string{"appear", "trace", "rise", "count", "type"}[min(int(k.Enter), 4)], k.Delay/time.Millisecond, k.Over/time.Millisecond)
	}
	w.out.WriteString(">")
}

// paint is the colour of an ink as CSS writes it.
func paint(k drawing.Ink) string {
	if k.Fixed != 0 {
		return fmt.Sprintf("#%06x", uint32(k.Fixed)&0xffffff)
	}
	from, to := "var(--"+k.Role.String()+")", "var(--"+k.Toward.String()+")"
	switch {
	case k.Part <= 0 || k.Role == k.Toward:
		return from
	case k.Part >= 1:
		return to
	}
	return fmt.Sprintf("color-mix(in oklab, %s, %s %d%%)", from, to, int(k.Part*100+0.5))
}

func (w *shapesWriter) shape(item drawing.Shape) {
	switch s := item.(type) {
	case drawing.Line:
		w.line(s)
	case drawing.Area:
		w.out.WriteString(`<path fill="currentColor" fill-rule="nonzero" d="`)
		for _, ring := range s.Rings {
			w.points(ring)
			w.out.WriteString("z")
		}
		w.out.WriteString(`"/>`)
	case drawing.Box:
		w.box(s)
	case drawing.Dots:
		fmt.Fprintf(&w.out, `<path stroke="currentColor" stroke-width="%s" stroke-linecap="round" d="`, length(2*s.Radius))
		w.dots(s.Points)
		w.out.WriteString(`"/>`)
	case drawing.Word:
		w.word(s)
	}
}

func (w *shapesWriter) line(s drawing.Line) {
	fmt.Fprintf(&w.out, `<path fill="none" stroke="currentColor" stroke-width="%s" stroke-linejoin="round" pathLength="100"`, length(s.Width))
	switch s.Dash {
	case drawing.Dashed:
		fmt.Fprintf(&w.out, ` stroke-dasharray="%s %s"`, dash(s, 4), dash(s, 3))
	case drawing.Dotted:
		fmt.Fprintf(&w.out, ` stroke-linecap="round" stroke-dasharray="0.01 %s"`, dash(s, 2.5))
	default:
		w.out.WriteString(` stroke-linecap="round"`)
	}
	w.out.WriteString(` d="`)
	if s.Smooth && len(s.Points) > 2 {
		w.curve(s.Points)
	} else {
		w.points(s.Points)
	}
	if s.Closed {
		w.out.WriteString("z")
	}
	w.out.WriteString(`"/>`)
}

// dash is so many widths of a line as a share of its length, of which there are
// 100.
func dash(s drawing.Line, widths float64) string {
	total := 0.0
	for i := 1; i < len(s.Points); i++ {
		total += math.Hypot(s.Points[i].X-s.Points[i-1].X, s.Points[i].Y-s.Points[i-1].Y)
	}
	if total == 0 {
		return "1"
	}
	return strconv.FormatFloat(widths*s.Width/total*100, 'f', 2, 64)
}

// points writes a path through points, each from the one before it.
func (w *shapesWriter) points(points []drawing.Point) {
	x, y := 0, 0 // in tenths of a unit, so that what is rounded does not add up
	for i, p := range points {
		px, py := tenths(p.X), tenths(p.Y)
		switch {
		case i == 0:
			fmt.Fprintf(&w.out, "M%s %s", decimal(px), decimal(py))
		case py == y:
			fmt.Fprintf(&w.out, "h%s", decimal(px-x))
		case px == x:
			fmt.Fprintf(&w.out, "v%s", decimal(py-y))
		default:
			fmt.Fprintf(&w.out, "l%s %s", decimal(px-x), decimal(py-y))
		}
		x, y = px, py
	}
}

// curve writes a path through points without corners, by the cubic curves of
// Catmull and Rom.
func (w *shapesWriter) curve(p []drawing.Point) {
	at := func(i int) drawing.Point { return p[min(max(i, 0), len(p)-1)] }
	fmt.Fprintf(&w.out, "M%s %s", length(p[0].X), length(p[0].Y))
	for i := range len(p) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		fmt.Fprintf(&w.out, "C%s %s %s %s %s %s",
			length(b.X+(c.X-a.X)/6), length(b.Y+(c.Y-a.Y)/6), length(c.X-(d.X-b.X)/6), length(c.Y-(d.Y-b.Y)/6), length(c.X), length(c.Y))
	}
}

// dots writes points as the ends of lines without length; those that follow one
// another evenly in a row take few bytes.
func (w *shapesWriter) dots(points []drawing.Point) {
	x, y := 0, 0
	for i, p := range points {
		px, py := tenths(p.X), tenths(p.Y)
		if i == 0 {
			fmt.Fprintf(&w.out, "M%s %sh0", decimal(px), decimal(py))
		} else {
			fmt.Fprintf(&w.out, "m%s %sh0", decimal(px-x), decimal(py-y))
		}
		x, y = px, py
	}
}

func (w *shapesWriter) box(s drawing.Box) {
	fmt.Fprintf(&w.out, `<rect x="%s" y="%s" width="%s" height="%s"`, length(s.X), length(s.Y), length(s.W), length(s.H))
	if s.Radius > 0 {
		fmt.Fprintf(&w.out, ` rx="%s"`, length(s.Radius))
	}
	if s.Outline > 0 {
		fmt.Fprintf(&w.out, ` fill="none" stroke="currentColor" stroke-width="%s"`, length(s.Outline))
	} else {
		w.out.WriteString(` fill="currentColor"`)
	}
	if s.Enter == drawing.Rise {
		fmt.Fprintf(&w.out, ` class="from-%s"`, [...]string{"bottom", "left", "top", "right"}[s.Base&3])
	}
	w.out.WriteString("/>")
}

func (w *shapesWriter) word(s drawing.Word) {
	linked := safe(s.Link)
	if linked {
		fmt.Fprintf(&w.out, `<a href="%s" target="_blank" rel="noopener noreferrer nofollow">`, html.EscapeString(s.Link))
	}
	fmt.Fprintf(&w.out, `<text x="%s" y="%s" font-size="%s"`, length(s.At.X), length(s.At.Y), length(s.Size))
	switch s.Anchor {
	case drawing.Middle:
		w.out.WriteString(` text-anchor="middle"`)
	case drawing.End:
		w.out.WriteString(` text-anchor="end"`)
	}
	if s.Bold {
		w.out.WriteString(` font-weight="bold"`)
	}
	if s.Mono {
		w.out.WriteString(` class="mono"`)
	}
	fmt.Fprintf(&w.out, ">%s</text>", html.EscapeString(s.Text))
	if linked {
		w.out.WriteString("</a>")
	}
}

// length is ems in the units of a picture, to a tenth of one.
func length(ems float64) string { return decimal(tenths(ems)) }

func tenths(ems float64) int { return int(math.Round(ems * unit * 10)) }

// decimal writes tenths as short as can be.
func decimal(t int) string {
	if t%10 == 0 {
		return strconv.Itoa(t / 10)
	}
	return strconv.FormatFloat(float64(t)/10, 'f', 1, 64)
}

// roleClasses are the classes of cards and of words in the roles' colours.
func roleClasses() string {
	var b strings.Builder
	for _, name := range theme.RoleNames() {
		fmt.Fprintf(&b, ".cards>.edge-%s{border-color:var(--%s)}.in-%s{color:var(--%s)}\n", name, name, name, name)
	}
	return b.String()
}
