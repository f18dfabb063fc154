package export

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/slides"
)

// alone returns a deck as one file, read again without any other beside it.
func alone(t *testing.T, d *deck.Deck, lang string) (again *deck.Deck, src string, outside []string) {
	t.Helper()
	var b strings.Builder
	left, err := Markdown(&b, d, lang)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range left {
		outside = append(outside, p.Text)
	}
	if again, err = deck.Parse("t.md", []byte(b.String())); err != nil {
		t.Fatal(err)
	}
	return again, b.String(), outside
}

// TestMarkdownBuiltin: every slide of the one file looks as it does in the
// folder, and has as many steps.
func TestMarkdownBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range d.Languages {
		again, _, outside := alone(t, d, lang)
		if len(outside) > 0 {
			t.Errorf("%s: outside is %v", lang, outside)
		}
		compare(t, d, again, lang)
	}
}

// TestMarkdownOthers: decks of other presenters become one of ours.
func TestMarkdownOthers(t *testing.T) {
	paths, err := filepath.Glob("../deck/testdata/*.md")
	if err != nil || len(paths) < 4 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := deck.OpenFS(fstest.MapFS{"t.md": {Data: src}}, "t.md", "t.md")
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := alone(t, d, "")
		t.Run(filepath.Base(path), func(t *testing.T) { compare(t, d, again, "") })
	}
}

// compare finds slides that do not look the same in two decks.
func compare(t *testing.T, d, again *deck.Deck, lang string) {
	t.Helper()
	if d.Len() != again.Len() {
		t.Fatalf("%d slides, want %d", again.Len(), d.Len())
	}
	if len(d.Sections()) != len(again.Sections()) {
		t.Errorf("%d sections, want %d", len(again.Sections()), len(d.Sections()))
	}
	look, _ := looks(t, "atol")
	layouts := layout.New(0)
	for i := range d.Len() {
		was, is := d.Slide(i, lang), again.Slide(i, lang)
		if was.Steps != is.Steps || was.Layout != is.Layout || was.Autoplay != is.Autoplay || len(was.Notes) != len(is.Notes) {
			t.Errorf("slide %d: %d steps, layout %q, %v, %d notes; want %d, %q, %v, %d", i+1,
				is.Steps, is.Layout, is.Autoplay, len(is.Notes), was.Steps, was.Layout, was.Autoplay, len(was.Notes))
			continue
		}
		for step := range was.Steps {
			v := layout.View{Deck: d, Pos: deck.Pos{Slide: i, Step: step}, Lang: lang, Look: look, Width: 80, Height: 24, Still: true}
			a := layouts.Layout(v)
			v.Deck = again
			b := layouts.Layout(v)
			if a.Frame.Text() != b.Frame.Text() && len(a.Problems) == 0 {
				t.Errorf("slide %d, step %d looks like\n%s\nwant\n%s", i+1, step+1, b.Frame.Text(), a.Frame.Text())
			}
		}
	}
}

func TestMarkdown(t *testing.T) {
	fsys := fstest.MapFS{
		"1-a.zh.md": {Data: []byte("---\ntitle: 题\ntheme: own.yaml\nsection: 一\nautoplay: 8s\nlinks:\n  h: https://a.b\n---\n# 甲\n\n![图](a b.png) ![又](c.png)\n\n```go {src=x.go#L2 1|2} +line_numbers\n```\n")},
		"1-a.en.md": {Data: []byte("# A")},
		"2-b.zh.md": {Data: []byte("---\nlayout: statement\nincremental_lists: true\n---\n# 乙\n\n- x\n- y\n\n```\n---\n```\n")},
		"c.png":     {Data: []byte("png")},
		"x.go":      {Data: []byte("package x\nvar y = 1\n")},
	}
	d, err := deck.OpenFS(fsys, ".", "t")
	if err != nil {
		t.Fatal(err)
	}
	again, src, outside := alone(t, d, "zh")
	for _, want := range []string{
		"title: 题\n", "lang: zh\n", "autoplay: 8s\n", "h: https://a.b\n", "<!-- section: 一 -->", "<!-- layout: statement -->",
		"<!-- incremental_lists: true -->", "![又](data:image/png;base64,cG5n)", "``` go {1|2} +line_numbers\nvar y = 1\n```", "```\n---\n```",
	} {
		if !strings.Contains(src, want) && !strings.Contains(src, strings.Replace(want, "``` go", "```go", 1)) {
			t.Errorf("no %q in\n%s", want, src)
		}
	}
	if want := []string{"the theme own.yaml is not in it", "the image a b.png is not in it"}; !slices.Equal(outside, want) {
		t.Errorf("outside is %v, want %v", outside, want)
	}
	if again.Slide(1, "zh").Steps != 3 || again.Slide(1, "zh").Layout != "statement" || fmt.Sprint(again.Sections()[1].Title) == "" {
		t.Errorf("slide 2 is %+v", again.Slide(1, "zh"))
	}
	if data, err := again.ReadFile("data:image/png;base64,cG5n"); string(data) != "png" {
		t.Errorf("the image is %q, %v", data, err)
	}
}

// TestEdited: what names other files holds them instead, wherever it stands, and
// nothing else changes.
func TestEdited(t *testing.T) {
	const image = "data:image/png;base64,cG5n"
	for _, tt := range []struct{ in, want, why string }{
		{"![a](c.png \"t\")", "![a](" + image + " \"t\")", "the title stays"},
		{"![a](<c.png>)", "![a](<" + image + ">)", "an address in angles"},
		{"![a [b]](c.png) `![a](c.png)`", "![a [b]](" + image + ") `![a](c.png)`", "brackets within, and code"},
		{"![a][p] ![p] ![p][]\n\n[p]: c.png", "![a](<" + image + ">) ![p](<" + image + ">) ![p](<" + image + ">)\n\n[p]: c.png", "images by a label"},
		{"| ![a](c.png) |\n|---|\n| x |", "| ![a](" + image + ") |\n|---|\n| x |", "an image in a table is no rule"},
		{"\\![a](c.png)", "\\![a](c.png)", "a link is no image"},
		{"- ```go {src=\"x y.go\" 1|2}\n  old\n  ```\n- b", "- ```go {1|2}\n  var y\n\n  var z\n  ```\n- b", "code in a list"},
		{"> ```go {src=x.go}\n> ```", "> ```go\n> var x\n> ```", "code in a quotation"},
		{"```go {src=x.go}\n```\nafter", "```go\nvar x\n```\nafter", "nothing in it"},
		{"~~~go +src=fence.txt\n~~~", "````go\n```\n````", "a longer fence"},
		{"- ```chart\n  type: line\n  src: \"d.csv\"\n  ```", "- ```chart\n  type: line\n  data: |\n    a,b\n    1,2\n    2,3\n  ```", "data in a list"},
		{"a\n\n- - -\n\nb\n***\nc\n---", "a\n\n***\n\nb\n***\nc\n---", "rules of dashes, and a heading's line"},
		{"x\n\n    ---\n\n```\n---\n```", "x\n\n    ---\n\n```\n---\n```", "no rules"},
	} {
		fsys := fstest.MapFS{
			"t.md": {Data: []byte("# h\n\n" + tt.in + "\n")}, "c.png": {Data: []byte("png")}, "x.go": {Data: []byte("var x\n")}, "x y.go": {Data: []byte("var y\n\nvar z\n")},
			"fence.txt": {Data: []byte("```\n")}, "d.csv": {Data: []byte("a,b\n1,2\n2,3\n")},
		}
		d, err := deck.OpenFS(fsys, "t.md", "t.md")
		if err != nil {
			t.Fatal(err)
		}
		_, src, _ := alone(t, d, "")
		if got := strings.TrimSpace(strings.TrimPrefix(src, "# h\n\n")); got != tt.want {
			t.Errorf("%s:\n%s\nis\n%s\nwant\n%s", tt.why, tt.in, got, tt.want)
		}
	}
}
