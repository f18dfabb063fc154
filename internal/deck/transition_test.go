package deck

import (
	"strings"
	"testing"
)

func TestTransition(t *testing.T) {
	tests := []struct {
		in       string
		want     Transition
		problems string
		why      string
	}{
		{"a", Cut, "", "nothing is said: at once"},
		{"---\ntransition: fade\n---\na", Fade, "", "the deck says it"},
		{"---\ntransition: fade\n---\n<!-- transition: slide -->\n\na", Push, "", "the slide knows better"},
		{"---\ntransition: fade\n---\n<!-- transition: none -->\n\na", Cut, "", "also that there is none"},
		{"<!-- transition: dissolve -->\n\na", Dissolve, "", "alone"},
		{"<!-- transition: glide -->\n\na", Glide, "", "alone"},
		{"---\ntransition: slide-left\n---\na", Push, "", "Slidev's name"},
		{"---\ntransition: wibble\n---\na", Cut, `warning t.md:2: unknown transition "wibble" (` + transitionHint + ")", "what does not exist is said, and what does"},
		{"a\n\n<!-- transition: wibble -->", Cut, `t.md:3: unknown transition "wibble" (` + transitionHint + ")", "with its line"},
		{"---\npatat:\n  transition:\n    type: slideLeft\n---\na", Push, "", "patat's"},
		{"---\nmarp: true\ntransition: crossfade 2s\n---\na", Fade, "", "Marp's, with a duration"},
		{"<!-- _transition: cube 1s -->\n\na", Cut, "warning t.md:1: the transition cube has no counterpart here (" + transitionHint + ")", "one of Marp's that there is not"},
		{"<!-- .slide: data-transition=\"slide-in fade-out\" -->\n\na", Push, "", "reveal.js's"},
		{"<!-- .slide: data-auto-animate -->\n\na", Glide, "", "what stands on both slides moves"},
		{"---\nrevealOptions:\n  transition: zoom\n---\na", Cut, "warning t.md:3: the transition zoom has no counterpart here (" + transitionHint + ")", "one of reveal.js's that there is not"},
		{"a\n\n<!-- transition -->", Cut, "", "without a value it is a note"},
		{"a\n\n<!-- transitions: fade -->", Cut, "t.md:3: unknown directive: transitions (did you mean <!-- transition -->?)", "almost a directive"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		var problems []string
		for _, p := range d.Problems() {
			problems = append(problems, dumpProblem(p))
		}
		if got := d.Slide(0, "").Transition; got != tt.want || strings.Join(problems, " ") != tt.problems {
			t.Errorf("%q: transition %d, problems %q; want %d, %q: %s", tt.in, got, problems, tt.want, tt.problems, tt.why)
		}
	}
}

// TestTransitionOfASection: each file may say its own.
func TestTransitionOfASection(t *testing.T) {
	d, err := OpenFS(files(map[string]string{
		"1-a.md": "---\ntransition: fade\n---\n# a",
		"2-b.md": "---\ntransition: dissolve\n---\n# b",
		"3-c.md": "# c",
	}), "d", "d")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Transition{Fade, Dissolve, Fade} {
		if got := d.Slide(i, "").Transition; got != want {
			t.Errorf("slide %d: transition %d, want %d", i+1, got, want)
		}
	}
}
