package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/lettering"
	"revolute/internal/live"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/screen"
	"revolute/internal/serve"
	"revolute/internal/talk"
	"revolute/internal/watch"
	"revolute/theme"
)

// shelf holds the decks that a server shows, in the order in which they were
// named.
type shelf struct {
	host   *Host
	items  []shelved
	opened time.Time // when their files were begun to be read
}

// shelved is one of them.
type shelved struct {
	wanted string     // as it was asked for
	name   string     // that visitors write
	from   string     // a file, a folder, or "" for one that is built in
	inside string     // the name of one that is built in
	deck   *deck.Deck // as visitors see it
	full   *deck.Deck // as its speaker does
	theme  *theme.Theme
	whole  *deck.Deck       // as it was when it had all of its files
	gone   *problem.Problem // what visitors are told of a language's file that has gone since; nil: none has
}

// reload returns what a running session is told of the deck.
func (it shelved) reload(d *deck.Deck) presenter.ReloadMsg {
	msg := presenter.ReloadMsg{Deck: d, Theme: it.theme}
	if it.gone != nil {
		msg.Err = it.gone
	}
	return msg
}

// openShelf opens the decks that are asked for; without any, those built in.
func (h *Host) openShelf() (*shelf, error) {
	sh := &shelf{host: h, opened: time.Now()}
	wanted := h.o.Decks
	if len(wanted) == 0 {
		wanted = talk.Builtins()
	}
	for _, w := range wanted {
		it, err := h.shelve(w, talk.Source.Open)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(sh.items, func(o shelved) bool { return o.name == it.name }) {
			return nil, problem.Usagef("two decks are called %s", it.name).WithHint("give one another name: NAME=" + w)
		}
		sh.items = append(sh.items, it)
	}
	return sh, nil
}

// reopen returns the shelf with its decks as their files are now. One that cannot be
// read, or is empty for the moment, stays as it was; the error says why.
func (sh *shelf) reopen() (*shelf, error) {
	next := &shelf{host: sh.host, opened: time.Now()}
	var wrong []error
	for _, it := range sh.items {
		again, err := sh.host.shelve(it.wanted, talk.Source.Reopen)
		if err != nil {
			wrong, again = append(wrong, fmt.Errorf("%s: %w", it.name, err)), it
		}
		for _, p := range again.deck.Gone(it.deck) {
			sh.host.log.Warn("a deck has lost a language", "deck", it.name, "error", &p)
		}
		if again.whole = it.whole; it.gone == nil {
			again.whole = it.deck
		}
		if gone := again.deck.Gone(again.whole); len(gone) > 0 {
			gone[0].File = filepath.Base(gone[0].File) // visitors are not told where it was
			again.gone = &gone[0]
		}
		next.items = append(next.items, again)
	}
	return next, errors.Join(wrong...)
}

// shelve opens the deck of FILE or NAME=FILE. A name alone may be that of a deck
// that is built in.
func (h *Host) shelve(wanted string, open func(talk.Source) (*deck.Deck, error)) (it shelved, err error) {
	name, from, named := strings.Cut(wanted, "=")
	if !named { // the deck is called as its file or folder is, without the ending
		from = wanted
		whole := from
		if abs, err := filepath.Abs(from); err == nil {
			whole = abs
		}
		base := filepath.Base(whole)
		name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	if err := serve.CheckName(name); err != nil {
		return it, problem.Usagef("%v", err).WithHint("give it one: NAME=" + from)
	}
	it = shelved{wanted: wanted, name: name, from: from}
	source := h.source(from)
	if _, err := os.Stat(from); err != nil && slices.Contains(talk.Builtins(), from) {
		it.from, it.inside, source.Deck, source.Inside = "", from, "", from
	}
	if it.deck, err = open(source); err != nil {
		return it, err
	}
	if !h.o.Notes {
		it.deck.DropNotes()
	}
	it.whole = it.deck
	source.Hidden = true
	if it.full, err = open(source); err != nil {
		return it, err
	}
	h.allowed.Store(name, it.deck.Meta.Audience)
	it.theme, err = source.OpenTheme(it.deck)
	return it, err
}

// source returns the deck of that file or folder, in the theme that is asked for.
func (h *Host) source(from string) talk.Source {
	return talk.Source{Deck: from, Theme: h.o.Theme}
}

// decks returns the decks as the server takes them.
func (sh *shelf) decks() serve.Decks {
	d := serve.Decks{First: sh.items[0].name, Named: map[string]serve.Deck{}}
	for _, it := range sh.items {
		d.Named[it.name] = serve.Deck{
			View: func(v serve.Visitor) screen.Model { return presenter.New(sh.host.view(it, v)) },
			Text: func(w io.Writer, v serve.Visitor) error {
				width := talk.TextWidth
				if v.Width > 0 {
					width = min(width, v.Width)
				}
				return export.Text(w, it.deck, it.deck.Match(sh.host.wish(v)), export.TextOptions{Width: width})
			},
			Title: func(lang string) string {
				return strings.ReplaceAll(it.deck.MetaIn(it.deck.Match(lang)).Title, "\n", " ")
			},
			Languages: it.deck.Languages,
			Lead: func(ctx context.Context, v serve.Visitor, conn io.ReadWriteCloser) {
				sh.host.rooms.of(it.name).Accept(ctx, conn, live.Member{Role: live.Speaker, Holder: v.Key, Name: v.Name})
			},
			Phone: sh.host.phone(it.name), Dismiss: sh.host.dismiss(it.name),
		}
	}
	return d
}

// wish returns the language that a visitor wants: --lang is for those who say nothing.
func (h *Host) wish(v serve.Visitor) string {
	if v.Locale == "" {
		return h.o.Lang
	}
	return v.Locale
}

// view returns what a visitor's view of a deck begins with. All share what has been
// laid out.
func (h *Host) view(it shelved, v serve.Visitor) presenter.Options {
	words := it.deck.Match(h.wish(v))
	if words == "" {
		words = v.Lang
	}
	d := it.deck
	if v.Speaker {
		d = it.full
	}
	// A speaker has a seat of their own, and leads with their key; all others share one,
	// and are told by relay.
	room := h.rooms.of(it.name)
	seat := room.look
	var voice *live.Voice
	if v.Speaker {
		seat = room.Join(live.Member{Role: live.Speaker, Holder: v.Key, Name: v.Name}, v.Heard)
	} else {
		voice = room.audience.Join(v.Source)
	}
	letters, fixed := lettering.ParseWay(h.o.Lettering)
	if !fixed {
		letters = screen.Lettering(v.Env)
	}
	var phone *presenter.Phone
	if invite := h.phone(it.name); invite != nil && v.Speaker {
		phone = &presenter.Phone{Invite: func() (string, error) { return invite(v), nil }, Dismiss: func() error { h.dismiss(it.name)(); return nil }}
	}
	return presenter.Options{
		Phone: phone, Live: seat, Served: true, Posted: !v.Speaker, Voice: voice, Derived: h.derived, Speaker: v.Speaker,
		Deck: d, Layouts: h.layouts, Lang: it.deck.Match(h.wish(v)), Words: words, Theme: it.theme,
		Viewer: theme.Viewer{Dark: !h.o.Light, Profile: v.Profile}, Fixed: h.o.Dark || h.o.Light,
		Still: h.o.Still, Keys: h.keys, Width: v.Width, Height: v.Height,
		IdlePause: h.o.Rest, Pace: func(every time.Duration) time.Duration { return h.server.Pace(every) }, MotionStep: motionStep, Graphics: v.Graphics(), Lettering: letters, FixedLettering: fixed,
	}
}

// motionStep is five pictures a second of what moves without an end, the same for
// all who see it.
const motionStep = 200 * time.Millisecond

// reread reads the decks again when their files have changed or SIGHUP comes, until
// ctx ends or, which it reports, the terminal has gone in which the server was
// started: a window that is closed sends SIGHUP, too. Nobody is dropped: whoever looks
// at a deck goes on in the new one, at the same place.
func (h *Host) reread(ctx context.Context, sh *shelf) (hungUp bool) {
	ends := inTerminal() && !signal.Ignored(syscall.SIGHUP) // nohup has it stay
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	var now atomic.Pointer[shelf]
	now.Store(sh)
	changed, watching := make(chan struct{}), sync.WaitGroup{}
	defer watching.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watching.Go(func() { h.watch(ctx, &now, changed) })
	for {
		select {
		case <-ctx.Done():
			return false
		case <-hup:
			if ends && !inTerminal() {
				return true
			}
		case <-changed:
		}
		next, err := now.Load().reopen()
		if err != nil {
			h.log.Error("decks are left as they were", "error", err)
		}
		now.Store(next)
		announce := func(v serve.Visitor) tea.Msg {
			for _, it := range next.items {
				switch {
				case it.name != v.Deck:
				case v.Speaker:
					return it.reload(it.full)
				default:
					return it.reload(it.deck)
				}
			}
			return nil // it is not served any more; who looks at it may go on
		}
		if err := h.server.Reload(next.decks(), announce); err != nil {
			h.log.Error("decks are left as they were", "error", err)
		}
		h.showWeb(next)
	}
}

// inTerminal reports whether the process has a terminal.
func inTerminal() bool {
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return false
	}
	_ = f.Close()
	return true
}

// watch says when files of the decks have changed. Where that cannot be seen
// SIGHUP is left.
func (h *Host) watch(ctx context.Context, now *atomic.Pointer[shelf], changed chan<- struct{}) {
	var dirs []string
	for _, it := range now.Load().items {
		if it.from != "" {
			dirs = append(dirs, h.source(it.from).Watched()...)
		}
	}
	if len(dirs) == 0 {
		return
	}
	slices.Sort(dirs)
	matters := func(file string) bool { // a deck, or its theme, may be in that file
		return h.source("").IsTheme(file) ||
			slices.ContainsFunc(now.Load().items, func(it shelved) bool { return it.deck.Mentions(file) })
	}
	w, err := watch.New(now.Load().opened, matters, slices.Compact(dirs)...)
	if err != nil {
		h.log.Warn("changed files are not seen: send SIGHUP", "error", err)
		return
	}
	defer w.Close()
	for {
		if _, err := w.Wait(ctx); err != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case changed <- struct{}{}:
		}
	}
}
