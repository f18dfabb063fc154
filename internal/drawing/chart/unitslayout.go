package chart

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// density is how many dots a cell holds: all eight, or fewer, so that the field
// fills a larger area evenly. A dot is one unit all the same.
type density struct {
	perCell int // dots in a cell
	dots    []frame.Point
}

// densities are from the airiest to the densest.
var densities = [...]density{
	{1, []frame.Point{{X: 0, Y: 1}}},
	{2, []frame.Point{{X: 0, Y: 0}, {X: 0, Y: 2}}},
	{4, []frame.Point{{X: 0, Y: 0}, {X: 1, Y: 1}, {X: 0, Y: 2}, {X: 1, Y: 3}}},
	{6, []frame.Point{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0, Y: 1}, {X: 1, Y: 1}, {X: 0, Y: 2}, {X: 1, Y: 2}}},
	{8, []frame.Point{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0, Y: 1}, {X: 1, Y: 1}, {X: 0, Y: 2}, {X: 1, Y: 2}, {X: 0, Y: 3}, {X: 1, Y: 3}}},
}

// cells returns how many cells n dots take.
func (s density) cells(n int) int { return (n + s.perCell - 1) / s.perCell }

// arrangement is where the parts of units stand in an area; all is relative to
// it, and the same at every step.
type arrangement struct {
	ok            bool // there is room for every dot
	width, height int
	density       density
	field         frame.Rect // its last row may not be full
	hole          frame.Rect // a clearing in the field, in which the other item stands
	inset         inset      // that item
	side          int        // columns of the items left of the field; 0: there are none there
	words         frame.Point
	large         lettering.Thick // of the field, above its words; may be empty
	said          saying          // of the field, where words are larger than small
}

// The room around what stands in the clearing, in cells.
const (
	holeX = 2
	holeY = 1
)

// small returns the item that is not the largest, of two.
func (u *units) small() amount { return u.items[1-u.largest] }

// arrange finds room for the field. One small item stands in a clearing in its
// middle, so that it is in the centre before the field is there and nobody
// looks for it afterwards; several stand left of it, or above. Large numbers
// come before air, and air before a dense field.
func (u *units) arrange(width, height int, at drawing.State) arrangement {
	if len(u.items) == 2 && u.othersAreSmall() {
		medium, _ := at.Face(lettering.Medium)
		for _, sizes := range [...]sizes{
			{number: true, inset: true, words: medium, insetWords: medium},
			{number: true, inset: true, insetWords: medium},
			{number: true, inset: true, words: medium},
			{number: true, inset: true},
			{inset: true},
			{},
		} {
			if a := u.surround(width, height, sizes, at); a.ok {
				return a
			}
		}
	}
	side, others := u.beside(at)
	dots := u.items[u.largest].dots
	for _, s := range densities {
		for gap := 2; gap >= 1 && side+gap < width/2 && others <= height; gap-- {
			if beside := fieldIn(s, dots, side+gap, 1, width, height); beside.ok {
				beside.side = side
				beside.height = max(beside.height, others)
				return beside
			}
		}
		for air := 1; air >= 0 && u.othersAreSmall(); air-- {
			if above := fieldIn(s, dots, 0, len(u.items)+air, width, height); above.ok {
				// The columns of the longest line above the field.
				widest := 0
				for _, a := range u.items {
					widest = max(widest, at.Width(a.caption())+4)
				}
				above.width = max(above.width, widest)
				return above
			}
		}
	}
	return arrangement{}
}

// sizes is how large the words of a field and of the item within it are.
type sizes struct {
	number, inset bool           // the field's number, the inset's: in large letters
	words         lettering.Face // under the field
	insetWords    lettering.Face
}

// surround returns the field around the other item, with its words under it.
func (u *units) surround(width, height int, sizes sizes, at drawing.State) arrangement {
	big := u.items[u.largest]
	var a arrangement
	words, caption := at.Width(big.caption()), 1
	if sizes.number {
		l, ok := lettering.SetThick(big.large, 1, at.Look.Viewer.Widths)
		if !ok || l.Width() > width {
			return arrangement{}
		}
		a.large = l
		caption += l.Height()
		if !sizes.words.IsSmall() {
			if a.said, ok = big.say(l, sizes.words, width, at); !ok {
				return arrangement{}
			}
			words, caption = a.said.w, a.said.h
		}
	}
	var ok bool
	if a.inset, ok = u.small().asInset(sizes, width*4/5-2*holeX, at); !ok {
		return arrangement{}
	}
	hole := frame.Rect{W: a.inset.w + 2*holeX, H: a.inset.h + 2*holeY}
	room := height - caption - 1
	for _, s := range densities {
		cells := s.cells(big.dots) + hole.W*hole.H
		rows := (cells + width - 1) / max(width, 1)
		if rows > room || rows < hole.H+2 || hole.W > width*4/5 {
			continue
		}
		columns := (cells + rows - 1) / rows
		hole.X, hole.Y = (columns-hole.W)/2, (rows-hole.H)/2
		a.density, a.hole, a.field = s, hole, frame.Rect{W: columns, H: rows}
		a.words = frame.Point{Y: rows + 1}
		a.width, a.height, a.ok = max(columns, a.large.Width(), words), rows+1+caption, true
		if a.said.h > 0 || a.inset.said.h > 0 {
			a.width = width // in which the words had room
		}
		return a
	}
	return arrangement{}
}

// fieldIn returns an arrangement with the field right of side and below top, as
// wide as there is room.
func fieldIn(s density, dots, side, top, width, height int) arrangement {
	w, h := width-side, height-top
	cells := s.cells(dots)
	if w < 1 || h < 1 || w*h < cells {
		return arrangement{}
	}
	rows := max(1, (cells+w-1)/w)
	columns := (cells + rows - 1) / rows // as many as make the rows even
	return arrangement{
		ok: true, density: s, width: side + columns, height: top + rows,
		field: frame.Rect{X: side, Y: top, W: columns, H: rows},
		words: frame.Point{X: side, Y: top - 1},
	}
}

// beside returns the columns and rows that all items but the largest take in a
// column of their own.
func (u *units) beside(at drawing.State) (columns, rows int) {
	columns = 1
	for i, a := range u.items {
		if i != u.largest {
			columns = max(columns, at.Width(a.label), at.Width(a.text))
		}
	}
	for i, a := range u.items {
		if i != u.largest {
			rows += a.rows(columns) + 1
		}
	}
	return columns, max(rows-1, 0)
}

// rows returns what an item takes in a column: name, words, dots.
func (a amount) rows(columns int) int {
	return 2 + (a.density().cells(a.dots)+columns-1)/columns
}

// inset is an item of few dots by itself: its dots in a ring, its number in
// large lettering, and its words.
type inset struct {
	w, h   int
	large  lettering.Thick
	head   int    // columns of the ring and of the number
	said   saying // where words are larger than small
	broken bool   // name and words stand in two rows
}

// The ring around a cell of dots.
const (
	ringW = 5
	ringH = 3
)

// saying is an item's words in large letters: its name beside its number, or small
// above it where there is no room for that, and its text under both.
type saying struct {
	number     lettering.Thick
	name       lettering.Face
	head, w, h int // columns of name and number; of all; rows of all
	text       drawing.Words
}

// say sets an item's words; ok is false if they have no room.
func (a amount) say(number lettering.Thick, face lettering.Face, width int, at drawing.State) (s saying, ok bool) {
	s = saying{number: number, name: face}
	s.text, ok = at.Set(a.text, face, width)
	s.head, s.h = face.Width(a.label)+face.Columns()*len(a.separator())+number.Width(), number.Height()+s.text.H
	if s.head > width || !face.Covers(a.label) {
		s.name, s.head, s.h = lettering.Face{}, max(at.Width(a.label), number.Width()), s.h+1
	}
	s.w = max(s.head, s.text.W)
	return s, ok && s.w <= width
}

// draw draws name and number from x on, and the text from left on.
func (s saying) draw(c drawing.Canvas, x, y, left int, a amount) {
	name, st := a.heading(c.State), c.PlainStyle(a.role)
	if s.name.IsSmall() {
		c.Print(x, y, a.label, name)
		y++
	} else {
		x = s.name.Draw(c.Frame, c.Area, x, y+1, a.label, name) + s.name.Columns()*len(a.separator())
	}
	s.number.Draw(c.Frame, c.Area, x, y, func(int) frame.Style { return st })
	c.PrintWords(s.text, left, y+s.number.Height(), s.w, drawing.Start, c.Look.Style(theme.Text))
}

// asInset sets an item as an inset; ok is false if it is to be large and cannot.
func (a amount) asInset(sizes sizes, width int, at drawing.State) (s inset, ok bool) {
	words, both := at.Width(a.caption()), max(at.Width(a.label), at.Width(a.text))
	if !sizes.inset {
		s = inset{w: ringW + 2 + words, h: ringH}
		if s.broken = words > 36 && a.label != ""; s.broken {
			s.w = ringW + 2 + both
		}
		return s, true
	}
	if s.large, ok = lettering.SetThick(a.large, 1, at.Look.Viewer.Widths); !ok {
		return s, false
	}
	s.head = ringW + 3 + s.large.Width()
	if face := sizes.insetWords; !face.IsSmall() {
		s.said, ok = a.say(s.large, face, width-ringW-3, at)
		s.head = ringW + 3 + s.said.head
		s.w, s.h = max(s.head, s.said.text.W), s.said.h
		return s, ok
	}
	s.broken = words > s.head+6
	s.w, s.h = max(s.head, words), s.large.Height()+2
	if s.broken {
		s.w, s.h = max(s.head, both), s.h+1
	}
	return s, true
}

// draw draws an item as an inset, with its top left cell at x, y.
func (s inset) draw(c drawing.Canvas, x, y int, a amount) {
	if s.large.Height() == 0 {
		a.drawRing(c, x, y)
		s.drawWords(c, x+ringW+2, y+1, a)
		return
	}
	st := c.PlainStyle(a.role)
	left := x + (s.w-s.head)/2
	a.drawRing(c, left, y+(s.large.Height()-ringH)/2)
	if s.said.h > 0 {
		s.said.draw(c, left+ringW+3, y, x+(s.w-s.said.text.W)/2, a)
		return
	}
	s.large.Draw(c.Frame, c.Area, left+ringW+3, y, func(int) frame.Style { return st })
	y += s.large.Height() + 1
	if s.broken {
		s.drawWords(c, left, y+1, a)
		return
	}
	a.drawWords(c, x+(s.w-c.Width(a.caption()))/2, y)
}

// drawWords prints name and words in row y; if they are broken, the name above it.
func (s inset) drawWords(c drawing.Canvas, x, y int, a amount) {
	if !s.broken {
		a.drawWords(c, x, y)
		return
	}
	c.Print(x, y-1, a.label, a.heading(c.State))
	c.Print(x, y, a.text, c.Look.Style(theme.Text))
}

// drawRing draws the dots of an item, which are few, and a ring around them.
func (a amount) drawRing(c drawing.Canvas, x, y int) {
	st := c.PlainStyle(a.role)
	rule, side := c.Look.Glyph(theme.GlyphRule), c.Look.Glyph(theme.GlyphVertical)
	across := rule + rule + rule
	c.Print(x, y, c.Look.Glyph(theme.GlyphTopLeft)+across+c.Look.Glyph(theme.GlyphTopRight), st)
	c.Print(x, y+1, side, st)
	c.Print(x+ringW-1, y+1, side, st)
	c.Print(x, y+2, c.Look.Glyph(theme.GlyphBottomLeft)+across+c.Look.Glyph(theme.GlyphBottomRight), st)
	dotField{density: a.density(), dots: a.dots, width: 1, height: 1}.draw(c, x+ringW/2, y+1, 1, st)
}
