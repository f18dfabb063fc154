package deck

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// numbered repeats a text, in which %d is a number, until it is so many bytes.
func numbered(text string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.ReplaceAll(text, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// TestBegunWaits has decks whose first slides are known by their beginning, and some
// of which something that stands later says what they are: those are read whole.
func TestBegunWaits(t *testing.T) {
	const some = fewBytes + firstPiece
	headings := numbered("# S%d\n\nwords\n\n", some)
	dashes := numbered("# S%d\n\nwords\n\n---\n\n", some)
	for _, tt := range []struct {
		src   string
		begun bool
		why   string
	}{
		{dashes, true, "slides between dashes"},
		{headings, true, "slides that begin with headings"},
		{"# A\n\n" + strings.Repeat("words\n", firstPiece/3) + "\n---\n\n" + dashes + dashes, true, "a first slide that is longer than a piece"},
		{headings + "---\n\n# Z\n", false, "dashes after headings: these divide nothing then"},
		{headings + "text\n\n<!--s-->\n\n# Z\n", false, "a separator of reveal.js's after headings"},
		{headings + "```\ncode\n```\n", true, "code after headings"},
		{numbered("words %d\n\n<!--s-->\n\n", some) + "---\n\n# Z\n", false, "dashes after separators that may be some"},
		{"# A\n\n" + numbered("## S%d\n\nwords\n\n", some) + "# B\n", false, "one title, and another one much later"},
		{"---\ntitle: T\n...\n\n" + numbered("# S%d\n\n", some) + "## X\n\nwords\n\n## Y\n\nwords\n", false, "pandoc's level is that of the first heading with text"},
		{"---\ntitle: T\n...\n\n" + numbered("# S%d\n\nwords\n\n", some), true, "which is known here"},
		{dashes + "<!-- end_slide -->\n", false, "a comment that ends slides, after dashes"},
		{numbered("# S%d\n\n<!-- end_slide -->\n\n", some) + "---\n", true, "dashes after such comments are rules"},
		{dashes + "<!-- section: S -->\n", false, "a section"},
		{dashes + "<!-- include: a.md -->\n", false, "another file"},
		{"---\ntitle: T\nsubtitle: S\n---\n" + dashes, true, "a cover of the front matter"},
		{"---\ntitle: T\nsubtitle: S\n---\n" + dashes + "<!-- layout: cover -->\n\n# Z\n", false, "a cover of its own, at the end"},
		{"---\ntitle: T\n---\n" + dashes + "<!-- layout: cover -->\n\n# Z\n", true, "a cover where the front matter makes none"},
		{"[far]\n\n" + dashes + "[far]: https://far.org\n", true, "a reference: its slide alone waits"},
	} {
		d, err := Parse("t.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		whole := openWhole(t, d, &source{name: parseName("t.md"), path: "t.md", src: []byte(tt.src)})
		if begun := checkBegun(t, d, whole); begun != tt.begun {
			t.Errorf("begun: %v, want %v: %s", begun, tt.begun, tt.why)
		}
	}
}

// TestBegunContradicted has large decks in which something far beyond the beginning is
// not written as it is there: once all of a deck has been read, it is what it is.
func TestBegunContradicted(t *testing.T) {
	dashes := numbered("# S%d\n\nwords\n\n---\n\n", beginning+firstPiece)
	for _, tt := range []struct{ src, why string }{
		{dashes + "<!-- end_slide -->\n\n# Z\n", "a comment that ends slides"},
		{dashes + "<!-- section: S -->\n\n# Z\n", "a section"},
		{"---\ntitle: T\nsubtitle: S\n---\n" + dashes + "<!-- layout: cover -->\n\n# Z\n", "a cover"},
		{numbered("# S%d\n\nwords\n\n", beginning+fewBytes) + "---\n\n# Z\n", "dashes"},
	} {
		d, err := Parse("t.md", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		known, all := d.Known()
		if all {
			t.Errorf("%s: all is read at first", tt.why)
		}
		for i := range known {
			d.Slide(i, "")
		}
		d.Len()
		checkBegun(t, d, openWhole(t, d, &source{name: parseName("t.md"), path: "t.md", src: []byte(tt.src)}))
	}
}

// TestBegunHeads opens folders whose later files say something for all of them.
func TestBegunHeads(t *testing.T) {
	long := numbered("# S%d\n\nwords\n\n---\n\n", 2*fewBytes)
	for _, tt := range []struct {
		files [][2]string // names and texts, in order
		begun bool
		why   string
	}{
		{[][2]string{{"1-a.md", long}, {"2-b.md", "---\nlang: en\nsection: B\n---\n" + long}}, true, "a language and a section"},
		{[][2]string{{"1-a.md", "[more]\n\n" + long}, {"2-b.md", "---\nlinks: {more: \"https://m.org\"}\n---\n" + long}}, true, "a named link"},
		{[][2]string{{"1-a.md", long}, {"2-b.md", "---\n" + strings.Repeat("# a\n", headBytes) + "lang: en\n---\n# B\n"}}, false, "front matter longer than what is read of it"},
		{[][2]string{{"1-a.en.md", long}, {"1-a.zh.md", strings.Repeat("words and words and words\n", beginning/20)}, {"2-b.md", long}}, false, "a language without any seam"},
		{[][2]string{{"1-a.md", "# A\n"}, {"2-b.md", long}}, true, "a short first file"},
		{[][2]string{{"1-a.md", "\n"}, {"2-b.md", long}}, false, "a first file without slides"},
	} {
		dir := t.TempDir()
		var sources []*source
		for _, f := range tt.files {
			path := filepath.Join(dir, f[0])
			if err := os.WriteFile(path, []byte(f[1]), 0o644); err != nil {
				t.Fatal(err)
			}
			sources = append(sources, &source{name: parseName(f[0]), path: path, src: []byte(f[1])})
		}
		d, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		known := d.KnownSections()
		if begun := checkBegun(t, d, openWhole(t, d, sources...)); begun != tt.begun {
			t.Errorf("begun: %v, want %v: %s", begun, tt.begun, tt.why)
		}
		if tt.begun && len(tt.files[0][1]) > 100 && (len(known) != 2 || known[1].First != math.MaxInt) {
			t.Errorf("%s: sections known at first: %+v", tt.why, known)
		}
	}
}

// TestBegunReferences: a slide that refers to what nothing in the deck defines, such as
// a source by its number, does not wait for all of the deck to be parsed.
func TestBegunReferences(t *testing.T) {
	dashes := numbered("# S%d\n\n20 W [1], see [home] and [2][paper]\n\n---\n\n", beginning+fewBytes)
	for end, all := range map[string]bool{"": false, "[other]: https://other.org\n": false, "[1]: https://one.org\n": true, "[HOME]: https://two.org\n": true} {
		src := "---\nlinks: {home: \"https://home.org\"}\n---\n" + dashes + end
		d, err := Parse("t.md", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		first := d.Slide(0, "")
		if _, got := d.Known(); got != all {
			t.Errorf("with %q at the end all of the deck is parsed: %v, want %v", end, got, all)
		}
		whole := openWhole(t, d, &source{name: parseName("t.md"), path: "t.md", src: []byte(src)})
		if got, want := dumpSpans(first.Blocks[1].Spans), dumpSpans(whole.Slide(0, "").Blocks[1].Spans); got != want {
			t.Errorf("with %q at the end: %q, want %q", end, got, want)
		}
		checkBegun(t, d, whole)
	}
}
