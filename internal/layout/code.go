package layout

import (
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// padding is the number of columns of background to each side of code.
const padding = 2

// Code is a block of code as set.
type Code struct {
	Block *deck.Block
	Text  string     // as it is shown
	Rect  frame.Rect // what of it is to be seen; empty: nothing
}

// listing is a code block being set.
type listing struct {
	block   *deck.Block
	source  string // as it is shown
	text    paragraph
	dim     []run // the text as it is where it is not lit up
	lit     lineSet
	number  int // columns of the line numbers, with the space behind; 0 without
	first   int // number of the first line
	changes []change
}

// code sets a code block: highlighted, on its background. A line that is too
// long goes on in the next row after a mark. What is far from the rows that the
// window shows is counted, but neither highlighted nor set. Letters are large
// only where the block is alone on its slide and no line is too long for them.
func (bd *builder) code(b *deck.Block, in box) int {
	top := in.y
	if in.airy {
		in.y++
	}
	l, problem := bd.listing(b)
	if problem != nil {
		return bd.fault(b, problem, in.below(top))
	}
	body := bd.slide.Blocks
	if titleOf(bd.slide) != nil {
		body = body[1:]
	}
	alone := len(body) == 1 && &body[0] == b && !b.Executable()
	if !alone || !in.face.Covers(l.source) {
		in.face = lettering.Face{}
	}
	inner := max(1, in.face.Measure(in.width-2*padding)-l.number)
	pitch := in.face.Rows() + in.face.Leading()
	// What the window shows is set, and as much again around it.
	first, last := 0, endless
	if height := max(in.height, bd.view.Height); bd.view.Scroll < endless {
		first, last = bd.view.Scroll-height, bd.view.Scroll+2*height
	}
	rows := make([]int, strings.Count(l.source, "\n")+1) // that each line takes
	y, shown := in.y, 0                                  // shown is the offset after the last line that is highlighted
	for i, start := 0, 0; i < len(rows); i++ {
		end := lineEnd(l.source, start)
		if rows[i] = pitch * bd.rowsOf(l.source[start:end], inner); rows[i] > pitch {
			bd.poor = true
			line := b.Line + 1 + i
			if _, other := b.Info.Attrs["src"]; other {
				line = b.Line // the text comes from another file
			}
			bd.cuts = append(bd.cuts, Cut{Line: line, Text: l.source[start:end], Wrapped: true})
		}
		if y <= last {
			shown = end
		}
		y += rows[i]
		start = end + 1
	}
	bd.colour(&l, shown)
	at := len(bd.items)
	bd.fill(in.below(top), 0, bd.look.Style(theme.CodeBackground))
	for i, start := 0, 0; i < len(rows); i++ {
		end := lineEnd(l.source, start)
		if in.y+rows[i] > first && in.y <= last || !l.lit.all && l.lit.has(l.first+i) {
			bd.codeLine(&l, i, start, end, in)
		}
		in.y += rows[i]
		start = end + 1
	}
	if in.y -= in.face.Leading(); in.airy {
		in.y++
	}
	bd.items[at].h = in.y - top
	bd.items[at].code = &Code{Block: b, Text: l.source}
	return in.y - top + bd.output(b, in)
}

// endless is a scroll beyond every end.
const endless = 1 << 29

// lineEnd returns the offset of the end of the line that begins at start.
func lineEnd(text string, start int) int {
	if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
		return start + n
	}
	return len(text)
}

// listing makes a code block ready: its text, from a file where it names one,
// and what is lit up at this step.
func (bd *builder) listing(b *deck.Block) (listing, error) {
	l := listing{block: b, lit: lineSet{all: true}}
	text, first, err := bd.source(b)
	if err != nil {
		return l, err
	}
	l.first = first
	l.source, _ = b.Hidden(strings.TrimRight(text, "\n"))
	if numbered(b) {
		l.number = len(strconv.Itoa(l.first+strings.Count(l.source, "\n"))) + 2
	}
	if groups := b.Focus(); groups != nil {
		now := min(max(0, bd.view.Pos.Step-b.Step), len(groups)-1)
		l.lit = parseLineSet(groups[now])
	}
	return l, nil
}

// mostColoured is how many bytes of a listing are highlighted at most: what
// follows is as good as never seen, and takes long.
const mostColoured = 1 << 20

// colour highlights a listing up to an offset.
func (bd *builder) colour(l *listing, shown int) {
	switch l.block.Info.Lang {
	case "diff", "patch", "udiff":
		l.text, l.changes = bd.diff(l.source)
	default:
		l.text = bd.highlight(l.block.Info.Lang, l.source, min(shown, mostColoured))
	}
	if !l.lit.all {
		l.dim = bd.dimmed(l.text.runs)
	}
}

// source returns the text of a code block and the number of its first line.
func (bd *builder) source(b *deck.Block) (text string, first int, err error) {
	if name, ok := b.Info.Attrs["src"]; ok {
		return bd.view.Deck.Excerpt(name)
	}
	return b.Text, b.FirstLine(), nil
}

// numbered reports whether a block's lines are numbered: +line_numbers, or as
// Slidev says it, lines:true.
func numbered(b *deck.Block) bool {
	_, ours := b.Info.Attrs["line_numbers"]
	return ours || b.Info.Attrs["lines"] == "true"
}

// unlit is how much of its colour a line keeps that is not lit up.
const unlit = 0.38

// dimmed returns runs as they are where they are not lit up: the colours are still
// told apart, but stand back.
func (bd *builder) dimmed(runs []run) []run {
	dim := make([]run, len(runs))
	back := bd.look.Color(theme.CodeBackground)
	for i, r := range runs {
		if bd.look.Colours() == theme.AllColours {
			r.style.Fg = back.Mix(r.style.Fg, unlit)
		} else {
			r.style = bd.look.Style(theme.Rule)
		}
		r.style.Attr &^= frame.Bold
		dim[i] = r
	}
	return dim
}

// codeLine sets line i of a listing.
func (bd *builder) codeLine(l *listing, i, start, end int, in box) {
	p, lit := paragraph{l.text.text, l.text.runs}, l.lit.has(l.first+i)
	number := theme.Muted
	if !lit {
		p.runs, number = l.dim, theme.Rule
	}
	at := len(bd.items)
	if l.changes != nil && lit {
		if c := l.changes[i]; bd.look.Colours() == theme.AllColours && (c == inserted || c == deleted) {
			back := bd.look.Color(theme.CodeBackground)
			bd.fill(in, 0, frame.Style{Bg: back.Mix(bd.changeStyle(c).Fg, tint)})
		}
	}
	columns := in.face.Columns()
	text := in.at(in.x+padding+l.number*columns, in.y, in.width-2*padding-l.number*columns)
	rows := bd.codeText(p, start, end, text, bd.look.Style(number))
	if at < len(bd.items) && bd.items[at].fill {
		bd.items[at].h = rows
	}
	if lit && !l.lit.all {
		number = theme.Accent
		for row := range rows {
			bd.row(bd.look.Glyph(theme.GlyphQuote), in, in.x, in.y+row, bd.look.Style(theme.Accent))
			bd.items[len(bd.items)-1].lit = true
		}
	}
	if l.number > 0 {
		n := bd.plainText(strconv.Itoa(l.first+i), bd.look.Style(number))
		beside := in.at(in.x+padding, in.y, (l.number-2)*columns)
		beside.align = deck.Right
		bd.text(n, beside)
	}
}

// codeText sets one line of code. Where it is too long it goes on behind a mark,
// in the style on, as deep as it began.
func (bd *builder) codeText(p paragraph, start, end int, in box, on frame.Style) int {
	measure, columns := in.face.Measure(in.width), in.face.Columns()
	lead := leadOf(p.text[start:end], measure)
	for rows := 0; ; rows += in.face.Rows() + in.face.Leading() {
		indent := 0
		if rows > 0 && measure > 4 {
			indent = lead + 2
			bd.row(bd.look.Glyph(theme.GlyphContinue), in, in.x+lead*columns, in.y+rows, on)
		}
		n, width := bd.fitting(p.text[start:end], measure-indent)
		if n > 0 {
			bd.items = append(bd.items, item{
				x: in.x + indent*columns, y: in.y + rows, w: width * columns, h: in.face.Rows(), step: in.step, face: in.face,
				text: p.text[start : start+n], runs: p.runs, start: start,
			})
		}
		if start += n; start >= end {
			return rows + in.face.Rows()
		}
	}
}

// leadOf returns how deep a line of code begins, from where its further rows are
// set.
func leadOf(line string, width int) int {
	lead := len(line) - len(strings.TrimLeft(line, " "))
	if lead+2 > width/2 {
		return 0
	}
	return lead
}

// atMost returns a number of columns that a line does not exceed, without a look
// at its clusters.
func atMost(line string) int {
	columns := 0
	for i := range len(line) {
		switch b := line[i]; {
		case b < 0x80:
			columns++
		case b >= 0xc0:
			columns += 2
		}
	}
	return columns
}

// rowsOf returns the rows that codeText needs for a line.
func (bd *builder) rowsOf(line string, width int) int {
	if atMost(line) <= width {
		return 1
	}
	lead, rows := leadOf(line, width), 0
	for {
		indent := 0
		if rows > 0 && width > 4 {
			indent = lead + 2
		}
		n, _ := bd.fitting(line, width-indent)
		rows++
		if line = line[n:]; line == "" {
			return rows
		}
	}
}

// fitting returns how much of line fits into width columns, at least one grapheme. It
// ends behind a space or a sign, if that is not much less.
func (bd *builder) fitting(line string, width int) (n, columns int) {
	end, at := 0, 0 // behind the last good place
	for n < len(line) {
		cluster, w := bd.widths.Next(line[n:])
		if columns+w > width && n > 0 {
			if at > width*2/3 {
				return end, at
			}
			break
		}
		n += len(cluster)
		columns += w
		if w > 1 || strings.Contains(" ,;)]}|&", cluster) {
			end, at = n, columns
		}
	}
	return n, columns
}

// codeWidth returns the width that a code block would like.
func (bd *builder) codeWidth(b *deck.Block) int {
	text, first, err := bd.source(b)
	if err != nil {
		return 0
	}
	longest, lines := 0, 0
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); atMost(line) > longest {
			longest = max(longest, bd.widths.Width(line))
		}
		lines++
	}
	if numbered(b) {
		longest += len(strconv.Itoa(first+max(0, lines-1))) + 2
	}
	return longest + 2*padding
}

// codes returns the slide's blocks of code that its step shows.
func (c *composition) codes() []Code {
	var all []Code
	for i := range c.items {
		m := &c.items[i]
		if m.code == nil || !m.visible(c.view.Pos.Step) {
			continue
		}
		code := *m.code
		code.Rect = frame.Rect{X: c.x + m.x, Y: c.bodyY + m.y, W: m.w, H: m.h}.Intersect(c.clip)
		all = append(all, code)
	}
	return all
}
