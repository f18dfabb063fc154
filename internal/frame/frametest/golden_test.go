package frametest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revolute/internal/frame"
	"revolute/internal/typeset"
)

// recorder is a test that notes its failure.
type recorder struct {
	testing.TB
	failure string
}

func (r *recorder) Helper()                           {}
func (r *recorder) Errorf(format string, args ...any) { r.failure = fmt.Sprintf(format, args...) }
func (r *recorder) Fatalf(format string, args ...any) { r.failure = fmt.Sprintf(format, args...) }

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	f := frame.New(8, 2, typeset.Narrow, frame.Style{})
	f.Print(0, 0, "世界", frame.Style{})

	r := &recorder{}
	*update = true
	Golden(r, "deep/cover", f)
	*update = false
	if b, err := os.ReadFile(filepath.Join("testdata", "deep", "cover.golden")); err != nil || string(b) != f.Golden() {
		t.Fatalf("written: %q, %v", b, err)
	}
	if Golden(r, "deep/cover", f); r.failure != "" {
		t.Errorf("the same screen failed: %s", r.failure)
	}
	f.Print(0, 1, "x", frame.Style{})
	if Golden(r, "deep/cover", f); !strings.Contains(r.failure, "cover.golden:3:") || !strings.Contains(r.failure, `got "x       |"`) {
		t.Errorf("another screen failed with %q: want its first different row", r.failure)
	}
}

func TestFirstDifference(t *testing.T) {
	tests := []struct {
		got, want string
		line      int
		why       string
	}{
		{"a\nb", "a\nc", 2, "a row"},
		{"a", "a\nb", 2, "a row missing"},
		{"a\nb\n", "a\nb", 3, "a row too many"},
	}
	for _, tt := range tests {
		if line, _, _ := firstDifference(tt.got, tt.want); line != tt.line {
			t.Errorf("firstDifference(%q, %q) is line %d, want %d: %s", tt.got, tt.want, line, tt.line, tt.why)
		}
	}
}
