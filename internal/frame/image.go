package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"

	"revolute/internal/typeset"
)

// Protocol is how a terminal shows pictures.
type Protocol uint8

const (
	Blocks   Protocol = iota // in cells, as coloured blocks
	NoImages                 // not at all: their alternative text
	Kitty                    // kitty's protocol: PNG
	ITerm2                   // iTerm2's: PNG or JPEG
	Sixel                    // DEC's
	TextSize                 // kitty's large text, which is no picture, but is placed like one
)

// Graphics is what a viewer's terminal can do with pictures. The zero value is
// a terminal that has nothing but cells.
type Graphics struct {
	Protocol              Protocol
	CellWidth, CellHeight int  // pixels of one cell; 0: not known
	TextSize              bool // it shows text in several sizes, as kitty does
}

// Cell returns the size of a cell in pixels, a usual one if it is not known, or is no
// size that anybody could read.
func (g Graphics) Cell() (width, height int) {
	const least, most = 3, 100
	if g.CellWidth < least || g.CellWidth > most || g.CellHeight < least || g.CellHeight > 2*most {
		return 10, 20
	}
	return g.CellWidth, g.CellHeight
}

// Images reports whether a terminal shows pixels, not only cells.
func (g Graphics) Images() bool { return g.Protocol >= Kitty }

// Image is a picture made ready for the terminals of one protocol. It fills
// Columns x Rows cells. It is never changed, so that any number of frames and
// screens may share it, and the same one by its address.
type Image struct {
	Protocol      Protocol
	Columns, Rows int    // at most MaxImage
	Width, Height int    // pixels
	Data          []byte // a PNG or JPEG file, the body of a sixel sequence, or text
	Style         Style  // of text
}

// LargestText is how many times its usual size text may have.
const LargestText = 7

// NewText returns text in so many times its usual size. It is in the style st, without
// a link.
func NewText(text string, times int, st Style, w typeset.Widths) *Image {
	st.Link = 0
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, text)
	return &Image{Protocol: TextSize, Columns: w.Width(text) * times, Rows: times, Data: []byte(text), Style: st}
}

// MaxImage is how many columns and rows an image may have: kitty counts no
// further.
const MaxImage = 297

// ImageIDs are numbers of images in a kitty. The lowest byte of one becomes a
// colour, the highest a mark; those between are 0.
type ImageIDs map[*Image]uint32

const (
	isImage   uint32 = 1 << 30 // the rest of the glyph is a part of an image: its number, row and column
	imageBits        = 10
	maxImages        = 1<<imageBits - 1
)

// imagePart returns the glyph of a part of an image: number n of the images of its
// frame, from 0, at this row and column.
func imagePart(n, row, column int) uint32 {
	return isImage | uint32(n)<<(2*imageBits) | uint32(row)<<imageBits | uint32(column)
}

// imagePlace returns what imagePart was given.
func imagePlace(glyph uint32) (n, row, column int) {
	const mask = 1<<imageBits - 1
	return int(glyph >> (2 * imageBits) & mask), int(glyph >> imageBits & mask), int(glyph & mask)
}

// Place puts img with its top left at column x of row y, cut to clip. It covers
// what stood there, but for the background. What is drawn over a part of it
// takes that part's cells. Where a terminal cannot show parts, it shows such an
// image not at all.
func (f *Frame) Place(clip Rect, x, y int, img *Image) {
	to := Rect{x, y, min(img.Columns, MaxImage), min(img.Rows, MaxImage)}.Intersect(clip).Intersect(f.Bounds())
	n := f.image(img)
	if to.Empty() || n < 0 {
		return
	}
	for row := to.Y; row < to.Y+to.H; row++ {
		cells := f.row(row)
		splitWide(cells, to.X)
		splitWide(cells, to.X+to.W)
		for i := to.X; i < to.X+to.W; i++ {
			cells[i] = Cell{imagePart(n, row-y, i-x), Style{Bg: cells[i].style.Bg}}
		}
	}
}

// image returns the number of img, given to it if it has none; -1 if there are too many.
func (f *Frame) image(img *Image) int {
	for i, known := range f.images {
		if known == img {
			return i
		}
	}
	if len(f.images) >= maxImages {
		return -1
	}
	f.images = append(f.images, img)
	return len(f.images) - 1
}

// HasImages reports whether images have been placed in f.
func (f *Frame) HasImages() bool { return f != nil && len(f.images) > 0 }

// WithoutImages returns f without the images that a terminal is sent anew wherever
// they come: f itself if it has none.
func (f *Frame) WithoutImages() *Frame {
	if !f.HasImages() {
		return f
	}
	g := f.Clone()
	for i, c := range g.cells {
		if c.glyph&isImage == 0 {
			continue
		}
		if n, _, _ := imagePlace(c.glyph); g.images[n].Protocol != Kitty {
			g.cells[i].glyph = blank
		}
	}
	return g
}

// Placed is an image that stands whole in a frame.
type Placed struct {
	Image *Image
	X, Y  int
}

// Placed returns the images of which no part is cut or covered, from the top left
// on, and all images of which any part is to be seen.
func (f *Frame) Placed() (whole []Placed, all []*Image) {
	if len(f.images) == 0 {
		return nil, nil
	}
	type place struct{ n, x, y int }
	count := map[place]int{}
	var order []place
	seen := make([]bool, len(f.images))
	for y := range f.height {
		for x, c := range f.row(y) {
			if c.glyph&isImage == 0 {
				continue
			}
			n, row, column := imagePlace(c.glyph)
			at := place{n, x - column, y - row}
			if count[at]++; count[at] == 1 {
				order = append(order, at)
			}
			if !seen[n] {
				seen[n] = true
				all = append(all, f.images[n])
			}
		}
	}
	for _, at := range order {
		if img := f.images[at.n]; count[at] == img.Columns*img.Rows {
			whole = append(whole, Placed{img, at.x, at.y})
		}
	}
	return whole, all
}

// sameImages reports whether the numbers that f and g have given to images mean
// the same in both.
func (f *Frame) sameImages(g *Frame) bool {
	for i := range min(len(f.images), len(g.images)) {
		if f.images[i] != g.images[i] {
			return false
		}
	}
	return true
}

// samePart reports whether glyph a of f and glyph b of g are the same part of
// the same image.
func (f *Frame) samePart(g *Frame, a, b uint32) bool {
	const place = 1<<(2*imageBits) - 1
	n, _, _ := imagePlace(a)
	m, _, _ := imagePlace(b)
	return f.images[n] == g.images[m] && a&place == b&place
}

// picture sends the part of an image at the cursor: kitty's placeholder, or a
// space that the image will cover.
func (p *painter) picture(c Cell) {
	n, row, column := imagePlace(c.glyph)
	id := uint32(0)
	if p.Images != nil {
		id = (*p.Images)[p.new.images[n]]
	}
	if id == 0 {
		p.blankPen(c.style.Bg)
		p.spaces(1)
		return
	}
	p.setPen(Style{Fg: Indexed(uint8(id)), Bg: c.style.Bg})
	p.dst = append(p.dst, string(kitty.Placeholder)...)
	p.dst = append(p.dst, string(kitty.Diacritic(row))...)
	p.dst = append(p.dst, string(kitty.Diacritic(column))...)
	if high := id >> 24; high != 0 {
		p.dst = append(p.dst, string(kitty.Diacritic(int(high)))...)
	}
	p.advance(1, true)
}
