package deck

import (
	"testing"

	"revolute/internal/lettering"
)

func TestType(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  []Type // of the blocks
		text  string // of the first
		fault string
		why   string
	}{
		{"# a {.huge}\n\nb", []Type{{Size: lettering.Huge}, {}}, "a", "", "a class behind a heading is its own"},
		{"a **b** {.medium}", []Type{{Size: lettering.Medium}}, "a b", "", "behind a paragraph, after emphasis"},
		{"a {.wide}", []Type{{}}, "a {.wide}", "", "other classes are text"},
		{"# a {#results .wide}", []Type{{}}, "a", "{.wide} of a heading has no counterpart here", "a name is the slide's; a class that there is not is named"},
		{"# a {#results} ##\n\nb {#x}", []Type{{}, {}}, "a", "", "before the signs that close a heading"},
		{"# a {x}", []Type{{}}, "a {x}", "", "words are text"},
		{"# a {x=1}", []Type{{}}, "a {x=1}", "", "and so is what is set"},
		{"# a {}", []Type{{}}, "a {}", "", "and nothing"},
		{"# a {#}", []Type{{}}, "a {#}", "", "and a sign"},
		{"# a {.small width=5}", []Type{{Size: lettering.Small}}, "a", "{width=5} of a heading has no counterpart here", "but after a class it is an attribute"},
		{"# {.huge}", []Type{{Size: lettering.Huge}}, "", "", "nothing but a size"},
		{"`a {.large}`", []Type{{}}, "a {.large}", "", "code is code"},
		{"<!-- type: large -->\n\na\n\n- b\n\n<!-- type: auto -->\n\nc", []Type{{Size: lettering.Large}, {Size: lettering.Large}, {}}, "a", "", "what follows, until it is said otherwise"},
		{"<!-- font_size: 3 -->\n\na\n\n<!-- font_size: 1 -->\n\nb", []Type{{Scale: 3}, {}}, "a", "", "presenterm's"},
		{"a <!-- type: small -->\n\nb", []Type{{Size: lettering.Small}, {}}, "a", "", "within a paragraph it is its own"},
		{"<!-- type: big -->\n\na", []Type{{}}, "a", "type is no size of type: big", "there is no such size"},
		{"<!-- font_size: 8 -->\n\na", []Type{{}}, "a", "font_size is no size of type: 8", "seven is the largest"},
	} {
		s := one(t, tt.in)
		if len(s.Blocks) != len(tt.want) {
			t.Errorf("%q: %d blocks, want %d", tt.in, len(s.Blocks), len(tt.want))
			continue
		}
		for i, want := range tt.want {
			if s.Blocks[i].Type != want {
				t.Errorf("%q: block %d has %v, want %v: %s", tt.in, i, s.Blocks[i].Type, want, tt.why)
			}
		}
		if got := Plain(s.Blocks[0].Spans); got != tt.text {
			t.Errorf("%q says %q, want %q: %s", tt.in, got, tt.text, tt.why)
		}
		fault := ""
		if len(s.Problems) > 0 {
			fault = s.Problems[0].Text
		}
		if fault != tt.fault {
			t.Errorf("%q: problem %q, want %q: %s", tt.in, fault, tt.fault, tt.why)
		}
	}
	if s := one(t, "---\ntype: small\n---\n# a\n\nb"); s.Type != lettering.Small {
		t.Errorf("type: small in the front matter gives %v", s.Type)
	}
}
