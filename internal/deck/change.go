package deck

import (
	"bytes"
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"revolute/internal/problem"
)

// Changed returns where the slides in lang of d begin to differ from those of old, an
// earlier state of the same deck: the slide, and the step that shows the block
// which has changed. It is false if they are all the same.
func (d *Deck) Changed(old *Deck, lang string) (Pos, bool) {
	n := min(d.Len(), old.Len())
	for i := range n {
		was, is := old.Slide(i, lang), d.Slide(i, lang)
		if was.Source != is.Source || was.Layout != is.Layout {
			return Pos{i, changedStep(was.Blocks, is.Blocks)}, true
		}
	}
	return Pos{Slide: min(n, d.Len()-1)}, d.Len() != old.Len()
}

// changedStep returns the step of the first block that differs; where blocks have
// only gone, that of the block before them.
func changedStep(was, is []Block) int {
	step := 0
	for i := range is {
		b := &is[i]
		if i >= len(was) {
			return b.Step
		}
		if at, same := compare(&was[i], b); !same {
			return at
		}
		step = max(step, b.Step)
	}
	return step
}

// compare reports whether two blocks say the same, and else the step that shows
// the difference.
func compare(a, b *Block) (step int, same bool) {
	if a.Kind != b.Kind || a.Text != b.Text || Plain(a.Spans) != Plain(b.Spans) || a.Step != b.Step || len(a.Rows) != len(b.Rows) {
		return b.Step, false
	}
	for r := range b.Rows {
		if len(a.Rows[r]) != len(b.Rows[r]) {
			return b.Step, false
		}
		for c := range b.Rows[r] {
			if Plain(a.Rows[r][c].Spans) != Plain(b.Rows[r][c].Spans) {
				return b.Step, false
			}
		}
	}
	for i := range b.Children {
		if i >= len(a.Children) {
			return max(b.Step, b.Children[i].Step), false
		}
		if at, same := compare(&a.Children[i], &b.Children[i]); !same {
			return max(at, b.Step), false
		}
	}
	return b.Step, len(a.Children) == len(b.Children)
}

// Gone returns a warning for each file of old, an earlier state of the same deck, that
// d has not any more while it has the file's section in another language, which is
// shown in its place.
func (d *Deck) Gone(old *Deck) []problem.Problem {
	var all []problem.Problem
	there := map[string][]string{} // languages by section
	has := map[string]bool{}
	key := func(f *file) string { return parseName(filepath.Base(f.path)).key }
	for _, p := range d.found.all().parts {
		for i, f := range p.files {
			if !has[f.path] {
				has[f.path] = true
				there[key(f)] = append(there[key(f)], p.langs[i])
			}
		}
	}
	for _, p := range old.found.all().parts {
		for _, f := range p.files {
			if langs := there[key(f)]; !has[f.path] && len(langs) > 0 {
				has[f.path] = true // of several sections of it one is enough
				all = append(all, *problem.Warningf(f.path, 0, "this file has gone: its section is shown in %s", cmp.Or(strings.Join(langs, ", "), "no language")))
			}
		}
	}
	return all
}

// Mentions reports whether a change of the file of that path may change what
// the deck shows: if it is one of the deck's own, or may become one, or is one
// that they name.
func (d *Deck) Mentions(file string) bool {
	base := filepath.Base(file)
	if strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") {
		return false
	}
	for _, p := range d.found.all().parts {
		for _, f := range p.files {
			if f.path != d.Name && isMarkdown(base) || filepath.Base(f.path) == base || bytes.Contains(f.src, []byte(base)) ||
				f.lineMap != nil && slices.ContainsFunc(f.lineMap.names, func(name string) bool { return path.Base(name) == base }) {
				return true
			}
		}
	}
	return false
}
