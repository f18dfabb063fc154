package deck

import (
	"fmt"
	"strings"
	"testing"
)

// firsts is the line and first text of each slide.
func firsts(d *Deck) string {
	var all []string
	for i := range d.Len() {
		s := d.Slide(i, "")
		text, _, _ := strings.Cut(s.Text(), "\n")
		all = append(all, fmt.Sprintf("%d:%s", s.Line, text))
	}
	return strings.Join(all, " ")
}

func TestSplit(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"# A\n\n---\n\n# B\n", "1:A 4:B", "a line of dashes behind a blank one"},
		{"A\n\n---\nB\n\n-----  \nC", "1:A 4:B 7:C", "more dashes, spaces behind, no final newline"},
		{"A\n---\nB\n", "1:A", "dashes under text make a heading"},
		{"A\nb\n===\n\nB\n===\n", "1:A b", "underlined titles divide nothing by themselves"},
		{"# A\n---\n# B", "1:A 3:B", "a heading is no text to underline"},
		{"- a\n---\n- b", "1:a 3:b", "nor is a list item"},
		{"- a\nlazy\n---\nb", "1:a lazy 4:b", "nor a line that goes on with an item"},
		{"- a\n\n  b\n---\nc", "1:a 5:c", "nor a paragraph within an item"},
		{"- a\n\nb\n---\nc", "1:a", "but a paragraph behind a list is"},
		{"> a\n---\nb", "1:a 3:b", "nor is a quote"},
		{"> a\nlazy\n---\nb", "1:a lazy 4:b", "nor a line that goes on with a quote"},
		{"|a|b|\n|-|-|\n|1|2|\n---\nb", "1:a  b 5:b", "nor a row of a table"},
		{"```\na\n```\n---\nb", "1:a 5:b", "nor the end of a code block"},
		{"<!-- x -->\n---\nb", "1: 3:b", "nor a comment"},
		{"text\n<!-- x -->\n---\nb", "1:text 4:b", "a comment ends a paragraph"},
		{"    code\n---\nb", "1:code 3:b", "nor indented code"},
		{"[x]: http://a\n---\nb", "1: 3:b", "nor a link's definition"},
		{"a\n***\n---\nb", "1:a 4:b", "nor another rule"},
		{"***\na\n\n* * *\n\n___\n\nb", "1:a", "other rules divide nothing"},
		{"```\n---\n\n---\n```\n\n---\nb", "1:--- 8:b", "dashes within a fence are code"},
		{"~~~\n---\n```\n---\n~~~\n\n---\nb", "1:--- 8:b", "another fence does not close it"},
		{"````\n```\n---\n````\n---\nb", "1:``` 6:b", "nor does a shorter one"},
		{"```a`\n\n---\nb", "1:```a` 4:b", "a back quote behind it: no fence"},
		{"- x\n  ```yaml\n  ---\n  ```\n\n---\nb", "1:x 7:b", "a fence within an item"},
		{"- ```\n  a\n  ```\n---\nb", "1:a 5:b", "a fence that begins an item"},
		{"- ```\n  a\n\n---\nb", "1:a 5:b", "the item's end closes its fence"},
		{"1. x\n\n    ---\n\n---\nb", "1:x 6:b", "an indented line of dashes is the item's"},
		{"<!--\n---\n\n---\n-->\n\n---\nb", "1: 8:b", "dashes within a comment"},
		{"<pre>\n---\n\n---\n</pre>\n\n---\nb", "1:--- 8:b", "dashes within <pre>"},
		{"<div>\n---\n</div>\n\n---\nb", "1:--- 6:b", "dashes within other HTML"},
		{"a\n<!-- end_slide -->\nb\n\n---\n\nc\n<!-- end_slide -->\n", "1:a 3:b", "with end_slide, dashes are a rule"},
		{"---\noptions:\n  end_slide_shorthand: true\n---\na\n<!-- end_slide -->\nb\n\n---\n\nc", "5:a 7:b 10:c", "unless presenterm's option says so"},
		{"---\noptions:\n  implicit_slide_ends: true\n---\nA\n===\na\n\nB\n---\nb", "5:A 9:B", "presenterm's other option: titles divide"},
		{"```\n<!-- end_slide -->\n```\n\n---\nb", "1:<!-- end_slide --> 6:b", "end_slide within code"},
		{"a\n\n---\n<!-- skip_slide -->\nb\n\n---\nc", "1:a 8:c", "a slide that is skipped"},
		{"a\n\n---\n\n---\n\nb", "1:a 4: 6:b", "an empty slide"},
		{"\n\n---\na\n\n---\n\n", "4:a", "nothing before the first and behind the last"},
		{"---\n# A\n\n---\n\n# B", "2:A 5:B", "a first line of dashes without keys behind it"},
		{"# A\na\n# B\nb\n## C\n", "1:A 3:B", "without any dashes, titles divide"},
		{"# A\na\n## B\nb\n", "1:A", "one title divides nothing"},
		{"---\nslide_level: 2\n---\n# A\n## B\n### C\n", "4:A 5:B", "the level can be said"},
		{"# A\n\n---\n\n# B\n# C\n", "1:A 4:B", "with dashes, titles divide nothing"},
		{"a\r\n\r\n---\r\n\r\nb\r\n", "1:a 4:b", "lines of Windows"},
		{"a\r\r---\r\rb", "1:a 4:b", "lines of old Macs"},
		{"\uFEFF# a\n\n---\nb", "1:a 4:b", "a byte order mark"},
		{"<!-- a -->\n\n# A\n\n<!-- b -->\n\n# B\n", "1:A 7:B", "a comment above the first title is on its slide"},
		{"---\noptions:\n  implicit_slide_ends: true\n---\n<!-- a -->\n\nA\n===\n\nB\n===\n", "5:A 10:B", "also where underlined titles divide"},
		{"", "1:", "no byte: one empty slide"},
		{"\n \n", "1:", "nothing but blanks: one empty slide"},
		{"---\ntitle: T\n---\n", "1:T", "front matter only: its title"},
		{"---\ndate: 2026\n---\n", "1:", "front matter without title: one empty slide"},
		{"---\n---\n\na", "3:a", "empty front matter"},
		{"a\n\n ---\n\nb", "1:a", "an indented line of dashes is a rule"},
		{"a\n-\nb", "1:a", "one dash under text makes a heading too"},
		{"-\n---\nb", "1: 3:b", "an empty item is no text"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte(tt.in))
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
			continue
		}
		if got := firsts(d); got != tt.want {
			t.Errorf("%q gives %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestTooDeep has lines that open a hundred thousand quotes and lists: the slide
// is shown as it stands, with its problem, and at once.
func TestTooDeep(t *testing.T) {
	for _, tt := range []struct {
		in   string
		deep bool
		why  string
	}{
		{"# x\n\n" + strings.Repeat("> ", 100000), true, "quotes"},
		{strings.Repeat("- ", 100000) + "a", true, "lists"},
		{strings.Repeat("1. ", 100000) + "a", true, "numbered lists"},
		{strings.Repeat("- ", 100000), false, "a very long thematic break"},
		{strings.Repeat("> ", 20) + "a", false, "a few quotes"},
	} {
		s := one(t, tt.in)
		if got := len(s.Problems) == 1 && s.Blocks[0].Kind == Code; got != tt.deep {
			t.Errorf("%.10q...: given up is %v, want %v: %s", tt.in, got, tt.deep, tt.why)
		}
	}
}

// TestSplitAgrees checks that a --- which does not divide is one that the
// parser takes for something else too, and the other way round.
func TestSplitAgrees(t *testing.T) {
	lines := []string{"a", "", "---", "- b", "> c", "```", "  d", "    e", "|x|y|", "|-|-|", "<!-- f -->", "# g", "1. h", "***", "<div>"}
	var count func(blocks []Block) int
	count = func(blocks []Block) int {
		n := 0
		for _, b := range blocks {
			if b.Kind == Rule {
				n++
			}
			n += count(b.Children)
		}
		return n
	}
	for a := range lines {
		for b := range lines {
			for c := range lines {
				src := lines[a] + "\n" + lines[b] + "\n" + lines[c] + "\n---\nz\n"
				if lines[a] == "---" {
					continue // front matter
				}
				d, err := Parse("t.md", []byte(src))
				if err != nil {
					t.Fatal(err)
				}
				stars := strings.Count(src, "***")
				for i := range d.Len() {
					if n := count(d.Slide(i, "").Blocks); n > stars {
						t.Errorf("%q: a line of dashes neither divides nor is it a title:\n%s", src, dumpDeck(d, ""))
					}
				}
			}
		}
	}
}
