package layout

import (
	"time"
)

// motion returns how long what has been set moves, and how many pictures a second
// that takes.
func (bd *builder) motion() (time.Duration, int) {
	if bd.view.Still {
		return 0, 0
	}
	var longest time.Duration
	frames := 0
	add := func(d time.Duration, n int) {
		if d > 0 {
			longest, frames = max(longest, d), max(frames, n)
		}
	}
	step := bd.view.Pos.Step
	for i := range bd.items {
		m := &bd.items[i]
		switch {
		case !m.visible(step):
		case m.drawing != nil && !m.state.Still:
			add(m.drawing.Motion(m.state.Step), m.drawing.Frames())
		case m.step == step && step > 0:
			if bd.slide.Layout == "bare" {
				add(rising, 30)
			} else {
				add(bd.look.Theme.Enter, 30)
			}
		}
	}
	for _, b := range bd.behind {
		if d, err := bd.draws.parse(bd.view.Deck, b); err == nil && b.Step <= step {
			if m := bd.state(b, d); !m.Still {
				add(d.Motion(m.Step), d.Frames())
			}
		}
	}
	return longest, frames
}
