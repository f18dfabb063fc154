package layout

import (
	"time"
)

// cellBytes is what one cell of a kept frame takes.
const cellBytes = 16

// key is a View, or a small one for the overview, or what is between two, or one with
// the footer of the moment.
type key struct {
	view          View
	thumb         bool
	transitionKey transitionKey
	footer        footer
}

// motion is how a step moves.
type motion struct {
	length time.Duration
	frames int
}

// keptMotions is how many motions are kept.
const keptMotions = 4096
