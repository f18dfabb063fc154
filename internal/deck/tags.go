package deck

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"revolute/internal/deck/markdown"
)

// inlineTag is an inline HTML element that is open, and what it makes of text.
type inlineTag struct {
	name   string
	style  SpanStyle
	role   string
	link   string
	script byte // ^ or _
	quote  bool
	hidden bool // nothing of it is shown
}

// tag reads an HTML tag within a line. One that means nothing here is dropped,
// and the text within it is kept.
func (s *spanner) tag(t markdown.Token, line int) {
	switch {
	case t.Name == "br":
		s.newline()
	case t.Kind == markdown.CloseTag:
		for i := len(s.tags) - 1; i >= 0; i-- {
			if s.tags[i].name == t.Name {
				if s.tags[i].quote {
					s.add("”", Span{})
				}
				s.tags = append(s.tags[:i:i], s.tags[i+1:]...)
				return
			}
		}
	case isForeign(t.Name):
		s.foreign(t, line)
	case t.Name == "v-click" || t.Name == "v-after" || fragmentClass(t.Attrs):
		if !slices.ContainsFunc(s.m.inline, func(d directive) bool { return d.Name == "fragment" }) {
			s.m.inline = append(s.m.inline, directive{Name: "fragment", Value: "in", Line: line})
		}
		if t.Name == "span" {
			s.tags = append(s.tags, inlineTag{name: t.Name})
		}
	case t.Name == "img":
		s.img(t.Attrs, line)
	case t.Void:
		s.m.component(t, line)
	default:
		if tag := s.m.newTag(t, line); tag != (inlineTag{name: t.Name}) || t.Name == "span" {
			if tag.quote {
				s.add("“", Span{})
			}
			s.tags = append(s.tags, tag)
			return
		}
		s.m.component(t, line)
	}
}

// newTag returns what an element makes of its text.
func (m *slideBuilder) newTag(t markdown.Token, line int) inlineTag {
	tag := inlineTag{name: t.Name}
	switch t.Name {
	case "b", "strong":
		tag.style = Strong
	case "i", "em", "cite", "var", "dfn":
		tag.style = Emph
	case "s", "del", "strike":
		tag.style = Strikethrough
	case "u", "ins":
		tag.style = Underlined
	case "code", "kbd", "samp", "tt":
		tag.style = CodeSpan
	case "mark":
		tag.style, tag.role = Strong, "energy"
	case "small":
		tag.role = "muted"
	case "sup":
		tag.script = '^'
	case "sub":
		tag.script = '_'
	case "q":
		tag.quote = true
	case "span", "font":
		if strings.Contains(t.Attrs["style"], "background") {
			m.warnf(line, "the background of a text has no counterpart here").WithHint("<mark> marks it")
		}
		for class := range strings.FieldsSeq(t.Attrs["class"]) {
			switch class {
			case "bold":
				tag.style |= Strong
			case "italic":
				tag.style |= Emph
			case "underline":
				tag.style |= Underlined
			case "strike":
				tag.style |= Strikethrough
			default:
				tag.role = cleanString(class)
			}
		}
		for part := range strings.SplitSeq(t.Attrs["style"], ";") {
			if name, value, ok := strings.Cut(part, ":"); ok && strings.TrimSpace(name) == "color" {
				tag.role = colour(value)
			}
		}
		if color := t.Attrs["color"]; color != "" {
			tag.role = colour(color)
		}
	case "a":
		tag.link = cleanString(t.Attrs["href"])
	}
	return tag
}

// colour returns a colour of CSS as the theme knows it: a name as its value, and
// presenterm's palette:accent as the role.
func colour(value string) string {
	value = cleanString(strings.TrimSpace(value))
	for _, prefix := range []string{"palette:", "p:"} {
		if role, ok := strings.CutPrefix(value, prefix); ok {
			return role
		}
	}
	switch strings.ToLower(value) {
	case "black":
		return "#000000"
	case "white":
		return "#ffffff"
	case "gray", "grey":
		return "#808080"
	case "red":
		return "#ff0000"
	case "orange":
		return "#ffa500"
	case "yellow":
		return "#ffff00"
	case "green":
		return "#008000"
	case "lime":
		return "#00ff00"
	case "teal":
		return "#008080"
	case "cyan", "aqua":
		return "#00ffff"
	case "blue":
		return "#0000ff"
	case "navy":
		return "#000080"
	case "purple":
		return "#800080"
	case "magenta", "fuchsia":
		return "#ff00ff"
	case "pink":
		return "#ffc0cb"
	case "brown":
		return "#a52a2a"
	}
	return value
}

// tagged returns text and its look within the open tags.
func (s *spanner) tagged(text string, like Span) (string, Span) {
	for _, t := range s.tags {
		like.Style |= t.style
		if t.role != "" {
			like.Role = t.role
		}
		if t.link != "" && like.Link == "" {
			like.Link = t.link
		}
		if t.script != 0 {
			var ok bool
			if text, ok = markdown.Script(text, t.script); !ok {
				like.Role = "muted"
			}
		}
	}
	return text, like
}

// unclosed warns of spans that are never closed in their paragraph.
func (s *spanner) unclosed(line int) {
	for _, t := range s.tags {
		if t.name == "span" {
			s.m.warnf(line, "this <span> is never closed in its paragraph").WithHint("end it with </span>")
		}
	}
}

// openElement is a block element of HTML that is open over several blocks of
// Markdown, and what ends with it.
type openElement struct {
	name        string
	align       Align
	step        int
	incremental int
	each        bool
	every       int
	grid        bool // its children stand side by side
}

// openTag reads the start of an element that holds blocks: it may align them,
// or have them come step by step.
func (m *slideBuilder) openTag(t markdown.Token, line int) {
	if t.Void {
		m.component(t, line)
		return
	}
	open := openElement{name: t.Name, align: m.align, step: m.step, incremental: m.incremental, each: m.each, every: m.every}
	columns := 0 // of its class, grid-cols-2 as Slidev's decks have it
	if _, rest, found := strings.Cut(t.Attrs["class"], "grid-cols-"); found && (len(rest) == 1 || len(rest) > 1 && rest[1] == ' ') {
		columns, _ = strconv.Atoi(rest[:1])
	}
	switch last := len(m.elements) - 1; {
	case columns > 1 && m.nested == 0:
		open.grid = true
		m.directive(directive{Name: "columns", Value: strconv.Itoa(columns), Line: line})
	case last >= 0 && m.elements[last].grid && m.nested == 0:
		m.directive(directive{Name: "column", Line: line})
	case t.Name == "v-click" || t.Name == "v-after" || fragmentClass(t.Attrs):
		if t.Name == "v-after" && m.last > 0 {
			m.step = m.last
		} else {
			m.last++
			m.step = m.last
		}
		m.pause = noPause
	case t.Name == "v-clicks":
		m.incremental, m.each = 1, true
		if n, err := strconv.Atoi(t.Attrs["depth"]); err == nil && 1 <= n && n <= 6 {
			m.incremental = n
		}
		m.every, _ = strconv.Atoi(t.Attrs["every"])
		m.clicks = 0
		m.click()
	default:
		m.component(t, line)
	}
	m.align = alignOf(t, m.align)
	m.elements = append(m.elements, open)
}

// closeTag ends what such an element has begun.
func (m *slideBuilder) closeTag(name string) {
	for i := len(m.elements) - 1; i >= 0; i-- {
		if e := m.elements[i]; e.name == name {
			m.elements = m.elements[:i]
			if e.grid && len(m.open) > 0 && m.nested == 0 {
				m.endContainer()
			}
			m.align, m.incremental, m.each, m.every = e.align, e.incremental, e.each, e.every
			if name == "v-clicks" {
				m.pause = noPause // for a block that does not come
			}
			if strings.HasPrefix(name, "v-") || e.step != m.step && m.nested == 0 {
				m.step = e.step
			}
			return
		}
	}
}

// fragmentClass reports whether an element is a fragment of reveal.js.
func fragmentClass(attrs map[string]string) bool {
	for class := range strings.FieldsSeq(attrs["class"]) {
		if class == "fragment" {
			return true
		}
	}
	return false
}

// component names an element that is none of HTML: a component of Vue or
// another program.
func (m *slideBuilder) component(t markdown.Token, line int) {
	if isProgram(t.Name) {
		hint := "a theme gives the colours and the sizes"
		if t.Name == "script" {
			hint = "nothing in a deck is a program"
		}
		m.warnf(line, "<%s> has no counterpart here", t.Name).WithHint(hint)
	}
	name := strings.TrimLeft(string(t.Raw), "</") // as it is written
	if i := strings.IndexAny(name, " \t\n/>"); i >= 0 {
		name = name[:i]
	}
	name = cleanString(name)
	if atom.Lookup([]byte(t.Name)) == 0 && (strings.IndexFunc(name, unicode.IsUpper) == 0 || strings.Contains(name, "-")) {
		m.warnf(line, "the component <%s> has no counterpart here", name).WithHint("what stands in it is shown")
	}
}

// isProgram reports whether an element holds what is not for people to read.
func isProgram(name string) bool { return name == "script" || name == "style" }
