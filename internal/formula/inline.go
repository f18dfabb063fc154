package formula

import "strings"

// inline writes a node in one line.
func (n *node) inline() string {
	switch n.kind {
	case row:
		return joined(n.children, (*node).inline)
	case scripts:
		of, end := n.children[0].inline(), ""
		if strings.HasPrefix(of, " ") && strings.HasSuffix(of, " ") { // a relation keeps its spaces around all
			of, end = strings.TrimRight(of, " "), " "
		}
		return of + raise(n.sub, subscripts, "_") + raise(n.sup, superscripts, "^") + end
	case frac:
		return grouped(n.children[0]) + "/" + grouped(n.children[1])
	case binom:
		return "C(" + n.children[0].inline() + ", " + n.children[1].inline() + ")"
	case root:
		return raise(n.sup, superscripts, "") + "√" + grouped(n.children[0])
	case fence:
		return n.open + strings.TrimSpace(n.children[0].inline()) + n.close
	case matrix:
		lines := make([]string, len(n.cells))
		for i, line := range n.cells {
			cells := make([]string, len(line))
			for j, c := range line {
				cells[j] = strings.TrimSpace(c.inline())
			}
			lines[i] = strings.TrimSpace(strings.Join(cells, " "))
		}
		return n.open + strings.Join(lines, "; ") + n.close
	case middle:
		return " " + n.text + " "
	case brace:
		return n.children[0].inline() + raise(n.sub, subscripts, "_") + raise(n.sup, superscripts, "^")
	case arrow:
		return " " + n.text + raise(n.sub, subscripts, "_") + raise(n.sup, superscripts, "") + " "
	case accent:
		// A combining mark stands on each letter.
		var b strings.Builder
		for _, r := range strings.TrimSpace(n.children[0].inline()) {
			b.WriteRune(r)
			if r != ' ' {
				b.WriteString(n.text)
			}
		}
		return b.String()
	default:
		return n.text
	}
}

// joined writes children side by side; a function's name keeps off its argument.
func joined(children []*node, write func(*node) string) string {
	var b strings.Builder
	for i, c := range children {
		s := write(c)
		if strings.HasSuffix(b.String(), " ") || b.Len() == 0 {
			s = strings.TrimLeft(s, " ")
		} else if c.named() && !strings.HasSuffix(b.String(), "(") && !strings.HasSuffix(b.String(), "[") {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		named := c
		if c.kind == scripts {
			named = c.children[0]
		}
		if i+1 < len(children) && (named.open == "function" || named.kind == large) && !strings.HasPrefix(children[i+1].text, "(") && children[i+1].kind != fence {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// named reports whether it is a function's name, or begins with one.
func (n *node) named() bool {
	for n.kind == scripts {
		n = n.children[0]
	}
	return n.open == "function" && n.kind == symbol
}

// raise writes a raised or lowered node, behind mark where Unicode has no such
// characters.
func raise(n *node, to, mark string) string {
	if n == nil {
		return ""
	}
	s := strings.TrimSpace(n.inline())
	if out, ok := script(s, to); ok {
		return out
	}
	if len([]rune(s)) > 1 {
		s = "(" + s + ")"
	}
	return mark + s
}

// grouped writes a node in brackets if it is more than one thing.
func grouped(n *node) string {
	s := strings.TrimSpace(n.inline())
	if strings.ContainsAny(s, " +−/=") {
		return "(" + s + ")"
	}
	return s
}
