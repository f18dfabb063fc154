//go:build !uncompiled

package page

import (
	"bytes"
	"html/template"
	"os"
	"path/filepath"
	"testing"

	"revolute/internal/deck"
	"revolute/internal/markup"
)

// everything uses each of the template's elements, and text that a page must
// escape in each of them.
const everything = hostile + "\n---\n\n## a\n\n### b\n\n#### c\n\n##### d\n\n###### e\n\n7. <i>'\"&+\n   - [x] \u2028 \x00\n\n| a | <b |\n|:-:|--:|\n| 1 | \"2\" |\n\n---\n\n" +
	"> [!NOTE]\n> <x>\n\n***\n\n**a** *b* ~~c~~ <u>d</u> `<e>` [f](https://a.b/?q='()&%zz%20<>\u4e2d \"t\") [g](#h'\"><) ![<i>](a.png) $x<y$\n\n" +
	"```go +line_numbers {1|2}\nfunc a() { return \"<\" }\n// </script>\n```\n\n$$\n\\frac{<a>}{\"b\"}\n$$\n\n词 <t>\n: 意思 \"x\"\n\na[^n]\n\n[^n]: <注>\n\n" +
	"```letters\n<A> '\"\n```\n\n<!-- columns -->\n<!-- column -->\na <b>\n<!-- column -->\n\n```flow\na -> <b>\n```\n<!-- end -->\n"

// TestCompiled: the compiled template writes what html/template writes.
func TestCompiled(t *testing.T) {
	folder := t.TempDir()
	for name, body := range map[string]string{"talk.md": everything, "evil.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	written, err := deck.Open(filepath.Join(folder, "talk.md"))
	if err != nil {
		t.Fatal(err)
	}
	source := template.Must(template.ParseFiles("page.html"))
	for name, d := range map[string]*deck.Deck{"atol": builtin(t, "atol"), "guide": builtin(t, "guide"), "two languages": twoLanguages(t), "everything": written} {
		for _, o := range []Options{{}, {Live: true, Notes: true}, {Fixed: "light"}} {
			o.Dark, o.Light = looks(t)
			p, err := newDocument(d, o)
			if err != nil {
				t.Fatal(err)
			}
			var want, got bytes.Buffer
			if err := source.Execute(&want, p); err != nil {
				t.Fatal(err)
			}
			if p, err = newDocument(d, o); err != nil { // what drawings share is noted when they are written
				t.Fatal(err)
			}
			out := markup.NewWriter(&got)
			writeDocument(out, p)
			if err := out.Flush(); err != nil {
				t.Fatal(err)
			}
			differ(t, name, got.String(), want.String())
		}
	}
}

// differ fails where two pages are not the same.
func differ(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	around := func(s string) string { return s[max(0, min(i-80, len(s))):min(i+80, len(s))] }
	t.Errorf("%s: from byte %d on it writes\n%s\nwant\n%s", name, i, around(got), around(want))
}

// TestHostileData: what the template refuses or escapes is what html/template
// does, whatever a field holds.
func TestHostileData(t *testing.T) {
	source := template.Must(template.ParseFiles("page.html"))
	for _, s := range []string{
		"", "plain", "<script>x</script>", `" onerror="x`, "' a='b", "javascript:x", "JaVaScRiPt:x", "java\nscript:x", "vbscript:x", "data:text/html,x", "//evil", "https://a.b/?a=b&c=%20%zz%",
		"http:x", "mailto:a@b", "a/b:c", ":x", "\x00", "\u2028\u2029", "\xff\xfe", "</title><b>", "<!--", "]]>", "&amp;&lt", "a+b", "`${x}`", "中文 ()'\"", "\ufffe\ufdd0",
	} {
		p := &document{
			Lang: s, Fixed: s, Title: s, Style: template.CSS("a{}"), Early: "1", Script: "2",
			Stored: []*imageFile{{ID: s, Data: template.URL(s), Width: 1, Height: 2, Used: 2}},
			Menus:  []menu{{s, s, []section{{s, s, s}}}},
			Slides: []*slide{{ID: s, Layout: s, Section: s, Number: 1, Transition: s, Autoplay: 5, Faces: []*face{{For: s, Lang: s, Title: s, Steps: 3, Auto: s, Size: s, TitleSize: s, Untitled: true}}}},
		}
		var want, got bytes.Buffer
		if err := source.Execute(&want, p); err != nil {
			t.Fatal(err)
		}
		out := markup.NewWriter(&got)
		writeDocument(out, p)
		if err := out.Flush(); err != nil {
			t.Fatal(err)
		}
		differ(t, s, got.String(), want.String())
		var spans, written bytes.Buffer
		r := []run{{Href: s, Outside: true, Spans: []span{{Span: deck.Span{Text: s}, Role: s}}}, {Href: s, To: s}}
		if err := source.ExecuteTemplate(&spans, "spans", r); err != nil {
			t.Fatal(err)
		}
		out = markup.NewWriter(&written)
		writeSpans(out, r)
		if err := out.Flush(); err != nil {
			t.Fatal(err)
		}
		differ(t, s, written.String(), spans.String())
	}
}
