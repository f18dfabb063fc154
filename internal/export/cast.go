package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/theme"
)

// CastOptions say what a film of a talk shows.
type CastOptions struct {
	Lang          string
	Look          *theme.Look
	Width, Height int      // cells
	From          deck.Pos // where it begins
	Still         bool     // nothing moves
	Stands        func(at deck.Pos) time.Duration
	Progress      func(done, all int) // slides; may be nil
}

// Cast writes the deck as a film in asciicast's version 2, as it plays itself:
// every step stands as long as Stands says, what moves does so, and what comes
// by itself comes then. The error is w's.
func Cast(w io.Writer, d *deck.Deck, o CastOptions) error {
	c := &cast{deck: d, o: o, w: w, layouts: layout.New(1 << 20)}
	c.head()
	for at, more := d.Clamp(o.From, o.Lang), true; more && c.err == nil; {
		if o.Progress != nil && at.Step == 0 {
			o.Progress(at.Slide+1, d.Len())
		}
		c.step(at)
		at, more = d.Next(at, o.Lang)
	}
	c.event("\x1b[0m") // so that the last slide stands as long as the others
	return c.err
}

// mostFrames is how many pictures a second a film has.
const mostFrames = 20

// cast writes a film.
type cast struct {
	deck    *deck.Deck
	o       CastOptions
	w       io.Writer
	layouts *layout.Layouts
	now     time.Duration // of the film
	entered time.Duration // when the slide came
	shown   *frame.Frame
	last    layout.Slide // that was shown last
	buf     []byte
	err     error
}

func (c *cast) head() {
	title := c.deck.MetaIn(c.o.Lang).Title
	if title == "" {
		title = c.deck.Slide(0, c.o.Lang).Title()
	}
	c.line(struct {
		Version int               `json:"version"`
		Width   int               `json:"width"`
		Height  int               `json:"height"`
		Title   string            `json:"title,omitempty"`
		Env     map[string]string `json:"env"`
	}{2, c.o.Width, c.o.Height, title, map[string]string{"TERM": "xterm-256color"}})
	c.event("\x1b[?25l")
}

// step shows a step for as long as it stands.
func (c *cast) step(at deck.Pos) {
	if at.Step == 0 {
		c.pass(at)
		c.entered = c.now
	}
	began := c.now
	s := c.frame(at, began)
	stands := c.o.Stands(at)
	switch {
	case c.o.Still && slices.Contains(c.deck.Slide(at.Slide, c.o.Lang).Auto, at.Step+1):
		stands = 0
	case s.Auto:
		stands = s.Motion
	case s.Motion != drawing.Forever:
		stands = max(stands, s.Motion)
	}
	end := began + stands
	tick := time.Second / time.Duration(min(max(s.Frames, 1), mostFrames))
	for moving := min(s.Motion, stands); s.Motion > 0 && c.now+tick < began+moving && c.err == nil; {
		c.now += tick
		c.frame(at, began)
	}
	if s.Motion > 0 && s.Motion <= stands {
		c.now = began + s.Motion
		c.frame(at, began)
	}
	c.now = end
}

// frame shows what is to be seen now of a step that began at some time.
func (c *cast) frame(at deck.Pos, began time.Duration) layout.Slide {
	s := c.layouts.Layout(c.view(at, c.now-began, c.now-c.entered))
	c.show(s.Frame)
	c.last = s
	return s
}

func (c *cast) view(at deck.Pos, since, entered time.Duration) layout.View {
	return layout.View{
		Deck: c.deck, Pos: at, Lang: c.o.Lang, Look: c.o.Look, Width: c.o.Width, Height: c.o.Height, Still: c.o.Still,
		Since: since, Entered: entered,
	}
}

// pass shows a slide on its way in place of the one before.
func (c *cast) pass(at deck.Pos) {
	if c.o.Still {
		return
	}
	p := layout.Transition{
		Kind: c.deck.Slide(at.Slide, c.o.Lang).Transition, From: c.last, To: c.layouts.Layout(c.view(at, 0, 0)),
	}
	const tick = time.Second / layout.TransitionFrames
	for p.Since = tick; p.Since < p.Duration() && c.err == nil; p.Since += tick {
		c.show(c.layouts.TransitionFrame(p))
		c.now += tick
	}
}

// show shows a frame now.
func (c *cast) show(f *frame.Frame) {
	c.buf = frame.Encoder{Profile: colorprofile.TrueColor}.Encode(c.buf[:0], c.shown, f)
	c.shown = f
	if len(c.buf) > 0 {
		c.event(string(c.buf))
	}
}

// event writes what the terminal is sent now.
func (c *cast) event(output string) {
	c.line([]any{json.Number(fmt.Sprintf("%.6f", c.now.Seconds())), "o", output})
}

func (c *cast) line(v any) {
	if c.err != nil {
		return
	}
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if c.err = e.Encode(v); c.err == nil {
		_, c.err = c.w.Write(line.Bytes())
	}
}
