package talk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"revolute/internal/deck"
	"revolute/internal/presenter"
	"revolute/internal/watch"
)

// Changes returns a function that waits for the next change of the deck's files,
// of what it shows of others, or of its theme, and returns what they say then. It
// reports false when there will be no change any more. Changes returns nil if the
// files cannot change. d is the deck as it is shown first.
func (s Source) Changes(ctx context.Context, d *deck.Deck) func() (presenter.ReloadMsg, bool) {
	if s.Deck == "" || s.Deck == "-" {
		return nil
	}
	var now atomic.Pointer[deck.Deck]
	now.Store(d)
	matters := func(file string) bool { return now.Load().Mentions(file) || s.IsTheme(file) }
	var w *watch.Watcher
	return func() (presenter.ReloadMsg, bool) {
		if w == nil {
			var err error
			if w, err = watch.New(matters, s.Watched()...); err != nil {
				return presenter.ReloadMsg{}, false // the talk goes on without
			}
		}
		if _, err := w.Wait(ctx); err != nil {
			w.Close()
			return presenter.ReloadMsg{}, false
		}
		r := s.reload()
		if r.Deck != nil {
			now.Store(r.Deck)
		}
		return r, true
	}
}

// IsTheme reports whether file has the name of the theme's file that the user
// asks for.
func (s Source) IsTheme(file string) bool {
	return s.Theme != "" && filepath.Base(file) == filepath.Base(s.Theme)
}

// Watched returns the folders in which the deck and its theme may change.
func (s Source) Watched() []string {
	dirs := []string{Folder(s.Deck)}
	if info, err := os.Stat(dirs[0]); err != nil || !info.IsDir() {
		dirs[0] = filepath.Dir(dirs[0])
	}
	if info, err := os.Stat(s.Theme); err == nil && !info.IsDir() {
		if dir := filepath.Dir(s.Theme); dir != dirs[0] {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// replacing is how long a file that is being replaced may not be there.
const replacing = 60 * time.Millisecond

// reload opens the deck and its theme again.
func (s Source) reload() presenter.ReloadMsg {
	d, err := s.Open()
	if errors.Is(err, fs.ErrNotExist) {
		time.Sleep(replacing)
		d, err = s.Open()
	}
	if err != nil {
		return presenter.ReloadMsg{Err: err}
	}
	r := presenter.ReloadMsg{Deck: d, Follow: true}
	r.Theme, r.Err = s.OpenTheme(d)
	return r
}
