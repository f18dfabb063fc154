package frame

import (
	"testing"

	"revolute/internal/typeset"
)

// letter draws a line of large letters, 4 columns and 2 rows, as lettering does.
func letter(f *Frame, x, y int, text string) {
	area := Rect{x, y, 4, 2}
	for dy := range 2 {
		for dx := range 4 {
			f.Put(f.Bounds(), x+dx, y+dy, '█', Style{})
		}
	}
	f.Letter(area, area, text, Style{})
}

func TestLettered(t *testing.T) {
	for _, tt := range []struct {
		change func(f *Frame)
		want   int
		why    string
	}{
		{func(*Frame) {}, 1, "the words stay with the frame"},
		{func(f *Frame) { f.Fill(Rect{0, 0, 10, 5}, Style{}) }, 0, "what is painted over is gone"},
		{func(f *Frame) { f.Fill(Rect{0, 0, 4, 5}, Style{}) }, 1, "a part is still to be seen"},
		{func(f *Frame) { f.Print(2, 1, "....", Style{}); f.Print(2, 2, "....", Style{}) }, 0, "other text stands there"},
		{func(f *Frame) { f.Draw(New(10, 5, typeset.Narrow, Style{}), Rect{0, 0, 10, 5}, 0, 0) }, 0, "another frame covers it"},
	} {
		f := New(10, 5, typeset.Narrow, Style{})
		letter(f, 2, 1, "字")
		copied := f.Clone()
		tt.change(f)
		if got := f.Lettered(); len(got) != tt.want {
			t.Errorf("%d lines of letters, want %d: %s", len(got), tt.want, tt.why)
		}
		if len(copied.Lettered()) != 1 {
			t.Errorf("a copy has changed: %s", tt.why)
		}
	}
}

// TestDrawLettered copies a part of a frame: the words come along, at their new
// place, with their link.
func TestDrawLettered(t *testing.T) {
	src := New(10, 5, typeset.Narrow, Style{})
	letter(src, 2, 1, "字")
	src.lettered[0].Style.Link = src.Link("https://example.org")
	dst := New(20, 10, typeset.Narrow, Style{})
	dst.Link("https://example.com")
	dst.Draw(src, Rect{4, 2, 3, 3}, 10, 5)
	got := dst.Lettered()
	if len(got) != 1 || got[0].Text != "字" || got[0].Rect != (Rect{8, 4, 4, 2}) || dst.Address(got[0].Style.Link) != "https://example.org" {
		t.Errorf("Lettered after Draw = %+v", got)
	}
	dst = New(20, 10, typeset.Narrow, Style{})
	if dst.Draw(src, Rect{7, 0, 3, 3}, 0, 0); len(dst.Lettered()) != 0 {
		t.Errorf("a line that was not copied came along: %+v", dst.Lettered())
	}
}
