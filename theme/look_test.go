package theme

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
)

func TestForGivesTheSameLook(t *testing.T) {
	th := builtin(t, "atol")
	v := Viewer{Dark: true, Profile: colorprofile.ANSI256}
	looks := make([]*Look, 8)
	var wg sync.WaitGroup
	for i := range looks {
		wg.Go(func() {
			looks[i] = th.For(v)
			looks[i].Mix(Accent, Energy, 0.5)
		})
	}
	wg.Wait()
	for _, l := range looks[1:] {
		if l != looks[0] {
			t.Fatal("two looks for one viewer")
		}
	}
	v.Dark = false
	if th.For(v) == looks[0] {
		t.Error("one look for two viewers")
	}
}

func TestStyleAndCanvas(t *testing.T) {
	th := builtin(t, "atol")
	for _, tt := range []struct {
		v                    Viewer
		text, accent, canvas frame.Style
		why                  string
	}{
		{
			Viewer{Dark: true, Profile: colorprofile.TrueColor},
			frame.Style{Fg: frame.RGB(0xED, 0xE6, 0xF2)},
			frame.Style{Fg: frame.RGB(0xC5, 0x8B, 0xE6)},
			frame.Style{Fg: frame.RGB(0xED, 0xE6, 0xF2), Bg: frame.RGB(0x14, 0x10, 0x1A)},
			"the palette as it is; the background is painted",
		},
		{
			Viewer{Profile: colorprofile.ANSI256},
			frame.Style{Fg: frame.RGB(0x24, 0x1A, 0x2B)},
			frame.Style{Fg: frame.RGB(0x6A, 0x00, 0x5F)},
			frame.Style{Fg: frame.RGB(0x24, 0x1A, 0x2B), Bg: frame.RGB(0xFB, 0xF8, 0xFD)},
			"with 256 colours the encoder finds the nearest",
		},
		{
			Viewer{Dark: true, Profile: colorprofile.ANSI},
			frame.Style{},
			frame.Style{Fg: frame.Indexed(13)},
			frame.Style{},
			"16 colours are the terminal's own, and so is its background",
		},
		{
			Viewer{Profile: colorprofile.ANSI},
			frame.Style{},
			frame.Style{Fg: frame.Indexed(5)},
			frame.Style{},
			"on a light background the darker one of two",
		},
		{
			Viewer{Profile: colorprofile.Ascii},
			frame.Style{},
			frame.Style{Attr: frame.Bold},
			frame.Style{},
			"without colour attributes carry the roles",
		},
	} {
		l := th.For(tt.v)
		if got := l.Style(Text); got != tt.text {
			t.Errorf("%+v: text is %+v, want %+v: %s", tt.v, got, tt.text, tt.why)
		}
		if got := l.Style(Accent); got != tt.accent {
			t.Errorf("%+v: accent is %+v, want %+v: %s", tt.v, got, tt.accent, tt.why)
		}
		if got := l.Canvas(); got != tt.canvas {
			t.Errorf("%+v: canvas is %+v, want %+v: %s", tt.v, got, tt.canvas, tt.why)
		}
	}
}

func TestMix(t *testing.T) {
	th := builtin(t, "atol")
	l := th.For(Viewer{Dark: true, Profile: colorprofile.TrueColor})
	few := th.For(Viewer{Dark: true, Profile: colorprofile.ANSI})
	for _, tt := range []struct {
		l    *Look
		t    float64
		want frame.Color
		why  string
	}{
		{l, 0, l.Color(Accent), "the first end is itself"},
		{l, 1, l.Color(Energy), "so is the last"},
		{l, -3, l.Color(Accent), "before the first is the first"},
		{l, 7, l.Color(Energy), "after the last is the last"},
		{few, 0.49, frame.Indexed(13), "with few colours the nearer end"},
		{few, 0.5, frame.Indexed(11), "with few colours the nearer end"},
	} {
		if got := tt.l.Mix(Accent, Energy, tt.t); got != tt.want {
			t.Errorf("Mix(%g) = %#x, want %#x: %s", tt.t, uint32(got), uint32(tt.want), tt.why)
		}
	}
	if got := l.Mix(Accent, Energy, 0.5); contrast(got, l.Color(Background)) < 7 {
		t.Errorf("half way from accent to energy is %#x: darker than either", uint32(got))
	}
}

func TestApply(t *testing.T) {
	th := builtin(t, "atol")
	word := func(s string) *string { return &s }
	on, off := true, false
	all := Viewer{Dark: true, Profile: colorprofile.TrueColor}
	none := Viewer{Profile: colorprofile.Ascii}
	over := frame.Style{Fg: frame.RGB(1, 2, 3), Attr: frame.Bold}
	for _, tt := range []struct {
		v    Viewer
		p    ansi.StylePrimitive
		want frame.Style
		why  string
	}{
		{all, ansi.StylePrimitive{}, over, "nothing said, nothing changed"},
		{all, ansi.StylePrimitive{Color: word("life")}, frame.Style{Fg: frame.RGB(0x5A, 0xD1, 0xC4), Attr: frame.Bold}, "a role"},
		{all, ansi.StylePrimitive{Color: word("#ff8800")}, frame.Style{Fg: frame.RGB(0xff, 0x88, 0), Attr: frame.Bold}, "a colour"},
		{all, ansi.StylePrimitive{Color: word("212")}, frame.Style{Fg: frame.Indexed(212), Attr: frame.Bold}, "a number, as Glamour's styles have it"},
		{all, ansi.StylePrimitive{Color: word("mauve")}, over, "what is no colour is passed over"},
		{all, ansi.StylePrimitive{BackgroundColor: word("1")}, frame.Style{Fg: over.Fg, Bg: frame.Indexed(1), Attr: frame.Bold}, "a background"},
		{all, ansi.StylePrimitive{Bold: &off, Italic: &on}, frame.Style{Fg: over.Fg, Attr: frame.Italic}, "attributes on and off"},
		{all, ansi.StylePrimitive{CrossedOut: &on, Inverse: &on}, frame.Style{Fg: over.Fg, Attr: frame.Bold | frame.Strike | frame.Reverse}, "and the others"},
		{none, ansi.StylePrimitive{Color: word("life")}, frame.Style{Attr: frame.Bold | frame.Underline}, "without colour the role's attributes"},
		{none, ansi.StylePrimitive{Color: word("#ff8800")}, over, "without colour no other one either"},
	} {
		if got := th.For(tt.v).Apply(over, tt.p); got != tt.want {
			t.Errorf("Apply(%s) = %+v, want %+v: %s", text(tt.p), got, tt.want, tt.why)
		}
	}
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func TestMarkdownIsResolved(t *testing.T) {
	th := builtin(t, "atol")
	before := text(th.markdown)
	for _, tt := range []struct {
		v      Viewer
		strong string
		why    string
	}{
		{Viewer{Dark: true, Profile: colorprofile.TrueColor}, `{"color":"#c58be6","bold":true}`, "colours for roles"},
		{Viewer{Profile: colorprofile.ANSI}, `{"color":"5","bold":true}`, "the terminal's own colours"},
		{Viewer{Profile: colorprofile.Ascii}, `{"bold":true}`, "no colour, and the attribute is left"},
	} {
		l := th.For(tt.v)
		if got := text(l.Markdown.Strong); got != tt.strong {
			t.Errorf("strong is %s, want %s: %s", got, tt.strong, tt.why)
		}
		all := text(l.Markdown)
		for _, name := range RoleNames() {
			if strings.Contains(all, `color":"`+name+`"`) {
				t.Errorf("%+v: the role %s is still in the style config", tt.v, name)
			}
		}
		if l.Markdown.CodeBlock.Chroma == nil || l.Markdown.CodeBlock.Chroma == th.markdown.CodeBlock.Chroma {
			t.Errorf("%+v: the colours of code are not its own", tt.v)
		}
	}
	if text(th.markdown) != before {
		t.Error("a look changed its theme")
	}
}
