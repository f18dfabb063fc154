package deck

import (
	"strconv"
	"strings"

	"revolute/internal/lettering"
	"revolute/internal/yamlfile"
)

// Type is a size of type that is set by hand: a size by its name, or as a
// presenter has it that scales the terminal's own letters.
type Type struct {
	Size  lettering.Size // Auto: as large as there is room for
	Scale int            // times the usual size, 1 to 7; 0: not said
}

// typeDirective reads the size of what follows: small, medium, condensed, large,
// huge or auto, or a number from 1 to 7.
func (m *slideBuilder) typeDirective(d directive) {
	value := strings.ToLower(strings.TrimSpace(d.Value))
	if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= 7 {
		if m.typ = (Type{Scale: n}); n == 1 {
			m.typ = Type{} // as presenterm ends what is larger
		}
		return
	}
	size, ok := lettering.ParseSize(value)
	if !ok {
		m.errorf(d.Line, "%s is no size of type: %s", d.Name, d.Value).WithHint("there are " + strings.Join(lettering.SizeNames(), ", ") + ", and 1 to 7")
		return
	}
	m.typ = Type{Size: size}
}

// attributes takes what stands in braces at the end of a heading or paragraph off its
// text: {.large} is the size of either; {#id}, which the division reads, and other
// classes, which mean nothing here, belong to headings alone.
func (m *slideBuilder) attributes(b *Block) {
	last := len(b.Spans) - 1
	if last < 0 || b.Spans[last].Style&(CodeSpan|Formula) != 0 {
		return
	}
	text, words := cutAttributes(b.Spans[last].Text)
	var foreign []string
	for _, word := range words {
		class, isClass := strings.CutPrefix(word, ".")
		if size, ok := lettering.ParseSize(class); ok && isClass {
			b.Type = Type{Size: size}
		} else if word[0] != '#' {
			foreign = append(foreign, word)
		}
	}
	if words == nil || b.Kind != Heading && (len(words) > 1 || b.Type == (Type{})) {
		return
	}
	if len(foreign) > 0 {
		m.warnf(b.Line, "{%s} of a heading has no counterpart here", strings.Join(foreign, " ")).WithHint("{.large} is its size, {#results} the slide's name")
	}
	if b.Spans[last].Text = text; text == "" {
		b.Spans = b.Spans[:last]
	}
}

// cutAttributes cuts the words in braces that a text ends with, which are #id, .class
// or, after one of these, key=value; nil if it ends with none.
func cutAttributes(text string) (rest string, words []string) {
	trimmed := strings.TrimRight(text, " \t\n")
	at := strings.LastIndexByte(trimmed, '{')
	if at < 0 || !strings.HasSuffix(trimmed, "}") {
		return text, nil
	}
	words = strings.Fields(trimmed[at+1 : len(trimmed)-1])
	for i, word := range words {
		key, _, keyed := strings.Cut(word, "=")
		if named := word[0] == '#' || word[0] == '.'; named && len(word) == 1 || !named && (i == 0 || !keyed || key == "") {
			return text, nil
		}
	}
	if len(words) == 0 {
		return text, nil
	}
	return strings.TrimRight(trimmed[:at], " \t"), words
}

// typeKey reads the size of the bodies of a file's slides.
func (r *frontReader) typeKey(v *yamlfile.Node) error {
	size, ok := lettering.ParseSize(v.Value)
	if !ok {
		return v.Want("a size of type").WithHint("there are " + strings.Join(lettering.SizeNames(), ", "))
	}
	r.typ = size
	return nil
}
