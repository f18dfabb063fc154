package theme

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

func builtin(t testing.TB, name string) *Theme {
	t.Helper()
	th, err := Builtin(name)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// TestContrast keeps every palette readable: as WCAG 2 wants it, and what says
// contrast by its name more.
func TestContrast(t *testing.T) {
	if got := contrast(frame.RGB(0, 0, 0), frame.RGB(255, 255, 255)); got < 20.99 || got > 21.01 {
		t.Fatalf("black on white has a contrast of %.2f, want 21", got)
	}
	usual := map[Role]float64{Text: 7, Title: 7, Accent: 4.5, Energy: 4.5, Life: 4.5, Warning: 4.5, Muted: 4.5, Rule: 1.5}
	strong := map[Role]float64{Text: 7, Title: 7, Accent: 7, Energy: 7, Life: 7, Warning: 7, Muted: 4.5, Rule: 3}
	for _, name := range Names() {
		th := builtin(t, name)
		if th.most != AllColours {
			continue
		}
		want := usual
		if name == "contrast" {
			want = strong
		}
		for _, dark := range []bool{true, false} {
			l := th.For(Viewer{Dark: dark, Profile: colorprofile.TrueColor})
			for role := range roleCount {
				for _, behind := range []Role{Background, CodeBackground} {
					if got := contrast(l.Color(role), l.Color(behind)); got < want[role] {
						t.Errorf("%s, dark=%v: %s on %s has a contrast of %.1f, want %.1f", name, dark, role, behind, got, want[role])
					}
				}
			}
			if got := luminance(l.Color(Background)) < middle; got != (dark || name == "night") {
				t.Errorf("%s, dark=%v: the background is not", name, dark)
			}
		}
		if low := th.LowContrast(); len(low) > 0 {
			t.Errorf("%s: LowContrast finds %+v", name, low)
		}
	}
}

// TestRolesDiffer: who looks from afar tells the roles apart by their colours.
func TestRolesDiffer(t *testing.T) {
	for _, name := range Names() {
		for _, dark := range []bool{true, false} {
			l := builtin(t, name).For(Viewer{Dark: dark, Profile: colorprofile.TrueColor})
			seen := map[frame.Style]Role{}
			for _, role := range []Role{Text, Muted, Accent, Energy, Life, Warning} {
				if other, ok := seen[l.Style(role)]; ok && l.Colours() == AllColours {
					t.Errorf("%s, dark=%v: %s looks as %s does", name, dark, role, other)
				}
				seen[l.Style(role)] = role
			}
		}
	}
}

// TestTheTerminalsOwn: some themes leave the terminal as it is, whatever it
// could show.
func TestTheTerminalsOwn(t *testing.T) {
	for _, tt := range []struct {
		name   string
		accent frame.Style
		why    string
	}{
		{"terminal", frame.Style{Fg: frame.Indexed(13)}, "one of the 16"},
		{"plain", frame.Style{Attr: frame.Bold}, "an attribute"},
	} {
		for _, p := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
			l := builtin(t, tt.name).For(Viewer{Dark: true, Profile: p})
			if got := l.Style(Accent); got != tt.accent {
				t.Errorf("%s, %v: accent is %+v, want %+v: %s", tt.name, p, got, tt.accent, tt.why)
			}
			if got := l.Canvas(); got != (frame.Style{}) {
				t.Errorf("%s, %v: the canvas is painted: %+v", tt.name, p, got)
			}
			if s := text(l.Markdown); strings.Contains(s, "#") || tt.name == "plain" && strings.Contains(s, "color") {
				t.Errorf("%s, %v: colours in %s", tt.name, p, s)
			}
		}
	}
}

func TestLowContrastSaysWhere(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"palette:\n  dark:\n    muted: \"#2A2430\"", "my.yaml:3 muted on code_background dark", "the worse of two backgrounds"},
		{"extends: night\npalette:\n  dark:\n    background: \"#ffffff\"", "my.yaml:4 text on background dark", "the background is what is to be changed, not what stands on it"},
		{"palette:\n  light:\n\n    rule: \"#F0EAF4\"", "my.yaml:4 rule on code_background light", "a rule that cannot be seen"},
		{"colors: 16\npalette:\n  dark:\n    muted: \"#2A2430\"", "", "of a palette that nobody sees nothing is said"},
		{"palette:\n  light:\n    muted: \"#6B5E70\"", "", "this one is fine"},
	} {
		th, err := Parse("my.yaml", []byte(tt.in))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if low := th.LowContrast(); len(low) > 0 {
			l := low[0]
			got = fmt.Sprintf("%s:%d %s on %s %s", l.File, l.Line, l.Role, l.Behind, map[bool]string{true: "dark", false: "light"}[l.Dark])
			if l.Ratio >= l.Least {
				t.Errorf("%q: %.1f is not below %.1f", tt.in, l.Ratio, l.Least)
			}
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestEveryRoleIsThere(t *testing.T) {
	for _, name := range Names() {
		th := builtin(t, name)
		for role := range roleCount {
			if th.dark[role] == 0 || th.light[role] == 0 {
				t.Errorf("%s: no colour for %s", name, role)
			}
		}
		for _, role := range []Role{Muted, Title, Accent, Energy, Life, Warning, Rule} {
			for _, p := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.Ascii, colorprofile.ANSI, colorprofile.ANSI256} {
				for _, dark := range []bool{true, false} {
					l := th.For(Viewer{Dark: dark, Profile: p})
					if l.Style(role) == l.Style(Text) {
						t.Errorf("%s, %v, dark=%v: %s looks as text does", name, p, dark, role)
					}
				}
			}
		}
	}
}

func TestGlyphsTakeOneColumn(t *testing.T) {
	for _, name := range Names() {
		th := builtin(t, name)
		for _, w := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
			l := th.For(Viewer{Widths: w})
			for g := range glyphCount {
				if got := w.Width(l.Glyph(g)); got != 1 {
					t.Errorf("%s: %s is %q: %d columns with widths %d, want 1", name, glyphNames[g], l.Glyph(g), got, w)
				}
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	th := builtin(t, "atol")
	if th.Measure != 72 || th.TitleRow != 2 || th.BodyRow != 4 || th.AiryRows != 32 ||
		th.Layout("section").Above != 0.4 || th.Enter.Milliseconds() != 180 || th.Count.Milliseconds() != 600 {
		t.Errorf("spacing is not that of the theme's file: %+v", th)
	}
}
