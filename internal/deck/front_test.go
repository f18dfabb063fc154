package deck

import (
	"errors"
	"strings"
	"testing"
	"time"

	"revolute/internal/problem"
)

func TestFrontMatter(t *testing.T) {
	d, err := Parse("t.md", []byte(`---
title: 学习的原子
subtitle: Atom of Learning
authors: [宋宇航, Yuhang Song]
date: 2026-01-02
theme: { name: dark, override: { x: 1 } }
options: { command_prefix: x, incremental_lists: true }
section: Why?
lang: zh_CN
autoplay: 8s
minutes: 12.5
audience: [polls, questions]
links:
  homepage:
  paper: https://a.org
---
a
`))
	if err != nil {
		t.Fatal(err)
	}
	m := d.Meta
	if m.Title != "学习的原子" || m.Subtitle != "Atom of Learning" || m.Author != "宋宇航, Yuhang Song" || m.Date != "2026-01-02" {
		t.Errorf("Meta = %+v", m)
	}
	if m.Theme != "" || m.Autoplay != 8*time.Second || m.IncrementalLists != AllLevels {
		t.Errorf("Meta = %+v, want no theme (another presenter's), 8s, incremental lists", m)
	}
	if m.Length != 12*time.Minute+30*time.Second || strings.Join(m.Audience, " ") != "polls questions" {
		t.Errorf("Length %v, Audience %q", m.Length, m.Audience)
	}
	if d.Languages[0] != "zh-CN" || d.Sections()[0].Title["zh-CN"] != "Why?" {
		t.Errorf("Languages %q, Sections %+v", d.Languages, d.Sections())
	}
	var problems []string
	for _, p := range d.Problems() {
		problems = append(problems, dumpProblem(p))
	}
	want := "warning t.md:6: presenterm's theme settings have no counterpart here (theme: names a theme of this program, or a file: theme: mine.yaml)\n" +
		"warning t.md:14: the link homepage has no address (write it after the name: homepage: https://example.org)"
	if got := strings.Join(problems, "\n"); got != want {
		t.Errorf("Problems() = %s, want %s", got, want)
	}
}

func TestFrontMatterWarnings(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"titel: x", `warning t.md:2: unknown key "titel" (did you mean title?)`, "near a key"},
		{"title: x\nwhatever: 1", `warning t.md:3: unknown key "whatever" (revolute help deck lists the keys of front matter)`, "near none"},
		{"title:\n  a: b", "warning t.md:3: title is keys and values: want text", "a map for a text"},
		{"autoplay: soon", `warning t.md:2: autoplay is "soon": want a time such as 1.4s or 500ms`, "no time"},
		{"incremental_lists: 7", "warning t.md:2: incremental_lists is 7: want true or false (or 1 for the items of the outer level alone, and so on)", "no boolean"},
		{"minutes: -3", "warning t.md:2: minutes is -3: want a number of minutes (minutes: 30)", "no length"},
		{"audience: shouting", `warning t.md:2: an audience cannot be given "shouting" (audience: true, or some of [reactions, polls, questions])`, "nothing that there is"},
		{"links: x", `warning t.md:2: links is "x": want names and addresses (write under it:   homepage: https://example.org)`, "no map"},
		{"lang: klingon", `warning t.md:2: lang is "klingon": want a language such as zh, en or zh-TW`, "no language"},
		{"styles: {a: b}\nextensions: []\npaging: x\nevent: y\nlocation: z", "warning t.md:2: lookatme's styles has no counterpart here (the look is a theme: theme: file.yaml) warning t.md:3: lookatme's extensions has no counterpart here (there are none to switch on) warning t.md:4: slides's paging has no counterpart here (the theme says what the footer shows: footer: {right: ...})", "keys of lookatme, slides and presenterm"},
		{"a: &x [1]\nb: *x\ntitle: *x", `warning t.md:2: unknown key "a" (revolute help deck lists the keys of front matter) warning t.md:3: unknown key "b" (revolute help deck lists the keys of front matter)`, "an alias"},
	}
	for _, tt := range tests {
		d, err := Parse("t.md", []byte("---\n"+tt.in+"\n---\na\n"))
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
			continue
		}
		var all []string
		for _, p := range d.Problems() {
			all = append(all, dumpProblem(p))
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

// TestTitleMarks has a title with marks on the cover, and without them elsewhere.
func TestTitleMarks(t *testing.T) {
	d, err := Parse("t.md", []byte("---\ntitle: My _first_ **talk** 和 `x`\nsub_title: y\nevent: Meeting\nlocation: Beijing\n---\n# a\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Meta.Title, "My first talk 和 x"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	var b strings.Builder
	dumpBlocks(&b, d.Slide(0, "").Blocks, 0)
	if want := "heading 1 level=1 My {i first} {b talk} 和 {code x}\nparagraph 1 y\nparagraph 1 Meeting · Beijing\n"; b.String() != want {
		t.Errorf("cover\n%swant\n%s", b.String(), want)
	}
	for _, title := range []string{"1. First", "# x", "2*3*4", "a <b", "snake_case", "__init__.py"} {
		d, err := Parse("t.md", []byte("---\ntitle: \""+title+"\"\n---\na"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Meta.Title != title && title != "2*3*4" && title != "__init__.py" {
			t.Errorf("title %q, want %q", d.Meta.Title, title)
		}
	}
}

func TestStrayNames(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"[主页][hompage]", "warning t.md:4: no link is named hompage (did you mean homepage?)", "a name misspelt"},
		{"a[1][2] `[主页][hompage]` f(x)[1][i]", "", "brackets that are text"},
		{"[x][other]", "warning t.md:4: no link is named other (define it on a line of its own: [other]: https://example.org)", "a name that there is not"},
		{"[主页][HomePage]", "", "names have no case"},
	} {
		s := one(t, "---\nlinks: {homepage: \"https://h.org\"}\n---\n"+tt.in)
		var all []string
		for _, p := range s.Problems {
			all = append(all, dumpProblem(p))
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestBrokenFrontMatter(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"---\ntitle: x\n\n# A\n", "t.md:1: the front matter is never closed", "no end"},
		{"---\ntitle: a: b\n---\n", `t.md:2: a value with ": " in it needs quotes`, "a colon in a value"},
		{"---\ntitle: x\ndate: [1\n---\n", "t.md:3: this list is never closed", "a list without end"},
		{"---\ntitle: \"\x1b[31m\"\nx: [\n---\n", "t.md:3: this list is never closed", "a control character does not come through"},
	}
	for _, tt := range tests {
		_, err := Parse("t.md", []byte(tt.in))
		var e *problem.Problem
		if !errors.As(err, &e) || e.Error() != tt.want || e.Hint == "" {
			t.Errorf("%q: %v (%+v), want %s, with a hint: %s", tt.in, err, e, tt.want, tt.why)
		}
	}
}
