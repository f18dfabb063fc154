// Package check says what is wrong with a deck before the talk: what the deck
// itself found, and what only shows when its slides are set, its drawings drawn
// and the files that it names looked for. It reads nothing but the deck's own
// folder, follows no address, and changes nothing.
//
// An error is what the audience would see or miss: a slide that does not fit, a
// picture that is not there. A warning is what may be meant so.
package check

import (
	"cmp"
	"slices"

	"revolute/internal/deck"
	"revolute/internal/lexer"
	"revolute/internal/problem"
	"revolute/theme"
)

// Options says what a deck is checked for. The zero value is for the usual
// sizes, and the theme that the deck asks for.
type Options struct {
	Sizes []Size       // that every slide has to fit into; none: 80x24 and 120x40
	Theme *theme.Theme // in which it is set; nil: the one that the deck names, or else atol
}

// usual are the sizes of a terminal as it opens, and of one on a projector.
var usual = [...]Size{{80, 24}, {120, 40}}

// checker collects the problems of a deck.
type checker struct {
	deck     *deck.Deck
	sizes    []Size
	theme    *theme.Theme
	lexers   lexer.Lexers
	problems []problem.Problem
}

// Check returns everything that is not as it should be, each once, in the order of
// files and lines: the deck's own files as they are shown, languages by name,
// then others.
func Check(d *deck.Deck, o Options) []problem.Problem {
	c := &checker{deck: d, sizes: o.Sizes, theme: o.Theme, problems: d.Problems()}
	if len(c.sizes) == 0 {
		c.sizes = usual[:]
	}
	if c.theme == nil {
		c.chooseTheme()
	}
	for _, low := range c.theme.LowContrast() {
		palette := "light"
		if low.Dark {
			palette = "dark"
		}
		c.add(problem.Warningf(low.File, low.Line, "%s on %s has a contrast of %.1f in the %s palette", low.Role, low.Behind, low.Ratio, palette).Hintf("from the last row it takes %.1f", low.Least))
	}
	seen := map[*deck.Slide]bool{}
	for i := range d.Len() {
		for _, lang := range d.Languages {
			if s := d.Slide(i, lang); !seen[s] {
				seen[s] = true
				c.blocks(s, s.Blocks)
				if len(s.Blocks) == 0 && d.Len() > 1 {
					c.add(problem.Warningf(s.File, s.Line, "this slide is empty").WithHint("take out one of the lines of --- around it"))
				}
			}
		}
	}
	c.pairs()
	c.fit()
	return c.sorted()
}

// add adds a problem.
func (c *checker) add(p *problem.Problem) { c.problems = append(c.problems, *p) }

// sorted returns the problems in order, without those that were found twice.
func (c *checker) sorted() []problem.Problem {
	// The place of each file in the deck: sections as they come, and the
	// languages of one by name.
	rank := map[string]int{}
	for at, section := range c.deck.Sections() {
		var files []string
		for i := range c.deck.Count(at) {
			for _, lang := range c.deck.Languages {
				files = append(files, c.deck.Slide(section.First+i, lang).File)
			}
		}
		slices.Sort(files)
		for _, f := range files {
			if _, ok := rank[f]; !ok {
				rank[f] = len(rank)
			}
		}
	}
	slices.SortStableFunc(c.problems, func(a, b problem.Problem) int {
		rankA, okA := rank[a.File]
		rankB, okB := rank[b.File]
		if !okA {
			rankA = len(rank)
		}
		if !okB {
			rankB = len(rank)
		}
		return cmp.Or(cmp.Compare(rankA, rankB), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	type same struct {
		file string
		line int
		text string
	}
	seen := map[same]bool{}
	return slices.DeleteFunc(c.problems, func(p problem.Problem) bool {
		key := same{p.File, p.Line, p.Text}
		defer func() { seen[key] = true }()
		return seen[key]
	})
}
