package check

import (
	"path"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/problem"
)

// pairs warns of what is not the same in all languages: a section that one of
// them lacks, and slides with another number of steps, where a change of the
// language would lose the place. The deck itself says where slides are missing.
func (c *checker) pairs() {
	d := c.deck
	for _, section := range d.Sections() {
		for _, lang := range d.Languages[1:] {
			c.lacks(section, d.Languages[0], lang)
			c.lacks(section, lang, d.Languages[0])
		}
	}
	for i := range d.Len() {
		for _, lang := range d.Languages[1:] {
			c.lags(d.Slide(i, lang), d.Slide(i, d.Languages[0]))
			few, many := d.Slide(i, lang), d.Slide(i, d.Languages[0])
			if few.Steps > many.Steps {
				few, many = many, few
			}
			if few.Steps < many.Steps {
				c.add(problem.Warningf(few.File, few.Line, "%s here, but %d in %s:%d", plural(few.Steps, "step"), many.Steps, many.File, many.Line).WithHint("who changes the language is then at another place"))
			}
		}
	}
}

// lags warns of a slide that has less in one language than in another: an item,
// a row, an image, code or a drawing that was added to the other.
func (c *checker) lags(a, b *deck.Slide) {
	if a == b || a.File == b.File {
		return
	}
	counted := [...]struct{ one, many string }{
		{"list item", "list items"}, {"row of tables", "rows of tables"}, {"image", "images"}, {"block of code", "blocks of code"}, {"drawing", "drawings"},
	}
	count := func(s *deck.Slide) (n [len(counted)]int) {
		s.Walk(func(b *deck.Block) bool {
			switch b.Kind {
			case deck.Item:
				n[0]++
			case deck.Table:
				n[1] += len(b.Rows)
			case deck.Picture:
				n[2]++
			case deck.Code:
				n[3]++
			case deck.Drawing:
				n[4]++
			}
			return true
		})
		return n
	}
	inA, inB := count(a), count(b)
	for i, of := range counted {
		few, many, less, more := a, b, inA[i], inB[i]
		if less > more {
			few, many, less, more = b, a, more, less
		}
		if less == more {
			continue
		}
		what := of.many
		if less == 1 {
			what = of.one
		}
		c.add(problem.Warningf(few.File, few.Line, "%d %s here, but %d in %s:%d", less, what, more, many.File, many.Line).WithHint("does this language lag behind?"))
		return
	}
}

// lacks warns of a section that is there in language has, but not in lang.
func (c *checker) lacks(section deck.Section, has, lang string) {
	there, shown := c.deck.Slide(section.First, has), c.deck.Slide(section.First, lang)
	base := strings.TrimSuffix(there.File, path.Ext(there.File))
	named := strings.ReplaceAll(strings.TrimPrefix(path.Ext(base), "."), "_", "-") // the language of its name
	if there != shown || named != has || has == "" {
		return // it has its own, or serves all
	}
	name := path.Base(strings.ReplaceAll(there.File, `\`, "/"))
	other := strings.Replace(name, "."+has+".", "."+lang+".", 1)
	c.add(problem.Warningf(there.File, there.Line, "the section %q is in %s, but not in %s", section.Name, has, lang).WithHint("it is shown as it is; write it in " + other))
}
