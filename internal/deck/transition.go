package deck

import (
	"strings"

	"revolute/internal/deck/dialect"
	"revolute/internal/problem"
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

// transitionNamed returns the transition of that name, or of another program's
// name for it, and what is wrong with the name where there is none: a format for it.
func transitionNamed(name string) (t Transition, fault string) {
	own, known := dialect.Transition(name)
	switch own {
	case "none":
		return Cut, ""
	case "fade":
		return Fade, ""
	case "slide":
		return Push, ""
	case "dissolve":
		return Dissolve, ""
	case "glide":
		return Glide, ""
	}
	if known {
		return AsDeck, "the transition %s has no counterpart here"
	}
	return AsDeck, "unknown transition %q"
}

// or returns t, or else what u says; Cut if neither says anything.
func (t Transition) or(u Transition) Transition {
	switch {
	case t != AsDeck:
		return t
	case u != AsDeck:
		return u
	}
	return Cut
}

// transition reads how the slide comes.
func (m *slideBuilder) transition(d directive) {
	t, fault := transitionNamed(d.Value)
	if t != AsDeck {
		m.slide.Transition = t
		return
	}
	p := m.errorf(d.Line, fault, strings.TrimSpace(d.Value)).WithHint(transitionHint)
	if _, known := dialect.Transition(d.Value); known {
		p.Severity = problem.Warning
	}
}
