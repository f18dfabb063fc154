// Package layout sets a slide at a step, in a look and a window, as a frame.
//
// A chooser finds the largest type in which all of a slide stands, with all its
// steps shown, by setting it in one size after the other. A builder sets blocks
// into boxes, which say where, how wide, in which face and from which step on; it
// collects a display list of items, whose places are relative to the body. A
// composition says where title and body stand in the window, and draws them.
//
// A block of text is broken by typeset into lines that are byte ranges of its
// text; styles are laid over them by offset. So no escape sequence exists until
// a frame is encoded, and none of a deck can get through. The styles are
// Glamour's (the theme's ansi.StyleConfig); its renderer would hand back escape
// sequences to be parsed again, at twice the time.
package layout

import (
	"time"

	"revolute/internal/cache"
	"revolute/internal/deck"
	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/theme"
)

// View says what of a deck is to be seen, and how.
type View struct {
	Deck          *deck.Deck
	Pos           deck.Pos
	Lang          string
	Look          *theme.Look
	Width, Height int           // cells
	Scroll        int           // rows that the body is moved up, for a slide taller than the window
	Since         time.Duration // how long the step has stood
	Entered       time.Duration // how long the slide has stood
	Still         bool          // no motion: everything in its last state
	Hint          string        // a short line in the footer instead of the sections
	Warns         bool          // the hint says that something is wrong
	Clock         string        // the time of day, for footers that show it
	Exec          *Exec         // what may be run, and has been; nil: nothing

	Within Place // that the slide stands in for, and its footer tells; zero: Deck and Pos

	Graphics  frame.Graphics // what the viewer's terminal can do with images
	Lettering lettering.Way  // how it shows large letters
	Loads     *Loads         // what is not ready is left out and noted there; nil: Layout waits for it
	Apart     bool           // for files: drawings that have shapes are in the slide's Parts, not in its frame

	slides int // of the deck, for the footer; 0: not known yet
}

// Place is a place in a deck, in one of its languages.
type Place struct {
	Deck *deck.Deck
	Pos  deck.Pos
	Lang string
}

// told returns the place that the footer tells.
func (v *View) told() Place {
	if v.Within.Deck != nil {
		return v.Within
	}
	return Place{v.Deck, v.Pos, v.Lang}
}

// Slide is a slide as set.
type Slide struct {
	Frame   *frame.Frame
	Scroll  int           // the largest Scroll that shows something new; 0 if all fits
	Reveal  int           // the least Scroll that shows what came with the step, or is lit up at it; 0 if all fits
	Hides   int           // the largest Scroll that shows its beginning
	Motion  time.Duration // how long it moves after its step begins; drawing.Forever if it never rests
	Pending bool          // some of its images are not ready, and noted in the view's Loads
	Frames  int           // pictures a second while it moves
	Auto    bool          // the next step comes by itself when the motion is over
	Zones   []Zone
	Codes   []Code // the blocks of code that the step shows, in their order
	Type    Type   // the sizes of its text
	// Problems is what could not be set: faults of blocks that are shown in their
	// place, or of the program.
	Problems []problem.Problem
	Cuts     []Cut  // what does not stand as it was written
	Parts    []Part // of a view that is Apart: what its body shows, in the order of reading

	extents []extent // of its blocks
}

// Part is a line of text or a drawing that a slide shows.
type Part struct {
	Rect    frame.Rect      // in the frame
	Clip    frame.Rect      // what of the frame it may be seen in
	Drawing drawing.Drawing // with shapes, which are to be drawn there; nil: the frame has it already
	Step    int             // of the drawing
	Behind  bool            // it stands behind all else
}

// Cut is text that does not stand as it was written, for want of room.
type Cut struct {
	Line    int // 1-based, in the slide's file
	Text    string
	Wrapped bool // it goes on in the next row; else a part of it is left out
}

// Zone is a place that answers to a click: a section's name in the footer, or a link.
type Zone struct {
	Rect    frame.Rect
	Section int // -1: none
	Link    string
}

// Layouts sets slides and keeps those last used, for all viewers. It is safe
// for concurrent use; what many ask for at once is set once.
type Layouts struct {
	kept    *cache.Cache[key, Slide]
	motions *cache.Cache[key, motion]
	types   *cache.Cache[View, sizes]
	draws   *drawings
}

// keptTypes is how many slides' sizes of type are kept.
const keptTypes = 4096

// New makes a Layouts that keeps at most about size bytes of frames.
func New(size int) *Layouts {
	slides := cache.New(size, func(k key, _ Slide) int { return k.view.Width*k.view.Height*cellBytes + 1024 })
	return &Layouts{slides, cache.New[key, motion](keptMotions, nil), cache.New[View, sizes](keptTypes, nil), newDrawings()}
}

// StopClock ends soon what would wake the machine for a while after a slide with code.
// It is for the only Layouts of a process, and called before Layout.
func (l *Layouts) StopClock() { l.draws.lexers.StopClock() }

// Layout sets the slide that v asks for. Since and Entered are taken to the
// slide's pictures a second, so that viewers who look at the same motion share
// its frames.
func (l *Layouts) Layout(v View) Slide {
	if v.Lettering == lettering.Text && !v.Graphics.TextSize {
		v.Lettering = lettering.Blocks
	}
	v.Pos = v.Deck.Clamp(v.Pos, v.Lang)
	v.slides = 0
	if n, all := v.told().Deck.Known(); all {
		v.slides = n
	}
	bare := v
	bare.Hint, bare.Warns, bare.Clock = "", false, ""
	return l.withFooter(v, l.withoutHint(bare))
}

// withoutHint sets the slide of v, whose footer has nothing of the moment to say.
func (l *Layouts) withoutHint(v View) Slide {
	if v.Deck.Slide(v.Pos.Slide, v.Lang).Pictures == 0 {
		v.Graphics, v.Loads = frame.Graphics{TextSize: v.Graphics.TextSize}, nil // so that all viewers share it
	}
	rest := v
	rest.Since, rest.Entered = drawing.Forever, 0
	if v.Still {
		return l.get(rest)
	}
	first := v
	first.Since, first.Entered = 0, 0
	unloaded := rest
	unloaded.Loads = nil
	m := l.motions.Get(key{view: unloaded}, func() motion {
		s := l.set(first)
		k := key{view: first}
		if s.Motion == 0 {
			k.view = rest
		}
		if k.view.Loads = nil; !s.Pending {
			l.kept.Get(k, func() Slide { return s })
		}
		return motion{s.Motion, s.Frames}
	})
	if m.length == 0 || v.Since >= m.length {
		v = rest
	} else {
		tick := time.Second / time.Duration(max(1, m.frames))
		v.Since, v.Entered = v.Since.Truncate(tick), v.Entered.Truncate(tick)
	}
	out := l.get(v)
	out.Motion, out.Frames = m.length, m.frames
	return out
}

// get returns the slide of v, if it is kept, or else set now. One that is not whole,
// since an image is not ready, is not kept; nor is one waited for that another
// viewer waits for.
func (l *Layouts) get(v View) Slide {
	if v.Loads == nil {
		return l.kept.Get(key{view: v}, func() Slide { return l.set(v) })
	}
	k := key{view: v}
	k.view.Loads = nil
	if s, ok := l.kept.Lookup(k); ok {
		return s
	}
	s := l.set(v)
	if !s.Pending {
		l.kept.Get(k, func() Slide { return s })
	}
	return s
}

// Load makes the images of a slide ready, however long that takes.
func (l *Layouts) Load(v View) {
	v.Pos, v.Loads = v.Deck.Clamp(v.Pos, v.Lang), nil
	if v.Deck.Slide(v.Pos.Slide, v.Lang).Pictures > 0 {
		l.set(v)
	}
}

// set lays a slide out. Whatever goes wrong is shown in its place: the talk goes on.
func (l *Layouts) set(v View) (s Slide) {
	defer func() {
		if r := recover(); r != nil {
			s = Slide{Frame: faulty(v, r), Problems: []problem.Problem{*problem.Errorf("", 0, "slide %d: %v", v.Pos.Slide+1, r)}}
		}
	}()
	return set(v, l.draws, l.sizesOf(v))
}

// Thumb sets a slide as a small frame for the overview: its title and what of
// its body there is room for, complete, without footer.
func (l *Layouts) Thumb(v View) *frame.Frame {
	v.Pos.Step = 1 << 20
	return l.Small(v)
}

// Small sets what Thumb does, but at the step that v asks for.
func (l *Layouts) Small(v View) *frame.Frame {
	v.Still, v.Since, v.Entered, v.Hint, v.Warns, v.Clock, v.Scroll, v.Exec = true, drawing.Forever, 0, "", false, "", 0, nil
	v.Graphics, v.Lettering = frame.Graphics{}, lettering.None
	v.Pos = v.Deck.Clamp(v.Pos, v.Lang)
	if loads := v.Loads; loads != nil {
		v.Loads = nil
		k := key{view: v, thumb: true}
		s, ok := l.kept.Lookup(k)
		if !ok {
			v.Loads = loads
			if s = l.thumb(v); !s.Pending {
				l.kept.Get(k, func() Slide { return s })
			}
		}
		return s.Frame
	}
	return l.kept.Get(key{view: v, thumb: true}, func() Slide { return l.thumb(v) }).Frame
}
