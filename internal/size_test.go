package internal

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestSize keeps the program, without its symbols, at 25 MB. What makes it much
// larger at once is a call of reflect's MethodByName, as in text/template: from then
// on the linker keeps all exported methods.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("it is linked anew")
	}
	file := filepath.Join(t.TempDir(), "revolute")
	build := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "revolute")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	about, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if about.Size() > 25_000_000 {
		t.Errorf("%d bytes, want 25,000,000 at most", about.Size())
	}
}
