package frame

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/typeset"
)

func TestPlace(t *testing.T) {
	img := &Image{Protocol: Kitty, Columns: 4, Rows: 2}
	at := Rect{W: 12, H: 4}
	tests := []struct {
		draw  func(*Frame)
		whole int
		seen  int
		why   string
	}{
		{func(f *Frame) { f.Place(at, 2, 1, img) }, 1, 1, "it stands"},
		{func(f *Frame) { f.Place(at, 2, 1, img); f.Place(at, 7, 1, img) }, 2, 1, "twice the same"},
		{func(f *Frame) { f.Place(at, 10, 1, img) }, 0, 1, "the frame's edge cuts it"},
		{func(f *Frame) { f.Place(Rect{0, 0, 12, 2}, 2, 1, img) }, 0, 1, "clip cuts it"},
		{func(f *Frame) { f.Place(at, 2, 1, img); f.Print(3, 2, "世", Style{}) }, 0, 1, "text covers a part"},
		{func(f *Frame) { f.Place(at, 2, 1, img); f.Fill(Rect{0, 0, 12, 4}, Style{}) }, 0, 0, "it is painted over"},
		{func(f *Frame) { f.Print(1, 1, "世", Style{}); f.Place(at, 2, 1, img) }, 1, 1, "it cuts a wide character"},
		{func(f *Frame) { f.Place(at, 20, 1, img) }, 0, 0, "beside the frame"},
	}
	for _, tt := range tests {
		f := New(12, 4, typeset.Narrow, canvas)
		tt.draw(f)
		whole, all := f.Placed()
		if len(whole) != tt.whole || len(all) != tt.seen {
			t.Errorf("%d whole, %d seen, want %d and %d: %s\n%s", len(whole), len(all), tt.whole, tt.seen, tt.why, f.Golden())
		}
	}
}

// TestPlacedMoves: an image goes with its cells into other frames.
func TestPlacedMoves(t *testing.T) {
	first, second := &Image{Columns: 2, Rows: 1}, &Image{Columns: 3, Rows: 1}
	src := New(8, 2, typeset.Narrow, Style{})
	src.Place(src.Bounds(), 1, 0, second)
	dst := New(12, 4, typeset.Narrow, Style{})
	dst.Place(dst.Bounds(), 0, 0, first)
	dst.Draw(src, src.Bounds(), 4, 2)
	whole, _ := dst.Placed()
	if len(whole) != 2 || whole[1] != (Placed{second, 5, 2}) {
		t.Errorf("placed %+v, want the second at 5, 2", whole)
	}
	if g := dst.Clone(); !g.Equal(dst) {
		t.Error("a clone is another picture")
	}
	other := New(12, 4, typeset.Narrow, Style{})
	other.Place(other.Bounds(), 5, 2, second)
	other.Place(other.Bounds(), 0, 0, first)
	if !other.Equal(dst) {
		t.Error("the same images in another order are not equal")
	}
	third := &Image{Columns: 3, Rows: 1}
	other.Place(other.Bounds(), 5, 2, third)
	if other.Equal(dst) {
		t.Error("another image is equal")
	}
}

// TestEncodeImage pins what is sent for images: placeholders, or nothing but
// spaces that later frames leave alone.
func TestEncodeImage(t *testing.T) {
	img := &Image{Columns: 2, Rows: 2}
	base := New(8, 2, typeset.Narrow, Style{})
	with := base.Clone()
	with.Place(with.Bounds(), 1, 0, img)
	id := &ImageIDs{img: 3<<24 | 200}
	tests := []struct {
		old, new *Frame
		id       *ImageIDs
		want     string
		why      string
	}{
		{base, with, id, "\x1b[1;2H\x1b[38;5;200m\U0010eeee\u0305\u0305\u0310\U0010eeee\u0305\u030d\u0310\x1b[2;2H\U0010eeee\u030d\u0305\u0310\U0010eeee\u030d\u030d\u0310\x1b[m", "row, column, the id's highest byte"},
		{base, with, nil, "\x1b[1;2H  \x1b[2;2H  ", "the caller covers them"},
		{with, base, nil, "\x1b[1;2H  \x1b[2;2H  ", "what covers them goes"},
		{with, with.Clone(), id, "", "it stays"},
	}
	for _, tt := range tests {
		got := Encoder{Profile: colorprofile.TrueColor, Images: tt.id}.Encode(nil, tt.old, tt.new)
		if string(got) != tt.want {
			t.Errorf("Encode = %q, want %q: %s", got, tt.want, tt.why)
		}
	}

	before := with.Clone()
	before.Print(4, 0, "abcd", Style{})
	got := string(Encoder{}.Encode(nil, before, with))
	if strings.Contains(got, "\x1b[1;2H") || strings.Contains(got, "\x1b[H") {
		t.Errorf("Encode = %q: the image's cells are written, though only text beside it goes", got)
	}
}

// TestPlaceCutsWide: an image leaves no half of a wide character beside it.
func TestPlaceCutsWide(t *testing.T) {
	for x := range 9 {
		f := New(12, 1, typeset.Narrow, canvas)
		f.Print(0, 0, "一二三四五六", Style{})
		f.Place(f.Bounds(), x, 0, &Image{Protocol: Kitty, Columns: 4, Rows: 1})
		row := f.row(0)
		for i, c := range row {
			in := i >= x && i < x+4
			switch {
			case in != (c.glyph&isImage != 0 && c.glyph&isCluster == 0):
				t.Errorf("at %d: column %d is part of the image: %v", x, i, !in)
			case c.glyph == continuation && (i == 0 || f.widths.Width(f.text(row[i-1].glyph)) != 2):
				t.Errorf("at %d: column %d is the right half of nothing", x, i)
			case !in && c.glyph != continuation && c.glyph != blank && span(row, i) != 2:
				t.Errorf("at %d: column %d is the left half of nothing", x, i)
			}
		}
	}
}

func TestUsualCell(t *testing.T) {
	for _, tt := range []struct {
		width, height         int
		wantWidth, wantHeight int
		why                   string
	}{
		{8, 16, 8, 16, "as the terminal says"},
		{3, 3, 3, 3, "the least"},
		{100, 200, 100, 200, "the most"},
		{0, 0, 10, 20, "not known"},
		{2, 16, 10, 20, "too narrow"},
		{8, 2, 10, 20, "too low"},
		{101, 16, 10, 20, "too wide"},
		{8, 201, 10, 20, "too high"},
	} {
		if w, h := (Graphics{CellWidth: tt.width, CellHeight: tt.height}).Cell(); w != tt.wantWidth || h != tt.wantHeight {
			t.Errorf("a cell of %dx%d is taken as %dx%d: %s", tt.width, tt.height, w, h, tt.why)
		}
	}
}
