package qr

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"revolute/internal/drawing/drawingtest"
	"revolute/internal/frame"
	"revolute/theme"
)

// photograph returns a frame as a camera would see it: 8 pixels a module.
func photograph(f *frame.Frame, v theme.Viewer) image.Image {
	const size = 8
	img := image.NewGray(image.Rect(0, 0, f.Width()*size, 2*f.Height()*size))
	for y := range f.Height() {
		for x := range f.Width() {
			text, _, st := f.Cell(x, y)
			ink, ground := shade(st.Fg, !v.Dark), shade(st.Bg, v.Dark)
			if st.Attr&frame.Reverse != 0 {
				ink, ground = ground, ink
			}
			for half := range 2 {
				c := ground
				if text == "█" || text == "▀" && half == 0 || text == "▄" && half == 1 {
					c = ink
				}
				for i := range size * size {
					img.SetGray(x*size+i%size, (2*y+half)*size+i/size, c)
				}
			}
		}
	}
	return img
}

// shade returns how bright a colour is; dark says it of the terminal's own.
func shade(c frame.Color, dark bool) color.Gray {
	switch c {
	case 0:
		if dark {
			return color.Gray{Y: 20}
		}
		return color.Gray{Y: 235}
	case frame.RGB(0, 0, 0), frame.Indexed(0):
		return color.Gray{}
	case frame.RGB(255, 255, 255), frame.Indexed(15):
		return color.Gray{Y: 255}
	}
	if dark {
		return color.Gray{Y: 60}
	}
	return color.Gray{Y: 190}
}

// TestQRIsReadByACamera decodes what is on the screen, for every viewer.
func TestQRIsReadByACamera(t *testing.T) {
	if _, err := exec.LookPath("zbarimg"); err != nil {
		t.Skip("there is no zbarimg (Debian: zbar-tools)")
	}
	light, few := drawingtest.Dark(), drawingtest.Dark()
	light.Dark = false
	few.Profile = drawingtest.Plain().Profile + 1
	plainLight := drawingtest.Plain()
	plainLight.Dark = false
	for name, v := range map[string]theme.Viewer{"dark": drawingtest.Dark(), "light": light, "few": few, "plain": drawingtest.Plain(), "plain light": plainLight} {
		for body, want := range map[string]string{
			"homepage":                "https://example.org/atol",
			"https://例子.org/报名?x=1&y": "https://%E4%BE%8B%E5%AD%90.org/%E6%8A%A5%E5%90%8D?x=1&y",
		} {
			d := drawingtest.Parse(t, Parse, body)
			at := drawingtest.Still(t, v, 0)
			w, h := d.Size(100, 40, at)
			f := drawingtest.Draw(d, w, h, at)
			path := filepath.Join(t.TempDir(), "qr.png")
			file, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(file, photograph(f, v)); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("zbarimg", "-q", "--raw", path).Output()
			if got := strings.TrimSpace(string(out)); err != nil || got != want {
				t.Errorf("%s: %s is read as %q (%v), want %q:\n%s", name, body, got, err, want, f.Text())
			}
		}
	}
}
