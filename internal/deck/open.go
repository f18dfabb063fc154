package deck

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"revolute/internal/problem"
)

// Option changes how a deck is opened.
type Option uint8

// WithHidden keeps the slides that are marked <!-- hidden -->: they are for the
// speaker alone. Without it a deck does not have them.
const WithHidden Option = 1

// Open opens a deck: a Markdown file, or a folder of them. Its errors are
// *problem.Problem. Of a large deck it reads only what the first slides need; see
// Known.
func Open(name string, options ...Option) (*Deck, error) {
	info, err := os.Stat(name)
	if err != nil {
		e := unreadable(name, err)
		if errors.Is(err, fs.ErrNotExist) {
			for _, ext := range []string{".md", ".markdown"} {
				if _, err := os.Stat(name + ext); err == nil {
					e.Hint = "did you mean " + name + ext + "?"
					break
				}
			}
		}
		return nil, e
	}
	if info.IsDir() {
		path := func(file string) string { return filepath.Join(name, file) }
		return openFolder(name, os.DirFS(name), path, folder(name).with(options))
	}
	src, err := openFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return newDeck(name, []*source{src}, folder(filepath.Dir(name)).with(options))
}

// OpenFS opens the folder dir of fsys, or a single file of it, as a deck of
// this name, which messages use.
func OpenFS(fsys fs.FS, dir, name string, options ...Option) (*Deck, error) {
	info, err := fs.Stat(fsys, dir)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if !info.IsDir() {
		src, err := fs.ReadFile(fsys, dir)
		if err != nil {
			return nil, unreadable(name, err)
		}
		sub, err := fs.Sub(fsys, path.Dir(dir))
		if err != nil {
			return nil, unreadable(name, err)
		}
		return newDeck(name, []*source{inMemory(name, src)}, within(sub).with(options))
	}
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return openFolder(name, sub, func(file string) string { return path.Join(name, file) }, within(sub).with(options))
}

// Parse makes a deck of one file that is in memory. It has no folder, so
// ReadFile finds nothing.
func Parse(name string, src []byte, options ...Option) (*Deck, error) {
	return newDeck(name, []*source{inMemory(name, src)}, nowhere().with(options))
}

// openFolder makes a deck of the files of a folder. path returns the name of a file
// for messages, beside reads the files that slides name.
func openFolder(name string, fsys fs.FS, path func(file string) string, beside reader) (*Deck, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, unreadable(name, err)
	}
	var all []string
	for _, e := range entries {
		if !e.IsDir() {
			all = append(all, e.Name())
		}
	}
	names := fileNames(all)
	if len(names) == 0 {
		return nil, problem.Errorf(name, 0, "no Markdown in this folder").WithHint("a deck is a file like talk.md, or a folder of such files")
	}
	// The sections themselves may be links to elsewhere: who opens the folder
	// asks for them. Only what a slide names must not leave it.
	sources := make([]*source, len(names))
	for i, n := range names {
		most := int64(headBytes)
		if n.key == names[0].key {
			most = beginning
		}
		if sources[i], err = openBeside(fsys, n, most); err != nil {
			return nil, unreadable(path(n.name), err)
		}
		sources[i].path = path(n.name)
	}
	return newDeck(name, sources, beside)
}

// newDeck makes a deck of its files: of the beginnings of large ones, if these say what
// the first slides are.
func newDeck(name string, sources []*source, beside reader) (*Deck, error) {
	b := builder{read: beside}
	if b.begin(sources) {
		d := b.deck(name)
		if c := d.found.now(); c.known > 0 && c.more {
			d.found.sources = sources
			d.found.rest = func(begun *content) *content { return d.finish(sources, begun) }
			return d, nil
		}
	}
	b = builder{read: beside}
	if err := b.whole(sources); err != nil {
		return nil, err
	}
	return b.deck(name), nil
}
