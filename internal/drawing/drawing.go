// Package drawing has what all drawings share: the interface, the state of
// motion that they are drawn in, how their fields are read, and a sketch in
// braille. Drawings show in cells what text cannot say: charts, diagrams, large
// lettering, QR codes. Each is asked for by a fenced block, the language of
// which is the drawing's kind and the body its data. The kinds are packages
// below this one; package all lists them.
package drawing

import (
	"io/fs"
	"math"
	"time"

	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// Forever is the motion of a drawing that never comes to rest.
const Forever = time.Duration(math.MaxInt64)

// State says which state of a drawing is wanted.
type State struct {
	Step  int           // of the drawing: 0 is the first one that shows it
	Since time.Duration // how long this step has stood; ignored when Still
	Still bool          // no motion: the last state of the step
	Fills bool          // it may be larger than it has to be, where there is room
	Look  *theme.Look   // nil where a drawing is seen as shapes

	Graphics  frame.Graphics     // what the viewer's terminal can do with images
	Lettering lettering.Way      // how it shows large letters
	Await     func(load func())  // takes what makes a drawing ready that is not, and may take long; nil: Draw waits
	Cut       func(whole string) // takes text that Shorten has cut; may be nil
}

// Drawing is a parsed block. It is immutable and may be shared.
type Drawing interface {
	// Size is how many cells it would like, at most width x height; higher only
	// if it is text that no lower area has room for: the slide then scrolls. It
	// can be drawn into any area all the same.
	Size(width, height int, at State) (w, h int)
	// Draw draws it on a canvas: into its area, and nothing outside of it.
	Draw(c Canvas)
	// Motion is how long it moves after a step begins; 0 is not at all.
	Motion(step int) time.Duration
	// Frames is how many pictures a second its motion wants; at most 30.
	Frames() int
	// Text says what it shows in plain lines, for a pipe, search, and screen readers.
	Text() string
}

// Source opens what a block names. A *deck.Deck is one.
type Source interface {
	// ReadFile reads a file beside the deck.
	ReadFile(name string) ([]byte, error)
	// Link returns the address of a named link of the front matter, which is
	// "" if it has not been set yet.
	Link(name string) (address string, known bool)
}

// NoSource is a Source without files and links.
type NoSource struct{}

// ReadFile finds nothing.
func (NoSource) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Link knows no name.
func (NoSource) Link(string) (address string, known bool) { return "", false }
