package deck

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/problem"
)

// file is one file of a deck, divided into slides.
type file struct {
	path   string // as messages name it
	src    []byte
	front  front
	chunks []chunk
	cover  bool               // a slide made of the front matter comes before the chunks
	refs   []parser.Reference // its own and, once the deck is put together, the named links
	open   *problem.Problem   // in the last chunk
	slides []atomic.Pointer[Slide]
	woven  *woven // where its lines come from, if it includes others
	from   int    // the first of its chunks, of the whole file's
}

// line is where it begins, 1-based.
func (f *file) line() int {
	if f.from > 0 && len(f.chunks) > 0 {
		if f.woven != nil {
			return f.woven.in(f.path, f.chunks[0].line, 1)
		}
		return f.chunks[0].line
	}
	return 1
}

// length is the number of its slides.
func (f *file) length() int { return len(f.slides) }

// part is what a section is made of: its file in each language.
type part struct {
	langs []string // in the order of their file names
	files []*file
}

// in gives the section's file in lang, or nil.
func (p *part) in(lang string) *file {
	if i := slices.Index(p.langs, lang); i >= 0 {
		return p.files[i]
	}
	return nil
}

// readFile divides src, the content of a file, into slides. A file of the first
// section may have a cover that other presenters make of the front matter. beside is
// its name in the deck's folder, from which read reads.
func readFile(name, beside string, src []byte, first bool, read reader) (*file, []problem.Problem, error) {
	f := &file{path: name, src: newlines(src)}
	yml, at, line, err := frontMatter(name, f.src)
	if err != nil {
		return nil, nil, err
	}
	var problems []problem.Problem
	if yml != nil {
		if f.front, problems, err = readFront(name, yml); err != nil {
			return nil, nil, err
		}
	}
	s := split(f.src, at, line, f.front.rule)
	if len(s.includes) > 0 {
		f.src, f.woven = weave(name, beside, f.src, at, line, s.includes, read)
		s = split(f.src, at, line, f.front.rule)
	}
	f.chunks, f.open = s.chunks, s.open
	f.cover = first && f.front.meta.Title != "" && (f.front.cover || s.ends || len(f.chunks) == 0) &&
		!bytes.Contains(f.src, []byte("<!-- layout: cover -->"))
	for _, r := range s.refs {
		if ref := reference(f.src[r[0]:r[1]]); ref != nil {
			f.refs = append(f.refs, ref)
		}
	}
	n := len(f.chunks)
	if f.cover {
		n++
	}
	f.slides = make([]atomic.Pointer[Slide], n)
	return f, problems, nil
}

// sections are the file, or its parts if sections begin within it. They share
// all but their slides.
func (f *file) sections() []*file {
	var all []*file
	for i, c := range f.chunks {
		if i == 0 || c.section != "" {
			part := &file{path: f.path, src: f.src, front: f.front, refs: slices.Clone(f.refs), woven: f.woven, from: i}
			if c.section != "" {
				part.front.section = c.section
			}
			all = append(all, part)
		}
	}
	if len(all) == 0 || len(all) == 1 && all[0].front.section == f.front.section {
		return []*file{f}
	}
	for i, part := range all {
		end := len(f.chunks)
		if i+1 < len(all) {
			end = all[i+1].from
		}
		part.chunks = f.chunks[part.from:end]
		n := len(part.chunks)
		if part.cover = f.cover && i == 0; part.cover {
			n++
		}
		part.slides = make([]atomic.Pointer[Slide], n)
	}
	all[len(all)-1].open = f.open
	return all
}

// reference reads a link reference definition of one line.
func reference(l []byte) parser.Reference {
	l, _ = clean(l)
	label, rest, ok := strings.Cut(string(l), "]:")
	words := strings.Fields(rest)
	if !ok || len(words) == 0 {
		return nil
	}
	address := strings.TrimSuffix(strings.TrimPrefix(words[0], "<"), ">")
	return parser.NewReference([]byte(strings.TrimPrefix(label, "[")), []byte(address), nil)
}

// fileName is what the name of a file says.
type fileName struct {
	name   string // with its extension
	key    string // without language and extension: files of the same key are one section
	lang   string
	number int // that it starts with; -1: none
}

// markdown reports whether a file of this name is a deck's.
func markdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".md" || ext == ".markdown") && name[0] != '.' && name[0] != '_'
}

// parseName takes a file's name apart.
func parseName(name string) fileName {
	n := fileName{name: name, key: strings.TrimSuffix(name, path.Ext(name)), number: -1}
	if i := strings.LastIndexByte(n.key, '.'); i > 0 && language(n.key[i+1:]) {
		n.key, n.lang = n.key[:i], strings.ReplaceAll(n.key[i+1:], "_", "-")
	}
	if d := digits([]byte(n.key)); d > 0 && d < 10 {
		n.number, _ = strconv.Atoi(n.key[:d])
	}
	return n
}

// word is the section's name in a file name: "why" of "2-why".
func (n fileName) word() string {
	if w := strings.TrimLeft(n.key, "0123456789-_. "); w != "" {
		return w
	}
	return n.key
}

// order compares file names: by the number they start with, then by name.
// Names without a number come last.
func (n fileName) order(m fileName) int {
	if n.number != m.number {
		if n.number < 0 || m.number >= 0 && n.number > m.number {
			return 1
		}
		return -1
	}
	if c := strings.Compare(n.key, m.key); c != 0 {
		return c
	}
	return strings.Compare(n.lang, m.lang)
}

// fileNames chooses and orders the files of a folder. README.md explains a
// folder, so it is a section only if the folder has nothing else.
func fileNames(all []string) []fileName {
	var names, readme []fileName
	for _, name := range all {
		if !markdown(name) {
			continue
		}
		n := parseName(name)
		if strings.EqualFold(n.key, "readme") {
			readme = append(readme, n)
		} else {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		names = readme
	}
	slices.SortFunc(names, fileName.order)
	return names
}
