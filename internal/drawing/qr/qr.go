// Package qr draws addresses as QR codes.
package qr

import (
	"strings"
	"time"

	"rsc.io/qr"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// code is an address as a QR code, black on white whatever the theme: that is
// what cameras know. Its zero value, an address not set yet, takes no room.
type code struct {
	address string
	matrix  *qr.Code
}

// Quiet zones: the empty modules around a QR code. The standard wants four;
// where there is no room for them two do with any camera that we know of.
const (
	quietFull = 4
	quietLess = 2
)

// Parse reads a name of the front matter's links, or an address.
func Parse(body []byte, src drawing.Source) (drawing.Drawing, error) {
	text := strings.TrimSpace(string(body))
	if text == "" {
		return nil, problem.Errorf("", 1, "qr: want an address, or a name of the front matter's links")
	}
	address := text
	if named, known := src.Link(text); known {
		address = strings.TrimSpace(named)
	}
	if address == "" || address == text && !strings.ContainsAny(text, ":./") {
		return &code{}, nil // not set yet, or not known by that name
	}
	address = percentEncode(address)
	matrix, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil, problem.Errorf("", 1, "%s", "qr: "+err.Error())
	}
	return &code{address, matrix}, nil
}

// percentEncode makes an address one that every camera's browser opens: what
// is not ASCII, spaces and control characters become %XX.
func percentEncode(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c > ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

// fit returns the widest quiet zone for which there is room; ok is false if there
// is none for a code that can be read.
func (c *code) fit(width, height int, at drawing.State) (quiet, w, h int, ok bool) {
	for _, quiet := range [...]int{quietFull, quietLess} {
		n := c.matrix.Size + 2*quiet
		w, h := n, (n+1)/2
		if at.Look.Viewer.Widths == typeset.Wide { // no half blocks there: a module is two spaces
			w, h = 2*n, n
		}
		if w <= width && h <= height {
			return quiet, w, h, true
		}
	}
	return 0, 0, 0, false
}

// Size returns the code's, with its address under it if there is room.
func (c *code) Size(width, height int, at drawing.State) (w, h int) {
	if c.matrix == nil {
		return 0, 0
	}
	_, w, h, ok := c.fit(width, height, at)
	if !ok {
		lines := at.Look.Viewer.Widths.Lines(nil, c.address, max(width, 2))
		return min(width, at.Width(c.address)), min(height, len(lines))
	}
	if h < height && at.Width(c.address) <= width {
		w, h = max(w, at.Width(c.address)), h+1
	}
	return w, h
}

// Draw draws the code at the area's top left, and its address; where there is
// no room for the code the address alone.
func (c *code) Draw(on drawing.Canvas) {
	if c.matrix == nil {
		return
	}
	st := on.Look.Style(theme.Muted)
	st.Link = on.Frame.Link(c.address)
	quiet, w, h, ok := c.fit(on.Area.W, on.Area.H, on.State)
	if !ok {
		for i, l := range on.Look.Viewer.Widths.Lines(nil, c.address, max(on.Area.W, 2)) {
			on.Print(on.Area.X, on.Area.Y+i, c.address[l.Start:l.End], st)
		}
		return
	}
	if on.Look.Viewer.Widths == typeset.Wide {
		// Draw a module as two spaces.
		st, white := paper(on.State)
		n := c.matrix.Size + 2*quiet
		for y := range n {
			for x := range n {
				cell := st
				switch black := c.black(x-quiet, y-quiet); {
				case st.Bg == 0 && black != white:
					cell.Attr = frame.Reverse
				case black:
					cell.Bg = st.Fg
				}
				on.Print(on.Area.X+2*x, on.Area.Y+y, "  ", cell)
			}
		}
	} else {
		// Draw two modules in a cell, one above the other.
		st, white := paper(on.State)
		blocks := [...]string{" ", "▀", "▄", "█"}
		for y := range h {
			for x := range w {
				i := 0
				if c.black(x-quiet, 2*y-quiet) != white {
					i |= 1
				}
				// The lower half of the last row may be below the quiet zone: it is part of it.
				if c.black(x-quiet, 2*y+1-quiet) != white {
					i |= 2
				}
				on.Print(on.Area.X+x, on.Area.Y+y, blocks[i], st)
			}
		}
	}
	if h < on.Area.H && on.Width(c.address) <= on.Area.W {
		on.Print(on.Area.X+max(0, (w-on.Width(c.address))/2), on.Area.Y+h, c.address, st)
	}
}

// black reports whether a module is; those of the quiet zone are not.
func (c *code) black(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.matrix.Size && y < c.matrix.Size && c.matrix.Black(x, y)
}

// paper returns how to draw: black on white, where there is colour. Where there is
// none the terminal's text is the ink, and on a dark one it is light: then
// what is drawn is the white.
func paper(at drawing.State) (st frame.Style, white bool) {
	switch at.Look.Colours() {
	case theme.AllColours:
		return frame.Style{Fg: frame.RGB(0, 0, 0), Bg: frame.RGB(255, 255, 255)}, false
	case theme.FewColours:
		return frame.Style{Fg: frame.Indexed(0), Bg: frame.Indexed(15)}, false
	}
	return frame.Style{}, at.Look.Viewer.Dark
}

// Motion returns 0: nothing moves.
func (c *code) Motion(int) time.Duration { return 0 }

// Frames returns 0.
func (c *code) Frames() int { return 0 }

// Text returns the address.
func (c *code) Text() string { return c.address }
