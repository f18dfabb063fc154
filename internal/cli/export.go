package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"revolute/internal/check"
	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/page"
	"revolute/internal/export/svg"
	"revolute/internal/layout"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/talk"
	"revolute/internal/typeset"
	"revolute/theme"
)

const exportHelp = `revolute export writes a deck, or one slide, to a file.

    revolute export DECK -o talk.txt            plain text (--notes, --lang all)
    revolute export DECK -o talk.en.md          one file with its data and images in it
    revolute export DECK -o talk.html           one page, whole in itself
    revolute export DECK -o talk.cast           a recording, for asciinema
    revolute export DECK -o why.svg --at why    one slide, as the terminal shows it
`

// exportSize is the window that pictures show if none is asked for.
const exportSize = "120x40"

// exported is what is written, and how.
type exported struct {
	output, size string

	deck   *deck.Deck
	lang   string
	theme  *theme.Theme
	viewer theme.Viewer
	window check.Size
	at     deck.Pos
}

// exportCommand is revolute export.
func (p *program) exportCommand() *cobra.Command {
	e := &exported{}
	c := &cobra.Command{
		Use:  "export [DECK]",
		Args: oneDeck,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			return p.export(first(args), e)
		},
	}
	f := c.Flags()
	f.StringVarP(&e.output, "output", "o", "", "`FILE`: what its ending says; written whole or not at all")
	p.defineAt(f)
	f.StringVar(&e.size, "size", exportSize, "`COLUMNSxROWS`: of the window")
	p.define(f, "lang", "theme", "dark", "light", "no-motion", "ambiguous", "notes")
	return describe(c, "a page, text, a film, or one slide as SVG", exportHelp, "")
}

// export writes the deck of that name in the form that the output's name says.
func (p *program) export(name string, e *exported) error {
	if e.output == "" {
		return problem.Usagef("export to which file?").WithHint("-o talk.txt, or why.svg")
	}
	ext := strings.ToLower(filepath.Ext(e.output))
	write := map[string]func(*exported, io.Writer) error{
		".txt":  p.exportText,
		".svg":  p.exportSVG,
		".html": p.exportHTML,
		".cast": p.exportCast,
		".md":   p.exportMarkdown,
	}[ext]
	if write == nil {
		return unwritten(e.output, ext)
	}
	if err := p.prepare(name, e); err != nil {
		return err
	}
	return export.File(e.output, func(w io.Writer) error { return write(e, w) })
}

// unwritten says why no file of that ending is written.
func unwritten(name, ext string) error {
	why := map[string]struct{ text, hint string }{
		".pdf":  {"no PDF is written here", "export to .html, and print that from a browser: a slide a page"},
		".png":  {"no PNG is written here: fonts belong to who looks at it", "export to .svg, which a browser or rsvg-convert makes a PNG of"},
		".jpg":  {"no JPEG is written here", "export to .svg"},
		".gif":  {"no GIF is written here", "export to .cast, which agg makes a GIF of"},
		".pptx": {"no slides of PowerPoint are written here", "export to .html, which every computer shows"},
	}[ext]
	if why.text == "" {
		why.text, why.hint = "unknown ending "+ext, "there are .txt, .svg, .html, .md and .cast"
	}
	return problem.Usagef("%s: %s", name, why.text).WithHint(why.hint)
}

// prepare opens what is to be written.
func (p *program) prepare(name string, e *exported) (err error) {
	if e.window, err = check.ParseSize(e.size); err != nil {
		return problem.Usagef("--size: %v", err)
	}
	if e.deck, err = p.open(name); err != nil {
		return err
	}
	if e.lang, err = p.exportLanguage(e.deck, e.output); err != nil {
		return err
	}
	if e.theme, err = p.theme(e.deck); err != nil {
		return err
	}
	e.viewer = p.viewer()
	e.viewer.Profile = colorprofile.TrueColor // a file has no terminal
	if p.flags.at != "" {
		if e.at, err = p.exportPlace(e.deck, e.lang); err != nil {
			return err
		}
	}
	return nil
}

// everyLanguage is the value of --lang that asks for all of them.
const everyLanguage = "all"

// exportLanguage is the language that is asked for, or that the file's name
// says: talk.en.md.
func (p *program) exportLanguage(d *deck.Deck, output string) (string, error) {
	if p.flags.lang == everyLanguage {
		if ext := strings.ToLower(filepath.Ext(output)); ext != ".txt" && ext != ".html" {
			return "", problem.Usagef("--lang all: a %s file is in one language", ext).WithHint("the deck is in " + strings.Join(d.Languages, ", "))
		}
		return d.Match(p.locale()), nil
	}
	base := strings.TrimSuffix(output, filepath.Ext(output))
	if tag := strings.TrimPrefix(filepath.Ext(base), "."); !p.asked("lang") && tag != "" {
		for _, lang := range d.Languages {
			if strings.EqualFold(lang, tag) {
				return lang, nil
			}
		}
	}
	return p.language(d)
}

// exportPlace is the slide that is asked for, with all of its steps unless one
// of them is named.
func (p *program) exportPlace(d *deck.Deck, lang string) (deck.Pos, error) {
	at, err := d.Find(p.flags.at)
	if err != nil {
		return at, problem.Usagef("--at: %v", err).WithHint("--at takes 5, 5.2, a section's name or a heading")
	}
	_, step, named := strings.Cut(p.flags.at, ".")
	if !named || strings.Trim(step, "0123456789") != "" {
		at.Step = d.Slide(at.Slide, lang).Steps - 1
	}
	return at, nil
}

// exportText writes the deck as text.
func (p *program) exportText(e *exported, w io.Writer) error {
	o := export.TextOptions{Notes: p.flags.notes, Width: talk.TextWidth, Widths: e.viewer.Widths}
	if p.flags.lang == everyLanguage {
		return export.TextAll(w, e.deck, o)
	}
	return export.Text(w, e.deck, e.lang, o)
}

// exportMarkdown writes the deck as one file, and says what is not in it.
func (p *program) exportMarkdown(e *exported, w io.Writer) error {
	outside, err := export.Markdown(w, e.deck, e.lang)
	for _, s := range outside {
		fmt.Fprintln(p.stderr, strings.Map(printable, e.output+": warning: "+s+" is not in it"))
	}
	return err
}

// exportHTML writes the deck as a page, in all languages unless one is asked
// for.
func (p *program) exportHTML(e *exported, w io.Writer) error {
	dark, light := e.viewer, e.viewer
	dark.Dark, light.Dark = true, false
	o := page.Options{Dark: e.theme.For(dark), Light: e.theme.For(light), Notes: p.flags.notes, Langs: []string{e.lang}}
	switch {
	case p.flags.dark:
		o.Fixed = "dark"
	case p.flags.light:
		o.Fixed = "light"
	}
	if !p.asked("lang") || p.flags.lang == everyLanguage {
		for _, lang := range e.deck.Languages {
			if lang != e.lang {
				o.Langs = append(o.Langs, lang)
			}
		}
	}
	return page.Write(w, e.deck, o)
}

// exportSVG writes one slide as the terminal shows it, when all has come to
// rest.
func (p *program) exportSVG(e *exported, w io.Writer) error {
	if p.flags.at == "" && e.deck.Len() > 1 {
		return problem.Usagef("an SVG shows one slide").WithHint("say which: --at 5, 5.2, a section's name or a heading")
	}
	if p.flags.at == "" {
		e.at.Step = e.deck.Slide(0, e.lang).Steps - 1
	}
	s := layout.New(0).Layout(layout.View{
		Deck: e.deck, Pos: e.at, Lang: e.lang, Look: e.theme.For(e.viewer),
		Width: e.window.Width, Height: e.window.Height, Still: true,
	})
	return svg.Write(w, s.Frame, svg.Options{
		Title: e.deck.Slide(e.at.Slide, e.lang).Title(), Lang: p.script(e), Dark: e.viewer.Dark,
	})
}

// exportCast writes the talk as it plays itself.
func (p *program) exportCast(e *exported, w io.Writer) error {
	o := export.CastOptions{
		Lang: e.lang, Look: e.theme.For(e.viewer), Width: e.window.Width, Height: e.window.Height, Still: p.still(), From: e.at,
		Stands: func(at deck.Pos) time.Duration { return presenter.StepTime(e.deck, at, e.lang) },
	}
	if p.flags.at != "" {
		o.From.Step = 0
	}
	progress, done := p.progress()
	defer done()
	o.Progress = progress
	return export.Cast(w, e.deck, o)
}

// progress tells how far long work has got, if there is a terminal to tell it
// on; done takes it away again.
func (p *program) progress() (tell func(n, of int), done func()) {
	f, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) || p.dumb() {
		return nil, func() {}
	}
	const erase = "\r          \r" // a console may take no escape sequence
	return func(n, of int) { fmt.Fprintf(f, "\r%d/%d", n, of) }, func() { fmt.Fprint(f, erase) }
}

// script is the language that says how Chinese characters are drawn.
func (p *program) script(e *exported) string {
	if e.lang != "" {
		return e.lang
	}
	for _, r := range e.deck.Slide(e.at.Slide, e.lang).Text() {
		if typeset.IsCJK(r) {
			return "zh"
		}
	}
	return "en"
}
