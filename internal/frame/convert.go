package frame

import "github.com/charmbracelet/colorprofile"

// memoBits makes the size of a painter's memory of converted colours.
const (
	memoBits = 4
	memoSize = 1 << memoBits
)

// displayable returns st as the terminal can show it.
func (p *painter) displayable(st Style) Style {
	if p.NoLinks {
		st.Link = 0
	}
	if p.Profile != colorprofile.TrueColor {
		st.Fg, st.Bg = p.color(st.Fg), p.color(st.Bg)
	}
	return st
}

// color returns the terminal's colour nearest to c.
func (p *painter) color(c Color) Color {
	switch {
	case p.Profile < colorprofile.ANSI:
		return 0
	case p.Profile == colorprofile.TrueColor, c == 0:
		return c
	case c&colorKind == colorIndexed && (p.Profile == colorprofile.ANSI256 || c < Indexed(16)):
		return c
	}
	m := &p.memo[uint32(c)*0x9e3779b1>>(32-memoBits)]
	if m.from != c {
		m.from, m.to = c, convert(c, p.Profile)
	}
	return m.to
}

// convert returns the colour of profile, 256 or 16 colours, nearest to c, an RGB
// colour or one of the 240 that terminals agree on.
func convert(c Color, profile colorprofile.Profile) Color {
	r, g, b := c.rgb()
	if c&colorKind == colorIndexed {
		r, g, b = paletteRGB(int(c &^ colorKind))
	}
	if profile == colorprofile.ANSI {
		return nearest16(r, g, b)
	}
	return nearest256(r, g, b)
}

// distance returns how far apart two colours are, squared; the eye tells green best
// and red worst.
func distance(r, g, b, r2, g2, b2 int) int {
	return 2*(r-r2)*(r-r2) + 4*(g-g2)*(g-g2) + 3*(b-b2)*(b-b2)
}

// nearest256 returns the nearest of xterm's cube and greys. The terminal's own 16
// are left out: everybody sets them otherwise. The cube's nearest is that of
// each part, the nearest grey that of the weighted mean. Of two it is the first.
func nearest256(r, g, b int) Color {
	cr, cg, cb := cubeStep(r), cubeStep(g), cubeStep(b)
	cube := 16 + 36*cr + 6*cg + cb
	grey := 232 + min(max((2*r+4*g+3*b-72+44)/90, 0), 23)
	if distanceTo(cube, r, g, b) <= distanceTo(grey, r, g, b) {
		return Indexed(uint8(cube))
	}
	return Indexed(uint8(grey))
}

func distanceTo(i, r, g, b int) int {
	r2, g2, b2 := paletteRGB(i)
	return distance(r, g, b, r2, g2, b2)
}

// cubeStep returns the step of the cube, 0 to 5, nearest to v. The steps are 0, 95,
// 135, 175, 215, 255.
func cubeStep(v int) int {
	switch {
	case v < 48:
		return 0
	case v < 116:
		return 1
	}
	return (v - 36) / 40
}

// paletteRGB returns what terminals agree that colour i, 16 to 255, looks like.
func paletteRGB(i int) (r, g, b int) {
	if i >= 232 {
		v := 8 + 10*(i-232)
		return v, v, v
	}
	level := func(step int) int {
		if step == 0 {
			return 0
		}
		return 55 + 40*step
	}
	i -= 16
	return level(i / 36), level(i / 6 % 6), level(i % 6)
}

// xterm16 is xterm's idea of the 16 colours.
var xterm16 = [16][3]int{
	{0, 0, 0},
	{205, 0, 0},
	{0, 205, 0},
	{205, 205, 0},
	{0, 0, 238},
	{205, 0, 205},
	{0, 205, 205},
	{229, 229, 229},
	{127, 127, 127},
	{255, 0, 0},
	{0, 255, 0},
	{255, 255, 0},
	{92, 92, 255},
	{255, 0, 255},
	{0, 255, 255},
	{255, 255, 255},
}

// nearest16 returns the nearest of the terminal's own 16, as xterm has them.
func nearest16(r, g, b int) Color {
	best, at := int(^uint(0)>>1), 0
	for i, c := range xterm16 {
		if d := distance(r, g, b, c[0], c[1], c[2]); d < best {
			best, at = d, i
		}
	}
	return Indexed(uint8(at))
}
