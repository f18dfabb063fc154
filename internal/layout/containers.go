package layout

import (
	"slices"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// gutter is the number of columns between two of a slide's columns, cardGutter
// that between two cards.
const (
	gutter     = 4
	cardGutter = 2
)

// narrowest is the least width of a column, and of a card; narrower ones are
// stacked.
const (
	narrowest     = 18
	narrowestCard = 22
)

// part is what has been set of one part of a container.
type part struct {
	from, to int // its marks
	middles  []middle
	y, h     int
}

// setPart sets one part of a container at x, y.
func (s *setter) setPart(b *deck.Block, x, y, measure int, align deck.Align) part {
	p := part{from: len(s.marks), y: y}
	mids := len(s.middles)
	p.h = s.block(b, x, y, measure, align)
	p.to = len(s.marks)
	p.middles = slices.Clone(s.middles[mids:])
	s.middles = s.middles[:mids]
	return p
}

// settle moves what stands in a part to the middle or the bottom of so many
// rows, where that is wished.
func (s *setter) settle(p part, height int) {
	free, moved := max(0, height-p.h), 0
	for i, m := range p.middles {
		end := p.y + p.h
		if i+1 < len(p.middles) {
			end = p.middles[i+1].y
		}
		by := 0
		switch m.place {
		case deck.InMiddle:
			by = (height-(end-m.y))/2 - (m.y - p.y)
		case deck.AtBottom:
			by = free
		}
		by = min(max(by-moved, 0), free-moved)
		for j := m.mark; j < p.to; j++ {
			s.marks[j].y += by
		}
		moved += by
	}
}

// columns sets groups of blocks side by side by weight, or one under the other
// where they would be too narrow.
func (s *setter) columns(b *deck.Block, x, y, measure int, align deck.Align) int {
	apart := gutter
	if b.Gutter >= 0 {
		apart = b.Gutter
	}
	widths := shares(b.Weights, len(b.Children), measure-apart*(len(b.Children)-1))
	for _, w := range widths {
		if w < narrowest {
			mids := len(s.middles)
			h := s.blocks(b.Children, x, y, measure, align)
			s.middles = s.middles[:mids]
			return h
		}
	}
	height := 0
	parts := make([]part, len(b.Children))
	for i := range b.Children {
		parts[i] = s.setPart(&b.Children[i], x, y, widths[i], align)
		height = max(height, parts[i].h)
		x += widths[i] + apart
	}
	for _, p := range parts {
		s.settle(p, height)
	}
	return height
}

// rows sets groups of blocks one under the other, each in its share of the
// height that is left; as high as they are where that is more.
func (s *setter) rows(b *deck.Block, x, y, measure int, align deck.Align) int {
	apart := 1
	if b.Gutter >= 0 {
		apart = b.Gutter
	}
	parts := make([]part, len(b.Children))
	need := apart * (len(parts) - 1)
	at := y
	for i := range b.Children {
		parts[i] = s.setPart(&b.Children[i], x, at, measure, align)
		at += parts[i].h + apart
		need += parts[i].h
	}
	room := s.height - y
	heights := make([]int, len(parts))
	for i, p := range parts {
		heights[i] = p.h
	}
	if s.spread && room > need {
		s.shared = true
		heights = stretch(b.Weights, heights, room-apart*(len(parts)-1))
	}
	top := y
	for i, p := range parts {
		for j := p.from; j < p.to; j++ {
			s.marks[j].y += top - p.y
		}
		for j := range p.middles {
			p.middles[j].y += top - p.y
		}
		p.y = top
		s.settle(p, heights[i])
		top += heights[i] + apart
	}
	return top - apart - y
}

// stretch gives each of several parts its share of room by weight, but at least
// what it needs.
func stretch(weights, need []int, room int) []int {
	out := make([]int, len(need))
	fixed := make([]bool, len(need))
	for {
		left, open := room, []int{}
		for i := range need {
			if fixed[i] {
				left -= need[i]
			} else {
				open = append(open, i)
			}
		}
		w := make([]int, len(open))
		for j, i := range open {
			if w[j] = 1; i < len(weights) {
				w[j] = weights[i]
			}
		}
		again := false
		for j, n := range shares(w, len(open), left) {
			i := open[j]
			if out[i] = n; n < need[i] {
				out[i], fixed[i], again = need[i], true, true
			}
		}
		if !again {
			return out
		}
	}
}

// cards sets groups of blocks as cards of one height, side by side as far as
// there is room.
func (s *setter) cards(b *deck.Block, x, y, measure int, align deck.Align) int {
	apart := cardGutter
	if b.Gutter >= 0 {
		apart = b.Gutter
	}
	n := len(b.Children)
	abreast := min(n, max(1, (measure+apart)/(narrowestCard+apart)))
	lines := (n + abreast - 1) / max(1, abreast)
	abreast = (n + lines - 1) / max(1, lines)
	widths := shares(nil, abreast, measure-apart*(abreast-1))
	top := y
	for first := 0; first < n; first += abreast {
		if first > 0 {
			y++
		}
		y += s.cardRow(b.Children[first:min(n, first+abreast)], x, y, widths, apart, align)
	}
	return y - top
}

// cardRow sets cards side by side.
func (s *setter) cardRow(cards []deck.Block, x, y int, widths []int, apart int, align deck.Align) int {
	inset, air := 2, 0
	if s.roomy {
		inset, air = 3, 1
	}
	parts, panels := make([]part, len(cards)), make([]int, len(cards))
	height := 0
	for i := range cards {
		panels[i] = s.panel(&cards[i], x, y, widths[i])
		parts[i] = s.setPart(&cards[i], x+inset, y+1+air, max(1, widths[i]-2*inset), align)
		height = max(height, parts[i].h)
		x += widths[i] + apart
	}
	for i, p := range parts {
		s.settle(p, height)
		s.marks[panels[i]].h = height + 2 + 2*air
	}
	return height + 2 + 2*air
}

// panel sets the ground of a card, whose height is not known yet, and its upper
// edge in the card's colour. It gives the ground's mark.
func (s *setter) panel(b *deck.Block, x, y, width int) int {
	outer := s.step
	s.step = max(s.step, b.Step)
	at := len(s.marks)
	back := s.look.Style(theme.CodeBackground)
	s.fill(x, y, width, 0, back)
	role, ok := theme.RoleNamed(b.Role)
	if !ok {
		role = theme.Accent
	}
	edge := "▔"
	if s.widths == typeset.Wide || s.look.Colours() != theme.AllColours {
		edge = s.look.Glyph(theme.GlyphRule)
	}
	st := s.look.Style(role)
	st.Bg = back.Bg
	st.Attr &^= frame.Underline | frame.Reverse // of a role without colour: an edge is a line already
	s.row(repeat(edge, width), x, y, st)
	s.step = outer
	return at
}

// shares divides room into n parts by weight.
func shares(weights []int, n, room int) []int {
	total := 0
	weight := func(i int) int {
		if i < len(weights) {
			return max(1, weights[i])
		}
		return 1
	}
	for i := range n {
		total += weight(i)
	}
	out := make([]int, n)
	sum, given := 0, 0
	for i := range n {
		sum += weight(i)
		out[i] = room*sum/max(1, total) - given
		given += out[i]
	}
	return out
}
