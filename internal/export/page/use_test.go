package page

import (
	"bytes"
	"encoding/base64"
	"fmt"
	pixels "image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"revolute/internal/deck"
)

// placeNow is the slide and the step that the page shows, as its address has them.
const placeNow = "(deck.place().at+1)+'.'+(deck.place().step+1)"

// at waits until the page is at a place.
func (b *tab) at(want, why string) {
	b.t.Helper()
	if got := eval[string](b, placeNow); got != want {
		b.t.Errorf("at %s, want %s: %s", got, want, why)
	}
}

// presses presses keys, each by its name.
func (b *tab) presses(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.run(chromedp.Evaluate(fmt.Sprintf("(document.activeElement||document.body).dispatchEvent(new KeyboardEvent('keydown',{key:%q,ctrlKey:%v,bubbles:true,cancelable:true}))", strings.TrimPrefix(k, "ctrl+"), strings.HasPrefix(k, "ctrl+")), nil))
	}
}

const threeSlides = "---\ntitle: 演讲\nsection: 甲\n---\n# 一\n\n- a\n\n<!-- pause -->\n\n- b\n\n---\n\n# 二\n\n[三](#三)\n\n```go\nx := 1\n```\n\n---\n\n<!-- section: 乙 -->\n\n# 三\n\nneedle\n"

func parsed(t *testing.T, src string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestKeys(t *testing.T) {
	b := open(t, serve(t, pageOf(t, parsed(t, threeSlides), Options{})), 1280, 720, still)
	for _, step := range []struct{ keys, want, why string }{
		{"ArrowRight", "1.2", "next is a step"},
		{"l", "2.1", "then the next slide"},
		{"ArrowLeft", "1.2", "back is the last step of the slide before"},
		{"G", "3.1", "the last slide"},
		{"g", "1.1", "the first"},
		{"]", "3.1", "the next section"},
		{"[", "1.1", "the section before"},
		{"2 Enter", "2.1", "a number"},
		{"9 Enter", "3.1", "a number that is too large is the last slide"},
		{"ctrl+o", "2.1", "back from a jump"},
		{"ArrowDown", "3.1", "down goes on where there is nothing to scroll"},
		{"PageUp", "2.1", "and up back"},
		{"o ArrowRight Enter", "3.1", "the overview"},
		{"o Escape", "3.1", "the overview is left"},
		{"b h", "3.1", "a key ends the black screen and does nothing else"},
	} {
		b.presses(strings.Fields(step.keys)...)
		b.at(step.want, step.keys+": "+step.why)
	}
	b.presses("g")
	b.run(chromedp.KeyEvent(" "))
	b.at("1.2", "the space bar")
	b.presses("/")
	b.run(chromedp.KeyEvent("needle"), chromedp.KeyEvent("\r"))
	b.await(placeNow+"==='3.1'", "a search")
	if got := eval[string](b, "document.title"); !strings.Contains(got, "三") || !strings.Contains(got, "演讲") {
		t.Errorf("the title is %q", got)
	}
	b.presses("?")
	b.await("!!document.querySelector('dialog#help[open]')", "help")
	b.run(chromedp.KeyEvent("\x1b"))
	b.await("!document.querySelector('dialog')", "escape closes it")
	b.presses("i")
	b.await("!!document.getElementById('speaking')", "notes")
	if got := eval[string](b, "document.activeElement.className"); !strings.Contains(got, "slide") {
		t.Errorf("the focus is on %q, not on the slide", got)
	}
	b.clean()
}

// TestAddress: an address leads to its slide and stays; the back button goes to
// the slide before; language and theme survive a reload.
func TestAddress(t *testing.T) {
	url := serve(t, pageOf(t, twoLanguages(t), Options{}))
	for _, tt := range []struct{ address, want, why string }{
		{"#why", "3.1", "a section"},
		{"#2", "2.1", "a number"},
		{"#1.2", "1.2", "a step"},
		{"#s3", "3.1", "as old pages had it"},
		{"#nowhere", "1.1", "what is nowhere is the beginning"},
		{"", "1.1", "the beginning"},
		{"#1.99", "1.2", "too far is the last step"},
		{"#999", "4.1", "or slide"},
		{"#%E6%80", "1.1", "half a character"},
	} {
		b := open(t, url+tt.address, 1280, 720, still)
		b.await("typeof deck==='object'", "the page is there")
		b.at(tt.want, tt.why)
		if tt.address == "#why" {
			if got := eval[string](b, "location.hash"); got != "#why" {
				t.Errorf("the address has become %s", got)
			}
		}
		_ = chromedp.Cancel(b.ctx)
	}
	b := open(t, url+"#why", 1280, 720, still, emulation.SetLocaleOverride().WithLocale("en-US"))
	b.presses("l")
	before := eval[string](b, placeNow)
	b.run(chromedp.Evaluate("history.back()", nil))
	b.await(placeNow+"!=='"+before+"'", "the back button")
	lang := eval[string](b, "document.documentElement.lang")
	b.presses("L", "T")
	theme := eval[string](b, "document.documentElement.dataset.theme")
	at := eval[string](b, placeNow)
	b.run(chromedp.Reload())
	b.at(at, "the place survives a reload")
	if got := eval[string](b, "document.documentElement.lang"); got == lang {
		t.Errorf("the language is %s again", got)
	}
	if got := eval[string](b, "document.documentElement.dataset.theme"); got != theme {
		t.Errorf("the theme is %q, want %q", got, theme)
	}
	b.clean()
}

// twoLanguages is a deck of two sections in two languages.
func twoLanguages(t *testing.T) *deck.Deck {
	t.Helper()
	folder := t.TempDir()
	for name, body := range map[string]string{
		"1-welcome.zh.md": "# 一\n\n- a\n\n<!-- pause -->\n\n- b\n\n---\n\n# 二\n", "1-welcome.en.md": "# One\n\n- a\n\n<!-- pause -->\n\n- b\n\n---\n\n# Two\n",
		"2-why.zh.md": "---\nsection: 为什么\n---\n# 三\n\n---\n\n# 四\n", "2-why.en.md": "---\nsection: Why?\n---\n# Three\n\n---\n\n# Four\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	d, err := deck.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// touch moves fingers over the page, each from a place to another.
func (b *tab) touch(fingers ...[4]float64) {
	b.t.Helper()
	points := func(t float64) (out []*input.TouchPoint) {
		for i, f := range fingers {
			out = append(out, &input.TouchPoint{X: f[0] + (f[2]-f[0])*t, Y: f[1] + (f[3]-f[1])*t, ID: float64(i + 1)})
		}
		return out
	}
	b.run(input.DispatchTouchEvent(input.TouchStart, points(0)))
	for _, t := range []float64{0.3, 0.6, 1} {
		b.run(input.DispatchTouchEvent(input.TouchMove, points(t)))
	}
	b.run(input.DispatchTouchEvent(input.TouchEnd, nil))
}

func TestSwipe(t *testing.T) {
	src := threeSlides + "\n---\n\n# wide\n\n|" + strings.Repeat("a column|", 30) + "\n|" + strings.Repeat("-|", 30) + "\n"
	b := open(t, serve(t, pageOf(t, parsed(t, src), Options{}))+"#2", 360, 740, still, emulation.SetTouchEmulationEnabled(true))
	b.await("typeof deck==='object'", "the page is there")
	b.touch([4]float64{300, 400, 60, 410})
	b.at("3.1", "a swipe to the left is next")
	b.touch([4]float64{60, 400, 300, 410})
	b.at("2.1", "to the right is back")
	b.touch([4]float64{200, 600, 120, 200})
	b.at("2.1", "scrolling that drifts is no swipe")
	b.touch([4]float64{150, 400, 20, 400}, [4]float64{200, 400, 340, 400})
	b.at("2.1", "nor is a pinch")
	b.run(chromedp.Evaluate("deck.go(3,0,'key')", nil))
	b.touch([4]float64{300, 140, 60, 145})
	b.at("4.1", "nor is scrolling a wide table")
	if got := eval[bool](b, "[...document.querySelectorAll('#tools button')].every(b=>b.getBoundingClientRect().height>=24&&getComputedStyle(b.parentElement).opacity==='1')"); !got {
		t.Error("the controls are too small for fingers, or cannot be seen")
	}
	b.clean()
}

// TestTallSlide: what is taller than the window scrolls by keys before the page
// goes on, and nothing of it lies out of reach.
func TestTallSlide(t *testing.T) {
	var list, code strings.Builder
	for i := range 80 {
		fmt.Fprintf(&list, "- line %d\n", i)
		fmt.Fprintf(&code, "line %d\n", i)
	}
	for name, tt := range map[string]struct{ body, last string }{"list": {list.String(), "li:last-child"}, "code": {"```\n" + code.String() + "```\n", ".line:last-child"}} {
		b := open(t, serve(t, pageOf(t, parsed(t, "# Tall\n\n"+tt.body+"\n---\n\n# After\n"), Options{})), 1280, 720, still)
		for n := 0; eval[int](b, "deck.place().at") == 0; n++ {
			if n > 20 {
				t.Fatalf("%s: it never ends", name)
			}
			last := eval[bool](b, "(()=>{const e=document.querySelector('.slide.now "+tt.last+"'),r=e.getBoundingClientRect(),box=(e.closest('pre')||document.body).getBoundingClientRect();return r.bottom<=Math.min(innerHeight,box.bottom+1)})()")
			b.presses("ArrowDown")
			if eval[int](b, "deck.place().at") == 1 && !last {
				t.Errorf("%s: the page went on before the last line was seen", name)
			}
		}
	}
}

// TestAccessible: axe finds nothing that is serious or moderate.
func TestAccessible(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"atol", "guide"} {
		d := builtin(t, name)
		for _, dark := range []string{"dark", "light"} {
			if name == "guide" && dark == "light" {
				continue // its colours are those of the other deck
			}
			b := open(t, serve(t, pageOf(t, d, Options{Notes: true, Fixed: dark})), 1280, 720, still)
			b.run(chromedp.Evaluate(string(axe), nil))
			for i := range d.Len() {
				b.run(chromedp.Evaluate(fmt.Sprintf("deck.go(%d,99,'live')", i), nil))
				// What is hidden is looked at in its turn: axe takes its time for every element.
				const alone = `const others=[...document.querySelectorAll('.slide:not(.now)')].map(s=>{const place=document.createComment('');s.replaceWith(place);return[s,place]})`
				for _, fault := range eval[[]string](b, "(async()=>{"+alone+";const r=await axe.run();others.forEach(([s,place])=>place.replaceWith(s));return r.violations.filter(v=>v.impact!=='minor').map(v=>v.impact+' '+v.id+': '+v.nodes[0].html.slice(0,160)+' '+(v.nodes[0].failureSummary||'').slice(0,160))})()") {
					t.Errorf("%s, slide %d, %s: %s", name, i+1, dark, fault)
				}
			}
			_ = chromedp.Cancel(b.ctx)
		}
	}
}

// TestWithoutScript: the page is readable from top to bottom.
func TestWithoutScript(t *testing.T) {
	d := builtin(t, "atol")
	b := open(t, serve(t, pageOf(t, d, Options{})), 360, 740, emulation.SetScriptExecutionDisabled(true))
	var shown, wide float64
	b.run(chromedp.Evaluate("[...document.querySelectorAll('.slide')].filter(s=>s.getBoundingClientRect().height>100).length", &shown),
		chromedp.Evaluate("document.documentElement.scrollWidth", &wide))
	if int(shown) != d.Len() || wide > 360 {
		t.Errorf("%v slides are shown, %v wide of 360", shown, wide)
	}
}

// hostile is a deck that tries to run, to fetch and to break out.
const hostile = `---
title: "</title><script>document.title='owned'</script>"
---
# <img src=x onerror=alert(1)> </h1></section><script>window.owned=1</script>

<script>window.owned=1</script>

<svg onload="window.owned=1"><script>window.owned=1</script></svg>

<iframe src="https://evil.example"></iframe><style>*{background:url(https://evil.example/a)}</style>

[a](javascript:window.owned=1) [b](JaVaScRiPt:window.owned=1) [c](data:text/html,<script>window.owned=1</script>) [d](vbscript:x) <javascript:window.owned=1>

![" onerror="window.owned=1](https://evil.example/x.png) ![x](evil.svg) ![y](data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQ+cGFyZW50Lm93bmVkPTE8L3NjcmlwdD48L3N2Zz4=)

$\text{</math><script>window.owned=1</script>}$ {{.}} {{template "x"}} &{{"" | js}}

` + "```\"><script>window.owned=1</script>\n</code></pre><script>window.owned=1</script>\n```\n" + `
<!-- id: "><script>window.owned=1</script> -->
<!-- </aside><script>window.owned=1</script> -->

` + "```chart\ntype: bar\ntitle: \"</title><script>window.owned=1</script>\"\ndata: {\"<script>window.owned=1</script>\": 1}\n```\n" + `
---

# ` + "\ue000" + `0` + "\ue001" + ` \x3c/script>

` + "```qr\nhttps://example.org/</script><script>window.owned=1</script>\n```\n"

func TestHostile(t *testing.T) {
	folder := t.TempDir()
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.owned=1"><script>parent.owned=1</script><image href="https://evil.example/b.png"/></svg>`
	for name, body := range map[string]string{"talk.md": hostile, "evil.svg": svg} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	d, err := deck.Open(filepath.Join(folder, "talk.md"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, serve(t, pageOf(t, d, Options{Notes: true})), 1280, 720, still)
	dialogs := make(chan string, 9)
	chromedp.ListenTarget(b.ctx, func(e any) {
		if e, ok := e.(*page.EventJavascriptDialogOpening); ok {
			dialogs <- e.Message
		}
	})
	b.presses("l", "h", "i", "o", "Escape", "l")
	if eval[bool](b, "'owned' in window") || strings.Contains(eval[string](b, "document.title"), "owned'") == false && eval[string](b, "document.title") == "owned" {
		t.Error("a script of the deck's ran")
	}
	if n := eval[int](b, "document.scripts.length"); n != 2 {
		t.Errorf("%d scripts, want the page's own 2", n)
	}
	if n := eval[int](b, "document.querySelectorAll('iframe,object,embed,form,[onerror],[onload],style:not(head>style)').length"); n != 0 {
		t.Errorf("%d elements of the deck's", n)
	}
	if n := eval[int](b, "[...document.querySelectorAll('a')].filter(a=>!/^(https?:|mailto:|#)/.test(a.getAttribute('href'))).length"); n != 0 {
		t.Errorf("%d links that would run", n)
	}
	select {
	case m := <-dialogs:
		t.Errorf("a dialog: %s", m)
	default:
	}
	b.clean()
}

// TestImages: an image is in the page once, however often it is used, no larger
// than a screen, and one that is too large is its text.
func TestImages(t *testing.T) {
	folder := t.TempDir()
	m := pixels.NewRGBA(pixels.Rect(0, 0, 2600, 1300))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i >> 3)
	}
	m.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	huge := append([]byte(nil), b.Bytes()...)
	copy(huge[16:24], []byte{0, 0, 0x40, 0, 0, 0, 0x40, 0}) // 268 megapixels, by its header
	for name, body := range map[string][]byte{
		"a.png": b.Bytes(), "huge.png": huge,
		"t.zh.md": []byte("# 甲\n\n![图](a.png)\n\n---\n\n![图](a.png)\n\n![太大](huge.png)"), "t.en.md": []byte("# A\n\n![it](a.png)\n\n---\n\n![it](a.png)\n\n![too large](huge.png)"),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), body, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	d, err := deck.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	got := string(pageOf(t, d, Options{}))
	if n := strings.Count(got, "data:image/"); n != 1 {
		t.Errorf("the image is in the page %d times", n)
	}
	_, data, _ := strings.Cut(got, "data:image/png;base64,")
	data, _, _ = strings.Cut(data, `"`)
	raw, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(data, "&#43;", "+"))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := png.DecodeConfig(bytes.NewReader(raw)); err != nil || c.Width != 1920 || c.Height != 960 {
		t.Errorf("it is %dx%d (%v), want 1920x960", c.Width, c.Height, err)
	}
	if !strings.Contains(got, `<span class="unset">太大</span>`) {
		t.Error("an image that is too large is not its text")
	}
	tab := open(t, serve(t, []byte(got)), 1280, 720, still)
	for range 2 { // in both languages, of two slides
		if w := eval[float64](tab, "Math.max(...[...document.querySelectorAll('.slide.now .image use')].map(e=>e.getBoundingClientRect().width))"); w < 300 {
			t.Errorf("it is %v pixels wide", w)
		}
		tab.presses("L", "l")
	}
	tab.clean()
}

// TestShared: what a drawing shares with that of another language is drawn in
// both: a style that asks for what stands around it does not reach it.
func TestShared(t *testing.T) {
	b := open(t, serve(t, pageOf(t, builtin(t, "atol"), Options{})), 1280, 720, still)
	for range 2 {
		b.presses("L")
		if n := eval[int](b, "[...document.querySelectorAll('.slide.now .drawing svg use, .slide.now .drawing svg path')].filter(e=>e.getClientRects().length&&getComputedStyle(e).stroke!=='none').length"); n == 0 {
			t.Error("nothing of the cover's drawing is to be seen")
		}
		if n := eval[int](b, "[...document.querySelectorAll('.slide.now .drawing svg use')].filter(e=>e.getClientRects().length&&getComputedStyle(e).stroke==='none').length"); n != 0 {
			t.Errorf("%d shared groups have no strokes", n)
		}
	}
}
