package page

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"revolute/internal/deck"
	"revolute/internal/formula"
	"revolute/theme"
)

// node is a block as the template sees it, with what it stands in.
type node struct {
	*deck.Block

	Is   string // which of the template's elements it is
	Rank int    // of a heading: 1 to 6, without gaps on a slide

	// Of those that have it:
	Math     template.HTML
	Alert    string   // the word over one of GitHub's alerts
	Mark     string   // before a task
	Words    []string // the lines of large lettering
	Pictures []*image
	Label    string // of a table that is scrolled
	Head     row    // of a table
	Rest     []row
	Views    []view // the forms of a drawing
	Full     bool   // it has something to show, if it has no element of its own

	face  *face
	from  int // the step of what it stands in
	room  room
	class []string
}

// is says which element of the template shows a kind of block.
var is = map[deck.Kind]string{
	deck.Paragraph: "paragraph", deck.Heading: "heading", deck.List: "list", deck.Item: "item", deck.Quote: "quote", deck.Code: "code",
	deck.Drawing: "drawing", deck.Table: "table", deck.Rule: "rule", deck.Picture: "picture", deck.DisplayFormula: "formula",
	deck.Columns: "parts", deck.Rows: "parts", deck.Cards: "parts", deck.Definitions: "definitions", deck.Term: "term",
	deck.Description: "description", deck.Footnotes: "footnotes",
}

// nodes returns the nodes of blocks that stand one below the other in a room. What
// can be of any height shares what the others leave.
func (f *face) nodes(blocks []deck.Block, from int, r room) []*node {
	rest, sharing := r.height, 0
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Kind == deck.Drawing && b.Info.Lang != "letters" && !hasAttr(b, "behind"),
			b.Kind == deck.Picture, b.Kind == deck.Columns, b.Kind == deck.Cards, b.Kind == deck.Rows:
			sharing++
		default:
			rest -= blockHeight(b, r.width) + blockGap
		}
	}
	if sharing > 0 {
		r.height = rest/float64(sharing) - blockGap
	}
	out := make([]*node, 0, len(blocks))
	for i := range blocks {
		out = append(out, f.node(&blocks[i], from, r))
	}
	return out
}

func (f *face) node(b *deck.Block, from int, r room) *node {
	n := &node{Block: b, Is: is[b.Kind], Full: len(b.Spans) > 0 || len(b.Children) > 0 || b.Text != "", face: f, from: from, room: r}
	switch b.Kind {
	case deck.Heading:
		level := min(max(b.Level, 1), 6)
		n.Rank = min(level, f.rank+1)
		if f.rank = n.Rank; f.first == "" {
			f.first = deck.Plain(b.Spans)
		}
		if n.Rank != level {
			n.class = append(n.class, "level"+strconv.Itoa(level))
		}
	case deck.Quote:
		if b.Info.Lang != "" {
			n.Alert = strings.ToUpper(b.Info.Lang)
			n.class = append(n.class, b.Info.Lang)
		}
	case deck.Item:
		n.Mark = map[deck.Task]string{deck.Done: "✓", deck.ToDo: "○"}[b.Task]
	case deck.Picture:
		for _, s := range b.Spans {
			if s.Image != "" {
				n.Pictures = append(n.Pictures, f.maker.images.use(s, b.Info.Attrs["width"]))
			}
		}
	case deck.Columns:
		n.class = append(n.class, "columns")
	case deck.Rows:
		n.class = append(n.class, "rows")
	case deck.Cards:
		n.class = append(n.class, "columns", "cards")
	case deck.Table:
		n.table()
	case deck.Footnotes:
		n.class = append(n.class, "footnotes")
	case deck.DisplayFormula:
		n.Math = template.HTML(formula.MathML(b.Text, true))
		n.class = append(n.class, "formula")
	case deck.Drawing:
		n.drawing()
	}
	if b.Fit {
		n.class = append(n.class, "huge")
	}
	return n
}

// At returns the class and the steps of an element. The words in it are this
// package's own, and numbers.
func (n *node) At() template.HTMLAttr {
	class := n.class
	switch n.Align {
	case deck.Center:
		class = append(class, "center")
	case deck.Right:
		class = append(class, "right")
	}
	var b strings.Builder
	if len(class) > 0 {
		fmt.Fprintf(&b, ` class="%s"`, strings.Join(class, " "))
	}
	if n.Step > n.from || n.Until > 0 {
		fmt.Fprintf(&b, ` data-step="%d"`, n.Step)
	}
	if n.Until > 0 {
		fmt.Fprintf(&b, ` data-until="%d"`, n.Until-1)
	}
	if groups := n.Focus(); n.Kind == deck.Code && groups != nil {
		text, first := n.face.maker.deck.Shown(n.Block)
		fmt.Fprintf(&b, ` data-from="%d" data-lit="%s"`, n.Step, litLines(groups, first, strings.Count(text, "\n")+1))
	}
	return template.HTMLAttr(b.String())
}

// Dir lets a block run in the direction of its own first letter, in decks that
// have letters that run from right to left.
func (n *node) Dir() template.HTMLAttr {
	if n.face.maker.bidi {
		return ` dir="auto"`
	}
	return ""
}

func (n *node) step() int { return max(n.from, n.Step) }

// Parts returns the blocks within a block.
func (n *node) Parts() []*node {
	parts := n.face.nodes(n.Children, n.step(), n.inner(-1))
	for i, p := range parts {
		switch n.Kind {
		case deck.Columns, deck.Rows:
			p.room = n.inner(i)
			p.class = append(p.class, "w"+strconv.Itoa(min(columnWeight(n.Block, i), 9)))
		case deck.Cards:
			p.room = n.inner(i)
			role := p.Role
			if _, ok := theme.RoleNamed(role); !ok {
				role = "accent"
			}
			p.class = append(p.class, "card", "edge-"+role)
		}
	}
	return parts
}

// inner returns the room of part i of a block.
func (n *node) inner(i int) room {
	r := n.room
	switch n.Kind {
	case deck.Columns, deck.Cards:
		total, own := len(n.Children), 1
		if len(n.Weights) == len(n.Children) && i >= 0 {
			total = 0
			for _, w := range n.Weights {
				total += w
			}
			own = n.Weights[i]
		}
		r.width = (r.width - float64(len(n.Children)-1)*columnGap) * float64(own) / float64(max(1, total))
	case deck.Rows:
		r.height /= float64(max(1, len(n.Children)))
	case deck.List, deck.Quote:
		r.width -= listIndent
	}
	return r
}

// lead reports whether an item begins with a paragraph that stands on its own
// line.
func (n *node) lead() bool {
	return len(n.Children) > 0 && n.Children[0].Kind == deck.Paragraph && n.Children[0].Step <= n.step()
}

// Lead returns the text on an item's own line.
func (n *node) Lead() []run {
	if n.lead() {
		return n.face.runs(n.Children[0].Spans)
	}
	return nil
}

// Body returns what an item holds beside its own line.
func (n *node) Body() []*node {
	blocks := n.Children
	if n.lead() {
		blocks = blocks[1:]
	}
	return n.face.nodes(blocks, n.step(), n.inner(0))
}

// Runs returns a block's spans.
func (n *node) Runs() []run { return n.face.runs(n.Spans) }

// row is a row of a table.
type row struct {
	At    template.HTMLAttr // the step with which it comes, if it has its own
	Cells []cell
}

// cell is a cell of a table.
type cell struct {
	Head bool
	Runs []run
	At   template.HTMLAttr
}

// table fills in the rows of a table, and its label.
func (n *node) table() {
	const many = 10 // columns, with which it may be too wide for a sheet of paper
	b := n.Block
	for i, cells := range b.Rows {
		var r row
		if i < len(b.RowSteps) && b.RowSteps[i] > n.step() {
			r.At = template.HTMLAttr(fmt.Sprintf(` data-step="%d"`, b.RowSteps[i]))
		}
		for j, c := range cells {
			made := cell{Head: i == 0, Runs: n.face.runs(c.Spans)}
			if j < len(b.Aligns) {
				made.At = map[deck.Align]template.HTMLAttr{deck.Right: ` class="right"`, deck.Center: ` class="center"`}[b.Aligns[j]]
			}
			r.Cells = append(r.Cells, made)
		}
		if i > 0 {
			n.Rest = append(n.Rest, r)
			continue
		}
		n.Head = r
		words := make([]string, len(cells))
		for j, c := range cells {
			words[j] = deck.Plain(c.Spans)
		}
		n.Label = strings.Join(words, ", ")
		if len(cells) > many {
			n.class = append(n.class, "many")
		}
	}
}
