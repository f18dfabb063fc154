package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"revolute/internal/deck"
	"revolute/internal/lettering"
	"revolute/internal/typeset"
)

// text sets p into a box and returns its height in rows. A short text in large
// letters is balanced: a word alone on its last line would be seen at once.
func (bd *builder) text(p paragraph, in box) int {
	if in.face.IsSmall() || bd.widths.Width(p.text) > 4*in.face.Measure(in.width) {
		return bd.setLines(p, in, typeset.Widths.Lines)
	}
	return bd.setLines(p, in, typeset.Widths.Balanced)
}

// balanced returns text with lines as even as possible.
func (bd *builder) balanced(p paragraph, in box) int {
	return bd.setLines(p, in, typeset.Widths.Balanced)
}

// setLines breaks p into lines and sets them. A text with a character that the
// face lacks is set in small letters. An opening quotation mark hangs to the
// left of large letters, where there is room for it.
func (bd *builder) setLines(p paragraph, in box, breakLines func(typeset.Widths, []typeset.Line, string, int) []typeset.Line) int {
	if !in.face.Covers(p.text) {
		in.face = lettering.Face{}
	}
	if in.align == deck.Left && !in.aligned && rightToLeft(p.text) {
		in.align = deck.Right
	}
	w, measure := in.face.Widths(bd.widths), in.face.Measure(in.width)
	hung := 0 // bytes of the mark that hangs
	if r, n := utf8.DecodeRuneInString(p.text); !in.face.IsSmall() && in.align == deck.Left && strings.ContainsRune("“‘「『《", r) &&
		w.Width(p.text[:n])*in.face.Columns() <= in.hang && n < len(p.text) {
		hung = n
	}
	bd.lines = breakLines(w, bd.lines[:0], p.text[hung:], measure)
	if !in.face.IsSmall() {
		bd.poor = bd.poor || breaksWords(p.text[hung:], bd.lines)
	}
	rows, pitch := in.face.Rows(), in.face.Rows()+in.face.Leading()
	for i, ln := range bd.lines {
		ln.Start, ln.End = ln.Start+hung, ln.End+hung
		width, x := ln.Width*in.face.Columns(), in.x
		switch {
		case in.align == deck.Center:
			x += max(0, (in.width-width)/2)
		case in.align == deck.Right:
			x += max(0, in.width-width)
		case i == 0 && hung > 0:
			more := w.Width(p.text[:hung]) * in.face.Columns()
			ln.Start, width, x = 0, width+more, x-more
		}
		if ln.Start < ln.End {
			bd.items = append(bd.items, item{
				x: x, y: in.y + i*pitch, w: width, h: rows, step: in.step, face: in.face,
				text: p.text[ln.Start:ln.End], runs: p.runs, start: ln.Start,
			})
		}
	}
	return len(bd.lines)*pitch - in.face.Leading()
}

// breaksWords reports whether a line of text ends within a word of letters that
// are written with spaces between words.
func breaksWords(text string, lines []typeset.Line) bool {
	for i := range len(lines) - 1 {
		if lines[i].End != lines[i+1].Start || lines[i].End == 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:lines[i].End])
		after, _ := utf8.DecodeRuneInString(text[lines[i].End:])
		if letter(before) && letter(after) {
			return true
		}
	}
	return false
}

// letter reports whether r is a letter or digit of a script with spaces.
func letter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !typeset.IsCJK(r)
}

// rightToLeft reports whether a text's first letter is of a script that is
// written from right to left.
func rightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// widest returns the columns of text of the widest line of spans, where lines
// end at hard breaks alone.
func (bd *builder) widest(spans []deck.Span) int {
	widest, w := 0, 0
	for _, sp := range spans {
		if sp.Break {
			w = 0
		}
		w += bd.widths.Width(sp.Text)
		widest = max(widest, w)
	}
	return widest
}
