package drawing

import (
	"strings"

	"revolute/internal/problem"
	"revolute/theme"
)

// ReadRole returns the role that a body names in that line.
func ReadRole(line int, name string) (theme.Role, error) {
	role, ok := theme.RoleNamed(name)
	if !ok {
		known := theme.RoleNames()
		return 0, problem.Errorf("", line, "unknown colour %q", name).
			DidYouMean(problem.Nearest(name, known), "there are "+strings.Join(known, ", "))
	}
	return role, nil
}
