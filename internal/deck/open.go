package deck

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/problem"
)

// maxFile is how large a file of a deck may be, in bytes: far more than any
// talk, and little enough to hold in memory.
const maxFile = 256 << 20

// Option changes how a deck is opened.
type Option uint8

// WithHidden keeps the slides that are marked <!-- hidden -->: they are for the
// speaker alone. Without it a deck does not have them.
const WithHidden Option = 1

// Open opens a deck: a Markdown file, or a folder of them. Its errors are
// *problem.Problem.
func Open(name string, options ...Option) (*Deck, error) {
	info, err := os.Stat(name)
	if err != nil {
		e := unreadable(name, err)
		if errors.Is(err, fs.ErrNotExist) {
			e.Hint = missing(name)
		}
		return nil, e
	}
	if info.IsDir() {
		return openFolder(name, source{
			fsys: os.DirFS(name), read: folder(name).with(options),
			path: func(file string) string { return filepath.Join(name, file) },
		})
	}
	src, err := readAll(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return single(name, src, folder(filepath.Dir(name)).with(options))
}

// missing returns a hint for a path that does not exist.
func missing(name string) string {
	for _, ext := range []string{".md", ".markdown"} {
		if _, err := os.Stat(name + ext); err == nil {
			return "did you mean " + name + ext + "?"
		}
	}
	return ""
}

// readAll reads a file, which may be a pipe.
func readAll(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= maxFile {
		src := make([]byte, info.Size())
		n, err := io.ReadFull(f, src)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = nil
		}
		return src[:n], err
	}
	src, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(src) > maxFile {
		err = fmt.Errorf("larger than %d MB", maxFile>>20)
	}
	return src, err
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
		return single(name, src, within(sub).with(options))
	}
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return openFolder(name, source{
		fsys: sub, read: within(sub).with(options),
		path: func(file string) string { return path.Join(name, file) },
	})
}

// Parse makes a deck of one file that is in memory. It has no folder, so
// ReadFile finds nothing.
func Parse(name string, src []byte, options ...Option) (*Deck, error) {
	return single(name, src, nowhere().with(options))
}

// single makes a deck of one file.
func single(name string, src []byte, read reader) (*Deck, error) {
	b := builder{deck: &Deck{Name: name, read: read}}
	n := parseName(filepath.Base(name))
	if err := b.add(n, name, src); err != nil {
		return nil, err
	}
	return b.build(), nil
}

// source is a folder with a deck.
type source struct {
	fsys fs.FS
	read reader                   // files beside the deck
	path func(file string) string // as messages name a file
}

// openFolder makes a deck of the files of a folder.
func openFolder(name string, from source) (*Deck, error) {
	entries, err := fs.ReadDir(from.fsys, ".")
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
	b := builder{deck: &Deck{Name: name, read: from.read}}
	// The sections themselves may be links to elsewhere: who opens the folder
	// asks for them. Only what a slide names must not leave it.
	read := within(from.fsys)
	for _, n := range names {
		src, err := read.read(n.name, maxFile)
		if err != nil {
			return nil, unreadable(from.path(n.name), err)
		}
		if err := b.add(n, from.path(n.name), src); err != nil {
			return nil, err
		}
	}
	return b.build(), nil
}

// builder puts a deck together.
type builder struct {
	deck  *Deck
	keys  []string
	langs []string
	words []string // of each part
	names int      // of files, without their languages
}

// add reads the next file into the deck.
func (b *builder) add(n fileName, path string, src []byte) error {
	f, problems, err := readFile(path, n.name, src, len(b.keys) == 0 || b.keys[0] == n.key, b.deck.read)
	if err != nil {
		return err
	}
	d := b.deck
	d.problems = append(d.problems, problems...)
	lang := n.lang
	if lang == "" {
		lang = f.front.lang
	}
	for i, part := range f.sections() {
		if old := b.part(n, i, part).add(lang, part); old != nil {
			d.problems = append(d.problems, *problem.Warningf(path, 1, "%s is the same section in the same language", old.path).WithHint("only the first is shown"))
			return nil
		}
	}
	b.langs = append(b.langs, lang)
	return nil
}

// part returns what section i of the file named n, which is f, is a part of: the
// same in every language.
func (b *builder) part(n fileName, i int, f *file) *part {
	key, word := n.key, n.word()
	if i > 0 {
		key, word = key+"#"+strconv.Itoa(i), f.front.section
	}
	at := slices.Index(b.keys, key)
	if at < 0 {
		if i == 0 {
			b.names++
		}
		at = len(b.keys)
		b.keys, b.words, b.deck.parts = append(b.keys, key), append(b.words, word), append(b.deck.parts, part{})
	}
	return &b.deck.parts[at]
}

// add adds the file of a language, or gives the one that is there already.
func (p *part) add(lang string, f *file) (old *file) {
	if old = p.in(lang); old == nil {
		p.langs, p.files = append(p.langs, lang), append(p.files, f)
	}
	return old
}

// build finishes the deck.
func (b *builder) build() *Deck {
	d := b.deck
	d.Languages = orderLanguages(b.langs)
	d.Meta = b.meta(append(slices.Clone(d.Languages), ""))
	b.shareLinks()
	d.metas = make(map[string]Meta, len(d.Languages))
	for _, lang := range d.Languages {
		d.metas[lang] = b.meta(d.order(lang))
	}
	parts := d.parts
	d.parts = nil
	for i, p := range parts {
		b.section(b.words[i], p, b.names == 1)
	}
	if len(d.Sections) == 0 {
		b.blank(parts[0])
	}
	return d
}

// meta returns the deck-wide front matter: that of the first file, in the first of
// langs that says it.
func (b *builder) meta(langs []string) Meta {
	d := b.deck
	m := Meta{Links: d.Meta.Links}
	for _, lang := range langs {
		if f := d.parts[0].in(lang); f != nil {
			fill(&m, f.front)
		}
	}
	return m
}

// fill sets what m does not say yet.
func fill(m *Meta, f front) {
	set := func(to *string, s string) {
		if *to == "" {
			*to = s
		}
	}
	set(&m.Title, Plain(titleSpans(f.meta.Title)))
	set(&m.Subtitle, f.meta.Subtitle)
	set(&m.Author, f.meta.Author)
	set(&m.Date, f.meta.Date)
	set(&m.Theme, f.meta.Theme)
	if m.Transition == AsDeck {
		m.Transition = f.meta.Transition
	}
	if m.Length == 0 {
		m.Length = f.meta.Length
	}
	if m.Audience == nil {
		m.Audience = f.meta.Audience
	}
	if m.Autoplay == 0 {
		m.Autoplay = f.meta.Autoplay
	}
	if f.incremental != nil && m.IncrementalLists == 0 {
		m.IncrementalLists = *f.incremental
	}
	m.IncrementalTables = m.IncrementalTables || f.rows != nil && *f.rows
	m.Marp = m.Marp || f.marp
	m.BackToStart = m.BackToStart || f.meta.BackToStart
}

// shareLinks makes the named links of every file known to all.
func (b *builder) shareLinks() {
	d := b.deck
	for _, p := range d.parts {
		for _, f := range p.files {
			for name, address := range f.front.meta.Links {
				if d.Meta.Links == nil {
					d.Meta.Links = map[string]string{}
				}
				if d.Meta.Links[name] == "" {
					d.Meta.Links[name] = address
				}
			}
		}
	}
	named := make([]parser.Reference, 0, len(d.Meta.Links))
	for _, name := range slices.Sorted(maps.Keys(d.Meta.Links)) {
		named = append(named, parser.NewReference([]byte(name), []byte(d.Meta.Links[name]), nil))
	}
	for _, p := range d.parts {
		for _, f := range p.files {
			now := f.divided.now.Load()
			f.links, now.refs = named, append(now.refs, named...)
		}
	}
}

// section adds a part as a section, if it has a slide.
func (b *builder) section(word string, p part, only bool) {
	d := b.deck
	s := Section{Name: word, Title: map[string]string{}}
	if len(d.Sections) > 0 {
		s.First = d.Len()
	}
	if !slices.ContainsFunc(p.files, func(f *file) bool { return f.has(0) }) {
		return
	}
	title := word
	if only {
		title = "" // a word in the footer that says nothing
	}
	for _, lang := range d.order("") {
		if f := p.in(lang); f != nil && f.front.section != "" {
			title = f.front.section
			break
		}
	}
	for _, lang := range append(slices.Clone(d.Languages), "") {
		s.Title[lang] = title
		if f := p.in(lang); f != nil && f.front.section != "" {
			s.Title[lang] = f.front.section
		}
	}
	d.Sections, d.parts = append(d.Sections, s), append(d.parts, p)
}

// blank gives a deck without slides one that is empty, so that every deck has
// a first slide.
func (b *builder) blank(p part) {
	f := p.files[0]
	f.divided.now.Store(&division{chunks: []chunk{{line: 1}}, slides: newSlots(1)})
	b.section(b.words[0], p, true)
	b.deck.problems = append(b.deck.problems, *problem.Warningf(f.path, 1, "the deck has no slide"))
}

// order returns the languages in which a slide is looked for: the wanted one, then
// files without language, then the deck's.
func (d *Deck) order(lang string) []string {
	return append([]string{lang, ""}, d.Languages...)
}
