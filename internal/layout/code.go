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

// listing is a code block being set.
type listing struct {
	block  *deck.Block
	text   paragraph
	dim    []run // the text as it is where it is not lit up
	lit    lineSet
	number int // columns of the line numbers, with the space behind; 0 without
	first  int // number of the first line
}

// code sets a code block: highlighted, on its background. A line that is too
// long goes on in the next row behind a mark.
func (s *setter) code(b *deck.Block, x, y, measure int) int {
	back := s.look.Style(theme.CodeBackground)
	at := len(s.marks)
	s.fill(x, y, measure, 0, back)
	top := y
	if s.roomy {
		y++
	}
	l, problem := s.listing(b, back)
	if problem != nil {
		s.marks = s.marks[:at]
		return s.fault(b, problem, x, top, measure)
	}
	inner := max(1, measure-2*padding-l.number)
	for i, start := 0, 0; start <= len(l.text.text); i++ {
		end := len(l.text.text)
		if n := strings.IndexByte(l.text.text[start:], '\n'); n >= 0 {
			end = start + n
		}
		runs := l.text.runs
		if !l.lit.has(i + 1) {
			runs = l.dim
		}
		if l.number > 0 {
			n := strconv.Itoa(l.first + i)
			s.row(n, x+padding+l.number-1-len(n), y, s.look.Style(theme.Muted))
		}
		y += s.codeLine(paragraph{l.text.text, runs}, start, end, x+padding+l.number, y, inner)
		start = end + 1
	}
	if s.roomy {
		y++
	}
	s.marks[at].h = y - top
	return y - top
}

// listing makes a code block ready: its text, from a file where it names one,
// and what is lit up at this step.
func (s *setter) listing(b *deck.Block, back frame.Style) (listing, error) {
	l := listing{block: b, first: 1, lit: lineSet{all: true}}
	text := b.Text
	if name, ok := b.Info.Attrs["src"]; ok {
		var err error
		if text, l.first, err = s.excerpt(name); err != nil {
			return l, err
		}
	}
	l.text = s.highlight(b.Info.Lang, strings.TrimRight(text, "\n"), back)
	if _, ok := b.Info.Attrs["line_numbers"]; ok {
		l.number = len(strconv.Itoa(l.first+strings.Count(text, "\n"))) + 2
	}
	if groups, ok := b.Info.Attrs["lines"]; ok {
		all := strings.Split(groups, "|")
		now := min(max(0, s.view.Pos.Step-b.Step), len(all)-1)
		l.lit = parseLineSet(all[now])
		st := s.look.Style(theme.Rule)
		st.Bg = back.Bg
		l.dim = []run{{end: len(l.text.text), style: st}}
	}
	return l, nil
}

// codeLine sets one line of code, cut between graphemes where it is too long.
func (s *setter) codeLine(p paragraph, start, end, x, y, measure int) int {
	for rows := 0; ; rows++ {
		line := p.text[start:end]
		indent, room := 0, measure
		if rows > 0 && measure > 4 {
			indent, room = 2, measure-2
			s.row(s.look.Glyph(theme.GlyphContinue), x, y+rows, s.look.Style(theme.Muted))
		}
		n, width := s.fitting(line, room)
		if n > 0 {
			s.marks = append(s.marks, mark{
				x: x + indent, y: y + rows, w: width, h: 1, step: s.step,
				text: line[:n], runs: p.runs, start: start,
			})
		}
		if start += n; start >= end {
			return rows + 1
		}
	}
}

// fitting is how much of line fits into width columns, at least one grapheme.
func (s *setter) fitting(line string, width int) (n, columns int) {
	for n < len(line) {
		cluster, w := s.widths.Next(line[n:])
		if columns+w > width && n > 0 {
			break
		}
		n += len(cluster)
		columns += w
	}
	return n, columns
}
