package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/typeset"
)

// painted returns a picture with an edge, a diagonal and a slope of colours.
func painted(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(255 * x / w), uint8(255 * y / h), 90, 255}
			switch {
			case x < w/8:
				c = color.RGBA{255, 255, 255, 255}
			case x*h < y*w:
				c = color.RGBA{20, 40, 160, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func asPNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func asJPEG(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// asGIF returns an animation of n frames, each of a colour of its own.
func asGIF(w, h, n, loop int) []byte {
	g := &gif.GIF{LoopCount: loop}
	for i := range n {
		m := image.NewPaletted(image.Rect(0, 0, w, h), palette.Plan9)
		for j := range m.Pix {
			m.Pix[j] = uint8(40 * i)
		}
		g.Image = append(g.Image, m)
		g.Delay = append(g.Delay, 20)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// headerOnly returns a PNG that says it has so many pixels, and has none.
func headerOnly(w, h uint32, depth, kind byte) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	chunk = append(chunk, depth, kind, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// uses returns a group that draws another one ten times.
func uses(id, of string) string {
	return `<g id="` + id + `">` + strings.Repeat(`<use href="#`+of+`"/>`, 10) + `</g>`
}

const drawnSVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 200 100"><rect x="0" y="0" width="100" height="100" fill="#ff0000"/></svg>`

func files(named map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if src, ok := named[name]; ok {
			return src, nil
		}
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
}

func opened(t testing.TB, src []byte, attrs map[string]string) *Image {
	t.Helper()
	st, err := ParseStyle(attrs)
	if err != nil {
		t.Fatal(err)
	}
	i, err := NewImages(8<<20).Open("x", "图", st, files(map[string][]byte{"x": src}))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func blocksMoment(t testing.TB) drawing.State { return drawingtest.Still(t, drawingtest.Dark(), 0) }

func TestHeaders(t *testing.T) {
	bomb := asGIF(8, 8, 2, 0)
	binary.LittleEndian.PutUint16(bomb[6:], 16000)
	binary.LittleEndian.PutUint16(bomb[8:], 3000)
	long := asGIF(4, 4, maxFrames+1, 0)
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f\x00\x00\x00\x00")
	svg := func(body string) []byte { return []byte(`<svg viewBox="0 0 10 10">` + body + `</svg>`) }
	tests := []struct {
		name string
		src  []byte
		want string // the error begins so; "" is none
		why  string
	}{
		{"png", asPNG(painted(8, 8)), "", ""},
		{"jpeg", asJPEG(painted(8, 8)), "", ""},
		{"gif", asGIF(8, 8, 3, 0), "", ""},
		{"svg", []byte(drawnSVG), "", ""},
		{"20000 x 20000", headerOnly(20000, 20000, 8, 2), "has 20000 x 20000 pixels", "1.6 GB"},
		{"long and thin", headerOnly(1<<30, 1, 8, 0), "has 1073741824 x 1 pixels", "a side too long"},
		{"deep", headerOnly(7000, 7000, 16, 6), "has 7000 x 7000 pixels", "8 bytes a pixel: 392 MB"},
		{"a camera's", headerOnly(8000, 6000, 8, 2), "", "48 megapixels can be shown"},
		{"as many as are allowed", headerOnly(8000, 6500, 8, 2), "", "52 megapixels"},
		{"without pixels", headerOnly(0, 5, 8, 2), "is no png", "no width"},
		{"many frames", long, "is an animation of more than", "a small file, many pictures"},
		{"large frames", bomb, "is an animation of more than", "two of 48 megapixels"},
		{"large webp", webp, "has 16384 x 16384", "256 megapixels"},
		{"svg without size", []byte("<svg><rect/></svg>"), "is no SVG with a size", ""},
		{"svg of infinite size", []byte(`<svg width="1e400" height="1">`), "is no SVG with a size", ""},
		{"svg within itself", svg(`<defs><g id="a"><use href="#a"/></g></defs><use href="#a"/>`), "draws #a within itself", "the library would go round for ever"},
		{"svg round about", svg(`<defs><g id="a"><use href="#b"/></g><g id="b"><g><use xlink:href="#a"/></g></g></defs>`), "draws #", "two that use each other"},
		{"svg that uses", svg(`<defs><rect id="r" width="3" height="3"/><g id="a"><use href="#r"/><use href="#r"/></g></defs><use href="#a"/>`), "", "a part within a part is no circle"},
		{"svg that grows", svg(`<defs><g id="a"><rect/></g>` + uses("b", "a") + uses("c", "b") + uses("d", "c") + uses("e", "d") + uses("f", "e") + `</defs><use href="#f"/>`), "draws more than", "ten to the fifth parts of a short file"},
		{"svg of many parts", svg(strings.Repeat("<a/>", maxElements+1)), "has more than", ""},
		{"text", []byte("hello"), "is no PNG", ""},
		{"nothing", nil, "is no PNG", ""},
		{"cut", asPNG(painted(8, 8))[:20], "is no png", ""},
	}
	for _, tt := range tests {
		_, err := readHeader(tt.src)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want)) {
			t.Errorf("%s: %v, want %q: %s", tt.name, err, tt.want, tt.why)
		}
	}
}

func TestImageSize(t *testing.T) {
	square := asPNG(painted(400, 400)) // 40 x 20 cells of 10 x 20 pixels
	tests := []struct {
		src           []byte
		attrs         map[string]string
		width, height int
		w, h          int
		why           string
	}{
		{square, nil, 100, 50, 40, 20, "its own size"},
		{square, nil, 20, 50, 20, 10, "no wider than there is room"},
		{square, nil, 100, 5, 10, 5, "no higher"},
		{square, map[string]string{"width": "60"}, 100, 50, 60, 30, "as wide as asked"},
		{square, map[string]string{"width": "50%"}, 100, 50, 50, 25, "a part of the room"},
		{square, map[string]string{"height": "8"}, 100, 50, 16, 8, "as high as asked"},
		{square, map[string]string{"width": "60", "height": "10"}, 100, 50, 20, 10, "within both"},
		{square, map[string]string{"width": "60", "height": "10", "fit": "cover"}, 100, 50, 60, 10, "all of both"},
		{square, map[string]string{"width": "640px"}, 100, 50, 50, 25, "of a slide of 1280"},
		{square, map[string]string{"width": "900"}, 100, 50, 100, 50, "no wider than there is room"},
		{[]byte(drawnSVG), nil, 60, 50, 60, 15, "a drawing is as large as can be"},
		{asPNG(painted(1, 1)), nil, 60, 50, 1, 1, "never nothing"},
		{square, nil, 1000, 1000, 40, 20, "kitty counts to 297"},
	}
	for _, tt := range tests {
		w, h := opened(t, tt.src, tt.attrs).Size(tt.width, tt.height, drawing.State{})
		if w != tt.w || h != tt.h {
			t.Errorf("%v in %dx%d: %dx%d, want %dx%d: %s", tt.attrs, tt.width, tt.height, w, h, tt.w, tt.h, tt.why)
		}
	}
}

func TestImageStyle(t *testing.T) {
	for _, attrs := range []map[string]string{
		{"width": "wide"}, {"width": "-3"}, {"height": "0"}, {"width": "NaN"}, {"fit": "crop"}, {"background": "#12"}, {"height": "1e99"},
	} {
		if _, err := ParseStyle(attrs); err == nil || !strings.Contains(err.Error(), ": want ") {
			t.Errorf("%v: %v, want an error that says what is allowed", attrs, err)
		}
	}
}

// TestImageBlocks keeps what images look like in cells.
func TestImageBlocks(t *testing.T) {
	for _, tt := range []struct {
		name  string
		src   []byte
		attrs map[string]string
	}{
		{"blocks", asPNG(painted(200, 200)), nil},
		{"cover", asPNG(painted(200, 200)), map[string]string{"width": "20", "height": "5", "fit": "cover"}},
		{"svg", []byte(drawnSVG), map[string]string{"width": "20", "background": "white"}},
	} {
		i, at := opened(t, tt.src, tt.attrs), blocksMoment(t)
		w, h := i.Size(24, 10, at)
		f := frame.New(24, 10, typeset.Narrow, at.Look.Canvas())
		i.Draw(drawing.Canvas{Frame: f, Area: frame.Rect{X: 1, W: w, H: h}, State: at})
		frametest.Golden(t, "image-"+tt.name, f)
	}
}

// TestImageProtocols: each protocol gets what it asked for, as many pixels as
// it can show and no more, and viewers share it.
func TestImageProtocols(t *testing.T) {
	tests := []struct {
		graphics frame.Graphics
		format   string
		w, h     int
		why      string
	}{
		{frame.Graphics{Protocol: frame.Kitty, CellWidth: 8, CellHeight: 16}, "png", 160, 160, "pixel for pixel"},
		{frame.Graphics{Protocol: frame.Kitty, CellWidth: 40, CellHeight: 80}, "png", 200, 200, "no more than it has"},
		{frame.Graphics{Protocol: frame.ITerm2}, "jpeg", 200, 200, "nothing shows through"},
		{frame.Graphics{Protocol: frame.Sixel, CellWidth: 9, CellHeight: 17}, "", 180, 168, "whole rows of sixels"},
	}
	for _, tt := range tests {
		i, at := opened(t, asPNG(painted(200, 200)), nil), blocksMoment(t)
		at.Graphics = tt.graphics
		draw := func() *frame.Image {
			f := frame.New(30, 20, typeset.Narrow, at.Look.Canvas())
			i.Draw(drawing.Canvas{Frame: f, Area: frame.Rect{W: 20, H: 10}, State: at})
			whole, _ := f.Placed()
			if len(whole) != 1 {
				t.Fatalf("%+v: %d images placed, want 1", tt.graphics, len(whole))
			}
			return whole[0].Image
		}
		img := draw()
		if img.Width != tt.w || img.Height != tt.h || img.Columns != 20 || img.Rows != 10 {
			t.Errorf("%+v: %dx%d pixels in %dx%d cells, want %dx%d in 20x10: %s", tt.graphics, img.Width, img.Height, img.Columns, img.Rows, tt.w, tt.h, tt.why)
		}
		if got := formatOf(img.Data); got != tt.format {
			t.Errorf("%+v: format %q, want %q", tt.graphics, got, tt.format)
		}
		if draw() != img {
			t.Errorf("%+v: a second viewer gets another image", tt.graphics)
		}
	}
}

// TestImageAwait: what is not ready is left out and handed over; afterwards it
// is there.
func TestImageAwait(t *testing.T) {
	i, at := opened(t, asPNG(painted(100, 100)), nil), blocksMoment(t)
	var loads []func()
	at.Await = func(load func()) { loads = append(loads, load) }
	draw := func() string {
		f := frame.New(10, 5, typeset.Narrow, at.Look.Canvas())
		i.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
		return f.Golden()
	}
	empty := draw()
	if len(loads) != 1 {
		t.Fatalf("%d things to load, want 1", len(loads))
	}
	var many sync.WaitGroup
	for range 4 {
		many.Go(loads[0])
	}
	many.Wait()
	if full := draw(); full == empty || len(loads) != 1 {
		t.Errorf("%d things to load after it was loaded; drawn: %v", len(loads), full != empty)
	}
}

func TestImageBroken(t *testing.T) {
	src := asPNG(painted(100, 100))
	copy(src[len(src)/2:], "rubbish rubbish rubbish")
	i, at := opened(t, src, nil), blocksMoment(t)
	f := frame.New(10, 5, typeset.Narrow, at.Look.Canvas())
	i.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
	if !strings.Contains(f.Text(), "图") {
		t.Errorf("no alternative text:\n%s", f.Text())
	}
	if err := i.Problem(); err == nil || !strings.HasPrefix(err.Error(), "is no png") {
		t.Errorf("Problem() = %v", err)
	}
}

func TestImageFrames(t *testing.T) {
	i, at := opened(t, asGIF(20, 20, 3, 0), nil), blocksMoment(t)
	if i.Motion(0) != drawing.Forever || i.Frames() != 5 {
		t.Errorf("moves %v with %d pictures a second, want for ever and 5", i.Motion(0), i.Frames())
	}
	at.Still = false
	shown := map[string]bool{}
	for _, since := range []time.Duration{0, 200, 400, 600, 1000 * 600} {
		at.Since = since * time.Millisecond
		f := frame.New(2, 1, typeset.Narrow, at.Look.Canvas())
		i.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
		shown[f.Golden()] = true
	}
	if len(shown) != 3 {
		t.Errorf("%d pictures are seen, want 3", len(shown))
	}
	if first, later := i.header.frameAt(drawing.State{}, 3), i.header.frameAt(drawing.State{Since: 1000*600*time.Millisecond + 250*time.Millisecond}, 3); first != 0 || later != 1 {
		t.Errorf("frames %d and, a thousand laps later, %d; want 0 and 1", first, later)
	}
	if once := opened(t, asGIF(20, 20, 3, -1), nil); once.Motion(0) != 600*time.Millisecond {
		t.Errorf("an animation that ends moves for %v", once.Motion(0))
	}
}

// TestManyImages: of a deck of photographs only those near are kept.
func TestManyImages(t *testing.T) {
	const bound = 6 << 20
	photograph := asJPEG(painted(1000, 800)) // 3 MB of pixels
	read := func(string) ([]byte, error) { return photograph, nil }
	for _, graphics := range []frame.Graphics{{Protocol: frame.Blocks}, {Protocol: frame.Kitty}, {Protocol: frame.Sixel}} {
		images, at := NewImages(bound), blocksMoment(t)
		at.Graphics = graphics
		before := liveBytes()
		for n := range 5 {
			i, err := images.Open(fmt.Sprint(n), "", Style{}, read)
			if err != nil {
				t.Fatal(err)
			}
			f := frame.New(120, 40, typeset.Narrow, at.Look.Canvas())
			i.Draw(drawing.Canvas{Frame: f, Area: f.Bounds(), State: at})
			if err := i.Problem(); err != nil {
				t.Fatal(err)
			}
		}
		if after := liveBytes(); after > before+bound+bound/4 {
			t.Errorf("%v: %d MB are kept, want no more than %d", graphics.Protocol, (after-before)>>20, bound>>20)
		}
		runtime.KeepAlive(images)
	}
}

// liveBytes returns how much of the heap is in use.
func liveBytes() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestImageOpen(t *testing.T) {
	read := files(map[string][]byte{"a b.png": asPNG(painted(4, 4))})
	for _, tt := range []struct {
		name string
		ok   bool
		why  string
	}{
		{"a%20b.png", true, "written as addresses are"},
		{"none.png", false, "it does not exist"},
		{"https://example.org/a.png", false, "nothing is fetched"},
	} {
		if _, err := NewImages(0).Open(tt.name, "", Style{}, read); (err == nil) != tt.ok {
			t.Errorf("Open(%q): %v: %s", tt.name, err, tt.why)
		}
	}
	if _, err := NewImages(0).Open("none.png", "", Style{}, read); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

// FuzzImage: no file makes the program panic, or take more memory than it may.
func FuzzImage(f *testing.F) {
	f.Add(asPNG(painted(8, 8)))
	f.Add(asJPEG(painted(8, 8)))
	f.Add(asGIF(8, 8, 3, 0))
	f.Add([]byte(drawnSVG))
	f.Add(headerOnly(20000, 20000, 8, 2))
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"))
	f.Add([]byte(`<svg width="3" height="4"><defs><g id="a"/></defs><use href="#a"/></svg>`))
	f.Fuzz(func(t *testing.T, src []byte) {
		h, err := readHeader(src)
		if err != nil {
			return
		}
		if h.width <= 0 || h.height <= 0 || h.width*h.height > maxPixels || len(h.delays) > maxFrames {
			t.Fatalf("%dx%d pixels and %d frames got through", h.width, h.height, len(h.delays))
		}
		if h.width*h.height > 1<<20 && !h.vector {
			return // it is right, and slow
		}
		i := &Image{images: NewImages(1 << 20), read: func() ([]byte, error) { return src, nil }, header: h}
		_ = i.Check()
	})
}

func TestLettered(t *testing.T) {
	if opened(t, []byte(drawnSVG), nil).Lettered() {
		t.Error("a drawing without text is said to have some")
	}
	if !opened(t, []byte(`<svg viewBox="0 0 9 9"><g><text x="1" y="2">标签</text></g></svg>`), nil).Lettered() {
		t.Error("text that is not drawn is not found")
	}
}

// TestTransparency: sixels have no half transparent pixels; one that is more
// opaque than not keeps its colour.
func TestTransparency(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 2, 1))
	m.SetRGBA(0, 0, color.RGBA{100, 50, 0, 200}) // premultiplied
	m.SetRGBA(1, 0, color.RGBA{100, 50, 0, 127})
	dropTranslucent(m)
	if got, want := m.RGBAAt(0, 0), (color.RGBA{127, 63, 0, 255}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got := m.RGBAAt(1, 0); got != (color.RGBA{}) {
		t.Errorf("%v, want nothing", got)
	}
}

// TestSVGInPercent: a size in per cent says nothing, wherever the root begins.
func TestSVGInPercent(t *testing.T) {
	for _, head := range []string{"", "\n", `<?xml version="1.0"?>`} {
		src := []byte(head + `<svg width="100%" height='50%' viewBox="0 0 200 100"><rect width="100" height="100" fill="#ff0000"/></svg>`)
		i := opened(t, src, nil)
		if err := i.Check(); err != nil {
			t.Errorf("%q: %v", head, err)
		}
		if w, h := i.Size(60, 50, drawing.State{}); w != 60 || h != 15 {
			t.Errorf("%q: %dx%d, want 60x15", head, w, h)
		}
	}
}
