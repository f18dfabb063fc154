// Package pdf writes a deck as a PDF of its own making, without a browser and
// without fonts of the machine: pages are frames, as on stage. Their text is set
// in the pixel letters of package lettering, as a font that says what its glyphs
// mean, so that text can be selected, copied and searched; large letters, charts
// and lines are areas and strokes, images are images, links lead where they lead.
package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/export/cells"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/theme"
)

// Options say what of a deck is written, and how.
type Options struct {
	Lang          string
	Look          *theme.Look
	Width, Height int // of a slide, cells
	From, To      int // slides, 0-based; To is the last one
	Steps         bool
	Notes         bool // a page with the notes below each slide
	Handout       int  // slides on a page: 2, 3 or 6; 0: a page each

	// Words says everything that a slide says, in plain text: what the page does not
	// show of it is on the page nevertheless, to be found and copied.
	Words func(slide int) string
	// Note sets the notes of a slide as lines of at most that many columns.
	Note func(slide, columns int) []string
	// Progress is told how many slides are done; nil: nobody is.
	Progress func(done, all int)
}

// Sizes of a page, in points.
const (
	pageWidth = 960
	a4Width   = 595
	a4Height  = 842
	margin    = 40
)

// sheet is a slide as it is drawn: a form that pages show.
type sheet struct {
	form   ref
	frame  *frame.Frame
	zones  []layout.Zone
	slide  int
	height float64 // points, of a page as wide as pageWidth
}

// Write writes the deck as a PDF. The error is w's.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	b := &builder{deck: d, o: o, doc: newDocument(w), images: map[*frame.Image]ref{}, pageOf: map[int]ref{}}
	b.font = newPixels(b.doc)
	layouts := layout.New(0)
	var sheets []sheet
	for i := o.From; i <= o.To; i++ {
		sheets = append(sheets, b.sheets(layouts, i)...)
		if o.Progress != nil {
			o.Progress(i-o.From+1, o.To-o.From+1)
		}
	}
	b.plan(sheets)
	switch {
	case o.Handout > 0:
		b.handouts(sheets)
	case o.Notes:
		for _, s := range sheets {
			b.notesPage(s)
		}
	default:
		for _, s := range sheets {
			b.slidePage(s)
		}
	}
	b.font.write()
	return b.finish()
}

// builder writes one document.
type builder struct {
	deck   *deck.Deck
	o      Options
	doc    *document
	font   *pixels
	images map[*frame.Image]ref
	pages  []ref
	pageOf map[int]ref // by slide, the page that shows it first
}

// sheets sets a slide, with all of its steps or each of them; what is taller than
// a page goes on on the next.
func (b *builder) sheets(layouts *layout.Layouts, i int) (out []sheet) {
	last := b.deck.Slide(i, b.o.Lang).Steps - 1
	first := last
	if b.o.Steps {
		first = 0
	}
	for step := first; step <= last; step++ {
		for scroll := 0; ; {
			s := layouts.Layout(layout.View{
				Deck: b.deck, Pos: deck.Pos{Slide: i, Step: step}, Lang: b.o.Lang, Look: b.o.Look,
				Width: b.o.Width, Height: b.o.Height, Still: true, Scroll: scroll,
				Graphics:  frame.Graphics{Protocol: frame.Kitty, CellWidth: 16, CellHeight: 32},
				Lettering: lettering.Sextants,
			})
			out = append(out, b.sheet(s, i))
			if scroll >= s.Scroll {
				break
			}
			scroll = min(s.Scroll, scroll+max(1, b.o.Height/2))
		}
	}
	return out
}

// sheet draws a slide.
func (b *builder) sheet(s layout.Slide, i int) sheet {
	c := newCanvas(b, s.Frame, b.o.Look.Viewer.Dark)
	c.draw(s.Frame)
	if b.o.Words != nil {
		c.hide(missing(b.o.Words(i), s.Frame))
	}
	return sheet{
		form: c.form(), frame: s.Frame, zones: s.Zones, slide: i,
		height: pageWidth * float64(s.Frame.Height()*cells.Height) / float64(s.Frame.Width()*cells.Width),
	}
}

// plan gives each slide the number of its page, so that links can lead to pages
// that are not written yet.
func (b *builder) plan(sheets []sheet) {
	each := max(1, b.o.Handout)
	for at := 0; at < len(sheets); at += each {
		p := b.doc.reserve()
		b.pages = append(b.pages, p)
		for _, s := range sheets[at:min(at+each, len(sheets))] {
			if _, known := b.pageOf[s.slide]; !known {
				b.pageOf[s.slide] = p
			}
		}
	}
	slices.Reverse(b.pages) // taken from the end
}

// page writes the next page: its content, the forms it shows and its links.
func (b *builder) page(width, height float64, content string, forms []ref, links []string) {
	p := b.pages[len(b.pages)-1]
	b.pages = b.pages[:len(b.pages)-1]
	body := b.doc.stream("", []byte(content))
	var names strings.Builder
	for i, f := range forms {
		fmt.Fprintf(&names, "/S%d %s ", i, f)
	}
	b.doc.object(p, fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Contents %s/Resources<</XObject<<%s>>%s>>/Annots[%s]>>",
		b.doc.tree, number(width), number(height), body, names.String(), b.font.resources(), strings.Join(links, " ")))
	b.doc.pages = append(b.doc.pages, p)
}

// slidePage writes a page that is a slide.
func (b *builder) slidePage(s sheet) {
	b.page(pageWidth, s.height, place(s, 0, 0, 0, pageWidth), []ref{s.form}, b.links(s, 0, 0, pageWidth))
}

// place shows form n with its bottom left at x, y.
func place(s sheet, n int, x, y, width float64) string {
	scale := width / float64(s.frame.Width()*cells.Width)
	return fmt.Sprintf("q %s 0 0 %s %s %s cm /S%d Do Q\n", number(scale), number(scale), number(x), number(y), n)
}

// links are a slide's links, where it is shown with its bottom left at x, y.
func (b *builder) links(s sheet, x, y, width float64) (out []string) {
	scale := width / float64(s.frame.Width())
	bottom := float64(s.frame.Height()) * 2 * scale
	for _, z := range s.zones {
		r := z.Rect
		rect := fmt.Sprintf("[%s %s %s %s]", number(x+float64(r.X)*scale), number(y+bottom-float64(r.Y+r.H)*2*scale),
			number(x+float64(r.X+r.W)*scale), number(y+bottom-float64(r.Y)*2*scale))
		action := ""
		switch name, within := strings.CutPrefix(z.Link, "#"); {
		case z.Section >= 0 && z.Section < len(b.deck.Sections()):
			action = b.to(b.deck.Sections()[z.Section].First)
		case within:
			if at, err := b.deck.Find(name); err == nil {
				action = b.to(at.Slide)
			}
		case safe(z.Link):
			action = "/A<</S/URI/URI" + text8(z.Link) + ">>"
		}
		if action != "" {
			out = append(out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect"+rect+action+">>")
		}
	}
	return out
}

// to is where a link to a slide leads.
func (b *builder) to(slide int) string {
	if p, ok := b.pageOf[slide]; ok {
		return fmt.Sprintf("/Dest[%s/Fit]", p)
	}
	return ""
}

// notesPage writes an upright page with a slide and its notes.
func (b *builder) notesPage(s sheet) {
	width := float64(a4Width - 2*margin)
	height := s.height * width / pageWidth
	y := float64(a4Height-margin) - height
	var content strings.Builder
	content.WriteString(b.frameOf(margin, y, width, height) + place(s, 0, margin, y, width))
	const size, lineHeight = 10, 15
	columns := int(width / (size / 2))
	if b.o.Note != nil {
		for _, line := range b.o.Note(s.slide, columns) {
			if y -= lineHeight; y < margin {
				break
			}
			content.WriteString("0 g " + b.font.line(margin, y-size, size, size, line))
		}
	}
	b.page(a4Width, a4Height, content.String(), []ref{s.form}, b.links(s, margin, a4Height-margin-height, width))
}

// handouts writes upright pages with several slides each; three have lines for
// what one writes beside them.
func (b *builder) handouts(sheets []sheet) {
	columns, rows := 1, b.o.Handout
	if rows > 3 {
		columns, rows = 2, rows/2
	}
	for at := 0; at < len(sheets); at += b.o.Handout {
		var content strings.Builder
		var forms []ref
		var links []string
		for n, s := range sheets[at:min(at+b.o.Handout, len(sheets))] {
			boxW := float64(a4Width-2*margin-(columns-1)*20) / float64(columns)
			boxH := float64(a4Height-2*margin-(rows-1)*20) / float64(rows)
			width := min(boxW, boxH*pageWidth/s.height)
			if b.o.Handout == 3 {
				width = min(width, boxW*0.55)
			}
			height := s.height * width / pageWidth
			x := margin + float64(n%columns)*(boxW+20)
			y := a4Height - margin - float64(n/columns)*(boxH+20) - height
			content.WriteString(b.frameOf(x, y, width, height) + place(s, n, x, y, width))
			for line := y + height - 24; b.o.Handout == 3 && line >= y; line -= 24 {
				fmt.Fprintf(&content, "0.7 G 0.5 w %s %s m %d %s l S\n", number(x+width+16), number(line), a4Width-margin, number(line))
			}
			forms = append(forms, s.form)
			links = append(links, b.links(s, x, y, width)...)
		}
		b.page(a4Width, a4Height, content.String(), forms, links)
	}
}

// frameOf draws an edge around a slide on a page.
func (b *builder) frameOf(x, y, width, height float64) string {
	return fmt.Sprintf("0.7 G 0.5 w %s %s %s %s re S\n", number(x), number(y), number(width), number(height))
}

// finish writes what holds the pages together.
func (b *builder) finish() error {
	title := b.deck.MetaIn(b.o.Lang).Title
	if title == "" {
		title = b.deck.Slide(0, b.o.Lang).Title()
	}
	outline := b.outline()
	return b.doc.finish(title, b.deck.MetaIn(b.o.Lang).Author, b.o.Lang, outline)
}

// outline writes the sections as bookmarks.
func (b *builder) outline() string {
	type entry struct {
		title string
		page  ref
	}
	var all []entry
	for _, s := range b.deck.Sections() {
		title := s.Title[b.o.Lang]
		if title == "" {
			title = b.deck.Slide(s.First, b.o.Lang).Title()
		}
		if p, ok := b.pageOf[s.First]; ok && title != "" {
			all = append(all, entry{title, p})
		}
	}
	if len(all) == 0 {
		return ""
	}
	root := b.doc.reserve()
	refs := make([]ref, len(all))
	for i := range all {
		refs[i] = b.doc.reserve()
	}
	for i, e := range all {
		around := ""
		if i > 0 {
			around += fmt.Sprintf("/Prev %s", refs[i-1])
		}
		if i+1 < len(all) {
			around += fmt.Sprintf("/Next %s", refs[i+1])
		}
		b.doc.object(refs[i], fmt.Sprintf("<</Title%s/Parent %s%s/Dest[%s/Fit]>>", text16(e.title), root, around, e.page))
	}
	b.doc.object(root, fmt.Sprintf("<</Type/Outlines/Count %d/First %s/Last %s>>", len(all), refs[0], refs[len(all)-1]))
	return fmt.Sprintf("/Outlines %s/PageMode/UseOutlines", root)
}
