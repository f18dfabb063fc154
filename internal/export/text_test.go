package export

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"revolute/internal/deck"
	"revolute/internal/typeset"
	"revolute/slides"
)

func textOf(t *testing.T, src, lang string, o TextOptions) string {
	t.Helper()
	d, err := deck.Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Text(&b, d, lang, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	tests := []struct{ src, want, why string }{
		{"# a\n\nb", "1/1  a\n──────\n\nb\n", "a slide is its number and title, then what it says"},
		{"b", "1/1\n───\n\nb\n", "without a title the number stands alone"},
		{"# a\n\n<!-- pause -->\n\nb", "1/1  a\n──────\n\nb\n", "all steps are there"},
		{"- a\n- b", "1/1\n───\n\n• a\n• b\n", "a tight list has no empty lines"},
		{"- a\n\n- b", "1/1\n───\n\n• a\n\n• b\n", "a loose one has"},
		{"3. a\n4. b", "1/1\n───\n\n3. a\n4. b\n", "numbers begin where the source says"},
		{"- a\n\n  b\n", "1/1\n───\n\n• a\n\n  b\n", "further paragraphs hang"},
		{"> a\n> - b", "1/1\n───\n\n> a\n\n> • b\n", "a quote's marks stand before each line"},
		{"> [!WARNING]\n> a", "1/1\n───\n\n> WARNING\n> a\n", "an alert says which"},
		{"    x\n    y", "1/1\n───\n\n    x\n    y\n", "code is indented"},
		{"a [b](https://c.de) e", "1/1\n───\n\na b <https://c.de> e\n", "a link's address is not lost"},
		{"脉冲\n: 神经元的语言\n\nSpike\n: the same", "1/1\n───\n\n脉冲\n    神经元的语言\n\nSpike\n    the same\n", "what a term means stands below it"},
		{"字[^1]。\n\n[^1]: 注。\n", "1/1\n───\n\n字¹。\n\n[1] 注。\n", "footnotes come last"},
		{"<https://c.de>", "1/1\n───\n\nhttps://c.de\n", "nor said twice"},
		{"a\\\nb", "1/1\n───\n\na\nb\n", "a hard break is one"},
		{"![cat](cat.png)", "1/1\n───\n\n[cat]\n", "a picture is what it says of itself"},
		{"```chart\nnonsense: [\n```", "[chart: ", "a drawing that is wrong says so"},
		{"| a | 世界 |\n|--:|---|\n| 123 | x |", "1/1\n───\n\n  a  世界\n───  ────\n123  x\n", "columns are as wide as their widest cell"},
		{"```letters\ntext: \"a\\eb\"\n```", "a\uFFFDb", "YAML's escapes steer no terminal"},
	}
	for _, tt := range tests {
		got := textOf(t, tt.src, "", TextOptions{})
		if got != tt.want && (strings.HasPrefix(tt.want, "1/1") || !strings.Contains(got, tt.want)) {
			t.Errorf("Text(%q) =\n%s\nwant\n%s\n%s", tt.src, got, tt.want, tt.why)
		}
	}
}

func TestNotes(t *testing.T) {
	const src = "# a\n\n<!-- one\ntwo -->\n"
	if got := textOf(t, src, "", TextOptions{}); strings.Contains(got, "one") {
		t.Errorf("notes that nobody asked for:\n%s", got)
	}
	if got, want := textOf(t, src, "", TextOptions{Notes: true}), "1/1  a\n──────\n\nNotes:\n    one\n    two\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBuiltin: every slide of the built-in deck is there, at most as wide as
// asked for but for what must not be broken, and without control characters.
func TestBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range d.Languages {
		var b strings.Builder
		if err := Text(&b, d, lang, TextOptions{Notes: true, Width: 72}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			if w := typeset.Narrow.Width(line); w > 72 && !strings.Contains(line, "  ") {
				t.Errorf("%s: %d columns: %s", lang, w, line)
			}
			if strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%s: a control character in %q", lang, line)
			}
		}
		for i := range d.Len() {
			if s := d.Slide(i, lang); s.Heading != nil && !strings.Contains(unspaced(b.String()), unspaced(s.Title())) {
				t.Errorf("%s: slide %d, %q, is missing", lang, i+1, s.Title())
			}
		}
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteError(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# a"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Text(full{}, d, "", TextOptions{}); !errors.Is(err, errFull) {
		t.Errorf("Text gave %v", err)
	}
}

// unspaced returns s without white space: a long title is broken into lines.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
