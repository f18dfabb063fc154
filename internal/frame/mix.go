package frame

// Mix returns the colour t of the way from c to to, 0 to 1: how text fades in. Only
// RGB colours mix; where one is not, it is to.
func (c Color) Mix(to Color, t float64) Color {
	if c&colorRGB == 0 || to&colorRGB == 0 {
		return to
	}
	part := func(shift uint) uint8 {
		a, b := float64(uint8(c>>shift)), float64(uint8(to>>shift))
		return uint8(a + (b-a)*min(max(t, 0), 1) + 0.5)
	}
	return RGB(part(16), part(8), part(0))
}
