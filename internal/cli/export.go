package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"revolute/internal/check"
	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/font"
	"revolute/internal/export/page"
	"revolute/internal/problem"
	"revolute/internal/screen"
	"revolute/theme"
)

const exportHelp = `revolute export writes a deck, or some of its slides, to a file.

    revolute export DECK -o talk.html        one page, whole in itself
    revolute export DECK -o talk.pdf         as on stage
    revolute export DECK -o talk.pptx        PowerPoint: text, and pictures
    revolute export DECK -o talk.txt         plain text (--notes, --lang all)
    revolute export DECK -o talk.en.md       one file, data and images in it
    revolute export DECK -o talk-%d.png      a picture of each slide; or .svg
    revolute export DECK -o why.svg --at why one slide
    revolute export DECK -o a.gif --at 9.2   how a step moves; or .webp
    revolute export DECK -o talk.cast        a recording, for asciinema
    revolute export DECK -o - --format pdf   to standard output
`

// exported is what is written, and how.
type exported struct {
	output, size, format, from string
	fontFiles                  []string
	lettering                  string // of the page's headings; "" is as the theme says
	steps                      bool
	handout                    int

	deck     *deck.Deck
	lang     string
	theme    *theme.Theme
	viewer   theme.Viewer
	window   check.Size
	font     *font.Font
	at       deck.Pos
	last     int // the last slide that is written
	progress func(done, all int)
}

// exportCommand returns revolute export.
func (p *program) exportCommand() *cobra.Command {
	e := &exported{}
	c := &cobra.Command{
		Use:  "export [DECK]",
		Args: oneDeck,
		RunE: func(c *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			return p.export(c.Context(), first(args), e)
		},
	}
	f := c.Flags()
	f.StringVarP(&e.output, "output", "o", "", "`FILE`: what its ending says; written whole or not at all")
	f.StringVar(&e.format, "format", "", "`NAME`: the ending, where the file's name says none")
	f.StringVar(&p.flags.at, "at", "", "`SLIDES`: 5, 5.2, 3-7, a section's name or a heading")
	f.StringVar(&e.size, "size", "", "`COLUMNSxROWS`: of the window")
	f.BoolVar(&e.steps, "steps", false, "PDF: a page for each step")
	f.IntVar(&e.handout, "handout", 0, "`N`: PDF: 2, 3 or 6 on a page")
	f.StringArrayVar(&e.fontFiles, "font", nil, "`FILE`: TrueType, for PDF, PNG, GIF and PPTX; may be given again")
	f.StringVar(&e.from, "from", "frames", "`WHAT`: PDF: frames; page: by Chromium")
	f.StringVar(&e.lettering, "lettering", "", "`pixels|font`: page: its headings, as on stage or in a font")
	p.define(f, "lang", "theme", "dark", "light", "no-motion", "ambiguous", "notes")
	return describe(c, "a page, PDF, pictures, PowerPoint, text, a film", exportHelp, "")
}

// export writes the deck of that name in the form that the output's name says:
// all of it, or, when it fails or is interrupted, nothing.
func (p *program) export(ctx context.Context, name string, e *exported) error {
	if e.output == "" {
		return problem.Usagef("export to which file?").WithHint("-o talk.pdf, or why.svg")
	}
	f, err := formOf(e)
	if err != nil {
		return err
	}
	if e.size == "" {
		e.size = f.size
	}
	for _, flag := range []struct {
		name string
		set  bool
	}{{"steps", e.steps}, {"handout", e.handout != 0}, {"from page", e.from == "page"}} {
		if flag.set && f.ext != ".pdf" {
			return problem.Usagef("--%s is for a PDF, not %s", flag.name, f.ext)
		}
	}
	if err := p.prepare(name, e); err != nil {
		return err
	}
	if numbered := strings.Contains(e.output, "%d"); f.whole == nil && !numbered && e.last > e.at.Slide {
		return problem.Usagef("a %s file shows one slide", f.ext).WithHint("say which: --at 5, 5.2, a section's name or a heading; or all: -o talk-%d" + f.ext)
	}
	defer p.progressOf(e)()
	files := &export.Files{}
	defer files.Discard()
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as nohup has it
			signal.Notify(signals, s)
		}
	}
	defer signal.Stop(signals)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	written := make(chan error, 1)
	go func() { written <- p.exportTo(ctx, files, f, e) }()
	select {
	case err := <-written:
		if missing := e.font.Missing(); len(missing) > 0 && err == nil {
			p.warn(e.output, problem.Warningf("", 0, "boxes stand for %s, which the letters do not have", strings.Join(missing, " ")).
				WithHint("--font FILE, a TrueType font that has them"))
		}
		return err
	case s := <-signals:
		cancel()
		files.Discard()
		if e.from == "page" {
			<-written // so that no browser is left over
		}
		return &screen.SignalError{Signal: s}
	}
}

// exportTo writes the files of a form.
func (p *program) exportTo(ctx context.Context, files *export.Files, f form, e *exported) error {
	write := func(name string, write func(*program, *exported, io.Writer) error) error {
		if name != "-" {
			return files.Write(name, func(w io.Writer) error { return write(p, e, w) })
		}
		out := bufio.NewWriter(p.stdout)
		if err := write(p, e, out); err != nil {
			return err
		}
		return out.Flush()
	}
	if e.from == "page" {
		f.whole = func(p *program, e *exported, w io.Writer) error { return p.printPage(ctx, e, w) }
	}
	switch {
	case f.whole != nil:
		if err := write(e.output, f.whole); err != nil {
			return err
		}
	case !strings.Contains(e.output, "%d"):
		if err := write(e.output, f.slide); err != nil {
			return err
		}
	default:
		digits := len(fmt.Sprint(e.deck.Len()))
		start, last := e.at.Slide, e.last
		for i := start; i <= last; i++ {
			if i > start || p.flags.at == "" || e.last > start {
				e.at = deck.Pos{Slide: i, Step: e.deck.Slide(i, e.lang).Steps - 1}
			}
			if err := write(strings.Replace(e.output, "%d", fmt.Sprintf("%0*d", digits, i+1), 1), f.slide); err != nil {
				return err
			}
			if e.progress != nil {
				e.progress(i-start+1, last-start+1)
			}
		}
	}
	return files.Commit()
}

// prepare opens what is to be written.
func (p *program) prepare(name string, e *exported) (err error) {
	if e.window, err = check.ParseSize(e.size); err != nil {
		return problem.Usagef("--size: %v", err).WithHint(problem.From(err).Hint)
	}
	switch {
	case e.handout != 0 && e.handout != 2 && e.handout != 3 && e.handout != 6:
		return problem.Usagef("--handout %d: there are 2, 3 and 6 slides on a page", e.handout)
	case e.from != "frames" && e.from != "page":
		return problem.Usagef("--from %s: there are frames and page", e.from)
	}
	if e.font, err = openFont(e.fontFiles); err != nil {
		return err
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
	e.last = e.deck.Len() - 1
	if p.flags.at == "" {
		e.at.Step = e.deck.Slide(0, e.lang).Steps - 1
		return nil
	}
	return p.exportPlace(e)
}

// everyLanguage is the value of --lang that asks for all of them.
const everyLanguage = "all"

// exportLanguage returns the language that is asked for, or that the file's name
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

// exportPlace finds the slides that are asked for, one with all of its steps
// unless one of them is named.
func (p *program) exportPlace(e *exported) error {
	if from, to, ranged := strings.Cut(p.flags.at, "-"); ranged {
		first, err := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err == nil && err2 == nil {
			switch {
			case first < 1 || first > e.deck.Len() || last > e.deck.Len():
				return problem.Usagef("--at %s: the deck has the slides 1 to %d", p.flags.at, e.deck.Len())
			case last < first:
				return problem.Usagef("--at %s: the last slide stands before the first", p.flags.at).Hintf("--at %d-%d", last, first)
			}
			e.at = deck.Pos{Slide: first - 1, Step: e.deck.Slide(first-1, e.lang).Steps - 1}
			e.last = last - 1
			return nil
		}
	}
	at, err := e.deck.Find(p.flags.at)
	if err != nil {
		return problem.Usagef("--at: %v", err).WithHint("--at takes 5, 5.2, 3-7, a section's name or a heading")
	}
	_, step, named := strings.Cut(p.flags.at, ".")
	if !named || step == "" || strings.Trim(step, "0123456789") != "" {
		at.Step = e.deck.Slide(at.Slide, e.lang).Steps - 1
	}
	e.at, e.last = at, at.Slide
	return nil
}

// exportHTML writes the deck as a page, in all languages unless one is asked
// for.
func (p *program) exportHTML(e *exported, w io.Writer) error {
	dark, light := e.viewer, e.viewer
	dark.Dark, light.Dark = true, false
	o := page.Options{Dark: e.theme.For(dark), Light: e.theme.For(light), Notes: p.flags.notes, Langs: []string{e.lang}, Pixels: e.theme.Type.Pixels}
	switch e.lettering {
	case "":
	case "pixels", "font":
		o.Pixels = e.lettering == "pixels"
	default:
		return problem.Usagef("--lettering is pixels or font, not %q", e.lettering)
	}
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

// progressOf has e tell how far long work has got, if there is a terminal to tell
// it on; done takes it away again.
func (p *program) progressOf(e *exported) (done func()) {
	f, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) || p.dumb() {
		return func() {}
	}
	const width = 24
	began, told := time.Now(), false
	e.progress = func(n, of int) {
		if !told && time.Since(began) < time.Second {
			return
		}
		told = true
		bar := width * n / max(1, of)
		fmt.Fprintf(f, "\r[%s%s] %d/%d", strings.Repeat("=", bar), strings.Repeat(" ", width-bar), n, of)
	}
	return func() {
		if told {
			fmt.Fprint(f, "\r"+strings.Repeat(" ", width+14)+"\r") // a console may take no escape sequence
		}
	}
}
