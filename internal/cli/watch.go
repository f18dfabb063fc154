package cli

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

// changes gives what waits for the next change of the deck of that name, of the
// files that it shows and of its theme; nil if they cannot change.
func (p *program) changes(ctx context.Context, name string, d *deck.Deck) func() (presenter.Reload, bool) {
	if name == "" || name == "-" {
		return nil
	}
	var now atomic.Pointer[deck.Deck]
	now.Store(d)
	matters := func(file string) bool {
		return now.Load().Mentions(file) || p.flags.theme != "" && filepath.Base(file) == filepath.Base(p.flags.theme)
	}
	var w *watch.Watcher
	return func() (presenter.Reload, bool) {
		if w == nil {
			var err error
			if w, err = watch.New(matters, p.watched(name)...); err != nil {
				return presenter.Reload{}, false // the talk goes on without
			}
		}
		if _, err := w.Wait(ctx); err != nil {
			w.Close()
			return presenter.Reload{}, false
		}
		c := p.again(name)
		if c.Deck != nil {
			now.Store(c.Deck)
		}
		return c, true
	}
}

// watched are the folders of what is shown.
func (p *program) watched(name string) []string {
	dirs := []string{folderOf(folder(name))}
	if p.flags.theme != "" {
		if dir := filepath.Dir(p.flags.theme); fileExists(p.flags.theme) && dir != dirs[0] {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// folderOf is a folder itself, or the one that a file is in.
func folderOf(name string) string {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return name
	}
	return filepath.Dir(name)
}

func fileExists(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// gone is how long a file that is being replaced may not be there.
const gone = 60 * time.Millisecond

// again opens the deck and its theme again.
func (p *program) again(name string) presenter.Reload {
	d, err := p.open(name)
	if errors.Is(err, fs.ErrNotExist) {
		time.Sleep(gone)
		d, err = p.open(name)
	}
	if err != nil {
		return presenter.Reload{Err: err}
	}
	r := presenter.Reload{Deck: d, Follow: true}
	r.Theme, r.Err = p.theme(d)
	return r
}
