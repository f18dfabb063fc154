package raster

import (
	"image"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/draw"
)

// TestResample compares with the same filter of golang.org/x/image, at sizes
// that grow and shrink, parts of images, and pixels that show what is behind.
func TestResample(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		src := image.NewRGBA(image.Rect(0, 0, 1+rng.IntN(60), 1+rng.IntN(60)))
		for i := 0; i < len(src.Pix); i += 4 {
			a := uint8(255)
			if rng.IntN(3) == 0 {
				a = uint8(rng.IntN(256))
			}
			for j := range 3 {
				src.Pix[i+j] = uint8(rng.IntN(int(a) + 1))
			}
			src.Pix[i+3] = a
		}
		from := image.Rect(rng.IntN(src.Rect.Dx()), rng.IntN(src.Rect.Dy()), src.Rect.Dx(), src.Rect.Dy())
		to := image.Rect(2, 3, 3+rng.IntN(80), 4+rng.IntN(80))
		got, want := image.NewRGBA(image.Rect(0, 0, 90, 90)), image.NewRGBA(image.Rect(0, 0, 90, 90))
		for _, m := range []*image.RGBA{got, want} {
			draw.Draw(m, m.Bounds(), image.White, image.Point{}, draw.Src)
		}
		resample(got, to, src, from)
		draw.CatmullRom.Scale(want, to, src, from, draw.Over, nil)
		for i := range got.Pix {
			if d := int(got.Pix[i]) - int(want.Pix[i]); d < -3 || d > 3 {
				t.Fatalf("%v to %v: byte %d is %d, want about %d", from, to, i, got.Pix[i], want.Pix[i])
			}
		}
	}
}
