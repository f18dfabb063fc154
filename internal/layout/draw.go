package layout

import (
	"sort"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// draw draws the display list onto f with the body's top left at x, y, cut to
// clip.
func (bd *builder) draw(f *frame.Frame, items []item, clip frame.Rect, x, y int) {
	for i := range items {
		m := &items[i]
		if !m.visible(bd.view.Pos.Step) {
			continue
		}
		area := frame.Rect{X: x + m.x, Y: y + m.y, W: m.w, H: m.h}
		if area.Y >= clip.Y+clip.H || area.Y+area.H <= clip.Y {
			continue
		}
		switch {
		case m.drawing != nil && bd.apart(m.drawing, area, clip):
		case m.drawing != nil:
			// A drawing fills the area that it is given: one that is cut by clip is
			// drawn apart first.
			if area.Intersect(clip) == area {
				m.drawing.Draw(drawing.Canvas{Frame: f, Area: area, State: m.state})
				continue
			}
			apart := frame.New(area.W, area.H, bd.widths, bd.look.Canvas())
			m.drawing.Draw(drawing.Canvas{Frame: apart, Area: apart.Bounds(), State: m.state})
			in := area.Intersect(clip)
			f.Draw(apart, frame.Rect{X: in.X - area.X, Y: in.Y - area.Y, W: in.W, H: in.H}, in.X, in.Y)
		case m.image != nil:
			f.Place(clip, area.X, area.Y, m.image)
		case m.fill:
			f.Fill(area.Intersect(clip), m.style)
		default:
			bd.drawLine(f, clip, area, m)
		}
	}
}

func (bd *builder) drawLine(f *frame.Frame, clip, area frame.Rect, m *item) {
	fade := 1.0 // how far the block has appeared
	if enter := bd.look.Theme.Enter; m.step > 0 && m.step == bd.view.Pos.Step && !bd.view.Still && bd.view.Since < enter {
		fade = ease(float64(bd.view.Since) / float64(enter))
	}
	x, offset := area.X, m.start
	end := m.start + len(m.text)
	for _, r := range m.ownRuns() {
		to := min(r.end, end)
		st := r.style
		if r.strong && !m.face.IsSmall() && bd.look.Colours() == theme.NoColours {
			st.Attr |= frame.Underline // strokes are no wider
		}
		if fade < 1 {
			st.Fg = bd.look.Canvas().Bg.Mix(st.Fg, fade)
		}
		if r.link != "" {
			st.Link = f.Link(r.link)
		}
		part := m.text[offset-m.start : to-m.start]
		if times := m.face.Times(); times > 0 {
			x = bd.drawScaled(f, clip, x, area.Y, textKey{part, times, st})
		} else {
			x = m.face.Draw(f, clip, x, area.Y, part, st)
		}
		if offset = to; offset == end {
			return
		}
	}
}

// ownRuns returns the runs of an item's text, of those of its paragraph, which
// may be many.
func (m *item) ownRuns() []run {
	first := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].end > m.start })
	return m.runs[first:]
}

// drawScaled places text that the terminal scales, and returns the column after
// it. An image has at most so many columns; a longer text is several.
func (bd *builder) drawScaled(f *frame.Frame, clip frame.Rect, x, y int, k textKey) int {
	k.style.Link = 0
	if k.style.Bg == 0 {
		k.style.Bg = bd.look.Canvas().Bg
	}
	for rest := k.text; rest != ""; {
		n, columns := 0, 0
		for n < len(rest) {
			cluster, width := typeset.Narrow.Next(rest[n:])
			if n > 0 && (columns+width)*k.times > frame.MaxImage {
				break
			}
			n, columns = n+len(cluster), columns+width
		}
		part := k
		part.text, rest = rest[:n], rest[n:]
		area := frame.Rect{X: x, Y: y, W: columns * k.times, H: k.times}
		// The image is the same each time, so that a terminal is not sent it again.
		f.Place(clip, x, y, bd.draws.texts.Get(part, func() *frame.Image {
			return frame.NewText(part.text, part.times, part.style, typeset.Narrow)
		}))
		f.Letter(area.Intersect(clip), area, part.text, k.style)
		x += area.W
	}
	return x
}

// ease returns how far a cubic ease-out has come at t.
func ease(t float64) float64 {
	u := 1 - min(max(t, 0), 1)
	return 1 - u*u*u
}
