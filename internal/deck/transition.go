package deck

import (
	"strings"
)

// Transition is how a slide comes in place of the one before it.
type Transition uint8

const (
	AsDeck   Transition = iota // of a slide that says nothing: as its file, or the deck, says
	Cut                        // at once
	Fade                       // the one fades away, the other comes
	Push                       // the one pushes the other out
	Dissolve                   // grain by grain
	Glide                      // what stands on both goes from place to place, the rest fades
)

const transitionHint = "there are none, fade, slide, dissolve and glide"

// transitionNamed is the transition of that name, or of Slidev's or Marp's name
// for it; AsDeck if there is none.
func transitionNamed(name string) Transition {
	switch name {
	case "none":
		return Cut
	case "fade", "fade-out", "crossfade":
		return Fade
	case "slide", "push", "slide-left", "slide-right", "slide-up", "slide-down":
		return Push
	case "dissolve":
		return Dissolve
	case "glide", "view-transition":
		return Glide
	}
	return AsDeck
}

// or is t, or else what u says; Cut if neither says anything.
func (t Transition) or(u Transition) Transition {
	switch {
	case t != AsDeck:
		return t
	case u != AsDeck:
		return u
	}
	return Cut
}

// transition takes how the slide comes.
func (m *slideBuilder) transition(d directive) {
	t := transitionNamed(d.Value)
	if t == AsDeck {
		m.errorf(d.Line, "unknown transition %q", strings.TrimSpace(d.Value)).WithHint(transitionHint)
		return
	}
	m.slide.Transition = t
}
