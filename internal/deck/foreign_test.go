package deck

import (
	"strings"
	"testing"
)

// TestNotes takes notes off a slide as reveal.js does, but nothing that only looks
// like them.
func TestNotes(t *testing.T) {
	tests := []struct{ in, text, notes, why string }{
		{"a\n\nNote:\nb\n", "a", "b", "a line of its own"},
		{"a\n\nNotes:\n\nb\n\nc\n", "a", "b\n\nc", "all that follows"},
		{"a\n\nNote: b\n", "a", "b", "on one line"},
		{"a\nNOTE: b\nc\n", "a", "b\nc", "under a line of text, in capitals"},
		{"a\n\nNote: b\n\n---\n\nc\n", "a", "b", "up to the slide's end"},
		{"a\n\nNote: b\n<!-- end_slide -->\nc\n", "a", "b", "which a comment may be"},
		{"# a\n\nNotes: b\n# c\n", "a", "b", "or a heading"},
		{"```\n\nNote:\nb\n```\n", "\nNote:\nb", "", "code"},
		{"a\n\nNote：乙\n", "a", "乙", "with the colon of Chinese"},
		{"> Note: a\n", "Note: a", "", "within a quote"},
		{"- Note: a\n", "Note: a", "", "within a list"},
		{"a Note: b\n", "a Note: b", "", "within a line"},
		{"Noted: b\n", "Noted: b", "", "another word"},
		{"a\n\nNote:\n", "a\nNote:", "", "nothing follows"},
		{"a\n\n注：乙\n", "a\n注：乙", "", "Chinese has its own word for what everybody may read"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var notes []string
		for _, n := range s.Notes {
			notes = append(notes, n.Text)
		}
		if got := strings.TrimSuffix(s.Text(), "\n"); got != tt.text || strings.Join(notes, "|") != tt.notes {
			t.Errorf("%q: %q and notes %q, want %q and %q: %s", tt.in, got, notes, tt.text, tt.notes, tt.why)
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
