package export_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"golang.org/x/image/font/gofont/gomono"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/font"
	"revolute/internal/export/page"
	"revolute/internal/export/paper"
	"revolute/internal/export/pptx"
	"revolute/internal/layout"
	"revolute/slides"
	"revolute/theme"
)

// outlets returns what each way of reading a deck shows of it, all steps and all
// that scrolls, without white space.
func outlets(t *testing.T, d *deck.Deck, lang string) map[string]string {
	t.Helper()
	th, err := theme.Builtin("atol")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var b strings.Builder
	for name, width := range map[string]int{"text": 0, "text of 40 columns": 40} {
		b.Reset()
		if err := export.Text(&b, d, lang, export.TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	b.Reset()
	for i := range d.Len() {
		for step := range d.Slide(i, lang).Steps {
			if _, err := export.Steps(&b, d, lang, i, step, step, export.TextOptions{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	out["linear"] = b.String()
	b.Reset()
	if _, err := export.Markdown(&b, d, lang); err != nil {
		t.Fatal(err)
	}
	again, err := deck.Parse("again.md", []byte(b.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	b.Reset()
	if err := export.Text(&b, again, lang, export.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	out["md, read again"] = b.String()
	b.Reset()
	if err := page.Write(&b, d, page.Options{Langs: []string{lang}, Dark: th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor}), Light: th.For(theme.Viewer{Profile: colorprofile.TrueColor})}); err != nil {
		t.Fatal(err)
	}
	out["page"] = html.UnescapeString(tag.ReplaceAllString(b.String(), ""))
	out["screen"] = screen(d, lang, th)
	light := th.For(theme.Viewer{Profile: colorprofile.TrueColor})
	var file bytes.Buffer
	if err := pptx.Write(&file, d, pptx.Options{Lang: lang, Look: light, Font: &font.Font{}, To: d.Len() - 1}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "ppt/slides/slide") {
			continue
		}
		raw, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		out["pptx"] += html.UnescapeString(described.ReplaceAllString(string(raw), "$1"))
	}
	if pdftotext, err := exec.LookPath("pdftotext"); err == nil {
		for name, f := range map[string]*font.Font{"pdf": {}, "pdf in a font": gomonoFont(t)} {
			file.Reset()
			if err := paper.Write(&file, d, paper.Options{Lang: lang, Look: light, Font: f, Width: 142, Height: 40, To: d.Len() - 1}); err != nil {
				t.Fatal(err)
			}
			c := exec.CommandContext(t.Context(), pdftotext, "-raw", "-", "-")
			c.Stdin = &file
			text, err := c.Output()
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(text)
		}
	}
	for name, s := range out {
		out[name] = squeeze(s)
	}
	return out
}

// gomonoFont returns a font that has no Chinese.
func gomonoFont(t *testing.T) *font.Font {
	t.Helper()
	f, err := font.Open(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return font.New(f)
}

// described is a tag; what it says of a picture is kept.
var described = regexp.MustCompile(`<[^>]*?(?:descr="([^"]*)"[^>]*)?>`)

var tag = regexp.MustCompile(`(?s)<!--.*?-->|<style.*?</style>|<script.*?</script>|<[^>]*>`)

// squeeze returns s without white space, and without what lines of frames are
// made of.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("│┃▎↪", r) {
			return -1
		}
		return r
	}, s)
}

// screen returns the rows that a terminal shows of a deck. A word that is broken
// over two rows is whole again when white space is taken out; one in a column is
// not, so rows are also read by columns of words.
func screen(d *deck.Deck, lang string, th *theme.Theme) string {
	layouts := layout.New(1 << 16)
	look := th.For(theme.Viewer{Dark: true, Profile: colorprofile.TrueColor})
	var b strings.Builder
	for i := range d.Len() {
		for step := range d.Slide(i, lang).Steps {
			v := layout.View{Deck: d, Pos: deck.Pos{Slide: i, Step: step}, Lang: lang, Look: look, Width: 120, Height: 30, Still: true}
			for {
				s := layouts.Layout(v)
				b.WriteString(s.Frame.Text())
				if v.Scroll >= s.Scroll {
					break
				}
				v.Scroll = min(v.Scroll+10, s.Scroll)
			}
		}
	}
	return b.String()
}

// writer makes random documents of words that are all different, and knows them.
type writer struct {
	rng   *rand.Rand
	words []string
	drawn map[string]bool // those of charts, which leave out what they have no room for
}

func (w *writer) drawing() string {
	s := w.word()
	w.drawn[s] = true
	return s
}

func (w *writer) word() string {
	n := len(w.words)
	s := "w" + string(rune('a'+n%26)) + string(rune('a'+n/26%26)) + string(rune('a'+n/676%26)) + "w"
	w.words = append(w.words, s)
	return s
}

// spans returns a line of words.
func (w *writer) spans() string {
	var all []string
	for range 1 + w.rng.IntN(4) {
		forms := []string{
			"%s", "**%s**", "*%s*", "`%s`", "~~%s~~", "[%s](https://example.org/x)", "==%s==", "<mark>%s</mark>", `<span class="life">%s</span>`,
			"$\\text{%s}$", "![%s](none.png) near", "%s<br>中文", "看%s，", "“%s”", "<kbd>%s</kbd>", "%s^2^", "[%s](#1)",
		}
		all = append(all, fmt.Sprintf(forms[w.rng.IntN(len(forms))], w.word()))
	}
	return strings.Join(all, " ")
}

// block returns a block of lines; deep ones stand in others.
func (w *writer) block(deep int) string {
	indent := func(s, first, rest string) string {
		return first + strings.ReplaceAll(s, "\n", "\n"+rest)
	}
	inner := func() string {
		if deep > 1 {
			return w.spans()
		}
		return w.block(deep + 1)
	}
	switch w.rng.IntN(14) {
	case 0:
		return indent(inner(), "- ", "  ") + "\n" + indent(inner(), "- ", "  ")
	case 1:
		return indent(inner(), "1. ", "   ") + "\n" + indent(inner(), "2. ", "   ")
	case 2:
		return indent(inner(), "> ", "> ")
	case 3:
		return "```go\n" + w.word() + " := 1\n" + w.word() + "()\n```"
	case 4:
		return "| " + w.spans() + " | " + w.word() + " |\n|---|---|\n| " + w.spans() + " | " + w.word() + "<br>" + w.word() + " |"
	case 5:
		return "## " + w.spans()
	case 6:
		return "$$\n\\frac{\\text{" + w.word() + "}}{\\text{" + w.word() + "}}\n$$"
	case 7:
		return "- [x] " + w.spans() + "\n- [ ] " + w.spans()
	case 8:
		return "<table><tr><th>" + w.word() + "</th></tr><tr><td>" + w.word() + "</td></tr></table>"
	case 9:
		return "<pre>" + w.word() + "\n  " + w.word() + "</pre>"
	case 10:
		return "```mermaid\ngraph LR\n  a[" + w.word() + "] --> b[" + w.word() + "]\n```"
	case 11:
		return "```chart\ntype: bar\ntitle: " + w.drawing() + "\ndata: {" + w.drawing() + ": 3, " + w.drawing() + ": 5}\n```"
	case 12:
		return "> [!TIP]\n> " + w.spans()
	}
	return w.spans()
}

// document returns a deck of a few slides, with steps, columns, cards, notes that
// nobody is to read, footnotes and definitions.
func (w *writer) document() string {
	var out []string
	for range 1 + w.rng.IntN(3) {
		slide := []string{"# " + w.word() + " " + w.word()}
		for range 1 + w.rng.IntN(4) {
			switch w.rng.IntN(8) {
			case 0:
				slide = append(slide, "<!-- pause -->")
			case 1:
				slide = append(slide, "<!-- columns -->\n<!-- column -->\n\n"+w.block(2)+"\n\n<!-- column -->\n\n"+w.block(2)+"\n\n<!-- end -->")
			case 2:
				slide = append(slide, "<!-- cards: steps -->\n<!-- card -->\n\n"+w.spans()+"\n\n<!-- card: life -->\n\n"+w.spans()+"\n\n<!-- end -->")
			case 3:
				mark := fmt.Sprintf("[^%d]", len(w.words))
				slide = append(slide, w.word()+mark+"\n\n"+mark+": "+w.spans())
			case 4:
				slide = append(slide, w.word()+"\n: "+w.spans())
			}
			slide = append(slide, w.block(0))
		}
		out = append(out, strings.Join(slide, "\n\n"))
	}
	return strings.Join(out, "\n\n---\n\n")
}

// TestRandomIsWhole: no word of a document is missing from any way of reading it.
func TestRandomIsWhole(t *testing.T) {
	for seed := range uint64(60) {
		w := &writer{rng: rand.New(rand.NewPCG(seed, 1)), drawn: map[string]bool{}}
		src := w.document()
		d, err := deck.Parse("t.md", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		for name, shown := range outlets(t, d, "") {
			for _, word := range w.words {
				if !strings.Contains(shown, word) && (name != "screen" || !w.drawn[word]) {
					t.Errorf("seed %d: %s does not show %s of\n%s", seed, name, word, src)
					return
				}
			}
		}
	}
}

// TestBuiltinIsWhole: the same of the built-in decks, for the words of their
// paragraphs, headings, items and cells.
func TestBuiltinIsWhole(t *testing.T) {
	folders, err := fs.ReadDir(slides.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		d, err := deck.OpenFS(slides.FS, folder.Name(), folder.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range d.Languages {
			all := outlets(t, d, lang)
			for i := range d.Len() {
				s := d.Slide(i, lang)
				for _, word := range sourceWords(s.Source) {
					for name, shown := range all {
						if !shows(shown, word) {
							t.Errorf("%s:%d: %s does not show %q", s.File, s.Line, name, word)
						}
					}
				}
			}
		}
	}
}

// shows reports whether a word is shown, whole or in two parts: a row may end in
// it where another column stands beside it.
func shows(shown, word string) bool {
	for cut := range word {
		if strings.Contains(shown, word[:cut]) && strings.Contains(shown, word[cut:]) {
			return true
		}
	}
	return false
}

// sourceWords returns the words of Markdown that its readers see: letters and
// Chinese characters between marks, outside of comments, tags and drawings.
func sourceWords(src string) (words []string) {
	src = regexp.MustCompile(`(?s)!\[[^]]*\]|<!--.*?-->|<[^>]*>|\]\([^)]*\)|\]\[[^]]*\]|\{[^}]*\}|\$[^$]*\$`).ReplaceAllString(src, " ")
	fence := false
	for line := range strings.Lines(src) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fence = !fence
			continue
		}
		if fence || strings.Contains(line, ":") {
			continue
		}
		words = append(words, strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })...)
	}
	return words
}
