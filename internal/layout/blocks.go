package layout

import (
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
		return bd.text(bd.join(b.Spans, bd.look.Style(in.voice()), in.plain), in)
	case deck.Heading:
		return bd.heading(b, in)
	case deck.List:
		return bd.list(b, in)
	case deck.Quote:
		return bd.quote(b, in)
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

// voice returns the role of running text.
func (in box) voice() theme.Role {
	if in.muted {
		return theme.Muted
	}
	return theme.Text
}

// headingStyle returns the theme's style of a heading's level.
func (bd *builder) headingStyle(level int) ansi.StylePrimitive {
	md := bd.look.Markdown
	switch level {
	case 1:
		return md.H1.StylePrimitive
	case 2:
		return md.H2.StylePrimitive
	case 3:
		return md.H3.StylePrimitive
	case 4:
		return md.H4.StylePrimitive
	case 5:
		return md.H5.StylePrimitive
	default:
		return md.H6.StylePrimitive
	}
}

// heading sets a heading within the body; the slide's title is set apart.
func (bd *builder) heading(b *deck.Block, in box) int {
	st := bd.look.Apply(bd.look.Style(theme.Title), bd.headingStyle(b.Level))
	if in.statement {
		return bd.headline(b, in, st)
	}
	return bd.balanced(bd.join(b.Spans, st, in.plain), in)
}

func (bd *builder) rule(in box, width int) int {
	glyph := bd.look.Glyph(theme.GlyphRule)
	bd.row(strings.Repeat(glyph, max(0, width/max(1, bd.widths.Width(glyph)))), in, in.x, in.y, bd.look.Style(theme.Rule))
	return 1
}

// quoteIndent is where a quotation's text begins, after its bar.
const quoteIndent = 3

// quote sets a quotation beside a bar.
func (bd *builder) quote(b *deck.Block, in box) int {
	if b.Info.Lang != "" {
		return bd.alert(b, in)
	}
	if in.statement {
		return bd.blocks(b.Children, in)
	}
	h := bd.blocks(b.Children, in.at(in.x+quoteIndent, in.y, in.width-quoteIndent))
	bd.bar(in, h, bd.look.Style(theme.Accent))
	return h
}

// bar sets the bar of a quotation.
func (bd *builder) bar(in box, h int, st frame.Style) {
	for i := range h {
		bd.row(bd.look.Glyph(theme.GlyphQuote), in, in.x, in.y+i, st)
	}
}

// alert sets one of GitHub's alerts: on a background of its own, with its name
// and its colour.
func (bd *builder) alert(b *deck.Block, in box) int {
	air := 0
	if in.airy {
		air = 1
	}
	back, at := bd.look.Style(theme.CodeBackground), len(bd.items)
	bd.fill(in, 0, back)
	st := bd.look.Style(alertRole(b.Info.Lang))
	st.Bg = back.Bg
	named := st
	named.Attr |= frame.Bold
	inner := in.at(in.x+quoteIndent, in.y+air, in.width-quoteIndent-padding)
	h := bd.text(bd.plainText(alertName(b.Info.Lang, bd.language(b)), named), inner)
	if !in.face.IsSmall() {
		h += in.face.Leading()
	}
	h += bd.blocks(b.Children, inner.below(inner.y+h)) + 2*air
	bd.items[at].h = h
	bd.bar(in, h, st)
	return h
}

// language returns the one of the view, or else that of a block's text.
func (bd *builder) language(b *deck.Block) string {
	if bd.view.Lang != "" {
		return bd.view.Lang
	}
	for i := range b.Children {
		if strings.ContainsFunc(deck.Plain(b.Children[i].Spans), typeset.IsCJK) {
			return "zh"
		}
	}
	return ""
}

func alertRole(kind string) theme.Role {
	switch kind {
	case "tip":
		return theme.Life
	case "warning":
		return theme.Energy
	case "caution":
		return theme.Warning
	default:
		return theme.Accent
	}
}

// alertName returns GitHub's word for an alert, in the language of the slide.
func alertName(kind, lang string) string {
	zh := strings.HasPrefix(lang, "zh")
	switch {
	case kind == "tip" && zh:
		return "提示"
	case kind == "important" && zh:
		return "重要"
	case kind == "warning" && zh:
		return "警告"
	case kind == "caution" && zh:
		return "当心"
	case zh:
		return "注意"
	case kind == "":
		return ""
	default:
		return strings.ToUpper(kind[:1]) + kind[1:]
	}
}

// small returns the box for text in the terminal's own letters.
func (in box) small() box {
	in.face = lettering.Face{}
	return in
}
