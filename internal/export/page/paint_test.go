package page

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPaint measures how soon a phone four times as slow as this machine shows the
// first slide, and how long a key takes here; what it takes depends on the machine, and
// is logged. That only the present slide is laid out does not.
func TestPaint(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	url := serve(t, pageOf(t, builtin(t, "atol"), Options{}))
	const runs = 5
	var paints, keys []float64
	for range runs {
		b := open(t, "about:blank", 360, 740)
		b.run(emulation.SetCPUThrottlingRate(4), chromedp.Navigate(url))
		b.await("performance.getEntriesByName('first-contentful-paint').length===1", "something is painted")
		paints = append(paints, eval[float64](b, "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
		b.run(emulation.SetCPUThrottlingRate(1))
		for range 10 {
			if n := eval[int](b, "document.querySelectorAll('.slide').length-[...document.querySelectorAll('.slide')].filter(s=>!s.getClientRects().length&&!s.querySelector('.body').getClientRects().length).length"); n != 1 {
				t.Fatalf("%d slides are laid out", n)
			}
			keys = append(keys, eval[float64](b, `new Promise(done => {
				const began = performance.now();
				document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
				document.body.offsetHeight; // laid out
				done(performance.now() - began);
			})`))
		}
		_ = chromedp.Cancel(b.ctx)
	}
	slices.Sort(paints)
	slices.Sort(keys)
	t.Logf("first paint at a quarter of the speed: %.0f to %.0f ms, median %.0f", paints[0], paints[len(paints)-1], paints[len(paints)/2])
	t.Logf("a key, with the layout: %.1f to %.1f ms, median %.1f", keys[0], keys[len(keys)-1], keys[len(keys)/2])
}
