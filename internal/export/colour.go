package export

import (
	"fmt"

	"revolute/internal/frame"
)

// ansi are the 16 colours that a terminal calls its own, as most have them.
var ansi = [...]uint32{
	0x1e1e1e, 0xcd3131, 0x0f9d58, 0xb58900, 0x2472c8, 0xa63fa6, 0x118a9e, 0xd0d0d0,
	0x767676, 0xf14c4c, 0x23d18b, 0xe5c454, 0x3b8eea, 0xd670d6, 0x29b8db, 0xffffff,
}

// foreground is the colour of text in that style.
func (p *painter) foreground(st frame.Style) frame.Color {
	fg, bg := st.Fg, p.own(st.Bg, true)
	front := p.own(fg, false)
	if st.Attr&frame.Reverse != 0 {
		return bg
	}
	if st.Attr&frame.Faint != 0 {
		return front.Mix(bg, 0.4)
	}
	return front
}

// background is the colour behind text in that style.
func (p *painter) background(st frame.Style) frame.Color {
	if st.Attr&frame.Reverse != 0 {
		return p.own(st.Fg, false)
	}
	return p.own(st.Bg, true)
}

// own is a colour as RGB. The terminal's own are those of a usual one.
func (p *painter) own(c frame.Color, behind bool) frame.Color {
	i := uint8(c)
	switch {
	case c == 0 && behind == p.o.Dark:
		return rgb(0x16161a)
	case c == 0:
		return rgb(0xf4f4f4)
	case c != frame.Indexed(i):
		return c
	case i < 16:
		return rgb(ansi[i])
	case i >= 232:
		grey := 8 + (i-232)*10
		return frame.RGB(grey, grey, grey)
	}
	level := func(n uint8) uint8 {
		if n == 0 {
			return 0
		}
		return 55 + 40*n
	}
	i -= 16
	return frame.RGB(level(i/36), level(i/6%6), level(i%6))
}

func rgb(c uint32) frame.Color { return frame.RGB(uint8(c>>16), uint8(c>>8), uint8(c)) }

// colour is an RGB colour as SVG writes it.
func (p *painter) colour(c frame.Color) string {
	if p.o.paint != nil {
		return p.o.paint(c)
	}
	return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
}
