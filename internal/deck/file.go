package deck

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
	"revolute/internal/problem"
)

// file is one file of a deck, divided into slides.
type file struct {
	path     string // as messages name it
	src      []byte
	head     head
	front    front
	dialect  dialect.Dialect
	parser   *markdown.Parser
	read     reader // the deck's folder
	division *division
	lineMap  *lineMap // where its lines come from, if it includes others
	from     int      // the first of its chunks, of the whole file's
}

// has reports whether slide i of the file has been found.
func (f *file) has(i int) bool { return i < len(f.division.slides) }

// readFile reads the head of a file, whose text is UTF-8. read reads the deck's
// folder.
func readFile(path string, text []byte, read reader) (*file, []problem.Problem, error) {
	h, err := readHead(path, text)
	if err != nil {
		return nil, nil, err
	}
	f := &file{path: path, src: text, head: h, read: read}
	f.dialect = dialect.Recognize(h.yml, text[h.end:], h.dots)
	var problems []problem.Problem
	if f.front, problems, err = readFront(path, h, f.dialect); err != nil {
		return nil, nil, err
	}
	if h.header.MDP && f.dialect == dialect.Own {
		f.dialect = dialect.MDP
	}
	f.front.rule.hidden = read.hidden
	f.parser = markdown.New(f.dialect.Syntax(f.front.rule.lines))
	return f, problems, nil
}

// sections returns the file, or its parts if sections begin within it. They
// share all but their slides.
func (f *file) sections() []*file {
	whole := f.division
	var all []*file
	for i, c := range whole.chunks {
		if i == 0 || c.section != "" {
			part := *f
			if part.from = i; c.section != "" {
				part.front.section = c.section
			}
			all = append(all, &part)
		}
	}
	if len(all) == 0 || len(all) == 1 && all[0].front.section == f.front.section {
		return []*file{f}
	}
	for i, part := range all {
		end, last := len(whole.chunks), i+1 == len(all)
		if !last {
			end = all[i+1].from
		}
		d := &division{chunks: whole.chunks[part.from:end], refs: whole.refs, cover: whole.cover && i == 0, more: whole.more && last, begun: whole.begun}
		d.slides = newSlots(len(d.chunks))
		if d.cover {
			d.slides = newSlots(len(d.chunks) + 1)
		}
		part.division = d
	}
	return all
}

// fileName is what the name of a file says.
type fileName struct {
	name   string // with its extension
	key    string // without language and extension: files of the same key are one section
	lang   string
	number int // that it starts with; -1: none
}

// isMarkdown reports whether a file of this name is a deck's.
func isMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".md" || ext == ".markdown") && name[0] != '.' && name[0] != '_'
}

// parseName returns what a file's name says.
func parseName(name string) fileName {
	n := fileName{name: name, key: strings.TrimSuffix(name, path.Ext(name)), number: -1}
	if i := strings.LastIndexByte(n.key, '.'); i > 0 && isLanguage(n.key[i+1:]) {
		n.key, n.lang = n.key[:i], strings.ReplaceAll(n.key[i+1:], "_", "-")
	}
	if d := len(n.key) - len(strings.TrimLeft(n.key, "0123456789")); d > 0 && d < 10 {
		n.number, _ = strconv.Atoi(n.key[:d])
	}
	return n
}

// word returns the section's name in a file name: "why" of "2-why".
func (n fileName) word() string {
	if w := strings.TrimLeft(n.key, "0123456789-_. "); w != "" {
		return w
	}
	return n.key
}

// fileNames chooses the files of a folder and orders them: by the number they start
// with, then by name. Names without a number come last. README.md explains a folder,
// so it is a section only if the folder has nothing else.
func fileNames(all []string) []fileName {
	var names, readme []fileName
	for _, name := range all {
		if !isMarkdown(name) {
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
	slices.SortFunc(names, func(n, m fileName) int {
		if n.number != m.number {
			if n.number < 0 || m.number >= 0 && n.number > m.number {
				return 1
			}
			return -1
		}
		return cmp.Or(strings.Compare(n.key, m.key), strings.Compare(n.lang, m.lang))
	})
	return names
}
