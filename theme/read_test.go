package theme

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/frame"
	"revolute/internal/problem"
)

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ in, want, hint, why string }{
		{"palette:\n  dark:\n    txt: \"#000000\"", `my.yaml:3: unknown key "txt"`, "did you mean text?", "a role that is none"},
		{"palette:\n  dark:\n    text: red", `my.yaml:3: text is "red": want a colour`, "#rrggbb", "a colour that is none"},
		{"palette: dark", `my.yaml:1: palette is "dark": want keys and values`, "key: value", "a word for a mapping"},
		{"- a", `my.yaml:1: a list: want keys and values`, "key: value", "a list for a theme"},
		{"\n\nmeasure: 3", `my.yaml:3: unknown key "measure"`, "there are extends, colors, palette, ansi", "a key at the wrong place"},
		{"spacing:\n  measure: 5", `my.yaml:2: measure is 5: want 20 to 300`, "", "too narrow"},
		{"layouts:\n  slide: {footer: maybe}", `my.yaml:2: footer is "maybe": want true or false`, "", "neither"},
		{"layouts: {cover: {align: middle}}", `my.yaml:1: align is "middle": want left, center or right`, "", "an alignment of the height"},
		{"layouts: {title: {}}", `my.yaml:1: unknown key "title"`, "there are slide, section, statement, cover, bare", "no such layout"},
		{"footer: {right: \"{pgae}\"}", "my.yaml:1: {pgae is no word of a footer", "did you mean {page}?", "misspelt"},
		{"footer: {right: \"{page\"}", "my.yaml:1: {page is no word of a footer", "{page}", "never closed"},
		{"footer: {left: \"{sections} {page}\"}", "my.yaml:1: {sections} takes the room that there is", "nothing stands beside it", "two that would share a room"},
		{"footer: {middle: x}", `my.yaml:1: unknown key "middle"`, "there are left, center, right", "no such part"},
		{"layouts: {slide: {above: nan}}", `my.yaml:1: above is "nan": want 0 to 1`, "", "not a number"},
		{"ansi:\n  dark: {text: mauve}", `my.yaml:2: text: unknown word in "mauve"`, "there are default, black, red", "no colour of the terminal"},
		{"plain: {text: red}", `my.yaml:1: text: unknown word in "red"`, "there are default, bold", "no colour where there are none"},
		{"glyphs:\n  bullet: ['世', '*']", `my.yaml:2: glyph "世" takes 2 columns: want 1`, "", "a wide glyph"},
		{"glyphs:\n  bullet: ['•', '●']", `my.yaml:2: glyph "●" takes 2 columns: want 1`, "", "a substitute that is ambiguous too"},
		{"glyphs: {bullet: '*'}", `my.yaml:1: bullet is "*": want two glyphs`, "its substitute", "one glyph"},
		{"markdown:\n  strong: {colour: accent}", `my.yaml:2: unknown key "colour"`, "did you mean color?", "a key that Glamour does not have"},
		{"markdown:\n  strong: {color: mauve}", `my.yaml:2: color is "mauve": want a colour`, "there are background, text", "no colour"},
		{"markdown:\n  strong: {bold: perhaps}", `my.yaml:2: bold is "perhaps": want true or false`, "", "no truth value"},
		{"markdown:\n  document: {margin: -1}", `my.yaml:2: margin is -1: want 0 to 65535`, "", "a negative margin"},
		{"colors: 256", `my.yaml:1: colors is 256: want all, 16 or none`, "", "no such number"},
		{"palette:\n\t- x", `my.yaml:2: a tab indents this line`, "spaces", "no YAML"},
	} {
		_, err := Parse("my.yaml", []byte(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || !strings.Contains(problem.From(err).Hint, tt.hint) {
			t.Errorf("Parse(%q)\n error %v\n  want %s…, hint %s: %s", tt.in, err, tt.want, tt.hint, tt.why)
		}
	}
}

// TestUnused: what does nothing in one's own file is told once, not for each key
// within; built-in themes are left alone.
func TestUnused(t *testing.T) {
	const src = "extends: night\nmarkdown:\n  document: {margin: 2, color: text}\n  strong:\n    bold: true\n    prefix: '*'\n  code_block:\n    chroma: {comment: {italic: true, suffix: x}}\n"
	th, err := Parse("my.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, p := range th.Unused {
		lines = append(lines, p.Line)
	}
	if !slices.Equal(lines, []int{3, 6, 8}) {
		t.Errorf("keys that do nothing in lines %v, want 3, 6 and 8", lines)
	}
}

// TestAllFaults: a theme is read to its end, so that all its faults are told.
func TestAllFaults(t *testing.T) {
	_, err := Parse("my.yaml", []byte("spacing: {measure: 5}\nfooter: {left: '{pgae}'}\ncolours: all\n"))
	if all := problem.All(err); len(all) != 3 || all[0].Line != 1 || all[1].Line != 2 || all[2].Line != 3 {
		t.Errorf("%v: want three faults, in lines 1 to 3", err)
	}
}

func TestParseOverAtol(t *testing.T) {
	th, err := Parse("themes/mine.yaml", []byte("palette: {dark: {accent: \"#00ff00\"}}\nmarkdown: {code_block: {chroma: {comment: {color: \"8\"}}}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	l := th.For(Viewer{Dark: true, Profile: colorprofile.TrueColor})
	atol := builtin(t, "atol").For(l.Viewer)
	if th.Name != "mine" {
		t.Errorf("name is %q, want mine", th.Name)
	}
	if got := l.Color(Accent); got != frame.RGB(0, 255, 0) {
		t.Errorf("accent is %#x", uint32(got))
	}
	if l.Color(Text) != atol.Color(Text) || l.Glyph(GlyphBullet) != atol.Glyph(GlyphBullet) || th.Measure != 72 {
		t.Error("what is left out is not as in atol")
	}
	chroma := l.Markdown.CodeBlock.Chroma
	if *chroma.Comment.Color != "8" || *chroma.Keyword.Color != "#00ff00" {
		t.Errorf("comment %s, keyword %s: want 8, #00ff00", *chroma.Comment.Color, *chroma.Keyword.Color)
	}
}

func TestGlamourStylesAreRead(t *testing.T) {
	json := `{"markdown": {"h1": {"color": "228", "background_color": "63", "bold": true, "prefix": " "},
		"code_block": {"color": "244", "margin": 2, "chroma": {"name": {"color": "#C4C4C4"}}}}}`
	th, err := Parse("glamour.json", []byte(json))
	if err != nil {
		t.Fatal(err)
	}
	if h1 := th.markdown.H1; *h1.Color != "228" || *h1.BackgroundColor != "63" || h1.Prefix != " " {
		t.Errorf("h1 is %s", text(h1))
	}
	if m := th.markdown.CodeBlock.Margin; *m != 2 {
		t.Errorf("margin is %d, want 2", *m)
	}
}

func TestBuiltinSaysWhatThereIs(t *testing.T) {
	_, err := Builtin("../atol")
	if err == nil || !strings.Contains(problem.From(err).Hint, "there are atol, contrast, night, paper, plain, terminal") {
		t.Errorf("error %v: want the names in its hint", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("palette: {dark: {text: \"#ffffff\"}}"))
	f.Add([]byte("a: &a {b: *a}\n"))
	f.Add([]byte("markdown: {code_block: {chroma: {text: {bold: true}}}}"))
	f.Fuzz(func(t *testing.T, src []byte) {
		th, err := Parse("f.yaml", src)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.yaml:") {
				t.Errorf("no place in %q", err)
			}
			return
		}
		th.For(Viewer{Dark: true, Profile: colorprofile.TrueColor})
	})
}

func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Builtin("atol"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLook(b *testing.B) {
	th := builtin(b, "atol")
	b.ReportAllocs()
	for b.Loop() {
		newLook(th, Viewer{Dark: true, Profile: colorprofile.TrueColor})
	}
}
