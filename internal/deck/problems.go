package deck

import (
	"cmp"
	"fmt"
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
	return slices.Compact(all)
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
					all = append(all, problem.Problem{
						File: f.path, Line: f.front.linkLines[name], Severity: problem.Warning,
						Text: "the link " + name + " has no address", Hint: "write it behind the name: " + name + ": https://example.org",
					})
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
				all = append(all, problem.Problem{
					File: f.path, Line: f.line(), Severity: problem.Warning,
					Text: fmt.Sprintf("%s here, but %d in %s", plural(f.length(), "slide"), count, g.path),
					Hint: fmt.Sprintf("the last ones are shown from there (%q)", p.langs[i]),
				})
				break
			}
		}
	}
	return all
}
