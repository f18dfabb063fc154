// Package screen is one terminal as a device: raw mode, the alternate screen,
// painting frames as what changed since the last one, and putting everything
// back as it was, whatever ends the session. It serves a local terminal and a
// network session alike.
//
// Bubble Tea runs the model, its commands and the input; its own drawing is off.
// Nothing waits for an answer of the terminal: the first frame is painted before
// anything is asked, and an answer that comes reaches the model as a message.
package screen

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"revolute/internal/frame"
)

// Model is a Bubble Tea model that gives a frame in place of a view. A message
// of its commands that has a method Clipboard() string does not come back to it:
// the terminal's clipboard is made to hold that text. One that has a method
// MouseFree() bool says whether the terminal keeps the mouse, for selecting text.
type Model interface {
	tea.Model
	Frame() *frame.Frame // what is to be seen now; nil: nothing yet. It is not changed afterwards
	Title() string       // of the window
}

// Largest size, in cells, that a session takes; a larger window shows it in
// its top left corner.
const (
	maxWidth  = 1000
	maxHeight = 500
)

// Session is one terminal. If In is the terminal's file, the session is a local
// one: it sets raw mode, follows the window's size, takes signals and can be
// suspended. Else a size that changes comes by Send; and if In is nil, so do keys.
type Session struct {
	In            io.Reader
	Out           io.Writer
	Env           []string             // of the terminal's user: TERM and its like
	Width, Height int                  // cells, of a network session's first frame; 0: 80x24. A local one asks its window
	Profile       colorprofile.Profile // the colours to begin with
	Graphics      frame.Graphics       // what it can do with images, to begin with: as Graphics says
	FixedGraphics bool                 // the protocol is the user's wish, whatever the terminal answers
	Shared        *frame.Encodings     // of sessions that show the same frames; nil: there are none
	Shown         func()               // called when the first frame has been written; nil: nobody wants to know

	// Outer asks the multiplexer that the terminal is one of for the name and version
	// of the terminal behind it, as XTVERSION would give them; "" is not known. It is
	// called once, after the first frame. nil: there is none to ask.
	Outer func(context.Context) string

	mu      sync.Mutex
	program *tea.Program
}

// A SignalError says that a signal ended the session.
type SignalError struct{ Signal os.Signal }

// Error returns the signal's name.
func (e *SignalError) Error() string { return e.Signal.String() }

// A PanicError says that the model panicked.
type PanicError struct {
	Value any
	Stack []byte
}

// ErrClosed is the end of the input or the output: the terminal has gone.
var ErrClosed = errors.New("the terminal has gone")

// Send hands a message to the model of a running session; without one it does
// nothing. It waits while the model is busy.
func (s *Session) Send(msg tea.Msg) {
	s.mu.Lock()
	p := s.program
	s.mu.Unlock()
	if p != nil {
		p.Send(msg)
	}
}

func (s *Session) setProgram(p *tea.Program) {
	s.mu.Lock()
	s.program = p
	s.mu.Unlock()
}

// Size returns the size in cells of the window that f shows on, or else what the
// environment says, or 80x24.
func Size(f term.File, env []string) (width, height int) {
	if f != nil {
		width, height, _ = term.GetSize(f.Fd())
	}
	return fit(width, height, env)
}
