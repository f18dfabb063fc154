// Package cells takes a frame apart into what a picture of it is made of:
// grounds, areas, dots and lines, which no font draws without gaps, and runs of
// text. SVG, PDF and PNG are written from it.
package cells

import (
	"slices"
	"unicode/utf8"

	"revolute/internal/frame"
)

// Width and Height are those of a cell, in the units of a Picture. It is twice as
// high as it is wide, so that what is drawn in half blocks keeps its shape.
const (
	Width  = 12
	Height = 24
)

// Picture is a frame taken apart. Its colours are RGB.
type Picture struct {
	Width, Height int // units
	Ground        frame.Color
	Grounds       []Ground // backgrounds that are not Ground
	Inks          []Ink
	Runs          []Run
}

// Ground is a background.
type Ground struct {
	Area
	Color frame.Color
}

// Area is a rectangle, in units.
type Area struct{ X, Y, W, H int }

// Ink is all that is drawn in one colour.
type Ink struct {
	Color frame.Color
	Areas []Area
	Dots  []Point // braille's, DotWidth across
	Lines []Line  // LineWidth across
}

// Widths of what is drawn, in units.
const (
	DotWidth  = 4
	LineWidth = 2
)

// Point is a place, in units.
type Point struct{ X, Y int }

// Line is a line from A to B. A rounded one leaves A straight for a quarter of a
// cell's height, and turns to B around Corner.
type Line struct {
	A, B, Corner Point
	Rounded      bool
}

// Run is text in one style, of characters that all take one column or all take
// two.
type Run struct {
	X, Y    int      // cells
	Columns int      // cells
	Text    []string // its characters
	Wide    bool
	Color   frame.Color
	Attr    frame.Attr
	Link    string // an address; "" is none
}

// Of takes a frame apart. dark says what the terminal's own colours are like.
func Of(f *frame.Frame, dark bool) *Picture {
	p := &Picture{Width: f.Width() * Width, Height: f.Height() * Height}
	palette := Palette{Dark: dark}
	p.Ground = palette.Background(f.Canvas())
	p.grounds(f, palette)
	p.inks(f, palette)
	for y := range f.Height() {
		p.runs(f, palette, y)
	}
	return p
}

// Clear takes away the areas of lines of large letters, which are to be shown as
// text.
func (p *Picture) Clear(lines []frame.Lettered) {
	within := func(a Area) bool {
		x, y := (a.X+a.W/2)/Width, (a.Y+a.H/2)/Height
		for _, l := range lines {
			if x >= l.Rect.X && x < l.Rect.X+l.Rect.W && y >= l.Rect.Y && y < l.Rect.Y+l.Rect.H {
				return true
			}
		}
		return false
	}
	for i := range p.Inks {
		p.Inks[i].Areas = slices.DeleteFunc(p.Inks[i].Areas, within)
	}
}

// grounds finds the backgrounds that are not the canvas's: what touches in a row
// is one rectangle, and so is what is the same in rows below one another.
func (p *Picture) grounds(f *frame.Frame, palette Palette) {
	type ground struct {
		x, w int
		c    frame.Color
	}
	back := func(x, y int) frame.Color {
		_, width, st := f.Cell(x, y)
		if width == 0 && x > 0 { // the second cell of a wide character
			_, _, st = f.Cell(x-1, y)
		}
		return palette.Background(st)
	}
	open := map[ground]int{} // where it began
	var before []ground
	for y := 0; y <= f.Height(); y++ {
		row := map[ground]bool{}
		var order []ground
		for x := 0; y < f.Height() && x < f.Width(); {
			g := ground{x: x, c: back(x, y)}
			for x < f.Width() && back(x, y) == g.c {
				x++
			}
			if g.w = x - g.x; g.c != p.Ground {
				row[g] = true
				order = append(order, g)
			}
		}
		for _, g := range before {
			if from, isOpen := open[g]; isOpen && !row[g] {
				p.Grounds = append(p.Grounds, Ground{Area{g.x * Width, from * Height, g.w * Width, (y - from) * Height}, g.c})
				delete(open, g)
			}
		}
		for _, g := range order {
			if _, isOpen := open[g]; !isOpen {
				open[g] = y
			}
		}
		before = order
	}
}

// inks finds what is drawn, a colour at a time.
func (p *Picture) inks(f *frame.Frame, palette Palette) {
	index := map[frame.Color]int{}
	of := func(c frame.Color) *Ink {
		i, known := index[c]
		if !known {
			i = len(p.Inks)
			index[c] = i
			p.Inks = append(p.Inks, Ink{Color: c})
		}
		return &p.Inks[i]
	}
	for y := range f.Height() {
		for x := range f.Width() {
			text, width, st := f.Cell(x, y)
			if width != 1 || !Drawn(text) {
				continue
			}
			r, _ := utf8.DecodeRuneInString(text)
			fg := palette.Foreground(st)
			if r >= 0x2591 && r <= 0x2593 { // shades
				fg = fg.Mix(palette.Background(st), 1-0.25*float64(r-0x2590))
				r = 0x2588
			}
			of(fg).glyph(x*Width, y*Height, r)
		}
	}
	for i := range p.Inks {
		p.Inks[i].join()
	}
}

// runs finds the text of a row.
func (p *Picture) runs(f *frame.Frame, palette Palette, y int) {
	var r Run
	var style frame.Style
	end := func() {
		if len(r.Text) > 0 {
			r.Color, r.Attr, r.Link = palette.Foreground(style), style.Attr, f.Address(style.Link)
			p.Runs = append(p.Runs, r)
		}
		r = Run{}
	}
	same := func(st frame.Style) bool {
		return st.Fg == style.Fg && st.Bg == style.Bg && st.Attr == style.Attr && st.Link == style.Link
	}
	for x := 0; x < f.Width(); {
		text, width, st := f.Cell(x, y)
		switch {
		case width == 0: // a wide character of which only the second cell is left
			x++
			continue
		case Drawn(text):
			end()
			x += width
			continue
		case text == " " && st.Attr&(frame.Underline|frame.Strike) == 0:
			// A space within a run is copied with it.
			next, nextWidth, after := f.Cell(x+1, y)
			if len(r.Text) == 0 || r.Wide || nextWidth != 1 || next == " " || Drawn(next) || !same(after) {
				end()
				x++
				continue
			}
			st = style
		}
		if len(r.Text) > 0 && (!same(st) || r.Wide != (width == 2)) {
			end()
		}
		if len(r.Text) == 0 {
			r = Run{X: x, Y: y, Wide: width == 2}
			style = st
		}
		r.Text = append(r.Text, text)
		r.Columns += width
		x += width
	}
	end()
}
