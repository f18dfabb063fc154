package drawing

import (
	"math"
	"time"

	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// Phase returns how much of a movement is done that begins start after the step
// does and takes length: 0 to 1. When nothing moves it is done.
func (at State) Phase(start, length time.Duration) float64 {
	switch since := at.Since - start; {
	case at.Still || since >= length:
		return 1
	case since <= 0:
		return 0
	default:
		return float64(since) / float64(length)
	}
}

// Wide reports whether the terminal gives line and block characters two
// columns, so that only ASCII and braille may be drawn with.
func (at State) Wide() bool { return at.Widths() == typeset.Wide }

// Pick returns narrow, or ascii on a terminal that would give narrow two columns.
func (at State) Pick(narrow, ascii string) string {
	if at.Wide() {
		return ascii
	}
	return narrow
}

// Colorless reports whether the terminal shows no colours.
func (at State) Colorless() bool { return at.Look.Colours() == theme.NoColours }

// Blend returns a style on the way from one role to another, t from 0 to 1. Without
// colours enough for that it is the nearer one, or the one that is not the
// background.
func (at State) Blend(from, to theme.Role, t float64) frame.Style {
	near := from
	if t >= 0.5 {
		near = to
	}
	if near == theme.Background {
		near = from + to - theme.Background
	}
	st := at.Look.Style(near)
	if at.Look.Colours() == theme.AllColours {
		st.Fg = at.Look.Mix(from, to, t)
	}
	return st
}

// Appear returns the style of something in a role that is t of the way from unseen
// to there. shown is false while it cannot be seen at all.
func (at State) Appear(role theme.Role, t float64) (st frame.Style, shown bool) {
	if at.Look.Colours() != theme.AllColours {
		return at.Look.Style(role), t >= 0.5
	}
	return at.Blend(theme.Background, role, t), t > 0
}

// EaseOut makes an even movement one that arrives gently.
func EaseOut(t float64) float64 {
	t = 1 - min(max(t, 0), 1)
	return 1 - t*t*t
}

// Round returns the whole number next to v.
func Round(v float64) int { return int(math.Floor(v + 0.5)) }

// PlainStyle returns the style of a role without what would fill or underline the
// cell of a mark: colour alone, and bold.
func (at State) PlainStyle(r theme.Role) frame.Style {
	st := at.Look.Style(r)
	st.Attr &^= frame.Underline | frame.Reverse
	return st
}

// Width returns the columns that s takes for the viewer.
func (at State) Width(s string) int { return at.Widths().Width(s) }

// Widths returns how the viewer's terminal counts columns.
func (at State) Widths() typeset.Widths {
	if at.Look == nil {
		return typeset.Narrow
	}
	return at.Look.Viewer.Widths
}

// Shorten returns s in at most width columns, with an ellipsis where it is cut.
func (at State) Shorten(s string, width int) string {
	short := ""
	if width > 0 {
		short = at.Look.Viewer.Widths.Truncate(s, width, at.Look.Glyph(theme.GlyphEllipsis))
	}
	if short != s && at.Cut != nil {
		at.Cut(s)
	}
	return short
}

// Grown returns how much is there of what comes with a step and takes length.
func (at State) Grown(step int, length time.Duration) float64 {
	switch {
	case at.Step < step:
		return 0
	case at.Step > step:
		return 1
	}
	return EaseOut(at.Phase(0, length))
}

// Come returns the style of something that comes with a step: it fades in.
func (at State) Come(r theme.Role, step int) (st frame.Style, shown bool) {
	switch {
	case at.Step < step:
		return st, false
	case at.Step > step || step == 0:
		return at.PlainStyle(r), true
	}
	st, shown = at.Appear(r, EaseOut(at.Phase(0, at.Look.Theme.Enter)))
	st.Attr &^= frame.Underline | frame.Reverse
	return st, shown
}

// FadeTime is about what themes take to let something enter.
const FadeTime = 180 * time.Millisecond

// GrowTime is how long what is drawn takes to grow.
const GrowTime = 600 * time.Millisecond
