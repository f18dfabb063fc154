package theme

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"revolute/internal/problem"
	"revolute/internal/yamlfile"
)

// base is the theme that others are read over if they extend no other: what a
// file leaves out is as in it.
const base = "atol"

// longest is how many files may extend one another: far more than anybody
// needs, and an end for links of a file system that lead in a circle.
const longest = 16

//go:embed *.yaml
var files embed.FS

// The theme that all others are read over is compiled in: its file takes a
// millisecond to read, at every start. After a change of atol.yaml, or of what a
// theme can say: go generate ./theme
//
//go:generate go test -tags generating -run ^TestCompiled$ -update .

// Names returns the names of the built-in themes, in order.
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
		return nil, unknownTheme(problem.Errorf("", 0, "unknown theme %q", name), name)
	}
	if err := l.builtin(name); err != nil {
		return nil, err
	}
	return l.theme(name)
}

// Source returns the file of a built-in theme. An unknown name is an error that
// lists the known ones.
func Source(name string) ([]byte, error) {
	if !slices.Contains(Names(), name) {
		return nil, unknownTheme(problem.Errorf("", 0, "unknown theme %q", name), name)
	}
	return files.ReadFile(name + ".yaml")
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
		return nil, problem.Errorf(name, 0, "%v", reason(err)).Because(err)
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

// nothing returns a reader of files where there are none.
func nothing(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// reason returns an error without the path, which the message has already.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// source is a theme's file, not yet read into a theme.
type source struct {
	name string         // as messages name it
	root *yamlfile.Node // nil: the file is empty
	own  bool           // it is no built-in theme
}

// loader finds a theme's file and those that it extends.
type loader struct {
	read    func(name string) ([]byte, error)
	sources []source // each extends the next, and the last one atol
	names   []string // of the files among them, built-in ones left out
}

// readBase reads the theme that others are read over from its file.
func readBase() (*Theme, error) {
	src, err := files.ReadFile(base + ".yaml")
	if err != nil {
		return nil, err
	}
	s, err := parseSource(base+".yaml", src)
	if err != nil {
		return nil, err
	}
	t := &Theme{Name: base, most: AllColours}
	return t, t.read(s, 0)
}

// theme reads what was found, the one that all extend first.
func (l *loader) theme(name string) (*Theme, error) {
	t := atol()
	t.Name = name
	for i, s := range slices.Backward(l.sources) {
		if err := t.read(s, len(l.sources)-i); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// builtin takes a built-in theme.
func (l *loader) builtin(name string) error {
	if name == base {
		return nil
	}
	src, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return err
	}
	s, err := parseSource(name+".yaml", src)
	if err != nil {
		return err
	}
	l.sources = append(l.sources, s)
	return l.extend(s)
}

// file takes a file of this content.
func (l *loader) file(name string, src []byte) error {
	s, err := parseSource(name, src)
	if err != nil {
		return err
	}
	s.own = true
	l.sources, l.names = append(l.sources, s), append(l.names, clean(name))
	return l.extend(s)
}

// extend takes what s extends.
func (l *loader) extend(s source) error {
	n := s.extends()
	if n == nil {
		return l.builtin(base)
	}
	switch {
	case n.Kind != yamlfile.Scalar || n.Value == "":
		return n.Want("a name").WithHint(allowed())
	case slices.Contains(Names(), n.Value):
		return l.builtin(n.Value)
	case !IsFile(n.Value):
		return unknownTheme(n.Errorf("extends an unknown theme %q", n.Value), n.Value)
	}
	return l.beside(s.name, n)
}

// unknownTheme gives p a hint at what may have been meant by the name of a theme.
func unknownTheme(p *problem.Problem, name string) *problem.Problem {
	return p.DidYouMean(problem.Nearest(strings.ToLower(name), Names()), allowed())
}

// beside takes a file that another one extends by a path from its own folder.
func (l *loader) beside(from string, n *yamlfile.Node) error {
	name := from[:strings.LastIndexAny(from, `/\`)+1] + n.Value
	switch i := slices.Index(l.names, clean(name)); {
	case i == len(l.names)-1:
		return n.Errorf("extends itself").WithHint(allowed())
	case i >= 0:
		return n.Errorf("extends %s in a circle: %s", n.Value, strings.Join(append(l.names[i:], clean(name)), " -> ")).WithHint(allowed())
	case len(l.names) == longest:
		return n.Errorf("extends %s: more than %d extend one another", n.Value, longest)
	}
	src, err := l.read(name)
	if err != nil {
		return n.Errorf("extends %s: %v", n.Value, reason(err)).WithHint(allowed()).Because(err)
	}
	return l.file(name, src)
}

// allowed says what names a theme.
func allowed() string {
	return "there are " + strings.Join(Names(), ", ") + "; a file ends in .yaml"
}

// clean returns a path by which a file can be told from others.
func clean(name string) string { return path.Clean(strings.ReplaceAll(name, `\`, "/")) }

// parseSource parses a file's YAML. JSON is YAML but for the tabs that may
// indent it; within its strings they cannot stand.
func parseSource(name string, src []byte) (source, error) {
	if strings.HasPrefix(strings.TrimLeft(string(src), "\uFEFF \t\r\n"), "{") {
		src = []byte(strings.ReplaceAll(string(src), "\t", " "))
	}
	root, err := yamlfile.Parse(name, 0, src)
	if err != nil {
		return source{}, err
	}
	s := source{name: name}
	if root.Kind != yamlfile.Null {
		s.root = root
	}
	return s, nil
}

// extends returns what the file says that it extends, or nil.
func (s source) extends() *yamlfile.Node {
	if s.root == nil {
		return nil
	}
	return s.root.Get("extends")
}
