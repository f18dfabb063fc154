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
	drawings "revolute/internal/drawing/all"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/watch"
)

// Changes returns a function that waits for the next change of the deck's files,
// of what it shows of others, or of its theme, and returns what they say then. It
// reports false when there will be no change any more. Changes returns nil if the
// files cannot change. d is the deck as it is shown first, opened at the given time.
func (s Source) Changes(ctx context.Context, d *deck.Deck, opened time.Time) func() (presenter.ReloadMsg, bool) {
	if s.Deck == "" || s.Deck == "-" {
		return nil
	}
	var now atomic.Pointer[deck.Deck]
	now.Store(d)
	matters := func(file string) bool { return now.Load().Mentions(file) || s.IsTheme(file) }
	var w *watch.Watcher
	var known map[string]bool
	return func() (presenter.ReloadMsg, bool) {
		if w == nil {
			var err error
			if w, err = watch.New(opened, matters, s.Watched()...); err != nil {
				return presenter.ReloadMsg{}, false // the talk goes on without
			}
		}
		if _, err := w.Wait(ctx); err != nil {
			w.Close()
			return presenter.ReloadMsg{}, false
		}
		if known == nil {
			// Faults that the deck has already are not told; those of files beside it may
			// have come since it was opened.
			known = map[string]bool{}
			for _, f := range faults(d) {
				if !f.beside {
					known[f.Text] = true
				}
			}
		}
		r := s.reload(d, known)
		if r.Deck != nil {
			now.Store(r.Deck)
		}
		return r, true
	}
}

// maxExamined is how many slides a deck may have that is looked through for faults while
// it is shown: all of them are parsed for that.
const maxExamined = 200

// Faults returns a function that returns what is wrong first in a deck's files; nil if
// they are not the user's.
func (s Source) Faults(d *deck.Deck) func() error {
	if s.Deck == "" {
		return nil
	}
	return func() error {
		if d.Len() > maxExamined {
			return nil
		}
		for _, f := range faults(d) {
			return f.Problem
		}
		return nil
	}
}

// IsTheme reports whether file has the name of the theme's file that the user
// asks for.
func (s Source) IsTheme(file string) bool {
	return s.Theme != "" && filepath.Base(file) == filepath.Base(s.Theme)
}

// Watched returns the files and folders in which the deck and its theme may change.
func (s Source) Watched() []string {
	roots := []string{Folder(s.Deck)}
	if info, err := os.Stat(s.Theme); err == nil && !info.IsDir() {
		roots = append(roots, s.Theme)
	}
	return roots
}

// replacing is how long a file that is being replaced may not be there.
const replacing = 60 * time.Millisecond

// reload opens the deck and its theme again. first is the deck that the talk began
// with, known its faults: one that has come since is told, and a file in one of its
// languages that has gone.
func (s Source) reload(first *deck.Deck, known map[string]bool) presenter.ReloadMsg {
	d, err := s.Reopen()
	if err != nil {
		return presenter.ReloadMsg{Err: err}
	}
	r := presenter.ReloadMsg{Deck: d}
	if r.Theme, r.Err = s.OpenTheme(d); r.Err != nil {
		return r
	}
	if gone := d.Gone(first); len(gone) > 0 {
		r.Err = &gone[0]
		return r
	}
	for _, f := range faults(d) {
		if !known[f.Text] {
			r.Err = f.Problem
			break
		}
	}
	return r
}

// Reopen opens the deck again if it is one still: not a device or a pipe that has
// come in its place, whose reader would wait or read for ever, and not empty, as a
// file is for a moment while it is being written.
func (s Source) Reopen() (*deck.Deck, error) {
	d, err := s.reopen()
	if errors.Is(err, fs.ErrNotExist) {
		time.Sleep(replacing)
		d, err = s.reopen()
	}
	return d, err
}

// reopen is Reopen for a file that is not being replaced at this moment.
func (s Source) reopen() (*deck.Deck, error) {
	name := Folder(s.Deck)
	info, err := os.Stat(name)
	switch {
	case err != nil:
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, problem.Errorf(name, 0, "is no longer a regular file")
	case !info.IsDir() && info.Size() == 0:
		return nil, problem.Errorf(name, 0, "is empty")
	}
	d, err := s.Open()
	if err == nil && d.Len() == 1 && len(d.Slide(0, "").Blocks) == 0 {
		return nil, problem.Errorf(name, 0, "has no slides")
	}
	return d, err
}

// faults returns what is wrong with the deck's text and the data of its drawings, in
// the order of its files. It reads all of the deck.
func faults(d *deck.Deck) []fault {
	var all []fault
	for _, p := range d.Problems() {
		all = append(all, fault{&p, false})
	}
	langs := d.Languages
	if len(langs) == 0 {
		langs = []string{""}
	}
	for i := range d.Len() {
		for _, lang := range langs {
			s := d.Slide(i, lang)
			s.Walk(func(b *deck.Block) bool {
				if b.Kind == deck.Drawing {
					src := &noticed{Deck: d}
					if _, err := drawings.Parse(b.Info.Lang, []byte(b.Text), src); err != nil {
						all = append(all, fault{problem.From(err).In(s.File, b.Line), src.read})
					}
				}
				return true
			})
		}
	}
	return all
}

// fault is something wrong with a deck.
type fault struct {
	*problem.Problem
	beside bool // a file beside the deck may be to blame
}

// noticed is a deck of which is known whether a file beside it was read.
type noticed struct {
	*deck.Deck
	read bool
}

// ReadFile reads a file beside the deck.
func (n *noticed) ReadFile(name string) ([]byte, error) {
	n.read = true
	return n.Deck.ReadFile(name)
}
