package deck

import "testing"

func TestHiddenSlide(t *testing.T) {
	src := []byte("# A\n\n---\n\n<!-- hidden -->\n\n# Secret\n\n---\n\n# B\n")
	d, err := Parse("t.md", src)
	if err != nil {
		t.Fatal(err)
	}
	all, err := Parse("t.md", src, WithHidden)
	if err != nil {
		t.Fatal(err)
	}
	if d.Len() != 2 || all.Len() != 3 {
		t.Fatalf("%d slides, with the hidden one %d; want 2 and 3", d.Len(), all.Len())
	}
	if !all.Slide(1, "").Hidden || all.Slide(0, "").Hidden || all.ID(2) != d.ID(1) {
		t.Errorf("hidden: %t, %t; the last slide is %q and %q", all.Slide(0, "").Hidden, all.Slide(1, "").Hidden, all.ID(2), d.ID(1))
	}
	if len(d.Problems())+len(all.Problems()) != 0 {
		t.Errorf("problems: %v %v", d.Problems(), all.Problems())
	}
}
