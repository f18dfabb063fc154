package formula

import (
	"strings"
	"unicode/utf8"
)

// kind is the kind of a node.
type kind uint8

const (
	symbol  kind = iota // text: a letter, a number, an operator
	row                 // children, one after the other
	scripts             // children: what stands raised and lowered at the first one
	frac                // children: above and below a line
	binom               // children: above and below each other in brackets
	root                // children: what is under the root
	large               // an operator with limits: text; scripts stand above and below it
	matrix              // cells: rows of children, in brackets text[0] and text[1]
	fence               // one child in brackets that grow with it
	accent              // one child with a mark over it
	middle              // a bracket within a fence, as tall as that
	brace               // one child with a brace over or under it, and its label in sup or sub
	arrow               // a line with a head, with text above it and below
)

// node is a part of a formula.
type node struct {
	kind     kind
	text     string
	open     string // of a fence or a matrix
	close    string
	children []*node
	cells    [][]*node
	sup, sub *node  // of scripts
	limits   bool   // of scripts: above and below, whatever they stand at
	columns  string // of a matrix: l, c or r for each column; the last goes on
	tight    bool   // of a matrix: no space before every second column
	words    bool   // of a symbol: \text, set upright with its spaces
	upright  bool   // of a symbol: \mathrm
}

// deepest is how deep groups may stand in each other; what is deeper is text.
const deepest = 40

// parser reads TeX.
type parser struct {
	rest    string
	depth   int
	unknown []string // commands and environments, as they are written
}

func parse(tex string) *node {
	p := &parser{rest: strings.ToValidUTF8(tex, "\ufffd")}
	return p.parse()
}

// parse reads all of the formula.
func (p *parser) parse() *node {
	out := &node{kind: row}
	for p.rest != "" {
		before := len(p.rest)
		out.children = append(out.children, p.row("").children...)
		if len(p.rest) == before { // a closing brace without an opening one
			p.rest = p.rest[1:]
		}
	}
	return out
}

// row reads up to stop, which it takes, or to a closing brace or the end.
// Stops are "}", "&" and commands such as `\right`.
func (p *parser) row(stop string) *node {
	out := &node{kind: row}
	if p.depth++; p.depth > deepest {
		out.children = []*node{{text: p.rest}}
		p.rest = ""
	}
	defer func() {
		p.depth--
		signs(out.children)
	}()
	for p.rest != "" {
		switch {
		case stop != "" && strings.HasPrefix(p.rest, stop):
			p.rest = p.rest[len(stop):]
			return out
		case p.rest[0] == '}', stop == "&" && p.cellEnds():
			return out
		}
		if n := p.atom(); n != nil {
			out.children = append(out.children, p.scripts(n))
		}
	}
	return out
}

// signs makes of a minus that has nothing to its left what it is: a sign,
// without the spaces of a sum.
func signs(children []*node) {
	for i, n := range children {
		switch n.text {
		case " − ", " + ", " ± ", " ∓ ":
		default:
			continue
		}
		if i > 0 && n.kind == symbol && !leads(children[i-1]) {
			continue
		}
		n.text = strings.TrimSpace(n.text)
	}
}

// leads reports whether something stands before what it is said of: a relation,
// an opening bracket, a comma.
func leads(n *node) bool {
	if n.kind == scripts || n.kind == large || n.kind == middle {
		return n.kind == middle
	}
	return n.kind == symbol && (strings.HasSuffix(n.text, " ") || strings.HasSuffix(n.text, "(") || strings.HasSuffix(n.text, "[") || strings.HasSuffix(n.text, "{"))
}

func (p *parser) cellEnds() bool {
	return p.rest[0] == '&' || strings.HasPrefix(p.rest, `\\`) || strings.HasPrefix(p.rest, `\end`)
}

// scripts reads what stands raised and lowered behind n.
func (p *parser) scripts(n *node) *node {
	var sup, sub *node
	limits := false
	for {
		p.space()
		switch {
		case sup == nil && sub == nil && p.takes(`\limits`):
			limits = true
		case sup == nil && sub == nil && p.takes(`\nolimits`):
		case strings.HasPrefix(p.rest, "^") && sup == nil:
			p.rest = p.rest[1:]
			sup = p.argument()
		case strings.HasPrefix(p.rest, "_") && sub == nil:
			p.rest = p.rest[1:]
			sub = p.argument()
		case strings.HasPrefix(p.rest, "'") && sup == nil:
			primes := len(p.rest) - len(strings.TrimLeft(p.rest, "'"))
			p.rest = p.rest[primes:]
			sup = &node{text: strings.Repeat("′", primes)}
		default:
			if sup == nil && sub == nil {
				return n
			}
			if n.kind == brace {
				n.sup, n.sub = sup, sub
				return n
			}
			return &node{kind: scripts, children: []*node{n}, sup: sup, sub: sub, limits: limits}
		}
	}
}

// takes takes a command if it comes next.
func (p *parser) takes(command string) bool {
	rest, ok := strings.CutPrefix(p.rest, command)
	if !ok || rest != "" && (rest[0] >= 'a' && rest[0] <= 'z' || rest[0] >= 'A' && rest[0] <= 'Z') {
		return false
	}
	p.rest = rest
	return true
}

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \t\n\r") }

// argument reads a group, or the next single thing.
func (p *parser) argument() *node {
	p.space()
	if strings.HasPrefix(p.rest, "{") {
		p.rest = p.rest[1:]
		out := p.row("}")
		if len(out.children) == 1 {
			return out.children[0]
		}
		return out
	}
	if p.rest == "" {
		return &node{kind: row}
	}
	if n := p.atom(); n != nil {
		return n
	}
	return &node{kind: row}
}

// atom reads one thing without what is raised or lowered at it; nil is nothing
// to be seen.
func (p *parser) atom() *node {
	p.space()
	if p.rest == "" {
		return nil
	}
	switch c := p.rest[0]; {
	case c == '{':
		p.rest = p.rest[1:]
		return p.row("}")
	case c == '\\':
		return p.command()
	case c == '^' || c == '_' || c == '\'':
		return &node{kind: row} // scripts at nothing
	case c == '~':
		p.rest = p.rest[1:]
		return &node{text: " "}
	case c == '&' || c == '$' || c == '}':
		p.rest = p.rest[1:]
		return nil
	case c >= '0' && c <= '9' || c == '.':
		n := 1
		for n < len(p.rest) && (p.rest[n] >= '0' && p.rest[n] <= '9' || p.rest[n] == '.') {
			n++
		}
		return p.take(n)
	}
	_, n := utf8.DecodeRuneInString(p.rest)
	out := p.take(n)
	out.text = operator(out.text)
	return out
}

func (p *parser) take(n int) *node {
	out := &node{text: p.rest[:n]}
	p.rest = p.rest[n:]
	return out
}

// raw reads a group's text as it stands.
func (p *parser) raw() string {
	p.space()
	if !strings.HasPrefix(p.rest, "{") {
		_, n := utf8.DecodeRuneInString(p.rest)
		return p.take(n).text
	}
	depth := 0
	for i := range len(p.rest) {
		switch p.rest[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				text := p.rest[1:i]
				p.rest = p.rest[i+1:]
				return text
			}
		}
	}
	text := p.rest[1:]
	p.rest = ""
	return text
}
