package check

import (
	"slices"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/problem"
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
	if _, ok := theme.RoleNamed(name); ok || isColour(name) {
		return
	}
	names := slices.Clone(theme.RoleNames())
	names = slices.DeleteFunc(names, func(n string) bool { return n == "background" || n == "code_background" })
	c.add(problem.Warningf(file, line, "the theme has no role %s", short(name)).WithHint("there are " + strings.Join(names, ", ")))
}

// isColour reports whether a name is a colour as themes write them.
func isColour(name string) bool {
	if hex, ok := strings.CutPrefix(name, "#"); ok {
		return len(hex) == 6 && strings.Trim(strings.ToLower(hex), "0123456789abcdef") == ""
	}
	n, err := strconv.Atoi(name)
	return err == nil && 0 <= n && n <= 255
}
