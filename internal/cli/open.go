package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/problem"
	"revolute/slides"
	"revolute/theme"
)

// builtin is the deck that is shown when none is named.
const builtin = "atol"

// usual is the theme where none is named.
const usual = "atol"

// largest is the size in bytes up to which a deck is read from standard input.
const largest = 64 << 20

// open opens the deck of that name.
func (p *program) open(name string) (*deck.Deck, error) {
	switch name {
	case "":
		return deck.OpenFS(slides.FS, p.inside, p.inside)
	case "-":
		src, err := io.ReadAll(io.LimitReader(p.stdin, largest))
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return deck.Parse("standard input", src)
	}
	d, err := deck.Open(folder(name))
	var e *problem.Problem
	if errors.As(err, &e) && e.Hint == "" && errors.Is(err, fs.ErrNotExist) {
		e.Hint = "revolute without a name shows the built-in deck"
	}
	return d, err
}

// folder is where the deck of a folder is: the folder itself if it has Markdown
// files beside those that every project has, else its folder "slides", else the
// first folder in there that has Markdown, else again the folder itself.
func folder(name string) string {
	if info, err := os.Stat(name); err != nil || !info.IsDir() || hasSlides(name) {
		return name
	}
	inside := filepath.Join(name, "slides")
	if hasSlides(inside) {
		return inside
	}
	entries, err := os.ReadDir(inside)
	if err != nil {
		return name
	}
	for _, e := range entries {
		if deeper := filepath.Join(inside, e.Name()); e.IsDir() && hasSlides(deeper) {
			return deeper
		}
	}
	return name
}

// hasSlides reports whether a folder has Markdown files that may be slides.
func hasSlides(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		ext := filepath.Ext(name)
		if e.IsDir() || ext != ".md" && ext != ".markdown" || name[0] == '.' || name[0] == '_' {
			continue
		}
		base, _, _ := strings.Cut(name, ".") // README.zh.md
		switch base {
		case "readme", "changelog", "changes", "contributing", "license", "code_of_conduct", "security", "agents":
		default:
			return true
		}
	}
	return false
}

// themeAnyway is the theme, or the usual one where that of the deck cannot be
// had: then trouble says why. On the command line it is a mistake like any other.
func (p *program) themeAnyway(d *deck.Deck) (th *theme.Theme, trouble string, err error) {
	th, err = p.theme(d)
	if err == nil || p.flags.theme != "" {
		return th, "", err
	}
	trouble = err.Error()
	th, err = theme.Builtin(usual)
	return th, trouble, err
}

// theme is the theme that is asked for, on the command line or by the deck.
func (p *program) theme(d *deck.Deck) (*theme.Theme, error) {
	if name := p.flags.theme; name != "" {
		t, err := theme.Open(name, os.ReadFile)
		if err != nil {
			if !p.asked("theme") {
				err = fmt.Errorf("%s: %w", p.label("theme"), err)
			}
			return nil, problem.Usagef("%v", err).WithHint("--theme takes " + strings.Join(theme.Names(), ", ") + ", or a file")
		}
		return t, nil
	}
	switch name := d.Meta.Theme; {
	case theme.IsFile(name):
		return theme.Open(name, d.ReadFile)
	case slices.Contains(theme.Names(), name):
		return theme.Builtin(name)
	}
	return theme.Builtin(usual) // also for the names of other presenters' themes, which check tells
}
