package deck

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSectionsWithin: sections may begin within a file, and those of two languages
// are the same ones.
func TestSectionsWithin(t *testing.T) {
	for _, tt := range []struct {
		files map[string]string
		want  string // of each section: name, its words, first slide, number of slides
		why   string
	}{
		{map[string]string{"t.md": "# a\n\n---\n\n# b"}, "t:0+2", "a file that names none has one, without a word"},
		{map[string]string{"t.md": "<!-- section: One -->\n# a\n\n---\n\n# b\n\n---\n\n<!-- section: Two? -->\n\n# c"}, "t One:0+2 Two? Two?:2+1", "two"},
		{map[string]string{"t.md": "# a\n\n---\n\n<!-- section: Two -->\n\n# c"}, "t:0+1 Two Two:1+1", "what stands before the first is a section without a word"},
		{map[string]string{"t.md": "---\nsection: F\n---\n# a\n\n---\n<!-- section: Two -->\n# c"}, "t F:0+1 Two Two:1+1", "the front matter names the first"},
		{map[string]string{
			"t.zh.md": "# 一\n\n---\n<!-- section: 为什么 -->\n# 二\n\n---\n\n# 三",
			"t.en.md": "# 1\n\n---\n<!-- section: Why -->\n# 2\n\n---\n\n# 3",
		}, "t:0+1 Why 为什么/Why:1+2", "languages pair up"},
		{map[string]string{"1-a.md": "# a\n\n---\n<!-- section: S -->\n# b", "2-b.md": "# c"}, "a a:0+1 S S:1+1 b b:2+1", "in a folder, beside files"},
		{map[string]string{"t.md": "```\n<!-- section: no -->\n```\n\n---\n\n# b"}, "t:0+2", "not in code"},
		{map[string]string{"t.md": "# a\n\n---\n<!-- skip_slide -->\n<!-- section: S -->\n# b\n\n---\n\n# c"}, "t:0+2", "a section that is left out with its slide"},
	} {
		fsys := fstest.MapFS{}
		for name, src := range tt.files {
			fsys[name] = &fstest.MapFile{Data: []byte(src)}
		}
		d, err := OpenFS(fsys, ".", "t")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, s := range d.Sections() {
			words := []string{s.Title[d.Languages[0]]}
			if len(d.Languages) > 1 && s.Title[d.Languages[1]] != words[0] {
				words = append(words, s.Title[d.Languages[1]])
			}
			name := s.Name
			if words[0] != "" {
				name += " " + strings.Join(words, "/")
			}
			got = append(got, fmt.Sprintf("%s:%d+%d", name, s.First, d.Count(i)))
		}
		if all := strings.Join(got, " "); all != tt.want {
			t.Errorf("%v: %q, want %q: %s", tt.files, all, tt.want, tt.why)
		}
		for i := range d.Len() {
			for _, lang := range d.Languages {
				if s := d.Slide(i, lang); s.Heading == nil && tt.why != "not in code" {
					t.Errorf("%v: slide %d has no heading", tt.files, i+1)
				}
			}
		}
		if p := d.Problems(); len(p) > 0 {
			t.Errorf("%v: %v", tt.files, p)
		}
	}
}
