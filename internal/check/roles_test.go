package check_test

import (
	"fmt"
	"strings"
	"testing"

	"revolute/internal/check"
	"revolute/internal/deck"
	"revolute/slides"
)

// TestRoles finds colours that are none.
func TestRoles(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{`a <span class="energy">b</span> <span style="color: #ff8800">c</span> <span style="color: 12">d</span>`, "", "a role, a colour, one of the terminal's"},
		{`<span class="enregy">b</span>`, "1: the theme has no role enregy", "no role"},
		{`a` + "\n\n" + `b <span style="color: reddish">c</span>`, "3: the theme has no role reddish", "a colour's name is none"},
		{"<!-- cards -->\n<!-- card: life -->\na\n\n<!-- card: pink -->\nb\n", "5: the theme has no role pink", "a card's edge"},
	}
	for _, tt := range tests {
		d, err := deck.Parse("t.md", []byte(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range check.Check(d, check.Options{}) {
			got = append(got, fmt.Sprintf("%d: %s", p.Line, p.Text))
			if !strings.Contains(p.Hint, "accent, energy") {
				t.Errorf("%q: the hint does not say what there is: %q", tt.in, p.Hint)
			}
		}
		if strings.Join(got, "\n") != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestGuide: the manual has nothing that it warns of.
func TestGuide(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "guide", "guide")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range check.Check(d, check.Options{}) {
		t.Errorf("%s:%d: %s (%s)", p.File, p.Line, p.Text, p.Hint)
	}
}
