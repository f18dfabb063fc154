package sheet

import (
	"fmt"
	"testing"

	"revolute/internal/frame"
)

func TestOwnColours(t *testing.T) {
	for _, tt := range []struct {
		c    frame.Color
		want string
		why  string
	}{
		{frame.Indexed(16), "#000000", "the cube's first"},
		{frame.Indexed(231), "#ffffff", "the cube's last"},
		{frame.Indexed(196), "#ff0000", "xterm's red"},
		{frame.Indexed(232), "#080808", "the darkest grey"},
		{frame.Indexed(15), "#ffffff", "the terminal's own"},
		{0, "#f4f4f4", "the terminal's text on a dark background"},
	} {
		if got := fmt.Sprintf("#%06x", uint32(Palette{Dark: true}.RGB(tt.c, false))&0xffffff); got != tt.want {
			t.Errorf("%x is %s, want %s: %s", uint32(tt.c), got, tt.want, tt.why)
		}
	}
}
