package page

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"revolute/internal/deck"
)

func TestElements(t *testing.T) {
	for _, tt := range []struct{ src, want, not, why string }{
		{"# 标题\n\n一段**强调，**然后 `code`", `<h1>标题</h1>`, "", "a title"},
		{"一段**强调，**然后 `code`", `<p>一段<strong>强调，</strong>然后 <code>code</code></p>`, "", "inline styles"},
		{"a\n\n<!-- pause -->\n\nb", `<p data-step="1">b</p>`, "", "what comes with a step says so"},
		{"- [x] a\n- [ ] b", `<li><span class="tick">✓</span> a</li>`, "", "tasks"},
		{"3. a\n4. b", `<ol start="3">`, "", "numbers begin where the source says"},
		{"| a | b |\n|--:|---|\n| 1 | <blink>x</blink> |", `<td class="right">1</td><td>x</td>`, "<blink", "tables, and tags are dropped"},
		{"| a |\n|---|\n| 1 |", `<th scope="col">a</th>`, "", "a head says what it is the head of"},
		{"```go\nx := \"<a>\" // y\n```", `<span class="s">&#34;&lt;a&gt;&#34;</span>`, "<a>", "code is text"},
		{"```go {1|2}\na\nb\n```", `data-from="0" data-lit="1|2"`, "", "lines that are lit up"},
		{"```go {6|7} {start_line=6}\na\nb\n```", `data-from="0" data-lit="1|2"`, "", "they are called by the numbers that are shown"},
		{"```go +line_numbers\na\n```", `<span class="no">1</span>`, "", "numbers of lines"},
		{"[a](javascript:alert(1))", `<p>a</p>`, "javascript:", "no address that runs"},
		{"[a](//b.c)", `<p>a</p>`, "//b.c", "no address without a scheme"},
		{"[a](https://b.c?d=1&e=2)", `<a href="https://b.c?d=1&amp;e=2" target="_blank" rel="noreferrer">`, "", "an address"},
		{"# x\n\n[a](#x)", `data-to="x">a</a>`, "", "a place in the deck"},
		{"![cat](cat.png)", `<span class="unset">cat</span>`, "<img", "an image that cannot be had is its text"},
		{"![cat](data:image/png;base64,AAAA)", `<span class="unset">cat</span>`, "<img", "so is one that is no image"},
		{"![cat](https://x.y/a.png)", `<span class="unset">cat</span>`, "https://x.y", "nothing is fetched"},
		{"&lt;script>alert(1)&lt;/script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert", "text that looks like a tag"},
		{"```letters\nAB\n```", `<span>AB</span>`, "<svg", "lettering is text"},
		{"```chart\nnonsense\n```", `class="fault"`, "", "a drawing that is wrong says so"},
		{"a\n\n<!-- step: 2-2 -->\n\nb", `<p data-step="1" data-until="1">b</p>`, "", "what leaves again says so"},
		{"<u>a</u>", "<u>a</u>", "", "underlined"},
		{"<span style=\"color: p:energy\">a</span>", "a", "style=", "no styles of the deck's own"},
		{"> [!WARNING]\n> a", `<blockquote class="warning"><p class="label">WARNING</p><p>a</p>`, "", "alerts"},
		{"a[^n]\n\n[^n]: 注", `<div class="footnotes"><ol start="1"><li>`, "", "footnotes stand at the foot, under their numbers"},
		{"<!-- cards -->\n<!-- card: life -->\na\n<!-- end -->", `<div class="card edge-life">`, "", "cards with the edge's colour"},
		{"<!-- rows: [1, 2] -->\n<!-- row -->\na\n<!-- row -->\nb\n<!-- end -->", `<div class="w2"><p>b</p>`, "", "rows"},
		{"词\n: 它的意思", `<dt>词</dt>`, "", "a term"},
		{"a\n\n<!-- step: 2-3 -->\nb", `<p data-step="1" data-until="2">b</p>`, "", "what leaves says when"},
		{`$\frac{a}{b}c$`, `<mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi>`, "", "formulas within text"},
		{"$$\nx^2\n$$", `<math display="block">`, "", "formulas of their own"},
		{"# a\n\n### b", `<h2 class="level3">b</h2>`, "<h3", "the ranks of headings have no gaps"},
		{"x \ue0000\ue001 y\n\n```qr\nhttps://a.b\n```", "<svg", "", "no character of the text stands for something else"},
		{"# שלום\n\na", `<p dir="auto">a</p>`, "", "every block runs as its own text does"},
	} {
		d, err := deck.Parse("t.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		got := string(pageOf(t, d, Options{}))
		got = got[strings.Index(got, "<main"):strings.Index(got, "</main>")]
		if !strings.Contains(got, tt.want) || tt.not != "" && strings.Contains(got, tt.not) {
			t.Errorf("%q: want %s, not %q: %s\n%s", tt.src, tt.want, tt.not, tt.why, got)
		}
	}
}

// TestNotes: notes are Markdown, from the step on at which they stand, and only
// where they are asked for.
func TestNotes(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# a\n\n<!--\n**bold** and `code`\n\n- one\n  - two\n-->"))
	if err != nil {
		t.Fatal(err)
	}
	got := string(pageOf(t, d, Options{Notes: true}))
	for _, want := range []string{"<strong>bold</strong>", "<code>code</code>", `<li>two</li>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	if got := string(pageOf(t, d, Options{})); strings.Contains(got, "bold") {
		t.Error("notes that nobody has asked for")
	}
}

// TestBuiltin: the page has every slide in both languages, asks for nothing from
// elsewhere, and its policy names its own style and scripts.
func TestBuiltin(t *testing.T) {
	d := builtin(t, "atol")
	got := string(pageOf(t, d, Options{Notes: true}))
	if n := strings.Count(got, `<section class="slide`); n != d.Len() {
		t.Errorf("%d slides, want %d", n, d.Len())
	}
	for _, lang := range d.Languages {
		if n := strings.Count(got, ` lang="`+lang+`"`); n < d.Len() {
			t.Errorf("%d slides in %s, want %d", n, lang, d.Len())
		}
	}
	if m := regexp.MustCompile(`(?:src|xlink:href)="(?:https?:|//)[^"]*"|url\(|@import`).FindString(got); m != "" {
		t.Errorf("it would fetch %s", m)
	}
	if m := regexp.MustCompile(` (?:style|on[a-z]+)="`).FindString(got); m != "" {
		t.Errorf("the policy forbids%s", m)
	}
	for tag, n := range map[string]int{"style": 1, "script": 2} {
		all := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(got, -1)
		if len(all) != n {
			t.Errorf("%d of <%s>, want %d", len(all), tag, n)
		}
		for _, m := range all {
			if !strings.Contains(html.UnescapeString(got), hash(m[1])) {
				t.Errorf("the policy does not allow a <%s>: %.40s", tag, m[1])
			}
		}
	}
	if !strings.Contains(got, `<aside class="notes">`) {
		t.Error("the notes are missing")
	}
	if strings.Contains(got, "ZgotmplZ") {
		t.Error("the template has refused a value")
	}
}

func FuzzPage(f *testing.F) {
	for _, s := range []string{"# a\n\n- b", "<script>x</script>", "[a](javascript:x)", "```qr\nhttps://a.b\n```", "\uE0000\uE001", "$x<y$", "<!-- column_layout: [1,2] -->\n<!-- column: 1 -->\na"} {
		f.Add(s)
	}
	dark, light := looks(f)
	f.Fuzz(func(t *testing.T, src string) {
		d, err := deck.Parse("t.md", []byte(src))
		if err != nil {
			return
		}
		var b strings.Builder
		if err := Write(&b, d, Options{Dark: dark, Light: light, Notes: true}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "<script"); n != 2 {
			t.Errorf("%q makes %d scripts", src, n)
		}
	})
}
