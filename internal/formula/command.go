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
		// Read a backslash before something that is no letter.
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
	name := p.rest[:n]
	p.rest = p.rest[n:]
	if n, ok := p.structure(name); ok {
		return n
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
	p.unknown = append(p.unknown, `\`+name)
	return &node{text: `\` + name}
}

// structure reads a command that takes what follows; ok is false if name is
// none. A nil node is nothing to be seen.
func (p *parser) structure(name string) (n *node, ok bool) {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		return &node{kind: frac, children: []*node{p.argument(), p.argument()}}, true
	case "binom", "dbinom", "tbinom":
		return &node{kind: binom, children: []*node{p.argument(), p.argument()}}, true
	case "sqrt":
		// Read \sqrt[n]{x}.
		out := &node{kind: root}
		p.space()
		if strings.HasPrefix(p.rest, "[") {
			if end := strings.IndexByte(p.rest, ']'); end > 0 {
				out.sup = parse(p.rest[1:end])
				p.rest = p.rest[end+1:]
			}
		}
		out.children = []*node{p.argument()}
		return out, true
	case "left":
		return p.fence(`\right`), true
	case "bigl", "Bigl", "biggl", "Biggl":
		if right := `\` + strings.TrimSuffix(name, "l") + "r"; strings.Contains(p.rest, right) {
			return p.fence(right), true
		}
		return nil, true
	case "middle":
		return &node{kind: middle, text: p.delimiter()}, true
	case "begin":
		return p.environment(), true
	case "underbrace", "underbracket":
		return &node{kind: brace, text: "under", children: []*node{p.argument()}}, true
	case "overbrace", "overbracket":
		return &node{kind: brace, text: "over", children: []*node{p.argument()}}, true
	case "xrightarrow", "xleftarrow":
		// Read \xrightarrow[below]{above}.
		out := &node{kind: arrow, text: "→"}
		if name == "xleftarrow" {
			out.text = "←"
		}
		p.space()
		if strings.HasPrefix(p.rest, "[") {
			if end := strings.IndexByte(p.rest, ']'); end > 0 {
				out.sub = parse(p.rest[1:end])
				p.rest = p.rest[end+1:]
			}
		}
		out.sup = p.argument()
		return out, true
	case "overset", "stackrel":
		above := p.argument()
		return &node{kind: scripts, children: []*node{p.argument()}, sup: above, limits: true}, true
	case "underset":
		below := p.argument()
		return &node{kind: scripts, children: []*node{p.argument()}, sub: below, limits: true}, true
	case "substack":
		// Read lines that stand on each other under a sum.
		out := &node{kind: matrix}
		for line := range strings.SplitSeq(p.raw(), `\\`) {
			out.cells = append(out.cells, []*node{parse(line)})
		}
		return out, true
	case "hat", "widehat", "bar", "overline", "tilde", "widetilde", "vec", "overrightarrow", "dot", "ddot", "underline", "check", "acute", "grave", "breve", "mathring":
		return &node{kind: accent, text: accents[name], children: []*node{p.argument()}}, true
	case "mod", "bmod":
		return &node{text: " mod "}, true
	case "pmod":
		return &node{text: " (mod " + Inline(p.raw()) + ")"}, true
	case "not":
		return p.not(), true
	}
	return p.words(name)
}

// words reads a command that takes its text as it stands, or says how it looks.
func (p *parser) words(name string) (n *node, ok bool) {
	switch name {
	case "text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox":
		return &node{text: strings.ReplaceAll(p.raw(), "$", ""), words: true}, true
	case "mathrm", "mathsf", "mathtt", "mathnormal":
		return &node{text: strings.ReplaceAll(p.raw(), "$", ""), upright: true}, true
	case "operatorname":
		if p.rest, ok = strings.CutPrefix(p.rest, "*"); ok {
			return &node{kind: large, text: strings.TrimSpace(Inline(p.raw()))}, true
		}
		return &node{text: Inline(p.raw()), open: "function"}, true
	case "mathbb", "mathcal", "mathfrak", "mathscr", "mathbf", "boldsymbol", "mathit", "bm", "pmb":
		return &node{text: alphabet(name, Inline(p.raw()))}, true
	case "color", "label", "tag", "ref", "eqref", "hspace", "vspace", "kern", "end":
		p.raw()
		return nil, true
	case "textcolor":
		p.raw()
		return p.argument(), true
	case "phantom", "hphantom":
		return &node{text: strings.Repeat(" ", len([]rune(Inline(p.raw()))))}, true
	case "mathop", "mathrel", "mathbin", "mathord", "boxed", "mathclose", "mathopen":
		return p.argument(), true
	case "right", "bigr", "Bigr", "biggr", "Biggr", "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle",
		"big", "Big", "bigg", "Bigg", "bigm", "Bigm", "nonumber", "notag", "hline", "rm", "bf", "it", "cal", "strut", "displaylimits":
		return nil, true
	}
	return nil, false
}

// not reads what is struck through: \not= is ≠.
func (p *parser) not() *node {
	p.space()
	n := p.atom()
	if n == nil || n.kind != symbol {
		return n
	}
	sign := strings.TrimSpace(n.text)
	if struck, ok := negated[sign]; ok {
		n.text = " " + struck + " "
	} else if sign != "" {
		n.text = strings.Replace(n.text, sign, sign+"\u0338", 1)
	}
	return n
}

// fence reads \left( … \right), right being the command before its end.
func (p *parser) fence(right string) *node {
	out := &node{kind: fence, open: p.delimiter()}
	out.children = []*node{p.row(right)}
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
		out.open, out.columns = "{", "l"
	case "rcases":
		out.close, out.columns = "}", "l"
	case "aligned", "align", "split", "eqnarray", "alignat", "gathered", "gather":
		out.columns, out.tight = "rl", true
		if strings.HasPrefix(name, "gather") {
			out.columns = "c"
		}
	case "array":
		out.columns = strings.Map(func(r rune) rune {
			if strings.ContainsRune("lcr", r) {
				return r
			}
			return -1
		}, p.raw())
	case "matrix", "smallmatrix", "equation", "subarray":
	default:
		p.unknown = append(p.unknown, `\begin{`+name+"}")
	}
	line := []*node{}
	for p.rest != "" {
		before := len(p.rest)
		line = append(line, p.row("&"))
		// row has taken the & that ended it, but leaves the other ends.
		switch {
		case strings.HasPrefix(p.rest, `\\`):
			p.rest = strings.TrimLeft(p.rest[2:], " \t\n")
			if end := strings.IndexByte(p.rest, ']'); strings.HasPrefix(p.rest, "[") && end > 0 && end < 10 {
				p.rest = p.rest[end+1:] // the space after it
			}
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
