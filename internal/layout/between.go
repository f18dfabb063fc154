package layout

import (
	"time"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

// Passage is a slide on its way in place of another.
type Passage struct {
	Way      deck.Transition
	From, To Slide
	Back     bool          // it is come back to
	Since    time.Duration // how long it has been on its way
}

// PassageFrames is how many pictures a second a passage has.
const PassageFrames = 30

// Lasts is how long the passage takes: no more than 300 ms; 0 for one that does
// not move.
func (p Passage) Lasts() time.Duration {
	if p.From.Frame == nil || p.To.Frame == nil || p.From.Frame == p.To.Frame ||
		p.From.Frame.Width() != p.To.Frame.Width() || p.From.Frame.Height() != p.To.Frame.Height() {
		return 0
	}
	switch p.Way {
	case deck.Fade:
		return 200 * time.Millisecond
	case deck.Push, deck.Dissolve:
		return 250 * time.Millisecond
	case deck.Glide:
		return 300 * time.Millisecond
	}
	return 0
}

// midway is a frame of a passage. Viewers who see the same slides share it,
// since they share these.
type midway struct {
	way      deck.Transition
	from, to *frame.Frame
	back     bool
	tick     int
}

// Between is what is to be seen of a passage. Since is taken to its pictures a
// second.
func (l *Layouts) Between(p Passage) *frame.Frame {
	lasts := p.Lasts()
	tick := int(p.Since / (time.Second / PassageFrames))
	if lasts == 0 || p.Since >= lasts {
		return p.To.Frame
	}
	k := key{midway: midway{p.Way, p.From.Frame, p.To.Frame, p.Back, tick}}
	k.view.Width, k.view.Height = p.To.Frame.Width(), p.To.Frame.Height()
	return l.kept.Get(k, func() Slide {
		t := float64(tick) * float64(time.Second/PassageFrames) / float64(lasts)
		return Slide{Frame: p.at(t)}
	}).Frame
}

// at is the passage's frame t of the way, 0 to 1.
func (p Passage) at(t float64) *frame.Frame {
	from, to := p.From.Frame, p.To.Frame
	switch p.Way {
	case deck.Push:
		f := frame.Push(from.WithoutImages(), to.WithoutImages(), ease(t), p.Back)
		last := frame.Rect{Y: f.Height() - 1, W: f.Width(), H: 1}
		f.Draw(to, last, 0, last.Y) // the footer stands
		return f
	case deck.Dissolve:
		return frame.Dissolve(from, to, t)
	case deck.Glide:
		return p.glide(t)
	default:
		return frame.Fade(from, to, t)
	}
}
