package check_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"revolute/internal/check"
	"revolute/internal/deck"
	"revolute/internal/problem"
	"revolute/slides"
	"revolute/theme"
)

// found is a problem that a deck of testdata has.
type found struct {
	place string // of the file, without folder, and the line
	text  string // what it says has to start so; "warning: " in front is its level
	why   string
}

// checkDeck checks a deck of testdata for exactly the problems wanted, in order.
func checkDeck(t *testing.T, name string, o check.Options, want []found) {
	t.Helper()
	d, err := deck.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	got := check.Check(d, o)
	for i, p := range got {
		text := p.Text
		if p.Severity == problem.Warning {
			text = "warning: " + text
		}
		line := fmt.Sprintf("%s:%d", p.File[strings.LastIndexAny(p.File, `/\`)+1:], p.Line)
		switch {
		case i >= len(want):
			t.Errorf("%s: %s: %s: not expected", name, line, text)
		case line != want[i].place || !strings.HasPrefix(text, want[i].text):
			t.Errorf("%s: problem %d is\n  %s: %s\n  want\n  %s: %s…: %s", name, i, line, text, want[i].place, want[i].text, want[i].why)
		}
		if p.Hint == "" {
			t.Errorf("%s: %s: %s: no hint", name, line, text)
		}
	}
	for _, w := range want[min(len(got), len(want)):] {
		t.Errorf("%s: %s: %s… was not found: %s", name, w.place, w.text, w.why)
	}
}

func TestFaults(t *testing.T) {
	checkDeck(t, "faults", check.Options{}, []found{
		{"1-开头.en.md:3", "warning: the image none.png has no alternative text", "who cannot see it reads it"},
		{"1-开头.en.md:3", "the image none.png does not exist", "the other language has another picture"},
		{"1-开头.en.md:5", "warning: the image there%20too.png has no alternative text", "an image within a line; its file is there, as there too.png"},
		{"1-开头.en.md:7", `the link #nowhere leads nowhere: no slide, section or heading "nowhere"`, "#why is a section, #the-drawings a heading"},
		{"1-开头.en.md:7", "warning: the linked file example.org/path does not exist", "an address without https:// is a file"},
		{"1-开头.en.md:10", "warning: 1 list item here, but 20 in ", "what was added in one language alone"},
		{"1-开头.zh.md:5", "warning: the link homepage has no address", "an unset value is the deck's own finding, said once"},
		{"1-开头.zh.md:10", "warning: the image 没有.png has no alternative text", "as in English, in its own file"},
		{"1-开头.zh.md:10", "the image 没有.png does not exist", "missing image"},
		{"1-开头.zh.md:12", "the image https://example.org/a.png is not beside the deck", "nothing is fetched; the image beside it is there"},
		{"1-开头.zh.md:14", `the link #末尾 leads nowhere: no slide, section or heading "末尾"`, "addresses write it as %E6%9C%AB"},
		{"1-开头.zh.md:14", "the link #9 leads nowhere: no slide 9", "slides are counted"},
		{"1-开头.zh.md:14", "warning: the linked file less.csv does not exist", "data.csv does"},
		{"1-开头.zh.md:17", "slide is 1 row taller than 80x24", "too tall in one language, at one size: it fits 120x40"},
		{"1-开头.zh.md:17", "warning: the text is small at 120x40: 2.5 %", "where it fits it cannot be read from the last row"},
		{"1-开头.zh.md:41", "unknown directive: puase", "a directive of one word, misspelt"},
		{"2-why.en.md:1", "warning: 2 slides here, but 3 in ", "languages that do not pair"},
		{"2-why.en.md:5", "the file missing.csv does not exist", "the line within the drawing that names it"},
		{"2-why.en.md:15", "warning: a line of code goes on in the next row at 80x24 and 120x40", "each line, once for both sizes"},
		{"2-why.en.md:16", "warning: a line of code goes on in the next row at 80x24 and 120x40", "a longer one"},
		{"2-why.en.md:20", "the file gone.go does not exist", "code shown from a file"},
		{"2-why.en.md:23", "warning: no link is named homepag", "a QR code of a name that is none"},
		{"2-why.en.md:28", `type is "pie": want a type of chart`, "the second fault on the slide, where the layout tells one"},
		{"2-why.zh.md:5", "the file missing.csv does not exist", "the same in the file of the other language"},
		{"2-why.zh.md:15", "warning: a line of code goes on in the next row", "and so on"},
		{"2-why.zh.md:16", "warning: a line of code goes on in the next row", "and so on"},
		{"2-why.zh.md:20", "the file gone.go does not exist", "and so on"},
		{"2-why.zh.md:23", "warning: no link is named homepag", "and so on"},
		{"2-why.zh.md:28", `type is "pie": want a type of chart`, "and so on"},
		{"2-why.zh.md:33", "warning: characters that a terminal cannot show", "invalid UTF-8 and an escape character"},
		{"3-cut.md:3", `warning: "这张图的标题写得太长，长到在任…" is cut short at 80x24 and 120x40`, "the title of a drawing is cut; the author's own … and …… are not"},
		{"pale.yaml:4", "warning: text on code_background has a contrast of 1.7 in the light palette", "the theme's file is in the deck's folder"},
	})
}

func TestOther(t *testing.T) {
	paper, err := theme.Builtin("paper")
	if err != nil {
		t.Fatal(err)
	}
	small := check.Options{Sizes: []check.Size{{Width: 40, Height: 12}}}
	for _, tt := range []struct {
		deck string
		o    check.Options
		want []found
	}{
		{"other/fine.zh.md", check.Options{}, nil},
		{"other/presenterm.md", check.Options{}, []found{{"presenterm.md:3", `warning: unknown theme "dark"`, "decks of others name their own themes"}}},
		{"other/presenterm.md", check.Options{Theme: paper}, nil},
		{"other/broken.md", check.Options{}, []found{{"broken.yaml:3", `unknown key "txt"`, "the fault is in the theme's file"}}},
		{"other/outside.md", check.Options{}, []found{
			{"outside.md:2", "warning: testdata/other/../secret.yaml: is outside the deck's folder", "a deck names no file outside its folder"},
			{"outside.md:7", "the image ../../check.go is outside the deck's folder", "though it exists"},
		}},
		{"other/steps.md", check.Options{}, nil},
		{"other/exec.md", check.Options{}, []found{
			{"exec.md:1", "slide is ", "what code prints has its room, for a talk that may run it"},
			{"exec.md:7", "start_line is not a number from 1 to 1000000: 0", "an attribute that is no number"},
			{"exec.md:7", "warning: lines 9 of a block that has 1 to 1", "a line that is not there"},
		}},
		{"other/foreign.md", check.Options{}, []found{
			{"foreign.md:3", "warning: lookatme's styles has no counterpart here", "front matter of another presenter"},
			{"foreign.md:13", "warning: presenterm's no_footer has no counterpart here", "the one within code is none"},
		}},
		{"other/diagrams.md", check.Options{}, []found{
			{"diagrams.md:8", `warning: mermaid: "sequenceDiagram" is not drawn`, "it may be right: it is shown as it is"},
			{"diagrams.md:14", "mermaid: the text of A is never closed", "this is not right"},
		}},
		{"other/steps.md", small, []found{{"steps.md:1", "slide is 11 rows taller than 40x12", "the size asked for, not the usual ones"}}},
	} {
		checkDeck(t, tt.deck, tt.o, tt.want)
	}
}

// TestLegible: small letters are told where sentences are in them, not where
// code, tables or images need them.
func TestLegible(t *testing.T) {
	long := strings.Repeat("这一页有很多很多的字，坐在后排的人什么也看不见。", 12)
	for _, tt := range []struct {
		body string
		size check.Size
		want string
		why  string
	}{
		{"- 一\n- 二\n", check.Size{Width: 120, Height: 40}, "", "few words stand in medium type"},
		{long, check.Size{Width: 120, Height: 40}, "the text is small at 120x40: 2.5 %", "many do not"},
		{long, check.Size{Width: 80, Height: 24}, "", "a small window has large letters"},
		{"- 一\n- 二\n", check.Size{Width: 100, Height: 32}, "the text is small at 100x32: 3.1 %", "a window between the two has only small type"},
		{long + "\n\n```go\nx := 1\n```\n", check.Size{Width: 120, Height: 40}, "", "code is read from near"},
		{"| a | b |\n|---|---|\n| " + long + " | b |\n", check.Size{Width: 120, Height: 40}, "", "a table, too"},
	} {
		d, err := deck.Parse("t.md", []byte("# 标题\n\n"+tt.body+"\n\n---\n\n# 二\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range check.Check(d, check.Options{Sizes: []check.Size{tt.size}}) {
			if strings.HasPrefix(p.Text, "the text is small") {
				got = p.Text
			}
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%.30q at %v: %q, want %q: %s", tt.body, tt.size, got, tt.want, tt.why)
		}
	}
}

// TestWords: misspelt words behind a fence and in formulas.
func TestWords(t *testing.T) {
	for _, tt := range []struct{ in, want, hint, why string }{
		{"```chrt\nx\n```", `unknown language "chrt"`, "did you mean chart?", "a drawing"},
		{"```Mermaid\nx\n```", `unknown language "Mermaid"`, "did you mean mermaid?", "kinds are in lower case"},
		{"```pyhton\nx\n```", `unknown language "pyhton"`, "did you mean python?", "a language"},
		{"```brainfoo\nx\n```", "", "", "near nothing: it may be one that is not highlighted"},
		{"```py\nx\n```", "", "", "an alias"},
		{"```go {line_numbres}\nx\n```", `unknown attribute "line_numbres"`, "did you mean line_numbers?", "an attribute"},
		{"```go title=\"x.go\"\nx\n```", "", "", "of another program"},
		{"a $\\alhpa$ b", `unknown TeX \alhpa`, "by its name", "within a line"},
		{"$$\\frac{a}{b$$", "a brace in this formula is never closed", "end it with }", "a formula of its own"},
	} {
		d, err := deck.Parse("t.md", []byte("# 标题\n\n"+tt.in+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		got, hint := "", ""
		for _, p := range check.Check(d, check.Options{}) {
			got, hint = got+p.Text, hint+p.Hint
			if p.Line != 3 {
				t.Errorf("%q: line %d, want 3", tt.in, p.Line)
			}
		}
		if got != tt.want || !strings.Contains(hint, tt.hint) {
			t.Errorf("%q: %q, hint %q, want %q, %q: %s", tt.in, got, hint, tt.want, tt.hint, tt.why)
		}
	}
}

// TestPairs: what is not the same in all languages.
func TestPairs(t *testing.T) {
	checkDeck(t, "pairs", check.Options{}, []found{
		{"1-a.en.md:4", "warning: 1 step here, but 2 in ", "a change of the language would lose the place"},
		{"2-b.zh.md:1", `warning: the section "b" is in zh, but not in en`, "a file that is missing in one language"},
		{"3-c.en.md:1", `warning: the section "c" is in en, but not in zh`, "also in the first; the file without a language serves both"},
	})
}

// TestBuiltin: the built-in deck has nothing wrong, but addresses that are not
// known yet, in every theme.
func TestBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Names() {
		th, err := theme.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range check.Check(d, check.Options{Theme: th}) {
			if p.Severity == problem.Error || !strings.HasSuffix(p.Text, "has no address") && !strings.HasPrefix(p.Text, "the text is small") {
				t.Errorf("%s: %s:%d: %s", name, p.File, p.Line, p.Text)
			}
		}
	}
}

func TestParseSize(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"80x24", "80x24", "columns and rows"},
		{"120X40", "120x40", "in capitals too"},
		{"80", `"80" is no size`, "no rows"},
		{"axb", `"axb" is no size`, "no numbers"},
		{"10x24", "size 10x24: want 20x6 to 1000x500", "no slide is set in so small a window, so that all would pass"},
		{"9999x24", "size 9999x24: want", "no terminal is so large"},
	} {
		got, err := check.ParseSize(tt.in)
		text := got.String()
		if err != nil {
			text = err.Error()
		}
		if !strings.HasPrefix(text, tt.want) {
			t.Errorf("ParseSize(%q) = %q, want %q: %s", tt.in, text, tt.want, tt.why)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, err := deck.OpenFS(os.DirFS("../../slides"), "atol", "atol")
		if err != nil {
			b.Fatal(err)
		}
		check.Check(d, check.Options{})
	}
}
