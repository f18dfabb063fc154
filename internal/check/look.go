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
	name, folder := c.deck.Meta.Theme, c.folder()
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
	// What is wrong in its file is an error; that there is none of this name is a
	// warning: decks of other presenters name theirs.
	for _, p := range problem.All(err) {
		if p.Line == 0 {
			file, line := c.namesTheme()
			p = problem.Warningf(file, line, "%v", p).
				WithHint(cmp.Or(p.Hint, "write theme: and one of "+strings.Join(theme.Names(), ", ")+", or a file in the deck's folder"))
		}
		c.problems = append(c.problems, *p)
	}
	if c.theme, err = theme.Builtin(usualTheme); err != nil {
		panic("check: " + err.Error()) // it is built in
	}
}

// folder returns that of the deck's files, with the slash after it.
func (c *checker) folder() string {
	file := c.deck.Slide(0, "").File
	return file[:strings.LastIndexAny(file, `/\`)+1]
}

// namesTheme returns where the deck's front matter names its theme: the first line
// of its first file if that cannot be found.
func (c *checker) namesTheme() (file string, line int) {
	folder := c.folder()
	for _, lang := range c.deck.Languages {
		file = c.deck.Slide(0, lang).File
		src, err := c.deck.ReadFile(strings.TrimPrefix(file, folder))
		if err != nil {
			continue
		}
		n := 0
		for l := range strings.Lines(string(src)) {
			if n++; strings.HasPrefix(l, "theme:") {
				return file, n
			}
			if n > 1 && strings.TrimSpace(l) == "---" {
				break
			}
		}
	}
	return c.deck.Slide(0, "").File, 1
}
