package frame

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"revolute/internal/typeset"
)

// ways are all ways from one frame to another.
var ways = map[string]func(from, to *Frame, t float64) *Frame{
	"fade":     Fade,
	"dissolve": Dissolve,
	"push":     func(from, to *Frame, t float64) *Frame { return Push(from, to, t, false) },
	"push back": func(from, to *Frame, t float64) *Frame {
		return Push(from, to, t, true)
	},
}

// TestBetween walks random frames into others: every frame on the way is sound,
// the first and the last show what they lead from and to, and neither is changed.
func TestBetween(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for n := range 400 {
		from := randomFrame(r, alphabet, 1+r.IntN(30), 1+r.IntN(5))
		to := from.Clone()
		if scribble(r, alphabet, to, 1+r.IntN(6)); r.IntN(2) == 0 {
			to = randomFrame(r, alphabet, from.width, from.height)
		}
		was, is := from.Golden(), to.Golden()
		for name, way := range ways {
			for i := range 9 {
				f := way(from, to, float64(i)/8)
				sound(t, f)
				switch {
				case i == 0 && !f.Equal(from):
					t.Errorf("%d: %s at its start shows\n%s\nwant\n%s", n, name, f.Golden(), was)
				case i == 8 && !f.Equal(to):
					t.Errorf("%d: %s at its end shows\n%s\nwant\n%s", n, name, f.Golden(), is)
				}
				if name == "fade" || name == "dissolve" {
					fromEither(t, name, f, from, to)
				}
			}
		}
		if from.Golden() != was || to.Golden() != is {
			t.Fatal("a frame was changed that had been shown")
		}
		if t.Failed() {
			return
		}
	}
}

// fromEither fails the test if f has a character that stands in neither of the
// frames that it is between.
func fromEither(t *testing.T, name string, f, from, to *Frame) {
	t.Helper()
	for y := range f.height {
		for x := range f.width {
			text, width, _ := f.Cell(x, y)
			a, wa, _ := from.Cell(x, y)
			b, wb, _ := to.Cell(x, y)
			if (text != a || width != wa) && (text != b || width != wb) {
				t.Errorf("%s: %q at column %d of row %d, between %q and %q", name, text, x, y, a, b)
			}
		}
	}
}

// TestPushNeverCutsACharacter moves Chinese by every number of columns: at the
// edges a character is whole or not there.
func TestPushNeverCutsACharacter(t *testing.T) {
	from, to := New(11, 2, typeset.Narrow, canvas), New(11, 2, typeset.Narrow, canvas)
	from.Print(0, 0, "世界世界世", text)
	to.Print(1, 0, "中文中文中", text)
	from.Print(0, 1, "同一行", text)
	to.Print(0, 1, "同一行", text)
	for i := range 12 {
		f := Push(from, to, float64(i)/11, false)
		sound(t, f)
		for x := range f.width {
			if s, w, _ := f.Cell(x, 0); w == 2 && s != "世" && s != "界" && s != "中" && s != "文" || w == 1 && s != " " {
				t.Errorf("after %d columns: %q, %d wide, at column %d", i, s, w, x)
			}
		}
		if s, _, _ := f.Cell(0, 1); s != "同" {
			t.Errorf("after %d columns a row that is the same in both has moved", i)
		}
	}
}

func TestBetweenSizes(t *testing.T) {
	from, to := slide(80, 24, 1), slide(60, 20, 2)
	for name, way := range ways {
		if !way(from, to, 0.3).Equal(to) {
			t.Errorf("%s: a frame of another size does not give way at once", name)
		}
	}
}

// TestBetweenImages leaves images out that a terminal only shows whole, unless
// they stand in both frames.
func TestBetweenImages(t *testing.T) {
	for _, protocol := range []Protocol{Kitty, Sixel} {
		img := &Image{Protocol: protocol, Columns: 4, Rows: 2}
		stays := &Image{Protocol: protocol, Columns: 2, Rows: 1}
		from, to := New(20, 6, typeset.Narrow, canvas), New(20, 6, typeset.Narrow, canvas)
		from.Place(from.Bounds(), 10, 0, img)
		from.Place(from.Bounds(), 0, 5, stays)
		to.Place(to.Bounds(), 0, 5, stays)
		to.Place(to.Bounds(), 10, 2, img)
		for name, way := range ways {
			_, all := way(from, to, 0.4).Placed()
			want := map[Protocol]int{Kitty: 2, Sixel: 1}[protocol]
			if len(all) != want {
				t.Errorf("%s, protocol %d: %d images, want %d", name, protocol, len(all), want)
			}
		}
	}
}

// TestBetweenBytes keeps what a way costs on the wire bounded: the whole of it,
// at 30 pictures a second, for a full slide of Chinese.
func TestBetweenBytes(t *testing.T) {
	from, to := slide(120, 40, 1), slide(120, 40, 2)
	for name, way := range ways {
		old, sum, largest := from, 0, 0
		const frames = 8
		for i := 1; i <= frames; i++ {
			f := to
			if i < frames {
				f = way(from, to, float64(i)/frames)
			}
			n := len(rich.Encode(nil, old, f))
			sum, largest, old = sum+n, max(largest, n), f
		}
		t.Logf("%s: %d bytes in %d frames, at most %d", name, sum, frames, largest)
		if whole := len(rich.Encode(nil, nil, to)); largest > 2*whole {
			t.Errorf("%s: a frame of %d bytes, more than twice what painting everything takes (%d)", name, largest, whole)
		}
	}
}

func BenchmarkBetween(b *testing.B) {
	from, to := slide(120, 40, 1), slide(120, 40, 2)
	for name, way := range ways {
		b.Run(fmt.Sprint(name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				way(from, to, 0.4)
			}
		})
	}
}

// TestPushColumns: the columns of both frames stand side by side on the way.
func TestPushColumns(t *testing.T) {
	from, to := New(10, 1, typeset.Narrow, Style{}), New(10, 1, typeset.Narrow, Style{})
	from.Print(0, 0, "abcdefghij", Style{})
	to.Print(0, 0, "0123456789", Style{})
	for _, tt := range []struct {
		t    float64
		back bool
		want string
	}{
		{0, false, "abcdefghij"},
		{0.3, false, "defghij012"},
		{1, false, "0123456789"},
		{0, true, "abcdefghij"},
		{0.3, true, "789abcdefg"},
		{1, true, "0123456789"},
	} {
		if got := strings.TrimSpace(Push(from, to, tt.t, tt.back).Text()); got != tt.want {
			t.Errorf("Push(%v, back %v) = %q, want %q", tt.t, tt.back, got, tt.want)
		}
	}
}
