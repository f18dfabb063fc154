package deck

import "testing"

// TestFrontCover: a front matter that says what a cover shows makes one, if the
// deck has none and was not written for a program that makes none.
func TestFrontCover(t *testing.T) {
	for _, tt := range []struct {
		front, body string
		slides      int
		why         string
	}{
		{"title: T\nsubtitle: S\nauthor: A\nevent: E\ndate: 2026-11-26", "# 一\n\n---\n\n# 二\n", 3, "a cover of all that is said"},
		{"title: T\nlocation: 南京", "# 一\n", 2, "a place makes one"},
		{"title: T", "# 一\n", 1, "a title alone names the window"},
		{"title: T\nauthor: A\ndate: 2026", "# 一\n", 1, "pandoc's and patat's three show elsewhere"},
		{"title: T\nsubtitle: S", "<!-- layout: cover -->\n\n# 一\n", 1, "the deck has its own"},
		{"subtitle: S", "# 一\n", 1, "nothing to show in large letters"},
		{"marp: true\ntitle: T\nsubtitle: S", "# 一\n", 1, "Marp makes none"},
	} {
		d := parseSlides(t, "---\n"+tt.front+"\n---\n\n"+tt.body)
		if d.Len() != tt.slides {
			t.Errorf("%q: %d slides, want %d: %s", tt.front, d.Len(), tt.slides, tt.why)
		}
	}
	s := parseSlides(t, "---\ntitle: T\nsubtitle: S\nauthor: A\nevent: E\ndate: 2026-11-26\n---\n\n# 一\n").Slide(0, "")
	if got, want := s.Layout+"|"+s.Text(), "cover|T\nS\nA\nE · 2026-11-26\n"; got != want {
		t.Errorf("the cover is %q, want %q", got, want)
	}
}
