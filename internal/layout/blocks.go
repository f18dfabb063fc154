package layout

import (
	"strconv"
	"strings"

	"charm.land/glamour/v2/ansi"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/typeset"
	"revolute/theme"
)

// blocks sets bs one under the other and returns their height in rows.
func (s *setter) blocks(bs []deck.Block, x, y, measure int, align deck.Align) int {
	return s.stack(bs, y, func(b *deck.Block, y int) int { return s.block(b, x, y, measure, align) })
}

// gap is the number of empty rows between two neighbouring blocks.
func (s *setter) gap(above, below *deck.Block) int {
	switch {
	case above.Kind == deck.Middle, below.Kind == deck.Middle:
		return 0
	case s.absent(above), s.absent(below):
		return 0
	}
	return 1
}

// absent tells a block that takes no room.
func (s *setter) absent(b *deck.Block) bool {
	if b.Kind != deck.Drawing {
		return false
	}
	if _, behind := b.Info.Attrs["behind"]; behind {
		return true
	}
	p := s.place(b, 80)
	return p.problem == nil && p.h == 0
}

func (s *setter) block(b *deck.Block, x, y, measure int, align deck.Align) int {
	outer, from, at := s.step, len(s.marks), s.stand(b)
	s.step = max(s.step, b.Step)
	defer func() {
		s.step = outer
		s.leaves(from, b.Until)
		s.places[at].to = len(s.marks)
	}()
	if b.Align != deck.Left && !s.held {
		align = b.Align
	}
	if b.Fit {
		return s.large(b, x, y, measure, align, theme.Title)
	}
	if align != deck.Left && whole(b) {
		return s.asWhole(b, x, y, measure, align)
	}
	return s.kind(b, x, y, measure, align)
}

// kind sets a block as its kind is set.
func (s *setter) kind(b *deck.Block, x, y, measure int, align deck.Align) int {
	switch b.Kind {
	case deck.Paragraph:
		if s.statement {
			return s.saying(b, x, y, measure, align)
		}
		return s.text(s.join(b.Spans, s.look.Style(s.voice())), x, y, measure, align)
	case deck.Heading:
		return s.heading(b, x, y, measure, align)
	case deck.List:
		return s.list(b, x, y, measure, align)
	case deck.Quote:
		return s.quote(b, x, y, measure, align)
	case deck.Code:
		return s.code(b, x, y, measure)
	case deck.Drawing:
		return s.drawing(b, x, y, measure, align)
	case deck.Table:
		return s.table(b, x, y, measure, align)
	case deck.Rule:
		return s.rule(x, y, measure)
	case deck.Columns:
		return s.columns(b, x, y, measure, align)
	case deck.Rows:
		return s.rows(b, x, y, measure, align)
	case deck.Cards:
		return s.cards(b, x, y, measure, align)
	case deck.Picture:
		return s.picture(b, x, y, measure, align)
	case deck.DisplayFormula:
		return s.formula(b, x, y, measure, align)
	case deck.Definitions:
		return s.definitions(b, x, y, measure, align)
	case deck.Footnotes:
		return s.footnotes(b, x, y, measure)
	case deck.Middle:
		s.middles = append(s.middles, middle{len(s.marks), y, b.Place})
		return 0
	default: // Group, Item
		return s.blocks(b.Children, x, y, measure, align)
	}
}

// voice is the role of running text.
func (s *setter) voice() theme.Role {
	if s.quiet {
		return theme.Muted
	}
	return theme.Text
}

// saying sets a paragraph of a cover or a statement: few words, balanced. What
// stands above the heading stands back: who says it, the school's name.
func (s *setter) saying(b *deck.Block, x, y, measure int, align deck.Align) int {
	inner := min(measure, s.look.Theme.Measure)
	if align == deck.Center {
		x += (measure - inner) / 2
	}
	role := theme.Text
	if h := s.slide.Heading; h != nil && (b.Line < h.Line || s.slide.Layout == "section") {
		role = theme.Muted
	}
	return s.balanced(s.join(b.Spans, s.look.Style(role)), x, y, inner, align)
}

// headingStyle is the theme's style of a heading's level.
func (s *setter) headingStyle(level int) ansi.StylePrimitive {
	md := s.look.Markdown
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
func (s *setter) heading(b *deck.Block, x, y, measure int, align deck.Align) int {
	if s.slide.Layout == "section" && s.statement && b == s.slide.Heading {
		return s.division(b, x, y, measure, align)
	}
	st := s.look.Apply(s.look.Style(theme.Title), s.headingStyle(b.Level))
	inner := measure
	if s.statement {
		inner = min(measure, s.look.Theme.Measure)
		x += (measure - inner) / 2
	}
	return s.balanced(s.join(b.Spans, st), x, y, inner, align)
}

func (s *setter) rule(x, y, measure int) int {
	glyph := s.look.Glyph(theme.GlyphRule)
	s.row(repeat(glyph, measure/max(1, s.widths.Width(glyph))), x, y, s.look.Style(theme.Rule))
	return 1
}

// quoteIndent is where a quotation's text begins, behind its bar.
const quoteIndent = 3

// quote sets a quotation beside a bar.
func (s *setter) quote(b *deck.Block, x, y, measure int, align deck.Align) int {
	if b.Info.Lang != "" {
		return s.alert(b, x, y, measure, align)
	}
	h := s.blocks(b.Children, x+quoteIndent, y, max(1, measure-quoteIndent), align)
	s.bar(x, y, h, s.look.Style(theme.Accent))
	return h
}

// bar sets the bar of a quotation.
func (s *setter) bar(x, y, h int, st frame.Style) {
	for i := range h {
		s.row(s.look.Glyph(theme.GlyphQuote), x, y+i, st)
	}
}

// alert sets one of GitHub's alerts: on a ground of its own, with its name and
// its colour.
func (s *setter) alert(b *deck.Block, x, y, measure int, align deck.Align) int {
	air := 0
	if s.roomy {
		air = 1
	}
	back, at := s.look.Style(theme.CodeBackground), len(s.marks)
	s.fill(x, y, measure, 0, back)
	st := s.look.Style(alertRole(b.Info.Lang))
	st.Bg = back.Bg
	named := st
	named.Attr |= frame.Bold
	s.row(alertName(b.Info.Lang, s.language(b)), x+quoteIndent, y+air, named)
	h := 1 + 2*air
	h += s.blocks(b.Children, x+quoteIndent, y+air+1, max(1, measure-quoteIndent-padding), align)
	s.marks[at].h = h
	s.bar(x, y, h, st)
	return h
}

// language is the one of the view, or else that of a block's text.
func (s *setter) language(b *deck.Block) string {
	if s.view.Lang != "" {
		return s.view.Lang
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

// alertName is GitHub's word for an alert, in the language of the slide.
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

// list sets a list: marks hang to the left of the text.
func (s *setter) list(b *deck.Block, x, y, measure int, align deck.Align) int {
	top := y
	marker, indent := s.markers(b, measure)
	inner := max(1, measure-indent)
	for i := range b.Children {
		item := &b.Children[i]
		if i > 0 {
			y += s.itemGap(b)
		}
		outer, from := s.step, len(s.marks)
		s.step = max(s.step, item.Step)
		m := marker(i)
		s.row(m, x+indent-1-s.widths.Width(m), y, s.look.Style(markRole(item.Task)))
		y += max(1, s.itemBlocks(item.Children, x+indent, y, inner, align))
		s.step = outer
		s.leaves(from, item.Until)
	}
	return y - top
}

// itemBlocks sets what stands in a list item: a nested list follows its text
// closely.
func (s *setter) itemBlocks(bs []deck.Block, x, y, measure int, align deck.Align) int {
	top := y
	for i := range bs {
		if i > 0 && (bs[i].Kind != deck.List || s.itemGap(&bs[i]) > 0) {
			y++
		}
		y += s.block(&bs[i], x, y, measure, align)
	}
	return y - top
}

// itemGap is the number of empty rows between the items of a list.
func (s *setter) itemGap(b *deck.Block) int {
	if s.roomy && b.Level == 0 {
		return 1
	}
	return 0
}

// markRole is the colour of an item's mark.
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

// markers returns the marks of a list's items and the columns they take, with
// the space behind them.
func (s *setter) markers(b *deck.Block, measure int) (marker func(i int) string, indent int) {
	if b.Ordered {
		last := strconv.Itoa(b.Start + len(b.Children) - 1)
		return func(i int) string { return strconv.Itoa(b.Start+i) + "." }, len(last) + 2
	}
	glyph := s.look.Glyph(theme.GlyphBullet)
	if b.Level > 0 {
		glyph = s.look.Glyph(theme.GlyphSubBullet)
	}
	indent = s.widths.Width(glyph) + 1
	return func(i int) string {
		switch b.Children[i].Task {
		case deck.ToDo:
			return s.look.Glyph(theme.GlyphUnticked)
		case deck.Done:
			return s.look.Glyph(theme.GlyphTicked)
		default:
			return glyph
		}
	}, indent
}
