package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
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
		w, err := New(time.Now().Add(time.Hour), func(name string) bool { return strings.HasSuffix(name, ".md") }, dir)
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
	w, err := New(time.Now().Add(time.Hour), func(name string) bool { return strings.HasSuffix(name, ".md") }, dir)
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
	if _, err := New(time.Now(), nil, filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("New of a folder that is not there: %v", err)
	}
}

// change is something that happens to the files of a root.
type change struct {
	root  string // below the test's folder
	setUp func(t *testing.T, dir string)
	do    func(t *testing.T, dir string)
	why   string
}

// script runs shell commands in dir.
func script(commands string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		cmd := exec.Command("sh", "-ec", commands)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", commands, err, out)
		}
	}
}

// TestWaitThroughLinks: whatever way leads to a file, a change of it is told, and
// the next one after it too.
func TestWaitThroughLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no links, no sh")
	}
	for _, tt := range []change{
		{"link.md", script("echo A > d.md; ln -s d.md link.md"), script("echo B >> d.md"), "a link, its target written in place"},
		{"link.md", script("mkdir x; echo A > x/t.txt; ln -s x/t.txt link.md"), script("echo B > x/n; mv x/n x/t.txt"), "a target in another folder, renamed over"},
		{"link.md", script("mkdir x; echo A > x/t; ln -s x/t a; ln -s a b; ln -s b link.md"), script("echo B >> x/t"), "a chain of links"},
		{"link.md", script("echo A > a.txt; echo B > b.txt; ln -s a.txt link.md"), script("ln -sfn b.txt link.md.new; mv link.md.new link.md; echo C >> b.txt"), "the link leads elsewhere"},
		{"tl", script("mkdir talk; echo A > talk/1.md; ln -s talk tl"), script("echo B >> talk/1.md"), "a folder that is a link"},
		{"current/talk", script("mkdir -p r1/talk r2/talk; echo A > r1/talk/1.md; echo B > r2/talk/1.md; ln -s r1 current"), script("ln -sfn r2 new; mv -T new current; echo C >> r2/talk/1.md"), "a link on the way leads elsewhere"},
		{"talk", script("mkdir talk other; echo A > other/d.txt; ln -s ../other/d.txt talk/1.md"), script("echo B >> other/d.txt"), "a section that is a link"},
		{"h2.md", script("echo A > h.txt; ln h.txt h2.md"), script("echo B >> h.txt"), "written by its other name"},
		{"talk", script("mkdir talk; echo A > talk/1.md; ln talk/1.md other.txt"), script("echo B >> other.txt"), "a section written by its other name"},
		{"talk", script("mkdir talk; echo A > talk/1.md"), script("mv talk old; mkdir talk; echo B > talk/1.md"), "the folder replaced by another"},
		{"a/b/talk", script("mkdir -p a/b/talk; echo A > a/b/talk/1.md"), script("mv a old; mkdir -p a/b/talk; echo B > a/b/talk/1.md"), "a folder above replaced"},
		{"a/talk.md", script("mkdir a; echo A > a/talk.md"), script("rm -r a; mkdir a; echo B > a/talk.md"), "the folder of a file removed and made again"},
		{"talk", script("mkdir talk; echo A > talk/1.md"), script("mkdir talk/data; echo B > talk/data/2.md"), "a new folder within"},
		{"talk", script("mkdir talk; echo A > talk/1.md"), script("echo Z > talk/2.md"), "a new section"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			dir := t.TempDir()
			tt.setUp(t, dir)
			root := filepath.Join(dir, tt.root)
			w, err := New(time.Now().Add(time.Hour), func(name string) bool { return strings.HasSuffix(name, ".md") }, root)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			content := func() string {
				var all strings.Builder
				names := []string{root}
				if info, err := os.Stat(root); err == nil && info.IsDir() {
					names, _ = filepath.Glob(filepath.Join(root, "*.md"))
					more, _ := filepath.Glob(filepath.Join(root, "*", "*.md"))
					names = append(names, more...)
				}
				for _, name := range names {
					src, _ := os.ReadFile(name)
					all.Write(src)
				}
				return all.String()
			}
			// seen is what a reader knows who reads at each change.
			seen := make(chan string, 1)
			go func() {
				for {
					if _, err := w.Wait(t.Context()); err != nil {
						return
					}
					now := content()
					select {
					case <-seen:
					default:
					}
					seen <- now
				}
			}()
			for i, do := range []func(*testing.T, string){tt.do, func(t *testing.T, dir string) {
				name := root
				if info, err := os.Stat(root); err == nil && info.IsDir() {
					name = filepath.Join(root, "1.md")
				}
				write(t, name, "after all\n")
			}} {
				do(t, dir)
				want := content()
				late := time.After(10 * time.Second)
				for got := ""; got != want; {
					select {
					case got = <-seen:
					case <-late:
						t.Fatalf("change %d was not told: read %q, want %q", i+1, got, want)
					}
				}
			}
		})
	}
}

// TestChangedBefore: what was written between reading and watching is told.
func TestChangedBefore(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "talk.md")
	write(t, name, "a")
	since := time.Now()
	write(t, name, "b")
	for _, tt := range []struct {
		since time.Time
		told  bool
	}{{since, true}, {since.Add(time.Hour), false}} {
		w, err := New(tt.since, func(name string) bool { return strings.HasSuffix(name, ".md") }, dir)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		if !tt.told {
			cancel()
		}
		if _, err := w.Wait(ctx); (err == nil) != tt.told {
			t.Errorf("since %v: %v", tt.since, err)
		}
		cancel()
		w.Close()
	}
}
