package export_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"revolute/internal/deck"
	"revolute/internal/export"
)

// TestMerge: a folder in one file is the same talk: its words, addresses, steps,
// transitions, layouts and notes.
func TestMerge(t *testing.T) {
	fsys := fstest.MapFS{
		"1-a.md": {Data: []byte("---\ntitle: T\ntransition: fade\nminutes: 20\naudience: [polls]\nlinks:\n  home: https://example.org/home\n---\n# A\n\n[x]: https://example.org/1\n\n[x] here, `[x]` and \\[x]\n")},
		"2-b.md": {Data: []byte("---\ntransition: none\nincremental_lists: 1\n---\n# B\n\n[x]: https://example.org/2 \"two\"\n[Y Z]: https://example.org/3\n\n" +
			"[x] there, [words *too*][x], [x][], [y  z] and [home], `[x]`\n\n```\n[x]: code\n```\n\n- a\n  - b\n- c [x]\n\n---\n\n# B2\n\n| h |\n|---|\n| [x] |\n")},
		"3-c.md": {Data: []byte("---\nincremental_tables: true\ntransition: glide\nlayout: statement\ntype: small\n---\n# C\n\n| h |\n|---|\n| [x] |\n| r |\n\n[x]: https://example.org/1\n\n<!-- a note -->\n")},
	}
	d, err := deck.OpenFS(fsys, ".", "t")
	if err != nil {
		t.Fatal(err)
	}
	var md strings.Builder
	if _, err := export.Markdown(&md, d, ""); err != nil {
		t.Fatal(err)
	}
	again, err := deck.Parse("one.md", []byte(md.String()))
	if err != nil {
		t.Fatal(err)
	}
	text := func(d *deck.Deck) string {
		var b strings.Builder
		if err := export.Text(&b, d, "", export.TextOptions{Notes: true}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if was, is := text(d), text(again); was != is {
		t.Errorf("the one file reads\n%s\nwant\n%s\nof\n%s", is, was, md.String())
	}
	if again.Meta.Length != d.Meta.Length || len(again.Meta.Audience) != 1 {
		t.Errorf("%v minutes, audience %v", again.Meta.Length, again.Meta.Audience)
	}
	for i := range d.Len() {
		was, is := d.Slide(i, ""), again.Slide(i, "")
		if was.Steps != is.Steps || was.Transition != is.Transition || was.Layout != is.Layout || was.Type != is.Type && is.Type != 0 {
			t.Errorf("slide %d: %d steps, transition %d, layout %q; want %d, %d, %q in\n%s", i+1, is.Steps, is.Transition, is.Layout, was.Steps, was.Transition, was.Layout, md.String())
		}
	}
}

// TestTextMarks: what begins an item stands after its mark, what breaks a cell
// breaks it, and an address is written once.
func TestTextMarks(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"a ~~old~~ new", "a ~~old~~ new", "struck words are marked"},
		{"1. $$x^2$$\n2. ```\n   a\n     b\n   ```", "1.     x²\n2.     a\n         b", "a formula and code"},
		{"- > q\n- ![alt](a.png \"cap\")\n-\n- ## h", "• > q\n• [alt]\n  cap\n•\n• h", "a quotation, an image with its caption, nothing, a heading"},
		{"- - deep\n  - er", "• • deep\n  • er", "a list within"},
		{"1. | a | b |\n   |---|---|\n   | 1 | 2 |\n2. x", "1. a  b\n   ─  ─\n   1  2\n2. x", "a table"},
		{"| a | b |\n|---|---|\n| one<br>two | x |", "a    b\n───  ─\none  x\ntwo", "a break in a cell"},
		{"[over\ntwo lines](https://example.org/a) [a](https://example.org/b)\\\n[b](https://example.org/b)", "over two lines <https://example.org/a> a\nb <https://example.org/b>", "an address once"},
		{"$$\\frac{a}{b}$$", "    a/b", "a formula of its own"},
		{"![alt](a.png \"cap\")", "[alt]\ncap", "the caption"},
		{"```mermaid\nsequenceDiagram\n  A->>B: hi\n```", "    sequenceDiagram\n      A->>B: hi", "a diagram that is not drawn is its source"},
	} {
		d, err := deck.Parse("t.md", []byte("# T\n\n"+tt.in+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := export.Text(&b, d, "", export.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(b.String(), "\n\n")
		if got = strings.TrimRight(got, "\n"); got != tt.want {
			t.Errorf("%q:\n%s\nwant\n%s\n%s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestHeadLine: a heading of several lines is written in one, without a space
// after Chinese.
func TestHeadLine(t *testing.T) {
	for in, want := range map[string]string{"一句话，<br>单独。": "1/1  一句话，单独。", "one<br>two": "1/1  one two", "[一](https://a.b)<br>二": "1/1  一 <https://a.b> 二"} {
		d, err := deck.Parse("t.md", []byte("# "+in+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := export.Text(&b, d, "", export.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(b.String(), "\n"); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
