package pptx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/export/pixel"
	"revolute/internal/export/sheet"
	"revolute/internal/raster"
	"revolute/theme"
)

// least is the least height of a picture, even without enough room.
const least = 60 * point

// drawing draws a drawing as a picture, at most room high.
func (g *page) drawing(b *deck.Block, room int) {
	d, err := all.Parse(b.Info.Lang, []byte(b.Text), g.pack.deck)
	if err != nil {
		return
	}
	if _, behind := b.Info.Attrs["behind"]; behind {
		return
	}
	steps, _ := strconv.Atoi(b.Info.Attrs["steps"])
	look := g.pack.o.Look
	const unit = slideWidth / 1704 // as large as on a page of a PDF
	drawn := sheet.New(float64(g.w/unit), float64(max(least, min(room, 360*point))/unit), sheet.Palette{Dark: look.Viewer.Dark}.Background(look.Canvas()))
	drawn.AddDrawing(d, steps, look, 0, 0, drawn.Width, drawn.Height)
	var out bytes.Buffer
	if err := pixel.WritePNG(&out, pixel.Draw(drawn, g.pack.o.Font, 1.5)); err != nil {
		return
	}
	g.picture(out.Bytes(), "png", d.Text(), int(drawn.Width)*unit, int(drawn.Height)*unit, room)
}

// image writes an image beside the deck, at most room high, or its alternative text.
func (g *page) image(s deck.Span, room int) {
	src, err := g.pack.deck.ReadFile(s.Image)
	var e raster.Embedded
	if err == nil {
		e, err = raster.Embed(src, 1920)
	}
	ext := map[string]string{"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}[e.Type]
	if err != nil || ext == "" {
		g.paragraph([]deck.Span{{Text: s.Text}}, theme.Muted, 0, "")
		return
	}
	g.flush("")
	g.picture(e.Data, ext, s.Text, e.Width*point, e.Height*point, room)
}

// picture writes a picture of that size, or smaller, at most room high.
func (g *page) picture(data []byte, ext, alt string, w, h, room int) {
	p := g.pack
	p.pictures++
	name := fmt.Sprintf("image%d.%s", p.pictures, ext)
	p.bytes("ppt/media/"+name, data)
	room = max(least, room)
	if w > g.w {
		w, h = g.w, h*g.w/w
	}
	if h > room {
		w, h = w*room/h, room
	}
	g.id++
	fmt.Fprintf(&g.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Picture %d" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>`+
		`<p:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
		g.id, g.id, escape(alt), g.rel("image", "../media/"+name), at(g.x, g.y, w, h))
	g.y += h + 10*point
}

// table writes a table with a bold head.
func (g *page) table(b *deck.Block) {
	if len(b.Rows) == 0 {
		return
	}
	widths := g.columnWidths(b, g.w)
	w, h := 0, 0
	for _, v := range widths {
		w += v
	}
	for _, row := range b.Rows {
		h += g.rowHeight(row, widths)
	}
	g.id++
	fmt.Fprintf(&g.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="Table %d"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>%s`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>`,
		g.id, g.id, strings.ReplaceAll(at(g.x, g.y, w, h), "a:xfrm", "p:xfrm"))
	for _, v := range widths {
		fmt.Fprintf(&g.shapes, `<a:gridCol w="%d"/>`, v)
	}
	g.shapes.WriteString("</a:tblGrid>")
	for i, row := range b.Rows {
		fmt.Fprintf(&g.shapes, `<a:tr h="%d">`, g.rowHeight(row, widths))
		for j := range widths {
			var runs strings.Builder
			align := ""
			if j < len(row) {
				for _, s := range row[j].Spans {
					if i == 0 {
						s.Style |= deck.Strong
					}
					runs.WriteString(g.run(s, theme.Text, g.size))
				}
			}
			if j < len(b.Aligns) {
				align = map[deck.Align]string{deck.Center: ` algn="ctr"`, deck.Right: ` algn="r"`}[b.Aligns[j]]
			}
			line := `<a:lnB w="6350">` + g.pack.fill(theme.Rule) + `</a:lnB>`
			fmt.Fprintf(&g.shapes, `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr%s/>%s</a:p></a:txBody><a:tcPr anchor="ctr">%s<a:noFill/></a:tcPr></a:tc>`, align, runs.String(), line)
		}
		g.shapes.WriteString("</a:tr>")
	}
	g.shapes.WriteString("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>")
	g.y += h + 10*point
}
