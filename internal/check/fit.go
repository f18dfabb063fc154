package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/typeset"
	"revolute/theme"
)

// framesKept is how many bytes of frames are kept: none is asked for twice.
const framesKept = 1 << 16

// quoted is how many columns of what is cut a message quotes.
const quoted = 32

// cuts is what does not stand as it was written on a slide, and the sizes at
// which it does not.
type cuts map[layout.Cut][]string

// fit sets every slide in every language and size, as a terminal shows it that
// has sextants.
func (c *checker) fit() {
	layouts := layout.New(framesKept)
	look := c.theme.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor})
	exec := &layout.Exec{} // so that there is room for what code prints
	for _, lang := range c.deck.Languages {
		for i := range c.deck.Len() {
			s := c.deck.Slide(i, lang)
			found := cuts{}
			for _, size := range c.sizes {
				c.set(layouts, s, size, found, layout.View{
					Deck: c.deck, Pos: deck.Pos{Slide: i}, Lang: lang, Look: look, Lettering: lettering.Sextants,
					Width: size.Width, Height: size.Height, Still: true, Exec: exec,
				})
			}
			all := slices.SortedFunc(maps.Keys(found), func(a, b layout.Cut) int {
				return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
			})
			for _, cut := range all {
				sizes := strings.Join(found[cut], " and ")
				p := problem.Warningf(s.File, cut.Line, "a line of code goes on in the next row at %s", sizes).
					WithHint("break it where it is best read")
				if !cut.Wrapped {
					p = problem.Warningf(s.File, cut.Line, "%q is cut short at %s", typeset.Narrow.Truncate(cut.Text, quoted, "…"), sizes).
						WithHint("say it shorter, or give it more room")
				}
				c.add(p)
			}
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
			// What the layout cannot set is usually known already, in better words.
			p := &out.Problems[i]
			if !slices.ContainsFunc(c.problems, func(known problem.Problem) bool {
				return known.File == p.File && known.Line == p.Line && known.Severity == problem.Error
			}) {
				c.add(p)
			}
		}
		for _, cut := range out.Cuts {
			if at := size.String(); !slices.Contains(found[cut], at) {
				found[cut] = append(found[cut], at)
			}
		}
		if out.Scroll > tallest {
			tallest, at = out.Scroll, v.Pos.Step
		}
		if v.Pos.Step == 0 {
			// The words may be smaller than can be read from the last row. Code, tables,
			// drawings and images say what they say in small letters, and so may what stands
			// beside them.
			t := v.Look.Theme
			face, _ := lettering.Sextants.Face(out.Type.Body, 0)
			height := float64(face.Rows()) / float64(size.Height)
			if height >= leastHeight || s.Layout != "" || !prose(s.Blocks) {
				continue
			}
			p := problem.Warningf(s.File, s.Line, "the text is small at %s: %.1f %% of the height, and from the last row it takes %.1f %%", size.String(), 100*height, 100*leastHeight).
				WithHint("the letters are the terminal's own there: choose a larger font, which makes a smaller window of it")
			if size.Width >= t.Type.Bodies[0] && size.Height >= t.Type.Bodies[1] {
				medium, _ := lettering.Sextants.Face(lettering.Medium, 0)
				lines := (size.Height - t.BodyRow - medium.Rows() - 1) / (medium.Rows() + medium.Leading())
				letters := lines * medium.Measure(size.Width-2*t.Margin(size.Width)) / 2
				p.Hintf("about %d Chinese characters of medium type fit here, or twice as many letters: say it shorter, or make two slides with a line of ---", letters)
			}
			c.add(p)
		}
	}
	if tallest == 0 {
		return
	}
	step := ""
	if at > 0 {
		step = fmt.Sprintf(" at step %d", at+1)
	}
	c.add(problem.Errorf(s.File, s.Line, "slide is %s taller than %s%s", plural(tallest, "row"), size.String(), step).
		WithHint("make two of it with a line of ---, or leave something out"))
}

// plural returns a number of things, in messages.
func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// leastHeight is how high letters are that can be read from the last row of a
// hall, as a share of the screen.
const leastHeight = 0.035

// prose reports whether blocks say what they say in sentences alone.
func prose(blocks []deck.Block) bool {
	said := false
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case deck.Paragraph, deck.List, deck.Item, deck.Quote:
			said = true
		case deck.Code, deck.Table, deck.Drawing, deck.Picture, deck.DisplayFormula, deck.Columns, deck.Rows, deck.Cards, deck.Footnotes:
			return false
		}
		if inner := blocks[i].Children; len(inner) > 0 && !prose(inner) {
			return false
		}
	}
	return said
}
