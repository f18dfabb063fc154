package drawing

import (
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/theme"
)

// Alternative is the text that stands in a box where an image cannot.
type Alternative string

// Size returns the size of the text in its box.
func (a Alternative) Size(width, height int, at State) (w, h int) {
	widths := at.Look.Viewer.Widths
	lines := widths.Balanced(nil, a.text(), max(1, min(width-4, at.Look.Theme.Measure)))
	for _, l := range lines {
		w = max(w, l.Width)
	}
	return min(w+4, width), max(1, min(len(lines)+2, height))
}

func (a Alternative) text() string {
	if strings.TrimSpace(string(a)) == "" {
		return "?"
	}
	return string(a)
}

// Draw draws a box of the size of area and the text in its middle.
func (a Alternative) Draw(c Canvas) {
	st := c.Look.Style(theme.Muted)
	inner := c.Area
	if c.Area.W >= 5 && c.Area.H >= 3 {
		box(c.Frame, c.Area, c.Look)
		inner = frame.Rect{X: c.Area.X + 2, Y: c.Area.Y + 1, W: c.Area.W - 4, H: c.Area.H - 2}
	}
	text := a.text()
	lines := c.Frame.Widths().Balanced(nil, text, max(1, inner.W))
	lines = lines[:min(len(lines), max(0, inner.H))]
	y := inner.Y + (inner.H-len(lines))/2
	for i, l := range lines {
		c.Print(inner.X+max(0, inner.W-l.Width)/2, y+i, text[l.Start:l.End], st)
	}
}

// box draws the edges of r.
func box(f *frame.Frame, r frame.Rect, look *theme.Look) {
	st := look.Style(theme.Rule)
	line := strings.Repeat(look.Glyph(theme.GlyphRule), r.W-2)
	f.PrintIn(r, r.X, r.Y, look.Glyph(theme.GlyphTopLeft)+line+look.Glyph(theme.GlyphTopRight), st)
	f.PrintIn(r, r.X, r.Y+r.H-1, look.Glyph(theme.GlyphBottomLeft)+line+look.Glyph(theme.GlyphBottomRight), st)
	side := look.Glyph(theme.GlyphVertical)
	for y := r.Y + 1; y < r.Y+r.H-1; y++ {
		f.PrintIn(r, r.X, y, side, st)
		f.PrintIn(r, r.X+r.W-1, y, side, st)
	}
}

// Motion returns 0: nothing moves.
func (Alternative) Motion(int) time.Duration { return 0 }

// Frames returns 0.
func (Alternative) Frames() int { return 0 }

// Text returns the text.
func (a Alternative) Text() string { return string(a) }
