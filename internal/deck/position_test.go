package deck

import (
	"strings"
	"sync"
	"testing"
)

func TestPlaces(t *testing.T) {
	d, err := Parse("t.md", []byte("# a\n\n. . .\n\nx\n\n---\n# b\n\n---\n# c\n\n. . .\n\ny\n\n. . .\n\nz"))
	if err != nil {
		t.Fatal(err)
	}
	var there, back []Pos
	p, ok := Pos{}, true
	for ; ok; p, ok = d.Next(p, "") {
		there = append(there, p)
	}
	for ok = true; ok; p, ok = d.Prev(p, "") {
		back = append([]Pos{p}, back...)
	}
	want := []Pos{{0, 0}, {0, 1}, {1, 0}, {2, 0}, {2, 1}, {2, 2}}
	for i, w := range want {
		if len(there) != len(want) || len(back) != len(want) || there[i] != w || back[i] != w {
			t.Fatalf("there %v, back %v, want %v", there, back, want)
		}
	}
	for _, tt := range []struct{ p, want Pos }{{Pos{-1, -1}, Pos{0, 0}}, {Pos{1, 5}, Pos{1, 0}}, {Pos{9, 1}, Pos{2, 1}}} {
		if got := d.Clamp(tt.p, ""); got != tt.want {
			t.Errorf("Clamp(%v) = %v, want %v", tt.p, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	d, err := OpenFS(files(map[string]string{
		"1-intro.md": "# Hello\n\n---\n# 为什么？\n\n. . .\n\nx",
		"2-why.md":   "---\nsection: Why?\n---\n# The *compute*\n\n---\n## Hello again",
	}), "d", "talk")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		at   string
		want Pos
		err  string
		why  string
	}{
		{"3", Pos{2, 0}, "", "a slide, from 1"},
		{"2.2", Pos{1, 1}, "", "a step, from 1"},
		{" why ", Pos{2, 0}, "", "a section's name"},
		{"WHY?", Pos{2, 0}, "", "a section's word, in another case"},
		{"intro", Pos{0, 0}, "", "a section without word"},
		{"为什么", Pos{1, 0}, "", "a heading"},
		{"the comp", Pos{2, 0}, "", "the start of a heading"},
		{"again", Pos{3, 0}, "", "a part of a heading"},
		{"hello", Pos{0, 0}, "", "the first one of two"},
		{"5", Pos{}, "no slide 5: the deck has 4 slides", "behind the end"},
		{"0", Pos{}, "no slide 0: the deck has 4 slides", "before the start"},
		{"2.3", Pos{}, "no step 3: slide 2 has 2 steps", "behind the last step"},
		{"1.2", Pos{}, "no step 2: slide 1 has 1 step", "one step only"},
		{"nowhere", Pos{}, `no slide, section or heading "nowhere"`, "nothing of this name"},
		{"", Pos{}, `no slide, section or heading ""`, "nothing"},
	} {
		got, err := d.Find(tt.at)
		switch {
		case tt.err != "" && (err == nil || err.Error() != tt.err):
			t.Errorf("Find(%q): %v, want %s: %s", tt.at, err, tt.err, tt.why)
		case tt.err == "" && (err != nil || got != tt.want):
			t.Errorf("Find(%q) = %v, %v, want %v: %s", tt.at, got, err, tt.want, tt.why)
		}
	}
}

// TestShared has many viewers ask for the same slides at once: each gets the
// same one, and a huge deck keeps but a part of what it parsed.
func TestShared(t *testing.T) {
	d, err := Parse("t.md", []byte(strings.Repeat("# a **b**\n\n---\n\n", 3*maxKept)))
	if err != nil {
		t.Fatal(err)
	}
	var all, asked sync.WaitGroup
	asked.Add(8)
	first := make([]*Slide, 8)
	for i := range first {
		all.Go(func() {
			first[i] = d.Slide(7, "")
			asked.Done()
			asked.Wait() // else one who comes late may find it dropped already
			for j := range d.Len() {
				if got := d.Slide((j+i*100)%d.Len(), "").Title(); got != "a b" {
					t.Errorf("slide %d is %q", j, got)
					return
				}
			}
		})
	}
	all.Wait()
	for _, s := range first {
		if s != first[0] {
			t.Error("two viewers got two slides")
		}
	}
	kept := 0
	for i := range d.found.all().parts[0].files[0].division.slides {
		if d.found.all().parts[0].files[0].division.slides[i].Load() != nil {
			kept++
		}
	}
	if kept > maxKept {
		t.Errorf("%d of %d slides kept, want at most %d", kept, d.Len(), maxKept)
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"# a\n\n## b", "a", "the first heading"},
		{"## a\n\n# b", "a", "the first block, even if a higher one follows"},
		{"```letters\nx\n```\n\n## a\n\n# b\n\n## c", "b", "behind a drawing, the highest"},
		{"<!-- column_layout: [1] -->\n<!-- column: 0 -->\n# a", "a", "one within a column"},
		{"- x\n\ny", "x", "the first text"},
		{"", "", "nothing"},
	}
	for _, tt := range tests {
		if got := one(t, tt.in).Title(); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestFlowchartSteps(t *testing.T) {
	tests := []struct {
		in   string
		want int
		why  string
	}{
		{"```mermaid\ngraph LR\nA-->B\n```", 1, "all at once"},
		{"```mermaid\ngraph LR\nA-->B\n%% pause\nB-->C\n  %%pause\nC-->D\n```", 3, "a step for each pause"},
		{"```mermaid {steps=1}\ngraph LR\nA-->B\n%% pause\nB-->C\n%% pause\nC-->D\n```", 2, "as many as the block says"},
		{"```text\n%% pause\n```", 1, "only in a flowchart"},
	}
	for _, tt := range tests {
		if got := one(t, tt.in).Steps; got != tt.want {
			t.Errorf("%q has %d steps, want %d: %s", tt.in, got, tt.want, tt.why)
		}
	}
}

func TestLinksWithCodes(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"[主页](https://a.org){qr}", "主页|qr https://a.org", "the link stays, its code follows"},
		{"见[主页](https://a.org){qr}，或来访。", "见主页，或来访。|qr https://a.org", "the braces are gone from the text"},
		{"[a](https://a.org){qr} [b](https://b.org) {qr}", "a b|qr https://a.org|qr https://b.org", "side by side"},
		{"[a](https://a.org){.x}", "a{.x}", "other braces are text"},
		{"a {qr}", "a {qr}", "no link"},
		{"- [a](https://a.org){qr}", "a|qr https://a.org", "in a list"},
		{"---\nlinks: {home: https://h.org, later: }\n---\n[首页][home]{qr} [以后][later]{qr}", "首页 以后|qr https://h.org|qr later", "named links, of which one has no address yet"},
	}
	for _, tt := range tests {
		var got []string
		var visit func([]Block)
		visit = func(all []Block) {
			for _, b := range all {
				switch b.Kind {
				case Paragraph:
					got = append(got, Plain(b.Spans))
				case Drawing:
					got = append(got, b.Info.Lang+" "+b.Text)
				}
				visit(b.Children)
			}
		}
		visit(one(t, tt.in).Blocks)
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q is %q, want %q: %s", tt.in, s, tt.want, tt.why)
		}
	}
}

// TestFirstSlides holds that what the first slides need does not parse the rest
// of a large file.
func TestFirstSlides(t *testing.T) {
	d, err := Parse("talk.md", []byte(strings.Repeat("# 一页\n\n"+strings.Repeat("文字，", 30)+"\n\n---\n\n", 2000)+"# last\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Clamp(Pos{Slide: 1, Step: 9}, "")
	if p != (Pos{Slide: 1}) {
		t.Errorf("Clamp = %v", p)
	}
	if next, ok := d.Next(p, ""); !ok || next.Slide != 2 {
		t.Errorf("Next = %v, %v", next, ok)
	}
	if n, all := d.Known(); all || n < 3 || !d.Has(n-1) || d.Has(-1) {
		t.Errorf("%d slides are known, all: %v", n, all)
	}
	if p := d.Clamp(Pos{Slide: 9999}, ""); p.Slide != 2000 || d.Has(2001) || !d.Has(2000) {
		t.Errorf("Clamp beyond the end = %v", p)
	}
}
