package chart

import (
	"strconv"

	"revolute/internal/drawing"
	"revolute/theme"
)

// Shapes draws a row for each name, with a dot for each datum above its year.
// On a narrow sheet the names stand above their rows.
func (s *strip) Shapes(width, height float64) drawing.Shapes {
	sh := newSheet(&heading{title: s.title}, s.Text(), width, height, nil)
	const line = drawing.LineHeight * labelSize
	gutter := 0.0
	for _, r := range s.rows {
		gutter = max(gutter, drawing.EmWidth(r.name)*labelSize+0.8)
	}
	years := float64(s.end - s.first)
	above := 0.0
	if width-gutter < years*0.8 || gutter > width*0.6 {
		gutter, above = 0, line
	}
	pitch := min((width-gutter)/years, 3)
	row := line + above
	y := sh.in.y + 0.4
	for _, r := range s.rows {
		k := drawing.Ink{Role: theme.Text}
		for _, role := range r.lit {
			k.Role = role
		}
		sh.AddText(k, 0, y, r.name, labelSize, drawing.Start)
		for i, n := range r.count {
			x, middle := gutter+(float64(i)+0.5)*pitch, y+above+line/2
			if n == 0 {
				sh.Add(drawing.Dots{Ink: axisInk(), Points: []drawing.Point{{X: x, Y: middle}}, Radius: 0.06})
				continue
			}
			k := drawing.Ink{Role: theme.Accent}
			if role, ok := r.lit[i]; ok {
				k.Role = role
			}
			radius := min(0.26, pitch/2.4)
			if float64(n)*2.2*radius > pitch {
				sh.Add(drawing.Dots{Ink: k, Points: []drawing.Point{{X: x, Y: middle}}, Radius: min(0.5, pitch/2)})
				sh.Add(drawing.Word{Ink: drawing.Ink{Role: theme.Background}, At: drawing.Point{X: x, Y: middle + 0.2}, Text: strconv.Itoa(n), Size: 0.55, Anchor: drawing.Middle, Bold: true})
				continue
			}
			d := drawing.Dots{Ink: k, Radius: radius}
			for j := range n {
				d.Points = append(d.Points, drawing.Point{X: x + (float64(j)-float64(n-1)/2)*2.2*radius, Y: middle})
			}
			sh.Add(d)
		}
		y += row
	}
	every := 1
	for float64(every)*pitch < drawing.EmWidth("2000")*labelSize+0.5 {
		every++
	}
	for v := s.end - 1; v >= s.first; v -= every {
		w := drawing.EmWidth(strconv.Itoa(v)) * labelSize
		x := min(max(gutter+(float64(v-s.first)+0.5)*pitch-w/2, 0), width-w)
		sh.AddText(drawing.Ink{Role: theme.Muted}, x, y, strconv.Itoa(v), labelSize, drawing.Start)
	}
	return sh.finish(y + line)
}
