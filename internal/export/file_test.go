package export

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	write := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	if err := File(name, write("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := File(name, write("two")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("who may read it has changed: %v, %v", info.Mode(), err)
	}
	broken := errors.New("broken")
	err := File(name, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("half ", 10_000))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("File gave %v", err)
	}
	if got, _ := os.ReadFile(name); string(got) != "two" {
		t.Errorf("after a failure the file holds %.20q, want what it held", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("something is left over: %v", entries)
	}
	err = File(filepath.Join(dir, "none", "a.txt"), write("x"))
	if !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("no folder: %v", err)
	}
	if err := File(dir, write("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: %v", err)
	}
}

// TestFiles: files that are written together are there together, and an
// interruption leaves nothing over.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	left := func() (names []string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	write := func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err }
	var interrupted Files
	err := interrupted.Write(filepath.Join(dir, "a"), func(w io.Writer) error {
		if err := write(w); err != nil {
			return err
		}
		interrupted.Discard() // while it is being written
		return nil
	})
	if again := interrupted.Write(filepath.Join(dir, "b"), write); again == nil {
		t.Error("after Discard another file was begun")
	}
	if names := left(); len(names) > 0 {
		t.Errorf("after an interruption (%v) there are %v", err, names)
	}
	var whole Files
	for _, name := range []string{"a", "b"} {
		if err := whole.Write(filepath.Join(dir, name), write); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(left(), name) {
			t.Errorf("%s has its name before the others are written", name)
		}
	}
	if err := whole.Commit(); err != nil {
		t.Fatal(err)
	}
	whole.Discard()
	if names := left(); !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("there are %v", names)
	}
}
