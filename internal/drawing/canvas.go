package drawing

import "revolute/internal/frame"

// Canvas is where a drawing is drawn, and in which state.
type Canvas struct {
	Frame *frame.Frame
	Area  frame.Rect // nothing is drawn outside of it
	State
}

// Within returns the canvas with another area.
func (c Canvas) Within(area frame.Rect) Canvas {
	c.Area = area
	return c
}

// Print prints text with its first cell at x, y, as far as it lies in the area,
// and returns the column after it.
func (c Canvas) Print(x, y int, text string, st frame.Style) int {
	return c.Frame.PrintIn(c.Area, x, y, text, st)
}

// PrintRight prints text so that it ends before column x.
func (c Canvas) PrintRight(x, y int, text string, st frame.Style) {
	c.Print(x-c.Width(text), y, text, st)
}
