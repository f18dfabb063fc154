package deck

import (
	"strings"

	"revolute/internal/formula"
)

// openTag is an inline HTML element that is open, and what it makes of text.
type openTag struct {
	name   string
	style  SpanStyle
	role   string
	link   string
	script byte // ^ or _
}

// tag takes an HTML tag within a line. One that means nothing here is dropped,
// and the text within it is kept.
func (s *spanner) tag(tag string) {
	name := tagName(tag)
	if strings.HasPrefix(tag, "</") {
		for i := len(s.tags) - 1; i >= 0; i-- {
			if s.tags[i].name == name {
				s.tags = append(s.tags[:i:i], s.tags[i+1:]...)
				return
			}
		}
		return
	}
	if strings.HasSuffix(tag, "/>") {
		return
	}
	if t := newTag(name, tag); t != (openTag{name: name}) || name == "span" {
		s.tags = append(s.tags, t)
	}
}

// newTag is what an element makes of its text.
func newTag(name, tag string) openTag {
	t := openTag{name: name}
	switch name {
	case "b", "strong":
		t.style = Strong
	case "i", "em", "cite", "var", "dfn":
		t.style = Emph
	case "s", "del", "strike":
		t.style = Strikethrough
	case "u", "ins":
		t.style = Underlined
	case "code", "kbd", "samp", "tt":
		t.style = CodeSpan
	case "mark":
		t.style, t.role = Strong, "energy"
	case "small":
		t.role = "muted"
	case "sup":
		t.script = '^'
	case "sub":
		t.script = '_'
	case "span", "font":
		t.classes(attributes(inTag(name, tag)))
	case "a":
		t.link = cleanString(decode(attributes(inTag(name, tag))["href"]))
	}
	return t
}

// inTag is the attributes of a tag, as they are written.
func inTag(name, tag string) string {
	return strings.TrimSuffix(tag, ">")[min(len(name)+1, len(tag)-1):]
}

// classes takes the classes and the colour of a span: names of the theme's
// roles, and words for a style.
func (t *openTag) classes(attrs map[string]string) {
	for class := range strings.FieldsSeq(attrs["class"]) {
		switch class {
		case "bold":
			t.style |= Strong
		case "italic":
			t.style |= Emph
		case "underline":
			t.style |= Underlined
		case "strike":
			t.style |= Strikethrough
		default:
			t.role = cleanString(class)
		}
	}
	for part := range strings.SplitSeq(attrs["style"], ";") {
		if name, value, ok := strings.Cut(part, ":"); ok && strings.TrimSpace(name) == "color" {
			t.role = cleanString(strings.TrimSpace(value))
		}
	}
	if color := attrs["color"]; color != "" {
		t.role = cleanString(color)
	}
}

// tagged is text and its look within the open tags.
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
			if text, ok = script(text, t.script); !ok {
				like.Role = "muted"
			}
		}
	}
	return text, like
}

// script raises (^) or lowers (_) a text: in Unicode's letters where there are
// some for all of it; ok is false where it stays as it is.
func script(text string, how byte) (raised string, ok bool) {
	if text == "" || len(text) > 40 {
		return text, false
	}
	for _, r := range text {
		if (r < '0' || r > '9') && (r > 0x7f || !letter(byte(r))) && !strings.ContainsRune("+-=()", r) {
			return text, false
		}
	}
	out := formula.Inline(string(how) + `{\mathrm{` + text + `}}`)
	if strings.ContainsAny(out, "^_{}\\ ") {
		return text, false
	}
	return out, true
}

// unclosed warns of spans that are never closed in their paragraph.
func (s *spanner) unclosed(line int) {
	for _, t := range s.tags {
		if t.name == "span" {
			s.m.problem(line, true, "this <span> is never closed in its paragraph", "end it with </span>")
		}
	}
}
