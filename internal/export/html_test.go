package export

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/slides"
	"revolute/theme"
)

func looks(t *testing.T, name string) (dark, light *theme.Look) {
	t.Helper()
	th, err := theme.Builtin(name)
	if err != nil {
		t.Fatal(err)
	}
	v := theme.Viewer{Profile: colorprofile.TrueColor}
	light = th.For(v)
	v.Dark = true
	return th.For(v), light
}

func htmlOf(t *testing.T, d *deck.Deck, o HTMLOptions) string {
	t.Helper()
	o.Dark, o.Light = looks(t, "atol")
	var b strings.Builder
	if err := HTML(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ src, want, not, why string }{
		{"# 标题\n\n一段**强调，**然后 `code`", "<h1>标题</h1>", "", "a title"},
		{"一段**强调，**然后 `code`", "<p>一段<strong>强调，</strong>然后 <code>code</code></p>", "", "inline styles"},
		{"a\n\n<!-- pause -->\n\nb", `<p data-step="1">b</p>`, "", "what comes with a step says so"},
		{"- [x] a\n- [ ] b", `<li class="task">✓ a</li>`, "", "tasks"},
		{"3. a\n4. b", `<ol start="3">`, "", "numbers begin where the source says"},
		{"| a | b |\n|--:|---|\n| 1 | <blink>x</blink> |", `<td class="right">1</td><td>x</td>`, "<b>", "tables, and tags are dropped"},
		{"```go\nx := \"<a>\" // y\n```", `<span class="s">&#34;&lt;a&gt;&#34;</span>`, "<a>", "code is text"},
		{"```go {1|2}\na\nb\n```", `data-from="0" data-lit="1|2"`, "", "lines that are lit up"},
		{"```go {6|7} {start_line=6}\na\nb\n```", `data-from="0" data-lit="1|2"`, "", "they are called by the numbers that are shown"},
		{"[a](javascript:alert(1))", "<p>a</p>", "javascript:", "no address that runs"},
		{"[a](https://b.c?d=1&e=2)", `<a href="https://b.c?d=1&amp;e=2" target="_blank" rel="`, "", "an address"},
		{"# x\n\n[a](#x)", `<a href="#s1">a</a>`, "", "a place in the deck"},
		{"![cat](cat.png)", `<span class="unset">cat</span>`, "<img", "an image that cannot be had is its text"},
		{"![cat](data:image/png;base64,AAAA)", `src="data:image/png;base64,AAAA"`, "", "an image within its address"},
		{"![cat](https://x.y/a.png)", `<span class="unset">cat</span>`, "https://x.y", "nothing is fetched"},
		{"&lt;script>alert(1)&lt;/script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert", "text that looks like a tag"},
		{"```letters\nAB\n```", `fill="var(--`, "", "drawings are pictures in the theme's colours"},
		{"```chart\nnonsense\n```", `class="fault"`, "", "a drawing that is wrong says so"},
		{"a\n\n<!-- step: 2-2 -->\n\nb", `<p data-step="1" data-until="1">b</p>`, "", "what leaves again says so"},
		{"<u>a</u>", "<u>a</u>", "", "underlined"},
		{"<span style=\"color: p:energy\">a</span>", "a", "style=", "no styles of the deck's own"},
		{"> [!WARNING]\n> a", `<blockquote class="warning"><p class="label">WARNING</p><p>a</p>`, "", "alerts"},
		{"a[^n]\n\n[^n]: 注", `<div class="footnotes">`, "", "footnotes stand at the foot"},
		{"a[^n]\n\n[^n]: 注", `<ol start="1"><li><p>注</p>`, "", "under their numbers"},
		{"<!-- cards -->\n<!-- card: life -->\na\n<!-- end -->", `<div class="columns cards">`, "", "cards"},
		{"<!-- cards -->\n<!-- card: life -->\na\n<!-- end -->", `<div class="card edge-life"><p>a</p>`, "", "with the edge's colour"},
		{"<!-- rows: [1, 2] -->\n<!-- row -->\na\n<!-- row -->\nb\n<!-- end -->", `<div class="w2"><p>b</p>`, "", "rows"},
		{"词\n: 它的意思", `<div class="term">词</div>`, "", "a term"},
		{"a\n\n<!-- step: 2-3 -->\nb", `<p data-step="1" data-until="2">b</p>`, "", "what leaves says when"},
	} {
		d, err := deck.Parse("t.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		got := htmlOf(t, d, HTMLOptions{})
		got = got[strings.Index(got, "<body>"):strings.LastIndex(got, "<script>")]
		if !strings.Contains(got, tt.want) || tt.not != "" && strings.Contains(got, tt.not) {
			t.Errorf("%q: want %s, not %q: %s\n%s", tt.src, tt.want, tt.not, tt.why, got)
		}
	}
}

// TestHTMLBuiltin: the page has every slide in both languages, asks for nothing
// from elsewhere, and its policy names its own style and script.
func TestHTMLBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	got := htmlOf(t, d, HTMLOptions{Notes: true})
	if n := strings.Count(got, `<section class="slide`); n != d.Len() {
		t.Errorf("%d slides, want %d", n, d.Len())
	}
	for _, lang := range d.Languages {
		if n := strings.Count(got, `<div class="face" lang="`+lang+`"`); n != d.Len() {
			t.Errorf("%d slides in %s, want %d", n, lang, d.Len())
		}
	}
	if m := regexp.MustCompile(`(?:src|xlink:href)="(?:https?:|//)[^"]*"|url\(|@import`).FindString(got); m != "" {
		t.Errorf("it would fetch %s", m)
	}
	if m := regexp.MustCompile(` (?:style|on[a-z]+)="`).FindString(got); m != "" {
		t.Errorf("the policy forbids%s", m)
	}
	for _, tag := range []string{"style", "script"} {
		all := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(got, -1)
		if len(all) != 1 || !strings.Contains(got, tag+"-src '"+hash(all[0][1])+"'") {
			t.Errorf("%d of <%s>, or the policy does not allow it", len(all), tag)
		}
	}
	if strings.Contains(got, "\uE000") {
		t.Error("a drawing is missing")
	}
	if !strings.Contains(got, "<aside>") {
		t.Error("the notes are missing")
	}
}

// TestSanitizer: should the page ever forget to escape, nothing runs.
func TestSanitizer(t *testing.T) {
	for _, s := range []string{
		`<script>alert(1)</script>`,
		`<img src=x onerror=alert(1)>`,
		`<a href="javascript:alert(1)">x</a>`,
		`<a href="data:text/html,<script>alert(1)</script>">x</a>`,
		`<p style="background:url(https://x.y)">x</p>`,
		`<svg onload=alert(1)></svg>`,
		`<iframe src="https://x.y"></iframe>`,
		`<img src="https://x.y/z.png">`,
	} {
		if got := sanitizer().Sanitize(s); strings.Contains(got, "alert") && strings.Contains(got, "<") || strings.Contains(got, "x.y") {
			t.Errorf("%s became %s", s, got)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"# a\n\n- b", "<script>x</script>", "[a](javascript:x)", "```qr\nhttps://a.b\n```", "\uE0000\uE001", "$x<y$", "<!-- column_layout: [1,2] -->\n<!-- column: 1 -->\na"} {
		f.Add(s)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		f.Fatal(err)
	}
	v := theme.Viewer{Profile: colorprofile.TrueColor}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := deck.Parse("t.md", []byte(src))
		if err != nil {
			return
		}
		var b strings.Builder
		if err := HTML(&b, d, HTMLOptions{Dark: th.For(v), Light: th.For(v), Notes: true}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "<script"); n != 1 {
			t.Errorf("%q makes %d scripts", src, n)
		}
	})
}
