package dialect

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestRecognize(t *testing.T) {
	tests := []struct {
		yml, src string
		dots     bool
		want     Dialect
		why      string
	}{
		{"", "# a\n\n---\n\nb", false, Own, "nothing special"},
		{"title: x\ntheme: atol\n", "# a", false, Own, "our own keys"},
		{"marp: true\n", "", false, Marp, "its own key"},
		{"marp: false\n", "", false, Own, "which may be off"},
		{"patat:\n  wrap: true\n", "", false, Patat, "its settings"},
		{"title: x\n", "# a", true, Patat, "front matter that ends with dots"},
		{"revealOptions:\n", "", false, Reveal, "reveal-md's key"},
		{"", "a <!-- .element: class=\"fragment\" -->", false, Reveal, "a fragment"},
		{"", "<!-- .slide: id=\"x\" -->", false, Reveal, "a slide's attributes"},
		{"theme: seriph\n", "", false, Slidev, "a theme of its own"},
		{"drawings:\n", "", false, Slidev, "a key of its own"},
		{"", "a\n\n---\nlayout: center\n---\n\nb", false, Slidev, "a slide with front matter"},
		{"", "a\n\nlayout: center\n\nb", false, Own, "a line that looks like it"},
		{"", "a\n::right::\nb", false, Slidev, "a slot"},
		{"", "<v-click>a</v-click>", false, Slidev, "a click"},
		{"options:\n  end_slide_shorthand: true\n", "", false, Presenterm, "its options"},
		{"", "a\n\n<!-- end_slide -->\n\nb", false, Presenterm, "how it ends slides"},
		{"styles:\n", "", false, Lookatme, "its styles"},
		{"paging: x\n", "", false, Slides, "its paging"},
		{"", "class: center, middle\n\n# a", false, Remark, "properties at the start"},
		{"", "# a\n\n???\nb", false, Remark, "its notes"},
		{"", "- a\n--\n- b", false, Remark, "a step within a list"},
		{"", "a\n\n.left-column[b]\n", false, Remark, "a column"},
		{"", "```\n???\n--\n.left-column[b]\n```\n", false, Own, "the same within code"},
		{"", "class: the word\n", false, Remark, "a property that only looks like a text"},
	}
	for _, tt := range tests {
		if got := Recognize([]byte(tt.yml), []byte(tt.src), tt.dots); got != tt.want {
			t.Errorf("%q, %q: %s, want %s: %s", tt.yml, tt.src, got, tt.want, tt.why)
		}
	}
}

// brief is directives on a line.
func brief(all []Directive) string {
	var out []string
	for _, d := range all {
		s := fmt.Sprintf("%d:%s", d.Line, d.Name)
		if d.Value != "" {
			s += "=" + d.Value
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestComment(t *testing.T) {
	tests := []struct {
		d    Dialect
		body string
		want string
		why  string
	}{
		{Own, "a note", "", "a note"},
		{Own, `.element: class="fragment"`, "7:fragment=in", "a fragment"},
		{Own, `.element class='fragment fade-out' data-fragment-index=2`, "7:fragment=out index=2", "one that leaves, with its place"},
		{Own, `.element: class="fragment" data-fragment-index="-1"`, "7:fragment=in", "no place"},
		{Own, `.element: class="fragment current-visible"`, "7:fragment=current", "one that stays for a step"},
		{Own, `.element: class="fragment fade-in-then-out"`, "7:fragment=current", "the same by another name"},
		{Own, `.element: class="fragment strike"`, "7:fragment=visible", "one that is there from the start"},
		{Own, `.element: class="fragment grow"`, "7:fragment=visible", "another one"},
		{Own, `.element: class="fragment shrink"`, "7:fragment=visible", "another one"},
		{Own, `.element: class="fragment semi-fade-out"`, "7:fragment=visible", "another one"},
		{Own, `.element: class="fragment highlight-current-blue"`, "7:fragment=visible", "another one"},
		{Own, `.element: class="fragment fade-up"`, "7:fragment=in", "one that comes"},
		{Own, `.element: style="color: red"`, `7:foreign=this .element style="color: red"`, "no fragment"},
		{Own, `.slide: data-transition="fade-in slide-out"`, "7:nothing, 7:transition=fade", "a transition of two parts"},
		{Own, `.slide: data-autoslide="2500"`, "7:nothing, 7:autoplay=2.5s", "a time in milliseconds"},
		{Own, `.slide: data-timing="90"`, "7:nothing, 7:time=90s", "a time in seconds"},
		{Own, `.slide: data-auto-animate id="x"`, "7:nothing, 7:transition=glide, 7:id=x", "a motion and a name"},
		{Own, `.slide: data-visibility="uncounted"`, "7:nothing, 7:foreign=reveal.js's data-visibility: uncounted", "one that is not counted"},
		{Own, `.slide: data-notes="say it"`, "7:nothing, 7:speaker_note=say it", "notes"},
		{Own, `.slide: class="dark" data-state=x`, "7:nothing, 7:foreign=the class dark, 7:foreign=reveal.js's data-state", "what there is not"},
		{Own, ".slide:", "", "nothing"},
		{Own, "class: lead", "", "Marp's without its sign, in no deck of Marp's"},
		{Own, "_class: lead", "7:lead=lead", "with its sign"},
		{Marp, "class: lead\n\n_footer: 'x'", "7:lead=lead, 9:foreign=Marp's footer", "several, one a line"},
		{Marp, "class: lead\nand a note", "", "all lines are directives, or none is"},
		{Marp, "_transition: cube 1s", "7:transition=cube", "a transition with its time"},
		{Marp, "paginate: true", "7:nothing", "what is so anyhow"},
	}
	for _, tt := range tests {
		all, ok := tt.d.Comment(tt.body, 7)
		if got := brief(all); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s, %q: %q, %v, want %q: %s", tt.d, tt.body, got, ok, tt.want, tt.why)
		}
	}
}

func TestSlideFront(t *testing.T) {
	tests := []struct {
		src, yml string
		n        int
		want     string
		why      string
	}{
		{"---\nlayout: center\n---\na", "layout: center\n", 23, "5:alignment=center middle", "a layout"},
		{"---\nlayout: intro\ntransition: slide-left | fade\nid: x\n---\n", "layout: intro\ntransition: slide-left | fade\nid: x\n", 58, "5:layout=cover, 5:transition=slide-left, 5:id=x", "several"},
		{"---\nlayout: two-cols\n---\n", "layout: two-cols\n", 25, "5:columns=[1, 1], 5:column=0", "columns"},
		{"---\nlayout: image-left\nimage: a.png\n---\n", "layout: image-left\nimage: a.png\n", 40, "5:background=left a.png", "an image beside the text"},
		{"---\nlayout: image-left\n---\n", "layout: image-left\n", 27, "", "without its image"},
		{"---\nlayout: image\nimage: a.png\n---\n", "layout: image\nimage: a.png\n", 35, "5:background=all a.png", "an image alone"},
		{"---\nlayout: fact\nclass: text-right my-4\n---\n", "layout: fact\nclass: text-right my-4\n", 44, "5:layout=statement, 5:alignment=right", "a statement, aligned"},
		{"---\nlayout: iframe\nurl: https://a.org\n---\n", "layout: iframe\nurl: https://a.org\n", 42, "5:foreign=Slidev's layout iframe", "what there is not"},
		{"---\nclicks: 3\nzoom: 0.8\n---\n", "clicks: 3\nzoom: 0.8\n", 28, "5:foreign=Slidev's clicks, 5:foreign=Slidev's zoom", "settings that there are not"},
		{"---\nlayout: default\nfonts:\n  sans: x\n# remark\n---\n", "layout: default\nfonts:\n  sans: x\n# remark\n", 50, "5:foreign=Slidev's fonts", "deeper keys, and a remark"},
		{"---\n\nlayout: center\n---\n", "", 0, "", "an empty line: no front matter"},
		{"---\nWarning: hot\n---\n", "", 0, "", "a text with a colon"},
		{"---\nlayout: center\n\n---\n", "", 0, "", "an empty line within"},
		{"---\nlayout: center\nand a text\n---\n", "", 0, "", "a text within"},
		{"---\nlayout: center\n", "", 0, "", "no end"},
		{"----\nlayout: center\n---\n", "", 0, "", "four dashes"},
		{"---\n---\n", "", 0, "", "nothing"},
	}
	for _, tt := range tests {
		yml, n := slideFront([]byte(tt.src))
		if yml != tt.yml || n != tt.n {
			t.Errorf("%q: %q of %d bytes, want %q of %d: %s", tt.src, yml, n, tt.yml, tt.n, tt.why)
		}
		var pairs [][2]string
		for line := range strings.Lines(yml) {
			if key, value, ok := strings.Cut(line, ":"); ok && isKey(key) {
				pairs = append(pairs, [2]string{key, strings.TrimSpace(value)})
			}
		}
		if got := brief(SlideFront(pairs, 5)); got != tt.want {
			t.Errorf("%q means %q, want %q: %s", tt.src, got, tt.want, tt.why)
		}
	}
	for yml, want := range map[string]Slide{
		"hide: true\n": {Hidden: true}, "disabled: true\n": {Hidden: true}, "hide: false\n": {}, "": {}, "layout: x\ntitle: d\n": {},
		"src: ./a/b.md#2-5\n": {File: "a/b.md", Slides: "2-5"}, "src: /a.md\n": {File: "a.md"},
		"src: ./a.md # not b.md\n": {File: "a.md"}, "src: \"a.md#3\" # one\n": {File: "a.md", Slides: "3"}, "src: a b.md\n": {File: "a b.md"},
		"routeAlias: a\nid: b\n": {ID: "a"}, "id: b\n": {ID: "b"}, "name: c\n": {ID: "c"},
	} {
		if got := ReadSlide(yml); got != want {
			t.Errorf("ReadSlide(%q) = %+v, want %+v", yml, got, want)
		}
	}
	for list, want := range map[string]string{
		"2,4-6": "[2 4 5 6]", "6, 1 - 2": "[6 1 2]", "3-3": "[3]", "0": "", "7": "", "2-7": "", "3-2": "", "": "", "a": "", "-2": "", "2-": "", "2,,3": "", "1-99999999999": "",
	} {
		if all, ok := Numbers(list, 6); ok != (want != "") || ok && fmt.Sprint(all) != want {
			t.Errorf("Numbers(%q, 6) = %v, %v, want %s", list, all, ok, want)
		}
	}
}

func TestReadHeader(t *testing.T) {
	tests := []struct {
		src  string
		want Header
		why  string
	}{
		{"%title: A\n%author: B\n%date: C\n\nx", Header{Title: "A", Author: "B", Date: "C", MDP: true, Length: 30, Lines: 3}, "mdp's"},
		{"%title: A\n%fancy: on\n%other\nx", Header{Title: "A", MDP: true, Length: 28, Lines: 3, Foreign: []Directive{{Name: Foreign, Value: "mdp's fancy", Line: 2}}}, "with what there is not"},
		{"% A\n% B; C\n% D\n% E\n", Header{Title: "A", Author: "B, C", Date: "D", Length: 19, Lines: 4}, "pandoc's, and a line too many"},
		{"% A: why\n", Header{Title: "A: why", Length: 9, Lines: 1}, "a title with a colon"},
		{"x\n% A", Header{}, "not at the start"},
	}
	for _, tt := range tests {
		got, ok := ReadHeader([]byte(tt.src))
		if !reflect.DeepEqual(got, tt.want) || ok != (tt.want.Lines > 0) {
			t.Errorf("%q: %+v, %v, want %+v: %s", tt.src, got, ok, tt.want, tt.why)
		}
	}
}

func TestProperties(t *testing.T) {
	tests := []struct{ src, want, why string }{
		{"class: center, middle, inverse\nname: start\n\nx", "3:alignment=center middle, 4:id=start", "an alignment and a name"},
		{"class: inverse\n", "", "a class that means nothing here"},
		{"count: false\nbackground-image: url(a.png)\nlayout: true\n", "3:foreign=remark's count, 4:foreign=remark's background-image", "what there is not"},
		{"other: x\nclass: center", "", "no property"},
	}
	for _, tt := range tests {
		if got := brief(Properties(tt.src, 3)); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.src, got, tt.want, tt.why)
		}
	}
	if got := Property("name: a\nlayout: true\n", "layout"); got != "true" {
		t.Errorf("layout is %q", got)
	}
}

func TestClosingBracket(t *testing.T) {
	for src, want := range map[string]int{"a]": 1, "[a]b]": 4, `\]a]`: 3, "a": -1, "a\n\n---\n]": -1, "]": 0, "a\n--\n]": 5} {
		if got := closingBracket([]byte(src)); got != want {
			t.Errorf("closingBracket(%q) = %d, want %d", src, got, want)
		}
	}
}

func TestRestOfSlide(t *testing.T) {
	for src, want := range map[string]string{
		"Note: a\nb\n\n---\nc": "Note: a\nb\n\n", "x\n----\n": "x\n", "x\n--\ny": "x\n--\ny", "x\n# y\n": "x\n", "x\n## y\n": "x\n## y\n",
		"x\n<!-- end_slide -->\n": "x\n", "x\n<!--s-->\n": "x\n", "x\n<!-- v -->\n": "x\n", "x\n<!-- pause -->\ny": "x\n<!-- pause -->\ny", "x\n<!-- s": "x\n<!-- s",
	} {
		if got := src[:restOfSlide([]byte(src))]; got != want {
			t.Errorf("the rest of the slide %q is %q, want %q", src, got, want)
		}
	}
}

func TestRevealSeparator(t *testing.T) {
	for pattern, want := range map[string]string{`^\r?\n---\r?\n$`: "---", "<!--s-->": "<!--s-->", "^====$": "====", `\n\n\n`: "", "^(a|b)$": "", "[slide]": ""} {
		if line, ok := RevealSeparator(pattern); line != want && ok || ok != (want != "") {
			t.Errorf("%q is %q, %v, want %q", pattern, line, ok, want)
		}
	}
}

func TestTransition(t *testing.T) {
	for name, want := range map[string]string{
		"none": "none", "fade": "fade", "Fade-Out": "fade", "crossfade 500ms": "fade", "slideLeft": "slide", "slide_horizontal": "slide", "slide-up": "slide",
		"default": "slide", "dissolve": "dissolve", "view-transition": "glide", "glide": "glide", "cube": "", "fade away": "", "": "",
	} {
		if own, _ := Transition(name); own != want {
			t.Errorf("%q is %q, want %q", name, own, want)
		}
	}
	for name, want := range map[string]bool{"cube": true, "irisIn 1s": true, "collapse_horizontal": true, "zoom": true, "wibble": false, "": false} {
		if _, known := Transition(name); known != want {
			t.Errorf("%q is known: %v", name, known)
		}
	}
}

// TestSettings checks the tables: each setting stands in one once, and a hint
// begins with a small letter and has no full stop.
func TestSettings(t *testing.T) {
	tables := map[string][]Setting{"patat": patat().under, "patat's code": patat().code, "presenterm's options": presenterm().under, "presenterm's code": presenterm().code, "Slidev's slides": slidevSlide(), "Slidev's code": slidev().code, "remark": remarkSettings()}
	for _, d := range []Dialect{Presenterm, Marp, Reveal, Patat, Lookatme, Slides, Slidev} {
		tables[d.String()] = d.settings().front
	}
	for program, all := range tables {
		seen := map[string]bool{}
		for _, s := range all {
			if seen[s.Name] {
				t.Errorf("%s: %s stands there twice", program, s.Name)
			}
			seen[s.Name] = true
			if strings.HasSuffix(s.Hint, ".") || s.Quiet && s.Hint != "" {
				t.Errorf("%s: %s has the hint %q", program, s.Name, s.Hint)
			}
		}
	}
	for _, tt := range []struct {
		d    Dialect
		key  string
		want Dialect
	}{{Slidev, "class", Slidev}, {Marp, "class", Marp}, {Own, "css", Reveal}, {Slidev, "css", Slidev}, {Own, "paging", Slides}} {
		if program, _, ok := tt.d.Key(tt.key); !ok || program != tt.want {
			t.Errorf("in a deck for %s %s is %s's, %v, want %s's", tt.d, tt.key, program, ok, tt.want)
		}
	}
	if _, _, ok := Own.Key("nothing"); ok {
		t.Error("a key that nobody has is known")
	}
	if program, s, ok := Option("patat", "eval"); !ok || program != Patat || s.Quiet {
		t.Errorf("patat's eval: %s, %+v, %v", program, s, ok)
	}
	if program, _, ok := CodeAttribute("exec_replace"); !ok || program != Presenterm {
		t.Errorf("exec_replace: %s, %v", program, ok)
	}
	if _, _, ok := CodeLanguage("terminal"); ok {
		t.Error("our own terminal is foreign")
	}
	if program, _, ok := CodeLanguage("terminal-ex"); !ok || program != Lookatme {
		t.Errorf("terminal-ex: %s, %v", program, ok)
	}
}

func TestParseDiv(t *testing.T) {
	for _, tt := range []struct {
		line string
		want string // classes, title, widths; "" if it is no fence
		why  string
	}{
		{"::: notes", "[notes]  ", "a class alone"},
		{":::::: notes ::::", "[notes]  ", "with colons after it"},
		{":::notes", "[notes]  ", "without a blank"},
		{"::: {.column width=\"40%\"}", "[column]  ", "attributes"},
		{"::: {#refs}", "[#refs]  ", "an id alone is no end"},
		{"::: {.a .b}", "[a b]  ", "two classes"},
		{"::: warning 小心 here", "[warning] 小心 here ", "a title"},
		{"::: columns 40, 60", "[columns]  40, 60", "the widths of columns"},
		{":::", "[]  ", "an end"},
		{"::", "", "two colons are none"},
		{":: right ::", "", "Slidev's slots are none"},
		{"::: 中文", "", "no class"},
		{"::: {.a", "", "a brace that is not closed"},
	} {
		got := ""
		if d, ok := ParseDiv(tt.line); ok {
			got = fmt.Sprint(d.Classes, " ", d.Title, " ", d.Widths)
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.line, got, tt.want, tt.why)
		}
	}
	for src, want := range map[string]string{
		"::: {.column width=30%}\na\n:::\n::: {.column width=\"70%\"}\n:::: x\n::::\nb\n:::\n:::\n": "30, 70",
		"::: {.column width=30%}\na\n:::\n::: {.column}\nb\n:::\n:::\n":                             "",
		"::: {.column width=30%}\na\n:::\n:::\n::: {.column width=30%}\n:::\n":                      "30",
		"::: {.column width=10em}\n:::\n:::\n":                                                      "",
		"a\n":                                                                                       "",
	} {
		if got := columnWidths([]byte(src)); got != want {
			t.Errorf("widths of %q are %q, want %q", src, got, want)
		}
	}
}
