package layout

import (
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/frame"
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
	text    paragraph
	dim     []run // the text as it is where it is not lit up
	lit     lineSet
	number  int // columns of the line numbers, with the space behind; 0 without
	first   int // number of the first line
	changes []change
}

// code sets a code block: highlighted, on its background. A line that is too
// long goes on in the next row behind a mark.
func (s *setter) code(b *deck.Block, x, y, measure int) int {
	at := len(s.marks)
	s.fill(x, y, measure, 0, s.look.Style(theme.CodeBackground))
	top := y
	if s.roomy {
		y++
	}
	l, problem := s.listing(b)
	if problem != nil {
		s.marks = s.marks[:at]
		return s.fault(b, problem, x, top, measure)
	}
	for i, start := 0, 0; start <= len(l.text.text); i++ {
		end := len(l.text.text)
		if n := strings.IndexByte(l.text.text[start:], '\n'); n >= 0 {
			end = start + n
		}
		y += s.codeLine(&l, i, start, end, x, y, measure)
		start = end + 1
	}
	if s.roomy {
		y++
	}
	s.marks[at].h = y - top
	s.marks[at].code = &Code{Block: b, Text: l.text.text}
	return y - top + s.output(b, x, y, measure)
}

// listing makes a code block ready: its text, from a file where it names one,
// and what is lit up at this step.
func (s *setter) listing(b *deck.Block) (listing, error) {
	l := listing{block: b, lit: lineSet{all: true}}
	text, first, err := s.source(b)
	if err != nil {
		return l, err
	}
	l.first = first
	text, _ = b.Hidden(strings.TrimRight(text, "\n"))
	if diffs(b.Info.Lang) {
		l.text, l.changes = s.diff(text)
	} else {
		l.text = s.highlight(b.Info.Lang, text)
	}
	if numbered(b) {
		l.number = len(strconv.Itoa(l.first+strings.Count(text, "\n"))) + 2
	}
	if groups := b.Focus(); groups != nil {
		now := min(max(0, s.view.Pos.Step-b.Step), len(groups)-1)
		if l.lit = parseLineSet(groups[now]); !l.lit.all {
			l.dim = s.dimmed(l.text.runs)
		}
	}
	return l, nil
}

// source is the text of a code block and the number of its first line.
func (s *setter) source(b *deck.Block) (text string, first int, err error) {
	if name, ok := b.Info.Attrs["src"]; ok {
		return s.view.Deck.Excerpt(name)
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

// dimmed is runs as they are where they are not lit up: the colours are still
// told apart, but stand back.
func (s *setter) dimmed(runs []run) []run {
	dim := make([]run, len(runs))
	back := s.look.Color(theme.CodeBackground)
	for i, r := range runs {
		if s.look.Colours() == theme.AllColours {
			r.style.Fg = back.Mix(r.style.Fg, unlit)
		} else {
			r.style = s.look.Style(theme.Rule)
		}
		r.style.Attr &^= frame.Bold
		dim[i] = r
	}
	return dim
}

// codeLine sets line i of a listing, and returns the rows it takes.
func (s *setter) codeLine(l *listing, i, start, end, x, y, measure int) int {
	p, lit := paragraph{l.text.text, l.text.runs}, l.lit.has(l.first+i)
	number := theme.Muted
	if !lit {
		p.runs, number = l.dim, theme.Rule
	}
	at := len(s.marks)
	if l.changes != nil && lit {
		if back, ok := s.changed(l.changes[i]); ok {
			s.fill(x, y, measure, 0, back)
		}
	}
	inner := max(1, measure-2*padding-l.number)
	rows := s.codeText(p, start, end, x+padding+l.number, y, inner, s.look.Style(number))
	if at < len(s.marks) && s.marks[at].fill {
		s.marks[at].h = rows
	}
	if lit && !l.lit.all {
		number = theme.Accent
		for row := range rows {
			s.row(s.look.Glyph(theme.GlyphQuote), x, y+row, s.look.Style(theme.Accent))
			s.marks[len(s.marks)-1].lit = true
		}
	}
	if l.number > 0 {
		n := strconv.Itoa(l.first + i)
		s.row(n, x+padding+l.number-2-len(n), y, s.look.Style(number))
	}
	return rows
}

// codeText sets one line of code. Where it is too long it goes on behind a mark,
// in the style on, as deep as it began.
func (s *setter) codeText(p paragraph, start, end, x, y, measure int, on frame.Style) int {
	line := p.text[start:end]
	lead := len(line) - len(strings.TrimLeft(line, " "))
	if lead+2 > measure/2 {
		lead = 0
	}
	for rows := 0; ; rows++ {
		indent := 0
		if rows > 0 && measure > 4 {
			indent = lead + 2
			s.row(s.look.Glyph(theme.GlyphContinue), x+lead, y+rows, on)
		}
		n, width := s.fitting(p.text[start:end], measure-indent)
		if n > 0 {
			s.marks = append(s.marks, mark{
				x: x + indent, y: y + rows, w: width, h: 1, step: s.step,
				text: p.text[start : start+n], runs: p.runs, start: start,
			})
		}
		if start += n; start >= end {
			return rows + 1
		}
	}
}

// fitting is how much of line fits into width columns, at least one grapheme. It
// ends behind a space or a sign, if that is not much less.
func (s *setter) fitting(line string, width int) (n, columns int) {
	end, at := 0, 0 // behind the last good place
	for n < len(line) {
		cluster, w := s.widths.Next(line[n:])
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

// codeWidth is the width that a code block would like.
func (s *setter) codeWidth(b *deck.Block) int {
	text, first, err := s.source(b)
	if err != nil {
		return 0
	}
	longest, lines := 0, 0
	for line := range strings.Lines(text) {
		longest = max(longest, s.widths.Width(strings.TrimRight(line, "\n")))
		lines++
	}
	if numbered(b) {
		longest += len(strconv.Itoa(first+max(0, lines-1))) + 2
	}
	return longest + 2*padding
}

// codes are the slide's blocks of code that its step shows.
func (c *composition) codes() []Code {
	var all []Code
	for i := range c.marks {
		m := &c.marks[i]
		if m.code == nil || !m.stands(c.view.Pos.Step) {
			continue
		}
		code := *m.code
		code.Rect = frame.Rect{X: c.x + m.x, Y: c.bodyY + m.y, W: m.w, H: m.h}.Intersect(c.clip)
		all = append(all, code)
	}
	return all
}
