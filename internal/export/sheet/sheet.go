// Package sheet turns slides into vector graphics: paths, lines of text and images,
// from back to front. Whatever the format, each picture of a slide is written from a
// Sheet.
package sheet

import (
	"strings"

	"revolute/internal/drawing"
	"revolute/internal/frame"
)

// CellWidth and CellHeight are the size of a cell, in the units of a Sheet. It is
// twice as high as it is wide, so that what is drawn in half blocks keeps its
// shape.
const (
	CellWidth  = 12
	CellHeight = 24
)

// Graphics returns the view's graphics with which images stay images: one of their
// pixels is one unit, unless they are scaled down to fit.
func Graphics() frame.Graphics {
	return frame.Graphics{Protocol: frame.Kitty, CellWidth: CellWidth, CellHeight: CellHeight}
}

// Sheet is the content of a picture. Lengths are in units, from the top left; colours
// are RGB.
type Sheet struct {
	Width, Height float64
	Ground        frame.Color
	Items         []Item
}

// Item is a *Path, a *Text or an *Image.
type Item interface{ isItem() }

// Point is a place on a sheet.
type Point struct{ X, Y float64 }

// Path is filled by the nonzero rule, or stroked.
type Path struct {
	Color frame.Color
	Width float64   // of the stroke; 0: it is filled
	Butt  bool      // the stroke ends where the path does; else its ends are round
	Dash  []float64 // lengths of strokes and gaps; nil: it is solid
	Crisp bool      // it is made of rectangles that belong to cells
	Meets bool      // it touches paths of other colours, with nothing to be seen between
	Steps []Step
}

// Step is one operation of a path.
type Step struct {
	Verb Verb
	To   Point
	A, B Point // the control points of a curve
}

// Verb is the kind of a step.
type Verb uint8

// The verbs.
const (
	Move  Verb = iota
	Line       // straight
	Curve      // a cubic Bézier curve
	Close      // back to where it began
)

// Move begins a subpath.
func (p *Path) Move(x, y float64) { p.Steps = append(p.Steps, Step{Verb: Move, To: Point{x, y}}) }

// Line adds a straight line.
func (p *Path) Line(x, y float64) { p.Steps = append(p.Steps, Step{Verb: Line, To: Point{x, y}}) }

// Curve adds a cubic Bézier curve.
func (p *Path) Curve(a, b, to Point) {
	p.Steps = append(p.Steps, Step{Verb: Curve, To: to, A: a, B: b})
}

// Close closes the subpath.
func (p *Path) Close() { p.Steps = append(p.Steps, Step{Verb: Close}) }

// Rect adds a rectangle.
func (p *Path) Rect(x, y, w, h float64) {
	p.Move(x, y)
	p.Line(x+w, y)
	p.Line(x+w, y+h)
	p.Line(x, y+h)
	p.Close()
}

// Text is a line of text in one style.
type Text struct {
	X, Y   float64 // its start, middle or end, as Anchor says, on the baseline
	Size   float64 // of an em; on a grid, the height of a row
	Column float64 // the width of a column of the grid that it keeps; 0: letters have their own widths
	Text   string
	Anchor drawing.Anchor
	Color  frame.Color
	Bold   bool
	Italic bool
	Mono   bool
	Link   string // an address; "": none
	Hidden bool   // its letters are drawn as a path: it is there to be found and copied
}

// Baseline is the distance from the top of a grid's row to its baseline, in heights
// of the row.
const Baseline = 0.75

// Image is an image of the deck.
type Image struct {
	X, Y, W, H float64
	Image      *frame.Image
}

func (*Path) isItem()  {}
func (*Text) isItem()  {}
func (*Image) isItem() {}

// New returns an empty sheet.
func New(width, height float64, ground frame.Color) *Sheet {
	return &Sheet{Width: width, Height: height, Ground: ground}
}

// Add adds an item in front of the others. Empty paths and texts are ignored.
func (s *Sheet) Add(i Item) {
	switch i := i.(type) {
	case *Path:
		if len(i.Steps) == 0 {
			return
		}
	case *Text:
		if strings.TrimSpace(i.Text) == "" {
			return
		}
	}
	s.Items = append(s.Items, i)
}

// Words returns all text of the sheet, a line for each.
func (s *Sheet) Words() string {
	var b strings.Builder
	for _, i := range s.Items {
		if t, ok := i.(*Text); ok {
			b.WriteString(t.Text + "\n")
		}
	}
	return b.String()
}

// SafeLink reports whether an address may be followed from a file: others, such
// as javascript:, run in some readers.
func SafeLink(address string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(address)), ":")
	return ok && (scheme == "http" || scheme == "https" || scheme == "mailto")
}
