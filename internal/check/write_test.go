package check_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"revolute/internal/check"
	"revolute/internal/problem"
)

var some = []problem.Problem{
	{File: "talk.md", Line: 3, Text: "the link homepage has no address", Hint: "write it <there>", Severity: problem.Warning},
	{File: "稿.md", Line: 12, Text: "slide is 3 rows taller than 80x24"},
	{File: "a\x1b[31m.md", Text: "two\nlines \u202e", Hint: "bell\a"},
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	if err := check.Write(&b, some, false); err != nil {
		t.Fatal(err)
	}
	const want = "talk.md:3: warning: the link homepage has no address\nhint: write it <there>\n" +
		"稿.md:12: slide is 3 rows taller than 80x24\n" + // an error has no word in front, and no hint no line
		"a\ufffd[31m.md: two\ufffdlines \ufffd\nhint: bell\ufffd\n" // of the file as a whole; nothing steers the terminal
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if n := check.Errors(some); n != 2 {
		t.Errorf("%d errors, want 2", n)
	}
}

// TestWriteOnce: what is found many times is one line, with its other places.
func TestWriteOnce(t *testing.T) {
	var ps []problem.Problem
	for i := range 12 {
		ps = append(ps, problem.Problem{File: "a.md", Line: 10 * i, Text: "no text", Hint: fmt.Sprint("hint ", i), Severity: problem.Warning})
	}
	ps = append(ps,
		problem.Problem{File: "a.md", Line: 7, Text: "no text"},
		problem.Problem{File: "a.md", Line: 3, Text: "too tall"}, problem.Problem{File: "b.md", Line: 4, Text: "too tall"}, problem.Problem{File: "b.md", Line: 9, Text: "too tall"},
	)
	var b strings.Builder
	if err := check.Write(&b, ps, false); err != nil {
		t.Fatal(err)
	}
	const want = "a.md: warning: no text (12 times: also lines 10, 20, 30, 40, 50, 60, 70, 80 …)\nhint: hint 0\n" + // the first hint, and not more places than can be read
		"a.md:7: no text\n" + // an error is not told with warnings
		"a.md:3: too tall (3 times: also b.md:4, 9)\n" // a place in another file has its name
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	if err := check.WriteJSON(&b, some[:2]); err != nil {
		t.Fatal(err)
	}
	const want = `[
  {
    "file": "talk.md",
    "line": 3,
    "level": "warning",
    "problem": "the link homepage has no address",
    "hint": "write it <there>"
  },
  {
    "file": "稿.md",
    "line": 12,
    "level": "error",
    "problem": "slide is 3 rows taller than 80x24"
  }
]
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := check.WriteJSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no problems are %q, %v; want an empty array", b.String(), err)
	}
}

// full is a disk on which there is no room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	if err := check.Write(full{}, some, false); !errors.Is(err, errFull) {
		t.Errorf("Write: %v", err)
	}
	if err := check.WriteJSON(full{}, some); !errors.Is(err, errFull) {
		t.Errorf("WriteJSON: %v", err)
	}
}
