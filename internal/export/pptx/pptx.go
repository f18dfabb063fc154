// Package pptx writes a deck as slides of PowerPoint: titles and text are text,
// drawings are pictures with their words as description, images are images, notes
// are notes. It is for those who go on with the deck there.
package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/export/font"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Options say what of a deck is written, and how it looks.
type Options struct {
	Lang     string
	Look     *theme.Look
	Font     *font.Font // of drawings
	From, To int        // slides, 0-based; To is the last one
	Progress func(done, all int)
}

// Sizes of a slide, in English Metric Units: 12,700 are a point.
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

// pack is the file that is being written.
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

// escape is text within XML; characters that XML has not are left out.
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

// page is a slide that is being written.
type page struct {
	pack   *pack
	lang   string
	shapes strings.Builder
	rels   []string
	id     int
	text   strings.Builder // paragraphs of the body's next box
	lines  float64         // how high they are, in lines
	size   int             // of the body's text, in hundredths of a point
	y      int             // where the next box begins
}

// slide writes slide i.
func (p *pack) slide(i int) {
	s := p.deck.Slide(i, p.o.Lang)
	p.slides++
	g := &page{pack: p, lang: p.o.Lang, id: 1, size: 2400, y: bodyTop}
	g.rel("slideLayout", "../slideLayouts/slideLayout1.xml")
	blocks := s.Blocks
	title := s.Title()
	if s.Heading != nil && len(blocks) > 0 && blocks[0].Kind == deck.Heading && s.Layout == "" {
		blocks = blocks[1:]
	} else if s.Heading != nil {
		blocks = without(blocks, s.Heading)
	}
	centred := s.Layout != "" && s.Layout != "bare"
	if n := weight(blocks); n > 11 {
		g.size = max(1200, int(2400*11/n))
	}
	top, high := 40*point, 80*point
	if centred {
		top, high, g.y = 150*point, 150*point, 310*point
	}
	g.box(title, top, high, centred)
	g.blocks(blocks, 0)
	g.flush(centred)
	number := p.slides
	p.file(fmt.Sprintf("ppt/slides/slide%d.xml", number), fmt.Sprintf(`<p:sld %s><p:cSld>%s<p:spTree>%s%s</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
		spaces, p.background(), group, g.shapes.String()))
	if len(s.Notes) > 0 {
		g.rel("notesSlide", fmt.Sprintf("../notesSlides/notesSlide%d.xml", number))
		p.notes(number, s.Notes)
	}
	p.rels(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", number), g.rels)
}

// without is blocks without the one of that heading.
func without(blocks []deck.Block, heading *deck.Block) (out []deck.Block) {
	for _, b := range blocks {
		if b.Kind != deck.Heading || deck.Plain(b.Spans) != deck.Plain(heading.Spans) {
			out = append(out, b)
		}
	}
	return out
}

// weight is about how many lines blocks take.
func weight(blocks []deck.Block) float64 {
	n := 0.0
	for _, b := range blocks {
		switch b.Kind {
		case deck.Drawing, deck.Picture:
			n += 6
		case deck.Code:
			n += float64(strings.Count(b.Text, "\n") + 1)
		case deck.Table:
			n += float64(len(b.Rows))
		default:
			n += max(1, drawing.EmWidth(deck.Plain(b.Spans))/34) - map[bool]float64{true: 1}[len(b.Spans) == 0] + weight(b.Children)
		}
	}
	return n
}

// rel adds what the slide refers to, and returns its name.
func (g *page) rel(kind, target string) string {
	id := fmt.Sprintf("rId%d", len(g.rels)+1)
	mode := ""
	if kind == "hyperlink" {
		mode = ` TargetMode="External"`
	}
	g.rels = append(g.rels, fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"%s/>`, id, kind, escape(target), mode))
	return id
}

// box writes the title.
func (g *page) box(title string, y, height int, centred bool) {
	if title == "" {
		return
	}
	g.id++
	align := ""
	if centred {
		align = ` algn="ctr"`
	}
	size := 4400
	if n := drawing.EmWidth(title); n > 36 {
		size = 2800
	} else if n > 18 {
		size = 3600
	}
	fmt.Fprintf(&g.shapes, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>`+
		`<p:txBody><a:bodyPr anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr%s/>%s</a:p></p:txBody></p:sp>`,
		g.id, at(left, y, width, height), align, g.run(deck.Span{Text: title, Style: deck.Strong}, theme.Title, size))
}

func at(x, y, w, h int) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x, y, w, h)
}

// blocks writes blocks: text goes into the next box, pictures between boxes.
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
				g.item(&b.Children[n], depth, mark)
			}
		case deck.Code:
			text, _ := g.pack.deck.Shown(b)
			for line := range strings.SplitSeq(text, "\n") {
				g.paragraph([]deck.Span{{Text: line, Style: deck.CodeSpan}}, theme.Text, depth, "")
			}
		case deck.Table:
			for _, row := range b.Rows {
				var spans []deck.Span
				for j, c := range row {
					if j > 0 {
						spans = append(spans, deck.Span{Text: "\t"})
					}
					spans = append(spans, c.Spans...)
				}
				g.paragraph(spans, theme.Text, depth, "")
			}
		case deck.Drawing:
			g.drawing(b)
		case deck.Picture:
			for _, s := range b.Spans {
				if s.Image != "" {
					g.image(s)
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

func (g *page) item(b *deck.Block, depth int, mark string) {
	for i := range b.Children {
		if c := &b.Children[i]; i == 0 && c.Kind == deck.Paragraph {
			g.paragraph(c.Spans, theme.Text, depth, mark)
		} else {
			g.blocks(b.Children[i:i+1], depth+1)
		}
	}
}

// paragraph adds a paragraph to the next box.
func (g *page) paragraph(spans []deck.Span, role theme.Role, depth int, mark string) {
	const indent = 24 * point
	from, hang := depth*indent, 0
	if mark == "" {
		mark = "<a:buNone/>"
	} else {
		from, hang = from+indent, -indent
	}
	fmt.Fprintf(&g.text, `<a:p><a:pPr marL="%d" indent="%d"><a:spcBef><a:spcPts val="600"/></a:spcBef>%s</a:pPr>`, from, hang, mark)
	for _, s := range spans {
		switch {
		case s.Break:
			g.text.WriteString("<a:br/>")
			g.lines++
		case s.Text != "":
			g.text.WriteString(g.run(s, role, g.size))
		}
	}
	g.text.WriteString("</a:p>")
	g.lines += max(1, drawing.EmWidth(deck.Plain(spans))*float64(g.size)/100*point/width)
}

// run is text in one style.
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

// flush writes the box of the paragraphs so far.
func (g *page) flush(centred bool) {
	if g.text.Len() == 0 {
		return
	}
	g.id++
	text := g.text.String()
	if centred {
		text = strings.ReplaceAll(text, "<a:pPr ", `<a:pPr algn="ctr" `)
	}
	height := min(int(g.lines*1.35*float64(g.size)/100*point)+12*point, max(40*point, bodyBottom-g.y))
	fmt.Fprintf(&g.shapes, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Text %d"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`+
		`<p:txBody><a:bodyPr wrap="square" lIns="0" rIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/>%s</p:txBody></p:sp>`, g.id, g.id, at(left, g.y, width, height), text)
	g.y += height + 6*point
	g.text.Reset()
	g.lines = 0
}
