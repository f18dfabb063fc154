package check

import (
	"slices"
	"strconv"
	"strings"

	"revolute/internal/problem"
	"revolute/theme"
)

// role warns of the name of a colour that the theme does not have.
func (c *checker) role(file string, line int, name string) {
	_, known := theme.RoleNamed(name)
	if hex, ok := strings.CutPrefix(name, "#"); ok { // a colour as themes write them
		known = known || len(hex) == 6 && strings.Trim(strings.ToLower(hex), "0123456789abcdef") == ""
	} else if n, err := strconv.Atoi(name); err == nil {
		known = known || 0 <= n && n <= 255
	}
	if known {
		return
	}
	names := slices.Clone(theme.RoleNames())
	names = slices.DeleteFunc(names, func(n string) bool { return n == "background" || n == "code_background" })
	c.add(problem.Warningf(file, line, "the theme has no role %s", short(name)).WithHint("there are " + strings.Join(names, ", ")))
}
