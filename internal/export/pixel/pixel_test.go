package pixel

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"math"
	"testing"
	"time"

	"golang.org/x/image/webp"

	"revolute/internal/export/font"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

var (
	ink    = color.RGBA{1, 2, 3, 0xff}
	ground = color.RGBA{9, 9, 9, 0xff}
	look   = &theme.Look{Viewer: theme.Viewer{Dark: true}}
	style  = frame.Style{Fg: frame.RGB(1, 2, 3), Bg: frame.RGB(9, 9, 9)}
)

func TestDraw(t *testing.T) {
	for _, tt := range []struct {
		text string
		x, y int // units
		want color.RGBA
		why  string
	}{
		{"█", 6, 12, ink, "a block fills its cell"},
		{"▀", 6, 18, ground, "the lower half is free"},
		{"⠁", 3, 3, ink, "braille's first dot"},
		{"⠁", 9, 3, ground, "and no other"},
		{"🬀", 3, 4, ink, "a sextant's first sixth"},
		{"🬀", 9, 4, ground, "and no other"},
		{"─", 6, 12, ink, "a line through the middle"},
		{" ", 6, 12, ground, "nothing"},
	} {
		for _, scale := range []int{1, 2, 3} {
			f := frame.New(2, 1, typeset.Narrow, style)
			f.Print(0, 0, tt.text, style)
			m := Draw(sheet.Frame(f, look), &font.Font{}, float64(scale))
			if want := 2 * sheet.CellWidth * scale; m.Rect.Dx() != want {
				t.Fatalf("%d wide, want %d", m.Rect.Dx(), want)
			}
			if got := m.RGBAAt(tt.x*scale, tt.y*scale-scale/2); got != tt.want {
				t.Errorf("%q at %d,%d, scale %d: %v, want %v: %s", tt.text, tt.x, tt.y, scale, got, tt.want, tt.why)
			}
		}
	}
	f := frame.New(2, 1, typeset.Narrow, style)
	f.Print(0, 0, "学", style)
	m, n := Draw(sheet.Frame(f, look), &font.Font{}, 1), 0
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i] == ink.R {
			n++
		}
	}
	if n < 100 {
		t.Errorf("a Chinese character has %d pixels", n)
	}
}

// TestFilm: a film holds what changes, for as long as it stands; GIF and WebP show
// the same.
func TestFilm(t *testing.T) {
	var shots []Shot
	for _, s := range []string{"a", "a", "b", "█"} {
		f := frame.New(4, 2, typeset.Narrow, style)
		f.Print(1, 1, s, style)
		shots = append(shots, Shot{f, 100 * time.Millisecond})
	}
	film := NewFilm(shots, look, &font.Font{}, nil)
	var b bytes.Buffer
	if err := film.WriteGIF(&b); err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(&b)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != 3 || g.Delay[0] != 20 || g.Delay[2] != 10 {
		t.Errorf("%d images that stand %v", len(g.Image), g.Delay)
	}
	if w := g.Image[1].Rect.Dx(); w > sheet.CellWidth {
		t.Errorf("the second image is %d wide, and only a letter has changed", w)
	}
	b.Reset()
	if err := film.WriteWebP(&b); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	le := binary.LittleEndian
	if n := int(le.Uint32(raw[4:])); n != len(raw)-8 {
		t.Errorf("it says that it has %d bytes, and has %d", n, len(raw)-8)
	}
	shown, n := image.NewRGBA(image.Rect(0, 0, 4*sheet.CellWidth, 2*sheet.CellHeight)), 0
	for rest := raw[12:]; len(rest) > 0; {
		size := int(le.Uint32(rest[4:]))
		data := rest[8 : 8+size]
		if string(rest[:4]) == "ANMF" {
			at := image.Pt(2*int(le.Uint16(data)), 2*int(le.Uint16(data[3:])))
			if lasts := int(le.Uint16(data[12:])); lasts != 10*g.Delay[n] {
				t.Errorf("picture %d stands %d ms, want %d", n, lasts, 10*g.Delay[n])
			}
			n++
			still := append(le.AppendUint32([]byte("RIFF"), uint32(4+len(data)-16)), append([]byte("WEBP"), data[16:]...)...)
			m, err := webp.Decode(bytes.NewReader(still))
			if err != nil {
				t.Fatal(err)
			}
			draw.Draw(shown, m.Bounds().Add(at), m, image.Point{}, draw.Src)
		}
		rest = rest[8+size+size&1:]
	}
	want := Draw(sheet.Frame(shots[3].Frame, look), &font.Font{}, 1)
	if n != 3 || !bytes.Equal(shown.Pix, want.Pix) {
		t.Errorf("after %d pictures it does not show the last shot", n)
	}
}

// TestColours: a GIF of more colours than it can have is near to the picture.
func TestColours(t *testing.T) {
	f := frame.New(64, 16, typeset.Narrow, style)
	for y := range 16 {
		for x := range 64 {
			st := style
			st.Bg = frame.RGB(uint8(4*x), uint8(16*y), uint8(255-4*x))
			f.Print(x, y, " ", st)
		}
	}
	film := NewFilm([]Shot{{f, time.Second}}, look, &font.Font{}, nil)
	var b bytes.Buffer
	if err := film.WriteGIF(&b); err != nil {
		t.Fatal(err)
	}
	got, err := gif.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := Draw(sheet.Frame(f, look), &font.Font{}, 1)
	far := 0.0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			r, g, b, _ := got.At(x, y).RGBA()
			c := want.RGBAAt(x, y)
			far += math.Abs(float64(r>>8)-float64(c.R)) + math.Abs(float64(g>>8)-float64(c.G)) + math.Abs(float64(b>>8)-float64(c.B))
		}
	}
	if far /= float64(3 * want.Rect.Dx() * want.Rect.Dy()); far > 16 {
		t.Errorf("a channel is off by %.1f of 255", far)
	}
}

// TestPNG: a picture of few colours and one of many are what was drawn.
func TestPNG(t *testing.T) {
	for _, colours := range []int{2, 256, 257, 4000} {
		m := image.NewRGBA(image.Rect(0, 0, 64, 64))
		for i := range 64 * 64 {
			c := i % colours
			m.SetRGBA(i%64, i/64, color.RGBA{uint8(c), uint8(c >> 8), 7, 0xff})
		}
		var b bytes.Buffer
		if err := WritePNG(&b, m); err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if _, palette := got.(*image.Paletted); palette != (colours <= 256) {
			t.Errorf("%d colours: %T", colours, got)
		}
		for i := range 64 * 64 {
			if r, g, _, _ := got.At(i%64, i/64).RGBA(); uint8(r>>8) != uint8(i%colours) || uint8(g>>8) != uint8(i%colours>>8) {
				t.Fatalf("%d colours: pixel %d is %v", colours, i, got.At(i%64, i/64))
			}
		}
	}
}
