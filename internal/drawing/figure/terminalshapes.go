package figure

import (
	"strings"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/typeset"
)

// Shapes sets the lines of the last state, as they were typed and printed one
// after the other.
func (t *terminal) Shapes(width, height float64) drawing.Shapes {
	s := drawing.Shapes{Title: strings.TrimSpace(t.prompt), Desc: t.Text()}
	lines, _, _ := t.state(t.end)
	lines = trimEmpty(lines)
	columns := 1
	for _, l := range lines {
		columns = max(columns, typeset.Narrow.Width(strings.TrimRight(strings.Join(l[:], ""), " ")))
	}
	const most, least = 1.6, 0.6
	size := min(max(min(width/(float64(columns)*drawing.MonoWidth), height/drawing.LineHeight/float64(max(len(lines), 1))), least), most)
	measure := max(int(width/(size*drawing.MonoWidth)), 2)
	runs, _, last := wrapRuns(lines, measure, typeset.Narrow)
	for _, r := range runs {
		if r.text == "" {
			continue
		}
		begin, end := t.times(r.line, r.part)
		k := drawing.Ink{Role: r.role, Delay: begin, Over: end - begin}
		if r.part == termTyped {
			k.Enter = drawing.Type
		}
		x := float64(r.x) * size * drawing.MonoWidth
		s.Add(drawing.Word{Ink: k, At: drawing.Point{X: x, Y: (float64(r.y)*drawing.LineHeight + drawing.Ascent) * size}, Text: r.text, Size: size, Mono: true})
		s.Width = max(s.Width, x+drawing.EmWidth(r.text)*size)
	}
	s.Width = min(max(s.Width, float64(columns)*size*drawing.MonoWidth), width)
	s.Height = float64(last+1) * size * drawing.LineHeight
	return s
}

// times returns when a part of a line begins to be written, and when it is
// what it will be.
func (t *terminal) times(line int, part uint8) (begin, end time.Duration) {
	begin = -1
	for _, ev := range t.events {
		if ev.line == line && ev.kind == part && ev.text != "" {
			if end = ev.at; begin < 0 {
				begin = ev.at
			}
		}
	}
	return max(begin, 0), end
}
