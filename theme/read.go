package theme

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"revolute/internal/frame"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// reader reads a theme's file into a Theme and keeps the faults.
type reader struct {
	name   string
	turn   int  // of the file, counted from 0
	loose  bool // a style made for Glamour, which passes over keys that it does not know
	own    bool // it is no built-in theme: what does nothing is told
	faults []error
	unused []problem.Problem // keys that do nothing
}

// keyNames are the keys of a theme's file.
var keyNames = [...]string{"extends", "colors", "palette", "ansi", "plain", "spacing", "type", "layouts", "footer", "glyphs", "markdown"}

// read reads a file over what t already says; turn counts the files.
func (t *Theme) read(s source, turn int) error {
	if s.root == nil {
		return nil
	}
	r := &reader{name: s.name, turn: turn, own: s.own}
	defer func() { t.Unused = append(t.Unused, r.unused...) }()
	if s.glamour() {
		return r.glamour(s.root, t)
	}
	r.mapping(s.root, []field{
		{"extends", func(*yamlfile.Node) {}}, // was read before
		{"colors", func(n *yamlfile.Node) { r.colors(n, &t.most) }},
		{"palette", func(n *yamlfile.Node) {
			r.mapping(n, []field{
				{"dark", func(n *yamlfile.Node) { r.palette(n, &t.dark, &t.darkAt) }},
				{"light", func(n *yamlfile.Node) { r.palette(n, &t.light, &t.lightAt) }},
			})
		}},
		{"ansi", func(n *yamlfile.Node) {
			r.mapping(n, []field{
				{"dark", func(n *yamlfile.Node) { r.words(n, &t.darkANSI, true) }},
				{"light", func(n *yamlfile.Node) { r.words(n, &t.lightANSI, true) }},
			})
		}},
		{"plain", func(n *yamlfile.Node) { r.words(n, &t.plain, false) }},
		{"spacing", func(n *yamlfile.Node) { r.spacing(n, t) }},
		{"type", func(n *yamlfile.Node) { r.readType(n, &t.Type) }},
		{"layouts", func(n *yamlfile.Node) { r.readLayouts(n, &t.layouts) }},
		{"footer", func(n *yamlfile.Node) { r.footer(n, &t.Footer) }},
		{"glyphs", func(n *yamlfile.Node) { r.glyphs(n, &t.glyphs) }},
		{"markdown", func(n *yamlfile.Node) { r.value(n, reflect.ValueOf(&t.markdown).Elem()) }},
	})
	return r.err()
}

// fail adds a fault at n and returns it, so that a hint can be set.
func (r *reader) fail(n *yamlfile.Node, format string, args ...any) *problem.Problem {
	p := n.Errorf(format, args...)
	r.faults = append(r.faults, p)
	return p
}

// read reads a value, if there is one, and keeps its fault.
func (r *reader) read(n *yamlfile.Node, read func(*yamlfile.Node) error) {
	if n.Kind == yamlfile.Null {
		return
	}
	if err := read(n); err != nil {
		r.faults = append(r.faults, err)
	}
}

// err returns all faults.
func (r *reader) err() error { return errors.Join(r.faults...) }

// field is a key that is allowed, and what reads its value.
type field struct {
	key  string
	read func(*yamlfile.Node)
}

// mapping reads a mapping of the given keys; any other key is a fault.
func (r *reader) mapping(n *yamlfile.Node, fields []field) {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	err := n.Each(func(key, value *yamlfile.Node) error {
		switch i := slices.Index(names, key.Value); {
		case i >= 0:
			fields[i].read(value)
		case !r.loose:
			return yamlfile.UnknownKey(key, names)
		}
		return nil
	})
	if err != nil {
		r.faults = append(r.faults, err)
	}
}

// roles reads a mapping from roles to values.
func (r *reader) roles(n *yamlfile.Node, read func(Role, *yamlfile.Node)) {
	fields := make([]field, roleCount)
	for role := range roleCount {
		fields[role] = field{role.String(), func(n *yamlfile.Node) { read(role, n) }}
	}
	r.mapping(n, fields)
}

// colors reads how many colours a theme uses at most.
func (r *reader) colors(n *yamlfile.Node, to *Colours) {
	var word string
	r.read(n, yamlfile.OneOf(&word, "all", "16", "none"))
	switch word {
	case "all":
		*to = AllColours
	case "16":
		*to = FewColours
	case "none":
		*to = NoColours
	}
}

// place is where something stands in a theme's file.
type place struct {
	file string
	line int // 1-based
	turn int // when the file was read: those that extend it came later
}

func (r *reader) palette(n *yamlfile.Node, to *[roleCount]frame.Color, at *[roleCount]place) {
	r.roles(n, func(role Role, n *yamlfile.Node) {
		c, ok := parseHex(n.Value)
		if !ok {
			r.faults = append(r.faults, n.Want("a colour").WithHint(`write it as "#rrggbb", in quotes`))
		}
		to[role], at[role] = c, place{r.name, n.Line, r.turn}
	})
}

func (r *reader) words(n *yamlfile.Node, to *[roleCount]frame.Style, colours bool) {
	r.roles(n, func(role Role, n *yamlfile.Node) {
		st, ok := parseWords(n.Value)
		switch {
		case !ok && colours:
			r.fail(n, "%s: unknown word in %q", role, n.Value).
				Hintf("there are default, %s, the same with bright- before, bold, faint, italic, underline, reverse, strike", strings.Join(ansiNames[:], ", "))
		case !ok || st.Fg != 0 && !colours:
			r.fail(n, "%s: unknown word in %q", role, n.Value).WithHint("there are default, bold, faint, italic, underline, reverse, strike")
		}
		to[role] = st
	})
}

func (r *reader) spacing(n *yamlfile.Node, t *Theme) {
	whole := func(key string, to *int, low, high int) field {
		return field{key, func(n *yamlfile.Node) { r.read(n, yamlfile.Int(to, low, high)) }}
	}
	span := func(key string, to *time.Duration) field {
		var ms int
		f := whole(key, &ms, 0, 10_000)
		return field{key, func(n *yamlfile.Node) {
			f.read(n)
			*to = time.Duration(ms) * time.Millisecond
		}}
	}
	r.mapping(n, []field{
		whole("measure", &t.Measure, 20, 300),
		whole("title_row", &t.TitleRow, 1, 20),
		whole("body_row", &t.BodyRow, 1, 40),
		whole("airy_rows", &t.AiryRows, 1, 10_000),
		{"margins", func(n *yamlfile.Node) { r.readMargins(n, &t.margins) }},
		{"lettering_rows", func(*yamlfile.Node) {}}, // of earlier versions: the section's word stands above no title now
		span("enter_ms", &t.Enter),
		span("count_ms", &t.Count),
	})
}
