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

// typeClass removes {.large} from the end of a block's text.
func (b *Block) typeClass() {
	last := len(b.Spans) - 1
	if last < 0 || b.Spans[last].Style&(CodeSpan|Formula) != 0 {
		return
	}
	text := strings.TrimRight(b.Spans[last].Text, " ")
	at := strings.LastIndex(text, "{.")
	if at < 0 || !strings.HasSuffix(text, "}") {
		return
	}
	size, ok := lettering.ParseSize(text[at+2 : len(text)-1])
	if !ok {
		return
	}
	b.Type = Type{Size: size}
	if b.Spans[last].Text = strings.TrimRight(text[:at], " "); b.Spans[last].Text == "" {
		b.Spans = b.Spans[:last]
	}
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
