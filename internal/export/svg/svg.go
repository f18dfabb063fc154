// Package svg writes a frame as a picture in SVG, as a terminal shows it: its
// text is text that can be selected.
package svg

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"strings"

	"revolute/internal/export/cells"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

const (
	baseline = 18 // of text, from the top of its row
	fontSize = 20
	wideSize = 22 // of Chinese, which has room
)

// fontNames are those that text is set in: the first that a reader has. Latin
// ones come first, since a Chinese font has wider quotation marks.
const fontNames = `'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', 'PingFang SC', 'Microsoft YaHei', ` +
	`'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Source Han Sans SC', monospace`

// Options say what a picture of a frame says beside the frame.
type Options struct {
	Title string // for those who cannot see it
	Lang  string // of its text: in which form Chinese characters are drawn
	Dark  bool   // what the terminal's own colours are like

	// Within another document, which has the fonts and the background:
	Inner bool
	Paint func(frame.Color) string // how a colour is written; nil: "#rrggbb"
}

// Write writes the frame as a picture. The error is w's.
func Write(w io.Writer, f *frame.Frame, o Options) error {
	p := &writer{o: o, out: bufio.NewWriter(w)}
	picture := cells.Of(f.WithoutImages(), o.Dark)
	picture.Clear(f.Lettered())
	p.head(picture)
	for _, g := range picture.Grounds {
		p.printf(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", g.X, g.Y, g.W, g.H, p.colour(g.Color))
	}
	whole, _ := f.Placed()
	for _, i := range whole {
		p.image(i)
	}
	for i := range picture.Inks {
		p.ink(&picture.Inks[i])
	}
	for i := range picture.Runs {
		p.run(&picture.Runs[i])
	}
	for _, l := range f.Lettered() {
		p.lettered(l)
	}
	p.printf("</svg>\n")
	return p.out.Flush()
}

// writer writes one picture.
type writer struct {
	o   Options
	out *bufio.Writer // keeps its first error until it is flushed
}

func (p *writer) printf(format string, args ...any) { fmt.Fprintf(p.out, format, args...) }

func (p *writer) head(c *cells.Picture) {
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"`, c.Width, c.Height)
	if !p.o.Inner {
		p.printf(` width="%d" height="%d" font-family="%s"`, c.Width, c.Height, fontNames)
	}
	if p.o.Lang != "" {
		p.printf(` xml:lang="%s"`, html.EscapeString(p.o.Lang))
	}
	p.printf(` font-size="%d" xml:space="preserve" role="img">`+"\n", fontSize)
	if p.o.Title != "" {
		p.printf("<title>%s</title>\n", html.EscapeString(p.o.Title))
	}
	if !p.o.Inner {
		p.printf("<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", c.Width, c.Height, p.colour(c.Ground))
	}
}

// ink draws what is drawn in one colour.
func (p *writer) ink(i *cells.Ink) {
	colour := p.colour(i.Color)
	if len(i.Areas) > 0 {
		p.printf(`<path fill="%s" shape-rendering="crispEdges" d="`, colour)
		for _, a := range i.Areas {
			p.printf("M%d %dh%dv%dh%dz", a.X, a.Y, a.W, a.H, -a.W)
		}
		p.printf("\"/>\n")
	}
	if len(i.Dots) > 0 {
		p.printf(`<path stroke="%s" stroke-width="%d" stroke-linecap="round" d="`, colour, cells.DotWidth)
		for _, d := range i.Dots {
			p.printf("M%d %dh0", d.X, d.Y)
		}
		p.printf("\"/>\n")
	}
	if len(i.Lines) > 0 {
		p.printf(`<path stroke="%s" stroke-width="%d" fill="none" d="`, colour, cells.LineWidth)
		for _, l := range i.Lines {
			switch {
			case l.Rounded:
				p.printf("M%d %dV%dQ%d %d %d %d", l.A.X, l.A.Y, (l.A.Y+l.Corner.Y)/2, l.Corner.X, l.Corner.Y, l.B.X, l.B.Y)
			case l.A.X == l.B.X:
				p.printf("M%d %dV%d", l.A.X, l.A.Y, l.B.Y)
			default:
				p.printf("M%d %dH%d", l.A.X, l.A.Y, l.B.X)
			}
		}
		p.printf("\"/>\n")
	}
}

// run writes a run. Wide characters are spread over their cells by the space
// between letters, which every renderer knows; others share the width of theirs.
func (p *writer) run(r *cells.Run) {
	address := r.Link
	if !safe(address) {
		address = ""
	}
	if address != "" {
		p.printf(`<a href="%s">`, html.EscapeString(address))
	}
	x, y := r.X*cells.Width, r.Y*cells.Height+baseline
	switch {
	case r.Wide:
		p.printf(`<text x="%d" y="%d" font-size="%d" letter-spacing="%d"`, x+(2*cells.Width-wideSize)/2, y, wideSize, 2*cells.Width-wideSize)
	case len(r.Text) > 1:
		p.printf(`<text x="%d" y="%d" textLength="%d"`, x, y, r.Columns*cells.Width)
	default:
		p.printf(`<text x="%d" y="%d"`, x, y)
	}
	p.printf(` fill="%s"`, p.colour(r.Color))
	p.attributes(r.Attr)
	p.printf(">%s</text>", html.EscapeString(strings.Join(r.Text, "")))
	if address != "" {
		p.printf("</a>")
	}
	p.printf("\n")
}

// image writes an image of the deck.
func (p *writer) image(i frame.Placed) {
	p.printf(`<image x="%d" y="%d" width="%d" height="%d" preserveAspectRatio="none" href="data:%s;base64,%s"/>`+"\n",
		i.X*cells.Width, i.Y*cells.Height, i.Image.Columns*cells.Width, i.Image.Rows*cells.Height,
		http.DetectContentType(i.Image.Data), base64.StdEncoding.EncodeToString(i.Image.Data))
}

// lettered writes a line of large letters in real type: as large as its columns
// are wide, and higher where they are narrow for their height.
func (p *writer) lettered(l frame.Lettered) {
	columns := typeset.Narrow.Width(l.Text)
	if columns == 0 {
		return
	}
	column := float64(l.Rect.W*cells.Width) / float64(columns)
	height := float64(l.Rect.H * cells.Height)
	stretch := 1.0
	if height > 3*column {
		stretch = height / (3 * column)
	}
	x, y := float64(l.Rect.X*cells.Width), float64(l.Rect.Y*cells.Height)+height/2+0.36*stretch*1.7*column
	for text := l.Text; text != ""; {
		run, n, wide := "", 0, false
		for text != "" {
			cluster, width := typeset.Narrow.Next(text)
			if run != "" && wide != (width == 2) {
				break
			}
			wide = width == 2
			run += cluster
			n += width
			text = text[len(cluster):]
		}
		if strings.TrimSpace(run) != "" {
			p.printf(`<text transform="translate(%.4g %.4g) scale(1 %.3g)"`, x, y, stretch)
			if wide {
				p.printf(` font-size="%.4g" letter-spacing="%.3g"`, 1.85*column, 0.15*column)
			} else {
				p.printf(` font-size="%.4g" textLength="%.5g"`, column/monoAdvance, float64(n)*column)
			}
			p.printf(` fill="%s"`, p.colour(cells.Palette{Dark: p.o.Dark}.Foreground(l.Style)))
			p.attributes(l.Style.Attr)
			p.printf(">%s</text>\n", html.EscapeString(run))
		}
		x += float64(n) * column
	}
}

// monoAdvance is the width in ems of a letter of the fonts that are named.
const monoAdvance = 0.602

func (p *writer) attributes(a frame.Attr) {
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

// colour is an RGB colour as SVG writes it.
func (p *writer) colour(c frame.Color) string {
	if p.o.Paint != nil {
		return p.o.Paint(c)
	}
	return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
}

// safe reports whether an address may be followed from a picture: others, such
// as javascript:, run in it.
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
