package deck

import (
	"slices"
	"strings"
	"testing"
)

// TestExternalCode reads presenterm's way to name a file.
func TestExternalCode(t *testing.T) {
	tests := []struct{ in, lang, src, problem, why string }{
		{"path: a.rs\nlanguage: rust", "rust", "a.rs", "", "all of it"},
		{"path: a.rs\nlanguage: rust\nstart_line: 5\nend_line: 10", "rust", "a.rs#L5-L10", "", "some lines"},
		{"path: a.rs\nlanguage: rust\nstart_line: 5", "rust", "a.rs#L5-", "", "to the end"},
		{"path: a.rs\nlanguage: rust\nend_line: 5", "rust", "a.rs#L1-L5", "", "from the start"},
		{"language: rust", "file", "", "t.md:1: this block names no file (write path: main.go, and language: go)", "no file"},
		{"path: [", "file", "", "t.md:2: this list is never closed (end it with ])", "no YAML"},
	}
	for _, tt := range tests {
		s := one(t, "```file +line_numbers\n"+tt.in+"\n```")
		b, problem := &s.Blocks[0], ""
		for _, p := range s.Problems {
			problem += dumpProblem(p)
		}
		if b.Info.Lang != tt.lang || b.Info.Attrs["src"] != tt.src || problem != tt.problem {
			t.Errorf("%q: %s of %q, %q; want %s of %q, %q: %s", tt.in, b.Info.Lang, b.Info.Attrs["src"], problem, tt.lang, tt.src, tt.problem, tt.why)
		}
	}
}

func TestHidden(t *testing.T) {
	tests := []struct{ info, in, shown, run, why string }{
		{"python +exec", "/// import os\nprint(1)\n/// x", "print(1)", "import os\nprint(1)\nx", "run, not shown"},
		{"rust +exec", "# use x;\nfn main() {}\n/// doc", "fn main() {}\n/// doc", "use x;\nfn main() {}\n/// doc", "Rust has another mark"},
		{"bash +exec", "# comment\nls", "# comment\nls", "# comment\nls", "which is a comment elsewhere"},
		{"rust", "# use x;\n/// doc", "# use x;\n/// doc", "# use x;\n/// doc", "what is never run is shown"},
	}
	for _, tt := range tests {
		b := &one(t, "```"+tt.info+"\n"+tt.in+"\n```").Blocks[0]
		if shown, run := b.Hidden(b.Text); shown != tt.shown || run != tt.run {
			t.Errorf("%s %q: shows %q and runs %q; want %q, %q: %s", tt.info, tt.in, shown, run, tt.shown, tt.run, tt.why)
		}
	}
}

func TestCodeAttributes(t *testing.T) {
	tests := []struct {
		info  string
		focus string
		first int
		want  string
		why   string
	}{
		{"go {1|2-3|all} +line_numbers", "1;2-3;all", 1, "", "as presenterm has it"},
		{"go {all|1,3}", "all;1,3", 1, "", "several lines at once"},
		{"go {2-}", "2-", 1, "", "to the end"},
		{"go {lines:true, startLine:5}", "", 5, "", "Slidev's line numbers"},
		{"go {6} +line_numbers {start_line=5}", "6", 5, "", "lines are called by their numbers"},
		{"go {1|7}", "1;7", 1, "warning t.md:1: lines 7 of a block that has 1 to 3 (lines that are not there are passed over)", "behind the end"},
		{"go {2} {start_line=5}", "2", 5, "warning t.md:1: lines 2 of a block that has 5 to 7 (lines that are not there are passed over)", "before the start"},
		{"go {3-2}", "3-2", 1, "t.md:1: no lines are called 3-2 (write {3}, {1,3-5} or {1|3-5|all})", "the wrong way round"},
		{"go {src=x.go 40}", "40", 1, "", "of a file that is not read yet nothing is known"},
		{"sh +exec {rows=many}", "", 1, "t.md:1: rows is not a number from 1 to 60: many (write it as {rows=5})", "no number"},
		{"sh {start_line=0}", "", 1, "t.md:1: start_line is not a number from 1 to 1000000: 0 (write it as {start_line=5})", "counted from 1"},
	}
	for _, tt := range tests {
		s := one(t, "```"+tt.info+"\na\nb\nc\n```")
		var problems []string
		for _, p := range s.Problems {
			problems = append(problems, dumpProblem(p))
		}
		b := &s.Blocks[0]
		var want []string
		if tt.focus != "" {
			want = strings.Split(tt.focus, ";")
		}
		if !slices.Equal(b.Focus(), want) || b.FirstLine() != tt.first || strings.Join(problems, " ") != tt.want {
			t.Errorf("%s: lights up %q from line %d, problems %q; want %q, %d, %q: %s", tt.info, b.Focus(), b.FirstLine(), problems, want, tt.first, tt.want, tt.why)
		}
	}
}
