package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"revolute/internal/presenter"
	"revolute/internal/problem"
)

// userConfig is the user's configuration file.
type userConfig struct {
	path    string // "" if this system keeps none
	there   bool
	values  map[string]configValue
	choices []presenter.Choice
	keys    *presenter.Keys // nil: the default ones
}

// configValue is the value of a setting.
type configValue struct {
	text string
	line int
}

// largestConfig is the size in bytes up to which a configuration file is read.
const largestConfig = 1 << 20

// place is a line of the file, for people.
func (c *userConfig) place(line int) string { return c.path + ":" + strconv.Itoa(line) }

// problem is an error at a line of the file.
func (c *userConfig) problem(line int, hint, format string, args ...any) error {
	return problem.Errorf(c.path, line, format, args...).WithHint(hint)
}

// readUserConfig reads the file at path. One that is not there says nothing.
func readUserConfig(path string) (*userConfig, error) {
	c := &userConfig{path: path}
	f, err := os.Open(path)
	if path == "" || errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, largestConfig))
	if err != nil {
		return nil, err
	}
	c.there = true
	return c, c.parse(src)
}

// parse takes what the file says.
func (c *userConfig) parse(src []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return c.broken(err)
	}
	c.values = map[string]configValue{}
	if len(doc.Content) == 0 {
		return nil
	}
	lines := map[string]int{}
	return c.each(doc.Content[0], func(key, value *yaml.Node) error {
		if at := lines[key.Value]; at > 0 {
			return c.problem(key.Line, "", "%s is said on line %d already", key.Value, at)
		}
		lines[key.Value] = key.Line
		if key.Value == "keys" {
			return c.takeKeys(value)
		}
		return c.takeSetting(key, value)
	})
}

// broken is an error of the YAML library as one of a line of the file.
func (c *userConfig) broken(err error) error {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = text[len(m[0]):]
		if strings.HasPrefix(text, "did not find expected") {
			line++ // the library counts the lines of these from 0
		}
	}
	return c.problem(line, "keys and values, in YAML: lang: zh", "%s", text)
}

// each hands the keys and values of a map to take.
func (c *userConfig) each(n *yaml.Node, take func(key, value *yaml.Node) error) error {
	n = aliased(n)
	if n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return c.problem(n.Line, "write them as lang: zh", "keys and values are expected")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if err := take(n.Content[i], aliased(n.Content[i+1])); err != nil {
			return err
		}
	}
	return nil
}

// aliased is n, or what it is an alias of.
func aliased(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// takeSetting takes a setting.
func (c *userConfig) takeSetting(key, value *yaml.Node) error {
	names := []string{"keys"}
	for _, s := range settings() {
		if s.name != key.Value {
			names = append(names, s.name)
			continue
		}
		if value.Kind != yaml.ScalarNode {
			return c.problem(value.Line, "", "%s is one value", key.Value)
		}
		if value.Tag != "!!null" && value.Value != "" { // as if it were not there
			c.values[s.name] = configValue{value.Value, value.Line}
		}
		return nil
	}
	hint := "there are " + strings.Join(names, ", ")
	if near := problem.Nearest(key.Value, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return c.problem(key.Line, hint, "unknown key %q", key.Value)
}

// takeKeys takes the keys of actions.
func (c *userConfig) takeKeys(n *yaml.Node) error {
	lines := map[string]int{}
	err := c.each(n, func(key, value *yaml.Node) error {
		if at := lines[key.Value]; at > 0 {
			return c.problem(key.Line, "", "the keys of %s are said on line %d already", key.Value, at)
		}
		lines[key.Value] = key.Line
		choice := presenter.Choice{Action: key.Value, Line: key.Line}
		all := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			all = value.Content
		}
		for _, v := range all {
			if v = aliased(v); v.Kind != yaml.ScalarNode {
				return c.problem(v.Line, "write them as next: [right, space]", "the keys of %s are expected", key.Value)
			}
			if v.Tag == "!!null" && v.Value != "~" { // ~ is a key
				continue
			}
			choice.Keys = append(choice.Keys, presenter.ChosenKey{Name: v.Value, Line: v.Line})
		}
		c.choices = append(c.choices, choice)
		return nil
	})
	if err != nil {
		return err
	}
	c.keys, err = presenter.NewKeys(c.choices)
	if err != nil {
		return problem.From(err).In(c.path, 0)
	}
	return nil
}
