package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/typeset"
	"revolute/slides"
	"revolute/theme"
)

// dark is the style of the tests' canvas and text.
var dark = frame.Style{Fg: frame.RGB(1, 2, 3), Bg: frame.RGB(9, 9, 9)}

func svgOf(t *testing.T, f *frame.Frame, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, sheet.Frame(f, &theme.Look{Viewer: theme.Viewer{Dark: true}}), o); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.String())
	return b.String()
}

func wellFormed(t *testing.T, s string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("no XML: %v\n%s", err, s)
		}
	}
}

func TestSVG(t *testing.T) {
	bold := dark
	bold.Attr = frame.Bold | frame.Underline
	back := dark
	back.Bg = frame.RGB(255, 0, 0)
	reverse := dark
	reverse.Attr = frame.Reverse
	for _, tt := range []struct {
		text string
		st   frame.Style
		want string
		why  string
	}{
		{"ab c", dark, `<text x="0" y="18" font-size="19.93" textLength="48" fill="#010203">ab c</text>`, "a run is as wide as its cells, whatever the font"},
		{"a  b", dark, `<text x="36" y="18" font-size="19.93" fill="#010203">b</text>`, "what stands apart has its own place"},
		{"世界", dark, `font-size="22.2" letter-spacing="1.8" fill="#010203">世界</text>`, "Chinese characters are spread over their cells"},
		{"a 世", dark, `x="0" y="18" font-size="19.93" fill="#010203">a</text>`, "a space at a run's end would be stretched"},
		{"a<&\"", dark, `>a&lt;&amp;&#34;</text>`, "text is no markup"},
		{"b", bold, `font-weight="bold">b<`, "attributes"},
		{"b", bold, `d="M0 21H12V23H0Z"`, "an underline is a rectangle: not all programs draw it alike"},
		{" ", back, `<path fill="#ff0000" shape-rendering="crispEdges" d="M0 0H12V24H0Z"/>`, "a background of its own"},
		{"x", reverse, `fill="#090909">x`, "reversed: the background's colour"},
		{"█▀", dark, `d="M0 0H24V12H12V24H0Z"`, "blocks leave no gaps"},
		{"▙", dark, `d="M0 0H6V12H12V24H0Z"`, "quarters"},
		{"⠉", dark, `d="M3 3H3M9 3H9"`, "braille: the two dots at the top"},
		{"╭", dark, `d="M6 24V18C6 14 8 12 12 12"`, "a round corner"},
	} {
		f := frame.New(8, 1, typeset.Narrow, dark)
		f.Print(0, 0, tt.text, tt.st)
		if got := svgOf(t, f, Options{}); !strings.Contains(got, tt.want) {
			t.Errorf("%q: no %s in\n%s\n%s", tt.text, tt.want, got, tt.why)
		}
	}
}

func TestSVGLinks(t *testing.T) {
	for _, tt := range []struct {
		address string
		linked  bool
		why     string
	}{
		{"https://example.org/a?b=1&c=2", true, "an address"},
		{"javascript:alert(1)", false, "it would run in the page"},
		{"#why", false, "a picture has no other slides"},
	} {
		f := frame.New(4, 1, typeset.Narrow, dark)
		st := dark
		st.Link = f.Link(tt.address)
		f.Print(0, 0, "link", st)
		if got := strings.Contains(svgOf(t, f, Options{}), "<a href="); got != tt.linked {
			t.Errorf("%s: linked is %v, want %v: %s", tt.address, got, tt.linked, tt.why)
		}
	}
}

// TestSVGBuiltin: every slide of the built-in deck is a picture, in all themes,
// and all its words are in it.
func TestSVGBuiltin(t *testing.T) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		t.Fatal(err)
	}
	layouts := layout.New(0)
	for _, name := range theme.Names() {
		th, err := theme.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Len() {
			s := layouts.Layout(layout.View{
				Deck: d, Pos: deck.Pos{Slide: i, Step: d.Slide(i, "zh").Steps - 1}, Lang: "zh", Width: 80, Height: 24, Still: true,
				Look: th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}),
			})
			got := svgOf(t, s.Frame, Options{Title: d.Slide(i, "zh").Title(), Lang: "zh"})
			for word := range strings.FieldsFuncSeq(s.Frame.Text(), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsSymbol(r) }) {
				if first, _ := typeset.Narrow.Next(word); strings.ContainsFunc(word, unicode.IsLetter) && !strings.Contains(unspaced(got), escaped(first)) {
					t.Errorf("%s: slide %d: %q is missing", name, i+1, word)
				}
			}
		}
	}
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// unspaced is s without its spaces.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
