package pixel

import (
	"image"
	"time"

	"revolute/internal/export/font"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/theme"
)

// Shot is a frame of a film and how long it stands.
type Shot struct {
	Frame *frame.Frame
	Lasts time.Duration
}

// Film is an animation that repeats. It holds what changes from picture to picture.
type Film struct {
	size  image.Point
	parts []part
}

// part is a picture, and the area in which it differs from the one before.
type part struct {
	image *image.RGBA // all of the picture
	area  image.Rectangle
	lasts time.Duration
}

// NewFilm draws a film. progress is told how many shots are done; nil: nobody is.
func NewFilm(shots []Shot, look *theme.Look, f *font.Font, progress func(done, all int)) *Film {
	film := &Film{}
	var before *image.RGBA
	var last *frame.Frame
	for i, s := range shots {
		if progress != nil {
			progress(i+1, len(shots))
		}
		if last != nil && s.Frame.Equal(last) {
			film.parts[len(film.parts)-1].lasts += s.Lasts
			continue
		}
		m := Draw(sheet.Frame(s.Frame, look), f, 1)
		area := m.Rect
		if before != nil { // the rectangle outside of which the two are the same
			area = image.Rectangle{}
			for y := range m.Rect.Dy() {
				rowA, rowB := before.Pix[y*before.Stride:(y+1)*before.Stride], m.Pix[y*m.Stride:(y+1)*m.Stride]
				first, last := -1, -1
				for x := 0; x < len(rowA); x += 4 {
					if [4]byte(rowA[x:x+4]) != [4]byte(rowB[x:x+4]) {
						if first < 0 {
							first = x / 4
						}
						last = x / 4
					}
				}
				if first >= 0 {
					area = area.Union(image.Rect(first, y, last+1, y+1))
				}
			}
		}
		if area.Empty() {
			film.parts[len(film.parts)-1].lasts += s.Lasts
		} else {
			film.parts = append(film.parts, part{m, area, s.Lasts})
		}
		before, last, film.size = m, s.Frame, m.Rect.Size()
	}
	return film
}
