package layout

import (
	"strconv"

	"revolute/internal/deck"
	"revolute/internal/lettering"
	"revolute/theme"
)

// list sets a list. The marks of the outermost one hang to the left of the text
// where there is room for them, others and wider ones indent it.
func (bd *builder) list(b *deck.Block, in box) int {
	marks := make([]string, len(b.Children))
	widest := 0
	for i := range b.Children {
		marks[i] = bd.listMark(b, i, in.face)
		widest = max(widest, in.face.Widths(bd.widths).Width(marks[i])*in.face.Columns())
	}
	apart := 1 // cells between the mark and the text
	if !in.face.IsSmall() {
		apart = 2
	}
	inner := in
	if b.Level > 0 || widest+apart > in.hang {
		inner = in.indented(widest + apart)
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
		bd.text(bd.plainText(marks[i], bd.look.Style(markRole(item.Task))), mark)
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

// markRole returns the colour of an item's mark.
func markRole(t deck.Task) theme.Role {
	switch t {
	case deck.Done:
		return theme.Life
	case deck.ToDo:
		return theme.Muted
	default:
		return theme.Accent
	}
}

// listMark returns the mark of item i of a list. In large letters a bullet is no
// more than a point.
func (bd *builder) listMark(b *deck.Block, i int, f lettering.Face) string {
	switch {
	case b.Ordered:
		return strconv.Itoa(b.Start+i) + "."
	case b.Children[i].Task == deck.ToDo:
		return bd.look.Glyph(theme.GlyphUnticked)
	case b.Children[i].Task == deck.Done:
		return bd.look.Glyph(theme.GlyphTicked)
	case !f.IsSmall():
		return "·"
	case b.Level > 0:
		return bd.look.Glyph(theme.GlyphSubBullet)
	}
	return bd.look.Glyph(theme.GlyphBullet)
}
