package chart

import (
	"math"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws every item as dots of one size. Of two items, a small one stands
// in a clearing in the middle of the large one's field; others stand above it.
func (u *units) Shapes(width, height float64) drawing.Shapes {
	s := &sheet{Shapes: drawing.Shapes{Width: width, Height: height, Title: u.items[u.largest].label, Desc: u.Text()}, in: room{0, 0, width, height}}
	big := u.items[u.largest]
	field := drawing.Ink{Role: big.role, Step: big.step}
	if big.step > 0 {
		field.Over = pourTime
	}
	caption := u.captionHeight(big, width)
	if len(u.items) == 2 && u.othersAreSmall() {
		other := u.small()
		// It has air around it.
		w := ringSide + 0.6 + drawing.BoldWidth(other.large)*captionSize
		w = max(w, drawing.EmWidth(other.caption())*labelSize) + 2
		hole := room{(width - w) / 2, 0, w, drawing.LineHeight*(captionSize+labelSize) + 1}
		if g, ok := fieldOf(big.dots, room{0, 0, width, height - caption}, hole); ok && w < width*0.8 {
			s.Add(g.dots(field, big.dots))
			// Add a small item in the hole of the grid: its dots in a ring, its
			// number and its words.
			k := drawing.Ink{Role: other.role, Step: other.step}
			head := ringSide + 0.6 + drawing.BoldWidth(other.large)*captionSize
			x, y := g.hole.x+(g.hole.w-head)/2, g.hole.y+0.5
			middle := y + drawing.LineHeight*captionSize/2
			s.Add(drawing.Box{Ink: k, X: x, Y: middle - ringSide/2, W: ringSide, H: ringSide, Radius: ringSide / 2, Outline: 0.08})
			d := drawing.Dots{Ink: k, Radius: g.radius()}
			for i := range other.dots {
				d.Points = append(d.Points, drawing.Point{X: x + ringSide/2 + (float64(i)-float64(other.dots-1)/2)*g.pitch, Y: middle})
			}
			s.Add(d)
			s.AddBold(k, x+ringSide+0.6, y, other.large, captionSize, drawing.Start)
			s.AddText(drawing.Ink{Role: theme.Text, Step: other.step}, g.hole.x+g.hole.w/2, y+drawing.LineHeight*captionSize, other.caption(), labelSize, drawing.Middle)
			u.addCaption(s, big, g.height+0.4)
			return s.Shapes
		}
	}
	others := 0.0
	for i, a := range u.items {
		if i != u.largest {
			others += u.captionHeight(a, width) + 0.6
		}
	}
	// The dots of all have the size that the field leaves them.
	g, _ := fieldOf(big.dots, room{0, 0, width, max(height-caption-2*others, height/4)}, room{})
	y := 0.0
	for i, a := range u.items {
		if i == u.largest {
			continue
		}
		y = u.addCaption(s, a, y)
		own := grid{pitch: g.pitch, columns: g.columns, y: y + 0.2}
		s.Add(own.dots(drawing.Ink{Role: a.role, Step: a.step}, a.dots))
		y += math.Ceil(float64(a.dots)/float64(g.columns))*g.pitch + 0.6
	}
	y = u.addCaption(s, big, y)
	g.y = y + 0.2
	s.Add(g.dots(field, big.dots))
	return s.finish(g.y + math.Ceil(float64(big.dots)/float64(g.columns))*g.pitch)
}

// captionSize is the size of an item's number where it is said large.
const captionSize = 1.8

func (u *units) captionHeight(a amount, width float64) float64 {
	h := 0.0
	if a.large != "" {
		h = drawing.LineHeight * captionSize
	}
	if words := a.caption(); words != "" {
		h += drawing.LineHeight * labelSize * float64(len(drawing.EmLines(words, width/labelSize)))
	}
	return h
}

// addCaption adds what an item says below y, and returns where that ends.
func (u *units) addCaption(s *sheet, a amount, y float64) float64 {
	k := drawing.Ink{Role: a.role, Step: a.step}
	if a.large != "" {
		y = s.AddBold(k, 0, y, a.large, captionSize, drawing.Start)
	}
	if words := a.caption(); words != "" {
		for _, l := range drawing.EmLines(words, s.Width/labelSize) {
			y = s.AddText(drawing.Ink{Role: theme.Text, Step: a.step}, 0, y, l, labelSize, drawing.Start)
		}
	}
	return y
}

// ringSide is the side of the ring around a small item's dots.
const ringSide = 1.2

// grid is where the dots of a field stand, in rows from the top.
type grid struct {
	pitch   float64 // from one dot to the next
	columns int
	y       float64 // of the first row's upper edge
	height  float64
	hole    room // without dots
}

// fieldOf spreads dots over an area as widely as there is room for, around a
// hole that it moves to the middle of the rows; ok is false if they would lie
// too close to be told apart.
func fieldOf(dots int, in, hole room) (g grid, ok bool) {
	const widest, closest = 0.8, 0.09
	for g.pitch = widest; g.pitch > closest; g.pitch *= 0.97 {
		g.columns = int(in.w / g.pitch)
		left := float64(g.columns) * g.pitch
		rows := math.Ceil((float64(dots)*g.pitch*g.pitch + hole.w*hole.h) / (left * g.pitch))
		if hole.h > 0 {
			rows = max(rows, math.Ceil((hole.h+2*g.pitch)/g.pitch))
		}
		for ; rows*g.pitch <= in.h; rows++ {
			g.height = rows * g.pitch
			g.hole = hole
			g.hole.y = (g.height - hole.h) / 2
			if hole.h == 0 || g.room(int(rows)) >= dots {
				return g, true
			}
		}
	}
	g.columns = max(int(in.w/g.pitch), 1)
	g.height = math.Ceil(float64(dots)/float64(g.columns)) * g.pitch
	return g, false
}

// holds reports whether a dot stands at that place, and where.
func (g grid) holds(column, row int) (drawing.Point, bool) {
	at := drawing.Point{X: (float64(column) + 0.5) * g.pitch, Y: g.y + (float64(row)+0.5)*g.pitch}
	h := g.hole
	return at, !(at.X > h.x && at.X < h.x+h.w && at.Y > g.y+h.y && at.Y < g.y+h.y+h.h)
}

// room returns how many dots so many rows hold.
func (g grid) room(rows int) int {
	n := 0
	for row := range rows {
		for column := range g.columns {
			if _, ok := g.holds(column, row); ok {
				n++
			}
		}
	}
	return n
}

func (g grid) radius() float64 { return 0.34 * g.pitch }

// dots returns the first n dots.
func (g grid) dots(k drawing.Ink, n int) drawing.Dots {
	d := drawing.Dots{Ink: k, Radius: g.radius()}
	for row := 0; len(d.Points) < n; row++ {
		for column := 0; column < g.columns && len(d.Points) < n; column++ {
			if at, ok := g.holds(column, row); ok {
				d.Points = append(d.Points, at)
			}
		}
	}
	return d
}
