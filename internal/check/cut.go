package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/layout"
	"revolute/internal/problem"
	"revolute/internal/typeset"
)

// cuts is what does not stand as it was written on a slide, and the sizes at
// which it does not.
type cuts map[layout.Cut][]string

// quoted is how many columns of what is cut a message quotes.
const quoted = 32

// report warns of what was cut on a slide.
func (c *checker) report(s *deck.Slide, found cuts) {
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
