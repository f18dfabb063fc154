package theme

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// base is the theme that others are read over if they extend no other: what a
// file leaves out is as in it.
const base = "atol"

// longest is how many files may extend one another: far more than anybody
// needs, and an end for links of a file system that lead in a circle.
const longest = 16

//go:embed *.yaml
var files embed.FS

// Names are the names of the built-in themes, in order.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".yaml")
	}
	return names
}

// Builtin reads the built-in theme of that name. An unknown name is an error
// that lists the known ones.
func Builtin(name string) (*Theme, error) {
	l := loader{read: nothing}
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("unknown theme %q (there are: %s)", name, strings.Join(Names(), ", "))
	}
	if err := l.builtin(name); err != nil {
		return nil, err
	}
	return l.theme(name)
}

// Parse reads a theme's file. It may extend a built-in theme. Errors say
// "name:line: problem" and what is allowed.
func Parse(name string, src []byte) (*Theme, error) {
	l := loader{read: nothing}
	if err := l.file(name, src); err != nil {
		return nil, err
	}
	return l.theme(themeName(name))
}

// Open reads the theme that name means: the file, if it ends in .yaml, .yml or
// .json or has a slash, or else the built-in theme. It asks read for that file
// and for those that it extends.
func Open(name string, read func(name string) ([]byte, error)) (*Theme, error) {
	if !IsFile(name) {
		return Builtin(name)
	}
	src, err := read(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, reason(err))
	}
	l := loader{read: read}
	if err := l.file(name, src); err != nil {
		return nil, err
	}
	return l.theme(themeName(name))
}

// IsFile reports whether Open takes name for that of a file, not of a built-in
// theme.
func IsFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return strings.ContainsAny(name, `/\`)
}

func themeName(file string) string {
	name := file[strings.LastIndexAny(file, `/\`)+1:]
	return strings.TrimSuffix(name, path.Ext(name))
}

// nothing is a reader of files where there are none.
func nothing(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// reason is an error without the path, which the message has already.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// source is a theme's file, not yet read into a theme.
type source struct {
	name string     // as messages name it
	root *yaml.Node // nil: the file is empty
}

// loader finds a theme's file and those that it extends.
type loader struct {
	read    func(name string) ([]byte, error)
	sources []source // each extends the next
	names   []string // of the files among them, built-in ones left out
}

// theme reads what was found, the one that all extend first.
func (l *loader) theme(name string) (*Theme, error) {
	t := &Theme{Name: name, most: AllColours}
	for i, s := range slices.Backward(l.sources) {
		if err := t.read(s, len(l.sources)-1-i); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// builtin takes a built-in theme.
func (l *loader) builtin(name string) error {
	src, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return err
	}
	s, err := parseSource(name+".yaml", src)
	if err != nil {
		return err
	}
	l.sources = append(l.sources, s)
	if name == base {
		return nil
	}
	return l.extend(s)
}

// file takes a file of this content.
func (l *loader) file(name string, src []byte) error {
	s, err := parseSource(name, src)
	if err != nil {
		return err
	}
	l.sources, l.names = append(l.sources, s), append(l.names, clean(name))
	return l.extend(s)
}

// extend takes what s extends.
func (l *loader) extend(s source) error {
	n := s.extends()
	if n == nil {
		return l.builtin(base)
	}
	r := &reader{name: s.name}
	switch {
	case n.Kind != yaml.ScalarNode || n.Value == "":
		r.fail(n, "extends is no name (%s)", allowed())
	case slices.Contains(Names(), n.Value):
		return l.builtin(n.Value)
	case !IsFile(n.Value):
		r.fail(n, "extends an unknown theme %q (%s)", n.Value, allowed())
	default:
		return l.beside(r, n)
	}
	return r.err
}

// beside takes a file that another one extends by a path from its own folder.
func (l *loader) beside(r *reader, n *yaml.Node) error {
	name := r.name[:strings.LastIndexAny(r.name, `/\`)+1] + n.Value
	switch i := slices.Index(l.names, clean(name)); {
	case i == len(l.names)-1:
		r.fail(n, "extends itself (%s)", allowed())
		return r.err
	case i >= 0:
		r.fail(n, "extends %s in a circle: %s (%s)", n.Value, strings.Join(append(l.names[i:], clean(name)), " -> "), allowed())
		return r.err
	case len(l.names) == longest:
		r.fail(n, "extends %s: too many extend one another (allowed: %d)", n.Value, longest)
		return r.err
	}
	src, err := l.read(name)
	if err != nil {
		r.fail(n, "extends %s: %v (%s)", n.Value, reason(err), allowed())
		return r.err
	}
	return l.file(name, src)
}

func allowed() string {
	return "allowed: " + strings.Join(Names(), ", ") + ", or a file beside this one that does not lead back here"
}

// clean is a path by which a file can be told from others.
func clean(name string) string { return path.Clean(strings.ReplaceAll(name, `\`, "/")) }

// parseSource parses a file's YAML. JSON is YAML but for the tabs that may
// indent it; within its strings they cannot stand.
func parseSource(name string, src []byte) (source, error) {
	if isJSON(src) {
		src = []byte(strings.ReplaceAll(string(src), "\t", " "))
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return source{}, syntaxError(name, err)
	}
	s := source{name: name}
	if len(doc.Content) > 0 {
		s.root = doc.Content[0]
	}
	return s, nil
}

func isJSON(src []byte) bool {
	return strings.HasPrefix(strings.TrimLeft(string(src), "\uFEFF \t\r\n"), "{")
}

// extends is what the file says that it extends, or nil.
func (s source) extends() *yaml.Node {
	if s.root == nil || s.root.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(s.root.Content); i += 2 {
		if s.root.Content[i].Value == "extends" {
			return follow(s.root.Content[i+1])
		}
	}
	return nil
}
