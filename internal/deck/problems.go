package deck

import (
	"cmp"
	"slices"

	"revolute/internal/problem"
)

// Problems returns everything that is wrong in the whole deck, in the
// order of files and lines. It parses every slide in every language.
func (d *Deck) Problems() []problem.Problem {
	c := d.found.all()
	all := slices.Clone(c.problems)
	rank := map[string]int{} // of each file in the deck
	for i, p := range c.parts {
		for _, f := range p.files {
			rank[f.path] = len(rank)
			for name, address := range f.front.meta.Links {
				if address == "" && d.Meta.Links[name] == "" {
					all = append(all, *problem.Warningf(f.path, f.front.linkLines[name], "the link %s has no address", name).
						Hintf("write it after the name: %s: https://example.org", name))
				}
			}
			for j := range f.division.slides {
				s, _ := d.slideOf(f, j)
				all = append(all, s.Problems...)
			}
		}
		all = append(all, c.uneven(i)...)
	}
	slices.SortStableFunc(all, func(a, b problem.Problem) int {
		return cmp.Or(cmp.Compare(rank[a.File], rank[b.File]), cmp.Compare(a.Line, b.Line))
	})
	return slices.CompactFunc(all, func(a, b problem.Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Text == b.Text
	})
}

// uneven returns problems where a section is shorter in one language than in another.
func (c *content) uneven(section int) []problem.Problem {
	var all []problem.Problem
	p, count := &c.parts[section], c.count(section)
	for _, f := range p.files {
		n := len(f.division.slides)
		if n == count {
			continue
		}
		for i, g := range p.files {
			if len(g.division.slides) == count {
				all = append(all, *problem.Warningf(f.path, f.line(), "%s here, but %d in %s", plural(n, "slide"), count, g.path).
					Hintf("the last ones are shown from there (%q)", p.langs[i]))
				break
			}
		}
	}
	return all
}
