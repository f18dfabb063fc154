package pixel

import (
	"image"
	"image/color"
	"image/gif"
	"io"
	"time"
)

// WriteGIF writes the film as a GIF. Each picture has a palette of its own: its first
// 256 colours, to which others are mapped. The error is w's.
func (f *Film) WriteGIF(w io.Writer) error {
	film := &gif.GIF{}
	for _, p := range f.parts {
		var palette color.Palette
		index := map[color.RGBA]uint8{}
		out := image.NewPaletted(p.area, nil)
		for y := p.area.Min.Y; y < p.area.Max.Y; y++ {
			for x := p.area.Min.X; x < p.area.Max.X; x++ {
				c := p.image.RGBAAt(x, y)
				i, known := index[c]
				if !known {
					if len(palette) == 256 {
						i = uint8(palette.Index(c))
					} else {
						i = uint8(len(palette))
						palette = append(palette, c)
					}
					index[c] = i
				}
				out.Pix[out.PixOffset(x, y)] = i
			}
		}
		out.Palette = palette
		film.Image = append(film.Image, out)
		film.Delay = append(film.Delay, max(int(p.lasts/(10*time.Millisecond)), 2))
	}
	return gif.EncodeAll(w, film)
}
