package layout

import (
	"slices"
	"strings"

	"charm.land/glamour/v2/ansi"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
	"revolute/theme"
)

// blocks sets bs one under the other and returns their height in rows.
func (bd *builder) blocks(bs []deck.Block, in box) int {
	return bd.stack(bs, in, bd.block)
}

// block sets a block and returns its height in rows.
func (bd *builder) block(b *deck.Block, in box) int {
	from, at := len(bd.items), len(bd.extents)
	bd.extents = append(bd.extents, extent{block: b, from: from})
	in = in.after(b.Step)
	defer func() {
		bd.hideFrom(from, b.Until)
		bd.extents[at].to = len(bd.items)
	}()
	if b.Align != deck.Left && !in.aligned {
		in.align = b.Align
	}
	if b.Type != (deck.Type{}) {
		in.face = bd.face(b.Type)
		if in.head = in.face; in.face.IsSmall() && !in.statement {
			in.width = min(in.width, bd.look.Theme.Measure)
		}
	}
	switch {
	case b.Fit:
		return bd.fitLine(b, in)
	case in.align != deck.Left && !in.aligned && alignsAsWhole(b):
		return bd.whole(b, in)
	}
	return bd.kind(b, in)
}

// kind sets a block as its kind is set.
func (bd *builder) kind(b *deck.Block, in box) int {
	switch b.Kind {
	case deck.Paragraph:
		if in.statement {
			return bd.saying(b, in)
		}
		role := theme.Text
		if in.muted {
			role = theme.Muted
		}
		return bd.text(bd.join(b.Spans, bd.look.Style(role), in.plain), in)
	case deck.Heading:
		// A heading within the body; the slide's title is set apart.
		md := bd.look.Markdown
		levels := [...]ansi.StyleBlock{md.H1, md.H2, md.H3, md.H4, md.H5, md.H6}
		st := bd.look.Apply(bd.look.Style(theme.Title), levels[min(max(b.Level, 1), len(levels))-1].StylePrimitive)
		if in.statement {
			return bd.headline(b, in, st)
		}
		return bd.balanced(bd.join(b.Spans, st, in.plain), in)
	case deck.List:
		return bd.list(b, in)
	case deck.Quote:
		if b.Info.Lang != "" {
			return bd.alert(b, in)
		}
		if in.statement {
			return bd.blocks(b.Children, in)
		}
		h := bd.blocks(b.Children, in.at(in.x+quoteIndent, in.y, in.width-quoteIndent))
		bd.bar(in, h, bd.look.Style(theme.Accent))
		return h
	case deck.Code:
		return bd.code(b, in)
	case deck.Drawing:
		return bd.drawing(b, in)
	case deck.Table:
		return bd.table(b, in)
	case deck.Rule:
		return bd.rule(in, in.width)
	case deck.Columns:
		return bd.columns(b, in)
	case deck.Rows:
		return bd.rows(b, in)
	case deck.Cards:
		return bd.cards(b, in)
	case deck.Picture:
		return bd.picture(b, in)
	case deck.DisplayFormula:
		return bd.formula(b, in)
	case deck.Definitions:
		return bd.definitions(b, in)
	case deck.Footnotes:
		return bd.footnotes(b, in)
	case deck.Middle:
		bd.shifts = append(bd.shifts, shift{len(bd.items), in.y, b.Place})
		return 0
	default: // Group, Item
		return bd.blocks(b.Children, in)
	}
}

func (bd *builder) rule(in box, width int) int {
	glyph := bd.look.Glyph(theme.GlyphRule)
	bd.row(strings.Repeat(glyph, max(0, width/max(1, bd.widths.Width(glyph)))), in, in.x, in.y, bd.look.Style(theme.Rule))
	return 1
}

// quoteIndent is where a quotation's text begins, after its bar.
const quoteIndent = 3

// bar sets the bar of a quotation.
func (bd *builder) bar(in box, h int, st frame.Style) {
	for i := range h {
		bd.row(bd.look.Glyph(theme.GlyphQuote), in, in.x, in.y+i, st)
	}
}

// alertKind is a kind of alert.
type alertKind struct {
	kind, zh string
	role     theme.Role
}

// alerts are what GitHub's kinds of alerts are called in Chinese, and their colours; the
// last is for all others.
var alerts = [...]alertKind{
	{"tip", "提示", theme.Life},
	{"important", "重要", theme.Accent},
	{"warning", "警告", theme.Energy},
	{"caution", "当心", theme.Warning},
	{"", "注意", theme.Accent},
}

// alert sets one of GitHub's alerts: on a background of its own, with its name
// and its colour.
func (bd *builder) alert(b *deck.Block, in box) int {
	kind := slices.IndexFunc(alerts[:len(alerts)-1], func(a alertKind) bool { return a.kind == b.Info.Lang })
	if kind < 0 {
		kind = len(alerts) - 1
	}
	// Its name is in the language of the view, or else in that of its text.
	name := strings.ToUpper(b.Info.Lang[:1]) + b.Info.Lang[1:]
	if strings.HasPrefix(bd.view.Lang, "zh") || bd.view.Lang == "" && slices.ContainsFunc(b.Children, func(c deck.Block) bool {
		return strings.ContainsFunc(deck.Plain(c.Spans), typeset.IsCJK)
	}) {
		name = alerts[kind].zh
	}
	air := 0
	if in.airy {
		air = 1
	}
	back, at := bd.look.Style(theme.CodeBackground), len(bd.items)
	bd.fill(in, 0, back)
	st := bd.look.Style(alerts[kind].role)
	st.Bg = back.Bg
	named := st
	named.Attr |= frame.Bold
	inner := in.at(in.x+quoteIndent, in.y+air, in.width-quoteIndent-padding)
	h := bd.text(bd.plainText(name, named), inner)
	if !in.face.IsSmall() {
		h += in.face.Leading()
	}
	h += bd.blocks(b.Children, inner.below(inner.y+h)) + 2*air
	bd.items[at].h = h
	bd.bar(in, h, st)
	return h
}

// small returns the box for text in the terminal's own letters.
func (in box) small() box {
	in.face = lettering.Face{}
	return in
}
