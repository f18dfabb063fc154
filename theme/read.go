package theme

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"revolute/internal/frame"
)

// reader reads a theme's file into a Theme and keeps the first fault.
type reader struct {
	name  string
	turn  int  // of the file, counted from 0
	loose bool // a style made for Glamour, which passes over keys that it does not know
	err   error
}

// keyNames are the keys of a theme's file.
var keyNames = [...]string{"extends", "colors", "palette", "ansi", "plain", "spacing", "type", "layouts", "footer", "glyphs", "markdown"}

// read reads a file over what t already says; turn counts the files.
func (t *Theme) read(s source, turn int) error {
	if s.root == nil {
		return nil
	}
	r := &reader{name: s.name, turn: turn}
	if s.glamour() {
		return r.glamour(s.root, t)
	}
	r.mapping(s.root, []field{
		{"extends", func(*yaml.Node) {}}, // was read before
		{"colors", func(n *yaml.Node) { r.colors(n, &t.most) }},
		{"palette", func(n *yaml.Node) {
			r.mapping(n, []field{
				{"dark", func(n *yaml.Node) { r.palette(n, &t.dark, &t.darkAt) }},
				{"light", func(n *yaml.Node) { r.palette(n, &t.light, &t.lightAt) }},
			})
		}},
		{"ansi", func(n *yaml.Node) {
			r.mapping(n, []field{
				{"dark", func(n *yaml.Node) { r.words(n, &t.darkANSI, true) }},
				{"light", func(n *yaml.Node) { r.words(n, &t.lightANSI, true) }},
			})
		}},
		{"plain", func(n *yaml.Node) { r.words(n, &t.plain, false) }},
		{"spacing", func(n *yaml.Node) { r.spacing(n, t) }},
		{"type", func(n *yaml.Node) { r.readType(n, &t.Type) }},
		{"layouts", func(n *yaml.Node) { r.readLayouts(n, &t.layouts) }},
		{"footer", func(n *yaml.Node) { r.footer(n, &t.Footer) }},
		{"glyphs", func(n *yaml.Node) { r.glyphs(n, &t.glyphs) }},
		{"markdown", func(n *yaml.Node) { r.value(n, reflect.ValueOf(&t.markdown).Elem()) }},
	})
	return r.err
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

func syntaxError(name string, err error) error {
	text := err.Error()
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		return fmt.Errorf("%s:%s: %s", name, m[1], strings.TrimPrefix(text, m[0]))
	}
	return fmt.Errorf("%s:1: %s", name, strings.TrimPrefix(text, "yaml: "))
}

func (r *reader) fail(n *yaml.Node, format string, args ...any) {
	if r.err == nil {
		r.err = errors.New(r.name + ":" + strconv.Itoa(n.Line) + ": " + fmt.Sprintf(format, args...))
	}
}

// field is a key that is allowed, and what reads its value.
type field struct {
	key  string
	read func(*yaml.Node)
}

// mapping reads a mapping of the given keys; any other key is a fault.
func (r *reader) mapping(n *yaml.Node, fields []field) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.fail(n, "keys and values expected (%s)", keys(fields))
		return
	}
next:
	for i := 0; i+1 < len(n.Content); i += 2 {
		for _, f := range fields {
			if f.key == n.Content[i].Value {
				f.read(follow(n.Content[i+1]))
				continue next
			}
		}
		if r.loose {
			continue
		}
		r.fail(n.Content[i], "unknown key %q (allowed: %s)", n.Content[i].Value, keys(fields))
	}
}

// follow is the node that an alias stands for: palettes may share one.
func follow(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return strings.Join(names, ", ")
}

// roles reads a mapping from roles to values.
func (r *reader) roles(n *yaml.Node, read func(Role, *yaml.Node)) {
	fields := make([]field, roleCount)
	for role := range roleCount {
		fields[role] = field{role.String(), func(n *yaml.Node) { read(role, n) }}
	}
	r.mapping(n, fields)
}

// colors reads how many colours a theme uses at most.
func (r *reader) colors(n *yaml.Node, to *Colours) {
	switch n.Value {
	case "all":
		*to = AllColours
	case "16":
		*to = FewColours
	case "none":
		*to = NoColours
	default:
		r.fail(n, "colors is %q (allowed: all, 16, none)", n.Value)
	}
}

// place is where something stands in a theme's file.
type place struct {
	file string
	line int // 1-based
	turn int // when the file was read: those that extend it came later
}

func (r *reader) palette(n *yaml.Node, to *[roleCount]frame.Color, at *[roleCount]place) {
	r.roles(n, func(role Role, n *yaml.Node) {
		c, ok := parseHex(n.Value)
		if !ok {
			r.fail(n, "%s is no colour: %q (allowed: \"#rrggbb\")", role, n.Value)
		}
		to[role], at[role] = c, place{r.name, n.Line, r.turn}
	})
}

func (r *reader) words(n *yaml.Node, to *[roleCount]frame.Style, colours bool) {
	r.roles(n, func(role Role, n *yaml.Node) {
		st, ok := parseWords(n.Value)
		switch {
		case !ok && colours:
			r.fail(n, "%s: unknown word in %q (allowed: default, %s, the same with bright- before, bold, faint, italic, underline, reverse, strike)",
				role, n.Value, strings.Join(ansiNames[:], ", "))
		case !ok || st.Fg != 0 && !colours:
			r.fail(n, "%s: unknown word in %q (allowed: default, bold, faint, italic, underline, reverse, strike)", role, n.Value)
		}
		to[role] = st
	})
}

func (r *reader) spacing(n *yaml.Node, t *Theme) {
	whole := func(key string, to *int, low, high int) field {
		return field{key, func(n *yaml.Node) {
			v, err := strconv.Atoi(n.Value)
			if err != nil || v < low || v > high {
				r.fail(n, "%s is %q (allowed: %d to %d)", key, n.Value, low, high)
			}
			*to = v
		}}
	}
	span := func(key string, to *time.Duration) field {
		var ms int
		f := whole(key, &ms, 0, 10_000)
		return field{key, func(n *yaml.Node) {
			f.read(n)
			*to = time.Duration(ms) * time.Millisecond
		}}
	}
	r.mapping(n, []field{
		whole("measure", &t.Measure, 20, 300),
		whole("title_row", &t.TitleRow, 1, 20),
		whole("body_row", &t.BodyRow, 1, 40),
		whole("airy_rows", &t.AiryRows, 1, 10_000),
		{"margins", func(n *yaml.Node) { r.readMargins(n, &t.margins) }},
		{"lettering_rows", func(*yaml.Node) {}}, // of earlier versions: the section's word stands above no title now
		span("enter_ms", &t.Enter),
		span("count_ms", &t.Count),
	})
}
