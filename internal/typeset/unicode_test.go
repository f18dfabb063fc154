package typeset

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"
)

// TestIsCJK holds IsCJK against Unicode's tables of scripts, for every character
// but the two tone marks of bopomofo that stand among Latin ones.
func TestIsCJK(t *testing.T) {
	ours := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi}
	wrong := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := unicode.In(r, ours...)
		switch kind := width.LookupRune(r).Kind(); {
		case r >= 0x2f00 && r <= 0x33ff, // symbols and punctuation; some have no script, some are not assigned
			r >= 0xfe10 && r <= 0xfe1f, r >= 0xfe30 && r <= 0xfe4f,
			r >= 0x1f200 && r <= 0x1f2ff:
			want = true
		case kind == width.EastAsianFullwidth && r != 0x3000, kind == width.EastAsianHalfwidth && r >= 0xff00:
			want = true // whatever the script
		}
		if r >= 0x1100 && IsCJK(r) != want && (unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) || want) &&
			!(r >= 0x4dc0 && r <= 0x4dff) && // hexagrams
			!(r >= 0x16fe0 && r <= 0x16fff) { // marks for Tangut and Nüshu as well
			if wrong++; wrong < 20 {
				t.Errorf("IsCJK(%U) = %v", r, !want)
			}
		}
	}
}

// TestIsCJKPunct holds IsCJKPunct against Unicode's categories and scripts.
func TestIsCJKPunct(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		switch {
		case r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe4f: // vertical forms, some of them symbols
			if !IsCJKPunct(r) {
				t.Errorf("IsCJKPunct(%U) = false", r)
			}
			continue
		case r >= 0xff00 && r <= 0xff65: // the full-width form of ASCII, or Japanese punctuation
			ascii := r - 0xff00 + 0x20
			want := r >= 0xff5f || r > 0xff00 && !unicode.IsLetter(ascii) && !unicode.IsDigit(ascii)
			if IsCJKPunct(r) != want {
				t.Errorf("IsCJKPunct(%U) = %v", r, !want)
			}
			continue
		case r == 0x3003, r == 0x3004, r == 0x3012, r == 0x3013, r == 0x3020, r == 0x3036, r == 0x303e, r == 0x303f, r == 0x3037:
			continue // marks and symbols
		}
		want := IsCJK(r) && unicode.IsPunct(r) && r < 0xa000
		if IsCJKPunct(r) != want {
			t.Errorf("IsCJKPunct(%U) = %v", r, !want)
		}
	}
}

// TestWidthOfAll holds Width against Unicode's East Asian Width for every letter,
// number, mark of punctuation and symbol of one character.
func TestWidthOfAll(t *testing.T) {
	wrong := 0
	for r := rune(0x20); r <= 0x3ffff; r++ {
		if !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) || unicode.Is(unicode.Lm, r) ||
			unicode.Is(unicode.Hangul, r) && r < 0xac00 || r >= 0x1f1e6 && r <= 0x1f1ff || r >= 0x1f3fb && r <= 0x1f3ff {
			continue // marks, conjoining jamo, flags and skin tones depend on what stands beside them
		}
		for _, w := range []Widths{Narrow, Wide} {
			want := runeWidth(r, w)
			if got := w.Width(string(r)); got != want && !disputed(r) {
				if wrong++; wrong < 20 {
					t.Errorf("widths %d: Width(%U %q) = %d, want %d", w, r, r, got, want)
				}
			}
			if r >= 0x250 && r < 0x2e80 || r > 0xffff {
				continue // some join what comes after them
			}
			for _, after := range []string{"a", "世", "\u0301"} {
				cluster, columns := w.Next(string(r) + after)
				if after != "\u0301" && (cluster != string(r) || columns != w.Width(string(r))) ||
					after == "\u0301" && cluster != string(r)+after {
					t.Fatalf("widths %d: Next(%q) = %q, %d", w, string(r)+after, cluster, columns)
				}
			}
		}
	}
}

// disputed reports whether versions of Unicode differ about the width of r.
func disputed(r rune) bool {
	return r >= 0x2600 && r <= 0x27bf || r >= 0x4dc0 && r <= 0x4dff || r >= 0x1d300 && r <= 0x1d37f || r >= 0x2630 && r <= 0x268f ||
		r >= 0x16fe0 && r <= 0x18dff || r >= 0x1f000 || r == 0xfffd
}

// TestTruncateProperties: what is cut fits, is the beginning of the text, and as
// much of it as fits.
func TestTruncateProperties(t *testing.T) {
	for _, s := range []string{"", "abc", "世界和平", "a世b界", "“引用”……", "one two three", "e\u0301e\u0301e\u0301", "👩‍👩‍👧👩‍👩‍👧"} {
		for _, tail := range []string{"", "…", "...", "（略）"} {
			for room := -1; room < 20; room++ {
				for _, w := range []Widths{Narrow, Wide} {
					got := w.Truncate(s, room, tail)
					switch {
					case w.Width(s) <= room:
						if got != s {
							t.Errorf("Truncate(%q, %d, %q) = %q: it fits", s, room, tail, got)
						}
						continue
					case w.Width(got) > max(0, room):
						t.Errorf("Truncate(%q, %d, %q) = %q: it is %d wide", s, room, tail, got, w.Width(got))
					case room >= w.Width(tail) && !strings.HasSuffix(got, tail):
						t.Errorf("Truncate(%q, %d, %q) = %q: no tail", s, room, tail, got)
					}
					kept := got
					if room >= w.Width(tail) {
						kept = strings.TrimSuffix(got, tail)
					}
					if !strings.HasPrefix(s, kept) || strings.HasSuffix(kept, " ") {
						t.Errorf("Truncate(%q, %d, %q) = %q: not its beginning", s, room, tail, got)
					}
					more := s[:len(kept)]
					for strings.HasPrefix(s[len(more):], " ") {
						more += " "
					}
					next, _ := w.Next(s[len(more):])
					if free := max(0, room) - w.Width(got); free >= w.Width(more[len(kept):]+next) && next != "" {
						t.Errorf("Truncate(%q, %d, %q) = %q: %q would fit", s, room, tail, got, next)
					}
				}
			}
		}
	}
}
