package deck

import (
	"cmp"
	"slices"

	"revolute/internal/problem"
)

// Problems returns everything that is wrong in the whole deck, in the
// order of files and lines. It parses every slide in every language.
func (d *Deck) Problems() []problem.Problem {
	all := slices.Clone(d.problems)
	all = append(all, d.unset()...)
	for i := range d.parts {
		p := &d.parts[i]
		for _, f := range p.files {
			for j := range f.length() {
				all = append(all, d.slideOf(f, j).Problems...)
			}
		}
		all = append(all, d.uneven(i)...)
	}
	slices.SortStableFunc(all, func(a, b problem.Problem) int {
		return cmp.Or(cmp.Compare(d.rank(a.File), d.rank(b.File)), cmp.Compare(a.Line, b.Line))
	})
	return slices.CompactFunc(all, func(a, b problem.Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Text == b.Text
	})
}

// rank returns the number of a file in the order of the deck.
func (d *Deck) rank(path string) int {
	n := 0
	for _, p := range d.parts {
		for _, f := range p.files {
			if f.path == path {
				return n
			}
			n++
		}
	}
	return -1
}

// unset returns a problem for each of the named links whose address is not known.
func (d *Deck) unset() []problem.Problem {
	var all []problem.Problem
	for _, p := range d.parts {
		for _, f := range p.files {
			for name, address := range f.front.meta.Links {
				if address == "" && d.Meta.Links[name] == "" {
					all = append(all, *problem.Warningf(f.path, f.front.linkLines[name], "the link %s has no address", name).
						Hintf("write it after the name: %s: https://example.org", name))
				}
			}
		}
	}
	return all
}

// uneven returns problems where a section is shorter in one language than in another.
func (d *Deck) uneven(section int) []problem.Problem {
	var all []problem.Problem
	p, count := &d.parts[section], d.Count(section)
	for _, f := range p.files {
		if f.length() == count {
			continue
		}
		for i, g := range p.files {
			if g.length() == count {
				all = append(all, *problem.Warningf(f.path, f.line(), "%s here, but %d in %s", plural(f.length(), "slide"), count, g.path).
					Hintf("the last ones are shown from there (%q)", p.langs[i]))
				break
			}
		}
	}
	return all
}
