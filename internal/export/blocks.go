package export

import (
	"errors"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
)

// blocks writes blocks, each apart from the next, with indent before their
// lines.
func (t *text) blocks(blocks []deck.Block, indent string) {
	for i := range blocks {
		t.block(&blocks[i], indent)
		t.gap = true
	}
}

func (t *text) block(b *deck.Block, indent string) {
	switch b.Kind {
	case deck.Heading, deck.Paragraph:
		t.lines(inline(b.Spans), indent, indent)
	case deck.List:
		t.list(b, indent)
	case deck.Quote:
		if b.Info.Lang != "" {
			t.line(indent + "> " + strings.ToUpper(b.Info.Lang))
		}
		t.blocks(b.Children, indent+"> ")
	case deck.Code:
		code, _ := t.deck.Shown(b)
		for line := range strings.SplitSeq(code, "\n") {
			t.line(indent + "    " + line)
		}
	case deck.Drawing:
		t.drawing(b, indent)
	case deck.Table:
		t.table(b, indent)
	case deck.Rule:
		if !t.spoken {
			t.line(indent + "───")
		}
	case deck.Picture:
		if alt := deck.Plain(b.Spans); alt != "" {
			t.lines("["+alt+"]", indent, indent)
		}
		if b.Text != "" {
			t.lines(b.Text, indent, indent)
		}
	case deck.DisplayFormula:
		t.lines(inline(b.Spans), indent+"    ", indent+"    ")
	case deck.Definitions:
		t.definitions(b, indent)
	case deck.Footnotes:
		t.footnotes(b, indent)
	default:
		t.blocks(b.Children, indent)
	}
}

// list writes the items of a list, their further lines under the first one's
// text.
func (t *text) list(b *deck.Block, indent string) {
	for i := range b.Children {
		item := &b.Children[i]
		mark := "• "
		if b.Ordered {
			mark = strconv.Itoa(b.Start+i) + ". "
		}
		switch item.Task {
		case deck.Done:
			mark += "[x] "
		case deck.ToDo:
			mark += "[ ] "
		}
		rest := indent + strings.Repeat(" ", t.o.Widths.Width(mark))
		t.marked(item.Children, indent+mark, rest, b.Tight)
		t.gap = !b.Tight
	}
}

// marked writes blocks of which the first has a mark before it, in place of the
// indent.
func (t *text) marked(blocks []deck.Block, mark, indent string, tight bool) {
	said := false
	for i := range blocks {
		b := &blocks[i]
		if said {
			t.gap = t.gap || !tight
			t.block(b, indent)
			continue
		}
		if t.gap {
			t.out.WriteByte('\n')
			t.gap = false
		}
		from := t.out.Len()
		if b.Kind == deck.Paragraph || b.Kind == deck.Heading {
			t.lines(inline(b.Spans), mark, indent)
		} else {
			t.block(b, indent)
		}
		if said = t.out.Len() > from; said && b.Kind != deck.Paragraph && b.Kind != deck.Heading {
			all := t.out.String()
			t.out.Reset()
			t.out.WriteString(all[:from] + mark + strings.TrimPrefix(all[from:], indent))
		}
	}
	if !said {
		t.line(mark)
	}
}

// table writes a table with its columns aligned and a rule under its head.
func (t *text) table(b *deck.Block, indent string) {
	var widths []int
	rows := make([][][]string, len(b.Rows)) // the lines of each cell
	for i, row := range b.Rows {
		for j, c := range row {
			lines := strings.Split(inline(c.Spans), "\n")
			rows[i] = append(rows[i], lines)
			if j == len(widths) {
				widths = append(widths, 0)
			}
			for _, s := range lines {
				widths[j] = max(widths[j], t.o.Widths.Width(s))
			}
		}
	}
	for i, row := range rows {
		height := 0
		for _, lines := range row {
			height = max(height, len(lines))
		}
		for n := range height {
			var line strings.Builder
			line.WriteString(indent)
			for j, lines := range row {
				s := ""
				if n < len(lines) {
					s = lines[n]
				}
				line.WriteString(t.pad(s, widths[j], b.Aligns, j) + "  ")
			}
			t.line(line.String())
		}
		if i == 0 && !t.spoken {
			var rule strings.Builder
			rule.WriteString(indent)
			for _, width := range widths[:len(row)] {
				rule.WriteString(strings.Repeat("─", width) + "  ")
			}
			t.line(rule.String())
		}
	}
}

// pad fills s up to a column's width.
func (t *text) pad(s string, width int, aligns []deck.Align, column int) string {
	free := width - t.o.Widths.Width(s)
	left := 0
	if column < len(aligns) {
		switch aligns[column] {
		case deck.Right:
			left = free
		case deck.Center:
			left = free / 2
		}
	}
	return strings.Repeat(" ", left) + s + strings.Repeat(" ", free-left)
}

// drawing writes what a drawing says; one that is not as it should be says why.
func (t *text) drawing(b *deck.Block, indent string) {
	d, err := all.Parse(b.Info.Lang, []byte(b.Text), t.deck)
	if err != nil { // it stands there as it is written
		if !errors.Is(err, errors.ErrUnsupported) {
			t.lines(fault(b, err), indent, indent)
		}
		for line := range strings.SplitSeq(strings.Trim(b.Text, "\n"), "\n") {
			t.line(indent + "    " + line)
		}
		return
	}
	if s := strings.Trim(d.Text(), "\n"); s != "" {
		t.lines(s, indent, indent)
	}
}

// definitions writes terms, and what they mean behind an indent.
func (t *text) definitions(b *deck.Block, indent string) {
	for i := range b.Children {
		c := &b.Children[i]
		if c.Kind == deck.Term {
			t.gap = t.gap || i > 0 && b.Children[i-1].Kind != deck.Term
			t.lines(inline(c.Spans), indent, indent)
			continue
		}
		t.gap = false
		t.blocks(c.Children, indent+"    ")
		t.gap = false
	}
}

// footnotes writes the notes of a slide behind their numbers.
func (t *text) footnotes(b *deck.Block, indent string) {
	for i := range b.Children {
		item := &b.Children[i]
		mark := "[" + strconv.Itoa(item.Start) + "] "
		rest := indent + strings.Repeat(" ", len(mark))
		t.marked(item.Children, indent+mark, rest, true)
		t.gap = false
	}
}
