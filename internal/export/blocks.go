package export

import (
	"errors"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/drawing/all"
	"revolute/internal/problem"
)

// blocks writes blocks, each apart from the next, with indent before their
// lines.
func (t *text) blocks(blocks []deck.Block, indent string) {
	for i := range blocks {
		t.block(&blocks[i], indent)
		t.gap = true
	}
}

// block writes a block.
func (t *text) block(b *deck.Block, indent string) {
	switch b.Kind {
	case deck.Heading, deck.Paragraph:
		t.lines(inline(b.Spans), indent, indent)
	case deck.List:
		// The further lines of items stand under the text of the first.
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
		d, err := all.Parse(b.Info.Lang, []byte(b.Text), t.deck)
		if err != nil { // it stands there as it is written, with what is wrong with it
			if !errors.Is(err, errors.ErrUnsupported) {
				t.lines("["+b.Info.Lang+": "+problem.From(err).Text+"]", indent, indent)
			}
			for line := range strings.SplitSeq(strings.Trim(b.Text, "\n"), "\n") {
				t.line(indent + "    " + line)
			}
			return
		}
		if s := strings.Trim(d.Text(), "\n"); s != "" {
			t.lines(s, indent, indent)
		}
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
	case deck.Footnotes:
		for i := range b.Children {
			item := &b.Children[i]
			mark := "[" + strconv.Itoa(item.Start) + "] "
			t.marked(item.Children, indent+mark, indent+strings.Repeat(" ", len(mark)), true)
			t.gap = false
		}
	default:
		t.blocks(b.Children, indent)
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
				free := widths[j] - t.o.Widths.Width(s)
				left := 0
				if j < len(b.Aligns) {
					switch b.Aligns[j] {
					case deck.Right:
						left = free
					case deck.Center:
						left = free / 2
					}
				}
				line.WriteString(strings.Repeat(" ", left) + s + strings.Repeat(" ", free-left) + "  ")
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
