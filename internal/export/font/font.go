// Package font sets lines of text for pictures and paper: in the pixel letters of
// package lettering, or in a TrueType font of the machine.
package font

import (
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"revolute/internal/drawing"
	"revolute/internal/export/sheet"
	"revolute/internal/typeset"
)

// Font is what text is set in. The zero value has the pixel letters alone; others
// take from them what they have not themselves. It may not be shared by
// goroutines.
type Font struct {
	file   *file // nil: none
	parsed *sfnt.Font
	buffer sfnt.Buffer

	missing []string
}

// IsPixels reports whether the font has the pixel letters alone.
func (f *Font) IsPixels() bool { return f.parsed == nil }

// Missing returns the characters for which Outline has drawn an empty box.
func (f *Font) Missing() []string { return f.missing }

// Letter is a letter in its place.
type Letter struct {
	Text  string          // what it means
	Pixel bool            // it is one of the pixel letters …
	Index sfnt.GlyphIndex // … or this glyph of the font
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
		// What is set in one way: pixel letters, or wide or narrow ones of the font.
		var part []Letter
		kind, columns, natural := -1, 0, 0.0
		for rest != "" {
			cluster, n := typeset.Narrow.Next(rest)
			glyphs, advance, ok := f.glyphs(cluster)
			of := 0
			switch {
			case !ok:
				n = max(1, n)
				glyphs, advance = []Letter{{Text: cluster, Pixel: true, Width: float64(n) / 2}}, float64(n)/2
			case n == 2:
				of = 2
			default:
				of = 1
			}
			if kind >= 0 && of != kind {
				break
			}
			kind = of
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
			switch kind {
			case 0:
				w, down = 2*t.Column, t.Size*(float64(pixels-descent)/pixels-sheet.Baseline)
			case 1:
				w = t.Column / latin
				h = w * max(1, t.Size/(2*t.Column))
				w *= min(1, room/(natural*w))
				gap = min(loose*t.Column, (room-natural*w)/float64(max(1, columns)))
			case 2:
				w = fontSize * 2 * t.Column
				h = w * max(1, t.Size/(2*t.Column))
				gap = (room - natural*w) / float64(max(1, len(part)))
			}
			for i := range part {
				l := &part[i]
				l.X = width + l.X*w + gap*(float64(i)+0.5*float64(kind/2))
				l.Down, l.W, l.H = down, w, h
			}
			if kind == 1 { // what follows closes up
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

// glyphs returns a cluster as glyphs of the font, in ems from where it begins; ok
// is false if it has not all of them.
func (f *Font) glyphs(cluster string) (all []Letter, advance float64, ok bool) {
	if f.parsed == nil {
		return nil, 0, false
	}
	for _, r := range cluster {
		if r == '\uFE0F' || r == '\u200D' {
			return nil, 0, false // an emoji, which is one picture
		}
		i, err := f.parsed.GlyphIndex(&f.buffer, r)
		if err != nil || i == 0 {
			return nil, 0, false
		}
		width, err := f.parsed.GlyphAdvance(&f.buffer, i, f.em(), font.HintingNone)
		if err != nil {
			return nil, 0, false
		}
		w := float64(width) / float64(f.em())
		if len(all) > 0 && w == 0 {
			all = append(all, Letter{Text: string(r), Index: i, X: advance}) // a mark, which stands over what is before it
			continue
		}
		all = append(all, Letter{Text: string(r), Index: i, X: advance, Width: w})
		advance += w
	}
	return all, advance, true
}

// em returns the size in which the font's lengths are its own units.
func (f *Font) em() fixed.Int26_6 { return fixed.Int26_6(f.parsed.UnitsPerEm()) << 6 }

// Outline returns the outline of a letter in ems, from its origin on the baseline
// to the right and down.
func (f *Font) Outline(l Letter) *sheet.Path {
	if l.Pixel {
		p, ok := pixelOutline(l.Text, l.Width)
		if !ok && !slices.Contains(f.missing, l.Text) {
			f.missing = append(f.missing, l.Text)
		}
		return p
	}
	p := &sheet.Path{}
	segments, err := f.parsed.LoadGlyph(&f.buffer, l.Index, f.em(), nil)
	if err != nil {
		return p
	}
	at := func(q fixed.Point26_6) sheet.Point {
		return sheet.Point{X: float64(q.X) / float64(f.em()), Y: float64(q.Y) / float64(f.em())}
	}
	var from sheet.Point
	for i, s := range segments {
		to := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
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
