package formula

import (
	"strings"
	"unicode/utf8"
)

// command reads what starts with a backslash.
func (p *parser) command() *node {
	p.rest = p.rest[1:]
	n := 0
	for n < len(p.rest) && (p.rest[n] >= 'a' && p.rest[n] <= 'z' || p.rest[n] >= 'A' && p.rest[n] <= 'Z') {
		n++
	}
	if n == 0 {
		return p.escaped()
	}
	name := p.rest[:n]
	p.rest = p.rest[n:]
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		return &node{kind: frac, children: []*node{p.argument(), p.argument()}}
	case "binom", "dbinom", "tbinom":
		return &node{kind: binom, children: []*node{p.argument(), p.argument()}}
	case "sqrt":
		return p.root()
	case "left":
		return p.fence()
	case "right", "limits", "nolimits", "displaystyle", "textstyle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "nonumber":
		return nil
	case "begin":
		return p.environment()
	case "end", "label", "tag":
		p.raw()
		return nil
	case "text", "textrm", "textbf", "textit", "mbox", "mathrm", "operatorname", "mathsf", "mathtt":
		return &node{text: p.raw()}
	case "mathbb", "mathcal", "mathfrak", "mathscr", "mathbf", "boldsymbol", "mathit", "bm":
		return &node{text: alphabet(name, Inline(p.raw()))}
	case "hat", "widehat", "bar", "overline", "tilde", "widetilde", "vec", "dot", "ddot", "underline":
		return &node{kind: accent, text: accents[name], children: []*node{p.argument()}}
	}
	if s, ok := largeOperators[name]; ok {
		return &node{kind: large, text: s}
	}
	if s, ok := symbols[name]; ok {
		return &node{text: s}
	}
	if functions[name] {
		return &node{text: name, kind: symbol, open: "function"}
	}
	return &node{text: `\` + name}
}

// escaped reads a backslash before something that is no letter.
func (p *parser) escaped() *node {
	if p.rest == "" {
		return &node{text: `\`}
	}
	r, n := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[n:]
	switch r {
	case ',', ';', ':', ' ':
		return &node{text: " "}
	case '!':
		return nil
	case '|':
		return &node{text: "‖"}
	case '\\':
		return &node{text: " "}
	}
	return &node{text: string(r)}
}

// root reads \sqrt[n]{x}.
func (p *parser) root() *node {
	out := &node{kind: root}
	p.space()
	if strings.HasPrefix(p.rest, "[") {
		if end := strings.IndexByte(p.rest, ']'); end > 0 {
			out.sup = parse(p.rest[1:end])
			p.rest = p.rest[end+1:]
		}
	}
	out.children = []*node{p.argument()}
	return out
}

// fence reads \left( … \right).
func (p *parser) fence() *node {
	out := &node{kind: fence, open: p.delimiter()}
	out.children = []*node{p.row(`\right`)}
	out.close = p.delimiter()
	return out
}

// delimiter reads a bracket; "." is none.
func (p *parser) delimiter() string {
	p.space()
	if strings.HasPrefix(p.rest, `\`) {
		n := p.command()
		if n == nil {
			return ""
		}
		return n.text
	}
	if p.rest == "" {
		return ""
	}
	_, n := utf8.DecodeRuneInString(p.rest)
	if s := p.take(n).text; s != "." {
		return s
	}
	return ""
}

// environment reads \begin{pmatrix} … \end{pmatrix} and its like.
func (p *parser) environment() *node {
	name := strings.TrimSuffix(p.raw(), "*")
	out := &node{kind: matrix}
	switch name {
	case "pmatrix":
		out.open, out.close = "(", ")"
	case "bmatrix":
		out.open, out.close = "[", "]"
	case "Bmatrix":
		out.open, out.close = "{", "}"
	case "vmatrix":
		out.open, out.close = "|", "|"
	case "Vmatrix":
		out.open, out.close = "‖", "‖"
	case "cases":
		out.open = "{"
	case "array":
		p.raw() // the columns' alignment
	}
	line := []*node{}
	for p.rest != "" {
		before := len(p.rest)
		line = append(line, p.row("&"))
		// row has taken the & that ended it, but leaves the other ends.
		switch {
		case strings.HasPrefix(p.rest, `\\`):
			p.rest = p.rest[2:]
			out.cells = append(out.cells, line)
			line = nil
		case strings.HasPrefix(p.rest, `\end`):
			p.rest = p.rest[len(`\end`):]
			p.raw()
			return p.finish(out, line)
		case len(p.rest) == before || strings.HasPrefix(p.rest, "}"):
			return p.finish(out, line)
		}
	}
	return p.finish(out, line)
}

func (p *parser) finish(m *node, line []*node) *node {
	if len(line) > 1 || len(line) == 1 && len(line[0].children) > 0 {
		m.cells = append(m.cells, line)
	}
	return m
}
