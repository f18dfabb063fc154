package layout_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
)

// transition returns the transition from one slide of src to the next.
func transition(t testing.TB, src string, width, height int) (layout.Transition, *layout.Layouts) {
	t.Helper()
	d := parse(t, src)
	ls := layout.New(1 << 20)
	v := layout.View{Deck: d, Look: look(t, true, colorprofile.TrueColor), Width: width, Height: height, Still: true}
	p := layout.Transition{From: ls.Layout(v)}
	v.Pos.Slide = 1
	p.To, p.Kind = ls.Layout(v), d.Slide(1, "").Transition
	return p, ls
}

// row returns the row in which f has text; -1 if none has.
func row(f *frame.Frame, text string) int {
	for y, line := range strings.Split(f.Text(), "\n") {
		if strings.Contains(line, text) {
			return y
		}
	}
	return -1
}

// TestGlide has what stands on both slides go from its place to the next without
// a jump, whole all the way, while the rest fades.
func TestGlide(t *testing.T) {
	p, ls := transition(t, "# 一\n\n```go\nfunc main() { fmt.Println(\"你好，世界\") }\n```\n\n---\n\n<!-- transition: glide -->\n\n# 二\n\n新的一段。\n\n再一段。\n\n再一段。\n\n再一段。\n\n```go {1}\nfunc main() { fmt.Println(\"你好，世界\") }\n```\n", 80, 24)
	const line = "func main() { fmt.Println(\"你好，世界\") }"
	first, last := row(p.From.Frame, line), row(p.To.Frame, line)
	if first < 0 || last-first < 3 {
		t.Fatalf("it stands in rows %d and %d: the test tests nothing", first, last)
	}
	at, frames := first, 0
	for p.Since = 0; p.Since < p.Duration(); p.Since += time.Second / layout.TransitionFrames {
		f := ls.TransitionFrame(p)
		y := row(f, line)
		if y < at || y > last {
			t.Errorf("after %v it is in row %d, before in %d:\n%s", p.Since, y, at, f.Text())
		}
		at = y
		if frames++; frames == 2 && y == first {
			t.Errorf("after %v it has not moved", p.Since)
		}
	}
	if at < last-1 {
		t.Errorf("in the end it jumps from row %d to %d", at, last)
	}
	if p.Since = p.Duration(); ls.TransitionFrame(p) != p.To.Frame {
		t.Error("at the end the slide is not there")
	}
	p.Since = p.Duration() * 3 / 4
	if row(ls.TransitionFrame(p), "新的一段") < 0 {
		t.Errorf("what is new is not there towards the end:\n%s", ls.TransitionFrame(p).Text())
	}
}

// TestGlideMatches says what stands on both slides.
func TestGlideMatches(t *testing.T) {
	tests := []struct {
		from, to string
		word     string
		glides   bool
		why      string
	}{
		{"甲乙丙", "x\n\n甲乙丙\n\ny\n\nz", "甲乙丙", true, "a paragraph"},
		{"- 甲乙丙\n- 丁", "x\n\n- 甲乙丙\n- 丁\n\ny\n\nz", "甲乙丙", true, "a list, as one"},
		{"| a | b |\n|---|---|\n| 甲乙丙 | 2 |", "x\n\n| a | b |\n|---|---|\n| 甲乙丙 | 2 |\n\ny\n\nz", "甲乙丙", true, "a table"},
		{"甲乙丙", "x\n\n**甲乙丙**\n\ny\n\nz", "甲乙丙", false, "other words or another style"},
		{"甲乙丙\n\n甲乙丙", "甲乙丙\n\nx\n\ny\n\nz", "甲乙丙", true, "the first of two"},
		{"甲乙丙", "x\n\n<!-- pause -->\n\n甲乙丙\n\ny\n\nz", "甲乙丙", false, "not before its step"},
	}
	for _, tt := range tests {
		p, ls := transition(t, tt.from+"\n\n---\n\n<!-- transition: glide -->\n\n"+tt.to+"\n", 80, 24)
		p.Since = p.Duration() / 2
		f := ls.TransitionFrame(p)
		between := row(f, tt.word)
		first, last := row(p.From.Frame, tt.word), row(p.To.Frame, tt.word)
		// half of the way is most of it, by the ease-out, and at neither end
		glides := between >= 0 && (between != first || first == last) && last >= 0
		if glides != tt.glides {
			t.Errorf("%q to %q: in row %d, between %d and %d; glides %v, want %v: %s\n%s", tt.from, tt.to, between, first, last, glides, tt.glides, tt.why, f.Text())
		}
	}
}

// TestPassageLasts keeps every transition within what an audience waits for.
func TestPassageLasts(t *testing.T) {
	p, _ := transition(t, "a\n\n---\n\nb", 80, 24)
	if p.Kind != deck.Cut || p.Duration() != 0 {
		t.Error("a slide that says nothing does not come at once")
	}
	for _, way := range []deck.Transition{deck.Fade, deck.Push, deck.Dissolve, deck.Glide} {
		if p.Kind = way; p.Duration() <= 0 || p.Duration() > 300*time.Millisecond {
			t.Errorf("transition %d lasts %v", way, p.Duration())
		}
	}
}

// TestPassagesAtAnySize takes a rich slide in every way to another at many sizes:
// no row is wider than the window, and it ends where it should.
func TestPassagesAtAnySize(t *testing.T) {
	src := rich + "\n---\n\n<!-- transition: glide -->\n\n" + strings.Replace(rich, "1. 一\n2. 二\n", "新的一段，把后面的推下去。\n", 1)
	for width := 20; width <= 140; width += 9 {
		for _, height := range []int{6, 12, 24, 60} {
			p, ls := transition(t, src, width, height)
			for _, p.Kind = range []deck.Transition{deck.Fade, deck.Push, deck.Dissolve, deck.Glide} {
				for p.Since = 0; p.Since < p.Duration(); p.Since += 40 * time.Millisecond {
					f := ls.TransitionFrame(p)
					for line := range strings.Lines(f.Text()) {
						if w := f.Widths().Width(strings.TrimRight(line, "\n")); w > width {
							t.Fatalf("%dx%d, transition %d: a row of %d columns: %q", width, height, p.Kind, w, line)
						}
					}
				}
				if ls.TransitionFrame(p) != p.To.Frame {
					t.Fatalf("%dx%d, transition %d: it does not end", width, height, p.Kind)
				}
			}
		}
	}
}
