package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // images of decks
	_ "image/png"
	"strings"
	"unicode"

	"revolute/internal/export/cells"
	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// canvas writes what a frame shows, in the units of package cells, upwards from
// the bottom.
type canvas struct {
	b      *builder
	out    strings.Builder
	images map[ref]bool
	colour frame.Color
	first  bool
	dark   bool

	width, height int
}

func newCanvas(b *builder, f *frame.Frame, dark bool) *canvas {
	return &canvas{b: b, images: map[ref]bool{}, dark: dark, width: f.Width() * cells.Width, height: f.Height() * cells.Height}
}

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(&c.out, format, args...) }

// paint chooses the colour of areas and of strokes.
func (c *canvas) paint(to frame.Color) {
	if c.first && c.colour == to {
		return
	}
	c.first, c.colour = true, to
	part := func(shift uint) string { return number(float64(uint8(to>>shift)) / 255) }
	r, g, b := part(16), part(8), part(0)
	c.printf("%s %s %s rg %s %s %s RG\n", r, g, b, r, g, b)
}

// draw writes all that a frame shows.
func (c *canvas) draw(f *frame.Frame) {
	p := cells.Of(f.WithoutImages(), c.dark)
	c.paint(p.Ground)
	c.printf("0 0 %d %d re f\n", p.Width, p.Height)
	for _, g := range p.Grounds {
		c.paint(g.Color)
		c.printf("%d %d %d %d re f\n", g.X, c.height-g.Y-g.H, g.W, g.H)
	}
	c.pictures(f)
	for i := range p.Inks {
		c.ink(&p.Inks[i])
	}
	for i := range p.Runs {
		c.run(&p.Runs[i])
	}
	for _, l := range f.Lettered() {
		c.lettered(l)
	}
}

func (c *canvas) ink(i *cells.Ink) {
	c.paint(i.Color)
	if len(i.Areas) > 0 {
		c.printf("%sf\n", path(cells.Outline(i.Areas), 1, c.height))
	}
	if len(i.Dots) > 0 {
		c.printf("1 J %d w ", cells.DotWidth)
		for _, d := range i.Dots {
			c.printf("%d %d m %d %d l ", d.X, c.height-d.Y, d.X, c.height-d.Y)
		}
		c.printf("S\n")
	}
	if len(i.Lines) > 0 {
		c.printf("0 J %d w ", cells.LineWidth)
		for _, l := range i.Lines {
			c.printf("%d %d m ", l.A.X, c.height-l.A.Y)
			if l.Rounded {
				mid := (l.A.Y + l.Corner.Y) / 2
				c.printf("%d %d l %d %d %d %d %d %d c ", l.A.X, c.height-mid, l.Corner.X, c.height-l.Corner.Y, l.Corner.X, c.height-l.Corner.Y, l.B.X, c.height-l.B.Y)
			} else {
				c.printf("%d %d l ", l.B.X, c.height-l.B.Y)
			}
		}
		c.printf("S\n")
	}
}

// run writes text in the letters of a cell.
func (c *canvas) run(r *cells.Run) {
	c.paint(r.Color)
	x, y := r.X*cells.Width, c.height-(r.Y+1)*cells.Height
	c.out.WriteString(c.b.font.show(float64(x), float64(y+4), cells.Height, cells.Height, r.Text, true))
	for _, line := range []struct {
		attr frame.Attr
		y    int
	}{{frame.Underline, y + 1}, {frame.Strike, y + cells.Height/2}} {
		if r.Attr&line.attr != 0 {
			c.printf("%d %d %d 2 re f\n", x, line.y, r.Columns*cells.Width)
		}
	}
}

// lettered writes the words of large letters, which are drawn already, to be
// found and copied.
func (c *canvas) lettered(l frame.Lettered) {
	columns := typeset.Narrow.Width(l.Text)
	if columns == 0 {
		return
	}
	wide := 2 * float64(l.Rect.W*cells.Width) / float64(columns)
	height := float64(l.Rect.H * cells.Height)
	bottom := float64(c.height-(l.Rect.Y+l.Rect.H)*cells.Height) + height/6
	c.out.WriteString(c.b.font.show(float64(l.Rect.X*cells.Width), bottom, wide, height, clusters(l.Text), false))
}

// hide writes words that the page does not show, to be found.
func (c *canvas) hide(words []string) {
	if len(words) > 0 {
		c.out.WriteString(c.b.font.show(0, 2, 4, 4, clusters(strings.Join(words, " ")), false))
	}
}

// missing are the words of a text that a frame does not show: a word of letters,
// or a character of a script that is written without spaces.
func missing(text string, f *frame.Frame) (out []string) {
	var shown strings.Builder
	shown.WriteString(f.Text())
	for _, l := range f.Lettered() {
		shown.WriteString("\n" + l.Text)
	}
	joined := strings.Join(strings.Fields(shown.String()), "")
	for word := range strings.FieldsSeq(text) {
		if strings.Trim(word, "─│▎") == "" || strings.Contains(joined, word) {
			continue
		}
		for _, part := range parts(word) {
			if !strings.Contains(joined, part) {
				out = append(out, word)
				break
			}
		}
	}
	return out
}

// parts cuts a word between the characters of scripts without spaces, and at
// marks.
func parts(word string) []string {
	return strings.FieldsFunc(strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return ' '
		}
		return r
	}, spaced(word)), unicode.IsSpace)
}

func spaced(word string) string {
	var b strings.Builder
	for _, r := range word {
		if unicode.Is(unicode.Han, r) || unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			b.WriteRune(' ')
			b.WriteRune(r)
			b.WriteRune(' ')
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pictures writes the images of a frame.
func (c *canvas) pictures(f *frame.Frame) {
	whole, _ := f.Placed()
	for _, p := range whole {
		r, ok := c.b.images[p.Image]
		if !ok {
			if r, ok = c.b.image(p.Image.Data); !ok {
				continue
			}
			c.b.images[p.Image] = r
		}
		c.images[r] = true
		c.printf("q %d 0 0 %d %d %d cm /I%d Do Q\n", p.Image.Columns*cells.Width, p.Image.Rows*cells.Height,
			p.X*cells.Width, c.height-(p.Y+p.Image.Rows)*cells.Height, int(r))
	}
}

// form writes the canvas as a form, which a page may show at any size.
func (c *canvas) form() ref {
	var images strings.Builder
	for r := range c.images {
		fmt.Fprintf(&images, "/I%d %s", int(r), r)
	}
	return c.b.doc.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %d %d]/Resources<<%s/XObject<<%s>>>>",
		c.width, c.height, c.b.font.resources(), images.String()), []byte(c.out.String()))
}

// image writes an image; what shines through is a mask.
func (b *builder) image(data []byte) (ref, bool) {
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, false
	}
	r := m.Bounds()
	rgb, alpha := make([]byte, 0, 3*r.Dx()*r.Dy()), make([]byte, 0, r.Dx()*r.Dy())
	opaque := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			red, green, blue, a := m.At(x, y).RGBA()
			if a > 0 && a < 0xffff {
				red, green, blue = red*0xffff/a, green*0xffff/a, blue*0xffff/a
			}
			rgb = append(rgb, byte(red>>8), byte(green>>8), byte(blue>>8))
			alpha = append(alpha, byte(a>>8))
			opaque = opaque && a == 0xffff
		}
	}
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", r.Dx(), r.Dy())
	mask := ""
	if !opaque {
		mask = fmt.Sprintf("/SMask %s", b.doc.stream(size+"/ColorSpace/DeviceGray", alpha))
	}
	return b.doc.stream(size+"/ColorSpace/DeviceRGB"+mask, rgb), true
}
