package deck

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestFindings names what people write by mistake, and leaves alone what only
// looks like it.
func TestFindings(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"a\n\n<!-- puase -->\n\nb", "t.md:3: unknown directive: puase (did you mean <!-- pause -->?)", "two letters changed places"},
		{"a\n\n<!-- paus -->\n\nb", "t.md:3: unknown directive: paus (did you mean <!-- pause -->?)", "one is missing"},
		{"a\n\n<!-- colums -->\n\nb", "t.md:3: unknown directive: colums (did you mean <!-- columns -->?)", "of a directive that may have a value"},
		{"a\n\n<!-- Pause -->\n\nb", "t.md:3: unknown directive: Pause (did you mean <!-- pause -->?)", "a capital"},
		{"a\n\n<!-- cause -->\n\n<!-- because -->\n\n<!-- 停 -->", "", "words that are notes"},
		{"#标题\n\n正文", "warning t.md:1: # begins no heading: there is no blank after it (write # 标题)", "a heading without a blank"},
		{"正文\n##小标题\n", "warning t.md:2: ## begins no heading: there is no blank after it (write ## 小标题)", "below a text"},
		{"#My first talk\n", "warning t.md:1: # begins no heading: there is no blank after it (write # My first talk)", "in English"},
		{"#golang is a tag, #1 a number\n\n`#标题`\n\n#!/bin/sh", "warning t.md:1: # begins no heading: there is no blank after it (write # golang is a tag, #1 a number)", "a line that begins with a tag might be one"},
		{"see #标题 and C#语言\n\n#1 first", "", "within a line, and a number"},
		{"# A\n\nwords above\n---\n\n# B", "warning t.md:4: --- under a line of text makes it a heading and ends no slide (leave an empty line above ---)", "a slide that does not end"},
		{"# A\n\none\ntwo\n---\n", "warning t.md:5: --- under a line of text makes it a heading and ends no slide (leave an empty line above ---)", "under two lines"},
		{"Title\n===\n\nPart\n---\n", "", "one who underlines titles"},
		{"Part\n----\n", "", "as long as the text"},
		{"# A\n\nwords\n\n---\n\nb", "", "as it should be"},
		{"a <!-- one\n\ntwo -->", "", "an open comment in a line is text, as CommonMark has it"},
		{"<!-- one\n\n---\n\n<!-- two -->\n\nb", "warning t.md:5: a comment begins within the one that is open since line 1 (was --> forgotten there?)", "a comment that goes on into the next slide"},
		{"[a][b] and [c][d]", "warning t.md:1: no link is named b (define it on a line of its own: [b]: https://example.org) warning t.md:1: no link is named d (define it on a line of its own: [d]: https://example.org)", "two names that there are not"},
		{"[a][b]\n\n[b]: https://b.org", "", "one that there is"},
		{"x[i][j] = y[0][1]", "", "indexes"},
		{"see ][ and [a][] and [b][c", "", "brackets that are no pair"},
		{"中文[a][b]", "warning t.md:1: no link is named b (define it on a line of its own: [b]: https://example.org)", "beside Chinese"},
		{"[](https://a.org) [x]()", "warning t.md:1: a link without a text: https://a.org (write its text into the brackets) warning t.md:1: a link without an address (write it into the parentheses)", "halves of links"},
		{"|a|b|\n|-|-|\n|1|2|3|\n|4|5|\n|6|7| |", "warning t.md:3: this row has more cells than the head of its table (they stand in the last one; write \\| for a bar within a cell)", "a cell too many"},
		{"$ x^2 $ and $5 or $6", "warning t.md:1: these dollars make no formula: $ x^2 $ (no blank stands inside the dollars, and no letter or digit after the last one)", "blanks inside a formula's dollars"},
		{"$\\alpha$b", "warning t.md:1: these dollars make no formula: $\\alpha$ (no blank stands inside the dollars, and no letter or digit after the last one)", "a letter after it"},
	}
	for _, tt := range tests {
		var all []string
		for _, p := range one(t, tt.in).Problems {
			all = append(all, dumpProblem(p))
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q:\n\t%q, want\n\t%q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestImagePlaces shows images that are named as people name them.
func TestImagePlaces(t *testing.T) {
	fsys := fstest.MapFS{
		"talk.md":        {Data: []byte("![a](with space.png)\n\n![[sub/b.PNG|300]]\n\n![[b.txt]] ![x](a b)\n\n<!-- include: sub/part.md -->\n\n![e](with%20space.png)\n")},
		"sub/part.md":    {Data: []byte("![c](b.PNG)\n\n![d](with%20space.png)\n\n<img src=\"b.PNG\">\n")},
		"with space.png": {Data: []byte("png")}, "sub/b.PNG": {Data: []byte("PNG")}, "sub/x.png": {Data: []byte("one")}, "sub/X.png": {Data: []byte("two")},
	}
	d, err := OpenFS(fsys, "talk.md", "talk.md")
	if err != nil {
		t.Fatal(err)
	}
	want := "picture 1 {image:with space.png a}\npicture 3 {image:sub/b.PNG }\nparagraph 5 ![[b.txt]] ![x](a b)\npicture 7 {image:sub/b.PNG c}\npicture 7 {image:with%20space.png d}\npicture 7 {image:sub/b.PNG }\npicture 9 {image:with%20space.png e}\n"
	var b strings.Builder
	dumpBlocks(&b, d.Slide(0, "").Blocks, 0)
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	for name, want := range map[string]string{
		"with space.png": "png", "with%20space.png": "png", "With Space.PNG": "png", "with space.png?raw=true": "png", `sub\b.png`: "PNG", "./sub/B.png#x": "PNG", "sub/X.png": "two",
	} {
		if got, err := d.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("ReadFile(%q) = %q, %v, want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"none.png", "sub/x.PNG", "sub", "https://a.org/with space.png", "../talk.md"} {
		if got, err := d.ReadFile(name); err == nil {
			t.Errorf("ReadFile(%q) = %q, want an error", name, got)
		}
	}
	for name, want := range map[string]string{"with spaec.png": "with space.png", "with space.jpg": "with space.png", "b.PNG": "sub/b.PNG", "nothing.png": ""} {
		if got := d.NearFile(name); got != want {
			t.Errorf("NearFile(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestNoteStep says from which step on a note counts.
func TestNoteStep(t *testing.T) {
	s := one(t, "<!-- zero -->\n# A\n\n<!-- pause -->\n<!-- one -->\n\nb\n\n<!-- one, too -->\n\n- c\n\n<!-- pause -->\n\nd\n\nNote: two\n")
	var got []string
	for _, n := range s.Notes {
		got = append(got, n.Text+":"+string(rune('0'+n.Step)))
	}
	if want := "zero:0 one:1 one, too:1 two:2"; strings.Join(got, " ") != want {
		t.Errorf("notes %q, want %q", got, want)
	}
}
