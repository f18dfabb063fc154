package deck

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"revolute/internal/problem"
)

// files is a file system of names and texts.
func files(all map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range all {
		m["d/"+name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

func TestSections(t *testing.T) {
	tests := []struct {
		files []string
		want  string
		why   string
	}{
		{[]string{"1-a.md", "2-b.md", "10-c.md"}, "[] a:1-a.md b:2-b.md c:10-c.md", "in the order of their numbers"},
		{[]string{"b.md", "a.markdown", "9-z.md"}, "[] z:9-z.md a:a.markdown b:b.md", "names without number come last, by name"},
		{[]string{"1-a.zh.md", "1-a.en.md", "2-b.en.md", "2-b.zh.md"}, "[zh en] a:1-a.en.md,1-a.zh.md b:2-b.en.md,2-b.zh.md", "a section in two languages, Chinese first"},
		{[]string{"1-a.md", "2-b.zh.md", "2-b.en.md"}, "[zh en] a:1-a.md b:2-b.en.md,2-b.zh.md", "a file without language serves both"},
		{[]string{"1-a.de.md", "1-a.zh-TW.md", "1-a.en_US.md"}, "[zh-TW de en-US] a:1-a.de.md,1-a.en_US.md,1-a.zh-TW.md", "regions"},
		{[]string{"1-a.js.md", "v1.2.md"}, "[] a.js:1-a.js.md v1.2:v1.2.md", "js and 2 are no languages"},
		{[]string{"README.md", "1-a.md", ".x.md", "_y.md", "z.txt", "sub/a.md"}, "[] a:1-a.md", "what explains or hides is no section"},
		{[]string{"README.md"}, "[] README:README.md", "but a README alone is"},
		{[]string{"01.md"}, "[] 01:01.md", "a number alone"},
	}
	for _, tt := range tests {
		all := map[string]string{}
		for _, f := range tt.files {
			all[f] = "# x"
		}
		d, err := OpenFS(files(all), "d", "talk")
		if err != nil {
			t.Errorf("%v: %v", tt.files, err)
			continue
		}
		var got strings.Builder
		got.WriteString(fmt.Sprint(d.Languages))
		for i, s := range d.Sections() {
			var paths []string
			for _, f := range d.found.all().parts[i].files {
				paths = append(paths, strings.TrimPrefix(f.path, "talk/"))
			}
			got.WriteString(" " + s.Name + ":" + strings.Join(paths, ","))
		}
		if got.String() != tt.want {
			t.Errorf("%v gives %q, want %q: %s", tt.files, got.String(), tt.want, tt.why)
		}
	}
}

func TestLanguages(t *testing.T) {
	d, err := OpenFS(files(map[string]string{
		"1-a.zh.md": "---\ntitle: 题\nsection: 欢迎\nlinks: {home: }\n---\n# 一\n\n---\n# 二\n\n---\n# 三",
		"1-a.en.md": "---\ntitle: Title\nsection: Welcome\n---\n# one\n\n---\n# two",
		"2-b.md":    "# both\n\n[home]",
		"3-c.en.md": "---\nsection: How?\nlinks: {home: \"https://h.org\"}\n---\n# only",
	}), "d", "talk")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		slide      int
		lang, want string
		why        string
	}{
		{0, "zh", "一", "its own language"},
		{1, "en", "two", "its own language"},
		{2, "en", "三", "a slide that English has not"},
		{0, "en-GB", "one", "a region that the deck has not"},
		{0, "fr", "一", "a language that the deck has not"},
		{3, "en", "both", "a file for all languages"},
		{4, "zh", "only", "a section that Chinese has not"},
		{99, "zh", "only", "behind the end"},
		{-1, "zh", "一", "before the start"},
	} {
		if got := d.Slide(tt.slide, tt.lang).Title(); got != tt.want {
			t.Errorf("Slide(%d, %q) is %q, want %q: %s", tt.slide, tt.lang, got, tt.want, tt.why)
		}
	}
	if d.Len() != 5 || d.SectionOf(2) != 0 || d.SectionOf(3) != 1 || d.SectionOf(4) != 2 {
		t.Errorf("%d slides, sections %+v", d.Len(), d.Sections())
	}
	if d.Meta.Title != "题" || d.MetaIn("en-US").Title != "Title" || d.MetaIn("fr").Title != "题" {
		t.Errorf("titles %q, %q", d.Meta.Title, d.MetaIn("en-US").Title)
	}
	if zh, en := d.Sections()[0].Title["zh"], d.Sections()[0].Title["en"]; zh != "欢迎" || en != "Welcome" {
		t.Errorf("section titles %q, %q", zh, en)
	}
	if s := d.Sections()[1].Title["en"] + d.Sections()[2].Title["zh"]; s != "bHow?" {
		t.Errorf("section titles %q, want the file's name, and another language's word", s)
	}
	if span := d.Slide(3, "zh").Blocks[1].Spans[0]; span.Link != "https://h.org" {
		t.Errorf("a link that another file knows: %+v", span)
	}
	var all []string
	for _, p := range d.Problems() {
		all = append(all, dumpProblem(p))
	}
	want := `warning talk/1-a.en.md:1: 2 slides here, but 3 in talk/1-a.zh.md (the last ones are shown from there ("zh"))`
	if got := strings.Join(all, "\n"); got != want {
		t.Errorf("Problems() = %s, want %s", got, want)
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		langs        []string
		locale, want string
		why          string
	}{
		{[]string{"zh", "en"}, "zh_CN.UTF-8", "zh", "a locale"},
		{[]string{"zh", "en"}, "en-US", "en", "a language tag"},
		{[]string{"zh", "en"}, "EN", "en", "upper case"},
		{[]string{"zh", "en"}, "C.UTF-8", "zh", "no language: the first"},
		{[]string{"zh", "en"}, "", "zh", "nothing: the first"},
		{[]string{"zh", "en"}, "fr_FR@euro", "zh", "another: the first"},
		{[]string{"zh-CN", "zh-TW"}, "zh_HK", "zh-TW", "Hong Kong writes the characters of Taiwan"},
		{[]string{"zh-Hant", "zh-Hans"}, "zh_SG", "zh-Hans", "Singapore those of the mainland"},
		{[]string{"zh-TW", "en"}, "zh_CN", "zh-TW", "rather other characters than another language"},
		{[]string{"en-GB", "en-US"}, "en_US.UTF-8", "en-US", "the region, if the deck has it"},
		{[]string{""}, "zh", "", "a deck that names no language"},
	}
	for _, tt := range tests {
		d := &Deck{Languages: tt.langs}
		if got := d.Match(tt.locale); got != tt.want {
			t.Errorf("Match(%q) of %v = %q, want %q: %s", tt.locale, tt.langs, got, tt.want, tt.why)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	write("talk.md", "# a")
	write("empty/x.txt", "")
	broken := write("broken/2-b.md", "---\ntitle: [\n---\n")
	write("broken/1-a.md", "# a")
	pathTo := func(name string) string { return filepath.Join(dir, name) }
	for _, tt := range []struct{ path, want, hint, why string }{
		{pathTo("talk"), pathTo("talk") + ": no such file or directory", "did you mean " + pathTo("talk.md") + "?", "an extension left out"},
		{pathTo("none"), pathTo("none") + ": no such file or directory", "", "no such file"},
		{pathTo("empty"), pathTo("empty") + ": no Markdown in this folder", "a deck is a file like talk.md, or a folder of such files", "nothing to show"},
		{pathTo("broken"), broken + ":2: this list is never closed", "end it with ]", "one file of a folder is broken"},
	} {
		_, err := Open(tt.path)
		var e *problem.Problem
		if !errors.As(err, &e) || e.Error() != tt.want || !strings.HasPrefix(e.Hint, tt.hint) {
			t.Errorf("Open(%q): %v, want %s: %s", tt.path, err, tt.want, tt.why)
		}
	}
	if _, err := Open(pathTo("none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
	d, err := Open(pathTo("talk.md"))
	if err != nil || d.Len() != 1 || d.Slide(0, "").File != pathTo("talk.md") {
		t.Errorf("Open(talk.md): %v", err)
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"secret": "s", "deck/1.md": "# a", "deck/data/a.csv": "x,y"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret", filepath.Join(dir, "deck/out")); err != nil {
		t.Skip("no symbolic links here")
	}
	var decks []*Deck
	for _, path := range []string{filepath.Join(dir, "deck"), filepath.Join(dir, "deck/1.md")} {
		d, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		decks = append(decks, d)
	}
	d, err := OpenFS(fstest.MapFS{"secret": {Data: []byte("s")}, "deck/1.md": {Data: []byte("# a")}, "deck/data/a.csv": {Data: []byte("x,y")}}, "deck", "built-in")
	if err != nil {
		t.Fatal(err)
	}
	decks = append(decks, d)
	for _, d := range decks {
		if b, err := d.ReadFile("data/a.csv"); err != nil || string(b) != "x,y" {
			t.Errorf("%s: ReadFile = %q, %v", d.Name, b, err)
		}
		for _, bad := range []string{"../secret", "out", "/etc/passwd", "data/../../secret", "", ".", "data", "x\x00y", "none"} {
			if b, err := d.ReadFile(bad); err == nil {
				t.Errorf("%s: ReadFile(%q) = %q, want an error: only files of the deck's folder are read", d.Name, bad, b)
			}
		}
	}
	if _, err := folder(filepath.Join(dir, "deck")).read("data/a.csv", 2); err == nil {
		t.Error("a file larger than the limit was read")
	}
	p, err := Parse("mem.md", []byte("# a"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.ReadFile("data/a.csv"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a deck in memory has no folder: %v", err)
	}
}
