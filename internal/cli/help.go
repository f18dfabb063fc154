package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revolute/internal/problem"
	"revolute/internal/reference"
)

// describe gives c what help, the manual page and completion are made of: what it
// does in a few words, what comes before the list of its flags, and what after.
func describe(c *cobra.Command, short, intro, closing string) *cobra.Command {
	c.Short, c.Long = short, intro
	if closing != "" {
		if c.Annotations == nil {
			c.Annotations = map[string]string{}
		}
		c.Annotations[closingNote] = closing
	}
	return c
}

const closingNote = "revolute-closing-note"

// Widths in columns of help, and of its first column.
const (
	usageWidth   = 90
	usageColumns = 26
)

// help writes what --help prints for c: words of our own, without a terminal's
// being asked anything.
func (p *program) help(c *cobra.Command, w io.Writer) {
	say := p.say()
	fmt.Fprint(w, say(c.Long))
	row := func(what, means string) { formLine(w, usageColumns, usageWidth, what, say(means)) }
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			row("revolute "+sub.Use, sub.Short)
		}
	}
	before := "\n"
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Usage == "" || f.Name == "help" && c.HasParent() {
			return
		}
		fmt.Fprint(w, before)
		before = ""
		kind, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if rest, ok := strings.CutPrefix(usage, kind+": "); ok {
			name, usage = name+" "+kind, rest
		}
		usage = say(usage)
		if d := f.DefValue; d != "" && d != "false" && d != "[]" {
			usage += " (" + strings.Replace(strings.Replace(d, "m0s", "m", 1), "h0m", "h", 1) + ")"
		}
		row(name, usage)
	})
	if closing := c.Annotations[closingNote]; closing != "" {
		fmt.Fprint(w, "\n"+say(closing))
	}
}

const helpHelp = `revolute help prints how a command is used, and the reference.

    revolute help export       a command
    revolute help deck         what a deck may say: front matter, directives, drawings
    revolute help theme        what a theme's file may say
    revolute help settings     settings and keys
    revolute help formulas     the TeX that is known
    revolute help chart        all about one of these, with an example
`

// helpCommand returns revolute help. A deck of that name is shown by ./help.
func (p *program) helpCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "help [NAME]",
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return p.helpNames(c.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err == nil && len(rest) == 0 {
				p.help(about, c.OutOrStdout())
				return nil
			}
			name := strings.Join(args, " ")
			for _, t := range p.topics() {
				if t.name == name {
					t.print(c.OutOrStdout())
					return nil
				}
			}
			// Anything that the reference has by that name, in each of its kinds.
			found := reference.Find(name)
			for i, e := range found {
				if i > 0 {
					fmt.Fprintln(c.OutOrStdout())
				}
				p.entry(c.OutOrStdout(), e)
			}
			if len(found) > 0 {
				return nil
			}
			near := problem.Nearest(strings.ToLower(name), p.helpNames(c.Root()))
			if near != "" {
				near = "revolute help " + near
			}
			return problem.Usagef("no help about %q", name).DidYouMean(near, "revolute help lists what there is")
		},
	}
	return describe(c, "this text, that of a command, or the reference", helpHelp, "")
}

// helpNames returns all that help knows something about.
func (p *program) helpNames(root *cobra.Command) (names []string) {
	for _, sub := range root.Commands() {
		names = append(names, sub.Name())
	}
	for _, t := range p.topics() {
		names = append(names, t.name)
	}
	for _, k := range reference.Kinds() {
		names = append(names, reference.Names(k)...)
	}
	return names
}
