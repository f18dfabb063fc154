package cli

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/frame"
	"revolute/internal/layout"
	"revolute/internal/live"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/screen"
	"revolute/internal/talk"
	"revolute/internal/typeset"
)

// cacheSize is the memory in bytes for frames that have been shown.
const cacheSize = 2 << 20

// memoryLimit is what the heap of a talk, images included, is kept under by
// collecting garbage more often.
const memoryLimit = 40 << 20

// present shows the deck of that name, or writes it as text.
func (p *program) present(ctx context.Context, name string) error {
	p.trace.end("arguments, settings")
	opened := time.Now()
	d, err := p.open(name)
	if err != nil {
		return err
	}
	p.trace.end("deck")
	lang, err := p.language(d)
	if err != nil {
		return err
	}
	at, err := p.place(d)
	if err != nil {
		return err
	}
	if p.flags.theme != "" { // a misspelt one is a mistake, also where text needs none
		if _, err := p.theme(d); err != nil && p.from["theme"].rank != byFile {
			return err
		} else if err != nil {
			p.trouble = errors.Join(p.trouble, err)
			p.flags.theme = ""
		}
	}
	in, out := p.terminal()
	if p.trouble != nil && (p.flags.linear || out == nil) {
		report(p.stderr, p.trouble, p.chinese())
	}
	if p.flags.linear {
		return p.linear(name, d, lang, at)
	}
	if out == nil {
		if p.flags.speak {
			return problem.Usagef("speak needs a terminal").WithHint("revolute DECK --notes | cat writes the notes")
		}
		return p.text(d, lang, at)
	}
	if in != p.stdin {
		defer in.Close()
	}
	return p.show(ctx, name, presenter.Options{Deck: d, Lang: lang, At: at, Began: opened}, in, out)
}

// show shows the talk of the deck of that name, which o says already, on a terminal.
func (p *program) show(ctx context.Context, name string, o presenter.Options, in, out *os.File) error {
	d, opened := o.Deck, o.Began
	th, trouble, err := p.stageTheme(d)
	if err != nil {
		return err
	}
	p.trace.end("theme")
	desktop := talk.Desktop{Env: p.env, Stdin: p.stdin, Stdout: p.stdout}
	exec, end := p.exec()
	defer end()
	o.Layouts, o.Theme, o.Viewer, o.Words, o.Keys, o.Exec = layout.New(cacheSize), th, p.viewer(), p.words(d), p.file.keys, exec
	o.Fixed, o.Still, o.FollowEdits = p.flags.dark || p.flags.light, p.still(), p.flags.followEdits
	o.Autoplay, o.Loop = p.flags.all || p.flags.loop, p.flags.loop
	o.Speaker, o.Length = p.flags.speak, p.flags.length
	o.Warning, o.Changes, o.Faults = trouble, p.source(name).Changes(ctx, d, opened), p.source(name).Faults(d)
	o.Open = desktop.Browser()
	if name != "" && name != "-" {
		o.Edit = desktop.Editor()
	}
	var mark *talk.Bookmark
	if !p.flags.speak && !o.Autoplay {
		if mark = p.source(name).Bookmark(p.stateDir()); mark != nil {
			o.Keep = mark.Keep
			if to, ok := mark.Find(d, opened); ok && p.flags.at == "" {
				o.Interrupted = &to
			}
		}
	}
	if p.flags.live || p.flags.lead != "" {
		role := live.Stage
		if p.flags.speak {
			role = live.Speaker
		}
		t, seat, leave, err := p.join(name, role)
		if err != nil {
			return err
		}
		defer leave()
		o.Live = seat
		if p.flags.phone != "" {
			leading, stop := context.WithCancel(ctx)
			defer stop()
			phone, again, err := p.phone(leading, t, d, th)
			if err != nil {
				return err
			}
			o.Phone = phone
			if changes := o.Changes; changes != nil {
				o.Changes = func() (presenter.ReloadMsg, bool) {
					msg, more := changes()
					if msg.Deck != nil {
						again(msg.Deck)
					}
					return msg, more
				}
			}
		}
	}
	o.Layouts.StopClock()
	o.Width, o.Height = screen.Size(out, p.env)
	o.Graphics = screen.Graphics(p.env)
	if i := slices.Index(imageNames(), p.flags.images); i >= 0 && p.flags.images != auto {
		o.Graphics.Protocol = frame.Protocol(i)
	}
	o.Graphics.CellWidth, o.Graphics.CellHeight = screen.CellSize(out)
	way, fixed := p.lettering()
	o.Lettering, o.FixedLettering = way, fixed
	s := &screen.Session{
		In: in, Out: out, Env: p.env, Outer: desktop.Outer(), Profile: o.Viewer.Profile,
		Graphics: o.Graphics, FixedGraphics: p.flags.images != auto,
		Shown: func() {
			p.trace.write("terminal, first frame")
			debug.SetGCPercent(parsing)
			debug.SetMemoryLimit(memoryLimit)
			releasePages()
		},
	}
	p.trace.end("options")
	m := presenter.New(o)
	p.trace.end("first slide")
	_, err = s.Run(ctx, m)
	if mark != nil && err == nil {
		mark.Remove()
	}
	return err
}

// place returns where --at says to begin.
func (p *program) place(d *deck.Deck) (at deck.Pos, err error) {
	if p.flags.at != "" {
		if at, err = d.Find(p.flags.at); err != nil {
			return at, problem.Usagef("--at: %v", err).WithHint("--at takes 5, 5.2, a section's name or a heading")
		}
	}
	return at, nil
}

// terminal returns the files to present on. They are nil if there is no terminal
// that can be painted on; the keys may come from another file than standard
// input.
func (p *program) terminal() (in, out *os.File) {
	out, ok := p.stdout.(*os.File)
	if !ok || !term.IsTerminal(out.Fd()) || p.dumb() {
		return nil, nil
	}
	if in, ok = p.stdin.(*os.File); ok && term.IsTerminal(in.Fd()) {
		return in, out
	}
	in, _, err := tea.OpenTTY()
	if err != nil {
		return nil, nil
	}
	return in, out
}

// text writes the deck as text, from a slide on.
func (p *program) text(d *deck.Deck, lang string, at deck.Pos) error {
	if closed(p.stdout) {
		return errors.New("standard output is closed")
	}
	o := export.TextOptions{Notes: p.flags.notes, Width: talk.TextWidth, Words: p.words(d), From: at.Slide}
	if f, ok := p.stdout.(*os.File); ok && term.IsTerminal(f.Fd()) {
		o.Width, _ = screen.Size(f, p.env)
	}
	if p.flags.ambiguous == "wide" {
		o.Widths = typeset.Wide
	}
	if p.flags.lang == everyLanguage {
		return export.TextAll(p.stdout, d, o)
	}
	return export.Text(p.stdout, d, lang, o)
}

// language returns the one to begin in.
func (p *program) language(d *deck.Deck) (string, error) {
	if p.flags.lang == "" || p.flags.lang == everyLanguage {
		if p.inside == guide && !p.chinese() {
			return d.Match("en"), nil
		}
		return d.Match(p.locale()), nil
	}
	lang := d.Match(p.flags.lang)
	base, _, _ := strings.Cut(strings.ReplaceAll(p.flags.lang, "_", "-"), "-")
	if lang != "" && p.asked("lang") && !strings.HasPrefix(strings.ToLower(lang), strings.ToLower(base)) {
		return "", problem.Usagef("--lang: the deck is not in %q", p.flags.lang).WithHint("it is in " + strings.Join(d.Languages, ", "))
	}
	return lang, nil
}

// words returns the language of the program's own words in a deck that does not say
// which it is in.
func (p *program) words(d *deck.Deck) string {
	if p.flags.lang != "" {
		return p.flags.lang
	}
	if slices.ContainsFunc([]rune(d.Slide(0, "").Text()), typeset.IsCJK) {
		return "zh"
	}
	return "en"
}
