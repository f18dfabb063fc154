// Package font sets lines of text for pictures and paper: in the pixel letters of
// package lettering, or in a TrueType font of the machine.
package font

import (
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"revolute/internal/drawing"
	"revolute/internal/export/sheet"
	"revolute/internal/typeset"
)

// Font sets text: each letter in the first of its faces that has a glyph for it, or
// in the pixel letters if none does. The zero value has only the pixel letters. A
// Font must not be used by several goroutines at once.
type Font struct {
	faces   []*Face
	missing []string
}

// New returns a font that tries the faces in their order.
func New(faces ...*Face) *Font { return &Font{faces: faces} }

// IsPixels reports whether the font has only the pixel letters.
func (f *Font) IsPixels() bool { return len(f.faces) == 0 }

// Missing returns the characters for which Outline has drawn an empty box.
func (f *Font) Missing() []string { return f.missing }

// Letter is a glyph placed on a line.
type Letter struct {
	Text  string          // what it means
	Face  *Face           // nil: it is one of the pixel letters
	Index sfnt.GlyphIndex // of the face's glyph
	X     float64         // of its origin, from where the line begins
	Down  float64         // of its baseline, below the line's
	W, H  float64         // of its em
	Width float64         // in ems of the letter: its advance
}

// Sizes of a font's letters on a grid.
const (
	fontSize = 0.925 // of wide letters, in heights of a row; Latin ones are as wide as their columns
	latin    = 0.602 // ems: how wide a Latin letter of a monospaced font is
	loose    = 0.06  // columns: the most that letters are spaced to fill a grid
)

// Set returns the letters of a line of text, and how wide it is.
func (f *Font) Set(t *sheet.Text) (letters []Letter, width float64) {
	for rest := t.Text; rest != ""; {
		// What is set in one way: pixel letters, or wide or narrow ones of a face.
		var part []Letter
		var face *Face
		wide, columns, natural := false, 0, 0.0
		for rest != "" {
			cluster, n := typeset.Narrow.Next(rest)
			n = max(1, n)
			glyphs, advance := []Letter{{Text: cluster, Width: float64(n) / 2}}, float64(n)/2
			for _, of := range f.faces {
				if own, width, ok := of.glyphs(cluster); ok {
					glyphs, advance = own, width
					break
				}
			}
			if len(part) > 0 && (glyphs[0].Face != face || wide != (n == 2) && face != nil) {
				break
			}
			face, wide = glyphs[0].Face, n == 2
			rest = rest[len(cluster):]
			columns += n
			for i := range glyphs {
				glyphs[i].X += natural
			}
			natural += advance
			part = append(part, glyphs...)
		}
		w, h, down, gap := t.Size, t.Size, 0.0, 0.0
		if t.Column > 0 {
			room := float64(columns) * t.Column
			switch {
			case face == nil:
				w, down = 2*t.Column, t.Size*(float64(pixels-descent)/pixels-sheet.Baseline)
			case !wide:
				w = t.Column / latin
				h = w * max(1, t.Size/(2*t.Column))
				w *= min(1, room/(natural*w))
				gap = min(loose*t.Column, (room-natural*w)/float64(max(1, columns)))
			default:
				w = fontSize * 2 * t.Column
				h = w * max(1, t.Size/(2*t.Column))
				gap = (room - natural*w) / float64(max(1, len(part)))
			}
			for i := range part {
				l := &part[i]
				l.X = width + l.X*w + gap*float64(i)
				if face != nil && wide { // in the middle of its columns
					l.X += gap / 2
				}
				l.Down, l.W, l.H = down, w, h
			}
			if face != nil && !wide { // what follows closes up
				room = natural*w + gap*float64(columns)
			}
			width += room
		} else {
			for i := range part {
				l := &part[i]
				l.X, l.W, l.H = width+l.X*w, w, h
			}
			width += natural * w
		}
		letters = append(letters, part...)
	}
	shift := map[drawing.Anchor]float64{drawing.Middle: width / 2, drawing.End: width}[t.Anchor]
	for i := range letters {
		letters[i].X -= shift
	}
	return letters, width
}

// Outline returns the outline of a letter in ems, from its origin on the baseline
// to the right and down.
func (f *Font) Outline(l Letter) *sheet.Path {
	if l.Face == nil {
		p, ok := pixelOutline(l.Text, l.Width)
		if !ok && !slices.Contains(f.missing, l.Text) {
			f.missing = append(f.missing, l.Text)
		}
		return p
	}
	p, em := &sheet.Path{}, l.Face.em()
	segments, err := l.Face.parsed.LoadGlyph(&l.Face.buffer, l.Index, em, nil)
	if err != nil {
		return p
	}
	at := func(q fixed.Point26_6) sheet.Point {
		return sheet.Point{X: float64(q.X) / float64(em), Y: float64(q.Y) / float64(em)}
	}
	var from sheet.Point
	for n, s := range segments {
		to := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if n > 0 {
				p.Close()
			}
			p.Move(to.X, to.Y)
		case sfnt.SegmentOpLineTo:
			p.Line(to.X, to.Y)
		case sfnt.SegmentOpQuadTo:
			c := to
			to = at(s.Args[1])
			near := func(q sheet.Point) sheet.Point { return sheet.Point{X: q.X + (c.X-q.X)*2/3, Y: q.Y + (c.Y-q.Y)*2/3} }
			p.Curve(near(from), near(to), to)
		}
		from = to
	}
	if len(segments) > 0 {
		p.Close()
	}
	return p
}
