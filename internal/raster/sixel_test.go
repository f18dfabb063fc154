package raster

import (
	"image"
	"image/color"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestSixel decodes what was encoded.
func TestSixel(t *testing.T) {
	few := image.NewRGBA(image.Rect(0, 0, 50, 20)) // not a multiple of six high
	for i := range 50 * 20 {
		few.SetRGBA(i%50, i/50, [...]color.RGBA{{255, 0, 0, 255}, {0, 0, 0, 255}, {20, 200, 40, 255}, {255, 255, 255, 255}}[i/7%4])
	}
	many := image.NewRGBA(image.Rect(0, 0, 96, 60))
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 96 * 60 {
		many.SetRGBA(i%96, i/96, color.RGBA{uint8(i % 96 * 2), uint8(i / 96 * 4), uint8(rng.IntN(30)), 255})
	}
	holes := image.NewRGBA(image.Rect(0, 0, 30, 12))
	for i := range 15 * 12 {
		holes.SetRGBA(i%15*2, i/15, color.RGBA{0, 0, 255, 255})
	}
	for _, tt := range []struct {
		name string
		m    *image.RGBA
		off  int // of a channel, at most
	}{
		{"few colours", few, 4}, // percents are coarse
		{"many colours", many, 40},
		{"holes", holes, 4},
		{"a dot", few.SubImage(image.Rect(3, 3, 4, 4)).(*image.RGBA), 4},
	} {
		got := decodeSixel(t, string(encodeSixel(tt.m)))
		b := tt.m.Bounds()
		if got.Bounds().Dx() < b.Dx() || got.Bounds().Dy() < b.Dy() {
			t.Errorf("%s: %v pixels of %v", tt.name, got.Bounds(), b)
			continue
		}
		for y := range b.Dy() {
			for x := range b.Dx() {
				want := tt.m.RGBAAt(b.Min.X+x, b.Min.Y+y)
				r, g, bl, a := got.At(x, y).RGBA()
				if want.A == 0 {
					if a != 0 {
						t.Fatalf("%s: %d,%d is drawn", tt.name, x, y)
					}
					continue
				}
				for j, v := range [3]uint32{r, g, bl} {
					if off := int(v>>8) - int([3]uint8{want.R, want.G, want.B}[j]); off > tt.off || off < -tt.off {
						t.Fatalf("%s: %d,%d is %d,%d,%d, want %v", tt.name, x, y, r>>8, g>>8, bl>>8, want)
					}
				}
			}
		}
	}
	if got := encodeSixel(image.NewRGBA(image.Rect(0, 0, 2, 2))); len(got) == 0 {
		t.Error("nothing for an image without pixels")
	}
}

// decodeSixel draws sixels as a VT340 does. (The decoder of charmbracelet/x loses
// what follows a repeated sixel.)
func decodeSixel(t *testing.T, s string) *image.RGBA {
	t.Helper()
	numbers := func() (all []int) { // 1;2;3
		for {
			end := 0
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			n, err := strconv.Atoi(s[:end])
			if err != nil {
				t.Fatalf("a number is missing at %.20q", s)
			}
			all, s = append(all, n), s[end:]
			if s == "" || s[0] != ';' {
				return all
			}
			s = s[1:]
		}
	}
	colours := map[int]color.RGBA{}
	var m *image.RGBA
	var pen color.RGBA
	x, y := 0, 0
	for s != "" {
		c := s[0]
		s = s[1:]
		switch {
		case c == '"':
			size := numbers()
			m = image.NewRGBA(image.Rect(0, 0, size[2], size[3]))
		case c == '#':
			n := numbers()
			if len(n) == 5 {
				colours[n[0]] = color.RGBA{uint8(n[2] * 255 / 100), uint8(n[3] * 255 / 100), uint8(n[4] * 255 / 100), 255}
			}
			pen = colours[n[0]]
		case c == '$':
			x = 0
		case c == '-':
			x, y = 0, y+6
		default:
			times := 1
			if c == '!' {
				times = numbers()[0]
				c, s = s[0], s[1:]
			}
			for range times {
				for row := range 6 {
					if (c-'?')>>row&1 != 0 {
						m.SetRGBA(x, y+row, pen)
					}
				}
				x++
			}
		}
	}
	return m
}

func BenchmarkSixel(b *testing.B) {
	m := painted(1200, 800)
	b.ReportAllocs()
	for b.Loop() {
		encodeSixel(m)
	}
}
