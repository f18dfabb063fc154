package page

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"

	"revolute/internal/deck"
	"revolute/slides"
	"revolute/theme"
)

// pictures is a folder for a picture of each slide at each size:
//
//	go test ./internal/export/page -run TestSizes -pictures /tmp/pictures
var pictures = flag.String("pictures", "", "a folder for pictures of every slide")

// chromium is a browser for all tests of the package, or nil where there is none.
var chromium = sync.OnceValue(func() context.Context {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		return nil
	}
	allocator, _ := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))...)
	first, _ := chromedp.NewContext(allocator)
	if err := chromedp.Run(first); err != nil {
		return nil
	}
	return first
})

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if c := chromium(); c != nil {
		_ = chromedp.Cancel(c)
	}
	os.Exit(code)
}

// tab is a page that is open in the browser.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string

	mu     sync.Mutex
	faults []string // errors, refusals of the policy, requests to elsewhere
}

// serve serves a page at an address of its own.
func serve(t *testing.T, html []byte) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(html)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// open opens a page in a new tab of that size; before is done before it loads.
func open(t *testing.T, url string, width, height int, before ...chromedp.Action) *tab {
	t.Helper()
	if chromium() == nil {
		t.Skip("no Chromium here")
	}
	ctx, cancel := chromedp.NewContext(chromium())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx, url: url}
	host := strings.Join(strings.SplitN(url, "/", 4)[:3], "/")
	chromedp.ListenTarget(ctx, func(e any) {
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			b.fault("exception: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError {
				b.fault("console: %s", e.Args[0].Value)
			}
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, host) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "file:") {
				b.fault("request to %s", u)
			}
		case *security.EventVisibleSecurityStateChanged:
		}
	})
	b.run(append([]chromedp.Action{
		network.Enable(), runtime.Enable(),
		chromedp.EmulateViewport(int64(width), int64(height)),
		// What a policy refuses is an event of the document.
		chromedp.ActionFunc(func(ctx context.Context) error {
			return onNewDocument(ctx, `window.refused=[];document.addEventListener('securitypolicyviolation',e=>window.refused.push(e.violatedDirective+' '+e.blockedURI))`)
		}),
	}, append(before, chromedp.Navigate(url))...)...)
	return b
}

func (b *tab) fault(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

func (b *tab) run(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// eval is the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	var out T
	b.run(chromedp.Evaluate(expression, &out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return out
}

// clean fails if anything was wrong with the page.
func (b *tab) clean() {
	b.t.Helper()
	for _, refused := range eval[[]string](b, "window.refused") {
		b.fault("the policy refused %s", refused)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("%s: %s", b.url, f)
	}
}

// await waits until an expression is true.
func (b *tab) await(expression, why string) {
	b.t.Helper()
	for end := time.Now().Add(20 * time.Second); !eval[bool](b, expression); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("%s: never %s", why, expression)
		}
	}
}

func looks(t testing.TB) (dark, light *theme.Look) {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	v := theme.Viewer{Profile: colorprofile.TrueColor}
	light = th.For(v)
	v.Dark = true
	return th.For(v), light
}

// pageOf is the page of a deck.
func pageOf(t testing.TB, d *deck.Deck, o Options) []byte {
	t.Helper()
	o.Dark, o.Light = looks(t)
	var b strings.Builder
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

func builtin(t testing.TB, name string) *deck.Deck {
	t.Helper()
	d, err := deck.OpenFS(slides.FS, name, name)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// measured is what is wrong with how the present slide stands.
const measured = `(() => {
  const s = document.querySelector('.slide.now'), f = [...s.querySelectorAll('.face')].find(f => f.offsetParent !== null || f.getClientRects().length);
  const body = f.querySelector('.body'), out = [];
  const w = document.documentElement.clientWidth, h = innerHeight;
  if (document.documentElement.scrollWidth > w) out.push('the page is ' + document.documentElement.scrollWidth + ' wide');
  if (body.scrollHeight > body.clientHeight + 1 && getComputedStyle(body).overflowY !== 'visible') out.push('the body scrolls: ' + body.scrollHeight + ' in ' + body.clientHeight + ' at ' + body.style.getPropertyValue('--fit') + ' ' + body.parentElement.className);
  const bar = document.querySelector('#bar').getBoundingClientRect();
  const covers = document.documentElement.classList.contains('covers');
  for (const e of f.querySelectorAll('*')) {
    if (e.closest('.behind, .notes, .unseen, footer, pre *, .copy, math *, defs') || !e.getClientRects().length) continue;
    const r = e.getBoundingClientRect();
    if (!r.width || !r.height) continue;
    const scroller = e.closest('pre, .wide, .formula');
    if (scroller && scroller !== e) continue;
    const what = e.tagName + '.' + (e.getAttribute('class') || '') + ' "' + e.textContent.trim().slice(0, 20) + '"';
    if (r.right > w + 1 || r.left < -1) out.push(what + ' from ' + Math.round(r.left) + ' to ' + Math.round(r.right) + ' of ' + w);
    if (r.bottom > h + 1 || r.top < -1) out.push(what + ' down to ' + Math.round(r.bottom) + ' of ' + h);
    if (!covers && !e.children.length && e.textContent.trim() && r.bottom > bar.top + 2 && r.top < bar.bottom) out.push(what + ' lies under the bar: ' + Math.round(r.bottom) + ' > ' + Math.round(bar.top));
    if (e.matches('pre, .wide') && e.scrollHeight > e.clientHeight + 1) out.push(what + ' scrolls: ' + e.scrollHeight + ' in ' + e.clientHeight);
    if (e.matches('.columns > div, .rows > div') && e.scrollHeight > e.clientHeight + 6) out.push(what + ' holds ' + e.scrollHeight + ' in ' + e.clientHeight);
    if (e.tagName === 'text' && r.height < 11) out.push(what + ' is ' + r.height.toFixed(1) + ' high');
  }
  return [...new Set(out)].slice(0, 6);
})()`

// TestSizes: no slide of the built-in decks is cut, scrolled or wider than the
// window, on phones, tablets, laptops and projectors, in both languages, dark and
// light.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	for _, look := range []struct {
		deck   string
		pixels bool
		sizes  [][2]int
	}{
		{"atol", false, [][2]int{{360, 740}, {768, 1024}, {1280, 720}, {1920, 1080}}},
		{"guide", false, [][2]int{{360, 740}, {768, 1024}, {1280, 720}, {1920, 1080}}},
		{"atol", true, [][2]int{{360, 740}, {1280, 720}}},
	} {
		d := builtin(t, look.deck)
		url := serve(t, pageOf(t, d, Options{Pixels: look.pixels}))
		for _, size := range look.sizes {
			b := open(t, url+"#1", size[0], size[1], still)
			b.await("document.fonts.status==='loaded'", "the letters are there")
			for _, lang := range d.Languages {
				for _, theme := range []string{"dark", "light"} {
					b.run(chromedp.Evaluate(fmt.Sprintf("{const press=key=>document.body.dispatchEvent(new KeyboardEvent('keydown',{key,bubbles:true}));const is=document.documentElement.dataset;while(is.lang!==%q)press('L');while(is.theme!==%q)press('T')}", lang, theme), nil))
					for _, wrong := range eval[[]string](b, "deck.slides.flatMap((s,i)=>{deck.go(i,99,'live');return "+measured+".map(fault=>'slide '+(i+1)+': '+fault)})") {
						t.Errorf("%s %s %s %dx%d, pixels %v, %s", look.deck, lang, theme, size[0], size[1], look.pixels, wrong)
					}
					for i := range d.Len() {
						if *pictures == "" {
							break
						}
						var png []byte
						b.run(chromedp.Evaluate(fmt.Sprintf("deck.go(%d,99,'live')", i), nil), chromedp.CaptureScreenshot(&png))
						file := filepath.Join(*pictures, fmt.Sprintf("%s-%s-%s-%dx%d-%02d.png", look.deck, lang, theme, size[0], size[1], i+1))
						if err := os.WriteFile(file, png, 0o666); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			b.clean()
			_ = chromedp.Cancel(b.ctx)
		}
	}
}

// still is a reader who wants nothing to move.
var still = emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}})
