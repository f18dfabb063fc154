package deck

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error says why a deck cannot be opened, and where.
type Error struct {
	File string
	Line int // 1-based; 0: the file as a whole
	Text string
	Hint string // may be empty
	Err  error  // what the system said; may be nil
}

// Error is "path:line: problem", without the hint.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Text
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text)
}

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// unreadable is the error for a file that the system does not give.
func unreadable(path string, err error) *Error {
	e := &Error{File: path, Text: err.Error(), Err: err}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		e.Text = pathError.Err.Error()
	}
	return e
}
