// Package watch tells when files change: by the system's notices, without
// looking again and again. Editors save a file in several strokes, or put another
// in its place; that is one change here. Links are followed: a change of what a
// file or a folder on the way to it really is counts as one of its own.
package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long nothing may happen to files before a change is told.
const settle = 15 * time.Millisecond

// patience is when a change is told even if there are more and more.
const patience = 200 * time.Millisecond

// Limits of what is watched for one root.
const (
	maxFolders = 64
	maxFiles   = 256
)

// maxLinks bounds the links that one path is followed through.
const maxLinks = 40

// A Watcher watches files, and folders with all in them.
type Watcher struct {
	notices *fsnotify.Watcher
	events  chan fsnotify.Event // of notices; one without a name says that some were lost
	matters func(name string) bool
	roots   []string
	early   string          // was written before the watching began
	added   map[string]bool // paths that notices come of
	spine   map[string]bool // paths that lead to a root, or to a file that matters: any change of them counts
}

// New watches roots: a folder with the folders in it, hidden ones left out, or a
// file with the folder that it is in. A change of a file there counts only if
// matters says so of its path. A root may be replaced or be away for a while, but
// has to be there at the start. The first Wait returns at once if a file that matters
// has been written since the given time, at which its reader read it.
func New(since time.Time, matters func(name string) bool, roots ...string) (*Watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{notices: n, events: make(chan fsnotify.Event), matters: matters, roots: roots}
	for _, root := range roots {
		if _, err := os.Stat(root); err != nil {
			n.Close()
			return nil, err
		}
	}
	go w.pump()
	w.rescan()
	for path := range w.added {
		if info, err := os.Stat(path); err == nil && !info.IsDir() && info.ModTime().After(since.Add(-clockTick)) {
			w.early = path
		}
	}
	return w, nil
}

// clockTick is how far the time of a file's last change may lag behind.
const clockTick = 10 * time.Millisecond

// maxPending bounds the notices that wait to be looked at.
const maxPending = 1024

// pump takes notices as they come: what gives them would stand still while they are
// not taken, and so would whoever adds a path meanwhile.
func (w *Watcher) pump() {
	defer close(w.events)
	var pending []fsnotify.Event
	errors := w.notices.Errors
	for {
		var out chan<- fsnotify.Event
		var next fsnotify.Event
		if len(pending) > 0 {
			out, next = w.events, pending[0]
		}
		var lost bool
		select {
		case out <- next:
			pending = pending[1:]
		case e, ok := <-w.notices.Events:
			if !ok {
				return
			}
			lost = len(pending) >= maxPending
			pending = append(pending, e)
		case _, ok := <-errors:
			if lost = ok; !ok {
				errors = nil
			}
		}
		if lost {
			pending = []fsnotify.Event{{}}
		}
	}
}

// rescan watches what the roots are now in place of what they were. What cannot be
// watched is left out: it may be away for the moment.
func (w *Watcher) rescan() {
	for path := range w.added {
		_ = w.notices.Remove(path)
	}
	w.added, w.spine = map[string]bool{}, map[string]bool{}
	above := 3 // folders, that a root may be replaced with
	if runtime.GOOS != "linux" && runtime.GOOS != "windows" {
		above = 1 // a folder is watched only by opening all that is in it
	}
	for _, root := range w.roots {
		path, err := filepath.Abs(root)
		if err != nil {
			path = root
		}
		w.follow(path, above)
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			w.addFolder(root)
		} else {
			w.add(root)
			w.addFolder(filepath.Dir(root))
		}
	}
}

func (w *Watcher) add(path string) {
	if !w.added[path] && w.notices.Add(path) == nil {
		w.added[path] = true
	}
}

// follow watches the way to path, which is absolute: the folders of the last few of
// its elements, and those of every link on the way and of what the link leads to.
func (w *Watcher) follow(path string, last int) {
	seen := 0
	for ; seen < maxLinks; seen++ {
		next := ""
		for at, n := path, 0; filepath.Dir(at) != at; at, n = filepath.Dir(at), n+1 {
			target, err := os.Readlink(at)
			linked := err == nil
			if n < last || linked {
				w.spine[at] = true
				w.add(filepath.Dir(at))
			}
			if linked {
				if !filepath.IsAbs(target) {
					target = filepath.Join(filepath.Dir(at), target)
				}
				next = filepath.Join(target, strings.TrimPrefix(path, at))
			}
		}
		if next == "" {
			return
		}
		path, last = next, max(last, 1)
	}
}

// addFolder watches a folder and those in it, and each file that matters: one that
// is a link by what it leads to, and one of several names by whichever is written.
func (w *Watcher) addFolder(root string) {
	w.add(root)
	folders, files := maxFolders, maxFiles
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || path == root:
			return nil
		case !d.IsDir():
			if files > 0 && w.matters(path) {
				files--
				w.add(path)
				if whole, err := filepath.Abs(path); err == nil && d.Type()&fs.ModeSymlink != 0 {
					w.follow(whole, 1)
				}
			}
			return nil
		case strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || folders == 0:
			return filepath.SkipDir
		}
		folders--
		w.add(path)
		return nil
	})
}

// Wait waits for the next change and for the end of it, and returns the last file
// of it that matters. Its error is that of ctx, or that of a closed Watcher.
func (w *Watcher) Wait(ctx context.Context) (name string, err error) {
	if w.early != "" {
		name, w.early = w.early, ""
		return name, nil
	}
	var settled, late <-chan time.Time
	replaced := false // something on the way is another thing than before
	done := func() (string, error) {
		if replaced {
			w.rescan()
		}
		return name, nil
	}
	for {
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case e, ok := <-w.events:
			if !ok {
				return "", fs.ErrClosed
			}
			counts, other := e.Name == "", true // some were lost: something has changed
			if !counts {
				counts, other = w.counts(e)
			}
			if !counts {
				if other && e.Has(fsnotify.Create) {
					w.add(e.Name) // a folder, in which files may come
				}
				continue
			}
			replaced = replaced || other
			if name = e.Name; late == nil {
				late = time.After(patience)
			}
			settled = time.After(settle)
		case <-settled:
			return done()
		case <-late:
			return done()
		}
	}
}

// counts reports whether an event is a change of something that matters, and
// whether what is watched may have to be looked for anew.
func (w *Watcher) counts(e fsnotify.Event) (matters, replaced bool) {
	if e.Op == fsnotify.Chmod {
		return false, false
	}
	path, err := filepath.Abs(e.Name)
	if err != nil {
		path = e.Name
	}
	replaced = !e.Has(fsnotify.Write)
	if w.spine[path] {
		return true, replaced
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() && w.inside(path) {
			return w.holds(e.Name), true
		}
	}
	return w.matters(e.Name) && w.inside(path), replaced
}

// holds reports whether a new folder has a file that matters already.
func (w *Watcher) holds(folder string) (found bool) {
	left := maxFiles
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if left--; err != nil || left < 0 || found {
			return filepath.SkipAll
		}
		found = !d.IsDir() && w.matters(path)
		return nil
	})
	return found
}

// inside reports whether path is in a folder that is watched for what is in it, not
// for its name alone.
func (w *Watcher) inside(path string) bool {
	for _, root := range w.roots {
		folder, err := filepath.Abs(root)
		if err != nil {
			return true
		}
		if info, err := os.Stat(root); err == nil && !info.IsDir() {
			folder = filepath.Dir(folder)
		}
		if rest, err := filepath.Rel(folder, path); err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// Close ends the watching, and a Wait that goes on.
func (w *Watcher) Close() error { return w.notices.Close() }
