package deck

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// writtenIn is a way to write a deck: what its slides begin with, and lines that
// mean something in it.
type writtenIn struct {
	front string
	slide string // %d is its number
	lines []string
}

// ways are the ways in which random decks are written.
func ways() []writtenIn {
	const dashes = "\n---\n\n# Slide %d\n"
	const yaml = "```yaml\n---\n\n---\n\n# e\n```"
	const ends = "~~~\n<!-- end_slide -->\n~~~"
	return []writtenIn{
		{"", dashes, []string{"<!-- layout: cover -->", "<!-- id: a/b -->", "<!-- hidden -->", yaml, "<!--\n\n---\n\n-->"}},
		{"", dashes, []string{"<!-- section: S -->"}},
		{"---\ntitle: T\nsubtitle: S\nlinks: {home: \"https://a.org\", far: }\n---\n", dashes, []string{"<!-- skip_slide -->", yaml}},
		{"---\ntitle: T\nauthor: A\n---\n", "\n<!-- end_slide -->\n\nSlide %d\n===\n", []string{"---", "<!-- pause -->", "<!-- column_layout: [1, 1] -->", ends, yaml}},
		{"---\noptions:\n  implicit_slide_ends: true\n---\n", "\nSlide %d\n===\n\n", []string{"<!-- pause -->", "B\n---"}},
		{"---\noptions:\n  command_prefix: \"cmd:\"\n---\n", dashes, []string{"<!-- cmd:pause -->", "<!-- pause -->"}},
		{"", "\n# Slide %d\n\nwords\n", []string{"## B", "### C\n\nc", "<!-- note -->"}},
		{"---\nslide_level: 2\n---\n", "\n## Slide %d\n", []string{"# A", "### C"}},
		{"---\ntheme: seriph\nhighlighter: shiki\n---\n", "\n---\nlayout: center\n---\n\n# Slide %d\n", []string{"<v-click>\n\na\n\n</v-click>", "::right::", "\n---\nhide: true\n---\n", "\n---\nrouteAlias: b%\n---\n"}},
		{"class: center\n\n", "\n---\nname: s%d\n\n# Slide %d\n", []string{"--", "???\nnote", "template: s3", "layout: true"}},
		{"---\nmarp: true\n---\n", dashes, []string{"<!-- _class: lead -->", "![bg](a.png)", "* a\n* b"}},
		{"---\nseparator: <!--s-->\nhighlightTheme: x\n---\n", "\n<!--s-->\n\n# Slide %d\n", []string{"Note: a", "<!-- .slide: class=\"x\" -->", "- a <!-- .element: class=\"fragment\" -->"}},
		{"---\npatat:\n  incrementalLists: true\n---\n", "\n# Slide %d\n\nwords\n", []string{". . .", "## B", "- a", "::: notes\na\n:::", ":::: columns\n::: column\na\n:::\n::::"}},
		{"%title: T\n%author: A\n\n", "\n---\n\n-> Slide %d <-\n", []string{"^", "a"}},
	}
}

// document returns a random deck of about size bytes. Definitions stand only at its
// end.
func (w writtenIn) document(rng *rand.Rand, size int) string {
	lines := append([]string{
		"a", "", "中文，和 English。", "- b", "  c", "> d", "| x | y |\n|---|---|\n| 1 | 2 |", "<!-- a note -->", "$$\nx^2\n$$",
		"[link](https://b.org)", "1. one", "<div>\n\nf\n\n</div>", "text[^1]\n\n[^1]: note", "- [ ] to do",
	}, w.lines...)
	rare := []string{"[far]", "[this][far]", "[^far]", "a [far] b", "![far]", "[home]", "[none]"}
	var b strings.Builder
	b.WriteString(w.front)
	b.WriteString("# First\n\n")
	for i := 0; b.Len() < size; i++ {
		for range rng.Intn(4) {
			line := lines[rng.Intn(len(lines))]
			if rng.Intn(12) == 0 {
				line = rare[rng.Intn(len(rare))]
			}
			b.WriteString(line + "\n")
			if rng.Intn(2) == 0 {
				b.WriteString("\n")
			}
		}
		b.WriteString(strings.ReplaceAll(w.slide, "%d", fmt.Sprint(i)))
		b.WriteString(strings.Repeat("字", rng.Intn(200)) + "\n\n")
	}
	b.WriteString("\n[far]: https://far.org\n\n[home]: https://home.org\n\n[^far]: far\n")
	return b.String()
}

// openWhole opens a deck as if nothing were put off.
func openWhole(t *testing.T, d *Deck, sources ...*source) *Deck {
	t.Helper()
	b := builder{read: d.read}
	if err := b.whole(sources); err != nil {
		t.Fatal(err)
	}
	return b.deck(d.Name)
}

// checkBegun compares a deck of which only the beginning has been read with the
// same one that has been read whole: first the slides that it knows, then all. It
// reports whether some slides were known before all.
func checkBegun(t *testing.T, d, whole *Deck) bool {
	t.Helper()
	known, all := d.Known()
	same := func(i int) {
		t.Helper()
		for _, lang := range whole.Languages {
			if got, want := d.Slide(i, lang), whole.Slide(i, lang); !reflect.DeepEqual(got, want) {
				t.Fatalf("slide %d of %d (%d known at first) in %q:\n%s\nwant\n%s\n%+v\n%+v", i, whole.Len(), known, lang, got.Source, want.Source, got.Problems, want.Problems)
			}
		}
	}
	if !reflect.DeepEqual(d.Meta, whole.Meta) || !reflect.DeepEqual(d.metas, whole.metas) || !reflect.DeepEqual(d.Languages, whole.Languages) {
		t.Fatalf("%+v %q, want %+v %q", d.Meta, d.Languages, whole.Meta, whole.Languages)
	}
	for i := range known {
		same(i)
	}
	if !reflect.DeepEqual(d.Sections(), whole.Sections()) || d.Len() != whole.Len() {
		t.Fatalf("%d slides in %+v, want %d in %+v", d.Len(), d.Sections(), whole.Len(), whole.Sections())
	}
	for i := range whole.Len() {
		same(i)
	}
	if !reflect.DeepEqual(d.slideIDs(), whole.slideIDs()) || d.Revision() != whole.Revision() {
		t.Fatalf("IDs %q, want %q", d.slideIDs(), whole.slideIDs())
	}
	if got, want := d.Problems(), whole.Problems(); !reflect.DeepEqual(got, want) {
		t.Fatalf("problems %v, want %v", got, want)
	}
	return !all
}

// TestBegun opens random decks by their beginning and whole: both are the same.
func TestBegun(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	dir := t.TempDir()
	const rounds = 4
	for _, w := range ways() {
		begun := 0
		for round := range rounds {
			size := fewBytes + rng.Intn(fewBytes)
			if round == 0 {
				size = beginning + rng.Intn(fewBytes)
			}
			src := w.document(rng, size)
			if round%3 == 1 {
				src = strings.ReplaceAll(src, "\n", "\r\n")
			}
			path := filepath.Join(dir, "t.md")
			if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
				t.Fatal(err)
			}
			d, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			if checkBegun(t, d, openWhole(t, d, &source{name: parseName("t.md"), path: path, src: []byte(src)})) {
				begun++
			}
		}
		if begun == 0 {
			t.Errorf("no deck like %q%q is opened by its beginning", w.front, w.slide)
		}
	}
}

// TestBegunFolders does the same with folders, in two languages.
func TestBegunFolders(t *testing.T) {
	begun := 0
	for n, w := range ways() {
		rng := rand.New(rand.NewSource(int64(n)))
		dir := t.TempDir()
		var names []string
		var sources []*source
		for i := range 4 {
			for _, lang := range []string{"zh", "en"} {
				name := fmt.Sprintf("%d-part.%s.md", i, lang)
				if i == 2 {
					name = fmt.Sprintf("%d-part.md", i)
				}
				size := 100 + rng.Intn(fewBytes)
				src := w.document(rng, size)
				if i > 0 && rng.Intn(2) == 0 {
					src = "---\nsection: S" + fmt.Sprint(i) + "\nlinks: {more: \"https://m.org\"}\nlang: " + lang + "\n---\n" + strings.TrimPrefix(src, w.front)
				}
				if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o644); err != nil {
					t.Fatal(err)
				}
				if i == 2 && lang == "en" {
					sources = sources[:len(sources)-1]
					names = names[:len(names)-1]
				}
				names = append(names, name)
				sources = append(sources, &source{name: parseName(name), path: filepath.Join(dir, name), src: []byte(src)})
			}
		}
		d, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		byName := map[string]*source{}
		for i, name := range names {
			byName[name] = sources[i]
		}
		var ordered []*source
		for _, n := range fileNames(names) {
			ordered = append(ordered, byName[n.name])
		}
		if checkBegun(t, d, openWhole(t, d, ordered...)) {
			begun++
		}
	}
	if begun < len(ways())/2 {
		t.Errorf("%d folders are opened by their beginning", begun)
	}
}

// TestBegunEncodings: a large file in another encoding is read whole, one of which
// the beginning alone is ASCII as well.
func TestBegunEncodings(t *testing.T) {
	text := ways()[0].document(rand.New(rand.NewSource(5)), beginning+fewBytes)
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string]string{
		"GB 18030": gb, "UTF-16": wide, "a mark": "\uFEFF" + text, "old Macs": strings.ReplaceAll(text, "\n", "\r"),
		"ASCII at first": strings.Repeat("# a\n\n---\n\n", beginning/10) + "# 学习", "bad bytes far behind": text + "\xff\xfe",
		"one line": strings.Repeat("a", 2*beginning), "no break": strings.Repeat("- abcdefghijklmnopqrstuvwxyz\n", beginning/28), "blank": strings.Repeat("\n", 2*beginning),
		"front matter without an end": "---\ntitle: T\n" + strings.Repeat("# a\n", beginning/3) + "---\n\n# A\n",
	} {
		path := filepath.Join(t.TempDir(), "t.md")
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := Open(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkBegun(t, d, openWhole(t, d, &source{name: parseName("t.md"), path: path, src: []byte(src)}))
	}
}

// TestBegunChanges changes a file between its first slide and the others: what was
// read stays, and what is there of the rest follows it.
func TestBegunChanges(t *testing.T) {
	src := string(deckOf(2000))
	for _, tt := range []struct {
		change func(path string) error
		want   func(slides int) bool
		why    string
	}{
		{func(path string) error { return os.Truncate(path, 100) }, func(n int) bool { return n > 300 && n < 400 }, "cut: what was read is still there"},
		{func(path string) error { return os.Truncate(path, int64(len(src)/2)) }, func(n int) bool { return n == 1000 || n == 1001 }, "cut to a half"},
		{os.Remove, func(n int) bool { return n == 2000 }, "removed: it is open"},
		{func(path string) error {
			if err := os.WriteFile(path+"~", []byte("# other\n"), 0o644); err != nil {
				return err
			}
			return os.Rename(path+"~", path)
		}, func(n int) bool { return n == 2000 }, "replaced: the one that was opened"},
		{func(path string) error { return os.WriteFile(path, append([]byte(src), "# more\n"...), 0o644) }, func(n int) bool { return n == 2000 }, "longer: as long as it was"},
	} {
		path := filepath.Join(t.TempDir(), "t.md")
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		first := d.Slide(0, "")
		if err := tt.change(path); err != nil {
			t.Fatal(err)
		}
		if n := d.Len(); !tt.want(n) || d.Slide(0, "") != first {
			t.Errorf("%d slides: %s", n, tt.why)
		}
	}
}

// TestBegunGone removes a file of a folder whose first slide has been shown: what
// was found stays, with a problem.
func TestBegunGone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"1-a.md", "2-b.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), deckOf(200), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	known, all := d.Known()
	if all || known < 3 {
		t.Fatalf("%d slides known, all: %v", known, all)
	}
	if err := os.Remove(filepath.Join(dir, "2-b.md")); err != nil {
		t.Fatal(err)
	}
	if n := d.Len(); n != known || len(d.Sections()) != 1 || d.Slide(n, "") != d.Slide(n-1, "") {
		t.Errorf("%d slides in %d sections, want the %d that were known", n, len(d.Sections()), known)
	}
	if p := d.Problems(); len(p) == 0 || p[0].File != filepath.Join(dir, "2-b.md") {
		t.Errorf("problems %v, want the file that has gone", p)
	}
}

// TestBegunShared has many viewers ask for all kinds of things of a deck of which
// only the beginning has been read.
func TestBegunShared(t *testing.T) {
	d, err := Parse("t.md", append(deckOf(800), "# [far]\n\n[far]: https://far.org\n"...))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			switch i % 4 {
			case 0:
				d.Len()
			case 1:
				d.SectionOf(i * 40)
				d.KnownSections()
			case 2:
				d.ID(i)
			}
			for j := range 30 {
				if s := d.Slide(i*20+j, ""); !strings.Contains(s.Title(), fmt.Sprintf(" %d ", i*20+j+1)) {
					t.Errorf("slide %d is %q", i*20+j, s.Title())
				}
			}
		})
	}
	all.Wait()
	if n := d.Len(); n != 801 {
		t.Errorf("%d slides", n)
	}
}
