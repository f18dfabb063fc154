package check

import (
	"fmt"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/theme"
)

// roles finds names of colours that the theme does not have.
func (c *checker) roles(s *deck.Slide, b *deck.Block) {
	if b.Kind != deck.Cards {
		return
	}
	for i := range b.Children {
		if name := b.Children[i].Role; name != "" {
			c.role(s.File, find(s, b.Line, "card: "+name), name)
		}
	}
}

// role checks one name.
func (c *checker) role(file string, line int, name string) {
	if _, ok := theme.RoleNamed(name); ok {
		return
	}
	names := slices.Clone(theme.RoleNames())
	names = slices.DeleteFunc(names, func(n string) bool { return n == "background" || n == "code_background" })
	c.warn(file, line, fmt.Sprintf("the theme has no role %s", short(name)), "there are "+strings.Join(names, ", "))
}
