package pixel

import (
	"image"
	"image/color"
	"image/gif"
	"io"
	"time"
)

// WriteGIF writes the film as a GIF, in 256 colours a picture. The error is w's.
func (f *Film) WriteGIF(w io.Writer) error {
	out := &gif.GIF{}
	for _, p := range f.parts {
		out.Image = append(out.Image, paletted(p.image, p.area))
		out.Delay = append(out.Delay, max(int(p.lasts/(10*time.Millisecond)), 2))
	}
	return gif.EncodeAll(w, out)
}

// paletted returns a part of an image in its own colours, or, where there are more
// than 256, in the nearest of those that come first.
func paletted(m *image.RGBA, area image.Rectangle) *image.Paletted {
	var palette color.Palette
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(area, nil)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := m.RGBAAt(x, y)
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
	return out
}
