package deck

import (
	"strconv"
	"strings"

	"revolute/internal/deck/markdown"
)

// pre emits a block of code: the language is that of <code class="language-go">.
func (r *htmlReader) pre(t markdown.Token) {
	m := r.m
	b := Block{Kind: Code, Line: r.line(t), Step: m.here(), Align: m.align}
	var text strings.Builder
	for t := range r.until("pre") {
		switch {
		case t.Kind == markdown.Text:
			text.WriteString(cleanString(t.Data))
		case t.Kind == markdown.OpenTag && t.Name == "br":
			text.WriteByte('\n')
		case t.Kind == markdown.OpenTag && t.Name == "code":
			for class := range strings.FieldsSeq(t.Attrs["class"]) {
				if lang, ok := strings.CutPrefix(class, "language-"); ok {
					b.Info.Lang = cleanString(lang)
				}
			}
		}
	}
	code := strings.TrimSuffix(strings.TrimPrefix(text.String(), "\n"), "\n")
	if b.Text = expandTabs(code); b.Text != code {
		b.Tabbed = code
	}
	m.emit(b)
}

// list emits a list.
func (r *htmlReader) list(t markdown.Token) {
	m := r.m
	b := Block{Kind: List, Line: r.line(t), Align: m.align, Level: m.lists, Ordered: t.Name == "ol", Tight: true}
	if b.Ordered {
		b.Start = 1
		if n, err := strconv.Atoi(t.Attrs["start"]); err == nil && n >= 0 && n < 1e9 {
			b.Start = n
		}
	}
	m.lists++
	for item := range r.until(t.Name) {
		switch {
		case item.Kind == markdown.OpenTag && item.Name == "li":
			b.Children = append(b.Children, r.itemOf(item))
		case item.Kind == markdown.Comment:
			r.comment(item)
		case item.Kind == markdown.Text && strings.TrimSpace(item.Data) == "", item.Kind == markdown.CloseTag:
		default: // something that stands in no item
			r.at--
			b.Children = append(b.Children, r.itemOf(item))
		}
	}
	m.lists--
	if len(b.Children) == 0 {
		return
	}
	b.Step = b.Children[0].Step
	for _, c := range b.Children {
		b.Step = min(b.Step, c.Step)
	}
	m.emit(b)
}

// item emits an item that stands in no list.
func (r *htmlReader) item(t markdown.Token) {
	r.m.lists++
	item := r.itemOf(t)
	r.m.lists--
	r.m.emit(Block{Kind: List, Line: item.Line, Step: item.Step, Align: item.Align, Level: r.m.lists, Tight: true, Children: []Block{item}})
}

// itemOf reads an item, which the next one ends as well.
func (r *htmlReader) itemOf(t markdown.Token) Block {
	m := r.m
	if _, click := t.Attrs["v-click"]; click || fragmentClass(t.Attrs) || m.lists <= m.incremental {
		m.click()
	}
	b := Block{Kind: Item, Line: r.line(t), Step: m.here(), Align: m.align}
	b.Children = m.collect(func() {
		r.flow(func(t markdown.Token) bool {
			return t.Name == "li" || t.Kind == markdown.CloseTag && (t.Name == "ul" || t.Name == "ol" || t.Name == "menu")
		})
	})
	r.closes("li")
	return b
}

// table emits a table, of which the first row is the head.
func (r *htmlReader) table(t markdown.Token) {
	m := r.m
	b := Block{Kind: Table, Line: r.line(t), Step: m.here(), Align: m.align}
	var row []TableCell
	var captions []Span
	columns := 0
	endRow := func() {
		if row != nil {
			columns = max(columns, len(row))
			b.Rows = append(b.Rows, row)
			row = nil
		}
	}
	for t := range r.until("table") {
		switch {
		case t.Name == "tr":
			endRow()
		case t.Kind == markdown.OpenTag && (t.Name == "td" || t.Name == "th"):
			if n := len(row); len(b.Rows) == 0 && n >= len(b.Aligns) {
				b.Aligns = append(b.Aligns, alignOf(t, Left))
			}
			row = append(row, TableCell{Spans: r.textOf(t.Name, "td", "th", "tr", "table", "tbody", "thead", "tfoot")})
			for n, _ := strconv.Atoi(t.Attrs["colspan"]); n > 1 && n <= 100; n-- {
				row = append(row, TableCell{})
			}
		case t.Kind == markdown.OpenTag && t.Name == "caption":
			r.runOf("caption")
			captions = r.spans()
		case t.Kind == markdown.Comment:
			r.comment(t)
		}
	}
	endRow()
	r.began = 0
	for i := range b.Rows {
		for len(b.Rows[i]) < columns {
			b.Rows[i] = append(b.Rows[i], TableCell{})
		}
	}
	for len(b.Aligns) < columns {
		b.Aligns = append(b.Aligns, Left)
	}
	b.Aligns = b.Aligns[:columns]
	if len(b.Rows) > 0 {
		m.emit(b)
	}
	if len(captions) > 0 {
		m.emit(Block{Kind: Paragraph, Line: b.Line, Step: b.Step, Align: m.align, Spans: captions})
	}
}

// definitions emits a list of definitions.
func (r *htmlReader) definitions(t markdown.Token) {
	m := r.m
	b := Block{Kind: Definitions, Line: r.line(t), Step: m.here(), Align: m.align}
	for t := range r.until("dl") {
		switch {
		case t.Kind == markdown.OpenTag && t.Name == "dt":
			line := r.line(t)
			b.Children = append(b.Children, Block{Kind: Term, Line: line, Step: m.here(), Align: m.align, Spans: r.textOf("dt", "dt", "dd", "dl")})
		case t.Kind == markdown.OpenTag && t.Name == "dd":
			d := Block{Kind: Description, Line: r.line(t), Step: m.here(), Align: m.align}
			d.Children = r.inside("dd", "dt", "dd", "dl")
			b.Children = append(b.Children, d)
		case t.Kind == markdown.Comment:
			r.comment(t)
		case t.Kind == markdown.Text && strings.TrimSpace(t.Data) != "":
			r.words(t)
			b.Children = append(b.Children, Block{Kind: Term, Line: r.line(t), Step: m.here(), Align: m.align, Spans: r.spans()})
		}
	}
	r.began = 0
	if len(b.Children) > 0 {
		b.Step = b.first()
		m.emit(b)
	}
}
