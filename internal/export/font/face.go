package font

import (
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"revolute/internal/export/sheet"
)

// Face is a TrueType font.
type Face struct {
	tables map[string][]byte // of its file
	parsed *sfnt.Font
	buffer sfnt.Buffer
}

// glyphs returns a cluster as glyphs of the face, in ems from where it begins; ok is
// false if it does not have all of them.
func (f *Face) glyphs(cluster string) (all []Letter, advance float64, ok bool) {
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
			all = append(all, Letter{Text: string(r), Face: f, Index: i, X: advance}) // a mark, which stands over what is before it
			continue
		}
		all = append(all, Letter{Text: string(r), Face: f, Index: i, X: advance, Width: w})
		advance += w
	}
	return all, advance, len(all) > 0
}

// em returns the size at which lengths are in the font's own units.
func (f *Face) em() fixed.Int26_6 { return fixed.Int26_6(f.parsed.UnitsPerEm()) << 6 }

// outline returns the outline of a glyph in ems.
func (f *Face) outline(i sfnt.GlyphIndex) *sheet.Path {
	p := &sheet.Path{}
	segments, err := f.parsed.LoadGlyph(&f.buffer, i, f.em(), nil)
	if err != nil {
		return p
	}
	at := func(q fixed.Point26_6) sheet.Point {
		return sheet.Point{X: float64(q.X) / float64(f.em()), Y: float64(q.Y) / float64(f.em())}
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
