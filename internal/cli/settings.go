package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revolute/theme"
)

// setting is a flag that may stand in the environment and in the configuration
// file, too.
type setting struct {
	name  string
	value string // what it takes, as help names it; "" is true or false
	usage string
}

// settings returns all of them, in the order of revolute config. What runs a
// program or opens something to others is not among them: it is asked for on the
// command line.
func settings() []setting {
	return []setting{
		{"lang", "zh|en|...", "language; else the locale's, else the deck's first"},
		{"theme", "NAME|FILE", "a built-in theme, or a YAML file; else the deck's"},
		{"dark", "", "dark, whatever background the terminal has"},
		{"light", "", "light, whatever background the terminal has"},
		{"no-motion", "", "nothing moves (also NO_MOTION=1)"},
		{"images", "HOW", "auto, kitty, iterm2, sixel, blocks or none"},
		{"lettering", "HOW", "large type: text, sextants, octants, blocks or none"},
		{"ambiguous", "narrow|wide", "columns of “ ” … ● in your terminal's font"},
		{"notes", "", "in plain text: the speaker notes too"},
		{"linear", "", "for screen readers: each step as plain lines"},
	}
}

// define defines the flags of the settings of these names; of all if none is named.
func (p *program) define(f *pflag.FlagSet, names ...string) {
	values := map[string]any{
		"lang": &p.flags.lang, "theme": &p.flags.theme, "dark": &p.flags.dark, "light": &p.flags.light,
		"no-motion": &p.flags.still, "images": &p.flags.images, "lettering": &p.flags.lettering, "ambiguous": &p.flags.ambiguous,
		"notes": &p.flags.notes, "linear": &p.flags.linear,
	}
	defaults := map[string]string{"images": auto, "lettering": auto, "ambiguous": "narrow"}
	f.SortFlags = false
	for _, s := range settings() {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		switch v := values[s.name].(type) {
		case *bool:
			f.BoolVar(v, s.name, false, s.usage)
		case *string:
			f.StringVar(v, s.name, defaults[s.name], "`"+s.value+"`: "+s.usage)
		}
	}
}

// defineAt defines the flag that says where to begin.
func (p *program) defineAt(f *pflag.FlagSet) {
	f.StringVar(&p.flags.at, "at", "", "`SLIDE[.STEP]`: 5, 5.2, a section's name or a heading")
}

// ownConfig marks a command whose flags stand in a configuration of its own.
const ownConfig = "revolute-own-config"

// goesOn marks a command that shows a talk: what is wrong with the configuration file is
// told, and the talk goes on without it.
const goesOn = "revolute-goes-on"

// rank is how much a place weighs that a setting may come from.
type rank uint8

const (
	byDefault rank = iota
	byFile
	byEnvironment
	byFlag
)

// source is where a setting comes from.
type source struct {
	rank  rank
	place string // for people: "--lang", "REVOLUTE_LANG" or file:line
}

// variable returns the name of the environment's variable for a flag.
func variable(flag string) string {
	return "REVOLUTE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// configure adds to the flags of the command line what the environment says,
// and then the user's configuration file.
func (p *program) configure(c *cobra.Command) error {
	if _, own := c.Annotations[ownConfig]; own || !slices.ContainsFunc(settings(), func(s setting) bool { return c.Flags().Lookup(s.name) != nil }) {
		return nil // it has no setting
	}
	path := "" // this system keeps no such files
	if dir, err := os.UserConfigDir(); err == nil {
		path = filepath.Join(dir, "revolute", "config.yaml")
	}
	_, tolerant := c.Annotations[goesOn]
	p.from = map[string]source{}
	if p.file, p.trouble = readUserConfig(path); p.trouble != nil && !tolerant {
		return p.trouble
	}
	for _, s := range settings() {
		f := c.Flags().Lookup(s.name)
		if f == nil {
			continue
		}
		err := p.set(f)
		if err == nil {
			continue
		}
		if p.from[s.name].rank != byFile || !tolerant {
			return err
		}
		p.trouble = errors.Join(p.trouble, err)
		_ = f.Value.Set(f.DefValue)
		delete(p.from, s.name)
	}
	// Of dark and light, the one of lower rank goes.
	dark, light := p.from["dark"], p.from["light"]
	switch {
	case dark.rank > light.rank && p.flags.dark:
		p.flags.light = false
	case light.rank > dark.rank && p.flags.light:
		p.flags.dark = false
	}
	return nil
}

// set sets the value of a flag that the command line does not have.
func (p *program) set(f *pflag.Flag) error {
	name := variable(f.Name)
	value, from := p.getenv(name), source{byEnvironment, name}
	if f.Changed {
		p.from[f.Name] = source{byFlag, "--" + f.Name}
		return nil
	}
	if value == "" {
		in, ok := p.file.values[f.Name]
		if !ok {
			return nil
		}
		value, from = in.text, source{byFile, p.file.place(in.line)}
		if f.Name == "theme" && theme.IsFile(value) && !filepath.IsAbs(value) {
			value = filepath.Join(filepath.Dir(p.file.path), value)
		}
	}
	p.from[f.Name] = from
	if f.Value.Type() == "bool" && value != "true" && value != "false" {
		if from.rank == byFile || value != "0" && value != "1" {
			return fmt.Errorf("%s is true or false, not %q", p.label(f.Name), value)
		}
	}
	if err := f.Value.Set(value); err != nil {
		return fmt.Errorf("%s: %w", p.label(f.Name), err)
	}
	if from.rank == byFile {
		return p.checkChoice(f.Name, value)
	}
	return nil
}

// label returns what the user has called a setting, with its place if that is not
// the command line.
func (p *program) label(name string) string {
	switch from := p.from[name]; from.rank {
	case byEnvironment:
		return from.place
	case byFile:
		return from.place + ": " + name
	}
	return "--" + name
}

// asked reports whether a setting is asked for on the command line: what stands
// elsewhere is a wish for every deck, which not each can fulfil.
func (p *program) asked(name string) bool { return p.from[name].rank == byFlag || p.from == nil }
