package deck

import (
	"slices"
	"strings"
	"testing"
)

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
