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
	title := d.MetaIn(o.Lang).Title
	if title == "" {
		title = d.Slide(0, o.Lang).Title()
	}
	c.write(struct {
		Version int               `json:"version"`
		Width   int               `json:"width"`
		Height  int               `json:"height"`
		Title   string            `json:"title,omitempty"`
		Env     map[string]string `json:"env"`
	}{2, o.Width, o.Height, title, map[string]string{"TERM": "xterm-256color"}})
	c.event("\x1b[?25l")
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

// step shows a step for as long as it stands, and before the first one of a slide
// how it comes in place of the one before.
func (c *cast) step(at deck.Pos) {
	if at.Step == 0 {
		p := layout.Transition{
			Kind: c.deck.Slide(at.Slide, c.o.Lang).Transition, From: c.last, To: c.layouts.Layout(c.view(at, 0, 0)),
		}
		const tick = time.Second / layout.TransitionFrames
		for p.Since = tick; !c.o.Still && p.Since < p.Duration() && c.err == nil; p.Since += tick {
			c.show(c.layouts.TransitionFrame(p))
			c.now += tick
		}
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

// frame shows what is to be seen now of a step that began at that time, and
// returns it.
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
	c.write([]any{json.Number(fmt.Sprintf("%.6f", c.now.Seconds())), "o", output})
}

// write writes a line of the film.
func (c *cast) write(v any) {
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
