package export

import (
	"fmt"
	"html"
	"strings"

	"revolute/internal/deck"
	"revolute/theme"
)

// blocks writes blocks that stand in something that comes with step from.
func (p *page) blocks(blocks []deck.Block, from int) {
	for i := range blocks {
		p.block(&blocks[i], from)
	}
}

func (p *page) printf(format string, args ...any) { fmt.Fprintf(&p.body, format, args...) }

// attributes are the class and the step of an element; from is the step of what
// it stands in.
func attributes(b *deck.Block, from int, classes ...string) string {
	switch b.Align {
	case deck.Center:
		classes = append(classes, "center")
	case deck.Right:
		classes = append(classes, "right")
	}
	s := ""
	if len(classes) > 0 {
		s = ` class="` + strings.Join(classes, " ") + `"`
	}
	if b.Step > from || b.Until > 0 {
		s += fmt.Sprintf(` data-step="%d"`, b.Step)
	}
	if b.Until > 0 {
		s += fmt.Sprintf(` data-until="%d"`, b.Until-1)
	}
	return s
}

func (p *page) block(b *deck.Block, from int) {
	step := max(from, b.Step)
	switch b.Kind {
	case deck.Paragraph:
		p.printf("<p%s>%s</p>\n", attributes(b, from), p.inline(b.Spans))
	case deck.Heading:
		level := min(max(b.Level, 1), 6)
		p.printf("<h%d%s>%s</h%d>\n", level, attributes(b, from), p.inline(b.Spans), level)
	case deck.List:
		p.list(b, from)
	case deck.Quote:
		p.printf("<blockquote%s>", attributes(b, from, b.Info.Lang))
		if b.Info.Lang != "" {
			p.printf(`<p class="label">%s</p>`, html.EscapeString(strings.ToUpper(b.Info.Lang)))
		}
		p.blocks(b.Children, step)
		p.printf("</blockquote>\n")
	case deck.Code:
		p.code(b, from)
	case deck.Drawing:
		p.drawing(b, from)
	case deck.Table:
		p.table(b, from)
	case deck.Rule:
		p.printf("<hr%s>\n", attributes(b, from))
	case deck.Picture:
		p.printf("<div%s>%s", attributes(b, from, "picture"), p.images(b))
		if b.Text != "" {
			p.printf("<p class=\"caption\">%s</p>", html.EscapeString(b.Text))
		}
		p.printf("</div>\n")
	case deck.DisplayFormula:
		p.printf("<p%s>%s</p>\n", attributes(b, from, "formula"), p.inline(b.Spans))
	default:
		if !p.layout(b, from) {
			p.other(b, from)
		}
	}
}

// other writes a block that has no element of its own.
func (p *page) other(b *deck.Block, from int) {
	if len(b.Spans) == 0 && len(b.Children) == 0 && b.Text == "" {
		return
	}
	p.printf("<div%s>", attributes(b, from))
	switch {
	case len(b.Spans) > 0:
		p.printf("<p>%s</p>", p.inline(b.Spans))
	case len(b.Children) == 0:
		p.printf("<p>%s</p>", html.EscapeString(b.Text))
	}
	p.blocks(b.Children, max(from, b.Step))
	p.printf("</div>\n")
}

func (p *page) list(b *deck.Block, from int) {
	tag, start := "ul", ""
	if b.Ordered {
		tag = "ol"
		if b.Start != 1 {
			start = fmt.Sprintf(` start="%d"`, b.Start)
		}
	}
	step := max(from, b.Step)
	p.printf("<%s%s%s>\n", tag, start, attributes(b, from))
	for i := range b.Children {
		item := &b.Children[i]
		inner := max(step, item.Step)
		switch item.Task {
		case deck.Done:
			p.printf("<li%s>✓ ", attributes(item, step, "task"))
		case deck.ToDo:
			p.printf("<li%s>○ ", attributes(item, step, "task"))
		default:
			p.printf("<li%s>", attributes(item, step))
		}
		for j := range item.Children {
			if c := &item.Children[j]; j == 0 && c.Kind == deck.Paragraph && c.Step <= inner {
				p.printf("%s", p.inline(c.Spans))
			} else {
				p.block(c, inner)
			}
		}
		p.printf("</li>\n")
	}
	p.printf("</%s>\n", tag)
}

func (p *page) table(b *deck.Block, from int) {
	p.printf("<table%s>\n", attributes(b, from))
	for i, row := range b.Rows {
		cell := "td"
		if i == 0 {
			cell = "th"
		}
		p.printf("<tr%s>", rowStep(b, i, from))
		for j, c := range row {
			class := ""
			if j < len(b.Aligns) {
				switch b.Aligns[j] {
				case deck.Right:
					class = ` class="right"`
				case deck.Center:
					class = ` class="center"`
				}
			}
			p.printf("<%s%s>%s</%s>", cell, class, p.inline(c.Spans), cell)
		}
		p.printf("</tr>\n")
	}
	p.printf("</table>\n")
}

// rowStep is the step with which a row of a table comes, if it has its own.
func rowStep(b *deck.Block, row, from int) string {
	if row >= len(b.RowSteps) || b.RowSteps[row] <= max(from, b.Step) {
		return ""
	}
	return fmt.Sprintf(` data-step="%d"`, b.RowSteps[row])
}

// inline is spans as HTML.
func (p *page) inline(spans []deck.Span) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		// A link's spans stand together.
		end := i + 1
		for spans[i].Link != "" && end < len(spans) && spans[end].Link == spans[i].Link {
			end++
		}
		if href := p.href(spans[i].Link); href != "" {
			fmt.Fprintf(&b, `<a href="%s">`, html.EscapeString(href))
			p.spans(&b, spans[i:end])
			b.WriteString("</a>")
		} else {
			p.spans(&b, spans[i:end])
		}
		i = end
	}
	return b.String()
}

func (p *page) spans(b *strings.Builder, spans []deck.Span) {
	for _, s := range spans {
		switch {
		case s.Break:
			b.WriteString("<br>")
			continue
		case s.Image != "":
			b.WriteString(p.image(s, ""))
			continue
		}
		text := html.EscapeString(s.Text)
		for _, t := range []struct {
			style      deck.SpanStyle
			start, end string
		}{
			{deck.CodeSpan, "<code>", "</code>"},
			{deck.Underlined, "<u>", "</u>"},
			{deck.Formula, `<span class="formula">`, "</span>"},
			{deck.Strikethrough, "<del>", "</del>"},
			{deck.Strong, "<strong>", "</strong>"},
			{deck.Emph, "<em>", "</em>"},
		} {
			if s.Style&t.style != 0 {
				text = t.start + text + t.end
			}
		}
		if _, known := theme.RoleNamed(s.Role); known {
			text = `<span class="in-` + s.Role + `">` + text + "</span>"
		}
		b.WriteString(text)
	}
}

// href is where a link leads on the page or beyond it; "" if it leads nowhere.
func (p *page) href(address string) string {
	place, within := strings.CutPrefix(address, "#")
	if !within {
		if safe(address) {
			return address
		}
		return ""
	}
	for _, name := range []string{place, strings.ReplaceAll(place, "-", " ")} {
		if at, err := p.deck.Find(name); err == nil {
			return fmt.Sprintf("#s%d", at.Slide+1)
		}
	}
	return ""
}
