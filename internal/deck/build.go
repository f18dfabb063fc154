package deck

import (
	"bytes"
	"maps"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/parser"

	"revolute/internal/problem"
)

// builder puts a deck together.
type builder struct {
	read     reader
	parts    []buildPart
	names    int      // of files, without their languages
	langs    []string // of the files
	problems []problem.Problem
}

// buildPart is a part of a deck that becomes a section if it has slides.
type buildPart struct {
	part
	key, word string
}

// whole adds all that the sources hold.
func (b *builder) whole(sources []*source) error {
	for _, s := range sources {
		if err := s.readRest(); err != nil {
			return unreadable(s.path, err)
		}
		text, warning, fault := utf8Text(s.path, s.src)
		if fault != nil {
			return fault
		}
		f, problems, err := readFile(s.path, text, b.read)
		if err != nil {
			return err
		}
		b.problems = append(b.problems, problems...)
		if warning != nil {
			b.problems = append(b.problems, *warning)
		}
		if includes := f.includes(f.head.end, f.head.lines+1); len(includes) > 0 {
			f.expandIncludes(s.name.name, includes)
		}
		f.divide(b.isFirst(s))
		b.add(s, f)
	}
	return nil
}

// begin adds what the beginnings of the sources hold, and reports whether they say
// what the first slides are. Languages and front matter are those of the whole deck.
func (b *builder) begin(sources []*source) bool {
	size := int64(0)
	for _, s := range sources {
		size += s.size
	}
	if size < fewBytes {
		return false
	}
	for _, s := range sources {
		most := headBytes
		if b.isFirst(s) {
			most = beginning
		}
		text, ok := s.lines(most)
		if !ok {
			return false
		}
		f, _, err := readFile(s.path, text, b.read)
		if err != nil {
			return false
		}
		all := s.rest == nil && len(s.src) <= most
		switch {
		case b.isFirst(s):
			if !f.divideFirst(all) {
				return false
			}
		case !all && f.head.end == 0 && bytes.HasPrefix(bytes.TrimLeft(text, " \t\n"), []byte("---")):
			return false // the front matter may be longer
		default:
			f.division = &division{more: true}
		}
		b.add(s, f)
	}
	return true
}

// isFirst reports whether a source is of the deck's first section, which may begin
// with a cover made of the front matter.
func (b *builder) isFirst(s *source) bool { return len(b.parts) == 0 || b.parts[0].key == s.name.key }

// add adds a file in its language to the parts of the deck, one for each section that
// begins within it.
func (b *builder) add(s *source, f *file) {
	lang := s.name.lang
	if lang == "" {
		lang = f.front.lang
	}
	for i, in := range f.sections() {
		key, word := s.name.key, s.name.word()
		if i > 0 {
			key, word = key+"#"+strconv.Itoa(i), in.front.section
		}
		at := slices.IndexFunc(b.parts, func(p buildPart) bool { return p.key == key })
		if at < 0 {
			if i == 0 {
				b.names++
			}
			at = len(b.parts)
			b.parts = append(b.parts, buildPart{key: key, word: word})
		}
		p := &b.parts[at]
		if old := p.in(lang); old != nil {
			b.problems = append(b.problems, *problem.Warningf(s.path, 1, "%s is the same section in the same language", old.path).WithHint("only the first is shown"))
			return
		}
		p.langs, p.files = append(p.langs, lang), append(p.files, in)
	}
	b.langs = append(b.langs, lang)
}

// content returns the sections and slides of what has been added, for a deck whose
// languages and named links are known.
func (b *builder) content(d *Deck) *content {
	named := make([]parser.Reference, 0, len(d.Meta.Links))
	for _, name := range slices.Sorted(maps.Keys(d.Meta.Links)) {
		named = append(named, parser.NewReference([]byte(name), []byte(d.Meta.Links[name]), nil))
	}
	c := &content{problems: b.problems}
	for _, p := range b.parts {
		for _, f := range p.files {
			if f.division.begun { // the rest of the file may define the name
				f.division.named = named
			} else {
				f.division.refs = slices.Concat(f.division.refs, named)
			}
		}
		if slices.ContainsFunc(p.files, func(f *file) bool { return f.has(0) || f.division.more }) {
			c.add(b.section(d, p), p.part)
		}
	}
	if len(c.sections) == 0 { // every deck has a first slide
		p := b.parts[0]
		p.files[0].division = &division{chunks: []chunk{{line: 1}}, slides: newSlots(1)}
		c.add(b.section(d, p), p.part)
		c.problems = append(c.problems, *problem.Warningf(p.files[0].path, 1, "the deck has no slide"))
	}
	return c
}

// section returns the section that a part becomes.
func (b *builder) section(d *Deck, p buildPart) Section {
	s := Section{Name: p.word, Title: map[string]string{}}
	title := p.word
	if b.names == 1 {
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
	return s
}

// deck returns the deck. Its Meta is what the front matter of the first file says, in
// the first language that says it, and the named links of all files.
func (b *builder) deck(name string) *Deck {
	d := &Deck{Name: name, Languages: orderLanguages(b.langs), read: b.read}
	var links map[string]string
	for _, p := range b.parts {
		for _, f := range p.files {
			for name, address := range f.front.meta.Links {
				if links == nil {
					links = map[string]string{}
				}
				if links[name] == "" {
					links[name] = address
				}
			}
		}
	}
	d.Meta = b.meta(append(slices.Clone(d.Languages), ""), links)
	d.metas = make(map[string]Meta, len(d.Languages))
	for _, lang := range d.Languages {
		d.metas[lang] = b.meta(d.order(lang), links)
	}
	d.found.content.Store(b.content(d))
	return d
}

// meta returns what the first file says, in the first of langs that says it.
func (b *builder) meta(langs []string, links map[string]string) Meta {
	m := Meta{Links: links}
	set := func(to *string, s string) {
		if *to == "" {
			*to = s
		}
	}
	for _, lang := range langs {
		file := b.parts[0].in(lang)
		if file == nil {
			continue
		}
		f := &file.front
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
	return m
}

// order returns the languages in which a slide is looked for: the wanted one, then
// files without language, then the deck's.
func (d *Deck) order(lang string) []string {
	return append([]string{lang, ""}, d.Languages...)
}
