package flowchart

import (
	"revolute/internal/drawing"
	"revolute/theme"
)

// lines are lines in cells that join where they meet.
type lines struct {
	w, h  int
	cells []lineCell
}

type lineCell struct {
	arms   uint8 // which neighbours it leads to
	stroke stroke
	step   int // the first that shows it
}

// Arms of a cell.
const (
	north uint8 = 1 << iota
	east
	south
	west
)

// join draws a straight line between two cells, both included.
func (s *lines) join(x0, y0, x1, y1 int, k stroke, step int) {
	for x := min(x0, x1); x < max(x0, x1); x++ {
		s.add(x, y0, east, k, step)
		s.add(x+1, y0, west, k, step)
	}
	for y := min(y0, y1); y < max(y0, y1); y++ {
		s.add(x0, y, south, k, step)
		s.add(x0, y+1, north, k, step)
	}
}

func (s *lines) add(x, y int, arm uint8, k stroke, step int) {
	if x < 0 || y < 0 || x >= s.w || y >= s.h {
		return
	}
	c := &s.cells[y*s.w+x]
	if c.arms == 0 || step < c.step {
		c.stroke, c.step = k, step
	}
	c.arms |= arm
}

// cross lets another line lead through a cell, if a line goes across it.
func (s *lines) cross(x, y int, arms uint8) {
	if x < 0 || y < 0 || x >= s.w || y >= s.h {
		return
	}
	if c := &s.cells[y*s.w+x]; c.arms == (north|east|south|west)&^arms {
		c.arms |= arms
	}
}

// clear reports whether nothing leads through a row of cells.
func (s *lines) clear(x, y, width int) bool {
	for i := max(x, 0); i < min(x+width, s.w); i++ {
		if y >= 0 && y < s.h && s.cells[y*s.w+i].arms != 0 {
			return false
		}
	}
	return true
}

// pieces are the signs of a line by its arms.
var (
	thinPieces  = [16]string{"", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼"}
	thickPieces = [16]string{"", "╹", "╺", "┗", "╻", "┃", "┏", "┣", "╸", "┛", "━", "┻", "┓", "┫", "┳", "╋"}
	asciiPieces = [16]string{"", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+"}
)

// draw draws the lines that the step shows.
func (s *lines) draw(on drawing.Canvas) {
	for i, c := range s.cells {
		if c.arms == 0 {
			continue
		}
		st, shown := on.Come(theme.Muted, c.step)
		if !shown {
			continue
		}
		across, straight := c.arms == east|west, c.arms == east|west || c.arms == north|south
		sign := thinPieces[c.arms]
		switch {
		case on.Wide() && c.stroke == dotted && straight:
			sign = [...]string{":", "."}[c.arms&east>>1]
		case on.Wide():
			sign = asciiPieces[c.arms]
		case c.stroke == thick:
			sign = thickPieces[c.arms]
		case c.stroke == dotted && across:
			sign = "┄"
		case c.stroke == dotted && straight:
			sign = "┆"
		}
		on.Print(on.Area.X+i%s.w, on.Area.Y+i/s.w, sign, st)
	}
}
