package layout_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/frame/frametest"
	"revolute/internal/layout"
	"revolute/internal/lettering"
)

// square returns a picture of 200 x 200 pixels in four colours.
func square() []byte {
	m := image.NewRGBA(image.Rect(0, 0, 200, 200))
	for y := range 200 {
		for x := range 200 {
			m.SetRGBA(x, y, color.RGBA{uint8(x / 100 * 255), uint8(y / 100 * 255), 128, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// withImages returns a deck of one file beside a.png and the broken b.png.
func withImages(t testing.TB, src string) *deck.Deck {
	t.Helper()
	d, err := deck.OpenFS(fstest.MapFS{
		"talk.md": {Data: []byte(src)}, "a.png": {Data: square()}, "b.png": {Data: square()[:300]},
	}, "talk.md", "talk.md")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const pictured = `# 图片

一段文字在图片之前：功耗只有几十瓦特。

![大脑](a.png "图一：四种颜色")

![没有](none.png)
`

// TestPictures keeps slides with images, as blocks and where a terminal has its
// own.
func TestPictures(t *testing.T) {
	side := "# 并排\n\n![一](a.png) ![二](a.png){width=50%} ![三](a.png){height=3}\n"
	tests := []struct {
		name, src     string
		width, height int
		profile       colorprofile.Profile
		protocol      frame.Protocol
		why           string
	}{
		{"blocks", pictured, 80, 24, colorprofile.TrueColor, frame.Blocks, "coloured blocks; the missing one's text in a box"},
		{"kitty", pictured, 80, 24, colorprofile.TrueColor, frame.Kitty, "the terminal's own"},
		{"none", pictured, 80, 24, colorprofile.TrueColor, frame.NoImages, "the user wants none"},
		{"plain", pictured, 80, 24, colorprofile.Ascii, frame.Blocks, "no colours, no blocks"},
		{"small", pictured, 40, 12, colorprofile.TrueColor, frame.Kitty, "what there is room for"},
		{"side", side, 80, 24, colorprofile.TrueColor, frame.Kitty, "one beside the other"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := layout.New(1 << 20).Layout(layout.View{
				Deck: withImages(t, tt.src), Look: look(t, true, tt.profile), Width: tt.width, Height: tt.height, Still: true,
				Graphics: frame.Graphics{Protocol: tt.protocol},
			})
			frametest.Golden(t, "image-"+tt.name, s.Frame)
			if t.Failed() {
				t.Logf("it shows: %s", tt.why)
			}
		})
	}
}

// TestPicturesLater: a slide comes at once, and its images when they are loaded.
func TestPicturesLater(t *testing.T) {
	ls := layout.New(1 << 20)
	var loads layout.Loads
	v := layout.View{
		Deck: withImages(t, pictured), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24,
		Graphics: frame.Graphics{Protocol: frame.Kitty}, Loads: &loads,
	}
	s := ls.Layout(v)
	load := loads.Take()
	if _, all := s.Frame.Placed(); !s.Pending || len(all) > 0 || load == nil {
		t.Fatalf("pending %v, %d images, load %v: want the slide without its image", s.Pending, len(all), load != nil)
	}
	if !strings.Contains(s.Frame.Text(), "功耗") {
		t.Error("the text is not there")
	}
	load()
	s = ls.Layout(v)
	if whole, _ := s.Frame.Placed(); s.Pending || len(whole) != 1 || loads.Take() != nil {
		t.Errorf("pending %v, %d images: want the slide whole", s.Pending, len(whole))
	}
	if again := ls.Layout(v); again.Frame != s.Frame {
		t.Error("a slide that is whole is set again")
	}
	ls.Thumb(v)
	if load = loads.Take(); load == nil {
		t.Fatal("a small slide did not say that its image is to be loaded")
	}
	load()
	if first := ls.Thumb(v); first != ls.Thumb(v) || loads.Take() != nil {
		t.Error("a small slide that is whole is set again")
	}
}

// TestPictureShared: viewers of slides without images share them, whatever their
// terminals can do.
func TestPictureShared(t *testing.T) {
	ls := layout.New(1 << 20)
	v := layout.View{Deck: parse(t, "# 一\n\n文字"), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24}
	first := ls.Layout(v).Frame
	v.Graphics, v.Loads = frame.Graphics{Protocol: frame.Sixel}, &layout.Loads{}
	if ls.Layout(v).Frame != first {
		t.Error("a viewer with sixels got a frame of their own")
	}
}

// TestPictureProblems: what is wrong with an image is said, with its line.
func TestPictureProblems(t *testing.T) {
	tests := []struct{ src, want, why string }{
		{"![x](none.png)", "talk.md:3: the image none.png does not exist", "it is not there"},
		{"![x](b.png)", "talk.md:3: the image is no png that can be read", "it is cut"},
		{"![x](a.png){fit=crop}", `talk.md:3: fit is "crop": want contain`, "an attribute"},
		{"![x](../a.png)", "talk.md:3: the image ../a.png", "it is outside"},
	}
	for _, tt := range tests {
		s := layout.New(1 << 20).Layout(layout.View{
			Deck: withImages(t, "# 一\n\n"+tt.src), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true,
		})
		if len(s.Problems) == 0 || !strings.HasPrefix(s.Problems[0].Error(), tt.want) {
			t.Errorf("%s: problem %v, want %s: %s", tt.src, s.Problems, tt.want, tt.why)
		}
	}
}

// TestPictureLink: an image that is a link answers to a click.
func TestPictureLink(t *testing.T) {
	s := layout.New(1 << 20).Layout(layout.View{
		Deck: withImages(t, "# 一\n\n[![x](a.png)](https://example.org)"), Look: look(t, true, colorprofile.TrueColor), Width: 80, Height: 24, Still: true,
	})
	for _, z := range s.Zones {
		if z.Link == "https://example.org" && z.Rect.W == 20 && z.Rect.H == 10 {
			return
		}
	}
	t.Errorf("zones %+v: none is the image's", s.Zones)
}

// TestTextSize: where the terminal can scale its text and that is wanted, a
// large line is sent as text.
func TestTextSize(t *testing.T) {
	const src = "<!-- fit -->\n\n# 为什么是类脑\n\n一段文字在标题之后，它不变。\n"
	v := layout.View{
		Look: look(t, true, colorprofile.TrueColor), Deck: parse(t, src), Width: 80, Height: 24, Still: true, Lettering: lettering.Text,
	}
	ls := layout.New(1 << 20)
	if ls.Layout(v).Frame.HasImages() {
		t.Error("scaled text in a terminal that has not said that it has it")
	}
	v.Graphics.TextSize = true
	first := ls.Layout(v).Frame
	whole, _ := first.Placed()
	if len(whole) != 1 || whole[0].Image.Rows < 4 || string(whole[0].Image.Data) != "为什么是类脑" {
		t.Fatalf("placed %+v, want the title", whole)
	}
	v.Height = 25
	again, _ := ls.Layout(v).Frame.Placed()
	if len(again) != 1 || again[0].Image != whole[0].Image {
		t.Error("the same text is another image in another frame: it would be sent again")
	}
	v.Lettering = lettering.Sextants
	if ls.Layout(v).Frame.HasImages() {
		t.Error("scaled text although letters of sextants are wanted")
	}
}
