package deck

import (
	"bytes"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"revolute/internal/deck/dialect"
	"revolute/internal/deck/markdown"
	"revolute/internal/problem"
)

// How deep files may include one another, and how many of them and bytes a
// file of the deck may come to with all of them.
const (
	maxIncludes  = 200
	includeDepth = 8
	maxIncluded  = 16 << 20
)

// include is a line that stands for a file: bytes [start,end) of its source.
type include struct {
	start, end int
	line       int
	name       string
	slides     string // which slides of the file; "" is all
	before     string // what stands before the file
}

// includes finds the lines of a file that stand for other files.
func (f *file) includes(at, line int) []include {
	if !bytes.Contains(f.src[at:], []byte("include:")) && (f.dialect != dialect.Slidev || !bytes.Contains(f.src[at:], []byte("src:"))) {
		return nil
	}
	var all []include
	for d := f.parser.NewDivider(f.src, at, line, f.command); !d.Done(); {
		for _, b := range d.Next(len(f.src)) {
			if isCommand(b, "include") {
				all = append(all, include{start: b.Start, end: b.End, line: b.Line, name: b.Command.Value})
			} else if isCommand(b, "slide") {
				if said := dialect.ReadSlide(b.Command.Value); said.File != "" {
					all = append(all, include{b.Start, b.End, b.Line, said.File, said.Slides, "---\n"})
				}
			}
		}
	}
	return all
}

// spot is a line of a file.
type spot struct {
	path string // as messages name it
	name string // as the deck's folder has it
	line int    // 1-based
}

// piece is a run of lines that stand in one file.
type piece struct {
	row int    // of the lineMap text, 1-based, where it begins
	at  []spot // where that is: in its file, in the file that includes it, and so on
}

// lineMap says where the lines of a text come from that other files are put into.
// Its nil value is a text without any.
type lineMap struct {
	pieces []piece
	names  []string                 // of the files, as the deck's folder has them
	failed map[int]*problem.Problem // by row: what is wrong with the include that stands there
}

// expander puts files in the place of the lines that include them.
type expander struct {
	lineMap
	read    reader
	dialect dialect.Dialect
	parser  *markdown.Parser
	out     []byte
	row     int
}

// expandIncludes puts the files that a file includes in their place. name is its name
// in the deck's folder.
func (f *file) expandIncludes(name string, all []include) {
	w := &expander{read: f.read, dialect: f.dialect, parser: f.parser, row: 1}
	w.failed = map[int]*problem.Problem{}
	w.text(f.src[:f.head.end], []spot{{f.path, name, 1}})
	w.file([]spot{{f.path, name, f.head.lines + 1}}, []string{name}, f.src[f.head.end:], shift(all, f.head.end))
	f.src, f.lineMap = w.out, &w.lineMap
}

// shift returns includes with their offsets counted from a later start.
func shift(all []include, by int) []include {
	out := slices.Clone(all)
	for i := range out {
		out[i].start -= by
		out[i].end -= by
	}
	return out
}

// text adds lines that begin at a place.
func (w *expander) text(src []byte, at []spot) {
	if len(src) == 0 {
		return
	}
	w.pieces = append(w.pieces, piece{w.row, slices.Clone(at)})
	w.out = append(w.out, src...)
	w.row += strings.Count(string(src), "\n")
	if src[len(src)-1] != '\n' {
		w.out = append(w.out, '\n')
		w.row++
	}
}

// file adds the text of a file that begins at a place, and of those that it
// includes.
func (w *expander) file(at []spot, names []string, src []byte, all []include) {
	from := 0
	first := at[0].line
	for _, in := range all {
		w.text(src[from:in.start], at)
		at = slices.Clone(at)
		at[0].line = in.line
		if fault := w.include(at, names, in); fault != nil {
			w.failed[w.row] = fault
			w.text(src[in.start:in.end], at)
		}
		from = in.end
		at[0].line = first + strings.Count(string(src[:from]), "\n")
	}
	w.text(src[from:], at)
}

// include adds an included file, or says why it cannot be.
func (w *expander) include(at []spot, names []string, in include) *problem.Problem {
	name := path.Join(path.Dir(names[0]), filepath.ToSlash(in.name))
	switch {
	case slices.Contains(names, name):
		return problem.Errorf("", 0, "%s includes itself", in.name)
	case len(names) > includeDepth:
		return problem.Errorf("", 0, "files include one another more than %d deep", includeDepth)
	case len(w.names) >= maxIncludes:
		return problem.Errorf("", 0, "more than %d files are included", maxIncludes)
	case !filepath.IsLocal(filepath.FromSlash(name)):
		return problem.Errorf("", 0, "%s %s", in.name, "is outside the deck's folder")
	}
	src, err := w.read.read(name, maxIncluded)
	if err == nil && len(src)+len(w.out) > maxIncluded {
		err = errors.New("is too large")
	}
	if err != nil {
		return problem.Errorf("", 0, "%s %s", in.name, FileFault(err))
	}
	w.names = append(w.names, name)
	if text, _, fault := utf8Text(name, src); fault == nil {
		src = text
	} else {
		return problem.Errorf("", 0, "%s: %v", in.name, fault)
	}
	shown := path.Join(path.Dir(filepath.ToSlash(at[0].path)), filepath.ToSlash(in.name))
	h, err := readHead(shown, src)
	if err != nil {
		h = head{}
	}
	inside := append([]spot{{shown, name, h.lines + 1}}, at...)
	names = append([]string{name}, names...)
	f := &file{path: shown, src: src, head: h, dialect: w.dialect, parser: w.parser}
	all := f.includes(h.end, h.lines+1)
	if in.slides == "" {
		w.text([]byte(in.before), at)
		w.file(inside, names, src[h.end:], shift(all, h.end))
		return nil
	}
	f.divide(false)
	numbers, ok := dialect.Numbers(in.slides, len(f.division.chunks))
	if !ok {
		return problem.Errorf("", 0, "%s has no slides %s: it has %d", in.name, in.slides, len(f.division.chunks))
	}
	for _, n := range numbers {
		c := f.division.chunks[n-1]
		if !bytes.HasPrefix(src[c.start:c.end], []byte("---\n")) {
			w.text([]byte(in.before), at)
		}
		inside[0].line = c.line
		var of []include
		for _, i := range all {
			if c.start <= i.start && i.start < c.end {
				of = append(of, i)
			}
		}
		w.file(inside, names, src[c.start:c.end], shift(of, c.start))
	}
	return nil
}

// spots returns the place of a row in its file, and of each include on the way to it.
func (w *lineMap) spots(row int) []spot {
	i := sort.Search(len(w.pieces), func(i int) bool { return w.pieces[i].row > row }) - 1
	if i < 0 {
		return nil
	}
	at := slices.Clone(w.pieces[i].at)
	at[0].line += row - w.pieces[i].row
	return at
}

// problem returns what is wrong with the include in a row.
func (w *lineMap) problem(row int) *problem.Problem {
	if w == nil {
		return nil
	}
	return w.failed[row]
}

// in returns the line of a file for a row: where the row stands in it, or else the
// line that includes what has it; line if the file has nothing of it.
func (w *lineMap) in(path string, row, line int) int {
	for _, at := range w.spots(row) {
		if at.path == path {
			return at.line
		}
	}
	return line
}

// settle makes the rows of a slide lines of files: its own of the file that it
// begins in, those of its problems of the files that have them.
func (w *lineMap) settle(s *Slide) {
	if w == nil {
		return
	}
	if at := w.spots(s.Line); len(at) > 0 {
		s.File, s.Line = at[0].path, at[0].line
	}
	for i := range s.Problems {
		p := &s.Problems[i]
		if at := w.spots(p.Line); len(at) > 0 {
			p.File, p.Line = at[0].path, at[0].line
		}
	}
	for i := range s.Notes {
		s.Notes[i].Line = w.in(s.File, s.Notes[i].Line, s.Line)
	}
	w.blocks(s.File, s.Line, s.Blocks)
}

func (w *lineMap) blocks(path string, line int, bs []Block) {
	for i := range bs {
		bs[i].Line = w.in(path, bs[i].Line, line)
		w.blocks(path, line, bs[i].Children)
	}
}

// include shows in its place why a file could not be included.
func (m *slideBuilder) include(d directive) {
	fault := m.file.lineMap.problem(d.Line)
	if fault == nil {
		m.warnf(d.Line, "include within a list, a quote or a line does nothing").WithHint("give it a line of its own, not indented")
		return
	}
	m.errorf(d.Line, "include: %v", fault).WithHint("a file is looked for beside the one that includes it, in the deck's folder")
	m.emit(Block{Kind: Code, Line: d.Line, Step: m.here(), Align: m.align, Text: "<!-- include: " + d.Value + " -->\n" + fault.Text})
}

// beside returns the name in the deck's folder of an image, or another file, that
// stands in a row of the source. One named in an included file is looked for
// beside that file first.
func (m *slideBuilder) beside(name string, row int) string {
	if m.file.lineMap == nil || name == "" || strings.Contains(name, ":") || path.IsAbs(name) {
		return name
	}
	spots := m.file.lineMap.spots(row)
	if len(spots) == 0 {
		return name
	}
	if near := path.Join(path.Dir(spots[0].name), name); near != name && m.file.read.has(near) {
		return near
	}
	return name
}
