package check

import (
	"fmt"
	"strconv"
	"strings"

	"revolute/internal/problem"
)

// Size is that of a window, in cells.
type Size struct{ Width, Height int }

// String returns "80x24".
func (s Size) String() string { return fmt.Sprintf("%dx%d", s.Width, s.Height) }

// The sizes that can be asked for: in a smaller window no slide is set, and no
// terminal is larger.
const (
	minWidth, minHeight = 20, 6
	maxWidth, maxHeight = 1000, 500
)

// ParseSize reads "80x24".
func ParseSize(s string) (Size, error) {
	w, h, ok := strings.Cut(strings.ToLower(s), "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil {
		return Size{}, problem.Usagef("%q is no size", s).WithHint("write it as 80x24: columns and rows")
	}
	if width < minWidth || height < minHeight || width > maxWidth || height > maxHeight {
		return Size{}, problem.Usagef("size %s: want %dx%d to %dx%d", s, minWidth, minHeight, maxWidth, maxHeight)
	}
	return Size{width, height}, nil
}
