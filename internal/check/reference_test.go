package check_test

import (
	"slices"
	"strings"
	"testing"

	"revolute/internal/check"
	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/reference"
	"revolute/theme"
)

// TestReference: every example of the reference is right, and it names every kind
// of drawing, every role, and what readers know.
func TestReference(t *testing.T) {
	for _, k := range reference.Kinds() {
		for _, e := range reference.Of(k) {
			if e.Name == "" || e.Form == "" || e.Means.EN == "" || e.Means.ZH == "" {
				t.Errorf("%q: something is missing: %+v", e.Name, e)
			}
			switch {
			case e.Example == "":
			case k == reference.ThemeKey:
				if _, err := theme.Parse("example.yaml", []byte(e.Example)); err != nil {
					t.Errorf("%s: %v", e.Name, err)
				}
			default:
				src := e.Example
				if !strings.HasPrefix(src, "---\n") && !strings.HasPrefix(src, "#") {
					src = "# 例\n\n" + src
				}
				d, err := deck.Parse("example.md", []byte(src))
				if err != nil {
					t.Errorf("%s: %v", e.Name, err)
					continue
				}
				for _, p := range check.Check(d, check.Options{}) {
					if !strings.HasSuffix(p.Text, "has no address") && !strings.HasPrefix(p.Text, "the deck has no slide") {
						t.Errorf("%s: %s%s", e.Name, p.Report(), src)
					}
				}
			}
		}
	}
	for _, name := range all.Kinds() {
		if !reference.Has(reference.Drawing, name) {
			t.Errorf("the drawing %s is not in the reference", name)
		}
	}
	if roles := reference.Names(reference.Role); !slices.Equal(roles, theme.RoleNames()) {
		t.Errorf("roles are %v, in the reference %v", theme.RoleNames(), roles)
	}
}

// TestReferenceIsKnown: a name of the reference is one that readers know.
func TestReferenceIsKnown(t *testing.T) {
	for _, name := range reference.Names(reference.FrontMatter) {
		d, err := deck.Parse("t.md", []byte("---\n"+name+"x: 1\n---\n\n# a\n"))
		if err != nil {
			t.Fatal(err)
		}
		want := "did you mean " + name + "?"
		if ps := d.Problems(); len(ps) != 1 || ps[0].Hint != want {
			t.Errorf("%sx: %v, want the hint %s", name, ps, want)
		}
	}
}
