//go:build unix

package deck

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipe opens a pipe that holds more than the beginning of a file and than a
// pipe does: all of it is read.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.md")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	src := deckOf(2 * beginning / len(deckOf(1)))
	written := make(chan error, 1)
	go func() { written <- os.WriteFile(path, src, 0) }()
	d, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	checkBegun(t, d, openWhole(t, d, &source{name: parseName("t.md"), path: path, src: src}))
}
