// Package frame is a picture of a screen: a grid of cells. A frame is a value
// that any number of screens may show; once it has been shown it is never
// changed. No escape sequence and no control character is ever in a cell: they
// are made by Encode, and only there.
//
// A wide character always has both its cells, in one style: whatever draws
// over one half turns the other into a space.
package frame

import (
	"slices"
	"strings"

	"revolute/internal/typeset"
)

// Cell is one character cell, 16 bytes without pointers and without padding.
// glyph is a rune, an index into the frame's table of longer grapheme clusters,
// or a part of an image. A wide character stands in its first cell; the second one is a
// continuation.
type Cell struct {
	glyph uint32
	style Style
}

const (
	continuation uint32 = 0       // the right half of the wide character to the left
	blank        uint32 = ' '     // what a cell holds that nothing was drawn in
	isCluster    uint32 = 1 << 31 // the rest of the glyph is an index into Frame.clusters
)

const (
	maxLinks    = 1<<16 - 1
	maxClusters = 1<<30 - 1
	// maxAddress is the length, in bytes, of the longest address that VTE and
	// the terminals that follow it take.
	maxAddress = 2083
)

// Frame is a grid of width x height cells.
type Frame struct {
	width, height int // cells
	widths        typeset.Widths
	canvas        Style
	cells         []Cell
	clusters      table // grapheme clusters of more than one rune
	links         table // addresses
	images        []*Image
	lettered      []lettered
}

// New returns a frame of width x height cells that hold spaces in the style canvas.
// A size below 0 counts as 0. w says how wide its text is. Its links are its
// own: a link in canvas is left out.
func New(width, height int, w typeset.Widths, canvas Style) *Frame {
	width, height = max(width, 0), max(height, 0)
	canvas.Link = 0
	f := &Frame{width: width, height: height, widths: w, canvas: canvas}
	f.cells = make([]Cell, width*height)
	fill(f.cells, Cell{blank, canvas})
	return f
}

// fill sets all of cells to c, by doubling: much faster than one by one.
func fill(cells []Cell, c Cell) {
	if len(cells) == 0 {
		return
	}
	cells[0] = c
	for n := 1; n < len(cells); n *= 2 {
		copy(cells[n:], cells[:n])
	}
}

// Clone returns a copy of f that may be drawn on.
func (f *Frame) Clone() *Frame {
	g := *f
	g.cells = slices.Clone(f.cells)
	g.clusters = table{items: slices.Clone(f.clusters.items)}
	g.links = table{items: slices.Clone(f.links.items)}
	g.images = slices.Clone(f.images)
	g.lettered = slices.Clone(f.lettered)
	return &g
}

// Width returns the number of columns.
func (f *Frame) Width() int { return f.width }

// Height returns the number of rows.
func (f *Frame) Height() int { return f.height }

// Bounds returns all of the frame.
func (f *Frame) Bounds() Rect { return Rect{0, 0, f.width, f.height} }

// Widths returns how the frame's text is measured.
func (f *Frame) Widths() typeset.Widths { return f.widths }

// Canvas returns the style that the frame was filled with when it was made.
func (f *Frame) Canvas() Style { return f.canvas }

// row returns the cells of row y.
func (f *Frame) row(y int) []Cell {
	return f.cells[y*f.width : (y+1)*f.width : (y+1)*f.width]
}

// Cell returns what stands at column x of row y: its text, the columns that it
// takes and its style. A width of 0 is the continuation of the wide character
// to the left, or a cell outside of the frame.
func (f *Frame) Cell(x, y int) (text string, width int, st Style) {
	if !f.Bounds().Contains(x, y) {
		return "", 0, Style{}
	}
	row := f.row(y)
	c := row[x]
	if c.glyph == continuation {
		return "", 0, c.style
	}
	return f.text(c.glyph), span(row, x), c.style
}

// text returns the grapheme cluster that glyph stands for.
func (f *Frame) text(glyph uint32) string {
	switch {
	case glyph&isCluster != 0:
		return f.clusters.at(glyph &^ isCluster)
	case glyph&isImage != 0:
		return " "
	}
	return string(rune(glyph))
}

// span returns the number of cells, 1 or 2, of the character whose first is row[x].
func span(row []Cell, x int) int {
	if x+1 < len(row) && row[x+1].glyph == continuation {
		return 2
	}
	return 1
}

// Link returns the number of address for Style.Link, given to it if it has none.
// Bytes that an escape sequence must not hold (controls, spaces, all that is
// not ASCII) are percent-encoded. An empty address, one of more than 2083 bytes
// and one more than 65535 are no link: 0.
func (f *Frame) Link(address string) uint16 {
	address = encodeAddress(address)
	if address == "" || len(address) > maxAddress {
		return 0
	}
	return uint16(f.links.add(address, maxLinks))
}

// Address returns the address that Link was given, percent-encoded; "" for 0 and
// for a number that Link never gave.
func (f *Frame) Address(link uint16) string { return f.links.at(uint32(link)) }

func encodeAddress(s string) string {
	const hex = "0123456789ABCDEF"
	unsafe := func(b byte) bool { return b <= ' ' || b >= 0x7f }
	n := 0
	for i := range len(s) {
		if unsafe(s[i]) {
			n++
		}
	}
	if n == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 2*n)
	for i := range len(s) {
		if c := s[i]; unsafe(c) {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
