package lettering

import (
	"testing"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// grid is how the cells of a face are divided, and the character of each mask, of
// which the lowest bit is the top left part.
type grid struct {
	columns, rows int // of parts in a cell
	times         int // parts to a pixel, across and down
	of            func(mask byte) rune
}

func grids() map[cells]grid {
	quadrant := func(c cells) func(byte) rune {
		d := &drawing{cells: c}
		return d.quadrant
	}
	half := func(c cells) func(byte) rune {
		q := quadrant(c)
		return func(mask byte) rune { return q(mask&1*3 | mask>>1&1*12) }
	}
	return map[cells]grid{
		sextants:    {2, 3, 1, sextant},
		quadrants:   {2, 2, 1, quadrant(quadrants)},
		dots:        {2, 2, 1, quadrant(dots)},
		halves:      {1, 2, 1, half(halves)},
		dotHalves:   {1, 2, 1, half(dotHalves)},
		halvesTwice: {1, 2, 2, half(halvesTwice)},
		dotTwice:    {1, 2, 2, half(dotTwice)},
	}
}

// TestPixels draws letters in every face, in a frame with room around them, and
// reads their pixels back from the cells: they are those of the table.
func TestPixels(t *testing.T) {
	const text = "国A，字"
	for _, widths := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
		for size := Medium; size <= Huge; size++ {
			f, ok := Sextants.Face(size, widths)
			if !ok {
				t.Fatalf("no face of %v", size)
			}
			g := grids()[f.cells]
			masks := map[string]byte{}
			for mask := range 1 << (g.columns * g.rows) {
				masks[string(g.of(byte(mask)))] = byte(mask)
			}
			dst := frame.New(f.Width(text)+4, f.Rows()+2, widths, frame.Style{})
			f.Draw(dst, dst.Bounds(), 2, 1, text, frame.Style{})
			on := func(x, y int) bool { // a part
				cell, _, _ := dst.Cell(2+x/g.columns, 1+y/g.rows)
				mask, known := masks[cell]
				if !known {
					t.Fatalf("%v: unknown part of a letter %q", size, cell)
				}
				return mask>>(y%g.rows*g.columns+x%g.columns)&1 != 0
			}
			left := 0
			for _, r := range text {
				b, _ := Glyph(r)
				twice := double(&b, false)
				for y := range Height * g.times {
					for x := range b.Width * g.times {
						want := b.Rows[y/g.times]>>(x/g.times)&1 != 0
						if g.times == 2 {
							want = twice[y]>>x&1 != 0
						}
						if got := on(left+x, y); got != want {
							t.Fatalf("%v of %c, widths %d: pixel %d,%d is %v, want %v", size, r, widths, x, y, got, want)
						}
					}
				}
				left += b.Width * g.times
			}
		}
	}
}

// TestBold: huge letters have wider strokes where they are bold, others have not.
func TestBold(t *testing.T) {
	ink := func(size Size, attr frame.Attr) int {
		f, _ := Sextants.Face(size, typeset.Narrow)
		dst := frame.New(f.Width("国"), f.Rows(), typeset.Narrow, frame.Style{})
		f.Draw(dst, dst.Bounds(), 0, 0, "国", frame.Style{Attr: attr})
		n := 0
		for y := range dst.Height() {
			for x := range dst.Width() {
				text, _, st := dst.Cell(x, y)
				if text != " " {
					n++
				}
				if st.Attr&frame.Bold != 0 {
					t.Fatalf("%v: a cell is bold", size)
				}
			}
		}
		return n
	}
	for size := Medium; size <= Huge; size++ {
		plain, bold := ink(size, 0), ink(size, frame.Bold)
		if (bold > plain) != (size == Huge) {
			t.Errorf("%v: %d cells, bold %d", size, plain, bold)
		}
	}
}

// TestBackground: a line with a background, or reversed, fills all of its cells
// with it.
func TestBackground(t *testing.T) {
	f, _ := Sextants.Face(Medium, typeset.Narrow)
	for _, st := range []frame.Style{{Bg: frame.RGB(1, 2, 3)}, {Attr: frame.Reverse}} {
		dst := frame.New(f.Width("a b")+2, f.Rows(), typeset.Narrow, frame.Style{})
		f.Draw(dst, dst.Bounds(), 1, 0, "a b", st)
		for y := range dst.Height() {
			for x := range dst.Width() {
				_, _, got := dst.Cell(x, y)
				inside := x >= 1 && x < dst.Width()-1
				if (got.Bg == st.Bg && got.Attr == st.Attr) != inside {
					t.Fatalf("%+v: cell %d,%d is in %+v", st, x, y, got)
				}
			}
		}
	}
}

// TestEmoji: an emoji is a small character in the middle of its square.
func TestEmoji(t *testing.T) {
	f, _ := Sextants.Face(Medium, typeset.Narrow)
	dst := frame.New(f.Width("💡字"), f.Rows(), typeset.Narrow, frame.Style{})
	f.Draw(dst, dst.Bounds(), 0, 0, "💡字", frame.Style{})
	for y := range dst.Height() {
		for x := range f.Width("💡") {
			text, width, _ := dst.Cell(x, y)
			if at := x == 2 && y == 2; (text == "💡" && width == 2) != at || !at && text != " " && width != 0 {
				t.Errorf("cell %d,%d is %q", x, y, text)
			}
		}
	}
	if text, _, _ := dst.Cell(f.Width("💡")+3, 0); text == " " {
		t.Error("the letter after it does not stand where it should")
	}
}

func TestScaled(t *testing.T) {
	for _, tt := range []struct {
		times, columns int
		size           Size
	}{{0, 1, Small}, {1, 1, Small}, {2, 2, Medium}, {3, 3, Medium}, {4, 4, Condensed}, {6, 6, Large}, {7, 7, Huge}, {9, 7, Huge}} {
		f := Scaled(tt.times)
		if f.Columns() != tt.columns || f.Rows() != tt.columns || f.Size() != tt.size || f.IsSmall() != (tt.columns == 1) || f.Leading() != 0 {
			t.Errorf("Scaled(%d) is %v, %dx%d", tt.times, f.Size(), f.Columns(), f.Rows())
		}
		if tt.columns > 1 && f.Times() != tt.columns {
			t.Errorf("Scaled(%d).Times() = %d", tt.times, f.Times())
		}
	}
	if f, ok := Text.Face(Large, typeset.Narrow); !ok || f.Times() != 6 {
		t.Errorf("large text is %d times its size", f.Times())
	}
	if f, _ := Blocks.Face(Large, typeset.Narrow); f.Times() != 0 || f.Leading() != 1 {
		t.Error("blocks are not scaled text")
	}
	if small := (Face{}); small.Widths(typeset.Wide) != typeset.Wide || small.Measure(0) != 1 {
		t.Error("small letters are as wide as the terminal's")
	}
}

// TestNames: every way and size is found by its name, and no other.
func TestNames(t *testing.T) {
	for i, name := range WayNames() {
		if w, ok := ParseWay(name); !ok || int(w) != i || w.String() != name {
			t.Errorf("ParseWay(%q) = %v, %v", name, w, ok)
		}
	}
	for i, name := range SizeNames() {
		if s, ok := ParseSize(name); !ok || int(s) != i || s.String() != name {
			t.Errorf("ParseSize(%q) = %v, %v", name, s, ok)
		}
	}
	if _, ok := ParseWay("auto"); ok {
		t.Error("auto is not a way")
	}
	if _, ok := ParseSize("big"); ok {
		t.Error("big is no size")
	}
}
