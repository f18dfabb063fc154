package check

import (
	"cmp"
	"strings"

	"revolute/internal/problem"
	"revolute/theme"
)

// usualTheme is the one of a deck that names none.
const usualTheme = "atol"

// chooseTheme takes the theme that the deck names.
func (c *checker) chooseTheme() {
	name, first := c.deck.Meta.Theme, c.deck.Slide(0, "").File
	folder := first[:strings.LastIndexAny(first, `/\`)+1] // of the deck's files, with the slash after it
	switch {
	case name == "":
		name = usualTheme
	case theme.IsFile(name):
		name = folder + name // so that messages name it as they do the slides
	}
	t, err := theme.Open(name, func(name string) ([]byte, error) {
		return c.read(strings.TrimPrefix(name, folder))
	})
	if err == nil {
		c.theme = t
		c.problems = append(c.problems, t.Unused...)
		return
	}
	// The line of the front matter that names it, or the first one.
	file, line := first, 1
search:
	for _, lang := range c.deck.Languages {
		name := c.deck.Slide(0, lang).File
		src, _ := c.deck.ReadFile(strings.TrimPrefix(name, folder))
		n := 0
		for l := range strings.Lines(string(src)) {
			if n++; strings.HasPrefix(l, "theme:") {
				file, line = name, n
				break search
			}
			if n > 1 && strings.TrimSpace(l) == "---" {
				break
			}
		}
	}
	// What is wrong in its file is an error; that there is none of this name is a
	// warning: decks of other presenters name theirs.
	for _, p := range problem.All(err) {
		if p.Line == 0 {
			p = problem.Warningf(file, line, "%v", p).
				WithHint(cmp.Or(p.Hint, "write theme: and one of "+strings.Join(theme.Names(), ", ")+", or a file in the deck's folder"))
		}
		c.problems = append(c.problems, *p)
	}
	if c.theme, err = theme.Builtin(usualTheme); err != nil {
		panic("check: " + err.Error()) // it is built in
	}
}
