package pixel

import (
	"image"
	"image/color"
	"image/gif"
	"io"
	"time"

	"revolute/internal/export/font"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/theme"
)

// Shot is a frame of a film and how long it stands.
type Shot struct {
	Frame *frame.Frame
	Lasts time.Duration
}

// Film writes frames as a GIF that begins again at its end. Of each frame it
// holds what differs from the one before. The error is w's.
func Film(w io.Writer, shots []Shot, look *theme.Look, f *font.Font, progress func(done, all int)) error {
	out := &gif.GIF{}
	var before *image.RGBA
	var last *frame.Frame
	for i, s := range shots {
		if progress != nil {
			progress(i+1, len(shots))
		}
		delay := int(s.Lasts / (10 * time.Millisecond))
		if last != nil && s.Frame.Equal(last) {
			out.Delay[len(out.Delay)-1] += delay
			continue
		}
		m := Draw(sheet.Frame(s.Frame, look), f, 1)
		area := m.Rect
		if before != nil {
			area = changed(before, m)
		}
		if area.Empty() {
			out.Delay[len(out.Delay)-1] += delay
		} else {
			out.Image = append(out.Image, paletted(m, area))
			out.Delay = append(out.Delay, max(delay, 2))
		}
		before, last = m, s.Frame
	}
	return gif.EncodeAll(w, out)
}

// changed is the rectangle outside of which two images are the same.
func changed(a, b *image.RGBA) image.Rectangle {
	out := image.Rectangle{}
	for y := range b.Rect.Dy() {
		rowA, rowB := a.Pix[y*a.Stride:(y+1)*a.Stride], b.Pix[y*b.Stride:(y+1)*b.Stride]
		first, last := -1, -1
		for x := 0; x < len(rowA); x += 4 {
			if [4]byte(rowA[x:x+4]) != [4]byte(rowB[x:x+4]) {
				if first < 0 {
					first = x / 4
				}
				last = x / 4
			}
		}
		if first >= 0 {
			out = out.Union(image.Rect(first, y, last+1, y+1))
		}
	}
	return out
}

// paletted is a part of an image in its own colours, or, where there are more
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
