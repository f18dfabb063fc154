package deck

import (
	"bytes"
	"math"
	"sort"
	"sync"
	"sync/atomic"

	"revolute/internal/deck/markdown"
	"revolute/internal/problem"
)

// content is the slides of a deck, or at first only some of them.
type content struct {
	sections []Section
	parts    []part // the files of each section
	problems []problem.Problem
	known    int  // how many slides are as they are in the whole deck
	more     bool // there are others
}

// part is what a section is made of: its file in each language.
type part struct {
	langs []string // in the order of their file names
	files []*file
}

// in returns the section's file in lang, or nil.
func (p *part) in(lang string) *file {
	for i, l := range p.langs {
		if l == lang {
			return p.files[i]
		}
	}
	return nil
}

// add adds a section. Where it begins is not known after one of which not all slides
// are.
func (c *content) add(s Section, p part) {
	if s.First = c.known; c.more {
		s.First = math.MaxInt
	}
	c.sections, c.parts = append(c.sections, s), append(c.parts, p)
	if c.more {
		return
	}
	most, sure := 0, math.MaxInt
	for _, f := range p.files {
		if n := len(f.division.slides); f.division.more {
			c.more, sure = true, min(sure, n)
		} else {
			most = max(most, n)
		}
	}
	if c.more {
		most = sure
	}
	c.known += most
}

// sectionOf returns the number of the section that holds a slide.
func (c *content) sectionOf(slide int) int {
	n := sort.Search(len(c.sections), func(i int) bool { return c.sections[i].First > slide })
	return max(n-1, 0)
}

// count returns the number of slides of a section, in the language that has most.
func (c *content) count(section int) int {
	n := 0
	for _, f := range c.parts[section].files {
		n = max(n, len(f.division.slides))
	}
	return n
}

// found is the slides of a deck that have been found: at first, of a large one, only
// those that stand at its beginning, once somebody asks for more all of them.
type found struct {
	content atomic.Pointer[content]
	mu      sync.Mutex
	sources []*source
	rest    func(begun *content) *content // finds all; nil: all are found
}

// defines reports whether a file that has been begun may define one of the labels. It
// reads the rest of the file, but does not parse it.
func (f *found) defines(path string, labels []string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sources {
		if s.path == path {
			return s.readRest() != nil || markdown.Defines(s.src, labels)
		}
	}
	return true // all slides have been found meanwhile
}

// now returns the slides that have been found.
func (f *found) now() *content { return f.content.Load() }

// all returns all slides of the deck.
func (f *found) all() *content {
	if c := f.content.Load(); !c.more {
		return c
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if begun := f.content.Load(); begun.more {
		f.content.Store(f.rest(begun))
		f.rest, f.sources = nil, nil
	}
	return f.content.Load()
}

// finish finds all slides of a deck of which only the beginning has been read. If the
// rest cannot be read, the slides found so far are all there are.
func (d *Deck) finish(sources []*source, begun *content) *content {
	b := builder{read: d.read}
	if err := b.whole(sources); err != nil {
		c := &content{known: begun.known, problems: append(begun.problems, *problem.From(err))}
		for i, s := range begun.sections {
			if s.First < begun.known {
				c.sections, c.parts = append(c.sections, s), append(c.parts, begun.parts[i])
			}
		}
		return c
	}
	c := b.content(d)
	for i, p := range begun.parts[:min(len(begun.parts), len(c.parts))] {
		for j, f := range p.files {
			if g := c.parts[i].in(p.langs[j]); g != nil {
				g.division.keep(g.src, f.division, f.src)
			}
		}
	}
	return c
}

// keep takes the slides over that have been parsed of the first ones, where these are
// the same.
func (d *division) keep(src []byte, first *division, begun []byte) {
	if d.cover != first.cover {
		return
	}
	for i := range min(len(d.slides), len(first.slides)) {
		at := i
		if d.cover {
			at--
		}
		if at >= 0 && (d.chunks[at] != first.chunks[at] || !bytes.HasPrefix(src, begun[:d.chunks[at].end])) {
			return
		}
		d.slides[i] = first.slides[i]
	}
}
