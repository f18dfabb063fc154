package lettering

import (
	"testing"

	"revolute/internal/typeset"
)

// TestSextants compares with names from Unicode's data.
func TestSextants(t *testing.T) {
	for _, tt := range []struct {
		mask byte
		want rune
		why  string
	}{
		{0b000001, 0x1fb00, "BLOCK SEXTANT-1"},
		{0b000011, 0x1fb02, "BLOCK SEXTANT-12"},
		{0b010100, 0x1fb13, "BLOCK SEXTANT-35, the last before the left half"},
		{0b010101, '▌', "the left half is an older character"},
		{0b010110, 0x1fb14, "BLOCK SEXTANT-235"},
		{0b101001, 0x1fb27, "BLOCK SEXTANT-146"},
		{0b101010, '▐', "so is the right half"},
		{0b101011, 0x1fb28, "BLOCK SEXTANT-1246"},
		{0b111110, 0x1fb3b, "BLOCK SEXTANT-23456"},
		{0b111111, '█', "and a full block"},
	} {
		if got := sextant(tt.mask); got != tt.want {
			t.Errorf("sextant(%06b) = %U, want %U: %s", tt.mask, got, tt.want, tt.why)
		}
	}
}

func TestOctants(t *testing.T) {
	for _, tt := range []struct {
		mask byte
		want rune
		why  string
	}{
		{0b00000100, 0x1cd00, "BLOCK OCTANT-3"},
		{0b00000110, 0x1cd01, "BLOCK OCTANT-23"},
		{0b00000111, 0x1cd02, "BLOCK OCTANT-123"},
		{0b00001000, 0x1cd03, "BLOCK OCTANT-4"},
		{0b11111110, 0x1cde5, "BLOCK OCTANT-2345678, the last"},
		{0b00001111, '▀', "the upper half is an older character"},
	} {
		if got := octant(tt.mask); got != tt.want {
			t.Errorf("octant(%08b) = %U, want %U: %s", tt.mask, got, tt.want, tt.why)
		}
	}
	seen := map[rune]byte{}
	for mask := range 256 {
		r := octant(byte(mask))
		if r < 0x1cd00 {
			continue
		}
		if other, twice := seen[r]; twice {
			t.Errorf("octants %08b and %08b are both %U", mask, other, r)
		}
		seen[r] = byte(mask)
	}
	if len(seen) != 230+2 { // and two of the quarters
		t.Errorf("%d octants of their own, want 232", len(seen))
	}
}

// TestElementsTakeOneColumn asserts that all of a letter's parts are one column
// wide in the terminals they are made for.
func TestElementsTakeOneColumn(t *testing.T) {
	for _, w := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
		for mask := range 256 {
			if w == typeset.Narrow || mask%85 != 0 { // halves and full blocks are ambiguous
				for _, r := range []rune{sextant(byte(mask & 63)), octant(byte(mask))} {
					if got := w.Width(string(r)); got != 1 && w == typeset.Narrow {
						t.Errorf("%U takes %d columns", r, got)
					}
				}
			}
			if got := w.Width(string(brailleQuadrant(byte(mask & 15)))); got != 1 {
				t.Errorf("braille takes %d columns with widths %d", got, w)
			}
		}
	}
}
