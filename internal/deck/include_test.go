package deck

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func folderOf(t *testing.T, all map[string]string) *Deck {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, src := range all {
		fsys["talk/"+name] = &fstest.MapFile{Data: []byte(src)}
	}
	d, err := OpenFS(fsys, "talk", "talk")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestInclude puts files into a deck: within a slide, as slides, with front
// matter of their own, from folders, within one another.
func TestInclude(t *testing.T) {
	d := folderOf(t, map[string]string{
		"1-a.md":           "---\ntitle: T\n---\n\n# One\n\n<!-- include: parts/text.md -->\n\nafter :nothing_here:\n\n---\n\n<!-- include: parts/slides.md -->\n\n---\n\nlast\n\n```\n<!-- include: no.md -->\n```\n",
		"parts/text.md":    "---\nauthor: me\n---\nfrom the part\n\n<!-- include: deep/er.md -->",
		"parts/deep/er.md": "even deeper :nor_here:\n\n<!-- a note -->\n",
		"parts/slides.md":  "# Two\n\n---\n\n# Three\n",
	})
	want := `slide 1 line=4 steps=1
  heading 5 level=1 One
  paragraph 7 from the part
  paragraph 7 even deeper :nor_here:
  paragraph 9 after :nothing_here:
  note line=7 "a note"
  problem warning talk/parts/deep/er.md:1: no emoji is named :nor_here: (the names are GitHub's, such as :rocket:)
  problem warning talk/1-a.md:9: no emoji is named :nothing_here: (the names are GitHub's, such as :rocket:)
slide 2 line=12 steps=1
  heading 13 level=1 Two
slide 3 line=4 steps=1
  heading 5 level=1 Three
slide 4 line=16 steps=1
  paragraph 17 last
  code 19 "<!-- include: no.md -->"
`
	if got := dumpDeck(d, ""); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if s := d.Slide(2, ""); s.File != "talk/parts/slides.md" {
		t.Errorf("slide 3 is of %s, want the file it is written in", s.File)
	}
	if !d.Mentions("talk/parts/deep/er.md") {
		t.Error("a change of an included file does not matter")
	}
}

// TestIncludeProblems says why a file cannot be included, in its place.
func TestIncludeProblems(t *testing.T) {
	many := strings.Repeat("<!-- include: leaf.md -->\n", 300)
	deep := map[string]string{"t.md": "<!-- include: d1.md -->"}
	for i, name := range []string{"d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"} {
		deep[name+"/x"] = ""
		deep["_"+name+".md"] = "a\n\n<!-- include: _d" + string(rune('2'+i)) + ".md -->\n"
	}
	deep["t.md"] = "<!-- include: _d1.md -->"
	for _, tt := range []struct {
		files map[string]string
		want  string
		why   string
	}{
		{map[string]string{"t.md": "a\n\n<!-- include: no.md -->\n"}, "talk/t.md:3: include: no.md does not exist", "a missing file"},
		{map[string]string{"t.md": "<!-- include: ../secret.md -->\n"}, "talk/t.md:1: include: ../secret.md is outside the deck's folder", "out of the folder"},
		{map[string]string{"t.md": "<!-- include: /etc/passwd -->\n"}, "talk/t.md:1: include: /etc/passwd does not exist", "an absolute path is one in the folder"},
		{map[string]string{"t.md": "<!-- include: sub -->\n", "sub/a.txt": ""}, "talk/t.md:1: include: sub is a folder", "a folder"},
		{map[string]string{"t.md": "a\n<!-- include: t.md -->\n"}, "talk/t.md:2: include: t.md includes itself", "a circle"},
		{map[string]string{"t.md": many, "leaf.md": "x\n"}, "talk/t.md:201: include: more than 200 files are included", "too many"},
		{deep, "talk/_d8.md:3: include: files include one another more than 8 deep", "too deep"},
		{map[string]string{"t.md": "- <!-- include: a.md -->\n"}, "warning talk/t.md:1: include within a list, a quote or a line does nothing", "within a list"},
	} {
		d := folderOf(t, tt.files)
		got := ""
		for _, p := range d.Slide(0, "").Problems {
			if got = strings.TrimSuffix(dumpProblem(p), " (a file is looked for beside the one that includes it, in the deck's folder)"); got == tt.want {
				break
			}
		}
		if got, _, _ = strings.Cut(got, " ("); got != tt.want && !strings.Contains(dumpDeck(d, ""), tt.want) {
			t.Errorf("%s: %q, want %q\n%s", tt.why, got, tt.want, dumpDeck(d, ""))
		}
		if !strings.HasPrefix(tt.want, "warning") && !strings.Contains(dumpDeck(d, ""), "<!-- include: ") {
			t.Errorf("%s: nothing stands in its place", tt.why)
		}
	}
}

// TestIncludeSlides takes some slides of a file, as Slidev does.
func TestIncludeSlides(t *testing.T) {
	const part = "---\ntitle: P\n---\n\n# 一\n\n---\nlayout: center\n---\n\n# Two\n\n---\n\n# Three\n\n---\nsrc: more.md\n---\n"
	for _, tt := range []struct{ slides, want, why string }{
		{"", "5:一 11:Two 15:Three 1:More", "all"},
		{"#2", "11:Two", "one, with its own front matter"},
		{"#3,1-2", "15:Three 5:一 11:Two", "in another order"},
		{"#4", "1:More", "one that stands for another file"},
		{"#5", "", "one that there is not"},
	} {
		d := folderOf(t, map[string]string{
			"1-a.md": "---\ntheme: seriph\nhighlighter: shiki\n---\n\n# First\n\n---\nsrc: ./part.md" + tt.slides + "\n---\n\n---\n\n# Last\n", "_more.md": "",
			"part.md": part, "more.md": "# More\n",
		})
		var got []string
		for i := range d.Count(0) {
			s := d.Slide(i, "")
			if at := s.Heading; at != nil && s.Title() != "First" && s.Title() != "Last" {
				got = append(got, strconv.Itoa(at.Line)+":"+s.Title())
			}
			for _, p := range s.Problems {
				if tt.want == "" && !strings.HasPrefix(p.Text, "include: part.md has no slides 5: it has 4") {
					t.Errorf("%s: %s", tt.why, p.Text)
				}
			}
		}
		if all := strings.Join(got, " "); all != tt.want {
			t.Errorf("src: ./part.md%s shows %q, want %q: %s\n%s", tt.slides, all, tt.want, tt.why, dumpDeck(d, ""))
		}
	}
}
