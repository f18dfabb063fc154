package theme

import (
	"fmt"
	"image/color"
	"reflect"
	"strconv"
	"sync"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
)

// Look is a Theme resolved for a Viewer. It is immutable and comparable by
// pointer: equal (theme, viewer) pairs give the same *Look.
type Look struct {
	Theme    *Theme
	Viewer   Viewer
	Markdown *ansi.StyleConfig // colours resolved to what the profile can show

	styles [roleCount]frame.Style
	rgb    *[roleCount]frame.Color // what the roles are with all colours

	mu    sync.Mutex
	ramps map[[2]Role]*ramp
}

func newLook(t *Theme, v Viewer) *Look {
	l := &Look{Theme: t, Viewer: v, rgb: &t.light}
	named := &t.lightANSI
	if v.Dark {
		l.rgb, named = &t.dark, &t.darkANSI
	}
	switch {
	case l.Colours() == AllColours:
		for r := range l.styles {
			l.styles[r].Fg = l.rgb[r]
		}
	case l.Colours() == FewColours:
		l.styles = *named
	default:
		l.styles = t.plain
	}
	for _, r := range []Role{Background, CodeBackground} {
		l.styles[r] = frame.Style{Bg: l.styles[r].Fg}
	}
	md := t.markdown
	l.resolve(reflect.ValueOf(&md).Elem())
	l.Markdown = &md
	return l
}

// Colours is how many colours a viewer sees.
type Colours uint8

const (
	NoColours  Colours = iota // attributes carry the roles
	FewColours                // the terminal's own 16
	AllColours                // 256 or more: the theme's own
)

// Colours returns how many colours the viewer sees: no more than the terminal has,
// and no more than the theme uses.
func (l *Look) Colours() Colours {
	switch p := l.Viewer.Profile; {
	case p >= colorprofile.ANSI256:
		return l.Theme.most
	case p == colorprofile.ANSI:
		return min(l.Theme.most, FewColours)
	}
	return NoColours
}

// Style returns the role's style. Its Bg is zero (which keeps the background it is
// drawn on), but for Background and CodeBackground, which have nothing else.
func (l *Look) Style(r Role) frame.Style {
	if r >= roleCount {
		r = Text
	}
	return l.styles[r]
}

// Color returns the role's colour; zero, the terminal's own, where there is none.
func (l *Look) Color(r Role) frame.Color {
	st := l.Style(r)
	if st.Fg == 0 {
		return st.Bg
	}
	return st.Fg
}

// Canvas returns what a frame is filled with before anything is drawn on it: text
// on the background. With few or no colours both are the terminal's own.
func (l *Look) Canvas() frame.Style {
	return frame.Style{Fg: l.styles[Text].Fg, Bg: l.styles[Background].Bg}
}

// rampSteps is fine enough for no step to be seen.
const rampSteps = 65

type ramp [rampSteps]frame.Color

// Mix returns the colour between two roles, t from 0 to 1, blended as Lip Gloss
// does, in CIELAB. With few or no colours it is the nearer end.
func (l *Look) Mix(from, to Role, t float64) frame.Color {
	t = min(max(t, 0), 1)
	if l.Colours() != AllColours || from == to {
		if t < 0.5 {
			return l.Color(from)
		}
		return l.Color(to)
	}
	return l.ramp(from, to)[int(t*(rampSteps-1)+0.5)]
}

func (l *Look) ramp(from, to Role) *ramp {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := [2]Role{from, to}
	if r, ok := l.ramps[key]; ok {
		return r
	}
	r := new(ramp)
	for i, c := range lipgloss.Blend1D(rampSteps, rgba(l.rgb[from]), rgba(l.rgb[to])) {
		red, green, blue, _ := c.RGBA()
		r[i] = frame.RGB(uint8(red>>8), uint8(green>>8), uint8(blue>>8))
	}
	if l.ramps == nil {
		l.ramps = make(map[[2]Role]*ramp)
	}
	l.ramps[key] = r
	return r
}

// rgba returns an RGB colour as the standard library has it.
func rgba(c frame.Color) color.RGBA {
	return color.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xff}
}

// Apply returns Glamour's primitive over a style: what p leaves open is as in over.
// Colours are role names, "#rrggbb", or numbers from 0 to 255; others are
// passed over, and all but roles are where there is no colour.
func (l *Look) Apply(over frame.Style, p ansi.StylePrimitive) frame.Style {
	st := over
	if p.Color != nil {
		if c, attr, ok := l.color(*p.Color); ok {
			st.Fg = c
			st.Attr |= attr
		}
	}
	if p.BackgroundColor != nil {
		if c, _, ok := l.color(*p.BackgroundColor); ok {
			st.Bg = c
		}
	}
	for _, a := range [...]struct {
		on   *bool
		attr frame.Attr
	}{
		{p.Bold, frame.Bold},
		{p.Faint, frame.Faint},
		{p.Italic, frame.Italic},
		{p.Underline, frame.Underline},
		{p.Inverse, frame.Reverse},
		{p.CrossedOut, frame.Strike},
	} {
		switch {
		case a.on == nil:
		case *a.on:
			st.Attr |= a.attr
		default:
			st.Attr &^= a.attr
		}
	}
	return st
}

// color returns what a name stands for, with the attributes that go with it.
func (l *Look) color(name string) (c frame.Color, attr frame.Attr, ok bool) {
	if r, ok := RoleNamed(name); ok {
		return l.Color(r), l.styles[r].Attr, true
	}
	if l.Colours() == NoColours {
		return 0, 0, false
	}
	c, ok = parseColor(name)
	return c, 0, ok
}

var primitive = reflect.TypeFor[ansi.StylePrimitive]()

// resolve puts colours in the place of roles, all through a style config.
func (l *Look) resolve(v reflect.Value) {
	switch {
	case v.Type() == primitive:
		p := v.Addr().Interface().(*ansi.StylePrimitive)
		if p.Color != nil {
			c, attr, _ := l.color(*p.Color)
			p.Color = colorName(c)
			setOn(&p.Bold, attr&frame.Bold != 0)
			setOn(&p.Faint, attr&frame.Faint != 0)
			setOn(&p.Underline, attr&frame.Underline != 0)
			setOn(&p.Inverse, attr&frame.Reverse != 0)
		}
		if p.BackgroundColor != nil {
			c, _, _ := l.color(*p.BackgroundColor)
			p.BackgroundColor = colorName(c)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			l.resolve(v.Field(i))
		}
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct && !v.IsNil():
		own := reflect.New(v.Type().Elem())
		own.Elem().Set(v.Elem())
		l.resolve(own.Elem())
		v.Set(own)
	}
}

// setOn sets an attribute that a role brings, unless the style says otherwise.
func setOn(p **bool, on bool) {
	if on && *p == nil {
		*p = &on
	}
}

// colorName returns the colour as style configs write it; nil is the terminal's own.
func colorName(c frame.Color) *string {
	var s string
	switch {
	case c == 0:
		return nil
	case c == frame.Indexed(uint8(c)):
		s = strconv.Itoa(int(uint8(c)))
	default:
		s = fmt.Sprintf("#%06x", uint32(c)&0xffffff)
	}
	return &s
}
