package layout

import (
	"revolute/internal/deck"
	"revolute/internal/lettering"
)

// sizes is what is chosen for a slide as a whole, with all its steps shown, so
// that no step changes a size.
type sizes struct {
	title, body lettering.Face
	tallest     lettering.Face // of the titles that the window has room for: the body begins under it
	airy        bool           // more room between blocks
}

// Type is the sizes of type in which a slide was set.
type Type struct{ Title, Body lettering.Size }

// sizesOf returns the sizes of a slide's type. Slides of one title that follow
// one another, of which each goes on with the one before, share theirs.
func (l *Layouts) sizesOf(v View) sizes {
	first, last := group(v.Deck, v.Pos.Slide, v.Lang)
	chosen := l.own(v)
	for i := first; i <= last; i++ {
		if i != v.Pos.Slide {
			other := v
			other.Pos.Slide = i
			own := l.own(other)
			if own.title.Size() < chosen.title.Size() {
				chosen.title = own.title
			}
			if own.body.Size() < chosen.body.Size() {
				chosen.body = own.body
			}
			chosen.airy = chosen.airy && own.airy
		}
	}
	return chosen
}

// own returns the sizes that a slide would have alone.
func (l *Layouts) own(v View) sizes {
	v.Pos.Step, v.Scroll, v.Since, v.Entered, v.Still = 1<<20, 0, 0, 0, true
	v.Hint, v.Warns, v.Clock, v.Loads = "", false, "", nil
	return l.types.Get(v, func() (s sizes) {
		defer func() {
			if recover() != nil { // Layout shows what is wrong
				s = sizes{}
			}
		}()
		return choose(v, l.draws)
	})
}

// longestGroup is how many slides to each side share a size.
const longestGroup = 12

// group returns the first and the last of the slides around one that have its
// title.
func group(d *deck.Deck, slide int, lang string) (first, last int) {
	first, last = slide, slide
	name := groupName(d.Slide(slide, lang))
	if name == "" {
		return first, last
	}
	for first > 0 && slide-first < longestGroup && groupName(d.Slide(first-1, lang)) == name {
		first--
	}
	known, _ := d.Known()
	for last+1 < known && last-slide < longestGroup && groupName(d.Slide(last+1, lang)) == name {
		last++
	}
	return first, last
}

// groupName returns the title of a slide that stands above a body; "" if it has
// none.
func groupName(s *deck.Slide) string {
	h := titleOf(s)
	if h == nil || s.Setting() != "" {
		return ""
	}
	return deck.Plain(h.Spans)
}
