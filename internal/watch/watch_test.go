package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWait(t *testing.T) {
	for _, tt := range []struct {
		do  func(t *testing.T, dir string)
		why string
	}{
		{func(t *testing.T, dir string) { write(t, filepath.Join(dir, "talk.md"), "b") }, "written in place"},
		{func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "4913"), "")
			os.Remove(filepath.Join(dir, "4913"))
			os.Rename(filepath.Join(dir, "talk.md"), filepath.Join(dir, "talk.md~"))
			write(t, filepath.Join(dir, "talk.md"), "b")
			os.Remove(filepath.Join(dir, "talk.md~"))
		}, "replaced as vim does"},
		{func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "new"), "b")
			os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, "talk.md"))
		}, "another put in its place"},
		{func(t *testing.T, dir string) { write(t, filepath.Join(dir, "data", "talk.md"), "b") }, "in a folder within"},
		{func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "talk.md")) }, "removed"},
	} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "talk.md"), "a")
		w, err := New(func(name string) bool { return strings.HasSuffix(name, ".md") }, dir)
		if err != nil {
			t.Fatal(err)
		}
		tt.do(t, dir)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		if name, err := w.Wait(ctx); err != nil || filepath.Base(name) != "talk.md" {
			t.Errorf("Wait() = %q, %v, want talk.md: %s", name, err, tt.why)
		}
		cancel()
		w.Close()
	}
}

func TestWaitPassesOverTheRest(t *testing.T) {
	dir := t.TempDir()
	w, err := New(func(name string) bool { return strings.HasSuffix(name, ".md") }, dir)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ".talk.md.swp"), "x")
	write(t, filepath.Join(dir, "b.txt"), "x")
	write(t, filepath.Join(dir, "a.md"), "x")
	if name, err := w.Wait(t.Context()); err != nil || filepath.Base(name) != "a.md" {
		t.Errorf("Wait() = %q, %v, want a.md: the others do not matter", name, err)
	}
	w.Close()
	if _, err := w.Wait(t.Context()); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Wait() of a closed watcher: %v", err)
	}
}

func TestNewWithoutFolder(t *testing.T) {
	if _, err := New(nil, filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("New of a folder that is not there: %v", err)
	}
}
