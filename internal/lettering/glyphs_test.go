package lettering

import (
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"revolute/internal/typeset"
)

// TestCoverage asserts that there is a glyph of every character that a Chinese
// or European text may have.
func TestCoverage(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to rune
	}{
		{"Basic Latin", 0x20, 0x7e},
		{"Latin-1 Supplement", 0xa0, 0xff},
		{"Latin Extended-A", 0x100, 0x17f},
		{"Greek", 0x391, 0x3c9},
		{"Cyrillic", 0x410, 0x451},
		{"General Punctuation", 0x2010, 0x2027},
		{"General Punctuation", 0x2030, 0x203e},
		{"Arrows", 0x2190, 0x21ff},
		{"Mathematical Operators", 0x2200, 0x22ff},
		{"CJK Symbols and Punctuation", 0x3000, 0x3020},
		{"Hiragana", 0x3041, 0x3096},
		{"Katakana", 0x30a1, 0x30fe},
		{"CJK Unified Ideographs", 0x4e00, 0x9fa5},
		{"Fullwidth Forms", 0xff01, 0xff60},
	} {
		for r := tt.from; r <= tt.to; r++ {
			if r == 0xad || !unicode.IsPrint(r) && !unicode.IsSpace(r) {
				continue
			}
			if _, ok := Glyph(r); !ok {
				t.Errorf("%s: no glyph of %U %q", tt.name, r, r)
			}
		}
	}
	decode := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xa1); row <= 0xf7; row++ {
		if row > 0xa9 && row < 0xb0 {
			continue // GB 2312 has nothing there
		}
		for cell := byte(0xa1); cell <= 0xfe; cell++ {
			s, err := decode.String(string([]byte{row, cell}))
			if err != nil || s == "" || []rune(s)[0] == unicode.ReplacementChar || !inGB2312(row, cell) {
				continue
			}
			if _, ok := Glyph([]rune(s)[0]); !ok {
				t.Errorf("GB 2312: no glyph of %X%X %s", row, cell, s)
			}
		}
	}
}

// inGB2312 leaves out what GBK has added to the rows of GB 2312.
func inGB2312(row, cell byte) bool {
	switch row {
	case 0xa2:
		return cell >= 0xb1
	case 0xa4, 0xa5:
		return cell <= 0xf6
	case 0xa6:
		return cell <= 0xd8 && (cell <= 0xb8 || cell >= 0xc1)
	case 0xa7:
		return true
	case 0xa8:
		return cell <= 0xba || cell >= 0xc5
	case 0xd7:
		return cell <= 0xf9
	}
	return true
}

// TestGlyphs reads the whole table: every glyph is as wide as terminals have its
// character, and only spaces are empty.
func TestGlyphs(t *testing.T) {
	n := 0
	for r := range rune(0x11000) {
		b, ok := Glyph(r)
		if ok != Has(r) {
			t.Fatalf("%U: Glyph says %v, Has %v", r, ok, Has(r))
		}
		if !ok {
			continue
		}
		n++
		if want := typeset.Narrow.Width(string(r)) * column; b.Width != want {
			t.Errorf("%U is %d pixels wide, want %d", r, b.Width, want)
		}
		ink := uint16(0)
		for _, row := range b.Rows {
			ink |= row
		}
		if ink>>b.Width != 0 {
			t.Errorf("%U has pixels beyond its width", r)
		}
		if (ink == 0) != isSpace(r) {
			t.Errorf("%U: empty is %v", r, ink == 0)
		}
	}
	if n < 20000 || len(glyphs) > 800<<10 {
		t.Errorf("%d glyphs in %d bytes", n, len(glyphs))
	}
}

// TestPunctuationInItsHalf asserts that wide punctuation stands in its part of
// the square, as in print: closing ones at the left, opening ones at the right.
func TestPunctuationInItsHalf(t *testing.T) {
	for _, tt := range []struct {
		chars string
		left  bool
	}{{"，。、；：", true}, {"）》】」』", true}, {"（《【「『", false}} {
		for _, r := range tt.chars {
			b, _ := Glyph(r)
			left, right := 0, 0
			for _, row := range b.Rows {
				for x := range b.Width {
					if row>>x&1 != 0 {
						if x < b.Width/2 {
							left++
						} else {
							right++
						}
					}
				}
			}
			if (left > right) != tt.left {
				t.Errorf("%c has %d pixels in its left half and %d in its right one", r, left, right)
			}
		}
	}
}

func BenchmarkGlyph(b *testing.B) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Glyph(0x4e00 + rune(i)%20000)
	}
}
