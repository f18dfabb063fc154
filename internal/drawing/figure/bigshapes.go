package figure

import (
	"revolute/internal/drawing"
	"revolute/theme"
)

// hugest is the size, in ems, of what is to be seen first.
const hugest = 6

// Shapes sets the number as large as there is room for, and its label below.
func (b *big) Shapes(width, height float64) drawing.Shapes {
	number := b.plainText(1)
	s := drawing.Shapes{Width: width, Title: number, Desc: b.Text()}
	var label []string
	for _, l := range b.label {
		label = append(label, drawing.EmLines(l, width)...)
	}
	below := drawing.LineHeight * float64(len(label))
	size := max(min(width/drawing.BoldWidth(number), (height-below)/drawing.LineHeight, hugest), 1)
	k := drawing.Ink{Role: b.role}
	if b.digits != "" {
		k.Over, k.Enter = drawing.GrowTime, drawing.Count
	}
	y := s.AddBold(k, width/2, 0, number, size, drawing.Middle)
	for _, l := range label {
		y = s.AddText(drawing.Ink{Role: theme.Text}, width/2, y, l, 1, drawing.Middle)
	}
	s.Height = y
	return s
}

// Shapes sets the lines as large as there is room for.
func (t *letters) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Title: t.lines[0], Desc: t.Text()}
	size := min(height/drawing.LineHeight/float64(len(t.lines)), hugest)
	for _, l := range t.lines {
		size = min(size, width/max(drawing.BoldWidth(l), 0.1))
	}
	size = max(size, 1)
	y := 0.0
	for _, line := range t.lines {
		for _, l := range drawing.BoldLines(line, width/size) {
			y = s.AddBold(drawing.Ink{Role: t.role}, 0, y, l, size, drawing.Start)
			s.Width = max(s.Width, drawing.BoldWidth(l)*size)
		}
	}
	s.Height = y
	return s
}
