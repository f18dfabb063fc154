package layout

import (
	"revolute/internal/deck"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
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

func (s sizes) kind() Type { return Type{s.title.Size(), s.body.Size()} }

// choice is one of the sizes that a title may have.
type choice struct {
	size  lettering.Size
	lines int // at most
}

// sizesOf returns the sizes of a slide's type. Slides of one title that follow
// one another, of which each goes on with the one before, share theirs.
func (l *Layouts) sizesOf(v View) sizes {
	first, last := group(v.Deck, v.Pos.Slide, v.Lang)
	chosen := l.own(v)
	for i := first; i <= last; i++ {
		if i != v.Pos.Slide {
			other := v
			other.Pos.Slide = i
			chosen = chosen.least(l.own(other))
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

// face returns the face of a size that is set by hand, or the nearest that the
// terminal has.
func (bd *builder) face(t deck.Type) lettering.Face {
	if smallWindow(bd.view) {
		return lettering.Face{}
	}
	size := t.Size
	if t.Scale > 0 {
		scaled := lettering.Scaled(t.Scale)
		if bd.view.Graphics.TextSize && bd.widths == typeset.Narrow {
			return scaled
		}
		size = scaled.Size()
	}
	f, ok := bd.view.Lettering.Face(size, bd.widths)
	if !ok {
		f, _ = bd.view.Lettering.Face(lettering.Condensed, bd.widths)
	}
	return f
}

// smallWindow reports whether there is no room for anything but small type.
func smallWindow(v View) bool {
	least := v.Look.Theme.Type.Titles
	return v.Width < max(least[0], minWidth) || v.Height < max(least[1], minHeight)
}

// least returns the smaller sizes of two slides.
func (s sizes) least(o sizes) sizes {
	if o.title.Size() < s.title.Size() {
		s.title = o.title
	}
	if o.body.Size() < s.body.Size() {
		s.body = o.body
	}
	s.airy = s.airy && o.airy
	return s
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
	if h == nil || layoutOf(s) != "" {
		return ""
	}
	return deck.Plain(h.Spans)
}

// choose finds the largest type in which a slide stands.
func choose(v View, draws *drawings) sizes {
	c := compose(v, draws, nil)
	t := v.Look.Theme
	face := func(s lettering.Size) lettering.Face {
		f, _ := v.Lettering.Face(s, c.widths)
		return f
	}
	s := sizes{airy: v.Height >= t.AiryRows}
	if smallWindow(v) {
		s.airy = s.airy && c.stands(s)
		return s
	}
	spacious := v.Width >= t.Type.Bodies[0] && v.Height >= t.Type.Bodies[1]
	body := lettering.Face{}
	if spacious {
		body = face(min(t.Type.Body, lettering.Medium))
	}
	if c.slide.Type != lettering.Auto {
		body = c.face(deck.Type{Size: c.slide.Type})
	}
	switch c.layoutName() {
	case "cover", "section", "statement":
		return c.chooseStatement(s, body, face, spacious)
	case "bare":
		s.airy = false
		if s.body = body; !c.stands(s) {
			s.body = lettering.Face{}
		}
		return s
	}
	choices := []choice{{lettering.Large, 1}, {lettering.Condensed, 1}, {lettering.Medium, 2}, {lettering.Condensed, 2}}
	if medium := face(lettering.Medium); !spacious && !medium.IsSmall() {
		choices = []choice{{lettering.Medium, 2}}
	}
	for _, ch := range choices {
		if f := face(min(ch.size, t.Type.Title)); f.Rows() > s.tallest.Rows() {
			s.tallest = f
		}
	}
	s.airy = false
	title := titleOf(c.slide)
	if title != nil && title.Type != (deck.Type{}) {
		s.title = c.face(title.Type)
		return c.chooseBody(s, body)
	}
	drawn := 0 // rows of drawings, which a large title must not crush
	if title != nil && hasDrawings(c.slide.Blocks) {
		plain := s
		plain.tallest = lettering.Face{}
		c.stands(plain)
		drawn = c.drawnRows()
	}
	for _, ch := range choices {
		if title == nil || ch.size > t.Type.Title {
			continue
		}
		s.title = face(ch.size)
		if !s.title.IsSmall() && c.titleLines(title, s.title) <= ch.lines && c.stands(s) && 2*c.drawnRows() >= drawn {
			break
		}
		s.title = lettering.Face{}
	}
	if title != nil && s.title.IsSmall() && (!c.stands(s) || 2*c.drawnRows() < drawn) {
		s.tallest = s.title
	}
	return c.chooseBody(s, body)
}

// hasDrawings reports whether there is a drawing or an image among blocks.
func hasDrawings(blocks []deck.Block) bool {
	for i := range blocks {
		if countDrawings(&blocks[i]) > 0 {
			return true
		}
	}
	return false
}

// chooseBody returns the sizes with the largest type of a body with which it
// stands.
func (c *composition) chooseBody(s sizes, body lettering.Face) sizes {
	if c.slide.Type != lettering.Auto {
		s.body = body
		s.airy = c.view.Height >= c.look.Theme.AiryRows
		s.airy = s.airy && c.stands(s)
		return s
	}
	small, drawn := s, 0
	if hasDrawings(c.slide.Blocks) {
		c.stands(small)
		drawn = c.drawnRows()
	}
	if !body.IsSmall() {
		for _, airy := range []bool{true, false} {
			if s.body, s.airy = body, airy; c.stands(s) && !c.poor && 3*c.drawnRows() >= 2*drawn {
				return s
			}
		}
	}
	small.airy = c.view.Height >= c.look.Theme.AiryRows
	small.airy = small.airy && c.stands(small)
	return small
}

// chooseStatement returns the sizes of a slide of few words: its headline as
// large as it can be, the rest medium or small.
func (c *composition) chooseStatement(s sizes, body lettering.Face, face func(lettering.Size) lettering.Face, spacious bool) sizes {
	head := headlineOf(c.slide)
	if head != nil && head.Type != (deck.Type{}) {
		s.title, s.body = c.face(head.Type), body
		if !c.stands(s) {
			s.body = lettering.Face{}
		}
		return s
	}
	most, lines := c.look.Theme.Type.Statement, 1 // of huge letters
	if bodies := c.look.Theme.Type.Bodies; 2*c.view.Width >= 3*bodies[0] && 2*c.view.Height >= 3*bodies[1] {
		lines = 4
	}
	for _, rest := range []lettering.Face{body, {}} { // what follows is read too: it is medium rather than the headline larger
		for size := lettering.Huge; size > lettering.Small; size-- {
			f := face(size)
			switch {
			case size > most, f.IsSmall():
				continue
			case size == lettering.Huge && (!spacious || c.titleLines(head, f) > lines):
				continue
			case size < lettering.Condensed && !rest.IsSmall():
				continue
			}
			for _, airy := range []bool{true, false} {
				if s.title, s.body, s.airy = f, rest, airy; c.stands(s) && !c.poor {
					return s
				}
			}
		}
	}
	s.title, s.body, s.airy = lettering.Face{}, body, c.view.Height >= 16
	if !c.stands(s) || c.poor {
		s.body = lettering.Face{}
	}
	return s
}

// stands reports whether the slide fits its window in these sizes.
func (c *composition) stands(s sizes) bool {
	c.sizes, c.scroll, c.notes = s, 0, footnotes{}
	c.place()
	return c.body <= c.clip.H
}

// titleLines returns how many lines a title has in a face; many, where the face
// lacks a character or a word would be broken.
func (c *composition) titleLines(h *deck.Block, f lettering.Face) int {
	const many = 1 << 10
	if h == nil {
		return many
	}
	text := c.join(h.Spans, c.look.Canvas(), true).text
	c.runs = c.runs[:0]
	if !f.Covers(text) {
		return many
	}
	lines := f.Widths(c.widths).Balanced(nil, text, f.Measure(c.view.Width-2*c.x))
	if breaksWords(text, lines) {
		return many
	}
	return len(lines)
}

// drawnRows returns the rows of all drawings and images.
func (c *composition) drawnRows() int {
	rows := 0
	for i := range c.items {
		if c.items[i].drawing != nil {
			rows += c.items[i].h
		}
	}
	return rows
}
