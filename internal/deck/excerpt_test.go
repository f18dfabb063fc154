package deck

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestExcerpt(t *testing.T) {
	d, err := OpenFS(fstest.MapFS{
		"talk.md":    {Data: []byte("# a")},
		"main.go":    {Data: []byte("one\r\n\ttwo\n三\x1b[31m\n四\n\n")},
		"folder/x.c": {Data: []byte("x")},
	}, ".", "talk.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		src, want string
		first     int
		err, why  string
	}{
		{"main.go", "one\n    two\n三\uFFFD[31m\n四", 1, "", "whole, without empty lines behind, tabs and escape sequences"},
		{"main.go#L2-L3", "    two\n三\uFFFD[31m", 2, "", "as GitHub writes it"},
		{"main.go#4", "四", 4, "", "one line, without L"},
		{"main.go#L4-L99", "四", 4, "", "to its end, if that comes first"},
		{"main.go#L3-", "三\uFFFD[31m\n四", 3, "", "and said so"},
		{"folder/x.c#L1", "x", 1, "", "in a folder"},
		{"main.go#L5", "", 0, "main.go has no line 5: it has 4 lines", "behind the end"},
		{"main.go#L0", "", 0, "main.go#L0: these are no lines: write #L3 or #L3-L20", "counted from 1"},
		{"main.go#L3-L2", "", 0, "these are no lines", "the wrong way round"},
		{"main.go#", "", 0, "these are no lines", "nothing behind the sign"},
		{"main.go#L99999999999999999999", "", 0, "these are no lines", "more than a number holds"},
		{"none.go", "", 0, "the file none.go does not exist", "missing"},
		{"folder", "", 0, "the file folder is a folder", "no file"},
		{"../main.go", "", 0, "the file ../main.go is outside the deck's folder", "never"},
		{"/etc/passwd#L1", "", 0, "the file /etc/passwd is outside the deck's folder", "never"},
		{"", "", 0, "src names no file", "no name"},
	}
	for _, tt := range tests {
		got, first, err := d.Excerpt(tt.src)
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%q: error %v, want %q: %s", tt.src, err, tt.err, tt.why)
			}
			continue
		}
		if err != nil || got != tt.want || first != tt.first {
			t.Errorf("%q: %q from line %d, %v; want %q from %d: %s", tt.src, got, first, err, tt.want, tt.first, tt.why)
		}
	}
}
