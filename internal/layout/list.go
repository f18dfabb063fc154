package layout

import (
	"strconv"

	"revolute/internal/deck"
	"revolute/internal/lettering"
	"revolute/theme"
)

// edge is the columns that stay free left of a large mark at the window's edge: else it
// would seem to be cut.
const edge = 2

// list sets a list. The marks of the outermost one hang to the left of the text
// where there is room for them, others and wider ones indent it.
func (bd *builder) list(b *deck.Block, in box) int {
	marks, roles := make([]string, len(b.Children)), make([]theme.Role, len(b.Children))
	widest := 0
	for i := range b.Children {
		marks[i], roles[i] = bd.listMark(b, i, in.face)
		widest = max(widest, in.face.Widths(bd.widths).Width(marks[i])*in.face.Columns())
	}
	apart := 1 // cells between the mark and the text
	if !in.face.IsSmall() {
		apart = 2
	}
	inner := in
	free := in.hang
	if in.x == 0 && !in.face.IsSmall() {
		free -= edge
	}
	if b.Level > 0 || widest+apart > free {
		n := widest + apart
		inner.x, inner.width, inner.hang = in.x+n, max(1, in.width-n), in.hang+n
	}
	between := bd.itemGap(b, in)
	for i := range b.Children {
		item := &b.Children[i]
		if i > 0 {
			inner.y += between
		}
		from, inside := len(bd.items), inner.after(item.Step)
		mark := inside.at(inner.x-apart-widest, inner.y, widest)
		mark.align = deck.Right
		bd.text(bd.plainText(marks[i], bd.look.Style(roles[i])), mark)
		inner.y += max(in.face.Rows(), bd.itemBlocks(item.Children, inside))
		bd.hideFrom(from, item.Until)
	}
	return inner.y - in.y
}

// itemBlocks sets what stands in a list item: a nested list follows its text
// closely.
func (bd *builder) itemBlocks(bs []deck.Block, in box) int {
	top := in.y
	for i := range bs {
		if i > 0 {
			gap := in.gap()
			if bs[i].Kind == deck.List {
				gap = bd.itemGap(&bs[i], in)
			}
			in.y += gap
		}
		in.y += bd.block(&bs[i], in)
	}
	return in.y - top
}

// itemGap returns the number of empty rows between the items of a list.
func (bd *builder) itemGap(b *deck.Block, in box) int {
	switch {
	case !in.face.IsSmall() && b.Level == 0:
		return in.gap()
	case !in.face.IsSmall(), in.airy && b.Level == 0:
		return 1
	}
	return 0
}

// listMark returns the mark of item i of a list, and its colour. In large letters a
// bullet is no more than a point.
func (bd *builder) listMark(b *deck.Block, i int, f lettering.Face) (string, theme.Role) {
	switch task := b.Children[i].Task; {
	case b.Ordered && task == deck.ToDo:
		return strconv.Itoa(b.Start+i) + ".", theme.Muted
	case b.Ordered && task == deck.Done:
		return strconv.Itoa(b.Start+i) + ".", theme.Life
	case b.Ordered:
		return strconv.Itoa(b.Start+i) + ".", theme.Accent
	case task == deck.ToDo:
		return bd.look.Glyph(theme.GlyphUnticked), theme.Muted
	case task == deck.Done:
		return bd.look.Glyph(theme.GlyphTicked), theme.Life
	case !f.IsSmall():
		return "·", theme.Accent
	case b.Level > 0:
		return bd.look.Glyph(theme.GlyphSubBullet), theme.Accent
	}
	return bd.look.Glyph(theme.GlyphBullet), theme.Accent
}
