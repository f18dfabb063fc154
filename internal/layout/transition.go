package layout

import (
	"time"

	"revolute/internal/deck"
	"revolute/internal/frame"
)

// Transition is a slide on its way in place of another.
type Transition struct {
	Kind     deck.Transition
	From, To Slide
	Back     bool          // it is come back to
	Since    time.Duration // how long it has been on its way
}

// TransitionFrames is how many pictures a second a transition has.
const TransitionFrames = 30

// Duration returns how long the transition takes: no more than 300 ms; 0 for one
// that does not move.
func (p Transition) Duration() time.Duration {
	if p.From.Frame == nil || p.To.Frame == nil || p.From.Frame == p.To.Frame ||
		p.From.Frame.Width() != p.To.Frame.Width() || p.From.Frame.Height() != p.To.Frame.Height() {
		return 0
	}
	switch p.Kind {
	case deck.Fade:
		return 200 * time.Millisecond
	case deck.Push, deck.Dissolve:
		return 250 * time.Millisecond
	case deck.Glide:
		return 300 * time.Millisecond
	}
	return 0
}

// transitionKey tells a frame of a transition. Viewers who see the same slides
// share it, since they share these.
type transitionKey struct {
	kind     deck.Transition
	from, to *frame.Frame
	back     bool
	tick     int
}

// TransitionFrame returns what is to be seen of a transition. Since is taken to
// its pictures a second.
func (l *Layouts) TransitionFrame(p Transition) *frame.Frame {
	duration := p.Duration()
	tick := int(p.Since / (time.Second / TransitionFrames))
	if duration == 0 || p.Since >= duration {
		return p.To.Frame
	}
	k := key{transitionKey: transitionKey{p.Kind, p.From.Frame, p.To.Frame, p.Back, tick}}
	k.view.Width, k.view.Height = p.To.Frame.Width(), p.To.Frame.Height()
	return l.kept.Get(k, func() Slide {
		t := float64(tick) * float64(time.Second/TransitionFrames) / float64(duration)
		return Slide{Frame: p.at(t)}
	}).Frame
}

// at returns the transition's frame t of the way, 0 to 1.
func (p Transition) at(t float64) *frame.Frame {
	from, to := p.From.Frame, p.To.Frame
	switch p.Kind {
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
