package layout

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/theme"
)

// TestFooter: the theme says what stands in the footer.
func TestFooter(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("---\ntitle: 题目\nauthor: A B\nsection: Why?\n---\n# a\n\ntext\n\n---\n\n<!-- layout: cover -->\n\n# b\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		src   string
		slide int
		width int
		hint  string
		want  string
		why   string
	}{
		{"", 0, 40, "", "● Why? 1/2", "the usual one"},
		{"", 1, 40, "", "", "none on a cover"},
		{"layouts: {cover: {footer: true}}", 1, 40, "", "● Why? 2/2", "unless the theme has one there"},
		{"layouts: {slide: {footer: false}}", 0, 40, "", "", "nor where the theme has none"},
		{`footer: {left: "{author}", center: "{title}", right: "{page}"}`, 0, 40, "", "A B 题目 1", "three parts"},
		{`footer: {left: "§ {section}", right: "{clock}"}`, 0, 40, "", "§ Why?", "what says nothing leaves no room"},
		{`footer: {left: "on {date}", center: "{clock} h", right: ""}`, 0, 40, "", "", "nor does the text around it"},
		{`footer: {left: "{title} {title} {title} {title} {title}", right: "{page} of {pages}"}`, 0, 30, "", "题目 题目 题目 题目… 1 of 2", "what is too long is cut"},
		{`footer: {left: "x", center: "y", right: "{page}"}`, 0, 40, "hint", "hint 1", "a hint takes the place of left and middle"},
	} {
		th, err := theme.Parse("t.yaml", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		f := New(0).Layout(View{
			Deck: d, Pos: deck.Pos{Slide: tt.slide}, Width: tt.width, Height: 12, Still: true, Hint: tt.hint,
			Look: th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}),
		}).Frame
		rows := strings.Split(strings.TrimSuffix(f.Text(), "\n"), "\n")
		if got := strings.Join(strings.Fields(rows[len(rows)-1]), " "); got != tt.want {
			t.Errorf("%s: %q, want %q: %s", tt.src, got, tt.want, tt.why)
		}
	}
}

// TestLayouts: the theme says where the lines of a cover stand.
func TestLayouts(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("<!-- layout: cover -->\n\n# b\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		src  string
		x, y int
		why  string
	}{
		{"", 2, 4, "at the left edge, a little above the middle"},
		{"layouts: {cover: {align: center}}", 20, 4, "in the middle"},
		{"layouts: {cover: {align: right, above: 0}}", 37, 0, "on the right, at the top"},
		{"layouts: {cover: {above: 1}}", 2, 11, "at the bottom"},
	} {
		th, err := theme.Parse("t.yaml", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		f := New(0).Layout(View{Deck: d, Width: 40, Height: 12, Still: true, Look: th.For(theme.Viewer{})}).Frame
		x, y := -1, -1
		for row, line := range strings.Split(f.Text(), "\n") {
			if i := strings.IndexByte(line, 'b'); i >= 0 {
				x, y = i, row
			}
		}
		if x < tt.x-1 || x > tt.x+1 || y < tt.y-1 || y > tt.y {
			t.Errorf("%s: at column %d of row %d, want %d of %d: %s", tt.src, x, y, tt.x, tt.y, tt.why)
		}
	}
}

// TestFooterOfLargeDeck: the number of slides is left out until all have been
// found, so that a slide can be shown before.
func TestFooterOfLargeDeck(t *testing.T) {
	d, err := deck.Parse("t.md", []byte(strings.Repeat("# 一页\n\n"+strings.Repeat("文字，", 30)+"\n\n---\n\n", 2000)+"# last\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Parse("t.yaml", []byte(`footer: {left: "", right: "[{page}/{pages}]"}`))
	if err != nil {
		t.Fatal(err)
	}
	l := New(1 << 20)
	footer := func() string {
		f := l.Layout(View{Deck: d, Pos: deck.Pos{Slide: 1}, Width: 40, Height: 12, Still: true, Look: th.For(theme.Viewer{})}).Frame
		rows := strings.Split(strings.TrimSuffix(f.Text(), "\n"), "\n")
		return strings.TrimSpace(rows[len(rows)-1])
	}
	if got := footer(); got != "[2]" {
		t.Errorf("the footer is %q before all slides are found", got)
	}
	if n := d.Len(); n != 2001 {
		t.Errorf("%d slides", n)
	}
	if got := footer(); got != "[2/2001]" {
		t.Errorf("the footer is %q after all slides are found", got)
	}
}

// TestFooterOfTheMoment: a hint and the time are drawn over the slide, which is laid
// out once; who sees the same hint shares the frame.
func TestFooterOfTheMoment(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("---\nsection: Why?\n---\n# a\n\n[link](https://example.com)\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Parse("t.yaml", []byte(`footer: {left: "{sections}", right: "{clock} {page}"}`))
	if err != nil {
		t.Fatal(err)
	}
	l := New(1 << 20)
	view := View{
		Deck: d, Width: 40, Height: 12, Still: true, Look: th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}),
	}
	last := func(s Slide) string {
		rows := strings.Split(strings.TrimSuffix(s.Frame.Text(), "\n"), "\n")
		return strings.Join(strings.Fields(rows[len(rows)-1]), " ")
	}
	plain := l.Layout(view)
	if got := last(plain); got != "● Why? 1" || len(plain.Zones) != 2 {
		t.Errorf("without a hint: %q, %d zones", got, len(plain.Zones))
	}
	view.Clock = "09:41"
	if got := last(l.Layout(view)); got != "● Why? 09:41 1" {
		t.Errorf("with the time: %q", got)
	}
	view.Clock = "09:42"
	if got := last(l.Layout(view)); got != "● Why? 09:42 1" {
		t.Errorf("a minute later: %q", got)
	}
	view.Hint = "到第 1 张"
	hinted := l.Layout(view)
	if got := last(hinted); got != "到第 1 张 09:42 1" {
		t.Errorf("with a hint: %q", got)
	}
	if len(hinted.Zones) != 1 || hinted.Zones[0].Link == "" {
		t.Errorf("with a hint there are %v: sections that are not seen cannot be clicked, links can", hinted.Zones)
	}
	if again := l.Layout(view); again.Frame != hinted.Frame {
		t.Error("the same hint has a frame of its own")
	}
	view.Hint, view.Clock = "", ""
	if got := last(l.Layout(view)); got != "● Why? 1" {
		t.Errorf("the hint is left: %q", got)
	}
}
