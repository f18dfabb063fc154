// Package watch tells when files change: by the system's notices, without
// looking again and again. Editors save a file in several strokes, or put another
// in its place; that is one change here.
package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long nothing may happen to files before a change is told.
const settle = 15 * time.Millisecond

// patience is when a change is told even if there are more and more.
const patience = 200 * time.Millisecond

// mostFolders bounds the folders of one root that are watched.
const mostFolders = 64

// A Watcher watches folders and all in them.
type Watcher struct {
	notices *fsnotify.Watcher
	matters func(name string) bool
}

// New watches the folders roots and those in them, hidden ones left out. A
// change of a file counts only if matters says so of its path.
func New(matters func(name string) bool, roots ...string) (*Watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{notices: n, matters: matters}
	for _, root := range roots {
		if err := w.add(root); err != nil {
			n.Close()
			return nil, err
		}
	}
	return w, nil
}

// add watches a folder and those in it. Only the root itself has to be there.
func (w *Watcher) add(root string) error {
	if err := w.notices.Add(root); err != nil {
		return err
	}
	left := mostFolders
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir() || path == root:
			return nil
		case strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || left == 0:
			return filepath.SkipDir
		}
		left--
		_ = w.notices.Add(path) // one of many
		return nil
	})
}

// Wait waits for the next change and for the end of it, and gives the last file
// of it that matters. Its error is that of ctx, or that of a closed Watcher.
func (w *Watcher) Wait(ctx context.Context) (name string, err error) {
	var settled, late <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case e, ok := <-w.notices.Events:
			if !ok {
				return "", fs.ErrClosed
			}
			if !w.counts(e) {
				continue
			}
			if name = e.Name; late == nil {
				late = time.After(patience)
			}
			settled = time.After(settle)
		case _, ok := <-w.notices.Errors:
			if !ok {
				return "", fs.ErrClosed
			}
			// Notices were lost: something has changed.
			settled = time.After(settle)
		case <-settled:
			return name, nil
		case <-late:
			return name, nil
		}
	}
}

// counts reports whether an event is a change of a file that matters. A new
// folder is watched too.
func (w *Watcher) counts(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
			_ = w.notices.Add(e.Name)
			return false
		}
	}
	return w.matters(e.Name)
}

// Close ends the watching, and a Wait that goes on.
func (w *Watcher) Close() error { return w.notices.Close() }
