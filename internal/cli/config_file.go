package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/yamlfile"
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

// place returns a line of the file, for people.
func (c *userConfig) place(line int) string { return c.path + ":" + strconv.Itoa(line) }

// readUserConfig reads the file at path. One that is not there says nothing. With an
// error it returns what else the file says.
func readUserConfig(path string) (*userConfig, error) {
	c := &userConfig{path: path}
	f, err := os.Open(path)
	if path == "" || errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, largestConfig))
	if err != nil {
		return c, err
	}
	c.there = true
	return c, c.parse(src)
}

// parse reads what the file says.
func (c *userConfig) parse(src []byte) error {
	root, err := yamlfile.Parse(c.path, 0, src)
	if err != nil {
		return err
	}
	c.values = map[string]configValue{}
	var faults []error
	err = root.Each(func(key, value *yamlfile.Node) error {
		names := []string{"keys"}
		for _, s := range settings() {
			names = append(names, s.name)
		}
		switch {
		case key.Value == "keys":
			faults = append(faults, c.readKeys(value))
		case !slices.Contains(names, key.Value):
			faults = append(faults, yamlfile.UnknownKey(key, names))
		case !value.Single():
			faults = append(faults, value.Want("one value"))
		case value.Kind == yamlfile.Scalar && value.Value != "": // else as if it were not there
			c.values[key.Value] = configValue{value.Value, value.Line}
		}
		return nil
	})
	return errors.Join(append(faults, err)...)
}

// readKeys reads the keys of actions.
func (c *userConfig) readKeys(n *yamlfile.Node) error {
	err := n.Each(func(key, value *yamlfile.Node) error {
		choice := presenter.Choice{Action: key.Value, Line: key.Line}
		all := []*yamlfile.Node{value}
		if value.Kind == yamlfile.List {
			all = value.Items
		}
		for _, v := range all {
			switch {
			case !v.Single():
				return v.Want("keys").WithHint("write them as next: [right, space]")
			case v.Kind == yamlfile.Scalar, v.Value == "~": // ~ is a key
				choice.Keys = append(choice.Keys, presenter.ChosenKey{Name: v.Value, Line: v.Line})
			}
		}
		c.choices = append(c.choices, choice)
		return nil
	})
	if err != nil {
		return err
	}
	if c.keys, err = presenter.NewKeys(c.choices); err != nil {
		return problem.From(err).In(c.path, 0)
	}
	return nil
}
