package sheet

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
	"revolute/theme"
)

// slideOf returns a slide of a deck as a sheet, at a step, and the layout's words.
func slideOf(t *testing.T, src string, step int, withType bool) (*Sheet, layout.Slide) {
	t.Helper()
	d, err := deck.Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	look := th.For(theme.Viewer{Profile: colorprofile.TrueColor})
	s := layout.New(0).Layout(layout.View{
		Deck: d, Pos: deck.Pos{Step: step}, Look: look, Width: 142, Height: 40, Still: true, Apart: true, Lettering: lettering.Sextants,
	})
	return Slide(s, look, withType), s
}

// TestWords: what is to be read comes in its order, once, whether large letters
// are pixels or text.
func TestWords(t *testing.T) {
	for _, withType := range []bool{false, true} {
		s, _ := slideOf(t, "---\nsection: foot\n---\n# head\n\n<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n- left\n- lower\n<!-- column: 1 -->\n\n```mermaid\ngraph LR\n  a[first] --> b[second]\n```\n\n- right\n<!-- reset_layout -->\n", 0, withType)
		words := s.Words()
		at := -1
		for _, word := range []string{"head", "left", "lower", "first", "second", "right", "foot"} {
			next := strings.Index(words, word)
			if next <= at || strings.Count(words, word) != 1 {
				t.Errorf("with type %v: %q is not once after the word before it in %q", withType, word, words)
			}
			at = next
		}
		for _, i := range s.Items {
			if text, ok := i.(*Text); ok && text.Hidden == withType && strings.Contains(text.Text, "head") {
				t.Errorf("with type %v, the title is hidden: %v", withType, text.Hidden)
			}
		}
	}
}

// TestSteps: a drawing shows what its step has brought, and never more.
func TestSteps(t *testing.T) {
	const src = "# h\n\n```flow {steps=2}\na: one\nb: two\nc: three\n```\n"
	before := -1
	for step := range 3 {
		s, _ := slideOf(t, src, step, false)
		if n := len(s.Items); n < before {
			t.Errorf("step %d has %d items, and the one before %d", step, n, before)
		} else {
			before = n
		}
	}
}

// TestWithin: nothing of any drawing lies outside of the slide.
func TestWithin(t *testing.T) {
	for _, body := range []string{
		"```chart\ntype: bar\ndata: {a long name of a bar: 3, b: 5}\n```", "```chart\ntype: line\nx: x\nseries: {y: [1, 2, 3]}\n```", "```mermaid\ngraph TD\n  a --> b --> c --> d --> e\n```",
		"```qr\nhttps://example.org\n```", "```big\n42 W\nlabel\n```", "- a\n- b\n- c\n- d\n\n```mermaid\ngraph LR\n  a[很长的中文标签] --> b[another long label] --> c\n```",
	} {
		s, laid := slideOf(t, "# h\n\n"+body+"\n", 0, false)
		if len(laid.Problems) > 0 {
			continue // it is not how the drawing is written
		}
		for _, i := range s.Items {
			p, ok := i.(*Path)
			if !ok {
				continue
			}
			for _, step := range p.Steps {
				if step.Verb != Close && (step.To.X < -1 || step.To.Y < -1 || step.To.X > s.Width+1 || step.To.Y > s.Height+1) {
					t.Errorf("%s: a path goes to %v, outside of %gx%g", body, step.To, s.Width, s.Height)
				}
			}
		}
	}
}

// TestElements: what is drawn in cells covers as much as its characters do.
func TestElements(t *testing.T) {
	style := frame.Style{Fg: frame.RGB(1, 2, 3), Bg: frame.RGB(9, 9, 9)}
	for _, tt := range []struct {
		text string
		want float64 // of a cell
	}{
		{"█", 1},
		{"▀", 0.5},
		{"▂", 0.25},
		{"▌", 0.5},
		{"▙", 0.75},
		{"🬀", 1.0 / 6},
		{"🬸", 5.0 / 6},
		{"▚", 0.5},
		{"██▀", 2.5},
	} {
		f := frame.New(4, 1, typeset.Narrow, style)
		f.Print(0, 0, tt.text, style)
		covered := 0.0
		for _, i := range Frame(f, &theme.Look{}).Items {
			p, ok := i.(*Path)
			if !ok || p.Width > 0 {
				continue
			}
			var loop []Point // its area is that of the outlines, which go round to the right
			for _, s := range p.Steps {
				if s.Verb != Close {
					loop = append(loop, s.To)
					continue
				}
				for n, a := range loop {
					b := loop[(n+1)%len(loop)]
					covered += (a.X*b.Y - b.X*a.Y) / 2
				}
				loop = nil
			}
		}
		if covered /= CellWidth * CellHeight; math.Abs(covered-tt.want) > 1e-9 {
			t.Errorf("%s covers %g cells, want %g", tt.text, covered, tt.want)
		}
	}
}
