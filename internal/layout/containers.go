package layout

import (
	"slices"
	"strings"

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
	from, to int // its items
	shifts   []shift
	y, h     int
}

// shift says that what follows, from an item on, is to stand in the middle of
// the height that there is, or at another place.
type shift struct {
	item, y int
	place   deck.Place
}

// setPart sets one part of a container.
func (bd *builder) setPart(b *deck.Block, in box) part {
	p := part{from: len(bd.items), y: in.y}
	shifts := len(bd.shifts)
	p.h = bd.block(b, in)
	p.to = len(bd.items)
	p.shifts = slices.Clone(bd.shifts[shifts:])
	bd.shifts = bd.shifts[:shifts]
	return p
}

// alignVertically moves what stands in a part to the middle or the bottom of so
// many rows, where that is wished.
func (bd *builder) alignVertically(p part, height int) {
	free, moved := max(0, height-p.h), 0
	for i, m := range p.shifts {
		end := p.y + p.h
		if i+1 < len(p.shifts) {
			end = p.shifts[i+1].y
		}
		by := 0
		switch m.place {
		case deck.InMiddle:
			by = (height-(end-m.y))/2 - (m.y - p.y)
		case deck.AtBottom:
			by = free
		}
		by = min(max(by-moved, 0), free-moved)
		for j := m.item; j < p.to; j++ {
			bd.items[j].y += by
		}
		moved += by
	}
}

// gutterOf returns the space between the parts of a container.
func gutterOf(b *deck.Block, usual int) int {
	if b.Gutter >= 0 {
		return b.Gutter
	}
	return usual
}

// narrower reports whether a column is too narrow for the text in it.
func (in box) narrower(width, least int) bool {
	if !in.face.IsSmall() {
		least = least * 3 / 4
	}
	return width < least*in.face.Columns()
}

// present returns columns without those in which nothing takes any room, such as
// the QR code of an address that is not known yet.
func (bd *builder) present(b *deck.Block, in box) *deck.Block {
	absent := func(g *deck.Block) bool {
		for i := range g.Children {
			if !bd.absent(&g.Children[i], in) {
				return false
			}
		}
		return len(g.Children) > 0
	}
	var kept *deck.Block
	for i := range b.Children {
		gone := absent(&b.Children[i])
		if gone && kept == nil {
			c := *b
			kept, c.Children, c.Weights = &c, slices.Clone(b.Children[:i]), slices.Clone(b.Weights[:min(i, len(b.Weights))])
		}
		if !gone && kept != nil {
			kept.Children = append(kept.Children, b.Children[i])
			if i < len(b.Weights) {
				kept.Weights = append(kept.Weights, b.Weights[i])
			}
		}
	}
	if kept == nil || len(kept.Children) == 0 {
		return b
	}
	return kept
}

// columns sets groups of blocks side by side by weight, or one under the other
// where they would be too narrow.
func (bd *builder) columns(b *deck.Block, in box) int {
	b = bd.present(b, in)
	apart := gutterOf(b, gutter)
	widths := shares(b.Weights, len(b.Children), in.width-apart*(len(b.Children)-1))
	for _, w := range widths {
		if in.narrower(w, narrowest) {
			bd.poor = true
			shifts := len(bd.shifts)
			h := bd.blocks(b.Children, in)
			bd.shifts = bd.shifts[:shifts]
			return h
		}
	}
	height := 0
	parts := make([]part, len(b.Children))
	x := in.x
	for i := range b.Children {
		inner := in.at(x, in.y, widths[i])
		if i == 0 {
			inner.hang = in.hang
		} else {
			inner.hang = max(0, apart-2)
		}
		parts[i] = bd.setPart(&b.Children[i], inner)
		height = max(height, parts[i].h)
		x += widths[i] + apart
	}
	for _, p := range parts {
		bd.alignVertically(p, height)
	}
	return height
}

// rows sets groups of blocks one under the other, each in its share of the
// height that is left; as high as they are where that is more.
func (bd *builder) rows(b *deck.Block, in box) int {
	apart := gutterOf(b, 1)
	parts := make([]part, len(b.Children))
	need := apart * (len(parts) - 1)
	heights := make([]int, len(parts))
	at := in.y
	for i := range b.Children {
		parts[i] = bd.setPart(&b.Children[i], in.below(at))
		heights[i] = parts[i].h
		at += parts[i].h + apart
		need += parts[i].h
	}
	if room := in.height - in.y; in.stretch && room > need {
		bd.spread = true
		heights = stretch(b.Weights, heights, room-apart*(len(parts)-1))
	}
	top := in.y
	for i, p := range parts {
		for j := p.from; j < p.to; j++ {
			bd.items[j].y += top - p.y
		}
		for j := range p.shifts {
			p.shifts[j].y += top - p.y
		}
		p.y = top
		bd.alignVertically(p, heights[i])
		top += heights[i] + apart
	}
	return top - apart - in.y
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
func (bd *builder) cards(b *deck.Block, in box) int {
	apart := gutterOf(b, cardGutter)
	least := narrowestCard
	if !in.face.IsSmall() {
		least = least * in.face.Columns() * 3 / 4
	}
	n := len(b.Children)
	abreast := min(n, max(1, (in.width+apart)/(least+apart)))
	if abreast < min(n, max(1, (in.width+apart)/(narrowestCard+apart))) {
		bd.poor = true
	}
	lines := (n + abreast - 1) / max(1, abreast)
	abreast = (n + lines - 1) / max(1, lines)
	widths := shares(nil, abreast, in.width-apart*(abreast-1))
	top := in.y
	for first := 0; first < n; first += abreast {
		if first > 0 {
			in.y++
		}
		// Set cards side by side.
		cards := b.Children[first:min(n, first+abreast)]
		inset, air := 2, 0
		if in.airy {
			inset, air = 3, 1
		}
		parts, panels := make([]part, len(cards)), make([]int, len(cards))
		height, x := 0, in.x
		for i := range cards {
			panels[i] = len(bd.items)
			bd.panel(&cards[i], in.at(x, in.y, widths[i]).after(cards[i].Step))
			parts[i] = bd.setPart(&cards[i], in.at(x+inset, in.y+1+air, widths[i]-2*inset))
			height = max(height, parts[i].h)
			x += widths[i] + apart
		}
		for i, p := range parts {
			bd.alignVertically(p, height)
			bd.items[panels[i]].h = height + 2 + 2*air
		}
		in.y += height + 2 + 2*air
	}
	return in.y - top
}

// panel sets the background of a card, whose height is not known yet, and its
// upper edge in the card's colour.
func (bd *builder) panel(b *deck.Block, in box) {
	back := bd.look.Style(theme.CodeBackground)
	bd.fill(in, 0, back)
	role, ok := theme.RoleNamed(b.Role)
	if !ok {
		role = theme.Accent
	}
	edge := "▔"
	if bd.widths == typeset.Wide || bd.look.Colours() != theme.AllColours {
		edge = bd.look.Glyph(theme.GlyphRule)
	}
	st := bd.look.Style(role)
	st.Bg = back.Bg
	st.Attr &^= frame.Underline | frame.Reverse // of a role without colour: an edge is a line already
	bd.row(strings.Repeat(edge, max(0, in.width)), in, in.x, in.y, st)
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
