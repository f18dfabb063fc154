package pptx

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/drawing/all"
	"revolute/internal/export/pixel"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/raster"
	"revolute/internal/typeset"
	"revolute/theme"
)

// drawing draws a drawing as a picture in the room that is left.
func (g *page) drawing(b *deck.Block) {
	d, err := all.Parse(b.Info.Lang, []byte(b.Text), g.pack.deck)
	if err != nil {
		return
	}
	if _, behind := b.Info.Attrs["behind"]; behind {
		return
	}
	g.flush(false)
	steps, _ := strconv.Atoi(b.Info.Attrs["steps"])
	look := g.pack.o.Look
	state := drawing.State{Step: steps, Still: true, Look: look, Lettering: lettering.Sextants}
	const columns, rows = 105, 30
	w, h := d.Size(columns, max(4, min(rows, (bodyBottom-g.y)*rows/(bodyBottom-bodyTop))), state)
	if w < 1 || h < 1 {
		return
	}
	const unit = width / (columns * sheet.CellWidth)
	drawn := sheet.New(float64(w*sheet.CellWidth), float64(h*sheet.CellHeight), sheet.Palette{Dark: look.Viewer.Dark}.Background(look.Canvas()))
	if shaper, ok := d.(drawing.Shaper); ok {
		drawn.AddDrawing(shaper, steps, look, 0, 0, drawn.Width, drawn.Height)
	} else {
		f := frame.New(w, h, typeset.Narrow, look.Canvas())
		d.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: state})
		drawn = sheet.Frame(f, look)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, pixel.Draw(drawn, g.pack.o.Font, 2)); err != nil {
		return
	}
	g.picture(out.Bytes(), "png", d.Text(), w*sheet.CellWidth*unit, h*sheet.CellHeight*unit)
}

// image writes an image beside the deck.
func (g *page) image(s deck.Span) {
	src, err := g.pack.deck.ReadFile(s.Image)
	if err != nil {
		g.paragraph([]deck.Span{{Text: s.Text}}, theme.Muted, 0, "")
		return
	}
	e, err := raster.Embed(src, 1920)
	ext := map[string]string{"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}[e.Type]
	if err != nil || ext == "" {
		g.paragraph([]deck.Span{{Text: s.Text}}, theme.Muted, 0, "")
		return
	}
	g.flush(false)
	g.picture(e.Data, ext, s.Text, e.Width*point, e.Height*point)
}

// picture writes a picture of that size, or smaller, in the room that is left.
func (g *page) picture(data []byte, ext, alt string, w, h int) {
	p := g.pack
	p.pictures++
	name := fmt.Sprintf("image%d.%s", p.pictures, ext)
	p.bytes("ppt/media/"+name, data)
	room := max(60*point, bodyBottom-g.y)
	if w > width {
		w, h = width, h*width/w
	}
	if h > room {
		w, h = w*room/h, room
	}
	g.id++
	fmt.Fprintf(&g.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Picture %d" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>`+
		`<p:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
		g.id, g.id, escape(alt), g.rel("image", "../media/"+name), at(left, g.y, w, h))
	g.y += h + 10*point
}
