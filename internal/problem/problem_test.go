package problem_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"revolute/internal/problem"
)

func TestReport(t *testing.T) {
	for _, tt := range []struct {
		p           *problem.Problem
		err, report string
		why         string
	}{
		{
			problem.Errorf("稿.md", 12, "slide is %d rows taller than 80x24", 3),
			"稿.md:12: slide is 3 rows taller than 80x24", "稿.md:12: slide is 3 rows taller than 80x24\n",
			"an error has no word in front, and no hint no line",
		},
		{
			problem.Warningf("talk.md", 3, "the link homepage has no address").WithHint("write it <there>, 100%"),
			"talk.md:3: the link homepage has no address", "talk.md:3: warning: the link homepage has no address\nhint: write it <there>, 100%\n",
			"a warning says so only in the report",
		},
		{
			problem.Errorf("talk.md", 0, "no Markdown"), "talk.md: no Markdown", "talk.md: no Markdown\n",
			"of the file as a whole",
		},
		{
			problem.Errorf("", 4, "want a list").DidYouMean("", "- a"), "line 4: want a list", "line 4: want a list\nhint: - a\n",
			"of a file that is not known yet",
		},
		{
			problem.Errorf("", 0, "serve needs an address").DidYouMean("sever", ""), "serve needs an address", "serve needs an address\nhint: did you mean sever?\n",
			"of no file at all",
		},
		{
			&problem.Problem{File: "a.yaml", Line: 2, Column: 5, Text: "no colour"}, "a.yaml:2: no colour", "a.yaml:2: no colour\n",
			"a column is for programs",
		},
		{
			&problem.Problem{File: "a\x1b[31m.md", Text: "two\nlines \u202e", Hint: "bell\a"},
			"a\x1b[31m.md: two\nlines \u202e", "a\ufffd[31m.md: two\ufffdlines \ufffd\nhint: bell\ufffd\n",
			"nothing steers the terminal",
		},
	} {
		if got := tt.p.Error(); got != tt.err {
			t.Errorf("Error() = %q, want %q: %s", got, tt.err, tt.why)
		}
		if got := tt.p.Report(); got != tt.report {
			t.Errorf("Report() = %q, want %q: %s", got, tt.report, tt.why)
		}
	}
}

func TestFrom(t *testing.T) {
	p := problem.Errorf("talk.md", 2, "no such theme").Because(fs.ErrNotExist)
	wrapped := fmt.Errorf("opening: %w", p)
	if got := problem.From(wrapped); got != p {
		t.Errorf("From(%v) = %v, want the problem within", wrapped, got)
	}
	if !errors.Is(wrapped, fs.ErrNotExist) {
		t.Error("the cause of a problem is lost")
	}
	other := errors.New("no room")
	if got := problem.From(other); got.Text != "no room" || !errors.Is(got, other) {
		t.Errorf("From(%v) = %+v, want its text and itself as the cause", other, got)
	}
	if problem.From(nil) != nil {
		t.Error("From(nil) is a problem")
	}
}

func TestAll(t *testing.T) {
	a, b, other := problem.Errorf("a.md", 1, "a"), problem.Warningf("b.md", 2, "b"), errors.New("no room")
	got := problem.All(fmt.Errorf("reading: %w", errors.Join(a, errors.Join(fmt.Errorf("x: %w", b), other))))
	if len(got) != 3 || got[0] != a || got[1] != b || got[2].Text != "no room" {
		t.Errorf("All = %v, want a, b and the plain error, in order", got)
	}
	if problem.All(nil) != nil {
		t.Error("All(nil) is not empty")
	}
}

func TestIn(t *testing.T) {
	p := problem.Errorf("", 2, "want a list")
	if got := p.In("talk.md", 10).Error(); got != "talk.md:12: want a list" {
		t.Errorf("In a file below 10 lines: %q", got)
	}
	if p.File != "" || p.Line != 2 {
		t.Errorf("In changed the problem itself: %v", p)
	}
	if got := p.In("a.csv", 0).In("talk.md", 10).Error(); got != "a.csv:2: want a list" {
		t.Errorf("a problem of another file moved: %q", got)
	}
}
