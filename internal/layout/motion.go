package layout

import (
	"time"
)

// motion is how long what has been set moves, and how many pictures a second
// that takes.
func (s *setter) motion() (time.Duration, int) {
	if s.view.Still {
		return 0, 0
	}
	var longest time.Duration
	frames := 0
	add := func(d time.Duration, n int) {
		if d > 0 {
			longest, frames = max(longest, d), max(frames, n)
		}
	}
	step := s.view.Pos.Step
	for i := range s.marks {
		m := &s.marks[i]
		switch {
		case !m.stands(step):
		case m.drawing != nil && !m.moment.Still:
			add(m.drawing.Motion(m.moment.Step), m.drawing.Frames())
		case m.step == step && step > 0:
			if s.slide.Layout == "bare" {
				add(rising, 30)
			} else {
				add(s.look.Theme.Enter, 30)
			}
		}
	}
	for _, b := range s.behind {
		if d, err := s.draws.parse(s.view.Deck, b); err == nil && b.Step <= step {
			if m := s.moment(b, d); !m.Still {
				add(d.Motion(m.Step), d.Frames())
			}
		}
	}
	return longest, frames
}
