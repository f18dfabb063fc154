package layout

import (
	"slices"

	"revolute/internal/deck"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
)

// chooser finds the sizes of a slide's type by setting the slide in one after the
// other, the largest first.
type chooser struct {
	*composition
	body     lettering.Face // the largest that the body may have, but in a vast window
	spacious bool           // the window has room for large titles and medium bodies
	vast     bool           // it is half as large again
}

// choose returns the sizes of the largest type in which a slide stands.
func choose(v View, draws *drawings) sizes {
	c := chooser{composition: compose(v, draws, nil)}
	if smallWindow(v) {
		return c.small(sizes{})
	}
	t := &v.Look.Theme.Type
	c.spacious = v.Width >= t.Bodies[0] && v.Height >= t.Bodies[1]
	c.vast = 2*v.Width >= 3*t.Bodies[0] && 2*v.Height >= 3*t.Bodies[1]
	if c.spacious {
		c.body = c.terminalFace(min(t.Body, lettering.Medium))
	}
	if c.slide.Type != lettering.Auto {
		c.body = c.face(deck.Type{Size: c.slide.Type})
	}
	switch c.slide.Setting() {
	case "cover", "section", "statement":
		return c.statementSizes()
	case "bare":
		c.stands(sizes{})
		drawn := c.drawnRows()
		if s := (sizes{body: c.body}); c.stands(s) && 3*c.drawnRows() >= 2*drawn {
			return s
		}
		return sizes{}
	}
	return c.bodySizes(c.titleSizes())
}

// terminalFace returns the face of a size, or Small where the terminal has none.
func (c chooser) terminalFace(s lettering.Size) lettering.Face {
	f, _ := c.view.Lettering.Face(s, c.widths)
	return f
}

// face returns the face of a size that is set by hand, or the nearest that the
// terminal has: for medium condensed, or in a low window small, where six rows are many.
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
	if low := bd.view.Height < bd.look.Theme.Type.Bodies[1]; !ok && !(low && size == lettering.Medium) {
		f, _ = bd.view.Lettering.Face(lettering.Condensed, bd.widths)
	}
	return f
}

// smallWindow reports whether there is no room for anything but small type.
func smallWindow(v View) bool {
	least := v.Look.Theme.Type.Titles
	return v.Width < max(least[0], minWidth) || v.Height < max(least[1], minHeight)
}

// choice is one of the sizes that a title may have.
type choice struct {
	size  lettering.Size
	lines int // at most
}

// titleSizes returns the sizes with the largest title that leaves the body its
// place, and a small body.
func (c chooser) titleSizes() (s sizes) {
	choices := []choice{{lettering.Large, 1}, {lettering.Condensed, 1}, {lettering.Medium, 2}, {lettering.Condensed, 2}}
	if !c.spacious && !c.terminalFace(lettering.Medium).IsSmall() {
		choices = []choice{{lettering.Medium, 2}}
	}
	if c.vast {
		choices = slices.Insert(choices, 0, choice{lettering.Huge, 1})
	}
	most := c.look.Theme.Type.Title
	for _, ch := range choices {
		if f := c.terminalFace(min(ch.size, most)); f.Rows() > s.tallest.Rows() {
			s.tallest = f
		}
	}
	title := titleOf(c.slide)
	switch {
	case title == nil:
		return s
	case title.Type != deck.Type{}:
		s.title = c.face(title.Type)
		return s
	}
	drawn := 0 // rows of drawings, which a large title must not crush
	if hasDrawings(c.slide.Blocks) {
		c.stands(sizes{})
		drawn = c.drawnRows()
	}
	for _, ch := range choices {
		f := c.terminalFace(ch.size)
		if ch.size > most || f.IsSmall() || c.linesOf(title, f) > ch.lines {
			continue
		}
		if s.title = f; c.stands(s) && 2*c.drawnRows() >= drawn {
			return s
		}
	}
	s.title = lettering.Face{}
	if !c.stands(s) || 2*c.drawnRows() < drawn {
		s.tallest = s.title // the body needs the rows above it
	}
	return s
}

// bodySizes returns the sizes with the largest type of a body with which the
// slide stands.
func (c chooser) bodySizes(s sizes) sizes {
	if c.slide.Type != lettering.Auto {
		s.body = c.body
		return c.small(s)
	}
	var faces []lettering.Face
	if c.vast && c.look.Theme.Type.Body >= lettering.Large {
		faces = append(faces, c.terminalFace(lettering.Large))
	}
	faces = append(faces, c.body)
	if faces[0].IsSmall() {
		return c.small(s)
	}
	drawn := 0
	if hasDrawings(c.slide.Blocks) {
		c.stands(s)
		drawn = c.drawnRows()
	}
	for _, f := range faces {
		for _, airy := range []bool{true, false} {
			s.body, s.airy = f, airy
			if !f.IsSmall() && c.stands(s) && !c.poor && 3*c.drawnRows() >= 2*drawn {
				return s
			}
		}
	}
	s.body = lettering.Face{}
	return c.small(s)
}

// small returns the sizes with air between blocks, if there is room for it: in a low
// window only for a body of text and lists that leaves half of it empty.
func (c chooser) small(s sizes) sizes {
	low := c.view.Height < c.look.Theme.AiryRows
	if low && slices.ContainsFunc(c.slide.Blocks, func(b deck.Block) bool {
		return b.Kind != deck.Paragraph && b.Kind != deck.List && b.Kind != deck.Heading
	}) {
		return s
	}
	s.airy = true
	s.airy = c.stands(s) && !(low && 2*c.composition.body > c.clip.H)
	return s
}

// statementSizes returns the sizes of a slide of few words: its headline as large
// as it can be. What follows is read too, so that it is medium rather than the
// headline larger.
func (c chooser) statementSizes() (s sizes) {
	head := headlineOf(c.slide)
	if head != nil && head.Type != (deck.Type{}) {
		s.title, s.body, s.airy = c.face(head.Type), c.body, c.view.Height >= c.look.Theme.AiryRows
		if !c.stands(s) {
			s.body = lettering.Face{}
		}
		return s
	}
	// A word or two may be huge, a section's in any window, and more in one half as large
	// again as a spacious one.
	hugeLines := 0
	switch {
	case c.vast:
		hugeLines = 4
	case c.spacious, c.slide.Setting() == "section":
		hugeLines = 1
	}
	for _, rest := range []lettering.Face{c.body, {}} {
		for size := c.look.Theme.Type.Statement; size > lettering.Small; size-- {
			f := c.terminalFace(size)
			if f.IsSmall() || size == lettering.Huge && c.linesOf(head, f) > hugeLines || size < lettering.Condensed && !rest.IsSmall() {
				continue
			}
			for _, airy := range []bool{true, false} {
				if s = (sizes{title: f, body: rest, airy: airy}); c.stands(s) && !c.poor {
					return s
				}
			}
		}
	}
	s = sizes{body: c.body, airy: c.view.Height >= 16}
	if !c.stands(s) || c.poor {
		s.body = lettering.Face{}
	}
	return s
}

// stands reports whether the slide fits its window in these sizes.
func (c chooser) stands(s sizes) bool {
	c.sizes, c.scroll, c.notes = s, 0, footnotes{}
	c.place()
	return c.composition.body <= c.clip.H
}

// linesOf returns how many lines a title has in a face; many, where the face
// lacks a character or a word would be broken.
func (c chooser) linesOf(h *deck.Block, f lettering.Face) int {
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

// hasDrawings reports whether there is a drawing or an image among blocks.
func hasDrawings(blocks []deck.Block) bool {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == deck.Drawing || b.Kind == deck.Picture || hasDrawings(b.Children) {
			return true
		}
	}
	return false
}
