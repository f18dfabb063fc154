// Package svg writes a sheet as SVG. Text stays text that can be selected. It uses only
// what browsers, librsvg and Inkscape draw alike.
package svg

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/http"
	"strconv"
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// Font stacks. On a grid Latin fonts come first, since quotation marks are wider in
// Chinese ones.
const (
	monoFonts = `'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', 'PingFang SC', 'Microsoft YaHei', ` +
		`'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Source Han Sans SC', monospace`
	sansFonts = `'Helvetica Neue', 'Segoe UI', 'DejaVu Sans', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif`
)

// monoAdvance is the width of a letter in monospaced fonts, in ems.
const monoAdvance = 0.602

// Options say how a picture is described and coloured.
type Options struct {
	Title string // for those who cannot see it
	Lang  string // of its text: in which form Chinese characters are drawn

	// Within another document, which has the fonts and the background:
	Inner bool
	Paint func(frame.Color) string // how a colour is written; nil: "#rrggbb"
}

// Write writes the sheet as a picture. The error is w's.
func Write(w io.Writer, s *sheet.Sheet, o Options) error {
	p := &writer{o: o, out: bufio.NewWriter(w)}
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s"`, number(s.Width), number(s.Height))
	if !o.Inner {
		p.printf(` width="%s" height="%s" font-family="%s"`, number(s.Width), number(s.Height), monoFonts)
	}
	if o.Lang != "" {
		p.printf(` xml:lang="%s"`, html.EscapeString(o.Lang))
	}
	p.printf(` xml:space="preserve" role="img">` + "\n")
	if o.Title != "" {
		p.printf("<title>%s</title>\n", html.EscapeString(o.Title))
	}
	if !o.Inner {
		p.printf("<rect width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", number(s.Width), number(s.Height), p.colour(s.Ground))
	}
	for _, item := range s.Items {
		switch i := item.(type) {
		case *sheet.Path:
			p.path(i)
		case *sheet.Text:
			if !i.Hidden {
				p.text(i)
			}
		case *sheet.Image:
			p.printf(`<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" href="data:%s;base64,%s"/>`+"\n",
				number(i.X), number(i.Y), number(i.W), number(i.H), http.DetectContentType(i.Image.Data), base64.StdEncoding.EncodeToString(i.Image.Data))
		}
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

// path writes a path.
func (p *writer) path(i *sheet.Path) {
	switch {
	case i.Width == 0 && i.Crisp:
		p.printf(`<path fill="%s" shape-rendering="crispEdges" d="`, p.colour(i.Color))
	case i.Width == 0:
		p.printf(`<path fill="%s" d="`, p.colour(i.Color))
	default:
		p.printf(`<path fill="none" stroke="%s" stroke-width="%s"`, p.colour(i.Color), number(i.Width))
		if !i.Butt {
			p.printf(` stroke-linecap="round" stroke-linejoin="round"`)
		}
		if len(i.Dash) > 0 {
			dashes := make([]string, len(i.Dash))
			for n, d := range i.Dash {
				dashes[n] = number(d)
			}
			p.printf(` stroke-dasharray="%s"`, strings.Join(dashes, " "))
		}
		p.printf(` d="`)
	}
	at := func(q sheet.Point) string { return number(q.X) + " " + number(q.Y) }
	var from sheet.Point
	for _, s := range i.Steps {
		switch {
		case s.Verb == sheet.Close:
			p.printf("Z")
			continue
		case s.Verb == sheet.Move:
			p.printf("M%s", at(s.To))
		case s.Verb == sheet.Curve:
			p.printf("C%s %s %s", at(s.A), at(s.B), at(s.To))
		case s.To.Y == from.Y:
			p.printf("H%s", number(s.To.X))
		case s.To.X == from.X:
			p.printf("V%s", number(s.To.Y))
		default:
			p.printf("L%s", at(s.To))
		}
		from = s.To
	}
	p.printf("\"/>\n")
}

// text writes a line of text. On a grid there is one text element for each run of wide
// or narrow characters: wide ones are spread over their columns by letter spacing,
// narrow ones by their common length.
func (p *writer) text(t *sheet.Text) {
	linked := sheet.SafeLink(t.Link)
	if linked {
		p.printf(`<a href="%s">`, html.EscapeString(t.Link))
	}
	if t.Column == 0 {
		p.printf(`<text x="%s" y="%s" font-size="%s"%s`, number(t.X), number(t.Y), number(t.Size),
			map[drawing.Anchor]string{drawing.Middle: ` text-anchor="middle"`, drawing.End: ` text-anchor="end"`}[t.Anchor])
		if !t.Mono && !p.o.Inner {
			p.printf(` font-family="%s"`, sansFonts)
		}
		p.styled(t, t.Text)
	}
	x := t.X
	for rest := t.Text; rest != "" && t.Column > 0; {
		// No space begins or ends a run, and there are no two together: not all
		// programs keep them.
		if words := strings.TrimLeft(rest, " "); words != rest {
			x += float64(len(rest)-len(words)) * t.Column
			rest = words
			continue
		}
		run, columns, wide := "", 0, false
		for rest != "" {
			cluster, n := typeset.Narrow.Next(rest)
			if run != "" && wide != (n == 2) || cluster == " " && (len(rest) == 1 || rest[1] == ' ') {
				break
			}
			wide = n == 2
			run += cluster
			columns += n
			rest = rest[len(cluster):]
		}
		if words := strings.TrimRight(run, " "); words != run {
			rest = run[len(words):] + rest
			columns -= len(run) - len(words)
			run = words
		}
		size, from := t.Column/monoAdvance, x
		if wide {
			size = 1.85 * t.Column
			from += (2*t.Column - size) / 2
		}
		if stretch := t.Size / (2 * t.Column); stretch > 1.01 {
			p.printf(`<text transform="translate(%s %s) scale(1 %s)" font-size="%s"`, number(from), number(t.Y), number(stretch), number(size))
		} else {
			p.printf(`<text x="%s" y="%s" font-size="%s"`, number(from), number(t.Y), number(size))
		}
		switch {
		case wide:
			p.printf(` letter-spacing="%s"`, number(2*t.Column-size))
		case columns > 1:
			p.printf(` textLength="%s"`, number(float64(columns)*t.Column))
		}
		p.styled(t, run)
		x += float64(columns) * t.Column
	}
	if linked {
		p.printf("</a>")
	}
	p.printf("\n")
}

// styled adds the style to an open text tag, and writes its words.
func (p *writer) styled(t *sheet.Text, words string) {
	p.printf(` fill="%s"`, p.colour(t.Color))
	if t.Bold {
		p.printf(` font-weight="bold"`)
	}
	if t.Italic {
		p.printf(` font-style="italic"`)
	}
	p.printf(">%s</text>", html.EscapeString(words))
}

// colour returns an RGB colour as SVG writes it.
func (p *writer) colour(c frame.Color) string {
	if p.o.Paint != nil {
		return p.o.Paint(c)
	}
	return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
}

// number returns a number rounded to hundredths.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}
