package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"revolute/internal/deck"
	"revolute/internal/export"
	"revolute/internal/export/paper"
	"revolute/internal/export/pixel"
	"revolute/internal/export/pptx"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/talk"
)

// A form is a kind of file that a deck is exported to.
type form struct {
	ext   string
	size  string                                           // of the window, if none is asked for
	whole func(p *program, e *exported, w io.Writer) error // writes the deck
	slide func(p *program, e *exported, w io.Writer) error // or else the slide at e.at
}

// forms returns the kinds of files that a deck is exported to.
func forms() []form {
	const screen, wide = "120x40", "142x40" // wide has the shape of a projector's picture
	return []form{
		{ext: ".html", size: screen, whole: (*program).exportHTML},
		{ext: ".pdf", size: wide, whole: func(p *program, e *exported, w io.Writer) error {
			if !p.flags.dark {
				e.viewer.Dark = false // it is to be printed, and read in the light
			}
			return paper.Write(w, e.deck, paper.Options{
				Lang: e.lang, Look: e.theme.For(e.viewer), Font: e.font, Width: e.window.Width, Height: e.window.Height, From: e.at.Slide, To: e.last,
				Steps: e.steps, Notes: p.flags.notes, Handout: e.handout, Progress: e.progress,
			})
		}},
		{ext: ".pptx", size: wide, whole: func(_ *program, e *exported, w io.Writer) error {
			return pptx.Write(w, e.deck, pptx.Options{
				Lang: e.lang, Look: e.theme.For(e.viewer), Font: e.font, From: e.at.Slide, To: e.last, Progress: e.progress,
			})
		}},
		{ext: ".txt", size: screen, whole: func(p *program, e *exported, w io.Writer) error {
			o := export.TextOptions{Notes: p.flags.notes, Width: talk.TextWidth, Widths: e.viewer.Widths}
			if p.flags.at != "" {
				o.From, o.To = e.at.Slide, e.last+1
			}
			if p.flags.lang == everyLanguage {
				return export.TextAll(w, e.deck, o)
			}
			return export.Text(w, e.deck, e.lang, o)
		}},
		{ext: ".md", size: screen, whole: func(p *program, e *exported, w io.Writer) error {
			outside, err := export.Markdown(w, e.deck, e.lang)
			for _, warning := range outside {
				p.warn(e.output, warning)
			}
			return err
		}},
		{ext: ".cast", size: screen, whole: func(p *program, e *exported, w io.Writer) error {
			o := export.CastOptions{
				Lang: e.lang, Look: e.theme.For(e.viewer), Width: e.window.Width, Height: e.window.Height, Still: p.still(), From: e.at,
				Stands: func(at deck.Pos) time.Duration { return presenter.StepTime(e.deck, at, e.lang) },
			}
			if p.flags.at != "" {
				o.From.Step = 0
			}
			o.Progress = e.progress
			return export.Cast(w, e.deck, o)
		}},
		{ext: ".svg", size: screen, slide: (*program).exportSVG},
		{ext: ".png", size: wide, slide: func(_ *program, e *exported, w io.Writer) error {
			return pixel.WritePNG(w, pixel.Draw(e.exportSheet(!e.font.IsPixels()), e.font, 2))
		}},
		{ext: ".gif", size: wide, slide: func(_ *program, e *exported, w io.Writer) error { return e.film().WriteGIF(w) }},
		{ext: ".webp", size: wide, slide: func(_ *program, e *exported, w io.Writer) error { return e.film().WriteWebP(w) }},
	}
}

// extensions returns their endings.
func extensions() (all []string) {
	for _, f := range forms() {
		all = append(all, f.ext)
	}
	return all
}

// formOf returns the form that a file's ending, or --format, asks for.
func formOf(e *exported) (form, error) {
	ext := strings.ToLower(filepath.Ext(e.output))
	if e.format != "" {
		ext = "." + strings.TrimPrefix(strings.ToLower(e.format), ".")
	}
	for _, f := range forms() {
		if f.ext == ext {
			return f, nil
		}
	}
	known := strings.Join(extensions(), ", ")
	if ext == "" || e.output == "-" {
		return form{}, problem.Usagef("%s: in which form?", e.output).WithHint("--format pdf, or another of " + strings.ReplaceAll(known, ".", ""))
	}
	return form{}, problem.Usagef("%s: unknown ending %s", e.output, ext).WithHint("there are " + known)
}

// warn tells of a fault of a file that is written nevertheless.
func (p *program) warn(file string, warning *problem.Problem) {
	warning.File = file
	if p.chinese() {
		fmt.Fprint(p.stderr, warning.ReportInChinese())
	} else {
		fmt.Fprint(p.stderr, warning.Report())
	}
}
