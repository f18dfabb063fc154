package frame

import (
	"testing"

	"revolute/internal/typeset"
)

// TestMove: the cursor goes the shortest way.
func TestMove(t *testing.T) {
	f := New(200, 3, typeset.Narrow, Style{})
	f.Print(0, 0, "abcdef", Style{})
	f.Print(0, 1, "\u1100\u1161x", Style{})
	f.cells[f.width] = Cell{glyph: 0x1100} // a terminal could join the two
	f.cells[f.width+1] = Cell{glyph: 0x1161}
	for _, tt := range []struct {
		fromX, fromY int
		known        bool
		x, y         int
		want         string
		why          string
	}{
		{3, 0, true, 3, 0, "", "it is there"},
		{3, 0, false, 3, 0, "\x1b[4G", "perhaps it is not there"},
		{3, 0, false, 0, 0, "\x1b[G", "the first column needs no number"},
		{5, 0, true, 0, 0, "\x1b[G", "backward"},
		{5, 0, true, 2, 0, "\x1b[3G", "backward"},
		{1, 0, true, 3, 0, "bc", "over text that is there anyway"},
		{1, 0, true, 5, 0, "bcde", "as many bytes as the address"},
		{20, 0, true, 25, 0, "\x1b[5C", "forward; spaces would be longer"},
		{20, 0, true, 21, 0, " ", "one blank"},
		{8, 0, true, 150, 0, "\x1b[142C", "never longer than the address"},
		{20, 0, true, 29, 0, "\x1b[9C", "shorter than the address"},
		{0, -1, false, 0, 0, "\x1b[H", "the first cell needs no number"},
		{0, 0, true, 0, 2, "\x1b[3H", "nor does the first column"},
		{0, 0, true, 4, 0, "abcd", "the row is the same"},
		{0, 0, true, 4, 2, "\x1b[3;5H", "another row"},
		{1, 1, true, 1, 1, "\x1b[2G", "addressed before a character that could join the one to its left"},
	} {
		p := painter{new: f, cells: f.row(tt.y), x: tt.fromX, y: tt.fromY, known: tt.known}
		p.move(tt.x, tt.y)
		if string(p.dst) != tt.want {
			t.Errorf("from %d,%d (known: %v) to %d,%d: %q, want %q: %s", tt.fromX, tt.fromY, tt.known, tt.x, tt.y, p.dst, tt.want, tt.why)
		}
		if p.x != tt.x || p.y != tt.y || !p.known {
			t.Errorf("from %d,%d to %d,%d: the cursor is thought to be at %d,%d", tt.fromX, tt.fromY, tt.x, tt.y, p.x, p.y)
		}
	}
}
