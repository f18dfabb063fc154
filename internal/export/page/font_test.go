package page

import (
	"fmt"
	"strings"
	"testing"

	"revolute/internal/lettering"
)

// TestPixels: the browser takes the font of our letters, and draws each pixel of
// them; what is shown stays text, and a character without a glyph is shown too.
func TestPixels(t *testing.T) {
	const title = "世界Ag“，”𠀀😀"
	html := pageOf(t, parsed(t, "# "+title+"\n\n正文\n"), Options{Pixels: true})
	b := open(t, serve(t, html), 1280, 720, still)
	b.await("document.fonts.size===1&&[...document.fonts][0].status==='loaded'", "the font is loaded")
	if got := eval[string](b, "document.querySelector('h1').innerText"); got != title {
		t.Errorf("the title is %q", got)
	}
	if got := eval[string](b, "getComputedStyle(document.querySelector('.body p')).fontFamily"); strings.Contains(got, "Pixels") {
		t.Errorf("the body is set in %s", got)
	}
	for _, r := range "世界Ag“，" {
		glyph, _ := lettering.Glyph(r)
		var want strings.Builder
		for _, row := range glyph.Rows {
			for x := range glyph.Width {
				fmt.Fprint(&want, row>>x&1)
			}
		}
		got := eval[string](b, fmt.Sprintf(`(() => {
			const c = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
			c.font = '120px Pixels';
			c.fillText(%q, 0, 100);
			const width = c.measureText(%[1]q).width / 10;
			let out = '';
			for (let y = 0; y < 12; y++) for (let x = 0; x < width; x++) out += c.getImageData(10 * x + 5, 10 * y + 5, 1, 1).data[3] > 127 ? 1 : 0;
			return out;
		})()`, string(r)))
		if got != want.String() {
			t.Errorf("%c is drawn as\n%s\nwant\n%s", r, got, &want)
		}
	}
	b.clean()
}

// TestWeight: the page of the built-in deck, in both languages, in a font and in
// our own letters.
func TestWeight(t *testing.T) {
	for _, pixels := range []bool{false, true} {
		if n := len(pageOf(t, builtin(t, "atol"), Options{Pixels: pixels})); n > 150_000 {
			t.Errorf("pixels %v: %d bytes, want 150,000 at most", pixels, n)
		}
	}
}
