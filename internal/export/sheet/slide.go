package sheet

import (
	"cmp"
	"slices"
	"strings"

	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/theme"
)

// Frame returns a frame as a sheet. The look tells whether the terminal is dark.
func Frame(f *frame.Frame, look *theme.Look) *Sheet {
	return Slide(layout.Slide{Frame: f}, look, false)
}

// Slide returns a slide as a sheet. Drawings that the layout set apart are added as
// shapes. If withType is set, large letters are text in a font instead of pixels.
func Slide(slide layout.Slide, look *theme.Look, withType bool) *Sheet {
	f, dark := slide.Frame, look.Viewer.Dark
	s := New(float64(f.Width()*CellWidth), float64(f.Height()*CellHeight), Palette{dark}.Background(f.Canvas()))
	s.addGrounds(f, dark)
	behind := false
	for _, p := range slide.Parts {
		if p.Behind {
			s.addPart(p, look)
			behind = true
		}
	}
	if behind { // text has air around it
		clear := &Path{Color: s.Ground}
		for _, p := range slide.Parts {
			if r := p.Rect; p.Drawing == nil {
				clear.Rect(float64((r.X-2)*CellWidth), float64(r.Y*CellHeight), float64((r.W+4)*CellWidth), float64(r.H*CellHeight))
			}
		}
		s.Add(clear)
	}
	whole, _ := f.Placed()
	for _, i := range whole {
		s.Add(&Image{
			X: float64(i.X * CellWidth), Y: float64(i.Y * CellHeight),
			W: float64(i.Image.Columns * CellWidth), H: float64(i.Image.Rows * CellHeight), Image: i.Image,
		})
	}

	all, large := reading(slide, dark, withType)
	s.addInks(f.WithoutImages(), dark, large)
	for _, p := range all {
		if p.line != nil {
			p.line.addTo(s)
		} else {
			s.addPart(p.part, look)
		}
	}
	return s
}

// passage is a line of text or a drawing, and its place in the order of reading.
type passage struct {
	order int
	line  *line
	part  layout.Part
}

// reading returns what a slide has to be read, in its order: what stands above the
// body, the body, and what stands below. large are the lines of large letters that
// are text in a font.
func reading(slide layout.Slide, dark, withType bool) (all []passage, large []frame.Rect) {
	place := func(r frame.Rect) int {
		for i, p := range slide.Parts {
			if !p.Behind && p.Drawing == nil && p.Rect.Intersect(r) == r {
				return i
			}
		}
		for i, p := range slide.Parts {
			if !p.Behind && r.Y <= p.Rect.Y {
				return i - 1
			}
		}
		return len(slide.Parts)
	}
	for _, l := range letters(slide.Frame, dark) {
		at := place(l.rect)
		if whole := at < 0 || at >= len(slide.Parts) || l.rect.Intersect(slide.Parts[at].Clip) == l.rect; withType && whole {
			l.text.Hidden = false
			large = append(large, l.rect)
		}
		all = append(all, passage{order: at, line: l})
	}
	for _, l := range runs(slide.Frame.WithoutImages(), dark) {
		if slices.ContainsFunc(large, func(r frame.Rect) bool { return r.Intersect(l.rect) == l.rect }) {
			continue
		}
		for _, p := range all { // an emoji among large letters, which is small: it is there once
			if p.line != nil && p.line.rect.H > 1 && p.line.rect.Intersect(l.rect) == l.rect {
				p.line.text.Text = strings.Replace(p.line.text.Text, l.text.Text, strings.Repeat(" ", l.rect.W), 1)
			}
		}
		all = append(all, passage{order: place(l.rect), line: l})
	}
	for i, p := range slide.Parts {
		if p.Drawing != nil && !p.Behind {
			all = append(all, passage{order: i, part: p})
		}
	}
	slices.SortStableFunc(all, func(a, b passage) int {
		if a.line == nil || b.line == nil || a.order != b.order {
			return a.order - b.order
		}
		return cmp.Or(a.line.rect.Y-b.line.rect.Y, a.line.rect.X-b.line.rect.X)
	})
	return all, large
}

// addPart adds a drawing in its place on the slide.
func (s *Sheet) addPart(p layout.Part, look *theme.Look) {
	r := p.Rect
	s.AddDrawing(p.Drawing, p.Step, look,
		float64(r.X*CellWidth), float64(r.Y*CellHeight), float64(r.W*CellWidth), float64(r.H*CellHeight))
}
