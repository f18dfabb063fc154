package presenter

import (
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/frame"
	"revolute/internal/lettering"
	"revolute/theme"
)

// noteLine is a line of the notes as set.
type noteLine struct {
	face   lettering.Face
	indent int // cells
	mark   string
	runs   []noteRun
}

// noteRun is a stretch of a line in one style.
type noteRun struct {
	text string
	st   frame.Style
	link string
}

// rows returns how many rows the line takes.
func (l *noteLine) rows() int {
	if l.face.IsSmall() {
		return 1
	}
	return l.face.Rows() + l.face.Leading()
}

// print draws the line at x, y.
func (l *noteLine) print(f *frame.Frame, clip frame.Rect, x, y int, mark frame.Style) {
	draw := func(x int, text string, st frame.Style) int {
		if l.face.IsSmall() {
			return f.PrintIn(clip, x, y, text, st)
		}
		return l.face.Draw(f, clip, x, y, text, st)
	}
	if l.mark != "" {
		draw(x+l.indent-l.face.Columns()*f.Widths().Width(l.mark), l.mark, mark)
	}
	x += l.indent
	for _, r := range l.runs {
		st := r.st
		if r.link != "" {
			st.Link = f.Link(r.link)
		}
		x = draw(x, r.text, st)
	}
}

// empty reports whether nothing stands on the line.
func (l *noteLine) empty() bool { return len(l.runs) == 0 && l.mark == "" }

// noteLines returns the notes of a slide from the first step to this one, set as
// Markdown, and then the links of the slide, broken into lines of at most measure
// cells. Notes of earlier steps are muted. Code and links, and text of which the face
// lacks a character, are small.
func (m *Model) noteLines(f *frame.Frame, s *deck.Slide, step, measure int, face lettering.Face) []noteLine {
	set := noteSetter{model: m, f: f, measure: measure, face: face}
	for _, n := range s.Notes {
		from := min(n.Step, s.Steps-1)
		if from > step {
			continue
		}
		set.text = m.look.Style(theme.Text)
		if from > 0 && from < step {
			set.text = m.look.Style(theme.Muted)
		}
		d, err := deck.Parse("notes", []byte(n.Text))
		if err != nil {
			set.plain(n.Text, set.text, "")
			continue
		}
		for i := range d.Len() {
			set.blocks(d.Slide(i, "").Blocks, 0, "")
		}
		set.gap()
	}
	for _, l := range linksOf(s.Blocks) {
		if l.text != l.address {
			set.plain(l.text, m.look.Style(theme.Muted), "")
		}
		set.plain(l.address, m.look.Style(theme.Accent), l.address)
	}
	lines := set.lines
	for len(lines) > 0 && lines[len(lines)-1].empty() {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// noteSetter sets the blocks of notes as lines.
type noteSetter struct {
	model   *Model
	f       *frame.Frame
	measure int // cells
	face    lettering.Face
	text    frame.Style
	lines   []noteLine
}

// gap begins what follows after an empty line.
func (n *noteSetter) gap() {
	if len(n.lines) > 0 && !n.lines[len(n.lines)-1].empty() {
		n.lines = append(n.lines, noteLine{})
	}
}

// plain sets text in one style.
func (n *noteSetter) plain(text string, st frame.Style, link string) {
	n.run([]noteRun{{text, st, link}}, lettering.Face{}, 0, "")
}

// blocks sets blocks at an indent; mark stands before the first of their lines.
func (n *noteSetter) blocks(blocks []deck.Block, indent int, mark string) {
	look := n.model.look
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case deck.Heading:
			n.gap()
			n.run(n.spans(b.Spans, bold(look.Style(theme.Title))), n.face, indent, mark)
		case deck.List:
			for j := range b.Children {
				item := "•"
				if b.Ordered {
					item = strconv.Itoa(b.Start+j) + "."
				}
				n.blocks(b.Children[j].Children, indent+n.f.Widths().Width(item)+1, item+" ")
			}
		case deck.Code, deck.Drawing:
			for line := range strings.SplitSeq(strings.TrimRight(b.Text, "\n"), "\n") {
				n.run([]noteRun{{line, n.code(), ""}}, lettering.Face{}, indent+2, "")
			}
		case deck.Quote:
			n.blocks(b.Children, indent+2, "│ ")
		case deck.Table:
			for _, row := range b.Rows {
				var cells []noteRun
				for c, cell := range row {
					if c > 0 {
						cells = append(cells, noteRun{text: "  ", st: n.text})
					}
					cells = append(cells, n.spans(cell.Spans, n.text)...)
				}
				n.run(cells, n.face, indent, mark)
			}
		case deck.DisplayFormula, deck.Paragraph, deck.Term, deck.Description, deck.Picture:
			n.run(n.spans(b.Spans, n.text), n.face, indent, mark)
			n.blocks(b.Children, indent, "")
		default:
			n.blocks(b.Children, indent, mark)
		}
		mark = ""
		if indent == 0 {
			n.gap()
		}
	}
}

// spans makes runs of spans.
func (n *noteSetter) spans(spans []deck.Span, base frame.Style) []noteRun {
	look := n.model.look
	var out []noteRun
	for _, s := range spans {
		st := base
		if s.Break {
			out = append(out, noteRun{text: "\n", st: st})
			continue
		}
		if s.Style&deck.Strong != 0 {
			st = bold(look.Style(theme.Accent))
		}
		if s.Style&deck.Emph != 0 {
			st.Attr |= frame.Italic
		}
		if s.Style&deck.CodeSpan != 0 {
			st = n.code()
		}
		if s.Style&deck.Strikethrough != 0 {
			st.Attr |= frame.Strike
		}
		if s.Link != "" {
			st = look.Style(theme.Accent)
			st.Attr |= frame.Underline
		}
		out = append(out, noteRun{s.Text, st, s.Link})
	}
	return out
}

// code returns the style of code.
func (n *noteSetter) code() frame.Style {
	st := n.text
	st.Bg = n.model.look.Color(theme.CodeBackground)
	return st
}

// run breaks runs into lines, indented by so many columns of text, and adds them.
func (n *noteSetter) run(runs []noteRun, face lettering.Face, indent int, mark string) {
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.text)
	}
	all := text.String()
	if all == "" {
		return
	}
	if !face.Covers(all) {
		face = lettering.Face{}
	}
	// What is small stands where the large text beside it does.
	cells := indent * n.face.Columns()
	for _, l := range face.Widths(n.f.Widths()).Lines(nil, all, face.Measure(max(1, n.measure-cells))) {
		line := noteLine{face: face, indent: cells, mark: mark}
		mark = ""
		at := 0
		for _, r := range runs {
			from, to := max(l.Start, at), min(l.End, at+len(r.text))
			if from < to {
				line.runs = append(line.runs, noteRun{all[from:to], r.st, r.link})
			}
			at += len(r.text)
		}
		n.lines = append(n.lines, line)
	}
}
