package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"

	"revolute/internal/frame"
)

// A cell of a picture, in pixels, twice as high as it is wide: what is drawn in
// half blocks keeps its shape.
const (
	cellWidth  = 12
	cellHeight = 24
	baseline   = 18 // of text, from the top of its row
	fontSize   = 20
	wideSize   = 22 // of Chinese, which has room
)

// fontNames are those that text is set in: the first that a reader has. Latin
// ones come first, since a Chinese font has wider quotation marks.
const fontNames = `'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', 'PingFang SC', 'Microsoft YaHei', ` +
	`'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Source Han Sans SC', monospace`

// SVGOptions say what a picture of a frame says beside the frame.
type SVGOptions struct {
	Title string // for those who cannot see it
	Lang  string // of its text: in which form Chinese characters are drawn
	Dark  bool   // what the terminal's own colours are like

	paint func(frame.Color) string // how a colour is written; nil: "#rrggbb"
	bare  bool                     // part of an HTML page, which has the fonts and the background
	keep  string                   // where it stands in a room of another shape
}

// SVG writes the frame as a picture, as a terminal shows it: its text is text
// that can be selected, each run as wide as its cells are, whatever font it is
// set in. Blocks, braille and lines are drawn, since fonts leave gaps between
// them. The error is w's.
func SVG(w io.Writer, f *frame.Frame, o SVGOptions) error {
	p := &painter{f: f, o: o, out: bufio.NewWriter(w)}
	p.head()
	p.grounds()
	p.shapes()
	for y := range f.Height() {
		p.row(y)
	}
	p.printf("</svg>\n")
	return p.out.Flush()
}

// painter writes one picture.
type painter struct {
	f   *frame.Frame
	o   SVGOptions
	out *bufio.Writer // keeps its first error until it is flushed
}

func (p *painter) printf(format string, args ...any) { fmt.Fprintf(p.out, format, args...) }

func (p *painter) head() {
	width, height := p.f.Width()*cellWidth, p.f.Height()*cellHeight
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"`, width, height)
	if p.o.bare { // in the page's letters
		p.printf(` width="%gem" height="%gem" preserveAspectRatio="%s"`, float64(width)/fontSize, float64(height)/fontSize, p.o.keep)
	} else {
		p.printf(` width="%d" height="%d" font-family="%s"`, width, height, fontNames)
	}
	if p.o.Lang != "" {
		p.printf(` xml:lang="%s"`, html.EscapeString(p.o.Lang))
	}
	p.printf(` font-size="%d" xml:space="preserve" role="img">`+"\n", fontSize)
	if p.o.Title != "" {
		p.printf("<title>%s</title>\n", html.EscapeString(p.o.Title))
	}
	if !p.o.bare {
		p.printf("<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", width, height, p.colour(p.background(p.f.Canvas())))
	}
}

// grounds paints the backgrounds that are not the canvas's: what touches in a
// row is one rectangle, and so is what is the same in rows below one another.
func (p *painter) grounds() {
	type ground struct {
		x, w int
		c    frame.Color
	}
	canvas := p.background(p.f.Canvas())
	open := map[ground]int{} // where it began
	for y := 0; y <= p.f.Height(); y++ {
		row := map[ground]bool{}
		var order []ground
		for x := 0; y < p.f.Height() && x < p.f.Width(); {
			g := ground{x: x, c: p.backAt(x, y)}
			for x < p.f.Width() && p.backAt(x, y) == g.c {
				x++
			}
			if g.w = x - g.x; g.c != canvas {
				row[g] = true
				order = append(order, g)
			}
		}
		for g, from := range open {
			if !row[g] {
				p.printf(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
					g.x*cellWidth, from*cellHeight, g.w*cellWidth, (y-from)*cellHeight, p.colour(g.c))
				delete(open, g)
			}
		}
		for _, g := range order {
			if _, ok := open[g]; !ok {
				open[g] = y
			}
		}
	}
}

// backAt is the background of a cell; that of a wide character is its first
// cell's.
func (p *painter) backAt(x, y int) frame.Color {
	_, width, st := p.f.Cell(x, y)
	if width == 0 && x > 0 {
		_, _, st = p.f.Cell(x-1, y)
	}
	return p.background(st)
}

// run is text in one style, of characters that all take one column or all take
// two.
type run struct {
	x, columns int
	text       []string // its characters
	wide       bool
	style      frame.Style
}

// row writes the text of a row.
func (p *painter) row(y int) {
	var r run
	for x := 0; x < p.f.Width(); {
		text, width, st := p.f.Cell(x, y)
		if width == 0 { // cannot be: a wide character has both its cells
			x++
			continue
		}
		if text == " " && st.Attr&(frame.Underline|frame.Strike) == 0 {
			if !p.joins(r, x, y) {
				p.text(r, y)
				r = run{}
				x++
				continue
			}
			st = r.style
		}
		if drawn(text) {
			p.text(r, y)
			r = run{}
			x += width
			continue
		}
		if len(r.text) > 0 && (!r.takes(st) || r.wide != (width == 2)) {
			p.text(r, y)
			r = run{}
		}
		if len(r.text) == 0 {
			r = run{x: x, wide: width == 2, style: st}
		}
		r.text = append(r.text, text)
		r.columns += width
		x += width
	}
	p.text(r, y)
}

// joins reports whether the space at x stands within a run, so that it is copied
// with it.
func (p *painter) joins(r run, x, y int) bool {
	next, width, st := p.f.Cell(x+1, y)
	return len(r.text) > 0 && !r.wide && width == 1 && next != " " && !drawn(next) && r.takes(st)
}

// takes reports whether text in that style looks as the run does.
func (r *run) takes(st frame.Style) bool {
	return st.Fg == r.style.Fg && st.Bg == r.style.Bg && st.Attr == r.style.Attr && st.Link == r.style.Link
}

// text writes a run. Wide characters have each their own place, in the middle
// of their cells; others share the width of theirs.
func (p *painter) text(r run, y int) {
	if len(r.text) == 0 {
		return
	}
	address := p.f.Address(r.style.Link)
	if !safe(address) {
		address = ""
	}
	if address != "" {
		p.printf(`<a href="%s">`, html.EscapeString(address))
	}
	at := r.x * cellWidth
	p.printf(`<text y="%d" fill="%s"`, y*cellHeight+baseline, p.colour(p.foreground(r.style)))
	switch {
	case r.wide:
		p.printf(` font-size="%d" x="`, wideSize)
		for i, c := range r.text {
			p.printf("%d ", at+i*2*cellWidth+(2*cellWidth-wideSize)/2)
			for range []rune(c)[1:] { // a mark on it is placed with it
				p.printf("%d ", at+i*2*cellWidth+(2*cellWidth-wideSize)/2)
			}
		}
		p.printf(`"`)
	case len(r.text) > 1:
		p.printf(` x="%d" textLength="%d"`, at, r.columns*cellWidth)
	default:
		p.printf(` x="%d"`, at)
	}
	p.attributes(r.style.Attr)
	p.printf(">%s</text>", html.EscapeString(strings.Join(r.text, "")))
	if address != "" {
		p.printf("</a>")
	}
	p.printf("\n")
}

func (p *painter) attributes(a frame.Attr) {
	if a&frame.Bold != 0 {
		p.printf(` font-weight="bold"`)
	}
	if a&frame.Italic != 0 {
		p.printf(` font-style="italic"`)
	}
	switch a & (frame.Underline | frame.Strike) {
	case frame.Underline:
		p.printf(` text-decoration="underline"`)
	case frame.Strike:
		p.printf(` text-decoration="line-through"`)
	case frame.Underline | frame.Strike:
		p.printf(` text-decoration="underline line-through"`)
	}
}

// safe reports whether an address may be followed from a page: others, such as
// javascript:, run in it.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
