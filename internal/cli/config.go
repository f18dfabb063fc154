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

// configCommand returns revolute config.
func (p *program) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "config [DECK]",
		Args: oneDeck,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			d, err := p.open(first(args))
			if err != nil {
				return err
			}
			values, err := p.inForce(d)
			if err != nil {
				return err
			}
			out := &yamlLines{w: p.stdout}
			file := p.file.path
			switch {
			case file == "":
				file = "this system keeps no configuration files"
			case !p.file.there:
				file += " (there is none yet)"
			}
			out.text("# " + strings.Map(printable, file) + "\n")
			for _, s := range settings() {
				v := values[s.name]
				out.text("\n# " + s.usage + "\n")
				out.print(line{s.name, v.value, v.from, p.from[s.name].rank > byDefault, ""})
			}
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
			return out.err
		},
	}
	p.define(c.Flags())
	return describe(c, "your settings and keys, and where each comes from", configHelp, "")
}

// inForceValue is a setting's value and where it comes from.
type inForceValue struct {
	value any
	from  string
}

// inForce returns the settings as they are for d.
func (p *program) inForce(d *deck.Deck) (map[string]inForceValue, error) {
	lang, err := p.language(d)
	if err != nil {
		return nil, err
	}
	// The language comes from a variable, or else from the deck.
	locale := "deck " + d.Name
	for _, name := range []string{"LANG", "LC_MESSAGES", "LC_ALL"} { // the last one weighs most
		if v := p.getenv(name); v != "" && p.locale() != "" && len(d.Languages) > 1 {
			locale = name + "=" + v
		}
	}
	f := &p.flags
	values := map[string]inForceValue{
		"lang":      {lang, p.origin("lang", locale)},
		"theme":     {f.theme, p.origin("theme", "")},
		"dark":      {f.dark, p.origin("dark", "default: as the terminal is")},
		"light":     {f.light, p.origin("light", "default: as the terminal is")},
		"no-motion": {p.still(), p.origin("no-motion", "default")},
		"images":    {f.images, p.origin("images", "default")},
		"lettering": {f.lettering, p.origin("lettering", "default")},
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

// origin returns where a setting comes from, or else what usually decides.
func (p *program) origin(name, otherwise string) string {
	if from := p.from[name]; from.rank > byDefault {
		return from.place
	}
	return otherwise
}

// yamlLines writes lines of YAML with a comment after each.
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
