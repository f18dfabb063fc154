package sheet

import "revolute/internal/frame"

// Palette resolves the colours of styles to RGB. Colours left to the terminal are
// those of a common one.
type Palette struct{ Dark bool }

// ansi are the 16 basic colours, as most terminals show them.
var ansi = [...]uint32{
	0x1e1e1e, 0xcd3131, 0x0f9d58, 0xb58900, 0x2472c8, 0xa63fa6, 0x118a9e, 0xd0d0d0,
	0x767676, 0xf14c4c, 0x23d18b, 0xe5c454, 0x3b8eea, 0xd670d6, 0x29b8db, 0xffffff,
}

// Foreground returns the colour of text in a style.
func (p Palette) Foreground(st frame.Style) frame.Color {
	bg, fg := p.RGB(st.Bg, true), p.RGB(st.Fg, false)
	switch {
	case st.Attr&frame.Reverse != 0:
		return bg
	case st.Attr&frame.Faint != 0:
		return fg.Mix(bg, 0.4)
	}
	return fg
}

// Background returns the colour behind text in a style.
func (p Palette) Background(st frame.Style) frame.Color {
	if st.Attr&frame.Reverse != 0 {
		return p.RGB(st.Fg, false)
	}
	return p.RGB(st.Bg, true)
}

// RGB returns c as RGB; behind says whether it is a background.
func (p Palette) RGB(c frame.Color, behind bool) frame.Color {
	i := uint8(c)
	switch {
	case c == 0 && behind == p.Dark:
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
