package deck

import (
	"slices"
	"sync"
	"sync/atomic"
)

// maxKept is how many parsed slides a deck holds at a time. All of any talk;
// of a deck of thousands, those asked for last.
const maxKept = 2048

// keeper holds the slides parsed last, in a ring.
type keeper struct {
	mu   sync.Mutex
	ring []*atomic.Pointer[Slide]
	next int
}

// keep notes that the slide at p was parsed, and drops the oldest one if there
// are too many.
func (k *keeper) keep(p *atomic.Pointer[Slide]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.ring) < maxKept {
		k.ring = append(k.ring, p)
		return
	}
	k.ring[k.next].Store(nil)
	k.ring[k.next] = p
	k.next = (k.next + 1) % maxKept
}

// DropNotes has the deck forget its notes, which are not for everybody. It is
// called before the deck is shared.
func (d *Deck) DropNotes() {
	d.silent = true
	for _, p := range d.found.now().parts {
		for _, f := range p.files {
			for _, s := range f.division.slides {
				s.Store(nil)
			}
		}
	}
}

// Len returns the number of slides: at least 1. A large deck is parsed to its
// end for it; see Known.
func (d *Deck) Len() int { return d.found.all().known }

// Known returns how many slides have been found, and reports whether these are
// all. Opening a large deck finds only the first ones; the rest is found when
// Len, or a slide that comes later, is asked for.
func (d *Deck) Known() (n int, all bool) {
	c := d.found.now()
	return c.known, !c.more
}

// Sections returns the deck's sections. A large deck is parsed to its end for them.
func (d *Deck) Sections() []Section { return d.found.all().sections }

// KnownSections returns the sections that have been found: those that begin within a
// large file may not be among them, and where a section begins is math.MaxInt if it
// is not known yet.
func (d *Deck) KnownSections() []Section { return d.found.now().sections }

// Count returns the number of slides of a section, in the language that has
// most.
func (d *Deck) Count(section int) int { return d.found.all().count(section) }

// MetaIn returns the deck's Meta in language lang, with what only another language
// says taken from there.
func (d *Deck) MetaIn(lang string) Meta {
	if m, ok := d.metas[lang]; ok {
		return m
	}
	return d.metas[d.Match(lang)]
}

// Slide returns slide i in language lang, or in the first language that has it. It
// is parsed at first use and then shared; it is not to be changed. An i out of
// range gives the nearest slide.
func (d *Deck) Slide(i int, lang string) *Slide {
	i = max(0, i)
	if c := d.found.now(); i < c.known {
		if s, ok := d.slideOf(d.place(c, i, lang)); ok {
			return s
		}
	}
	c := d.found.all()
	s, _ := d.slideOf(d.place(c, min(i, c.known-1), lang))
	return s
}

// place returns where slide i stands: the file in lang, or else in the first language
// in which its section has the slide, and its number there.
func (d *Deck) place(c *content, i int, lang string) (f *file, number int) {
	section := c.sectionOf(i)
	i -= c.sections[section].First
	p := &c.parts[section]
	if f := p.in(lang); f != nil && f.has(i) {
		return f, i
	}
	for _, l := range d.order(d.Match(lang)) {
		if f := p.in(l); f != nil && f.has(i) {
			return f, i
		}
	}
	for _, f := range p.files {
		if f.has(i) {
			return f, i
		}
	}
	panic("deck: a section that is longer than its files")
}

// slideOf returns slide i of a file. It reports false if the slide refers to what the
// rest of the file defines.
func (d *Deck) slideOf(f *file, i int) (*Slide, bool) {
	at := f.division.slides[i]
	if s := at.Load(); s != nil {
		return s, true
	}
	s, missing := d.parse(f, i, f.division.refs)
	if f.division.begun && len(missing) > 0 {
		if d.found.defines(f.path, missing) {
			return s, false
		}
		s, _ = d.parse(f, i, slices.Concat(f.division.refs, f.division.named))
	}
	if at.CompareAndSwap(nil, s) {
		d.kept.keep(at)
		return s, true
	}
	if first := at.Load(); first != nil { // of another viewer who asked at the same time
		return first, true
	}
	return s, true
}

// Setting returns the layout in which the slide is set: its own, or else what its
// blocks are. A heading alone is a statement, and so is a quotation with nothing but
// its author.
func (s *Slide) Setting() string {
	if s.Layout != "" || len(s.Blocks) == 0 {
		return s.Layout
	}
	quotes := 0
	for i := range s.Blocks {
		switch b := &s.Blocks[i]; {
		case b.Kind == Heading && len(s.Blocks) == 1:
			return "statement"
		case b.Kind == Quote && b.Info.Lang == "":
			quotes++
		case b.Kind != Paragraph:
			return ""
		}
	}
	if quotes == 1 && len(s.Blocks) <= 2 {
		return "statement"
	}
	return ""
}
