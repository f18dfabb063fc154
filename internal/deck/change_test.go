package deck

import (
	"maps"
	"strings"
	"testing"
)

func TestChanged(t *testing.T) {
	const talk = "# 一\n\na\n\n---\n\n# 二\n\nb\n\n<!-- pause -->\n\n- c\n- d\n\n<!-- pause -->\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n---\n\n# 三\n"
	for _, tt := range []struct {
		from, to string
		want     Pos
		ok       bool
		why      string
	}{
		{"", "", Pos{}, false, "nothing has changed"},
		{"a\n", "A\n", Pos{0, 0}, true, "the first slide"},
		{"b\n", "B\n", Pos{1, 0}, true, "before the pause"},
		{"- d", "- D", Pos{1, 1}, true, "an item behind the pause"},
		{"- d", "- d\n- e", Pos{1, 1}, true, "a new item"},
		{"| 2", "| 3", Pos{1, 2}, true, "a table's cell"},
		{"# 三\n", "# 三\n\n---\n\n# 四\n", Pos{2, 0}, true, "a slide more: its text ends the one before it otherwise"},
		{"\n---\n\n# 三\n", "", Pos{1, 2}, true, "a slide less"},
		{"# 三\n", "# 三\n\n新\n", Pos{2, 0}, true, "a paragraph more"},
	} {
		old, err := Parse("t.md", []byte(talk))
		if err != nil {
			t.Fatal(err)
		}
		d, err := Parse("t.md", []byte(strings.Replace(talk, tt.from, tt.to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := d.Changed(old, ""); ok != tt.ok || got != tt.want && ok {
			t.Errorf("%q -> %q: Changed() = %v, %v, want %v, %v: %s", tt.from, tt.to, got, ok, tt.want, tt.ok, tt.why)
		}
	}
}

func TestMentions(t *testing.T) {
	d, err := Parse("talks/talk.md", []byte("![图](pictures/a.png)\n\n```chart\nsrc: data.csv\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"talks/talk.md": true, "talks/pictures/a.png": true, "talks/data.csv": true,
		"talks/b.png": false, "talks/other.md": false, "talks/.talk.md.swp": false, "talks/talk.md~": false,
	} {
		if d.Mentions(name) != want {
			t.Errorf("Mentions(%q) is %v", name, !want)
		}
	}
}

// TestGone names a file whose language a section has lost.
func TestGone(t *testing.T) {
	all := map[string]string{"1-a.zh.md": "# 一", "1-a.en.md": "# a", "2-b.zh.md": "# 二\n\n---\n<!-- section: S -->\n# 三", "2-b.en.md": "# b", "3-c.md": "# c"}
	whole := folderOf(t, all)
	for _, tt := range []struct {
		without []string
		want    string
		why     string
	}{
		{nil, "", "nothing has gone"},
		{[]string{"2-b.zh.md"}, "talk/2-b.zh.md: this file has gone: its section is shown in en", "one language of a section, which has another within it"},
		{[]string{"2-b.zh.md", "2-b.en.md"}, "", "a section that has been taken out"},
		{[]string{"3-c.md"}, "", "one without a language"},
		{[]string{"1-a.en.md", "2-b.en.md"}, "talk/1-a.en.md: this file has gone: its section is shown in zh\ntalk/2-b.en.md: this file has gone: its section is shown in zh", "a whole language"},
	} {
		left := maps.Clone(all)
		for _, name := range tt.without {
			delete(left, name)
		}
		var got []string
		for _, p := range folderOf(t, left).Gone(whole) {
			got = append(got, p.Error())
		}
		if s := strings.Join(got, "\n"); s != tt.want {
			t.Errorf("%q, want %q: %s", s, tt.want, tt.why)
		}
	}
}
