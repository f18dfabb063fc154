// Package pptx writes a deck as a PowerPoint file for further editing: titles, text
// and tables stay editable, drawings are pictures with a description, images are
// images, and notes are notes.
package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/export/font"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Options say which slides are written, and how they look.
type Options struct {
	Lang     string
	Look     *theme.Look
	Font     *font.Font // of drawings
	From, To int        // slides, 0-based; To is the last one
	Progress func(done, all int)
}

// Sizes of a slide, in English Metric Units, of which a point has 12,700.
const (
	point       = 12700
	slideWidth  = 960 * point
	slideHeight = 540 * point
	left        = 60 * point
	width       = slideWidth - 2*left
	bodyTop     = 130 * point
	bodyBottom  = 510 * point
)

// Write writes the deck. The error is w's.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	p := &pack{zip: zip.NewWriter(w), deck: d, o: o}
	for i := o.From; i <= o.To && p.err == nil; i++ {
		p.slide(i)
		if o.Progress != nil {
			o.Progress(i-o.From+1, o.To-o.From+1)
		}
	}
	p.frame()
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

// pack writes one file.
type pack struct {
	zip  *zip.Writer
	err  error
	deck *deck.Deck
	o    Options

	slides, pictures int
	noted            []int // the slides that have notes
}

func (p *pack) file(name, content string) { p.bytes(name, []byte(header+content)) }

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func (p *pack) bytes(name string, content []byte) {
	if p.err != nil {
		return
	}
	f, err := p.zip.Create(name)
	if err == nil {
		_, err = f.Write(content)
	}
	p.err = err
}

// escape returns text within XML, without the characters that XML does not have.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)))
	return b.String()
}

// page writes one slide.
type page struct {
	pack   *pack
	shapes strings.Builder
	rels   []string
	id     int
	text   strings.Builder // paragraphs of the next box
	high   int             // their height
	size   int             // of the body's text, in hundredths of a point
	align  string          // of paragraphs, as an attribute

	x, y, w, bottom int // where the next box begins, how wide it is, and where the body ends
}

// slide writes slide i.
func (p *pack) slide(i int) {
	s := p.deck.Slide(i, p.o.Lang)
	p.slides++
	g := &page{pack: p, id: 1, x: left, y: bodyTop, w: width, bottom: bodyBottom}
	g.rel("slideLayout", "../slideLayouts/slideLayout1.xml")
	blocks := s.Blocks
	if h := s.Heading; h != nil {
		blocks = slices.DeleteFunc(slices.Clone(blocks), func(b deck.Block) bool {
			return b.Kind == deck.Heading && deck.Plain(b.Spans) == deck.Plain(h.Spans)
		})
		top, high := 40*point, 80*point
		if s.Layout != "" && s.Layout != "bare" || len(blocks) == 0 { // few words, in the middle
			top, high, g.y, g.align = 110*point, 210*point, 330*point, ` algn="ctr"`
		}
		g.id++
		size, words := 4400, deck.Plain(h.Spans)
		switch n := drawing.EmWidth(words); {
		case g.align != "" && n <= 16:
			size = 6000
		case g.align != "" && n <= 40:
		case g.align != "":
			size = 3600
		case n > 36:
			size = 2800
		case n > 18:
			size = 3600
		}
		var runs strings.Builder
		for _, span := range h.Spans {
			if span.Break {
				runs.WriteString("<a:br/>")
				continue
			}
			span.Style |= deck.Strong
			runs.WriteString(g.run(span, theme.Title, size))
		}
		fmt.Fprintf(&g.shapes, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>`+
			`<p:txBody><a:bodyPr anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr%s/>%s</a:p></p:txBody></p:sp>`,
			g.id, at(left, top, width, high), g.align, runs.String())
	} else {
		g.y = 40 * point
	}
	for _, g.size = range []int{4000, 3600, 3200, 2800, 2400, 2000, 1800, 1600, 1400, 1200, 1000} {
		if g.height(blocks, g.w) <= g.bottom-g.y {
			break
		}
	}
	g.blocks(blocks, 0)
	g.flush("")
	number := p.slides
	p.file(fmt.Sprintf("ppt/slides/slide%d.xml", number), fmt.Sprintf(`<p:sld %s><p:cSld>%s<p:spTree>%s%s</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
		spaces, p.background(), group, g.shapes.String()))
	if len(s.Notes) > 0 {
		g.rel("notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", number))
		p.notes(number, s.Notes)
	}
	p.rels(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", number), g.rels)
}

// rel adds a relationship of the slide and returns its identifier.
func (g *page) rel(kind, target string) string {
	id := fmt.Sprintf("rId%d", len(g.rels)+1)
	mode := ""
	if kind == "hyperlink" {
		mode = ` TargetMode="External"`
	}
	g.rels = append(g.rels, fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"%s/>`, id, kind, escape(target), mode))
	return id
}

func at(x, y, w, h int) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x, y, w, h)
}

// blocks writes blocks. Text is collected for the next box; everything else ends that
// box.
func (g *page) blocks(blocks []deck.Block, depth int) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case deck.Paragraph, deck.Heading, deck.DisplayFormula, deck.Term:
			role := theme.Text
			if b.Kind == deck.Heading || b.Kind == deck.Term {
				role = theme.Accent
			}
			g.paragraph(b.Spans, role, depth, "")
		case deck.List:
			for n := range b.Children {
				mark := `<a:buFont typeface="Arial"/><a:buChar char="•"/>`
				if b.Ordered {
					mark = fmt.Sprintf(`<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="%d"/>`, max(1, b.Start))
				}
				in := b.Children[n].Children
				if len(in) > 0 && in[0].Kind == deck.Paragraph {
					g.paragraph(in[0].Spans, theme.Text, depth, mark)
					in = in[1:]
				}
				g.blocks(in, depth+1)
			}
		case deck.Code:
			g.flush("")
			text, _ := g.pack.deck.Shown(b)
			for line := range strings.SplitSeq(text, "\n") {
				g.paragraph([]deck.Span{{Text: line, Style: deck.CodeSpan}}, theme.Text, 0, "")
			}
			g.high = g.lineHeight(0.9*float64(strings.Count(text, "\n")+1)) + 12*point
			g.flush(g.pack.fill(theme.CodeBackground))
		case deck.Table:
			g.flush("")
			g.table(b)
		case deck.Columns, deck.Cards:
			g.flush("")
			for from := 0; from < len(b.Children); from += most {
				row := row(b, from)
				x, y, w, low := g.x, g.y, g.w, g.y
				for n := range row.Children {
					g.y, g.w = y, share(row, n, w)
					g.blocks(row.Children[n:n+1], 0)
					fill := ""
					if b.Kind == deck.Cards {
						fill = g.pack.fill(theme.CodeBackground)
					}
					g.flush(fill)
					g.x, low = g.x+g.w+gutter, max(low, g.y)
				}
				g.x, g.y, g.w = x, low, w
			}
		case deck.Drawing:
			g.flush("")
			g.drawing(b, g.bottom-g.y-g.height(blocks[i+1:], g.w))
		case deck.Picture:
			for _, s := range b.Spans {
				if s.Image != "" {
					g.image(s, g.bottom-g.y-g.height(blocks[i+1:], g.w))
				}
			}
		default:
			if len(b.Spans) > 0 {
				g.paragraph(b.Spans, theme.Text, depth, "")
			}
			g.blocks(b.Children, depth)
		}
	}
}

// paragraph adds a paragraph to the next box.
func (g *page) paragraph(spans []deck.Span, role theme.Role, depth int, mark string) {
	indent := g.em() * 5 / 4
	from, hang := depth*indent, 0
	if mark == "" {
		mark = "<a:buNone/>"
	} else {
		from, hang = from+indent, -indent
	}
	gap := paragraphGap / point * 100
	if len(spans) == 1 && spans[0].Style&deck.CodeSpan != 0 {
		gap = 0 // a line of code
	}
	fmt.Fprintf(&g.text, `<a:p><a:pPr marL="%d" indent="%d"%s><a:spcBef><a:spcPts val="%d"/></a:spcBef>%s</a:pPr>`, from, hang, g.align, gap, mark)
	for _, s := range spans {
		switch {
		case s.Break:
			g.text.WriteString("<a:br/>")
		case s.Text != "":
			g.text.WriteString(g.run(s, role, g.size))
		}
	}
	g.text.WriteString("</a:p>")
	g.high += g.textHeight(spans, g.w-from)
}

// run returns a run of text in one style.
func (g *page) run(s deck.Span, role theme.Role, size int) string {
	var attributes strings.Builder
	for _, a := range []struct {
		style deck.SpanStyle
		text  string
	}{{deck.Strong, ` b="1"`}, {deck.Emph, ` i="1"`}, {deck.Underlined, ` u="sng"`}, {deck.Strikethrough, ` strike="sngStrike"`}} {
		if s.Style&a.style != 0 {
			attributes.WriteString(a.text)
		}
	}
	if s.Style&deck.Strong != 0 && role == theme.Text {
		role = theme.Accent
	}
	if named, ok := theme.RoleNamed(s.Role); ok {
		role = named
	}
	inner := g.pack.fill(role)
	if s.Style&deck.CodeSpan != 0 {
		inner += `<a:latin typeface="Consolas"/><a:cs typeface="Consolas"/>`
		size = size * 85 / 100
	}
	if strings.HasPrefix(s.Link, "http://") || strings.HasPrefix(s.Link, "https://") || strings.HasPrefix(s.Link, "mailto:") {
		inner += fmt.Sprintf(`<a:hlinkClick r:id="%s"/>`, g.rel("hyperlink", s.Link))
	}
	lang := "en-US"
	if strings.ContainsFunc(s.Text, typeset.IsCJK) {
		lang = "zh-CN"
	}
	return fmt.Sprintf(`<a:r><a:rPr lang="%s" sz="%d"%s dirty="0">%s</a:rPr><a:t>%s</a:t></a:r>`, lang, size, attributes.String(), inner, escape(s.Text))
}

// flush writes a box with the paragraphs so far, filled unless fill is "".
func (g *page) flush(fill string) {
	if g.text.Len() == 0 {
		return
	}
	g.id++
	inset := 0
	if fill == "" {
		fill = "<a:noFill/>"
	} else {
		inset = 10 * point
	}
	height := min(g.high+12*point, max(40*point, g.bottom-g.y))
	fmt.Fprintf(&g.shapes, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Text %d"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s</p:spPr>`+
		`<p:txBody><a:bodyPr wrap="square" lIns="%d" rIns="%d"><a:normAutofit/></a:bodyPr><a:lstStyle/>%s</p:txBody></p:sp>`, g.id, g.id, at(g.x, g.y, g.w, height), fill, inset, inset, g.text.String())
	g.y += height + 6*point
	g.text.Reset()
	g.high = 0
}
