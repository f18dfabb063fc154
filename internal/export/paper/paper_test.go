package paper

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"golang.org/x/image/font/gofont/gomono"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/font"
	"revolute/slides"
	"revolute/theme"
)

// written writes a deck as a PDF and returns its file and its slides' words.
func written(t *testing.T, d *deck.Deck, o Options) (file, words string) {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	o.Look = th.For(theme.Viewer{Profile: colorprofile.TrueColor})
	if o.Width == 0 {
		o.Width, o.Height = 142, 40
	}
	o.To = d.Len() - 1
	if o.Font == nil {
		o.Font = &font.Font{}
	}
	var all strings.Builder
	for i := range d.Len() {
		if _, err := export.Steps(&all, d, o.Lang, i, 0, d.Slide(i, o.Lang).Steps-1, export.TextOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "talk.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return file, all.String()
}

// tool runs one of the programs that read PDF.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("no %s here", name)
	}
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func builtin(t *testing.T, name string) *deck.Deck {
	t.Helper()
	d, err := deck.OpenFS(slides.FS, name, name)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWhole: nothing of the text is lost, in any language of the built-in decks,
// and other programs find nothing wrong.
func TestWhole(t *testing.T) {
	for _, name := range []string{"atol", "guide"} {
		d := builtin(t, name)
		for _, lang := range d.Languages {
			file, words := written(t, d, Options{Lang: lang})
			if got := tool(t, "qpdf", "--check", file); !strings.Contains(got, "No syntax or stream encoding errors") {
				t.Errorf("qpdf: %s", got)
			}
			for line := range strings.Lines(tool(t, "pdffonts", file)) {
				if strings.Contains(line, "Type 3") && !strings.Contains(line, "yes no  yes") {
					t.Errorf("a font without the meaning of its glyphs: %s", line)
				}
			}
			got := tool(t, "pdftotext", "-layout", file, "-") + tool(t, "pdftotext", "-raw", file, "-")
			joined := strings.Join(strings.Fields(got), "")
			for word := range strings.FieldsSeq(words) {
				for _, part := range parts(word) {
					if strings.ContainsFunc(part, unicode.IsLetter) && !strings.Contains(joined, part) {
						t.Errorf("%s %s: %q of %q is missing", name, lang, part, word)
					}
				}
			}
			if info, err := os.Stat(file); err != nil || info.Size() > 1_500_000 {
				t.Errorf("%s: %d bytes (%v), want 1.5 MB at most", name, info.Size(), err)
			}
		}
	}
}

// TestFont: text in a font of the machine is embedded in a part of it, and what it
// has not is in the pixel letters: nothing is lost.
func TestFont(t *testing.T) {
	f, err := font.Open(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Parse("t.md", []byte("# Grüße 世界\n\n- **bold** *italic* fi éä 中文，“引号”\n- ﬁ e\u0301 🙂\n\n```big\n42 W\n```\n\n```bar\ntitle: Größe\na: 1\nb: 2\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	file, words := written(t, d, Options{Font: font.New(f)})
	if got := tool(t, "qpdf", "--check", file); !strings.Contains(got, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", got)
	}
	if got := tool(t, "pdffonts", file); !strings.Contains(got, "CID TrueType") || !strings.Contains(got, "yes yes yes") {
		t.Errorf("the font is not embedded in part, with the meaning of its glyphs:\n%s", got)
	}
	joined := strings.Join(strings.Fields(tool(t, "pdftotext", file, "-")), "")
	for word := range strings.FieldsSeq(words) {
		for _, part := range parts(word) {
			if strings.ContainsFunc(part, unicode.IsLetter) && !strings.Contains(joined, part) {
				t.Errorf("%q of %q is missing in %q", part, word, joined)
			}
		}
	}
	if info, err := os.Stat(file); err != nil || info.Size() > 60_000 {
		t.Errorf("%d bytes (%v): all of the font is in it", info.Size(), err)
	}
}

// TestOrder: columns are read one after the other, title first, footer last.
func TestOrder(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("---\nsection: foot\n---\n# head\n\n<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n- l1\n- l2\n<!-- column: 1 -->\n- r1\n- r2\n<!-- reset_layout -->\n\nafter\n"))
	if err != nil {
		t.Fatal(err)
	}
	file, _ := written(t, d, Options{})
	raw := tool(t, "pdftotext", "-raw", file, "-")
	at := -1
	for _, word := range []string{"head", "l1", "l2", "r1", "r2", "after", "foot"} {
		next := strings.Index(raw, word)
		if next <= at {
			t.Fatalf("%q does not follow in %q", word, raw)
		}
		at = next
	}
}

// TestForms: pages by slides, steps, handouts and notes; title, language and
// bookmarks.
func TestForms(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("---\ntitle: 学习 (a) \\\\ b\nsection: 甲\nlang: zh\n---\n# 一\n\n- a\n\n<!-- pause -->\n\n- [b](https://example.org/(x)?a=\\)\n\n<!-- the note -->\n\n---\n\n# 二\n\n[one](#一)\n\n---\n\n<!-- section: 乙 -->\n\n# 三\n\n🙂 𝔘 한\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		o     Options
		pages string
		why   string
	}{
		{Options{}, "3", "a page a slide"},
		{Options{Steps: true}, "4", "a page a step"},
		{Options{Handout: 2}, "2", "two on a page"},
		{Options{Handout: 3}, "1", "three on a page"},
		{Options{Handout: 6, Steps: true}, "1", "six on a page"},
		{Options{Notes: true}, "3", "notes below each slide"},
	} {
		tt.o.Lang = "zh"
		file, _ := written(t, d, tt.o)
		tool(t, "qpdf", "--check", file)
		info := tool(t, "pdfinfo", file)
		if !strings.Contains(info, "Pages:           "+tt.pages+"\n") {
			t.Errorf("%s: want %s pages:\n%s", tt.why, tt.pages, info)
		}
		if !strings.Contains(info, "学习 (a)") {
			t.Errorf("the title is missing:\n%s", info)
		}
		if text := tool(t, "pdftotext", file, "-"); tt.o.Notes && !strings.Contains(text, "the note") {
			t.Error("the notes are missing")
		}
		raw := tool(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
		for _, want := range []string{"/Lang (zh)", "/Outlines", "/URI (https://example.org/"} {
			if !strings.Contains(raw, want) {
				t.Errorf("%s: no %s", tt.why, want)
			}
		}
	}
}

// TestTall: a slide that is taller than a page goes on on the next.
func TestTall(t *testing.T) {
	var src strings.Builder
	src.WriteString("# Tall\n\n```\n")
	for i := range 120 {
		src.WriteString("line" + string(rune('a'+i%26)) + strings.Repeat("x", i/26) + "\n")
	}
	src.WriteString("```\n")
	d, err := deck.Parse("t.md", []byte(src.String()))
	if err != nil {
		t.Fatal(err)
	}
	file, words := written(t, d, Options{})
	got := tool(t, "pdftotext", file, "-")
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(got, word) {
			t.Errorf("%q is missing", word)
		}
	}
}

// TestDrawn: the page shows what the frame shows.
func TestDrawn(t *testing.T) {
	d, err := deck.Parse("t.md", []byte("# 学\n"))
	if err != nil {
		t.Fatal(err)
	}
	file, _ := written(t, d, Options{})
	out := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", "72", "-png", "-singlefile", file, out)
	raw, err := os.ReadFile(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, g, b, _ := m.At(x, y).RGBA(); r+g+b < 3*0x6000 {
				dark++
			}
		}
	}
	if all := m.Bounds().Dx() * m.Bounds().Dy(); dark < all/500 || dark > all/4 {
		t.Errorf("%d of %d pixels are dark: %v", dark, all, image.Pt(m.Bounds().Dx(), m.Bounds().Dy()))
	}
}

// BenchmarkWrite writes the built-in deck, which is to take 3 s at most.
func BenchmarkWrite(b *testing.B) {
	d, err := deck.OpenFS(slides.FS, "atol", "atol")
	if err != nil {
		b.Fatal(err)
	}
	th, err := theme.Builtin("atol")
	if err != nil {
		b.Fatal(err)
	}
	look := th.For(theme.Viewer{Profile: colorprofile.TrueColor})
	for b.Loop() {
		if err := Write(io.Discard, d, Options{Lang: "zh", Look: look, Font: &font.Font{}, Width: 142, Height: 40, To: d.Len() - 1}); err != nil {
			b.Fatal(err)
		}
	}
}
