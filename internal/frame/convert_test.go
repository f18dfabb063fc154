package frame

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// reference returns the colour of profile nearest to c, found by trying all. Of two
// that are equally near it is the lower one.
func reference(profile colorprofile.Profile, c Color) Color {
	lo, hi := 16, 256
	switch {
	case c == 0 || profile < colorprofile.ANSI:
		return 0
	case profile == colorprofile.TrueColor:
		return c
	case profile == colorprofile.ANSI:
		lo, hi = 0, 16
	}
	r, g, b := c.rgb()
	if c&colorKind == colorIndexed {
		i := int(c &^ colorKind)
		if i < hi {
			return c
		}
		r, g, b = standard(i)
	}
	key := [2]uint32{uint32(profile), uint32(c)}
	if known, ok := references[key]; ok {
		return known
	}
	best, at := -1, 0
	for i := lo; i < hi; i++ {
		r2, g2, b2 := standard(i)
		if d := 2*(r-r2)*(r-r2) + 4*(g-g2)*(g-g2) + 3*(b-b2)*(b-b2); best < 0 || d < best {
			best, at = d, i
		}
	}
	references[key] = Indexed(uint8(at))
	return references[key]
}

// references are the answers of reference so far: trying all takes its time.
var references = map[[2]uint32]Color{}

// standard returns xterm's colour i, with the cube and the greys counted out.
func standard(i int) (r, g, b int) {
	if i < 16 {
		return xterm16[i][0], xterm16[i][1], xterm16[i][2]
	}
	steps := []int{0, 0x5f, 0x87, 0xaf, 0xd7, 0xff}
	for n, r := 16, 0; r < 6; r++ {
		for g := range 6 {
			for b := range 6 {
				if n == i {
					return steps[r], steps[g], steps[b]
				}
				n++
			}
		}
	}
	v := 0x08 + 0x0a*(i-232)
	return v, v, v
}

// TestConvertIsNearest compares the arithmetic with trying all, on a lattice
// that has the cube's corners and the middles between them.
func TestConvertIsNearest(t *testing.T) {
	values := []int{0, 1, 8, 13, 20, 47, 48, 90, 95, 100, 114, 115, 135, 154, 155, 175, 194, 195, 200, 215, 234, 235, 238, 250, 255}
	for _, r := range values {
		for _, g := range values {
			for _, b := range values {
				for _, profile := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.ANSI} {
					c := RGB(uint8(r), uint8(g), uint8(b))
					if got, want := convert(c, profile), reference(profile, c); got != want {
						t.Fatalf("%v of #%02x%02x%02x: %d, nearer is %d", profile, r, g, b, got&0xff, want&0xff)
					}
				}
			}
		}
	}
}

func TestConvertIndexed(t *testing.T) {
	for i := 16; i < 256; i++ {
		if got, want := convert(Indexed(uint8(i)), colorprofile.ANSI), reference(colorprofile.ANSI, Indexed(uint8(i))); got != want {
			t.Errorf("colour %d in 16: %d, want %d", i, got&0xff, want&0xff)
		}
	}
}
