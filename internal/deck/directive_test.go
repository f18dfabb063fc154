package deck

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// one is the first slide of a deck of one file.
func one(t testing.TB, src string) *Slide {
	t.Helper()
	d, err := Parse("t.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d.Slide(0, "")
}

// stepped is the text of a slide's blocks with their steps.
func stepped(blocks []Block) string {
	var all []string
	for _, b := range blocks {
		switch {
		case len(b.Spans) > 0:
			all = append(all, fmt.Sprintf("%s@%d", Plain(b.Spans), b.Step))
		case b.Text != "":
			all = append(all, fmt.Sprintf("%s@%d", b.Text, b.Step))
		}
		if b.Kind == Columns || b.Kind == List {
			all = append(all, fmt.Sprintf("(%d", b.Step))
		}
		if len(b.Children) > 0 {
			all = append(all, stepped(b.Children))
		}
		if b.Kind == Columns || b.Kind == List {
			all = append(all, ")")
		}
	}
	return strings.Join(all, " ")
}

func TestSteps(t *testing.T) {
	tests := []struct {
		in    string
		steps int
		want  string
		why   string
	}{
		{"a\n\n<!-- pause -->\n\nb", 2, "a@0 b@1", "a pause"},
		{"a\n\n. . .\n\nb\n\n<!-- stop -->\n\nc", 3, "a@0 b@1 c@2", "the pauses of patat and lookatme"},
		{"a\n\n<!-- pause -->\n<!-- pause -->\n\nb", 2, "a@0 b@1", "two pauses are one"},
		{"a\n\n<!-- pause -->\n", 1, "a@0", "nothing comes behind it"},
		{"<!-- pause -->\n\na", 2, "a@1", "nothing comes before it"},
		{"- a\n<!-- pause -->\n- b\n- c\n", 2, "(0 a@0 b@1 c@1 )", "a list stays one"},
		{"- a <!-- pause -->\n- b\n", 2, "(0 a@0 b@1 )", "a pause at the end of an item"},
		{"- a\n\n  <!-- pause -->\n\n  b\n- c\n", 2, "(0 a@0 b@1 c@1 )", "a pause within an item"},
		{"- a\n\n. . .\n\n- b", 2, "(0 a@0 b@1 )", "patat's pause between items"},
		{"- a\n\n<!-- a note -->\n\n- b", 1, "(0 a@0 ) (0 b@0 )", "a note between two lists keeps them apart"},
		{"- a\n\n<!-- pause -->\n\n* b", 2, "(0 a@0 ) (1 b@1 )", "another marker is another list"},
		{"a <!-- pause --> b\n\nc", 2, "a  b@0 c@1", "a pause within a line comes behind its paragraph"},
		{"<!-- incremental_lists: true -->\n\n- a\n  - b\n- c\n\nd", 4, "(1 a@1 (2 b@2 ) c@3 ) d@3", "each item is a step, nested ones too"},
		{"<!-- incremental_lists: true -->\n\n- a\n\n<!-- incremental_lists: false -->\n\nx\n\n- b", 2, "(1 a@1 ) x@1 (1 b@1 )", "and off again"},
		{"---\nincremental_lists: true\n---\nx\n\n1. a\n2. b", 3, "x@0 (1 a@1 b@2 )", "for the whole deck"},
		{"```chart {steps=2}\na\n```\n\nx\n\n<!-- pause -->\n\ny", 4, "a@0 x@0 y@3", "a drawing takes steps of its own; what stands beside it comes with it"},
		{"```go {1|2-3|all}\na\nb\nc\n```\n", 3, "a\nb\nc@0", "lines that are lit up, a group a step"},
		{"```go {steps=1}\na\n```\n\n```go {steps=3}\nb\n```\n", 4, "a@0 b@0", "two side by side step together"},
		{"<!-- column_layout: [1, 2] -->\n<!-- column: 0 -->\na\n\n<!-- column: 1 -->\n<!-- pause -->\n\nb\n\n<!-- reset_layout -->\n\nc", 2, "(0 a@0 b@1 ) c@1", "steps go on across columns"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		if got := stepped(s.Blocks); got != tt.want || s.Steps != tt.steps {
			t.Errorf("%q: %d steps, %q; want %d, %q: %s", tt.in, s.Steps, got, tt.steps, tt.want, tt.why)
		}
		for _, p := range s.Problems {
			t.Errorf("%q: %s", tt.in, dumpProblem(p))
		}
	}
}

func TestAuto(t *testing.T) {
	s := one(t, "a\n\n<!-- pause: auto -->\n\nb\n\n<!-- pause -->\n\nc\n\n<!-- pause: auto -->\n\nd")
	if want := []int{1, 3}; !slices.Equal(s.Auto, want) || s.Steps != 4 {
		t.Errorf("Auto = %v of %d steps, want %v of 4", s.Auto, s.Steps, want)
	}
}

func TestComments(t *testing.T) {
	tests := []struct{ in, notes, problems, why string }{
		{"<!-- Look at them. -->", "1:Look at them.", "", "a plain comment is a note"},
		{"<!--\nTwo\n\n- lines\n-->", "2:Two\n\n- lines", "", "a note of several lines"},
		{"<!--\n    Two\n      lines\n-->", "2:Two\n  lines", "", "the indent that all lines have goes"},
		{"<!-- speaker_note: Look. -->", "1:Look.", "", "presenterm's note"},
		{"<!--\nspeaker_note: |\n  Look\n  there.\n-->", "3:Look\nthere.", "", "as YAML"},
		{"a <!-- in a line --> b", "1:in a line", "", "a note within a line"},
		{"- a\n\n  <!-- in a list -->", "3:in a list", "", "a note within a list"},
		{"<!-- a --> <!-- b -->", "1:a 1:b", "", "two on a line"},
		{"<!-- pause for a second -->", "1:pause for a second", "", "a directive's name at the start of a sentence"},
		{"<!-- layout is all -->", "1:layout is all", "", "the same, of one with a value"},
		{"<!-- Note: this -->", "1:Note: this", "", "a colon does not make a directive"},
		{"<!--\ncolumn: 0\nis the left one\n-->", "2:column: 0\nis the left one", "", "a directive's line at the start of a note"},
		{"<!-- pause: here -->", "1:pause: here", "warning t.md:1: pause takes no such value (it is kept as a note)", "a value where there can be none"},
		{"<!-- RESET_LAYOUT -->", "", "t.md:1: unknown directive: RESET_LAYOUT (did you mean <!-- reset_layout -->?)", "upper case"},
		{"<!-- 讲：这里停 -->", "1:讲：这里停", "", "a Chinese note"},
		{"<!-- // to do -->\n\n<!-- vim: set ft=markdown -->\n\n<!-- markdownlint-disable -->", "", "", "not for the speaker"},
		{"<!-- -->", "", "", "an empty one"},
		{"<!--config:\nwrap: true\n-->", "", "warning t.md:1: patat's config comment has no counterpart here", "patat's settings of a slide"},
		{"<!-- new_lines: 2 -->\n\n<!-- font_size: 2 -->\n\n<!-- no_footer -->", "", "warning t.md:1: presenterm's new_lines has no counterpart here (the space between blocks is the theme's) warning t.md:5: presenterm's no_footer has no counterpart here (the theme says which layouts have a footer: layouts: {slide: {footer: false}})", "of other presenters"},
		{"<!--\nalignment: center\npause\n-->\na", "", "", "two directives in one comment"},
		{"\n<!-- puase: -->", "", "t.md:2: unknown directive: puase (did you mean <!-- pause -->?)", "misspelt, with a colon"},
		{"<!-- colum_layout: [1] -->", "", "t.md:1: unknown directive: colum_layout (did you mean <!-- column_layout -->?)", "misspelt"},
		{"<!-- reset-layout -->", "", "t.md:1: unknown directive: reset-layout (did you mean <!-- reset_layout -->?)", "with a dash"},
		{"<!-- cause -->", "1:cause", "", "a word that is just near"},
		{"a\n\n<!-- column: 1 -->", "", "t.md:3: column without column_layout (write <!-- column_layout: [1, 1] --> above it)", "no columns"},
		{"<!-- column_layout: [1, 1] -->\n\n<!-- column: 3 -->\n\na", "", "t.md:3: column 3 of a 2-column layout (columns count from 0)", "no such column"},
		{"<!-- column_layout: [1, 1] -->\n\n<!-- column: x -->\n<!-- column: 0 -->\na", "", "t.md:3: this is no column: x (columns count from 0)", "no number"},
		{"<!-- column_layout: [1, 1] -->\n\na", "", "warning t.md:3: this stands before the first column (write <!-- column --> above it)", "text before the first column"},
		{"<!-- column_layout: 1, 0 -->", "", "t.md:1: these are no column widths: 1, 0 (write them as <!-- column_layout: [3, 2] -->)", "no brackets"},
		{"<!-- column_layout: [1, 0] -->", "", "t.md:1: these are no column widths: [1, 0] (write them as <!-- column_layout: [3, 2] -->)", "no width"},
		{"- a\n  <!-- column_layout: [1, 1] -->\n", "", "t.md:2: column_layout within a list or a quote (give it a line of its own, not indented)", "columns within an item"},
		{"<!-- alignment: up -->", "", "t.md:1: unknown alignment: up (there are left, center and right, and top, middle and bottom)", "no such alignment"},
		{"<!-- layout: big -->", "", "t.md:1: unknown layout: big (there are title, cover, statement, section and bare)", "no such layout"},
		{"<!-- autoplay: soon -->", "", "t.md:1: autoplay is not a time: soon (write it as <!-- autoplay: 8s -->)", "no time"},
		{"<!-- incremental_lists: maybe -->", "", "t.md:1: incremental_lists is neither true nor false: maybe (or 1 for the items of the outer level alone, and so on)", "no boolean"},
		{"- a\n  <!-- end_slide -->\n- b", "", "warning t.md:2: end_slide within a list, a quote or a line does nothing (give it a line of its own, not indented)", "a slide does not end within a list"},
		{"<!-- include: a.md -->", "", "t.md:1: include: a.md does not exist (a file is looked for beside the one that includes it, in the deck's folder)", "presenterm's include"},
		{"```chart {steps=many}\n```", "", "t.md:1: steps is not a number from 0 to 100: many (write it as {steps=2})", "no number of steps"},
		{"a\n\n```go\nx\n\n---\n\ny", "", "t.md:3: this code block is never closed (end it with a line of ```)", "a fence without end"},
		{"a\n\n<!-- x\n\n---\n\ny", "3:x\n\n---\n\ny", "t.md:3: this comment is never closed (end it with -->)", "a comment without end"},
		{"a\n\n\xff\x01\nb", "", "warning t.md:3: characters that a terminal cannot show (they are shown as \uFFFD)", "what is no text"},
	}
	for _, tt := range tests {
		s := one(t, tt.in)
		var notes, problems []string
		for _, n := range s.Notes {
			notes = append(notes, fmt.Sprintf("%d:%s", n.Line, n.Text))
		}
		for _, p := range s.Problems {
			problems = append(problems, dumpProblem(p))
		}
		if got := strings.Join(notes, " "); got != tt.notes {
			t.Errorf("%q: notes %q, want %q: %s", tt.in, got, tt.notes, tt.why)
		}
		if got := strings.Join(problems, " "); got != tt.problems {
			t.Errorf("%q: problems\n\t%q, want\n\t%q: %s", tt.in, got, tt.problems, tt.why)
		}
	}
}

func TestInfo(t *testing.T) {
	tests := []struct{ in, lang, attrs, why string }{
		{"", "", "", "nothing"},
		{"go", "go", "", "a language"},
		{"go {1|3-5} +line_numbers", "go", "line_numbers= lines=1|3-5", "presenterm's"},
		{"rust {1,3|all} +exec", "rust", "exec= lines=1,3|all", "several groups"},
		{"chart {steps=1 behind}", "chart", "behind= steps=1", "a drawing's"},
		{"net{behind}", "net", "behind=", "no space"},
		{"{.python .numberLines}", "python", "numberLines=", "pandoc's"},
		{`go title="a b.go" {name='c d'}`, "go", "name=c d title=a b.go", "values in quotes"},
		{"+exec", "", "exec=", "no language"},
		{"c++", "c++", "", "signs in a language"},
	}
	for _, tt := range tests {
		info := parseInfo(tt.in)
		var attrs []string
		for k, v := range info.Attrs {
			attrs = append(attrs, k+"="+v)
		}
		slices.Sort(attrs)
		if got := strings.Join(attrs, " "); info.Lang != tt.lang || got != tt.attrs {
			t.Errorf("%q: %q with %q, want %q with %q: %s", tt.in, info.Lang, got, tt.lang, tt.attrs, tt.why)
		}
	}
}

// TestNoteSteps: a note is about the step in which it stands, unless all of them
// stand after what the slide shows.
func TestNoteSteps(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want string // step and text of each
		why  string
	}{
		{"a\n\n<!-- x -->\n\n<!-- pause -->\n\nb\n\n<!-- y -->", "0 x, 1 y", "one in each step"},
		{"a\n\n<!-- pause -->\n\nb\n\n<!-- x -->", "0 x", "after all else: of the whole slide"},
		{"<!-- incremental_lists: true -->\n\n- a\n- b\n\n<!-- x -->\n\n<!-- y -->", "0 x, 0 y", "two such"},
		{"<!-- incremental_lists: true -->\n\n- a\n- b <!-- x -->", "2 x", "within an item"},
		{"<!-- x -->\n\na\n\n<!-- pause -->\n\nb", "0 x", "before all else"},
		{"a\n\n<!-- pause -->\n\n<!-- x -->\n\nb", "1 x", "after a pause, before what comes"},
		{"a\n\n<!-- pause -->\n\nb\n\nNote: x", "0 x", "as reveal.js has it"},
	} {
		var got []string
		for _, n := range one(t, tt.in).Notes {
			got = append(got, fmt.Sprint(n.Step, " ", n.Text))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%q: notes %q, want %q: %s", tt.in, s, tt.want, tt.why)
		}
	}
}
