package deck

import (
	"strings"
	"testing"
)

// TestHTML shows HTML as its Markdown kin.
func TestHTML(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"<table><caption>T</caption><tr><th>a<th align=right>b<tr><td>1<td>2<tr><td colspan=2>3</table>", "table 1 aligns=[0 2]\n  | a | b |\n  | 1 | 2 |\n  | 3 |  |\nparagraph 1 T\n", "a table without its optional tags"},
		{"<table>\n<tr><td>1</td></tr>\n<tr><td>2</td><td>3</td></tr>\n</table>", "table 1 aligns=[0 0]\n  | 1 |  |\n  | 2 | 3 |\n", "rows of different lengths"},
		{"<table><tr><td><b>x</b><br>y<p>z</td></tr></table>after", "table 1 aligns=[0]\n  | {b x}⏎y z |\nparagraph 1 after\n", "marks within a cell, text after the table"},
		{"<ol start=\"3\"><li>a<li>b<ul><li>c</ul><li>d</ol>", "list 1 from=3 tight\n  item 1\n    paragraph 1 a\n  item 1\n    paragraph 1 b\n    list 1 level=1 tight\n      item 1\n        paragraph 1 c\n  item 1\n    paragraph 1 d\n", "lists without end tags, one in the other"},
		{"<ol start=x><li>a</ol>", "list 1 from=1 tight\n  item 1\n    paragraph 1 a\n", "a start that is no number"},
		{"<ul>x<li>a</ul>", "list 1 tight\n  item 1\n    paragraph 1 x\n  item 1\n    paragraph 1 a\n", "text before the first item"},
		{"<ul></ul><li>alone", "list 1 tight\n  item 1\n    paragraph 1 alone\n", "an empty list, an item without one"},
		{"<div><li>alone</div>", "list 1 tight\n  item 1\n    paragraph 1 alone\n", "an item in no list"},
		{"<pre>\na\n  b &lt;\n</pre>", "code 1 \"a\\n  b <\"\n", "lines are kept"},
		{"<pre><code class=\"x language-go\">a()<br>b()</code></pre>c", "code 1 lang=go \"a()\\nb()\"\nparagraph 1 c\n", "a language, and text after it"},
		{"<h2>A <i>b</i></h2><p>c</p><hr/>d", "heading 1 level=2 A {i b}\nparagraph 1 c\nrule 1\nparagraph 1 d\n", "headings, paragraphs, rules"},
		{"<h3></h3>", "", "an empty heading"},
		{"<dl><dt>a<dd>b<p>c<dd>d</dl>", "definitions 1\n  term 1 a\n  description 1\n    paragraph 1 b\n    paragraph 1 c\n  description 1\n    paragraph 1 d\n", "definitions"},
		{"<blockquote>a<blockquote>b</blockquote>c</blockquote>d", "quote 1\n  paragraph 1 a\n  quote 1\n    paragraph 1 b\n  paragraph 1 c\nparagraph 1 d\n", "quotations, one in the other"},
		{"<figure>\n<img src=a.png alt=b width=20 height=10%>\n<figcaption>c <b>d</b></figcaption>\n</figure>", "picture 2 map[height:10% width:20px] {image:a.png b} \"c d\"\n", "a figure with its caption"},
		{"<figure><figcaption>c</figcaption></figure>", "paragraph 1 c\n", "a caption of nothing"},
		{"<center>a</center><div align=\"right\">b</div><p style=\"text-align: center; color: red\">c</p>d", "paragraph 1 align=1 a\nparagraph 1 align=2 b\nparagraph 1 align=1 c\nparagraph 1 d\n", "alignment of three kinds, which ends"},
		{"<div align=center>\n\n# a\n\n- b\n\n</div>\n\nc", "heading 3 align=1 level=1 a\nlist 5 align=1 tight\n  item 5 align=1\n    paragraph 5 align=1 b\nparagraph 9 c\n", "Markdown within"},
		{"<div class=\"grid grid-cols-2 gap-4\">\n<div>\n\na\n\n</div>\n<div>\n\nb\n\n</div>\n</div>\n\nc", "columns 1 weights=[1 1]\n  group 4\n    paragraph 4 a\n  group 9\n    paragraph 9 b\nparagraph 14 c\n", "columns of Slidev's decks"},
		{"<details><summary>a</summary>\n\nb\n\n</details>", "paragraph 1 a\nparagraph 3 b\n", "a summary"},
		{"<q>a</q> <s>b</s> <u>c</u> <code>d</code> <small>e</small>", "paragraph 1 “a” {del b} {u c} {code d} {.muted e}\n", "marks within a line"},
		{"<DIV><SCRIPT>x()</SCRIPT >kept<style>y</style></DIV>", "paragraph 1 kept\n", "scripts and styles are not text"},
		{"<div title=\"a>b <!-- pause -->\">c</div>\n\nd", "paragraph 1 c\nparagraph 3 d\n", "a bracket and a comment in an attribute"},
		{"<div>\na <!-- pause -->\nb\n</div>", "paragraph 2 a\nparagraph 3 step=1 b\n", "a directive in the midst"},
		{"<div\n\nend", "paragraph 1 <div\nparagraph 3 end\n", "a tag without its end"},
		{"<p>a\\*b &amp; c</p>", "paragraph 1 a\\*b & c\n", "a backslash is no escape"},
		{"<![CDATA[a <b>]]>", "paragraph 1 a <b>\n", "text that is marked so"},
		{"<?php echo ?>\n\na", "paragraph 3 a\n", "what is for a program"},
		{"<video src=\"film.mp4\" title=\"The film\"></video>\n<iframe src=\"https://a.org/b\"></iframe>", "paragraph 1 {->film.mp4 The film}\nparagraph 2 {->https://a.org/b b}\n", "what a terminal cannot show is a link"},
		{"<audio><source src=\"a.ogg\"></audio>x", "paragraph 1 {->a.ogg a.ogg}x\n", "with its source inside"},
		{"<v-clicks depth=2>\n\n- a\n  - b\n- c\n\n</v-clicks>\n\nd\n\n- e", "list 3 step=1 tight\n  item 3 step=1\n    paragraph 3 step=1 a\n    list 4 step=2 level=1 tight\n      item 4 step=2\n        paragraph 4 step=2 b\n  item 5 step=3\n    paragraph 5 step=3 c\nparagraph 9 d\nlist 11 tight\n  item 11\n    paragraph 11 e\n", "Slidev's clicks"},
		{"<v-clicks>\n\na\n\nb\n\n</v-clicks>\n\nc", "paragraph 3 step=1 a\nparagraph 5 step=2 b\nparagraph 9 c\n", "clicks of paragraphs"},
		{"<v-clicks every=\"2\">\n\na\n\n- b\n- c\n- d\n\n</v-clicks>", "paragraph 3 step=1 a\nlist 5 step=1 tight\n  item 5 step=1\n    paragraph 5 step=1 b\n  item 6 step=2\n    paragraph 6 step=2 c\n  item 7 step=2\n    paragraph 7 step=2 d\n", "two with each click"},
		{"<svg width=\"9\">\n<text>a</text>\n</svg>\n\nb", "paragraph 5 b\n", "a drawing"},
		{"<math><mi>x</mi></math>\n\nb <svg><text>c</text></svg> d", "paragraph 1 x\nparagraph 3 b  d\n", "what has words keeps them"},
		{"a <script>b()</script> c", "paragraph 1 a  c\n", "a script within a line"},
		{"a <script> b", "paragraph 1 a  b\n", "without its end"},
		{"<style>\na{}\n\nb{}\n</style>\n\nc", "paragraph 7 c\n", "a style"},
		{"<v-click>\n\na\n\n</v-click>\n\nb\n\n<v-click>c</v-click>", "paragraph 3 step=1 a\nparagraph 7 b\nparagraph 9 step=2 c\n", "each comes with a step, the rest is there"},
		{"<ul><li class=\"fragment\">a<li>b<li v-click>c</ul>", "list 1 step=1 tight\n  item 1 step=1\n    paragraph 1 step=1 a\n  item 1 step=1\n    paragraph 1 step=1 b\n  item 1 step=2\n    paragraph 1 step=2 c\n", "items that are fragments"},
	}
	for _, tt := range tests {
		var b strings.Builder
		dumpBlocks(&b, one(t, tt.in).Blocks, 0)
		if b.String() != tt.want {
			t.Errorf("%q:\n%swant\n%s%s", tt.in, b.String(), tt.want, tt.why)
		}
	}
}

// TestHTMLProblems names what HTML has and a terminal has not.
func TestHTMLProblems(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"a\n\n<video src=x.mp4></video>", "warning t.md:3: <video> has no counterpart here (a link to it is shown)", "a film"},
		{"<Toc/>\n\n<my-thing>a</my-thing>", "warning t.md:1: the component <Toc> has no counterpart here (what stands in it is shown) warning t.md:3: the component <my-thing> has no counterpart here (what stands in it is shown)", "components"},
		{"<DIV><Section>a</Section></DIV> <unknown>b</unknown>", "", "elements in capitals, and a tag that means nothing"},
		{"a <span class=x>b\n\nc", "warning t.md:1: this <span> is never closed in its paragraph (end it with </span>)", "a span without end"},
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
