// Package frametest compares frames with files in testdata, in tests. The files
// hold what a person reads, so that a change of a screen can be reviewed.
package frametest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revolute/internal/frame"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// Golden fails the test if f is not what testdata/NAME.golden holds, and shows
// the first row that differs. With the flag -update it writes the file.
func Golden(t testing.TB, name string, f *frame.Frame) {
	t.Helper()
	Text(t, name, f.Golden())
}

// Text is Golden for a text that a test makes by itself.
func Text(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if got == string(want) {
		return
	}
	line, is, was := firstDifference(got, string(want))
	t.Errorf("%s:%d: the screen changed (go test -update accepts it)\n got %q\nwant %q\nall of it:\n%s", path, line, is, was, got)
}

// firstDifference returns the first line, 1-based, at which two texts differ, and
// that line of each; "" stands for a line that one of them does not have.
func firstDifference(got, want string) (line int, is, was string) {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		is, was = "", ""
		if i < len(a) {
			is = a[i]
		}
		if i < len(b) {
			was = b[i]
		}
		if is != was || i >= len(a) || i >= len(b) {
			return i + 1, is, was
		}
	}
	return 0, "", ""
}
