package pixel

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"io"
	"time"

	"github.com/HugoSmits86/nativewebp"

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

// Film is pictures that follow each other, again and again. Of each it holds what
// differs from the one before.
type Film struct {
	size  image.Point
	parts []part
}

// part is what changes in a film.
type part struct {
	image *image.RGBA // all of the picture
	area  image.Rectangle
	lasts time.Duration
}

// NewFilm draws a film. progress is told how many shots are done; nil: nobody is.
func NewFilm(shots []Shot, look *theme.Look, f *font.Font, progress func(done, all int)) *Film {
	film := &Film{}
	var before *image.RGBA
	var last *frame.Frame
	for i, s := range shots {
		if progress != nil {
			progress(i+1, len(shots))
		}
		if last != nil && s.Frame.Equal(last) {
			film.parts[len(film.parts)-1].lasts += s.Lasts
			continue
		}
		m := Draw(sheet.Frame(s.Frame, look), f, 1)
		area := m.Rect
		if before != nil {
			area = changed(before, m)
		}
		if area.Empty() {
			film.parts[len(film.parts)-1].lasts += s.Lasts
		} else {
			film.parts = append(film.parts, part{m, area, s.Lasts})
		}
		before, last, film.size = m, s.Frame, m.Rect.Size()
	}
	return film
}

// WriteGIF writes the film as a GIF, in 256 colours a picture. The error is w's.
func (f *Film) WriteGIF(w io.Writer) error {
	out := &gif.GIF{}
	for _, p := range f.parts {
		out.Image = append(out.Image, paletted(p.image, p.area))
		out.Delay = append(out.Delay, max(int(p.lasts/(10*time.Millisecond)), 2))
	}
	return gif.EncodeAll(w, out)
}

// WriteWebP writes the film as a WebP without loss.
func (f *Film) WriteWebP(w io.Writer) error {
	le := binary.LittleEndian
	var b bytes.Buffer
	chunk := func(name string, data []byte) {
		b.WriteString(name)
		b.Write(le.AppendUint32(nil, uint32(len(data))))
		b.Write(data)
		b.Write(make([]byte, len(data)&1))
	}
	put24 := func(out []byte, values ...int) []byte {
		for _, v := range values {
			out = append(out, byte(v), byte(v>>8), byte(v>>16))
		}
		return out
	}
	b.WriteString("WEBP")
	const animated = 1 << 1
	chunk("VP8X", put24([]byte{animated, 0, 0, 0}, f.size.X-1, f.size.Y-1))
	chunk("ANIM", []byte{0, 0, 0, 0xff, 0, 0}) // on black, for ever
	for _, p := range f.parts {
		area := p.area
		area.Min.X, area.Min.Y = area.Min.X&^1, area.Min.Y&^1 // places are even
		var still bytes.Buffer
		if err := nativewebp.Encode(&still, p.image.SubImage(area), nil); err != nil {
			return err
		}
		const head = 12 // of a file: its picture is one chunk after it
		if still.Len() <= head || string(still.Bytes()[head:head+4]) != "VP8L" {
			return fmt.Errorf("a picture of %v cannot be written as WebP", area.Size())
		}
		const covers = 1 << 1 // it does not shine through
		data := put24(nil, area.Min.X/2, area.Min.Y/2, area.Dx()-1, area.Dy()-1, int(p.lasts/time.Millisecond))
		chunk("ANMF", append(append(data, covers), still.Bytes()[head:]...))
	}
	if _, err := w.Write(le.AppendUint32([]byte("RIFF"), uint32(b.Len()))); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// changed returns the rectangle outside of which two images are the same.
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
