package layout

import (
	"math"
	"slices"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

// extent is where a block stands on a slide, with all that is in it.
type extent struct {
	block    *deck.Block
	from, to int // its items, while the slide is being set
	rect     frame.Rect
}

// shownExtents returns where the blocks stand that the step shows whole: those
// that hold others before these.
func (c *composition) shownExtents() []extent {
	all := make([]extent, 0, len(c.extents))
	for _, p := range c.extents {
		whole := p.from < p.to
		for i := p.from; i < p.to && whole; i++ {
			m := &c.items[i]
			whole = m.visible(c.view.Pos.Step)
			if m.w > 0 && m.h > 0 {
				p.rect = p.rect.Union(frame.Rect{X: c.x + m.x, Y: c.bodyY + m.y, W: m.w, H: m.h})
			}
		}
		if whole && !p.rect.Empty() && p.rect.Intersect(c.clip) == p.rect {
			all = append(all, p)
		}
	}
	return all
}

// glides is a block that stands on both slides of a transition.
type glides struct{ from, to frame.Rect }

// sameBlock reports whether two blocks say the same.
func sameBlock(a, b *deck.Block) bool {
	if a.Kind != b.Kind || a.Level != b.Level || a.Text != b.Text || a.Task != b.Task || a.Info.Lang != b.Info.Lang ||
		a.Info.Attrs["src"] != b.Info.Attrs["src"] || !slices.Equal(a.Spans, b.Spans) || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i := range a.Rows {
		if !slices.EqualFunc(a.Rows[i], b.Rows[i], func(c, d deck.TableCell) bool { return slices.Equal(c.Spans, d.Spans) }) {
			return false
		}
	}
	return slices.EqualFunc(a.Children, b.Children, func(c, d deck.Block) bool { return sameBlock(&c, &d) })
}

// glide returns the frame t of the way: what stands on both slides is between its
// places, the rest fades.
func (p Transition) glide(t float64) *frame.Frame {
	from, to := p.From.Frame, p.To.Frame
	// Find the blocks that stand on both slides, in one size. What stands
	// within one of them goes with it.
	var all []glides
	left := slices.Clone(p.To.extents)
	for _, a := range p.From.extents {
		within := func(g glides) bool { return g.from.Intersect(a.rect) == a.rect }
		if a.block.Kind == deck.Rule || slices.ContainsFunc(all, within) {
			continue
		}
		for i, b := range left {
			if b.block != nil && a.rect.W == b.rect.W && a.rect.H == b.rect.H && sameBlock(a.block, b.block) {
				all = append(all, glides{a.rect, b.rect})
				left[i].block = nil
				break
			}
		}
	}
	if len(all) == 0 {
		return frame.Fade(from, to, t)
	}
	without := func(f *frame.Frame, at func(glides) frame.Rect) *frame.Frame {
		f = f.Clone()
		for _, g := range all {
			f.Fill(at(g), f.Canvas())
		}
		return f
	}
	f := frame.Fade(
		without(from, func(g glides) frame.Rect { return g.from }),
		without(to, func(g glides) frame.Rect { return g.to }), t)
	e := ease(t)
	for _, g := range all {
		a, b := cut(from, g.from), cut(to, g.to)
		f.Draw(frame.Fade(a, b, t), a.Bounds(), mixed(g.from.X, g.to.X, e), mixed(g.from.Y, g.to.Y, e))
	}
	return f
}

// cut returns a part of a frame as a frame of its own.
func cut(f *frame.Frame, r frame.Rect) *frame.Frame {
	out := frame.New(r.W, r.H, f.Widths(), f.Canvas())
	out.Draw(f, r, 0, 0)
	return out
}

// mixed returns the whole number t of the way from a to b.
func mixed(a, b int, t float64) int { return a + int(math.Round(float64(b-a)*t)) }
