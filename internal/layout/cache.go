package layout

import (
	"time"

	"revolute/internal/cache"
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

// newSlides returns a cache of slides whose frames take at most about size bytes.
func newSlides(size int) *cache.Cache[key, Slide] {
	return cache.New(size, func(k key, _ Slide) int { return k.view.Width*k.view.Height*cellBytes + 1024 })
}

// motion is how a step moves.
type motion struct {
	length time.Duration
	frames int
}

// keptMotions is how many motions are kept.
const keptMotions = 4096
