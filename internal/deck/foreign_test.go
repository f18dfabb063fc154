package deck

import (
	"strings"
	"testing"
)

// TestRevealNote takes the notes of reveal.js off a slide, but no text that only
// looks like them.
func TestRevealNote(t *testing.T) {
	tests := []struct {
		in   string
		sure bool
		want string
		note string
		why  string
	}{
		{"a\n\nNote:\nb\n", false, "a\n\n", "b", "a line of its own"},
		{"a\n\nNotes:\n\nb\n\nc\n", false, "a\n\n", "b\n\nc", "all that follows"},
		{"a\n\nNote: b\n", false, "a\n\nNote: b\n", "", "it may be the slide's text"},
		{"a\n\nNote: b\n", true, "a\n\n", "b", "in a reveal.js deck it is not"},
		{"a\nnote:\nb\n", false, "a\nnote:\nb\n", "", "within a paragraph"},
		{"```\n\nNote:\nb\n```\n", true, "```\n\nNote:\nb\n```\n", "", "within code"},
		{"a\n\nNote:\n", false, "a\n\nNote:\n", "", "nothing follows"},
	}
	for _, tt := range tests {
		slide, note, _ := revealNote(tt.in, tt.sure)
		if slide != tt.want || note != tt.note {
			t.Errorf("%q: %q and %q, want %q and %q: %s", tt.in, slide, note, tt.want, tt.note, tt.why)
		}
	}
}

// TestMarp reads Marp's directives, in a Marp deck and elsewhere.
func TestMarp(t *testing.T) {
	const marp = "---\nmarp: true\n---\n"
	tests := []struct{ in, want, why string }{
		{marp + "<!-- footer: x -->\n\na\n", "warning t.md:4: Marp's footer has no counterpart here (the footer shows the deck's sections)", "a directive"},
		{"<!-- footer: x -->\n\na\n", "note footer: x", "elsewhere it is a note"},
		{marp + "<!-- paginate: false -->\na\n", "", "nothing to say"},
		{"<!-- _class: lead -->\n# a\n", "layout cover", "with _ it is Marp's anywhere"},
		{"<!-- _class: lead -->\n# a\n\n- b\n", "", "with a list it is no statement"},
		{"<!-- _class: invert -->\n# a\n", "", "a class that is nothing here"},
		{marp + "- a\n- b\n", "", "lists with - come at once"},
		{marp + "* a\n* b\n", "3 steps", "lists with * come step by step"},
		{"* a\n* b\n", "", "but only in Marp's decks"},
		{"---\nheadingDivider: 2\n---\n# a\n\n---\n\n## b\n", "", "headings and dashes divide"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		s := d.Slide(0, "")
		var got []string
		for _, p := range s.Problems {
			got = append(got, dumpProblem(p))
		}
		for _, n := range s.Notes {
			got = append(got, "note "+n.Text)
		}
		if s.Layout != "" {
			got = append(got, "layout "+s.Layout)
		}
		if s.Steps > 1 {
			got = append(got, plural(s.Steps, "step"))
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}
