package theme

import (
	"encoding/json"
	"strings"
	"testing"

	"charm.land/glamour/v2/styles"
	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
)

// TestGlamoursOwnStyles takes every style that Glamour has, as its JSON: it is
// read, and can be read.
func TestGlamoursOwnStyles(t *testing.T) {
	bare := map[string]bool{"ascii": true, "notty": true}
	for name, style := range styles.DefaultStyles {
		src, err := json.MarshalIndent(style, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		th, err := Parse(name+".json", src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if low := th.LowContrast(); len(low) > 0 {
			t.Errorf("%s: %+v", name, low)
		}
		if th.Name != name || th.Measure != 72 {
			t.Errorf("%s: name %q, measure %d: the rest is not as in atol", name, th.Name, th.Measure)
		}
		if same := th.dark == builtin(t, base).dark; same != bare[name] && style.Document.Color != nil {
			t.Errorf("%s: the palette is atol's: %v", name, same)
		}
		dark := th.For(Viewer{Dark: true, Profile: colorprofile.TrueColor})
		light := th.For(Viewer{Profile: colorprofile.TrueColor})
		if style.Document.Color != nil && dark.Color(Background) != light.Color(Background) {
			t.Errorf("%s: it is made for one background, but has two", name)
		}
		if name == "light" && luminance(light.Color(Background)) < middle {
			t.Error("light: the background is dark")
		}
	}
}

func TestGlamourPalette(t *testing.T) {
	const dracula = `{"document": {"color": "#f8f8f2"}, "heading": {"color": "#bd93f9"}, "link_text": {"color": "#ff79c6"},
		"h1": {"prefix": "# "}, "strong": {"bold": true, "color": "#ffb86c"},
		"code_block": {"chroma": {"literal_number": {"color": "#6EEFC0"}, "literal_string": {"color": "#f1fa8c"}, "comment": {"color": "#202020"}}}}`
	for _, tt := range []struct {
		in   string
		role Role
		want frame.Color
		why  string
	}{
		{dracula, Text, frame.RGB(0xf8, 0xf8, 0xf2), "the document's"},
		{dracula, Title, frame.RGB(0xbd, 0x93, 0xf9), "all headings', where the first has none of its own"},
		{dracula, Accent, frame.RGB(0xff, 0x79, 0xc6), "that of links"},
		{dracula, Energy, frame.RGB(0x6e, 0xef, 0xc0), "that of numbers"},
		{dracula, Life, frame.RGB(0xf1, 0xfa, 0x8c), "that of strings"},
		{dracula, Muted, frame.RGB(0xa7, 0x9b, 0xb3), "comments cannot be read: atol's"},
		{dracula, Background, frame.RGB(0x14, 0x10, 0x1a), "light text wants a dark background: atol's"},
		{`{"document": {"color": "#222"}}`, Background, frame.RGB(0xfb, 0xf8, 0xfd), "dark text a light one; colours of three digits are colours"},
		{`{"document": {"color": "228", "background_color": "17"}}`, Background, frame.RGB(0, 0, 0x5f), "a colour of the 256"},
		{`{"document": {"background_color": "#ffffff"}}`, Text, frame.RGB(0x24, 0x1a, 0x2b), "on a light background atol's dark text"},
		{`{"document": {"background_color": "#ffffff"}, "h1": {"color": "#ffffff"}}`, Title, frame.RGB(0x3b, 0x0a, 0x45), "a title of the background's colour: atol's"},
		{`{"h1": {"color": "228"}, "document": {"color": null, "nonsense": 3}, "later": {}}`, Text, frame.RGB(0xed, 0xe6, 0xf2), "no colour of text: it suits any background; unknown keys are passed over"},
		{"document:\n  color: \"#ffe0e0\"\n", Text, frame.RGB(0xff, 0xe0, 0xe0), "the same as YAML"},
	} {
		th, err := Parse("x.json", []byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v: %s", tt.in, err, tt.why)
			continue
		}
		if got := th.dark[tt.role]; got != tt.want {
			t.Errorf("%s: %s is %#x, want %#x: %s", tt.in, tt.role, uint32(got), uint32(tt.want), tt.why)
		}
	}
}

func TestGlamourErrors(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"{\n\"document\": {\n\"color\": \"mauve\"}}", `x.json:3: color is "mauve": want a colour`, "a colour that is none"},
		{"{\"document\": {\"margin\": \"much\"}}", `x.json:1: margin is "much": want 0 to 65535`, "a margin that is none"},
		{"{\"document\": ", "x.json:1: ", "it ends in the middle"},
		{"{\"fonts\": {}}", `x.json:1: unknown key "fonts"`, "neither Glamour's nor ours"},
		{"{\"document\": {}, \"palette\": {}}", `x.json:1: unknown key "document"`, "a theme of ours with a key at the wrong place"},
	} {
		_, err := Parse("x.json", []byte(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("Parse(%q)\n error %v\n  want %s…: %s", tt.in, err, tt.want, tt.why)
		}
	}
}
