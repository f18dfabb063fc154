package deck

import (
	"strings"
	"testing"
)

// TestFragments gives reveal.js's fragments their steps.
func TestFragments(t *testing.T) {
	const fragment = `<!-- .element: class="fragment" -->`
	tests := []struct{ in, want, why string }{
		{"a " + fragment + "\n\nb\n", "paragraph 1 step=1 a\nparagraph 3 b\n", "what stands behind a fragment is there from the start"},
		{"- a " + fragment + "\n- b\n- c " + fragment + "\n", "list 1 tight\n  item 1 step=1\n    paragraph 1 step=1 a\n  item 2\n    paragraph 2 b\n  item 3 step=2\n    paragraph 3 step=2 c\n", "items"},
		{"```go\nx\n```\n" + fragment + "\n", "code 1 step=1 lang=go \"x\"\n", "a block that has no text of its own"},
		{"a <!-- .element: class=\"fragment\" data-fragment-index=\"2\" -->\n\nb <!-- .element: class='fragment' data-fragment-index='2' -->\n", "paragraph 1 step=1 a\nparagraph 3 step=1 b\n", "two of one index come together"},
		{"a <!-- .element: class=\"fragment fade-out\" -->\n", "paragraph 1 until=1 a\n", "one that leaves"},
		{"a <!-- .element: class=\"fragment current-visible\" -->\n\nb " + fragment + "\n", "paragraph 1 step=1 until=2 a\nparagraph 3 step=2 b\n", "one that the next one takes the place of"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var b strings.Builder
		dumpBlocks(&b, s.Blocks, 0)
		if b.String() != tt.want || len(s.Problems) > 0 {
			t.Errorf("%q: %v\n%swant\n%s%s", tt.in, s.Problems, b.String(), tt.want, tt.why)
		}
	}
	for in, want := range map[string]string{
		"<!-- .slide: data-background=\"#f00\" -->\na": "warning t.md:1: reveal.js's data-background has no counterpart here (the theme gives the background)",
		"a <!-- .element: style=\"color: red\" -->":    "warning t.md:1: this .element style=\"color: red\" has no counterpart here",
		"<!-- .element: class=\"fragment\" -->":        "warning t.md:1: .element with nothing before it",
	} {
		var got []string
		for _, p := range one(t, in).Problems {
			got = append(got, dumpProblem(p))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
