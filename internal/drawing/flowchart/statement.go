package flowchart

import (
	"html"
	"slices"
	"strings"
)

// bracket is how the text of a vertex is set off, and the shape that this says.
type bracket struct {
	open  string
	close []string
	shape shape
}

// shapes are the brackets, longer ones first.
var shapes = [...]bracket{
	{"(((", []string{")))"}, rounded},
	{"((", []string{"))"}, rounded},
	{"([", []string{"])"}, rounded},
	{"(", []string{")"}, rounded},
	{"[[", []string{"]]"}, double},
	{"[(", []string{")]"}, barrel},
	{"[/", []string{"/]", `\]`}, slanted},
	{`[\`, []string{`\]`, "/]"}, slanted},
	{"[", []string{"]"}, square},
	{"{{", []string{"}}"}, diamond},
	{"{", []string{"}"}, diamond},
	{">", []string{"]"}, square},
}

// namedShapes are the shapes by the names that a description gives them.
var namedShapes = map[string]shape{
	"rounded": rounded, "event": rounded, "stadium": rounded, "pill": rounded, "terminal": rounded, "circle": rounded, "circ": rounded,
	"diam": diamond, "diamond": diamond, "decision": diamond, "question": diamond, "hex": diamond, "hexagon": diamond,
	"cyl": barrel, "cylinder": barrel, "database": barrel, "db": barrel,
}

// vertex reads a name, and the text of its box if it has one.
func (p *mermaid) vertex() (int, error) {
	id := p.id()
	if id == "" {
		if p.space(); p.rest == "" {
			return 0, p.fault("a name is missing at the line's end")
		}
		return 0, p.fault("want a name before %q", p.rest)
	}
	i, err := p.named(id)
	if err != nil {
		return 0, err
	}
	if v := &p.vertices[i]; strings.HasPrefix(p.rest, "@{") { // shape: rounded, label: "text" }
		p.rest = p.rest[2:]
		text, ok := p.until([]string{"}"})
		if !ok {
			return 0, p.fault("the description of %s is never closed: want }", v.id)
		}
		for pair := range strings.SplitSeq(text, ",") {
			name, value, _ := strings.Cut(pair, ":")
			value = strings.TrimSpace(value)
			switch shape, known := namedShapes[value]; strings.TrimSpace(name) {
			case "label":
				v.text = plainLabel(value)
			case "shape":
				if known {
					v.shape = shape
				}
			}
		}
	} else if n := slices.IndexFunc(shapes[:], func(s bracket) bool { return strings.HasPrefix(p.rest, s.open) }); n >= 0 {
		p.rest = p.rest[len(shapes[n].open):]
		text, ok := p.until(shapes[n].close)
		if !ok {
			return 0, p.fault("the text of %s is never closed: want %s", v.id, shapes[n].close[0])
		}
		v.text, v.shape = plainLabel(text), shapes[n].shape
	}
	if class, ok := strings.CutPrefix(p.rest, ":::"); ok {
		p.rest = class
		p.dress(id, p.id())
	}
	return i, nil
}

// until takes what stands before one of the ends, and that end; a text in
// quotes may have it within.
func (p *mermaid) until(ends []string) (string, bool) {
	from := 0
	if trimmed := strings.TrimLeft(p.rest, " "); strings.HasPrefix(trimmed, `"`) {
		from = len(p.rest) - len(trimmed) + 1
		n := strings.IndexByte(p.rest[from:], '"')
		if n < 0 {
			return "", false
		}
		from += n + 1
	}
	best, size := -1, 0
	for _, end := range ends {
		if at := strings.Index(p.rest[from:], end); at >= 0 && (best < 0 || from+at < best) {
			best, size = from+at, len(end)
		}
	}
	if best < 0 {
		return "", false
	}
	text := p.rest[:best]
	p.rest = p.rest[best+size:]
	return text, true
}

// plainLabel returns a label as text in lines: without quotes, marks of Markdown and
// HTML, and icons.
func plainLabel(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = s[1 : len(s)-1]
	}
	s = strings.Trim(strings.TrimSpace(s), "`")
	for _, br := range [...]string{"<br>", "<br/>", "<br />", `\n`} {
		s = strings.ReplaceAll(s, br, "\n")
	}
	for _, tag := range [...]string{"b", "i", "strong", "em", "u", "code", "sub", "sup"} {
		s = strings.NewReplacer("<"+tag+">", "", "</"+tag+">", "").Replace(s)
	}
	s = strings.NewReplacer("**", "", "#quot;", `"`, "#amp;", "&", "#lt;", "<", "#gt;", ">", "#35;", "#").Replace(s)
	lines := strings.Split(html.UnescapeString(s), "\n")
	for i, line := range lines {
		words := strings.Fields(line)
		if len(words) > 0 && strings.HasPrefix(words[0], "fa:") {
			words = words[1:]
		}
		lines[i] = strings.Join(words, " ")
	}
	const most = 400
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}

// arrow reads an arrow or a line, with its text: -->, -- text -->, -->|text|.
func (p *mermaid) arrow() (arrow, error) {
	l := arrow{length: 1}
	if len(p.rest) > 1 && strings.ContainsAny(p.rest[:1], "<ox") && strings.ContainsAny(p.rest[1:2], "-=") {
		l.tail = p.take(1)
		if l.tail == "<" {
			l.tail = ">"
		}
	}
	var ok bool
	switch {
	case strings.HasPrefix(p.rest, "~~~"):
		p.rest = strings.TrimLeft(p.rest, "~")
		l.stroke, ok = hidden, true
	case strings.HasPrefix(p.rest, "-."):
		l.stroke = dotted
		ok = p.dots(&l)
	case strings.HasPrefix(p.rest, "--"):
		ok = p.dashes(&l, '-')
	case strings.HasPrefix(p.rest, "=="):
		l.stroke = thick
		ok = p.dashes(&l, '=')
	}
	if !ok {
		return l, p.fault("want an arrow such as --> before %q", p.rest)
	}
	if p.space(); strings.HasPrefix(p.rest, "|") {
		p.rest = p.rest[1:]
		text, closed := p.until([]string{"|"})
		if !closed {
			return l, p.fault("the text of an arrow is never closed: want |")
		}
		l.label = plainLabel(text)
	}
	l.label = strings.ReplaceAll(l.label, "\n", " ")
	return l, nil
}

// dashes reads --> and ---, and the text between -- and -->.
func (p *mermaid) dashes(l *arrow, dash byte) bool {
	n := p.run(dash)
	p.head(l)
	if l.head == "" && n == 2 {
		end := strings.Index(p.rest, strings.Repeat(string(dash), 2))
		if end < 0 {
			return false
		}
		l.label = plainLabel(p.take(end))
		n = p.run(dash)
		p.head(l)
		if l.head == "" {
			n--
		}
	} else if l.head == "" {
		n--
	}
	l.length = min(max(n-1, 1), 4)
	return true
}

// dots reads -.-> and -.-, and the text between -. and .->.
func (p *mermaid) dots(l *arrow) bool {
	p.rest = p.rest[1:]
	n := p.run('.')
	if !strings.HasPrefix(p.rest, "-") {
		end := strings.Index(p.rest, ".-")
		if end < 0 {
			return false
		}
		l.label = plainLabel(p.take(end))
		n = p.run('.')
	}
	p.run('-')
	p.head(l)
	l.length = min(n, 4)
	return true
}

// run takes all of one sign and gives their number.
func (p *mermaid) run(sign byte) int {
	n := 0
	for n < len(p.rest) && p.rest[n] == sign {
		n++
	}
	p.rest = p.rest[n:]
	return n
}

// head reads the head of an arrow. A letter is one only where nothing stands
// close behind.
func (p *mermaid) head(l *arrow) {
	switch {
	case strings.HasPrefix(p.rest, ">"):
		l.head = p.take(1)
	case p.rest == "":
	case strings.ContainsAny(p.rest[:1], "xo") && (len(p.rest) == 1 || p.rest[1] == ' ' || p.rest[1] == '|'):
		l.head = p.take(1)
	}
}
