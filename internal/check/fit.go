package check

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/theme"
)

// framesKept is how many bytes of frames are kept: none is asked for twice.
const framesKept = 1 << 16

// fit sets every slide in every language and size.
func (c *checker) fit() {
	layouts := layout.New(framesKept)
	look := c.theme.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor})
	exec := &layout.Exec{} // so that there is room for what code prints
	for _, lang := range c.deck.Languages {
		for i := range c.deck.Len() {
			s := c.deck.Slide(i, lang)
			cuts := cuts{}
			for _, size := range c.sizes {
				c.set(layouts, s, size, cuts, layout.View{
					Deck: c.deck, Pos: deck.Pos{Slide: i}, Lang: lang, Look: look,
					Width: size.Width, Height: size.Height, Still: true, Exec: exec,
				})
			}
			c.report(s, cuts)
		}
	}
}

// set sets a slide at each of its steps: what a step shows may leave with
// another.
func (c *checker) set(layouts *layout.Layouts, s *deck.Slide, size Size, found cuts, v layout.View) {
	tallest, at := 0, 0
	for v.Pos.Step = range s.Steps {
		out := layouts.Layout(v)
		for i := range out.Problems {
			c.layoutFault(s, &out.Problems[i])
		}
		c.cut(s, size, v.Look, out, found)
		if out.Scroll > tallest {
			tallest, at = out.Scroll, v.Pos.Step
		}
	}
	if tallest == 0 {
		return
	}
	step := ""
	if at > 0 {
		step = fmt.Sprintf(" at step %d", at+1)
	}
	c.fault(s.File, s.Line, fmt.Sprintf("slide is %s taller than %s%s", rows(tallest), size, step), "make two of it with a line of ---, or leave something out")
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}

// layoutFault takes what the layout could not set. It says "file:line: problem"
// itself, and what it shows is usually known already, in better words.
func (c *checker) layoutFault(s *deck.Slide, problem error) {
	if problem == nil {
		return
	}
	line, text := s.Line, problem.Error()
	if rest, ok := strings.CutPrefix(text, s.File+":"); ok {
		if number, after, found := strings.Cut(rest, ": "); found {
			if n, err := strconv.Atoi(number); err == nil {
				line, text = n, after
			}
		}
	}
	if !c.wrong(s.File, line) {
		c.fault(s.File, line, text, "")
	}
}
