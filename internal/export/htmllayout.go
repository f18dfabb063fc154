package export

import (
	"fmt"
	"strconv"

	"revolute/internal/deck"
	"revolute/theme"
)

// layout writes a block that arranges others, and reports whether it is one.
func (p *page) layout(b *deck.Block, from int) bool {
	switch b.Kind {
	case deck.Columns:
		p.parts(b, from, "columns", func(i int) string { return weight(b, i) })
	case deck.Rows:
		p.parts(b, from, "rows", func(i int) string { return weight(b, i) })
	case deck.Cards:
		p.parts(b, from, "columns cards", func(i int) string { return cardClass(&b.Children[i]) })
	case deck.Definitions:
		p.parts(b, from, "definitions", func(i int) string {
			if b.Children[i].Kind == deck.Term {
				return "term"
			}
			return "description"
		})
	case deck.Footnotes:
		p.footnotes(b, from)
	default:
		return false
	}
	return true
}

// parts writes a block's children as elements of their own, each of the class
// that class gives.
func (p *page) parts(b *deck.Block, from int, name string, class func(i int) string) {
	step := max(from, b.Step)
	p.printf("<div%s>\n", attributes(b, from, name))
	for i := range b.Children {
		part := &b.Children[i]
		p.printf("<div%s>", attributes(part, step, class(i)))
		if len(part.Spans) > 0 {
			p.printf("%s", p.inline(part.Spans))
		}
		p.blocks(part.Children, max(step, part.Step))
		p.printf("</div>\n")
	}
	p.printf("</div>\n")
}

// weight is the class of a column or a row of its weight.
func weight(b *deck.Block, i int) string {
	w := 1
	if i < len(b.Weights) {
		w = min(max(b.Weights[i], 1), 5)
	}
	return "w" + strconv.Itoa(w)
}

// cardClass is the class of a card: its edge has the colour of its role.
func cardClass(card *deck.Block) string {
	role := card.Role
	if _, ok := theme.RoleNamed(role); !ok {
		role = "accent"
	}
	return "card edge-" + role
}

// footnotes writes what stands at a slide's foot, each under its number.
func (p *page) footnotes(b *deck.Block, from int) {
	step := max(from, b.Step)
	p.printf("<div%s>\n", attributes(b, from, "footnotes"))
	for i := range b.Children {
		note := &b.Children[i]
		p.printf(`<ol start="%d"><li%s>`, note.Start, attributes(note, step))
		p.blocks(note.Children, max(step, note.Step))
		p.printf("</li></ol>\n")
	}
	p.printf("</div>\n")
}

// edges are the classes of cards and of words in the roles' colours.
func edges() (css string) {
	for _, name := range theme.RoleNames() {
		css += fmt.Sprintf(".cards > .edge-%s { border-color: var(--%s); } .in-%s { color: var(--%s); }\n", name, name, name, name)
	}
	return css
}
