package raster

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// corners returns a picture twice as wide as high, of one colour in each quarter:
// red, green in the upper half, blue, white below.
func corners() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 160, 80))
	quarters := [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
	for y := range 80 {
		for x := range 160 {
			m.SetRGBA(x, y, quarters[y/40*2+x/80])
		}
	}
	return m
}

// held returns the picture as a camera saves it that is held so: what has to be
// done to show it is the table of EXIF 2.3, 4.6.4 A.
func held(m *image.RGBA, o int) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if o > 4 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			right, below := w-1-x, h-1-y
			at := [...]image.Point{1: {x, y}, 2: {right, y}, 3: {right, below}, 4: {x, below}, 5: {y, x}, 6: {y, right}, 7: {below, right}, 8: {below, x}}[o]
			out.SetRGBA(at.X, at.Y, m.RGBAAt(x, y))
		}
	}
	return out
}

// exif returns EXIF data that say nothing but an orientation.
func exif(order binary.AppendByteOrder, o int) []byte {
	b := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	for _, entry := range [][2]uint16{{0x0100, 7}, {0x0112, uint16(o)}} { // its width comes first
		b = order.AppendUint16(b, entry[0])
		b = order.AppendUint16(b, 3)
		b = order.AppendUint32(b, 1)
		b = order.AppendUint16(b, entry[1])
		b = order.AppendUint16(b, 0)
	}
	return order.AppendUint32(b, 0)
}

// heldJPEG returns a JPEG with its EXIF data behind another segment.
func heldJPEG(m image.Image, data []byte) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		panic(err)
	}
	out := append([]byte("\xff\xd8\xff\xfe\x00\x04hi"), "\xff\xe1"...)
	out = binary.BigEndian.AppendUint16(out, uint16(len(data)+8))
	out = append(append(out, "Exif\x00\x00"...), data...)
	return append(out, b.Bytes()[2:]...)
}

// heldPNG returns a PNG with its EXIF data before the pixels.
func heldPNG(m image.Image, data []byte) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	chunk := append([]byte("eXIf"), data...)
	head := 8 + 25 // the signature and IHDR
	out := append([]byte(nil), b.Bytes()[:head]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, b.Bytes()[head:]...)
}

// TestOrientation: a picture looks the same however the camera was held, in
// cells and by every protocol.
func TestOrientation(t *testing.T) {
	upright := corners()
	orders := [...]binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian}
	for o := 1; o <= 8; o++ {
		for n, src := range [][]byte{
			heldJPEG(held(upright, o), exif(orders[o%2], o)),
			heldPNG(held(upright, o), exif(orders[(o+1)%2], o)),
		} {
			name := fmt.Sprintf("orientation %d of %s", o, [...]string{"a JPEG", "a PNG"}[n])
			i := opened(t, src, nil)
			if w, h := i.Size(100, 50, drawing.State{}); w != 16 || h != 4 {
				t.Errorf("%s: %dx%d cells, want 16x4", name, w, h)
			}
			for _, protocol := range []frame.Protocol{frame.Blocks, frame.Kitty, frame.Sixel, frame.ITerm2} {
				at := blocksMoment(t)
				at.Graphics.Protocol = protocol
				r := rendering{image: i, columns: 16, rows: 4, graphics: at.Graphics, widths: typeset.Narrow}.normalized()
				width, height := 32, 8 // points of blocks
				if protocol != frame.Blocks {
					width, height = r.pixels()
				}
				p := i.images.decoded(i)
				if p.err != nil {
					t.Fatalf("%s: %v", name, p.err)
				}
				checkCorners(t, fmt.Sprintf("%s, protocol %v", name, protocol), r.scaledTo(p.frames[0], width, height))
			}
			f := frame.New(16, 4, typeset.Narrow, frame.Style{})
			i.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: blocksMoment(t)})
			_, _, first := f.Cell(0, 0)
			_, _, last := f.Cell(15, 3)
			if first.Bg>>16&0xff < 200 || first.Bg>>8&0xff > 60 || last.Bg&0xff < 200 || last.Bg>>8&0xff < 200 {
				t.Errorf("%s: cells are %#x and %#x, want red and white", name, uint32(first.Bg), uint32(last.Bg))
			}
		}
	}
}

// checkCorners asks that the quarters of m have the colours of corners.
func checkCorners(t *testing.T, name string, m *image.RGBA) {
	t.Helper()
	b := m.Bounds()
	for n, want := range [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}} {
		got := m.RGBAAt(b.Dx()/4+n%2*b.Dx()/2, b.Dy()/4+n/2*b.Dy()/2)
		far := func(a, b uint8) bool { return max(a, b)-min(a, b) > 40 }
		if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
			t.Errorf("%s: quarter %d is %v, want %v", name, n, got, want)
		}
	}
}

func TestOrientationOf(t *testing.T) {
	six := exif(binary.LittleEndian, 6)
	webp := func(data string) []byte {
		chunk := append([]byte("EXIF"), binary.LittleEndian.AppendUint32(nil, uint32(len(data)))...)
		return append([]byte("RIFF\x00\x00\x00\x00WEBPVP8 \x03\x00\x00\x00abc\x00"), append(chunk, data...)...)
	}
	for _, tt := range []struct {
		format string
		src    []byte
		want   orientation
		why    string
	}{
		{"webp", webp(string(six)), 6, "after a chunk of odd length, which is padded"},
		{"webp", webp("Exif\x00\x00" + string(six)), 6, "some programs write the head of JPEG's segment too"},
		{"webp", webp(string(six))[:20], upright, "cut off"},
		{"jpeg", heldJPEG(corners(), six), 6, "in APP1"},
		{"jpeg", heldJPEG(corners(), six)[:30], upright, "cut off"},
		{"jpeg", heldJPEG(corners(), exif(binary.LittleEndian, 0)), upright, "0 is none"},
		{"jpeg", heldJPEG(corners(), exif(binary.LittleEndian, 9)), upright, "there are eight"},
		{"jpeg", heldJPEG(corners(), []byte("II*\x00\xff\xff\xff\xff")), upright, "a directory that is not there"},
		{"jpeg", heldJPEG(corners(), []byte("II*\x00\x08\x00\x00\x00\xff\xff")), upright, "entries that are not there"},
		{"jpeg", heldJPEG(corners(), nil), upright, "nothing"},
		{"gif", asGIF(4, 4, 1, 0), upright, "has none"},
	} {
		if got := orientationOf(tt.format, tt.src); got != tt.want {
			t.Errorf("%s: orientation %d, want %d: %s", tt.format, got, tt.want, tt.why)
		}
	}
}

func FuzzOrientation(f *testing.F) {
	six := exif(binary.BigEndian, 6)
	f.Add("jpeg", heldJPEG(corners(), six))
	f.Add("png", heldPNG(corners(), six))
	f.Add("webp", []byte("RIFF\x00\x00\x00\x00WEBPEXIF\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, format string, src []byte) {
		if o := orientationOf(format, src); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}
