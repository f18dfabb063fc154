package deck

import (
	"errors"
	"io/fs"

	"revolute/internal/problem"
)

// unreadable returns the error for a file that the system does not give.
func unreadable(path string, err error) *problem.Problem {
	text := err.Error()
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		text = at.Err.Error()
	}
	return problem.Errorf(path, 0, "%s", text).Because(err)
}
