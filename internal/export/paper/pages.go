package paper

import (
	"strings"

	"revolute/internal/export"
	"revolute/internal/export/pdf"
	"revolute/internal/export/sheet"
)

// notes writes a portrait page with a slide and its notes, in a size in which they
// fit.
func (p *printer) notes(page pdf.Page, s shot) {
	shown := pdf.Shown{Form: s.Form, X: margin, Y: margin, Width: a4Width - 2*margin}
	own := sheet.New(a4Width, a4Height, paperWhite)
	p.edge(own, shown)
	var lines []string
	size, top := 10.0, shown.Y+shown.Height()
	for ; ; size *= 0.9 {
		var b strings.Builder
		_, _ = export.Notes(&b, p.deck, p.o.Lang, s.slide, export.TextOptions{Width: int(2 * shown.Width / size)}) // a strings.Builder takes everything
		lines = strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
		if float64(len(lines)+1)*1.5*size <= a4Height-margin-top || size < 3 {
			break
		}
	}
	for i, l := range lines {
		own.Add(&sheet.Text{X: margin, Y: top + float64(i+2)*1.5*size, Size: size, Column: size / 2, Text: l})
	}
	p.doc.Write(page, own, []pdf.Shown{shown}, p.links(s, shown))
}

// handout writes a portrait page with several slides; beside three of them there are
// lines to write on.
func (p *printer) handout(page pdf.Page, shots []shot) {
	columns, rows := 1, p.o.Handout
	if rows > 3 {
		columns, rows = 2, rows/2
	}
	own := sheet.New(a4Width, a4Height, paperWhite)
	var forms []pdf.Shown
	var links []pdf.Link
	w, h := float64(a4Width-2*margin-(columns-1)*gutter)/float64(columns), float64(a4Height-2*margin-(rows-1)*gutter)/float64(rows)
	for n, s := range shots {
		shown := pdf.Shown{Form: s.Form, X: margin + float64(n%columns)*(w+gutter), Y: margin + float64(n/columns)*(h+gutter), Width: w}
		if p.o.Handout == 3 {
			shown.Width *= 0.55
		}
		shown.Width *= min(1, h/shown.Height())
		p.edge(own, shown)
		if p.o.Handout == 3 {
			rules := &sheet.Path{Color: edgeGrey, Width: 0.5}
			for y := shown.Y + 24; y <= shown.Y+shown.Height(); y += 24 {
				rules.Move(shown.X+shown.Width+16, y)
				rules.Line(a4Width-margin, y)
			}
			own.Add(rules)
		}
		forms = append(forms, shown)
		links = append(links, p.links(s, shown)...)
	}
	p.doc.Write(page, own, forms, links)
}

// edge draws an edge around a slide on a page.
func (p *printer) edge(own *sheet.Sheet, s pdf.Shown) {
	e := &sheet.Path{Color: edgeGrey, Width: 0.5}
	e.Rect(s.X, s.Y, s.Width, s.Height())
	own.Add(e)
}
