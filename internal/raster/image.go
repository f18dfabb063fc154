// Package raster shows images, PNG, JPEG, GIF, WebP and SVG, in cells or by a
// protocol of the terminal: kitty, sixel or iTerm2.
package raster

import (
	"math"
	"sync/atomic"
	"time"

	"revolute/internal/drawing"
	"revolute/internal/frame"
	"revolute/theme"
)

// Image is a picture from a file beside the deck. Only its header has been read;
// its pixels are when it is drawn.
type Image struct {
	images *Images
	read   func() ([]byte, error)
	header header
	alt    string
	style  Style
	failed atomic.Pointer[error] // why it cannot be shown, once that has been tried
}

// Shows reports whether a viewer sees the image; else its alternative text is
// to stand in its place.
func (i *Image) Shows(at drawing.State) bool {
	switch at.Graphics.Protocol {
	case frame.NoImages:
		return false
	case frame.Blocks:
		return at.Look.Colours() == theme.AllColours
	}
	return true
}

// Size returns the image's own size in cells, or what its style asks for, within
// width x height.
func (i *Image) Size(width, height int, at drawing.State) (w, h int) {
	width, height = max(1, min(width, frame.MaxImage)), max(1, min(height, frame.MaxImage))
	cw, ch := at.Graphics.Cell()
	ownW, ownH := float64(i.header.width)/float64(cw), float64(i.header.height)/float64(ch)
	w, h = i.style.Width.of(width), i.style.Height.of(height)
	scale := 0.0
	switch {
	case w > 0 && h > 0 && i.style.Fit != Contain:
		return w, h
	case w > 0 && h > 0:
		scale = min(float64(w)/ownW, float64(h)/ownH)
	case w > 0:
		scale = float64(w) / ownW
	case h > 0:
		scale = float64(h) / ownH
	case i.header.vector:
		scale = math.Inf(1)
	default:
		scale = 1
	}
	scale = min(scale, float64(width)/ownW, float64(height)/ownH)
	return clamp(ownW*scale, width), clamp(ownH*scale, height)
}

// clamp rounds to a whole number from 1 to most.
func clamp(v float64, most int) int { return max(1, min(int(math.Round(v)), most)) }

// Draw draws the image as large as area.
func (i *Image) Draw(c drawing.Canvas) {
	if c.Area.Empty() {
		return
	}
	r := rendering{image: i, columns: min(c.Area.W, frame.MaxImage), rows: min(c.Area.H, frame.MaxImage), graphics: c.Graphics}
	r.background, r.widths = c.Look.Canvas().Bg, c.Look.Viewer.Widths
	if i.style.Background != "" {
		r.background, _ = background(i.style.Background, c.Look)
		r.opaque = true
	}
	if !i.images.ready(r) && c.Await != nil {
		c.Await(func() { i.images.get(r) })
		return
	}
	shown := i.images.get(r)
	if len(shown.frames) == 0 {
		drawing.Alternative(i.alt).Draw(c)
		return
	}
	n := i.header.frameAt(c.State, len(shown.frames))
	if img := shown.frames[n].image; img != nil {
		c.Frame.Place(c.Area, c.Area.X, c.Area.Y, img)
	} else {
		c.Frame.Draw(shown.frames[n].cells, frame.Rect{W: r.columns, H: r.rows}, c.Area.X, c.Area.Y)
	}
}

// Motion returns how long the image moves.
func (i *Image) Motion(int) time.Duration {
	switch {
	case len(i.header.delays) < 2:
		return 0
	case i.header.loops:
		return drawing.Forever
	}
	return i.header.duration()
}

// Frames returns how many pictures a second it has where it moves fastest.
func (i *Image) Frames() int {
	if len(i.header.delays) < 2 {
		return 0
	}
	fastest := time.Second
	for _, d := range i.header.delays {
		fastest = min(fastest, d)
	}
	return int(max(1, min(time.Second/fastest, 30)))
}

// Text returns the alternative text.
func (i *Image) Text() string { return i.alt }
