package deck

import (
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
	for i := range d.parts {
		for _, f := range d.parts[i].files {
			slides := f.divided.all().slides
			for j := range slides {
				slides[j].Store(nil)
			}
		}
	}
}

// Len returns the number of slides: at least 1. A large file is parsed to its
// end for it; see Known.
func (d *Deck) Len() int {
	if len(d.Sections) == 0 {
		return 0
	}
	last := len(d.Sections) - 1
	return d.Sections[last].First + d.Count(last)
}

// Known returns how many slides have been found, and reports whether these are
// all. Opening a large file finds only the first ones; the rest is found when
// Len, or a slide that comes later, is asked for.
func (d *Deck) Known() (n int, all bool) {
	last := len(d.Sections) - 1
	all = true
	for _, f := range d.parts[last].files {
		n = max(n, len(f.divided.now.Load().slides))
		all = all && f.divided.complete()
	}
	return d.Sections[last].First + n, all
}

// known returns how many slides have been found.
func (d *Deck) known() int {
	n, _ := d.Known()
	return n
}

// Count returns the number of slides of a section, in the language that has
// most.
func (d *Deck) Count(section int) int {
	n := 0
	for _, f := range d.parts[section].files {
		n = max(n, f.length())
	}
	return n
}

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
	if i = max(0, i); i >= d.known() {
		i = min(i, d.Len()-1)
	}
	section := d.SectionOf(i)
	i -= d.Sections[section].First
	return d.slideOf(d.fileOf(section, i, lang), i)
}

// fileOf returns the file of a section in lang, or else in the first language in
// which it has slide i of the section.
func (d *Deck) fileOf(section, i int, lang string) *file {
	p := &d.parts[section]
	if f := p.in(lang); f != nil && f.has(i) {
		return f
	}
	for _, l := range d.order(d.Match(lang)) {
		if f := p.in(l); f != nil && f.has(i) {
			return f
		}
	}
	for _, f := range p.files {
		if f.has(i) {
			return f
		}
	}
	panic("deck: a section that is longer than its files")
}

// slideOf returns slide i of a file.
func (d *Deck) slideOf(f *file, i int) *Slide {
	division := f.divided.upTo(i)
	at := division.slides[i]
	if s := at.Load(); s != nil {
		return s
	}
	s := d.parse(f, division, i)
	if at.CompareAndSwap(nil, s) {
		d.kept.keep(at)
		return s
	}
	if first := at.Load(); first != nil { // of another viewer who asked at the same time
		return first
	}
	return s
}
