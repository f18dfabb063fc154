// Package talk opens the deck of a talk together with its theme, tells when the
// files of either change, and starts what the user has beside it: an editor, a
// browser. It is what presenting, the linear reader, the theme chooser and a
// server share.
package talk

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

// Builtin is the deck that is shown where none is named.
const Builtin = "atol"

// DefaultTheme is the theme where none is named.
const DefaultTheme = "atol"

// TextWidth is the columns that a deck's text is set to where there is no window.
const TextWidth = 72

// maxStdin is the size in bytes up to which a deck is read from standard input.
const maxStdin = 64 << 20

// Source says which deck, in which theme.
type Source struct {
	Deck   string    // a file or a folder; "-" is standard input, "" the deck in the program
	Inside string    // the name of the deck in the program; "": Builtin
	Stdin  io.Reader // for "-"
	Hidden bool      // slides marked hidden are kept: for the speaker
	Theme  string    // the name or the file that the user asks for; "": as the deck says
}

// Builtins returns the names of the decks in the program, the usual one first.
func Builtins() []string {
	names := []string{Builtin}
	entries, _ := fs.ReadDir(slides.FS, ".")
	for _, e := range entries {
		if e.IsDir() && e.Name() != Builtin {
			names = append(names, e.Name())
		}
	}
	return names
}

// Open opens the deck.
func (s Source) Open() (*deck.Deck, error) {
	var options []deck.Option
	if s.Hidden {
		options = append(options, deck.WithHidden)
	}
	switch s.Deck {
	case "":
		name := s.Inside
		if name == "" {
			name = Builtin
		}
		return deck.OpenFS(slides.FS, name, name, options...)
	case "-":
		src, err := io.ReadAll(io.LimitReader(s.Stdin, maxStdin))
		if err != nil {
			return nil, fmt.Errorf("standard input: %w", err)
		}
		return deck.Parse("standard input", src, options...)
	}
	d, err := deck.Open(Folder(s.Deck), options...)
	var p *problem.Problem
	if errors.As(err, &p) && p.Hint == "" && errors.Is(err, fs.ErrNotExist) {
		p.DidYouMean(near(s.Deck), "revolute without a name shows the built-in deck")
	}
	return d, err
}

// near returns the file beside name, or the folder, that may have been meant; "" if
// none is like it.
func near(name string) string {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return ""
	}
	var names []string
	base := filepath.Base(name)
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		if e.Name() == base+ext { // only the ending is missing
			return name + ext
		}
		if e.IsDir() || strings.EqualFold(ext, ".md") || strings.EqualFold(ext, ".markdown") {
			names = append(names, e.Name())
		}
	}
	if found := problem.Nearest(base, names); found != "" {
		return filepath.Join(filepath.Dir(name), found)
	}
	return ""
}

// Folder returns where the deck of a folder is: the folder itself if it has
// Markdown files beside those that every project has, else its folder "slides",
// else the first folder in there that has Markdown, else again the folder itself.
// Any other name is returned as it is.
func Folder(name string) string {
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

// OpenTheme opens the theme that the user asks for, or else the deck's.
func (s Source) OpenTheme(d *deck.Deck) (*theme.Theme, error) {
	if s.Theme != "" {
		return theme.Open(s.Theme, os.ReadFile)
	}
	switch name := d.Meta.Theme; {
	case theme.IsFile(name):
		return theme.Open(name, d.ReadFile)
	case slices.Contains(theme.Names(), name):
		return theme.Builtin(name)
	}
	return theme.Builtin(DefaultTheme) // also for the names of other presenters' themes, which check tells
}
