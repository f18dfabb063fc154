package layout

import (
	"revolute/internal/drawing"
	"revolute/internal/frame"
)

// apart reports whether a drawing is left out of the frame, since the view wants
// its shapes. One that is cut is not, nor one of words alone: its large letters
// are shapes already.
func (bd *builder) apart(d drawing.Drawing, area, clip frame.Rect) bool {
	shaper, ok := d.(drawing.Shaper)
	if !ok || !bd.view.Apart || area.Intersect(clip) != area {
		return false
	}
	for _, s := range shaper.Shapes(2*drawing.Narrow, drawing.Narrow).Items {
		if _, word := s.(drawing.Word); !word {
			return true
		}
	}
	return false
}

// parts returns what the step shows of the body, in the order of reading, after
// the drawings that stand behind it.
func (c *composition) parts() (all []Part) {
	for _, b := range c.behind {
		if d, err := c.draws.parse(c.view.Deck, b); err == nil && b.Step <= c.view.Pos.Step && c.apart(d, c.frame.Bounds(), c.frame.Bounds()) {
			all = append(all, Part{Rect: c.frame.Bounds(), Clip: c.frame.Bounds(), Drawing: d, Step: c.state(b, d).Step, Behind: true})
		}
	}
	for i := range c.items {
		m := &c.items[i]
		p := Part{Rect: frame.Rect{X: c.x + m.x, Y: c.bodyY + m.y, W: m.w, H: m.h}, Clip: c.clip}
		if m.drawing != nil && c.apart(m.drawing, p.Rect, p.Clip) {
			p.Drawing, p.Step = m.drawing, m.state.Step
		}
		if m.visible(c.view.Pos.Step) && (m.text != "" || p.Drawing != nil) && !p.Rect.Intersect(p.Clip).Empty() {
			all = append(all, p)
		}
	}
	return all
}
