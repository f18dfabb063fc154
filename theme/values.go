package theme

import (
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"revolute/internal/typeset"
)

func (r *reader) glyphs(n *yaml.Node, to *[glyphCount]glyphPair) {
	fields := make([]field, glyphCount)
	for g := range glyphCount {
		fields[g] = field{glyphNames[g], func(n *yaml.Node) { r.glyph(n, &to[g]) }}
	}
	r.mapping(n, fields)
}

// glyph reads a pair of glyphs. Each must take one column where it is used:
// drawings count on it.
func (r *reader) glyph(n *yaml.Node, to *glyphPair) {
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		r.fail(n, "two glyphs expected: [the glyph, its substitute where ambiguous characters are wide]")
		return
	}
	for i, w := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
		s := n.Content[i].Value
		if w.Width(s) != 1 {
			r.fail(n.Content[i], "glyph %q takes %d columns (allowed: 1)", s, w.Width(s))
		}
		to[i] = s
	}
}

// value reads a value of Glamour's style config, whose keys are its JSON names.
func (r *reader) value(n *yaml.Node, v reflect.Value) {
	if n.Tag == "!!null" {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		var fields []field
		r.fields(v, &fields)
		r.mapping(n, fields)
	case reflect.Pointer:
		// A value of its own: the old one may belong to another theme.
		own := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			own.Elem().Set(v.Elem())
		}
		r.value(n, own.Elem())
		v.Set(own)
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		on, err := strconv.ParseBool(n.Value)
		if err != nil {
			r.fail(n, "%q is not allowed (allowed: true, false)", n.Value)
		}
		v.SetBool(on)
	case reflect.Uint:
		u, err := strconv.ParseUint(n.Value, 10, 16)
		if err != nil {
			r.fail(n, "%q is no number (allowed: 0 and more)", n.Value)
		}
		v.SetUint(u)
	}
}

// fields lists a struct's keys, those of embedded structs among them.
func (r *reader) fields(v reflect.Value, to *[]field) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			r.fields(v.Field(i), to)
			continue
		}
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if strings.HasSuffix(key, "color") {
			*to = append(*to, field{key, func(n *yaml.Node) { r.colorName(key, n, v.Field(i)) }})
			continue
		}
		*to = append(*to, field{key, func(n *yaml.Node) { r.value(n, v.Field(i)) }})
	}
}

func (r *reader) colorName(key string, n *yaml.Node, v reflect.Value) {
	if r.loose {
		if n.Tag == "!!null" || n.Value == "" {
			return
		}
		n.Value = longHex(n.Value)
	}
	_, role := RoleNamed(n.Value)
	_, other := parseColor(n.Value)
	if !role && !other {
		r.fail(n, "%s is no colour: %q (allowed: %s, \"#rrggbb\", 0 to 255)", key, n.Value, strings.Join(roleNames[:], ", "))
	}
	s := n.Value
	v.Set(reflect.ValueOf(&s))
}

// longHex is "#rgb", which Glamour's styles may have, as "#rrggbb". Other
// values stay as they are.
func longHex(s string) string {
	if len(s) != 4 || s[0] != '#' {
		return s
	}
	return string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
}
