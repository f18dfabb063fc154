// Package paper lays a deck out as the pages of a PDF: a page for each slide or
// each step, with notes below, or several slides on a page.
package paper

import (
	"io"
	"slices"
	"strings"
	"unicode"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/font"
	"revolute/internal/export/pdf"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/theme"
)

// Options say which slides are written, and how.
type Options struct {
	Lang          string
	Look          *theme.Look
	Font          *font.Font
	Width, Height int // of a slide, cells
	From, To      int // slides, 0-based; To is the last one
	Steps         bool
	Notes         bool // a page with the notes below each slide
	Handout       int  // slides on a page: 2, 3 or 6; 0: a page each

	// Progress is told how many slides are done; nil: nobody is.
	Progress func(done, all int)
}

// Sizes of pages, in points.
const (
	slideWidth = 960
	a4Width    = 595
	a4Height   = 842
	margin     = 40
	gutter     = 20
)

// Colours of paper.
const (
	paperWhite = 0xffffff
	edgeGrey   = 0xb2b2b2
)

// shot is a slide at a step, as pages show it.
type shot struct {
	pdf.Form
	slide int
	zones []layout.Zone
	cells frame.Rect // all of its frame
}

// Write writes the deck as a PDF. The error is w's.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	p := &printer{deck: d, o: o, doc: pdf.New(w, o.Font), pageOf: map[int]pdf.Page{}}
	layouts := layout.New(0)
	var shots []shot
	for i := o.From; i <= o.To; i++ {
		shots = append(shots, p.shots(layouts, i)...)
		if o.Progress != nil {
			o.Progress(i-o.From+1, o.To-o.From+1)
		}
	}
	each := max(1, o.Handout)
	var pages []pdf.Page
	for i, s := range shots {
		if i%each == 0 {
			pages = append(pages, p.doc.Reserve())
		}
		if _, known := p.pageOf[s.slide]; !known {
			p.pageOf[s.slide] = pages[len(pages)-1]
		}
	}
	for n, page := range pages {
		on := shots[n*each : min(n*each+each, len(shots))]
		switch {
		case o.Handout > 0:
			p.handout(page, on)
		case o.Notes:
			p.notes(page, on[0])
		default:
			whole := pdf.Shown{Form: on[0].Form, Width: slideWidth}
			p.doc.Write(page, sheet.New(slideWidth, whole.Height(), paperWhite), []pdf.Shown{whole}, p.links(on[0], whole))
		}
	}
	meta := d.MetaIn(o.Lang)
	info := pdf.Info{Title: meta.Title, Author: meta.Author, Lang: o.Lang}
	if info.Title == "" {
		info.Title = d.Slide(0, o.Lang).Title()
	}
	for _, s := range d.Sections() {
		title := s.Title[o.Lang]
		if title == "" {
			title = d.Slide(s.First, o.Lang).Title()
		}
		if page, ok := p.pageOf[s.First]; ok && title != "" {
			info.Bookmarks = append(info.Bookmarks, pdf.Bookmark{Title: title, Page: page})
		}
	}
	return p.doc.Close(info)
}

// printer writes one document.
type printer struct {
	deck   *deck.Deck
	o      Options
	doc    *pdf.Document
	pageOf map[int]pdf.Page // by slide, the page that shows it first
}

// shots sets a slide at its last step, or at each of them. A slide that is taller than
// a page continues on the next.
func (p *printer) shots(layouts *layout.Layouts, i int) (all []shot) {
	last := p.deck.Slide(i, p.o.Lang).Steps - 1
	first := last
	if p.o.Steps {
		first = 0
	}
	for step := first; step <= last; step++ {
		var words, shown strings.Builder // shown is the text of all pages of the step
		_, _ = export.Steps(&words, p.deck, p.o.Lang, i, 0, step, export.TextOptions{})
		for scroll := 0; ; {
			s := layouts.Layout(layout.View{
				Deck: p.deck, Pos: deck.Pos{Slide: i, Step: step}, Lang: p.o.Lang, Look: p.o.Look,
				Width: p.o.Width, Height: p.o.Height, Still: true, Scroll: scroll, Apart: true,
				Graphics: sheet.Graphics(), Lettering: lettering.Sextants,
			})
			drawn := sheet.Slide(s, p.o.Look, !p.o.Font.IsPixels())
			shown.WriteString(strings.Join(strings.Fields(drawn.Words()), ""))
			if scroll >= s.Scroll {
				// What the pages do not show is there to be found and copied: words of
				// letters, and characters of scripts that are written without spaces.
				missing := slices.DeleteFunc(strings.Fields(words.String()), func(word string) bool {
					hidden := func(part string) bool { return !strings.Contains(shown.String(), part) }
					return strings.Trim(word, "─│▎") == "" || !hidden(word) || !slices.ContainsFunc(parts(word), hidden)
				})
				drawn.Add(&sheet.Text{Y: drawn.Height - 2, Size: 4, Column: 2, Text: strings.Join(missing, " "), Hidden: true})
			}
			zones := s.Zones
			for _, item := range drawn.Items {
				// The links of drawings, which are no cells.
				if t, ok := item.(*sheet.Text); ok && t.Link != "" && t.Column == 0 {
					letters, width := p.o.Font.Set(t)
					x, y := (t.X+letters[0].X)/sheet.CellWidth, (t.Y-t.Size)/sheet.CellHeight
					zones = append(zones, layout.Zone{Section: -1, Link: t.Link, Rect: frame.Rect{
						X: int(x), Y: int(y), W: int(width/sheet.CellWidth) + 1, H: int(t.Size*1.3/sheet.CellHeight) + 1,
					}})
				}
			}
			all = append(all, shot{p.doc.Form(drawn), i, zones, s.Frame.Bounds()})
			if scroll >= s.Scroll {
				break
			}
			room := p.o.Height / 2
			if len(s.Parts) > 0 {
				room = s.Parts[0].Clip.H - 2 // rows that are on both
			}
			scroll = min(s.Scroll, scroll+max(1, room))
		}
	}
	return all
}

// links returns the links of a slide that is shown at a place.
func (p *printer) links(s shot, at pdf.Shown) (all []pdf.Link) {
	w, h := at.Width/float64(s.cells.W), at.Height()/float64(s.cells.H)
	for _, z := range s.zones {
		r := z.Rect
		l := pdf.Link{X: at.X + float64(r.X)*w, Y: at.Y + float64(r.Y)*h, W: float64(r.W) * w, H: float64(r.H) * h}
		switch name, within := strings.CutPrefix(z.Link, "#"); {
		case z.Section >= 0 && z.Section < len(p.deck.Sections()):
			l.Page = p.pageOf[p.deck.Sections()[z.Section].First]
		case within:
			if to, err := p.deck.Find(name); err == nil {
				l.Page = p.pageOf[to.Slide]
			}
		default:
			l.Address = z.Link
		}
		all = append(all, l)
	}
	return all
}

// parts splits a word at punctuation, and between the characters of scripts that are
// written without spaces.
func parts(word string) []string {
	var b strings.Builder
	for _, r := range word {
		switch {
		case unicode.IsPunct(r), unicode.IsSymbol(r):
			b.WriteByte(' ')
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			b.WriteString(" " + string(r) + " ")
		default:
			b.WriteRune(r)
		}
	}
	return strings.Fields(b.String())
}
