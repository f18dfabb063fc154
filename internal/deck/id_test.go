package deck

import (
	"strings"
	"testing"
	"testing/fstest"
)

func idsOf(d *Deck) string {
	var all []string
	for i := range d.Len() {
		all = append(all, d.ID(i))
	}
	return strings.Join(all, " ")
}

func parseSlides(t *testing.T, slides ...string) *Deck {
	t.Helper()
	d, err := Parse("t.md", []byte(strings.Join(slides, "\n\n---\n\n")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestID(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"# One\n\n---\n\n# 大脑：20 瓦！\n", "one 大脑-20-瓦", "letters and digits, of Chinese too"},
		{"# A\n\n---\n\n# A\n\n---\n\n# A\n", "a a-2 a-3", "the same headings are numbered"},
		{"# A\n\n---\n\nx\n\n---\n\ny\n", "a a-2 a-3", "slides without one go on with the one before"},
		{"x\n\n---\n\n# A\n", "slide a", "or are the first"},
		{"# A 2\n\n---\n\n# A\n\n---\n\n# A\n", "a-2 a a-3", "a number that is a heading's is left out"},
		{"<!-- id: start -->\n# A\n\n---\n\n# Start\n", "start start-2", "a directive says it"},
		{"# B\n\n---\n\n<!-- id: b -->\n# A\n", "b-2 b", "and goes before headings"},
		{"<!-- id: b -->\n\n---\n\n<!-- id: b -->\n# A\n", "b a", "the first one counts"},
		{"# A\n\n# B\n\n## C\n\n---\n\nx\n\n## D\n\n# E\n\n# F\n", "a e", "the first of the highest headings"},
		{"# A {#results}\n\n---\n\nB {#b}\n===\n\n---\n\n# C {.huge} #\n", "results b c", "so does its heading, as pandoc has it"},
		{"# `code` *and* $x^2$\n", "code-and-x", "what stands in the heading's marks"},
		{"# ？！\n", "slide", "nothing but punctuation"},
	}
	for _, tt := range tests {
		if got := idsOf(parseSlides(t, tt.in)); got != tt.want {
			t.Errorf("%q has %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestIDLanguages has one ID for the slides of all languages, and every ID once.
func TestIDLanguages(t *testing.T) {
	d, err := OpenFS(fstest.MapFS{
		"1-why.zh.md": {Data: []byte("# 为什么\n\n---\n\n# 结果\n\n---\n\n## 尾\n")},
		"1-why.en.md": {Data: []byte("# Why\n\n---\n\n# Results\n")},
		"2-how.zh.md": {Data: []byte("# 结果\n\n---\n\n# 方法\n")},
		"2-how.en.md": {Data: []byte("<!-- id: results -->\n# Results\n\n---\n\n# How\n")},
	}, ".", "d")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := idsOf(d), "why/为什么 why/结果 why/尾 results how/方法"; got != want {
		t.Errorf("IDs %q, want %q", got, want)
	}
	for i := range d.Len() {
		if got, ok := d.ByID(d.ID(i)); !ok || got != i {
			t.Errorf("ByID(%q) = %d, %v, want %d", d.ID(i), got, ok, i)
		}
	}
	if _, ok := d.ByID("none"); ok {
		t.Error("an ID that is none is found")
	}
}

// TestMoved edits a deck and asks where its slides are.
func TestMoved(t *testing.T) {
	old := parseSlides(t, "# A", "# B", "# C", "# D")
	tests := []struct {
		slides []string
		want   [4]int
		why    string
	}{
		{[]string{"# A", "# B", "# C", "# D"}, [4]int{0, 1, 2, 3}, "nothing happened"},
		{[]string{"# New", "# A", "# B", "# C", "# D"}, [4]int{1, 2, 3, 4}, "one came before"},
		{[]string{"# A", "# C", "# D"}, [4]int{0, 1, 1, 2}, "one has gone: what stands in its place"},
		{[]string{"# A", "# B2", "# C", "# D"}, [4]int{0, 1, 2, 3}, "a heading has changed"},
		{[]string{"# A", "# B2", "# C2", "# D"}, [4]int{0, 1, 2, 3}, "two have"},
		{[]string{"# A", "# B"}, [4]int{0, 1, 1, 1}, "the last ones have gone"},
		{[]string{"# X"}, [4]int{0, 0, 0, 0}, "all are other ones"},
		{[]string{"# D", "# C", "# B", "# A"}, [4]int{3, 2, 1, 0}, "turned around"},
	}
	for _, tt := range tests {
		d := parseSlides(t, tt.slides...)
		for i, want := range tt.want {
			if got := d.Moved(old, i); got != want {
				t.Errorf("%q: slide %d is %d, want %d: %s", tt.slides, i, got, want, tt.why)
			}
		}
		if same := d.Revision() == old.Revision(); same != (tt.why == "nothing happened") {
			t.Errorf("%q: the revision is the same: %v", tt.slides, same)
		}
	}
}

// TestLocate resolves places of a revision that is not at hand.
func TestLocate(t *testing.T) {
	d, err := OpenFS(fstest.MapFS{
		"1-a.md": {Data: []byte("# A\n\n---\n\n# B\n")},
		"2-b.md": {Data: []byte("# C\n\n---\n\n# D\n")},
	}, ".", "d")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		id    string
		slide int
		want  int
		why   string
	}{
		{"b/d", 0, 3, "an ID that is there"},
		{"b/gone", 0, 2, "one of a section that is: within it"},
		{"b/gone", 3, 3, "by its number"},
		{"gone", 1, 1, "by its number alone"},
		{"", 99, 3, "which may be too large"},
	}
	for _, tt := range tests {
		if got := d.Locate(tt.id, tt.slide); got != tt.want {
			t.Errorf("Locate(%q, %d) = %d, want %d: %s", tt.id, tt.slide, got, tt.want, tt.why)
		}
	}
}
