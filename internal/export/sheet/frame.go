package sheet

import (
	"slices"
	"unicode/utf8"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// addGrounds adds the backgrounds that differ from the sheet's, one path for each
// colour. Equal stretches of consecutive rows become one rectangle.
func (s *Sheet) addGrounds(f *frame.Frame, dark bool) {
	type strip struct {
		x, w int
		c    frame.Color
	}
	back := func(x, y int) frame.Color {
		_, width, st := f.Cell(x, y)
		if width == 0 && x > 0 { // the second cell of a wide character
			_, _, st = f.Cell(x-1, y)
		}
		return Palette{dark}.Background(st)
	}
	paths := map[frame.Color]*Path{}
	var order []*Path
	open := map[strip]int{} // the row in which it began
	var above []strip
	for y := 0; y <= f.Height(); y++ {
		var row []strip
		for x := 0; y < f.Height() && x < f.Width(); {
			g := strip{x: x, c: back(x, y)}
			for x < f.Width() && back(x, y) == g.c {
				x++
			}
			if g.w = x - g.x; g.c != s.Ground {
				row = append(row, g)
			}
		}
		for _, g := range above {
			if slices.Contains(row, g) {
				continue
			}
			p := paths[g.c]
			if p == nil {
				p = &Path{Color: g.c, Crisp: true}
				paths[g.c] = p
				order = append(order, p)
			}
			p.Rect(float64(g.x*CellWidth), float64(open[g]*CellHeight), float64(g.w*CellWidth), float64((y-open[g])*CellHeight))
			delete(open, g)
		}
		for _, g := range row {
			if _, isOpen := open[g]; !isOpen {
				open[g] = y
			}
		}
		above = row
	}
	for _, p := range order {
		s.Add(p)
	}
}

// addInks adds what a frame draws with blocks, braille and lines, one colour at a
// time, except within the rectangles of but.
func (s *Sheet) addInks(f *frame.Frame, dark bool, but []frame.Rect) {
	palette := Palette{dark}
	inks := map[frame.Color]*ink{}
	var order []*ink
	above := make([]*ink, f.Width()) // the inks of the row above, and of this one as far as it is done
	for y := range f.Height() {
		for x := range f.Width() {
			up := above[x]
			above[x] = nil
			text, width, st := f.Cell(x, y)
			if width != 1 || !isElement(text) || slices.ContainsFunc(but, func(r frame.Rect) bool { return r.Contains(x, y) }) {
				continue
			}
			r, _ := utf8.DecodeRuneInString(text)
			c := palette.Foreground(st)
			if r >= 0x2591 && r <= 0x2593 { // shades
				c = c.Mix(palette.Background(st), 1-0.25*float64(r-0x2590))
				r = 0x2588
			}
			i := inks[c]
			if i == nil {
				i = &ink{color: c}
				inks[c] = i
				order = append(order, i)
			}
			i.element(x*CellWidth, y*CellHeight, r)
			above[x] = i
			for _, other := range []*ink{up, above[max(0, x-1)]} {
				if other != nil && other != i {
					i.meets, other.meets = true, true
				}
			}
		}
	}
	for _, i := range order {
		i.addTo(s)
	}
}

// line is a line of text in a frame, with its underline and strike.
type line struct {
	rect frame.Rect // cells
	text Text
	attr frame.Attr
}

// addTo adds the text, and its underline and strike as rectangles.
func (l *line) addTo(s *Sheet) {
	s.Add(&l.text)
	marks := &Path{Color: l.text.Color}
	x, w, high := float64(l.rect.X*CellWidth), float64(l.rect.W*CellWidth), float64(l.rect.H)
	bottom := float64(l.rect.Y*CellHeight) + high*CellHeight
	if l.attr&frame.Underline != 0 && !l.text.Hidden {
		marks.Rect(x, bottom-3*high, w, 2*high)
	}
	if l.attr&frame.Strike != 0 && !l.text.Hidden {
		marks.Rect(x, bottom-high*(CellHeight/2+1), w, 2*high)
	}
	s.Add(marks)
}

// runs returns the text of a frame's cells. Each run has one style, and characters
// of one width.
func runs(f *frame.Frame, dark bool) (all []*line) {
	palette := Palette{dark}
	same := func(a, b frame.Style) bool {
		return a.Fg == b.Fg && a.Bg == b.Bg && a.Attr == b.Attr && a.Link == b.Link
	}
	for y := range f.Height() {
		var run *line
		var style frame.Style
		runWidth := 0
		for x := 0; x < f.Width(); {
			text, width, st := f.Cell(x, y)
			if width == 0 { // a wide character of which only the second cell is left
				x++
				continue
			}
			if isElement(text) {
				run = nil
				x += width
				continue
			}
			if text == " " && st.Attr&(frame.Underline|frame.Strike) == 0 {
				// A space within a run is copied with it.
				next, nextWidth, after := f.Cell(x+1, y)
				if run == nil || runWidth == 2 || nextWidth != 1 || next == " " || isElement(next) || !same(style, after) {
					run = nil
					x++
					continue
				}
				st = style
			}
			if run == nil || !same(style, st) || runWidth != width {
				run, style, runWidth = &line{rect: frame.Rect{X: x, Y: y, H: 1}, attr: st.Attr}, st, width
				run.text = Text{
					X: float64(x * CellWidth), Y: (float64(y) + Baseline) * CellHeight, Size: CellHeight, Column: CellWidth,
					Color: palette.Foreground(st), Bold: st.Attr&frame.Bold != 0, Italic: st.Attr&frame.Italic != 0, Mono: true, Link: f.Address(st.Link),
				}
				all = append(all, run)
			}
			run.text.Text += text
			run.rect.W += width
			x += width
		}
	}
	return all
}

// letters returns the lines of large letters of a frame. The letters themselves
// are among its inks.
func letters(f *frame.Frame, dark bool) (all []*line) {
	for _, l := range f.Lettered() {
		columns := typeset.Narrow.Width(l.Text)
		if columns == 0 {
			continue
		}
		height := float64(l.Rect.H * CellHeight)
		all = append(all, &line{rect: l.Rect, attr: l.Style.Attr, text: Text{
			X: float64(l.Rect.X * CellWidth), Y: float64(l.Rect.Y*CellHeight) + Baseline*height, Size: height,
			Column: float64(l.Rect.W*CellWidth) / float64(columns), Text: l.Text, Color: Palette{dark}.Foreground(l.Style),
			Bold: l.Style.Attr&frame.Bold != 0, Italic: l.Style.Attr&frame.Italic != 0, Mono: true, Link: f.Address(l.Style.Link), Hidden: true,
		}})
	}
	return all
}
