package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"revolute/internal/deck"
	"revolute/internal/presenter"
	"revolute/internal/talk"
	"revolute/internal/typeset"
	"revolute/internal/yamlfile"
)

const configHelp = `revolute config prints your settings and keys, and where each comes from.

    revolute config            as they are without a deck
    revolute config DECK       as they are with this one

A setting is a flag, or else a variable such as REVOLUTE_LANG, or else a line
of your configuration file, or else what the deck says. Lines that begin with #
are what you have not chosen. All of it can be put into the file, whose path is
its first line:

    theme: paper
    keys:
      next: [right, space, x]   # these alone
      blank: [w]
      play: []                  # none
`

// configCommand is revolute config.
func (p *program) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "config [DECK]",
		Args: oneDeck,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			return p.printSettings(first(args))
		},
	}
	p.define(c.Flags())
	return describe(c, "your settings and keys, and where each comes from", configHelp, "")
}

// printSettings prints the settings as they are for the deck of that name.
func (p *program) printSettings(name string) error {
	d, err := p.open(name)
	if err != nil {
		return err
	}
	values, err := p.inForce(d)
	if err != nil {
		return err
	}
	out := &yamlLines{w: p.stdout}
	out.comment(p.whichFile())
	for _, s := range settings() {
		v := values[s.name]
		out.text("\n# " + s.usage + "\n")
		out.print(line{s.name, v.value, v.from, p.from[s.name].rank > byDefault, ""})
	}
	p.printKeys(out)
	return out.err
}

// whichFile says where the configuration file is.
func (p *program) whichFile() string {
	switch {
	case p.file.path == "":
		return "this system keeps no configuration files"
	case !p.file.there:
		return p.file.path + " (there is none yet)"
	}
	return p.file.path
}

// inForceValue is a setting's value and where it comes from.
type inForceValue struct {
	value any
	from  string
}

// inForce are the settings as they are for d.
func (p *program) inForce(d *deck.Deck) (map[string]inForceValue, error) {
	lang, err := p.language(d)
	if err != nil {
		return nil, err
	}
	f := &p.flags
	values := map[string]inForceValue{
		"lang":      {lang, p.origin("lang", p.localeFrom(d))},
		"theme":     {f.theme, p.origin("theme", "")},
		"dark":      {f.dark, p.origin("dark", "default: as the terminal is")},
		"light":     {f.light, p.origin("light", "default: as the terminal is")},
		"no-motion": {p.still(), p.origin("no-motion", "default")},
		"images":    {f.images, p.origin("images", "default")},
		"ambiguous": {f.ambiguous, p.origin("ambiguous", "default")},
		"notes":     {f.notes, p.origin("notes", "default")},
		"linear":    {f.linear, p.origin("linear", "default")},
	}
	if p.still() && !f.still {
		values["no-motion"] = inForceValue{true, "NO_MOTION"}
	}
	if f.theme == "" {
		if _, err := p.theme(d); err != nil {
			return nil, err
		}
		values["theme"] = inForceValue{talk.DefaultTheme, "default"}
		if d.Meta.Theme != "" {
			values["theme"] = inForceValue{d.Meta.Theme, "deck " + d.Name}
		}
	}
	return values, nil
}

// origin is where a setting comes from, or else what usually decides.
func (p *program) origin(name, otherwise string) string {
	if from := p.from[name]; from.rank > byDefault {
		return from.place
	}
	return otherwise
}

// localeFrom is the variable that the language comes from, or else the deck.
func (p *program) localeFrom(d *deck.Deck) string {
	if p.locale() != "" {
		for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
			if v := p.getenv(name); v != "" && len(d.Languages) > 1 {
				return name + "=" + v
			}
		}
	}
	return "deck " + d.Name
}

// printKeys prints the keys of all actions.
func (p *program) printKeys(out *yamlLines) {
	keys := p.file.keys
	if keys == nil {
		keys = presenter.DefaultKeys()
	}
	out.text("\n# what keys do, one action a line; an empty list is no key\nkeys:\n")
	for _, b := range keys.Bindings() {
		from, chosen := "default", false
		for _, c := range p.file.choices {
			if c.Action == b.Action {
				from, chosen = p.file.place(c.Line), true
			}
		}
		out.print(line{b.Action, b.Keys, from, chosen, "  "})
	}
}

// yamlLines writes lines of YAML with a comment behind each.
type yamlLines struct {
	w   io.Writer
	err error // the first
}

// commentColumn is where comments begin, if the line leaves room for them.
const commentColumn = 40

func (y *yamlLines) text(s string) {
	if y.err == nil {
		_, y.err = io.WriteString(y.w, s)
	}
}

func (y *yamlLines) comment(s string) { y.text("# " + strings.Map(printable, s) + "\n") }

// line is a name and its value, where it comes from, and whether the user has
// chosen it.
type line struct {
	name   string
	value  any
	from   string
	chosen bool
	indent string
}

// print writes a line, as a comment if the user has not chosen it.
func (y *yamlLines) print(l line) {
	out := l.indent + strings.TrimRight(yamlfile.Format(l.name, l.value), "\n")
	if !l.chosen {
		out = "#" + out
	}
	gap := max(commentColumn-typeset.Narrow.Width(out), 2)
	y.text(fmt.Sprintf("%s%s# %s\n", out, strings.Repeat(" ", gap), strings.Map(printable, l.from)))
}
