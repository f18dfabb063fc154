package theme

import (
	"math"
	"reflect"
	"strings"

	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
)

func (r *reader) glyphs(n *yamlfile.Node, to *[glyphCount]glyphPair) {
	fields := make([]field, glyphCount)
	for g := range glyphCount {
		fields[g] = field{glyphNames[g], func(n *yamlfile.Node) { r.glyph(n, &to[g]) }}
	}
	r.mapping(n, fields)
}

// glyph reads a pair of glyphs. Each must take one column where it is used:
// drawings count on it.
func (r *reader) glyph(n *yamlfile.Node, to *glyphPair) {
	if n.Kind != yamlfile.List || len(n.Items) != 2 {
		r.faults = append(r.faults, n.Want("two glyphs").WithHint("[the glyph, its substitute where ambiguous characters are wide]"))
		return
	}
	for i, w := range []typeset.Widths{typeset.Narrow, typeset.Wide} {
		s := n.Items[i].Value
		if w.Width(s) != 1 {
			r.fail(n.Items[i], "glyph %q takes %d columns: want 1", s, w.Width(s))
		}
		to[i] = s
	}
}

// value reads a value of Glamour's style config, whose keys are its JSON names.
func (r *reader) value(n *yamlfile.Node, v reflect.Value) {
	if n.Kind == yamlfile.Null {
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
		var on bool
		r.read(n, yamlfile.Bool(&on))
		v.SetBool(on)
	case reflect.Uint:
		var u int
		r.read(n, yamlfile.Int(&u, 0, math.MaxUint16))
		v.SetUint(uint64(u))
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
			*to = append(*to, field{key, func(n *yamlfile.Node) { r.colorName(key, n, v.Field(i)) }})
			continue
		}
		*to = append(*to, field{key, func(n *yamlfile.Node) {
			own := r.own
			r.own = own && !r.idle(t, key, n) // told once for all that stands in it
			r.value(n, v.Field(i))
			r.own = own
		}})
	}
}

func (r *reader) colorName(key string, n *yamlfile.Node, v reflect.Value) {
	if r.loose {
		if n.Kind == yamlfile.Null || n.Value == "" {
			return
		}
		n.Value = longHex(n.Value)
	}
	_, role := RoleNamed(n.Value)
	_, other := parseColor(n.Value)
	if !role && !other {
		r.faults = append(r.faults, n.Want("a colour").Hintf(`there are %s, "#rrggbb", and 0 to 255`, strings.Join(roleNames[:], ", ")))
	}
	s := n.Value
	v.Set(reflect.ValueOf(&s))
}

// longHex returns "#rgb", which Glamour's styles may have, as "#rrggbb". Other
// values stay as they are.
func longHex(s string) string {
	if len(s) != 4 || s[0] != '#' {
		return s
	}
	return string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
}
