// Package flowchart draws flowcharts that are written as for Mermaid.
package flowchart

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"revolute/internal/cache"
	"revolute/internal/drawing"
	"revolute/internal/problem"
	"revolute/theme"
)

// graph is a flowchart as it is written. It remembers how it was laid out.
type graph struct {
	direction direction
	title     string
	vertices  []vertex
	links     []arrow
	clusters  []cluster
	steps     int // the last step that brings something

	layouts *cache.Cache[layoutKey, *layout] // nil: there is no room for one
}

// direction is where a flowchart runs to.
type direction uint8

const (
	down direction = iota
	up
	right
	left
)

// vertex is a box with text.
type vertex struct {
	id, text string
	shape    shape
	role     theme.Role // of its border; Background: the usual one
	cluster  int        // -1: none
	step     int
	selfLoop bool // an arrow leads from it to itself
}

// border returns the role of a vertex's border.
func (v vertex) border() theme.Role {
	if v.role == theme.Background {
		return theme.Accent
	}
	return v.role
}

type shape uint8

const (
	square shape = iota
	rounded
	diamond
	double // two lines at the sides
	barrel
	slanted
)

// arrow is an arrow, or a line, between two vertices.
type arrow struct {
	from, to   int
	label      string
	stroke     stroke
	head, tail string // "", ">", "x" or "o"
	length     int    // layers that it spans at least
	step       int
}

type stroke uint8

const (
	thin stroke = iota
	dotted
	thick
	hidden
)

// cluster is a box around vertices, with a title.
type cluster struct {
	id, title string
	parent    int // -1: none
	step      int
}

// Bounds of a flowchart.
const (
	mostVertices = 80
	mostLinks    = 160
	mostClusters = 20
)

// Parse reads a flowchart in Mermaid's language. What that has beside
// flowcharts, and what of flowcharts cannot be drawn in cells, is an error
// that says so.
func Parse(body []byte, _ drawing.Source) (drawing.Drawing, error) {
	p := &mermaid{graph: &graph{layouts: cache.New[layoutKey, *layout](keptLayouts, nil)}, cluster: -1, clusterOf: make(map[string]int), known: make(map[string]int)}
	front := false
	for i, line := range strings.Split(string(body), "\n") {
		p.line, p.rest = i+1, strings.TrimSpace(line)
		switch {
		case p.rest == "---" && !p.begun:
			front = !front
		case front:
			if title, ok := strings.CutPrefix(p.rest, "title:"); ok {
				p.title = strings.Trim(strings.TrimSpace(title), `"'`)
			}
		case strings.HasPrefix(p.rest, "%%"):
			if strings.TrimSpace(p.rest[len("%%"):]) == "pause" {
				p.steps++
			}
		default:
			if err := p.statements(); err != nil {
				return nil, err
			}
		}
	}
	switch {
	case !p.begun:
		return nil, problem.Errorf("", 1, "mermaid: want a flowchart").WithHint("begin with: graph LR")
	case p.cluster >= 0:
		return nil, problem.Errorf("", p.line, "%s", "mermaid: this subgraph has no end: "+p.clusters[p.cluster].title).WithHint("end it with a line: end")
	}
	p.assignClusters()
	if len(p.vertices) == 0 {
		return nil, problem.Errorf("", 1, "mermaid: a flowchart without a box").WithHint(mermaidHint)
	}
	return p.graph, nil
}

// mermaid is the state of the parser.
type mermaid struct {
	*graph
	line      int
	rest      string // of the line
	begun     bool
	cluster   int
	clusterOf map[string]int
	known     map[string]int // vertices by id
}

const mermaidHint = "a box is A[text], A(text) or A{text}, an arrow A --> B or A -->|text| B"

// fault returns an error in the line that is read.
func (p *mermaid) fault(format string, args ...any) error {
	return problem.Errorf("", p.line, "mermaid: "+format, args...).WithHint(mermaidHint)
}

// statements reads a line: the header once, then statements.
func (p *mermaid) statements() error {
	for p.rest != "" {
		read := p.statement
		if !p.begun {
			read = p.header
		}
		if err := read(); err != nil {
			return err
		}
		p.space()
		if p.rest != "" && p.rest[0] != ';' {
			return p.fault("cannot read %q", p.rest)
		}
		p.rest = strings.TrimLeft(p.rest, "; \t")
	}
	return nil
}

func (p *mermaid) space() { p.rest = strings.TrimLeft(p.rest, " \t") }

// word takes the next word.
func (p *mermaid) word() string {
	p.space()
	n := strings.IndexAny(p.rest, " \t;")
	if n < 0 {
		n = len(p.rest)
	}
	w := p.rest[:n]
	p.rest = p.rest[n:]
	return w
}

// header reads graph LR.
func (p *mermaid) header() error {
	switch kind := p.word(); kind {
	case "graph", "flowchart", "flowchart-elk":
	default:
		if near := problem.Nearest(strings.ToLower(kind), []string{"graph", "flowchart"}); near != "" {
			return problem.Errorf("", p.line, "mermaid: unknown kind of diagram %q", kind).DidYouMean(near, "")
		}
		return problem.Warningf("", p.line, "mermaid: %q is not drawn, only flowcharts are", kind).
			WithHint("flowcharts begin with graph LR or flowchart TD").Because(errors.ErrUnsupported)
	}
	p.begun = true
	switch dir := p.word(); dir {
	case "LR":
		p.direction = right
	case "RL":
		p.direction = left
	case "BT":
		p.direction = up
	case "", "TD", "TB":
	default:
		return problem.Errorf("", p.line, "mermaid: unknown direction %q", dir).WithHint("there are LR, RL, TD, TB and BT")
	}
	return nil
}

// statement reads what there is up to a semicolon or the line's end.
func (p *mermaid) statement() error {
	before := p.rest
	switch p.word() {
	case "subgraph":
		// Read what stands behind the word: id [title], or a title.
		if len(p.clusters) == mostClusters {
			return p.fault("more than %d subgraphs", mostClusters)
		}
		words := strings.TrimSpace(strings.TrimSuffix(p.rest, ";"))
		p.rest = ""
		c := cluster{id: words, title: words, parent: p.cluster, step: p.steps}
		if at := strings.IndexByte(words, '['); at > 0 && strings.HasSuffix(words, "]") {
			c.id, c.title = strings.TrimSpace(words[:at]), words[at+1:len(words)-1]
		}
		c.title = plainLabel(c.title)
		p.cluster = len(p.clusters)
		p.clusterOf[strings.Trim(c.id, `"`)] = p.cluster
		p.clusters = append(p.clusters, c)
		return nil
	case "end":
		if p.cluster < 0 {
			return p.fault("end without a subgraph")
		}
		p.cluster = p.clusters[p.cluster].parent
		return nil
	case "direction", "classDef", "style", "linkStyle", "click", "accTitle:", "accDescr:", "accTitle", "accDescr":
		p.rest = "" // looks, of which cells have fewer
		return nil
	case "class":
		ids, role := p.word(), p.word()
		for id := range strings.SplitSeq(ids, ",") {
			p.dress(id, role)
		}
		return nil
	}
	p.rest = before
	// Read A & B --> C --> D.
	from, err := p.group()
	if err != nil {
		return err
	}
	for {
		p.space()
		if p.rest == "" || p.rest[0] == ';' {
			return nil
		}
		l, err := p.arrow()
		if err != nil {
			return err
		}
		to, err := p.group()
		if err != nil {
			return err
		}
		for _, a := range from {
			for _, b := range to {
				l.from, l.to, l.step = a, b, p.steps
				p.links = append(p.links, l)
			}
		}
		if len(p.links) > mostLinks {
			return p.fault("more than %d arrows", mostLinks)
		}
		from = to
	}
}

// group reads A & B.
func (p *mermaid) group() ([]int, error) {
	var all []int
	for {
		v, err := p.vertex()
		if err != nil {
			return nil, err
		}
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
		if p.space(); !strings.HasPrefix(p.rest, "&") {
			return all, nil
		}
		p.rest = p.rest[1:]
	}
}

// named returns the vertex of that name, made if there is none yet.
func (p *mermaid) named(id string) (int, error) {
	if i, ok := p.known[id]; ok {
		if v := &p.vertices[i]; v.cluster < 0 {
			v.cluster = p.cluster
		}
		return i, nil
	}
	if len(p.vertices) == mostVertices {
		return 0, p.fault("more than %d boxes", mostVertices)
	}
	p.known[id] = len(p.vertices)
	p.vertices = append(p.vertices, vertex{id: id, text: id, cluster: p.cluster, step: p.steps})
	return len(p.vertices) - 1, nil
}

// dress returns a vertex the colour of a class that is named like a role.
func (p *mermaid) dress(id, class string) {
	i, ok := p.known[strings.TrimSpace(id)]
	if role, named := theme.RoleNamed(class); ok && named && role != theme.CodeBackground {
		p.vertices[i].role = role
	}
}

// id takes a vertex's name: letters, digits, and signs that begin no arrow.
func (p *mermaid) id() string {
	p.space()
	n := 0
	for n < len(p.rest) {
		r, size := utf8.DecodeRuneInString(p.rest[n:])
		next := p.rest[n+size:]
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_', r == '.' && n > 0, r > 0x7f && !unicode.IsSpace(r):
		case r == '-' && n > 0 && next != "" && !strings.ContainsAny(next[:1], "-.> "):
		default:
			return p.take(n)
		}
		n += size
	}
	return p.take(n)
}

// take takes n bytes off the line.
func (p *mermaid) take(n int) string {
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}
