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
		// Where a section is shorter in one language than in another.
		count := c.count(i)
		most := slices.IndexFunc(p.files, func(f *file) bool { return len(f.division.slides) == count })
		for _, f := range p.files {
			if n := len(f.division.slides); n < count {
				line := 1
				if f.from > 0 && n > 0 {
					line = f.division.chunks[0].line
				}
				if f.from > 0 && f.lineMap != nil {
					line = f.lineMap.in(f.path, line, 1)
				}
				all = append(all, *problem.Warningf(f.path, line, "%s here, but %d in %s", plural(n, "slide"), count, p.files[most].path).
					Hintf("the last ones are shown from there (%q)", p.langs[most]))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b problem.Problem) int {
		return cmp.Or(cmp.Compare(rank[a.File], rank[b.File]), cmp.Compare(a.Line, b.Line))
	})
	return slices.CompactFunc(all, func(a, b problem.Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Text == b.Text
	})
}
