package drawing

import (
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Shaper is a drawing that can also be seen as shapes, for paper, pages and
// pictures, where cells would be coarse.
type Shaper interface {
	// Shapes lays the drawing out within width x height ems of the slide's body
	// text. A drawing has a narrow variant for a width below Narrow. The result
	// holds the shapes of all steps.
	Shapes(width, height float64) Shapes
}

// Narrow is the width, in ems, below which a drawing is laid out for a phone:
// fewer marks on its axes, labels below instead of beside.
const Narrow = 24

// Shapes is a drawing as lines, areas, dots and words. Lengths are in ems of
// the slide's body text; x grows to the right, y downwards, from the top left.
// All lies within Width x Height.
type Shapes struct {
	Width, Height float64
	Title         string  // what the drawing is, in a few words
	Desc          string  // what it shows, in plain lines, for those who do not see it
	Items         []Shape // from back to front
}

// Shape is a Line, Area, Box, Dots or Word.
type Shape interface {
	// Paint returns its colour, and when and how it comes.
	Paint() Ink
}

// Point is a place, in ems.
type Point struct{ X, Y float64 }

// Ink is the colour of a shape, and when and how it comes.
type Ink struct {
	Role   theme.Role
	Toward theme.Role  // Part of the way from Role to Toward is the colour
	Part   float64     // 0 to 1
	Fixed  frame.Color // not 0: this colour, whatever the theme says

	Step  int           // of the drawing; 0: there from the beginning
	Delay time.Duration // after the step has begun
	Over  time.Duration // how long its entrance takes; 0: it is there at once
	Enter Entrance
}

// Paint returns k.
func (k Ink) Paint() Ink { return k }

// Entrance is how a shape comes.
type Entrance uint8

const (
	Appear Entrance = iota // it fades in
	Trace                  // a line runs along its points
	Rise                   // a box grows from its Base
	Count                  // the number in a word counts up
	Type                   // the letters of a word come one by one
)

// Line runs through Points.
type Line struct {
	Ink
	Points []Point
	Width  float64 // of the stroke
	Dash   Dash
	Smooth bool // it is a curve through the points, without corners
	Closed bool // it returns to its first point
}

// Dash is the pattern of a line.
type Dash uint8

const (
	Solid Dash = iota
	Dashed
	Dotted
)

// Area is filled polygons that count as one: what lies within two of them is
// filled as well.
type Area struct {
	Ink
	Rings [][]Point
}

// Box is a rectangle.
type Box struct {
	Ink
	X, Y, W, H float64
	Radius     float64 // of its corners
	Outline    float64 // width of its edge; 0: it is filled
	Base       Edge    // from which it grows, with Rise
}

// Edge is a side of a box.
type Edge uint8

const (
	Bottom Edge = iota
	Left
	Top
	Right
)

// Dots is filled circles of one radius.
type Dots struct {
	Ink
	Points []Point
	Radius float64
}

// Word is a line of text.
type Word struct {
	Ink
	At     Point // on the baseline: its start, middle or end, as Anchor says
	Text   string
	Size   float64 // ems
	Anchor Anchor
	Bold   bool
	Mono   bool   // in a monospaced font, of which a Latin letter takes about MonoWidth
	Link   string // address; "": none
}

// Anchor is which part of a word stands at its place.
type Anchor uint8

const (
	Start Anchor = iota
	Middle
	End
)

// The width in ems that a letter of one column takes in the fonts of pages and
// paper: digits and most small letters take less.
const (
	latinWidth = 0.56
	boldWidth  = 0.68
)

// MonoWidth is the width, in sizes of the text, of a Latin letter in a
// monospaced font.
const MonoWidth = 0.6

// EmWidth returns about how wide s is in ems when set in size 1 in a
// proportional font. It rather says too much than too little.
func EmWidth(s string) float64 { return emWidth(s, latinWidth) }

// BoldWidth returns EmWidth of bold letters.
func BoldWidth(s string) float64 { return emWidth(s, boldWidth) }

func emWidth(s string, latin float64) float64 {
	width := 0.0
	for s != "" {
		cluster, columns := typeset.Narrow.Next(s)
		if s = s[len(cluster):]; columns == 1 {
			width += latin
		} else {
			width += float64(columns) / 2
		}
	}
	return width
}

// Lines of text in shapes.
const (
	LineHeight = 1.4  // from one baseline to the next, in sizes of the text
	Ascent     = 1.05 // from the top of a line to its baseline, likewise
)

// EmLines breaks s into lines of at most width ems when set in size 1, where
// typesetting allows it. A newline always ends a line.
func EmLines(s string, width float64) []string { return breakLines(s, width, EmWidth) }

// BoldLines returns EmLines of bold letters.
func BoldLines(s string, width float64) []string { return breakLines(s, width, BoldWidth) }

func breakLines(s string, width float64, measured func(string) float64) []string {
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, breakLine(part, width, measured)...)
	}
	return lines
}

func breakLine(s string, width float64, measured func(string) float64) (lines []string) {
	for measure := max(2, int(2*width)); ; measure-- {
		lines = lines[:0]
		widest := 0.0
		for _, l := range typeset.Narrow.Balanced(nil, s, measure) {
			lines = append(lines, s[l.Start:l.End])
			widest = max(widest, measured(s[l.Start:l.End]))
		}
		if widest <= width || measure <= 2 {
			return lines
		}
	}
}

// Add puts items in front of those that are there.
func (s *Shapes) Add(items ...Shape) { s.Items = append(s.Items, items...) }

// AddText adds a line of text in the ink k with its top at y, and returns the
// y of the next line. x is its start, middle or end, as anchor says.
func (s *Shapes) AddText(k Ink, x, y float64, text string, size float64, anchor Anchor) float64 {
	s.Add(Word{Ink: k, At: Point{x, y + Ascent*size}, Text: text, Size: size, Anchor: anchor})
	return y + LineHeight*size
}

// AddBold returns AddText in bold.
func (s *Shapes) AddBold(k Ink, x, y float64, text string, size float64, anchor Anchor) float64 {
	s.Add(Word{Ink: k, At: Point{x, y + Ascent*size}, Text: text, Size: size, Anchor: anchor, Bold: true})
	return y + LineHeight*size
}
