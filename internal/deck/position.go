package deck

import (
	"fmt"
	"strconv"
	"strings"
)

// SectionOf returns the number of the section that holds a slide.
func (d *Deck) SectionOf(slide int) int {
	c := d.found.now()
	if slide >= c.known {
		c = d.found.all()
	}
	return c.sectionOf(slide)
}

// Has reports whether there is a slide i. Unlike Len it does not parse a large
// deck to its end for one of its first slides.
func (d *Deck) Has(i int) bool { return i >= 0 && (i < d.found.now().known || i < d.Len()) }

// Clamp returns the position nearest to p that exists.
func (d *Deck) Clamp(p Pos, lang string) Pos {
	if p.Slide = max(0, p.Slide); !d.Has(p.Slide) {
		p.Slide = max(0, d.Len()-1)
	}
	p.Step = max(0, min(p.Step, d.Slide(p.Slide, lang).Steps-1))
	return p
}

// Next returns the step after p, or the first one of the next slide; false at the
// end.
func (d *Deck) Next(p Pos, lang string) (Pos, bool) {
	p = d.Clamp(p, lang)
	if p.Step+1 < d.Slide(p.Slide, lang).Steps {
		return Pos{p.Slide, p.Step + 1}, true
	}
	if d.Has(p.Slide + 1) {
		return Pos{p.Slide + 1, 0}, true
	}
	return p, false
}

// Prev returns the step before p, or the last one of the slide before, where the
// front matter does not say the first one; false at the start.
func (d *Deck) Prev(p Pos, lang string) (Pos, bool) {
	p = d.Clamp(p, lang)
	if p.Step > 0 {
		return Pos{p.Slide, p.Step - 1}, true
	}
	if p.Slide > 0 && d.Meta.BackToStart {
		return Pos{Slide: p.Slide - 1}, true
	}
	if p.Slide > 0 {
		return Pos{p.Slide - 1, d.Slide(p.Slide-1, lang).Steps - 1}, true
	}
	return p, false
}

// Find returns the place that a person names, counted from 1: "5" is the fifth
// slide, "5.2" its second step, "why/results" the slide of that ID, "why" a section,
// anything else the start of a heading, or a part of one.
func (d *Deck) Find(at string) (Pos, error) {
	at = strings.TrimSpace(at)
	if p, ok, err := d.number(at); ok {
		return p, err
	}
	if i, ok := d.ByID(at); ok {
		return Pos{Slide: i}, nil
	}
	want := fold(at)
	for _, s := range d.Sections() {
		for _, title := range s.Title {
			if want != "" && (fold(title) == want || fold(s.Name) == want) {
				return Pos{Slide: s.First}, nil
			}
		}
	}
	part := -1 // the first slide whose title has it within
	for i := 0; want != "" && i < d.Len(); i++ {
		for _, lang := range d.Languages {
			title := fold(d.Slide(i, lang).Title())
			if strings.HasPrefix(title, want) {
				return Pos{Slide: i}, nil
			}
			if part < 0 && strings.Contains(title, want) {
				part = i
			}
		}
	}
	if part >= 0 {
		return Pos{Slide: part}, nil
	}
	return Pos{}, fmt.Errorf("no slide, section or heading %q", at)
}

// number reads "5" and "5.2"; ok says that at is such a number.
func (d *Deck) number(at string) (p Pos, ok bool, err error) {
	slide, step, dotted := strings.Cut(at, ".")
	p.Slide, err = strconv.Atoi(slide)
	if err != nil {
		return p, false, nil
	}
	p.Step = 1
	if dotted {
		if p.Step, err = strconv.Atoi(step); err != nil {
			return p, false, nil
		}
	}
	p.Slide, p.Step = p.Slide-1, p.Step-1
	switch {
	case p.Slide < 0 || p.Slide >= d.Len():
		return p, true, fmt.Errorf("no slide %s: the deck has %s", slide, plural(d.Len(), "slide"))
	case p.Step < 0 || p.Step >= d.steps(p.Slide):
		return p, true, fmt.Errorf("no step %s: slide %s has %s", step, slide, plural(d.steps(p.Slide), "step"))
	}
	return p, true, nil
}

// steps returns how many steps a slide has, in the language where it has most.
func (d *Deck) steps(slide int) int {
	n := 1
	for _, lang := range d.Languages {
		n = max(n, d.Slide(slide, lang).Steps)
	}
	return n
}

// fold makes headings comparable: lower case, without ? ! and such at the end.
func fold(s string) string {
	return strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), "?!.:？！。：")
}
