package drawing

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"revolute/theme"

	"go.yaml.in/yaml/v3"
)

// Field is a key of a YAML mapping and where its value goes: a pointer to an
// int, float64, bool, string, time.Duration or *yaml.Node.
type Field struct {
	Name string
	Into any
}

// ParseYAML is the root of a YAML body; nil if the body says nothing. A body
// that is not YAML is an *Error.
func ParseYAML(body []byte) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(body, &doc); err != nil {
		return nil, syntaxError(err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		return nil, nil
	}
	return Follow(doc.Content[0]), nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxError gives an error of the YAML parser, which knows its line only in words, a line.
func syntaxError(err error) *Error {
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	m := yamlLine.FindStringSubmatch(text)
	if m == nil {
		return &Error{Line: 1, Problem: text}
	}
	line, _ := strconv.Atoi(m[1])
	return &Error{Line: max(line, 1), Problem: text[len(m[0]):]}
}

// Follow is the node that n stands for: itself, or what an alias names.
func Follow(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// ReadFields puts the values of the mapping n where the fields want them. A
// key that is none of them, or is there twice, and a value of another type are
// errors that say what is allowed. what names the mapping in errors.
func ReadFields(n *yaml.Node, what string, fields ...Field) error {
	if n.Kind != yaml.MappingNode {
		return &Error{Line: n.Line, Problem: what + ": want keys and values", Hint: "allowed keys: " + fieldNames(fields)}
	}
	seen := make(map[string]bool, len(fields))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], Follow(n.Content[i+1])
		into := fieldNamed(fields, key.Value)
		if into == nil {
			return &Error{Line: key.Line, Problem: fmt.Sprintf("unknown key %q in %s", key.Value, what), Hint: "allowed: " + fieldNames(fields)}
		}
		if seen[key.Value] {
			return &Error{Line: key.Line, Problem: fmt.Sprintf("%s twice in %s", key.Value, what)}
		}
		seen[key.Value] = true
		if err := ReadValue(value, key.Value, into); err != nil {
			return err
		}
	}
	return nil
}

func fieldNamed(fields []Field, name string) any {
	for _, f := range fields {
		if f.Name == name {
			return f.Into
		}
	}
	return nil
}

func fieldNames(fields []Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

func ReadValue(n *yaml.Node, name string, into any) error {
	var want string
	switch p := into.(type) {
	case **yaml.Node:
		*p = n
		return nil
	case *int:
		want = "a whole number"
	case *float64:
		want = "a number"
	case *bool:
		want = "true or false"
	case *time.Duration:
		want = "a time such as 1.4s or 500ms"
	default:
		want = "text"
	}
	err := errors.New(want)
	if n.Kind == yaml.ScalarNode {
		err = n.Decode(into)
	}
	if err != nil {
		return &Error{Line: n.Line, Problem: fmt.Sprintf("%s: want %s", name, want)}
	}
	return nil
}

// ReadList is the entries of the list n, at least least and at most most.
// what names one of them in errors.
func ReadList(n *yaml.Node, what string, least, most int) ([]*yaml.Node, error) {
	if n == nil || n.Kind != yaml.SequenceNode {
		line := 1
		if n != nil {
			line = n.Line
		}
		return nil, &Error{Line: line, Problem: fmt.Sprintf("want a list: %d to %d %ss, each behind a dash", least, most, what)}
	}
	if len(n.Content) < least || len(n.Content) > most {
		return nil, &Error{Line: n.Line, Problem: fmt.Sprintf("%d %ss: want %d to %d", len(n.Content), what, least, most)}
	}
	list := make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		list[i] = Follow(c)
	}
	return list, nil
}

// CheckRange is an error unless least <= v <= most, v being what the mapping n, or
// the value n, gives for name.
func CheckRange(n *yaml.Node, name string, v, least, most int) error {
	if v >= least && v <= most {
		return nil
	}
	line := n.Line
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			line = n.Content[i].Line
		}
	}
	return &Error{Line: line, Problem: fmt.Sprintf("%s is %d: want %d to %d", name, v, least, most)}
}

// ReadNumber reads a number at least least and at most most. what names it in errors.
func ReadNumber(n *yaml.Node, what string, least, most float64) (float64, error) {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || err != nil || !(v >= least && v <= most) {
		return 0, &Error{Line: n.Line, Problem: fmt.Sprintf("%s: want a number, %g to %g", what, least, most)}
	}
	return v, nil
}

// ReadTexts reads a list of texts; nothing is none.
func ReadTexts(n *yaml.Node, what string, most int) ([]string, error) {
	if n == nil {
		return nil, nil
	}
	list, err := ReadList(n, what, 0, most)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(list))
	for i, c := range list {
		if err := ReadValue(c, what, &texts[i]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// ReadRole is the role that a body names in that line.
func ReadRole(line int, name string) (theme.Role, error) {
	role, ok := theme.RoleNamed(name)
	if !ok {
		return 0, &Error{Line: line, Problem: "unknown colour " + name, Hint: "allowed: " + strings.Join(theme.RoleNames(), ", ")}
	}
	return role, nil
}
