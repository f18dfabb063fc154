package theme

import (
	"reflect"
	"slices"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"

	"revolute/internal/frame"
	"revolute/internal/yamlfile"
)

// glamour reports whether the file is a style made for Glamour: it has keys of
// Glamour's and none of ours.
func (s source) glamour() bool {
	if s.root.Kind != yamlfile.Map {
		return false
	}
	var styles []field
	(&reader{}).fields(reflect.ValueOf(&ansi.StyleConfig{}).Elem(), &styles)
	found := false
	for _, p := range s.root.Pairs {
		key := p.Key.Value
		if slices.Contains(keyNames[:], key) {
			return false
		}
		found = found || slices.ContainsFunc(styles, func(f field) bool { return f.key == key })
	}
	return found
}

// glamour reads a Glamour style over the Markdown styles of t, and takes t's
// palettes from it. Such a style is made for one background, so that both
// palettes are the same: the background is painted.
func (r *reader) glamour(root *yamlfile.Node, t *Theme) error {
	r.loose = true
	var own ansi.StyleConfig
	r.value(root, reflect.ValueOf(&own).Elem())
	if err := r.err(); err != nil {
		return err
	}
	r.value(root, reflect.ValueOf(&t.markdown).Elem())
	if own.CodeBlock.Chroma == nil {
		own.CodeBlock.Chroma = &ansi.Chroma{}
	}
	text, ink := rgb(own.Document.Color)
	back, painted := rgb(own.Document.BackgroundColor)
	colors := t.dark
	switch {
	case !ink && !painted:
		return nil // it suits any background
	case painted && luminance(back) > middle, !painted && luminance(text) < middle:
		colors = t.light
	}
	infer(&colors, &own)
	t.dark, t.light = colors, colors
	at := place{r.name, root.Line, r.turn}
	for role := range roleCount {
		t.darkAt[role], t.lightAt[role] = at, at
	}
	return nil
}

// middle is the luminance that has the same contrast with black and with white.
const middle = 0.18

// infer takes a palette from a Glamour style: for each role the first colour of
// what plays that part which can be read and is not taken yet, or else what the
// palette had.
func infer(colors *[roleCount]frame.Color, s *ansi.StyleConfig) {
	code := s.CodeBlock.Chroma
	if c, ok := rgb(s.Document.BackgroundColor); ok {
		colors[Background] = c
	}
	if c, ok := rgb(s.Document.Color); ok && contrast(c, colors[Background]) >= least(Text) {
		colors[Text] = c
	}
	for _, p := range []*string{s.CodeBlock.BackgroundColor, code.Background.BackgroundColor, s.Code.BackgroundColor} {
		if c, ok := rgb(p); ok && contrast(colors[Text], c) >= 7 {
			colors[CodeBackground] = c
			break
		}
	}
	for _, part := range []struct {
		role Role
		from []*string
	}{
		{Title, []*string{s.H1.Color, s.Heading.Color, s.H2.Color}},
		{Accent, []*string{s.LinkText.Color, s.Link.Color, s.Heading.Color, s.Strong.Color, code.Keyword.Color, s.H2.Color}},
		{Energy, []*string{code.LiteralNumber.Color, code.Literal.Color, s.Emph.Color, s.Enumeration.Color}},
		{Life, []*string{code.LiteralString.Color, s.Code.Color, code.NameFunction.Color}},
		{Warning, []*string{code.GenericDeleted.Color, code.Error.Color, code.NameException.Color}},
		{Muted, []*string{code.Comment.Color, s.BlockQuote.Color}},
		{Rule, []*string{s.HorizontalRule.Color}},
	} {
		for _, p := range part.from {
			if c, ok := rgb(p); ok && free(colors, part.role, c) {
				colors[part.role] = c
				break
			}
		}
		// A role that cannot be read on the style's background has the colour of
		// text, or one between that and the background that can.
		c := colors[part.role]
		for t := 0.25; !free(colors, part.role, c) && t <= 1; t += 0.25 {
			c = colors[part.role].Mix(colors[Text], t)
		}
		colors[part.role] = c
	}
}

// free reports whether c would serve as the role: it can be read, and does not
// look as text does.
func free(colors *[roleCount]frame.Color, role Role, c frame.Color) bool {
	return c != colors[Text] && contrast(c, colors[Background]) >= least(role) && contrast(c, colors[CodeBackground]) >= least(role)
}

// rgb returns a colour of a Glamour style; those of a terminal are xterm's.
func rgb(name *string) (frame.Color, bool) {
	if name == nil {
		return 0, false
	}
	if _, ok := parseColor(*name); !ok {
		return 0, false
	}
	r, g, b, _ := lipgloss.Color(*name).RGBA()
	return frame.RGB(uint8(r>>8), uint8(g>>8), uint8(b>>8)), true
}
