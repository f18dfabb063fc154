package pixel

import (
	"cmp"
	"image"
	"image/color"
	"image/gif"
	"io"
	"maps"
	"slices"
	"time"

	"golang.org/x/image/draw"
)

// WriteGIF writes the film as a GIF. Each picture has a palette of its own: all of
// its colours, or, if there are more than 256, those that most of its pixels are
// near to; the others are dithered. The error is w's.
func (f *Film) WriteGIF(w io.Writer) error {
	film := &gif.GIF{}
	for _, p := range f.parts {
		counts := map[color.RGBA]int{}
		for y := p.area.Min.Y; y < p.area.Max.Y; y++ {
			for x := p.area.Min.X; x < p.area.Max.X; x++ {
				counts[p.image.RGBAAt(x, y)]++
			}
		}
		if len(counts) > 256 {
			near := map[color.RGBA]int{} // colours that differ little count as one
			for c, n := range counts {
				near[color.RGBA{c.R&^15 | c.R>>4, c.G&^15 | c.G>>4, c.B&^15 | c.B>>4, 0xff}] += n
			}
			counts = near
		}
		colors := slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
			return cmp.Or(counts[b]-counts[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
		})
		var palette color.Palette
		for _, c := range colors[:min(len(colors), 256)] {
			palette = append(palette, c)
		}
		out := image.NewPaletted(p.area, palette)
		draw.FloydSteinberg.Draw(out, p.area, p.image, p.area.Min)
		film.Image = append(film.Image, out)
		film.Delay = append(film.Delay, max(int(p.lasts/(10*time.Millisecond)), 2))
	}
	return gif.EncodeAll(w, film)
}
