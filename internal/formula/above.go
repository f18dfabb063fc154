package formula

import (
	"strings"

	"revolute/internal/typeset"
)

// braceBox sets a brace over or under a box, and what it says beyond.
func (n *node) braceBox(w typeset.Widths) box {
	inner := n.children[0].box(w)
	over := n.text == "over"
	arms, label := [...]string{"╰", "─", "┬", "╯"}, n.sub
	if over {
		arms, label = [...]string{"╭", "─", "┴", "╮"}, n.sup
	}
	sign := arms[2]
	if inner.width > 2 {
		left := (inner.width - 3) / 2
		sign = arms[0] + strings.Repeat(arms[1], left) + arms[2] + strings.Repeat(arms[1], inner.width-3-left) + arms[3]
	}
	if w.Width(sign) > inner.width && inner.width > 2 {
		sign = strings.Repeat("-", inner.width) // line characters are wide there
	}
	parts := []box{inner, line(sign, w)}
	if label != nil {
		parts = append(parts, label.box(w))
	}
	base := inner.base
	if over {
		for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
			parts[i], parts[j] = parts[j], parts[i]
		}
		base = len(inner.rows)
		for _, p := range parts[:len(parts)-1] {
			base += len(p.rows)
		}
		base += inner.base - len(inner.rows)
	}
	rows, width := stack(parts, w)
	return box{rows, width, base}
}

// arrowBox sets an arrow as long as what stands above and below it.
func (n *node) arrowBox(w typeset.Widths) box {
	above := n.sup.box(w)
	below := box{}
	if n.sub != nil {
		below = n.sub.box(w)
	}
	long := strings.Repeat("─", (max(above.width, below.width)+1)/max(1, w.Width("─")))
	shaft := " " + long + n.text + " "
	if n.text == "←" {
		shaft = " " + n.text + long + " "
	}
	parts := []box{above, line(shaft, w)}
	if n.sub != nil {
		parts = append(parts, below)
	}
	rows, width := stack(parts, w)
	return box{rows, width, len(above.rows)}
}

// accentBox sets a mark over a box of several rows; those of one have it in
// their characters.
func (n *node) accentBox(w typeset.Widths) box {
	inner := n.children[0].box(w)
	if len(inner.rows) < 2 {
		return line(n.inline(), w)
	}
	switch n.text {
	case accents["underline"]:
		rows, width := stack([]box{inner, line(strings.Repeat("▔", inner.width), w)}, w)
		return box{rows, width, inner.base}
	case accents["overline"], accents["bar"]:
		rows, width := stack([]box{line(strings.Repeat("▁", inner.width), w), inner}, w)
		return box{rows, width, inner.base + 1}
	}
	sign := map[string]string{accents["hat"]: "^", accents["tilde"]: "~", accents["vec"]: "→", accents["dot"]: "·", accents["ddot"]: "··"}[n.text]
	rows, width := stack([]box{line(sign, w), inner}, w)
	return box{rows, width, inner.base + 1}
}
