package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"

	"revolute/internal/deck"
	"revolute/internal/export/sheet"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/lettering"
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

// unspaced returns s without its spaces.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// TestPrograms: Chromium's, librsvg's and Inkscape's pictures of a slide are nearly
// one, so far as these programs are here.
func TestPrograms(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("---\nsection: 一\n---\n# 混排 Mixed title 标题\n\n- 第一条：**加粗** and `code`，“引号” 链接 [link](https://example.org)\n- 很长的内容 with English words  以测试\n\n```bar\na: 1\n乙: 2\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	look := th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor})
	s := layout.New(0).Layout(layout.View{
		Deck: d, Look: look, Width: 100, Height: 30, Still: true, Lettering: lettering.Sextants, Apart: true,
	})
	dir := t.TempDir()
	file := filepath.Join(dir, "a.svg")
	var b bytes.Buffer
	if err := Write(&b, sheet.Slide(s, look, true), Options{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var first []float64
	for _, program := range []struct {
		name string
		args []string
	}{
		{"rsvg-convert", []string{file, "-o", "OUT"}},
		{"inkscape", []string{file, "-o", "OUT"}},
		{"chromium", []string{
			"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir=" + filepath.Join(dir, "profile"), "--hide-scrollbars", "--window-size=1200,720", "--screenshot=OUT", "file://" + file,
		}},
	} {
		path, err := exec.LookPath(program.name)
		if err != nil {
			t.Logf("no %s here", program.name)
			continue
		}
		out := filepath.Join(dir, program.name+".png")
		args := slices.Clone(program.args)
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "OUT", out)
		}
		if said, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", program.name, err, said)
		}
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		// How light each square of 12 units is.
		const square = 12
		var light []float64
		for y := 0; y < 720; y += square {
			for x := 0; x < 1200; x += square {
				sum := 0.0
				for i := range square * square {
					r, g, b, _ := m.At(x+i%square, y+i/square).RGBA()
					sum += float64(r+g+b) / (3 * 0xffff)
				}
				light = append(light, sum/(square*square))
			}
		}
		if first == nil {
			first = light
			continue
		}
		different := 0
		for i := range light {
			if math.Abs(light[i]-first[i]) > 0.25 {
				different++
			}
		}
		if different > len(light)/200 {
			t.Errorf("%s: %d of %d squares are unlike the others'", program.name, different, len(light))
		}
	}
	if first == nil {
		t.Skip("none of the programs is here")
	}
}
