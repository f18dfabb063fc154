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

// unit is an em of the slide's body text in the units of a picture: fine enough
// for whole numbers, which are short. The style says the same of text.
const unit = 50

// shapesWriter writes shapes as SVG. All text in it is escaped; all else is its
// own words and numbers. How paths are stroked and filled says the page's style.
type shapesWriter struct {
	out    strings.Builder
	first  int    // the step of the slide with which the drawing begins
	slide  string // its number
	shared *shared
}

// shapes returns a drawing of a kind as SVG, its steps counted from first on. What another
// drawing of the slide holds already, in another language, is used again.
func (f *face) shapes(kind string, s drawing.Shapes, first int) template.HTML {
	w := &shapesWriter{first: first, slide: f.Number, shared: f.maker.shared}
	title := s.Title
	if title == "" {
		title, _, _ = strings.Cut(s.Desc, "\n")
	}
	fmt.Fprintf(&w.out, `<svg viewBox="0 0 %d %d"`, units(s.Width), units(s.Height))
	if kind == "terminal" { // it is text, and begins where text does
		w.out.WriteString(` preserveAspectRatio="xMinYMin"`)
	}
	switch n, known := w.shared.use(w.slide + " " + s.Desc); {
	case title == "":
		w.out.WriteString(` aria-hidden="true">`)
	case s.Desc == "" || s.Desc == title:
		fmt.Fprintf(&w.out, ` role="img"><title>%s</title>`, html.EscapeString(title))
	case known:
		fmt.Fprintf(&w.out, ` role="img" aria-describedby="~%d"><title>%s</title>`, n, html.EscapeString(title))
	case n == 0:
		fmt.Fprintf(&w.out, ` role="img"><title>%s</title><desc>%s</desc>`, html.EscapeString(title), html.EscapeString(s.Desc))
	default:
		fmt.Fprintf(&w.out, ` role="img"><title>%s</title><desc id="~%d">%s</desc>`, html.EscapeString(title), n, html.EscapeString(s.Desc))
	}
	for _, g := range grouped(s.Items) {
		w.group(g)
	}
	w.out.WriteString("</svg>")
	return template.HTML(w.out.String())
}

// group writes shapes of one ink: its colour, and how and with which step it
// comes.
func (w *shapesWriter) group(g group) {
	k := g.ink
	class, color := "", ""
	from, to := "var(--"+k.Role.String()+")", "var(--"+k.Toward.String()+")"
	switch {
	case k.Fixed != 0:
		color = fmt.Sprintf(` color="#%06x"`, uint32(k.Fixed)&0xffffff)
	case k.Part <= 0 || k.Role == k.Toward:
		class = "in-" + k.Role.String()
	case k.Part >= 1:
		color = ` color="` + to + `"`
	default:
		color = fmt.Sprintf(` color="color-mix(in oklab,%s,%s %d%%)"`, from, to, int(k.Part*100+0.5))
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
		attributes += fmt.Sprintf(` data-at="%d`, k.Delay/time.Millisecond)
		if k.Over != usual {
			attributes += fmt.Sprintf(" %d", k.Over/time.Millisecond)
		}
		attributes += `"`
	}
	if size := g.size(); size != 0 {
		attributes += fmt.Sprintf(` font-size="%d"`, units(size))
	}
	content := g.content()
	const worth = 120 // bytes
	if len(content) <= worth || k.Enter == drawing.Count || k.Enter == drawing.Type {
		fmt.Fprintf(&w.out, "<g%s>%s</g>", attributes, content)
		return
	}
	// What stands still is shared with its attributes, and what moves without them.
	still := k.Step == 0 && !moving
	key := content
	if still {
		key = attributes + content
	}
	n, known := w.shared.use(w.slide + " " + key)
	if !known {
		content = w.columns(g, content)
	}
	switch {
	case known && still:
		fmt.Fprintf(&w.out, `<use href="#~%d"/>`, n)
	case known:
		fmt.Fprintf(&w.out, `<g%s><use href="#~%d"/></g>`, attributes, n)
	case n == 0:
		fmt.Fprintf(&w.out, "<g%s>%s</g>", attributes, content)
	case still:
		fmt.Fprintf(&w.out, `<g%s id="~%d">%s</g>`, attributes, n, content)
	default:
		fmt.Fprintf(&w.out, `<g%s><g id="~%d">%s</g></g>`, attributes, n, content)
	}
}

// size returns the size of a group that is words of one size; 0 if it is not, or
// that of the body.
func (g group) size() float64 {
	size := 0.0
	for i, item := range g.items {
		word, ok := item.(drawing.Word)
		if !ok || i > 0 && word.Size != size || word.Size == 1 {
			return 0
		}
		size = word.Size
	}
	return size
}

// columns returns the content of a group; of boxes that stand in columns at even
// distances only the first column, and the others as its likes.
func (w *shapesWriter) columns(g group, content string) string {
	high, across := 0, 0.0
	for i, item := range g.items {
		box, ok := item.(drawing.Box)
		first, _ := g.items[0].(drawing.Box)
		if !ok {
			return content
		}
		if high == 0 && box.X != first.X {
			high, across = i, box.X-first.X
		}
		like := first
		if high > 0 {
			like, _ = g.items[i%high].(drawing.Box)
			like.X += float64(i/high) * across
		} else {
			like.Y = box.Y
		}
		like.Ink = box.Ink
		if math.Abs(like.X-box.X) > 1e-6 || like.Y != box.Y || like.W != box.W || like.H != box.H || like.Radius != box.Radius {
			return content
		}
	}
	if high < 2 || len(g.items) < 4*high {
		return content
	}
	column := group{ink: g.ink, items: g.items[:high]}.content()
	n, _ := w.shared.number(w.slide + " column " + content)
	var b strings.Builder
	fmt.Fprintf(&b, `<g id="~%d">%s</g>`, n, column)
	for i := 1; i < len(g.items)/high; i++ {
		fmt.Fprintf(&b, `<use href="#~%d" x="%s"/>`, n, strconv.FormatFloat(float64(i)*across*unit, 'f', 1, 64))
	}
	return b.String()
}

// usual is how long an entrance takes that does not say so.
const usual = 180 * time.Millisecond

// entrances are the classes of how a shape comes.
var entrances = map[drawing.Entrance]string{
	drawing.Appear: "appear", drawing.Trace: "trace", drawing.Rise: "rise", drawing.Count: "count", drawing.Type: "type",
}
