package qr

import (
	"strings"
	"testing"

	"revolute/internal/drawing"
	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/theme"
)

// modules reads a QR code off a frame: true is black. In few colours and none
// it is what an eye would see on a terminal as dark or light as the viewer says.
func modules(f *frame.Frame, w, h int, dark bool) [][]bool {
	m := make([][]bool, 2*h)
	for y := range h {
		m[2*y], m[2*y+1] = make([]bool, w), make([]bool, w)
		for x := range w {
			text, _, st := f.Cell(x, y)
			up, down := text == "▀" || text == "█", text == "▄" || text == "█"
			if st.Bg == 0 && dark { // the ink is light
				up, down = !up, !down
			}
			m[2*y][x], m[2*y+1][x] = up, down
		}
	}
	return m
}

func TestQRIsWhatWasEncoded(t *testing.T) {
	d := drawingtest.Parse(t, Parse, "homepage").(*code)
	light := theme.Viewer{Profile: drawingtest.Plain().Profile}
	for _, v := range []theme.Viewer{drawingtest.Dark(), drawingtest.Plain(), light} {
		for _, tt := range []struct{ width, height, quiet int }{{33, 17, 4}, {32, 17, 2}, {72, 15, 2}} {
			at := drawingtest.Still(t, v, 0)
			f := drawingtest.Draw(d, tt.width, tt.height, at)
			n := d.matrix.Size + 2*tt.quiet
			got := modules(f, n, (n+1)/2, v.Dark)
			for y := range n {
				for x := range n {
					if want := d.black(x-tt.quiet, y-tt.quiet); got[y][x] != want {
						t.Fatalf("%+v %dx%d: module %d,%d is black: %v, want %v", v, tt.width, tt.height, x, y, got[y][x], want)
					}
				}
			}
		}
	}
}

func TestQRIsBlackOnWhiteInEveryTheme(t *testing.T) {
	for _, dark := range []bool{true, false} {
		v := drawingtest.Dark()
		v.Dark = dark
		f := drawingtest.Draw(drawingtest.Parse(t, Parse, "homepage"), 40, 20, drawingtest.Still(t, v, 0))
		if _, _, st := f.Cell(0, 0); st.Fg != frame.RGB(0, 0, 0) || st.Bg != frame.RGB(255, 255, 255) {
			t.Errorf("dark=%v: %+v", dark, st)
		}
	}
}

func TestQRSize(t *testing.T) {
	at := drawingtest.Still(t, drawingtest.Dark(), 0)
	for _, tt := range []struct {
		body          string
		width, height int
		w, h          int
		why           string
	}{
		{"homepage", 72, 20, 33, 18, "a code of 25 modules, four around it, and the address"},
		{"homepage", 72, 17, 33, 17, "no row for the address"},
		{"homepage", 72, 16, 29, 16, "two around it"},
		{"homepage", 28, 40, 24, 1, "too narrow: the address alone"},
		{"homepage", 72, 14, 24, 1, "too low: the address alone"},
		{"homepage", 10, 14, 10, 3, "the address in lines"},
		{"unset", 72, 20, 0, 0, "an address that is not set yet takes no room"},
		{"nowhere", 72, 20, 0, 0, "and neither does a name that is not known"},
		{"https://example.org/南京", 72, 30, 38, 20, "an address of its own, percent-encoded, is wider than the code"},
	} {
		d := drawingtest.Parse(t, Parse, tt.body)
		if w, h := d.Size(tt.width, tt.height, at); w != tt.w || h != tt.h {
			t.Errorf("%s in %dx%d is %dx%d, want %dx%d: %s", tt.body, tt.width, tt.height, w, h, tt.w, tt.h, tt.why)
		}
	}
	if got := drawingtest.Parse(t, Parse, "https://example.org/南 ").Text(); got != "https://example.org/%E5%8D%97" {
		t.Errorf("address is %q", got)
	}
}

func TestQRSaysItsAddress(t *testing.T) {
	for _, size := range [][2]int{{72, 20}, {72, 8}, {10, 5}} {
		f := drawingtest.Draw(drawingtest.Parse(t, Parse, "homepage"), size[0], size[1], drawingtest.Still(t, drawingtest.Dark(), 0))
		text := strings.NewReplacer(" ", "", "\n", "").Replace(f.Text())
		if !strings.Contains(text, "https://example.org/atol") {
			t.Errorf("%dx%d: no address:\n%s", size[0], size[1], f.Text())
		}
	}
	if f := drawingtest.Draw(drawingtest.Parse(t, Parse, "unset"), 40, 20, drawingtest.Still(t, drawingtest.Dark(), 0)); strings.TrimSpace(f.Text()) != "" {
		t.Errorf("nothing is set, but there is:\n%s", f.Text())
	}
}

func TestQRErrors(t *testing.T) {
	drawingtest.CheckError(t, Parse, "", 1, "qr: want an address", "nothing")
}

func TestQRStaysInItsArea(t *testing.T) {
	drawingtest.CheckAreas(t, drawingtest.Parse(t, Parse, "homepage"), "homepage", false, 1, 0)
}

func FuzzQR(f *testing.F) {
	f.Add("https://example.org/")
	at := drawingtest.Still(f, drawingtest.Dark(), 0)
	f.Fuzz(func(t *testing.T, body string) {
		drawingtest.CheckFuzzed(t, Parse, body, drawing.NoSource{}, false, at)
	})
}

func TestQRHasShapes(t *testing.T) {
	drawingtest.CheckShapes(t, drawingtest.Parse(t, Parse, "homepage"), "homepage")
}
