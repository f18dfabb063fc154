package font

import (
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
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
