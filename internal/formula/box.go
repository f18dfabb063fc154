package formula

import (
	"slices"
	"strings"

	"revolute/internal/typeset"
)

// box is a part of a formula in rows of the same width; base is the row that
// stands on the line.
type box struct {
	rows        []string
	width, base int
}

func line(s string, w typeset.Widths) box { return box{[]string{s}, w.Width(s), 0} }

// pad returns s in the middle of width columns.
func pad(s string, width int, w typeset.Widths) string {
	room := max(0, width-w.Width(s))
	return strings.Repeat(" ", room/2) + s + strings.Repeat(" ", room-room/2)
}

// box sets a node in rows.
func (n *node) box(w typeset.Widths) box {
	switch n.kind {
	case row:
		children := n.children
		flat := true
		boxes := make([]box, len(children))
		for i, c := range children {
			boxes[i] = c.box(w)
			flat = flat && len(boxes[i].rows) == 1
		}
		if flat { // one line: the spaces of print
			i := -1
			return line(joined(children, func(*node) string { i++; return boxes[i].rows[0] }), w)
		}
		// Let brackets between the boxes be as tall as these, and put a space
		// where a fraction would touch its neighbour, or a function its argument.
		var tallest box
		for i, b := range boxes {
			if children[i].kind != middle && len(b.rows) > len(tallest.rows) {
				tallest = b
			}
		}
		var out []box
		for i, c := range children {
			if c.kind == middle {
				boxes[i] = beside([]box{line(" ", w), bracket(c.text, tallest, w), line(" ", w)}, w)
			}
			if i > 0 && touch(children[i-1], c) {
				out = append(out, line(" ", w))
			}
			out = append(out, boxes[i])
		}
		return beside(out, w)
	case scripts:
		return n.scriptsBox(w)
	case frac:
		above, below := n.children[0].box(w), n.children[1].box(w)
		if n.children[0].divided() || n.children[1].divided() { // longer than those within
			above, below = airy(above), airy(below)
		}
		return fracBox(above, below, "─", w)
	case binom:
		return embrace(fracBox(n.children[0].box(w), n.children[1].box(w), " ", w), "(", ")", w)
	case root:
		// Set a root with a line over what is under it.
		inner := n.children[0].box(w)
		degree := raise(n.sup, superscripts, "")
		sign := pad(degree+"√", w.Width(degree)+1, w)
		rows := []string{strings.Repeat(" ", w.Width(sign)) + strings.Repeat("▁", inner.width)}
		for i, r := range inner.rows {
			left := strings.Repeat(" ", w.Width(sign)-1) + "│"
			if i == len(inner.rows)-1 {
				left = sign
			}
			rows = append(rows, left+r)
		}
		return box{rows, inner.width + w.Width(sign), inner.base + 1}
	case fence:
		return embrace(n.children[0].box(w), n.open, n.close, w)
	case matrix:
		return n.matrixBox(w)
	case brace:
		return n.braceBox(w)
	case arrow:
		return n.arrowBox(w)
	case accent:
		return n.accentBox(w)
	default:
		return line(n.inline(), w)
	}
}

// touch reports whether a space belongs between two neighbours that have none.
func touch(a, b *node) bool {
	if a.kind == scripts {
		a = a.children[0]
	}
	if b.kind == scripts {
		b = b.children[0]
	}
	before := a.kind == symbol && plainText(a.text)
	if b.named() && (before || a.kind == frac) {
		return true
	}
	words := a.kind == symbol && a.open == "function" || a.kind == large && strings.ContainsAny(a.text, "abcdefghijklmnopqrstuvwxyz")
	switch {
	case b.kind == fence || b.kind == symbol && strings.HasPrefix(b.text, "("):
		return false
	case words:
		return a.kind != large || b.kind != large // a large one has a space behind its limits
	case a.kind == frac && (b.kind == frac || b.kind == symbol && plainText(b.text)):
		return true
	case b.kind == frac:
		return before
	}
	return false
}

// plainText reports whether a text has no space at its ends, and is no bracket
// and no sign.
func plainText(s string) bool {
	return s != "" && s == strings.TrimSpace(s) && !strings.ContainsAny(s, "()[]{}|,.;−+±⟨⟩‖")
}

// beside puts boxes side by side on one line.
func beside(boxes []box, w typeset.Widths) box {
	above, below := 0, 0
	for _, b := range boxes {
		above, below = max(above, b.base), max(below, len(b.rows)-1-b.base)
	}
	out := box{rows: make([]string, above+1+below), base: above}
	for _, b := range boxes {
		for y := range out.rows {
			if i := y - above + b.base; i >= 0 && i < len(b.rows) {
				out.rows[y] += b.rows[i]
			} else {
				out.rows[y] += strings.Repeat(" ", b.width)
			}
		}
		out.width += b.width
	}
	return out
}

// stack puts boxes one under the other, in the middle of the widest.
func stack(boxes []box, w typeset.Widths) (rows []string, width int) {
	for _, b := range boxes {
		width = max(width, b.width)
	}
	for _, b := range boxes {
		for _, r := range b.rows {
			rows = append(rows, pad(r, width, w))
		}
	}
	return rows, width
}

// divided reports whether there is a fraction in it.
func (n *node) divided() bool {
	return n.kind == frac || slices.ContainsFunc(n.children, (*node).divided)
}

// airy returns a box with an empty column on each side.
func airy(b box) box {
	for i, r := range b.rows {
		b.rows[i] = " " + r + " "
	}
	b.width += 2
	return b
}

func fracBox(above, below box, bar string, w typeset.Widths) box {
	width := max(above.width, below.width, 1)
	rule := strings.Repeat(bar, width/max(1, w.Width(bar)))
	rows, width := stack([]box{above, line(rule, w), below}, w)
	return box{rows, width, len(above.rows)}
}

func (n *node) scriptsBox(w typeset.Widths) box {
	inner := n.children[0].box(w)
	if of := n.children[0]; n.limits || of.kind == large && !strings.ContainsAny(of.text, "∫∬∭∮") {
		// Set what is raised above an operator, and what is lowered below it.
		parts := []box{}
		base := inner.base
		if n.sup != nil {
			parts = append(parts, n.sup.box(w))
			base += len(parts[0].rows)
		}
		parts = append(parts, inner)
		if n.sub != nil {
			parts = append(parts, n.sub.box(w))
		}
		rows, width := stack(parts, w)
		if n.children[0].kind != large {
			return box{rows, width, base}
		}
		for i := range rows {
			rows[i] += " "
		}
		return box{rows, width + 1, base}
	}
	sup, supOK := written(n.sup, superscripts)
	sub, subOK := written(n.sub, subscripts)
	if supOK && subOK && len(inner.rows) == 1 {
		return line(inner.rows[0]+sub+sup, w)
	}
	corner := box{base: 0}
	var parts []box
	if n.sup != nil {
		parts = append(parts, n.sup.box(w))
		corner.base = len(parts[0].rows)
	}
	for range inner.rows {
		parts = append(parts, line("", w))
	}
	if n.sub != nil {
		parts = append(parts, n.sub.box(w))
	}
	corner.width = 0
	for _, b := range parts {
		corner.width = max(corner.width, b.width)
	}
	for _, b := range parts {
		for _, r := range b.rows {
			corner.rows = append(corner.rows, r+strings.Repeat(" ", corner.width-w.Width(r)))
		}
	}
	corner.base += inner.base
	return beside([]box{inner, corner}, w)
}

// written returns a script in Unicode's own characters, and whether they have all of it.
func written(n *node, to string) (string, bool) {
	if n == nil {
		return "", true
	}
	return script(strings.TrimSpace(n.inline()), to)
}

func (n *node) matrixBox(w typeset.Widths) box {
	columns := 0
	boxes := make([][]box, len(n.cells))
	for i, cells := range n.cells {
		columns = max(columns, len(cells))
		for _, c := range cells {
			boxes[i] = append(boxes[i], c.box(w))
		}
	}
	widths := make([]int, columns)
	for _, cells := range boxes {
		for j, b := range cells {
			widths[j] = max(widths[j], b.width)
		}
	}
	var lines []box
	for _, cells := range boxes {
		var across []box
		for j, width := range widths {
			b := line("", w)
			if j < len(cells) {
				b = cells[j]
			}
			for y := range b.rows {
				b.rows[y] = aligned(b.rows[y], n.column(j), width, w)
				if gap := n.gap(j); gap > 0 {
					b.rows[y] = strings.Repeat(" ", gap) + b.rows[y]
				}
			}
			b.width = width + n.gap(j)
			across = append(across, b)
		}
		lines = append(lines, beside(across, w))
	}
	rows, width := stack(lines, w)
	return embrace(box{rows, width, max(0, (len(rows)-1)/2)}, n.open, n.close, w)
}

// gap returns the empty columns before a column of a matrix.
func (n *node) gap(column int) int {
	switch {
	case column == 0:
		return 0
	case n.tight && column%2 == 1:
		return 1
	}
	return 2
}

// column returns how a column of a matrix is aligned: l, c or r.
func (n *node) column(j int) byte {
	switch {
	case n.columns == "":
		return 'c'
	case n.tight:
		return n.columns[j%len(n.columns)]
	}
	return n.columns[min(j, len(n.columns)-1)]
}

// aligned returns s in width columns: l at the left, r at the right, else centered.
func aligned(s string, how byte, width int, w typeset.Widths) string {
	room := strings.Repeat(" ", max(0, width-w.Width(s)))
	switch how {
	case 'l':
		return s + room
	case 'r':
		return room + s
	}
	return pad(s, width, w)
}

// tall are the pieces of brackets that grow: top, middle, bottom, and for curly
// ones the point in the middle.
var tall = map[string][4]string{
	"(": {"⎛", "⎜", "⎝", "⎜"}, ")": {"⎞", "⎟", "⎠", "⎟"},
	"[": {"⎡", "⎢", "⎣", "⎢"}, "]": {"⎤", "⎥", "⎦", "⎥"},
	"{": {"⎧", "⎪", "⎩", "⎨"}, "}": {"⎫", "⎪", "⎭", "⎬"},
	"|": {"│", "│", "│", "│"}, "‖": {"║", "║", "║", "║"},
	"⌊": {"⎢", "⎢", "⎣", "⎢"}, "⌋": {"⎥", "⎥", "⎦", "⎥"},
	"⌈": {"⎡", "⎢", "⎢", "⎢"}, "⌉": {"⎤", "⎥", "⎥", "⎥"},
}

// embrace puts brackets around a box, as tall as it is.
func embrace(b box, open, closing string, w typeset.Widths) box {
	return beside([]box{bracket(open, b, w), b, bracket(closing, b, w)}, w)
}

func bracket(s string, b box, w typeset.Widths) box {
	pieces, ok := tall[s]
	if s == "" || len(b.rows) < 2 || !ok {
		return line(s, w)
	}
	out := box{rows: make([]string, len(b.rows)), width: w.Width(pieces[0]), base: b.base}
	for y := range out.rows {
		out.rows[y] = pieces[1]
	}
	if len(out.rows) > 2 {
		out.rows[len(out.rows)/2] = pieces[3]
	}
	out.rows[0], out.rows[len(out.rows)-1] = pieces[0], pieces[2]
	return out
}
