package pdf

import (
	"fmt"
	"strings"

	"revolute/internal/export/sheet"
)

// Page is a page of a document.
type Page ref

// String returns a reference to the page.
func (p Page) String() string { return ref(p).String() }

// Shown is a form on a page, with its top left corner and its width.
type Shown struct {
	Form
	X, Y, Width float64
}

// Height returns how high the form is.
func (s Shown) Height() float64 { return s.Width * s.sheet.Height / s.sheet.Width }

// Link is a rectangle that leads to an address or to a page.
type Link struct {
	X, Y, W, H float64
	Address    string
	Page       Page // 0: none
}

// Reserve returns a page that is written later.
func (d *Document) Reserve() Page { return Page(d.reserve()) }

// Write writes a page of the size of its own sheet, with forms on top of it. Places
// are in points from the top left.
func (d *Document) Write(p Page, own *sheet.Sheet, forms []Shown, links []Link) {
	var b, names, areas strings.Builder
	forms = append([]Shown{{Form: d.Form(own), Width: own.Width}}, forms...)
	for i, f := range forms {
		scale := f.Width / f.sheet.Width
		fmt.Fprintf(&b, "q %s0 0 %s%scm /S%d Do Q\n", numbers(scale), numbers(scale), numbers(f.X, own.Height-f.Y-f.Height()), i)
		fmt.Fprintf(&names, "/S%d %s", i, f.ref)
	}
	for _, l := range links {
		action := ""
		switch {
		case l.Page != 0:
			action = fmt.Sprintf("/Dest[%s/Fit]", l.Page)
		case sheet.SafeLink(l.Address):
			action = "/A<</S/URI/URI" + text8(l.Address) + ">>"
		default:
			continue
		}
		fmt.Fprintf(&areas, "<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%s]%s>>", numbers(l.X, own.Height-l.Y-l.H, l.X+l.W, own.Height-l.Y), action)
	}
	d.object(ref(p), "<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents %s/Resources<</XObject<<%s>>>>/Annots[%s]>>",
		d.tree, numbers(own.Width, own.Height), d.stream("", []byte(b.String())), names.String(), areas.String())
	d.shown = append(d.shown, p)
}
