package export

import (
	"bytes"
	"fmt"
	"testing"

	"revolute/internal/deck"
)

func TestSteps(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# Title\n\n---\n\n# Next\n\n1. a\n\n<!-- pause -->\n\n2. b\n   - c\n\n<!-- pause -->\n\n- d\n\n<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n\nleft\n\n<!-- pause -->\n\n<!-- column: 1 -->\n\nright\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		slide, from, to int
		want, why       string
	}{
		{0, 0, 0, "1/2  Title\n", "no line is drawn under it"},
		{1, 0, 0, "2/2  Next\n1. a\n", "with the heading that which is there from the beginning"},
		{1, 1, 1, "2. b\n   • c\n", "an item keeps its number"},
		{1, 2, 2, "• d\n\nleft\n", "a list, and the column that has something"},
		{1, 3, 3, "right\n", "the other column"},
		{1, 1, 2, "2. b\n   • c\n\n• d\n\nleft\n", "two steps at once"},
		{1, 4, 4, "", "there is no such step"},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		some, err := Steps(&out, d, "", tt.slide, tt.from, tt.to, TextOptions{})
		if err != nil || out.String() != tt.want || some != (tt.want != "") {
			t.Errorf("slide %d, %d to %d: %q, %v, %v; want %q: %s", tt.slide, tt.from, tt.to, out.String(), some, err, tt.want, tt.why)
		}
	}
}

// TestStepsSayAll asks that what the steps say one by one is what they say
// together.
func TestStepsSayAll(t *testing.T) {
	d, err := deck.Open("../../slides/atol")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range d.Languages {
		for i := range d.Len() {
			var one, all bytes.Buffer
			last := d.Slide(i, lang).Steps - 1
			for step := range last + 1 {
				if _, err := Steps(&one, d, lang, i, step, step, TextOptions{}); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := Steps(&all, d, lang, i, 0, last, TextOptions{}); err != nil {
				t.Fatal(err)
			}
			if a, b := words(one.String()), words(all.String()); a != b {
				t.Errorf("%s, slide %d: step by step it says\n%s\nand at once\n%s", lang, i+1, one.String(), all.String())
			}
		}
	}
}

// words returns how many characters of each kind s has, but for blanks.
func words(s string) string {
	counts := map[rune]int{}
	for _, r := range s {
		counts[r]++
	}
	delete(counts, ' ')
	delete(counts, '\n')
	return fmt.Sprint(counts)
}
