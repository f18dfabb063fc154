package cli

import (
	"cmp"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"revolute/internal/problem"
)

// program is one run of the program.
type program struct {
	env    []string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	system func() string // the language of the system itself
	flags  flags
	inside string // the built-in deck that is shown when none is named

	file    *userConfig
	from    map[string]source // of settings
	trouble error             // what is wrong with the file, if the talk goes on

	trace *trace
}

// flags are those of the command line.
type flags struct {
	all, loop, dark, light, still, notes, linear, live, speak     bool
	lang, theme, at, ambiguous, images, lettering, lead, identity string
	phone                                                         string
	length                                                        time.Duration

	followEdits bool // a reload goes to what has changed
	exec        bool // the code of the deck may be run
}

// first returns the first argument; "" if there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// oneDeck allows one argument.
func oneDeck(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return problem.Usagef("one deck at a time, not %d", len(args)).WithHint("a folder is a deck of several files")
	}
	return nil
}

// nothingMore allows no argument.
func nothingMore(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return problem.Usagef("%s takes no %q", c.Name(), args[0])
	}
	return nil
}

// check returns the error of flags that make no sense.
func (p *program) check() error {
	f := &p.flags
	if f.dark && f.light {
		return problem.Usagef("%s and %s exclude each other", p.label("dark"), p.label("light"))
	}
	return cmp.Or(p.checkChoice("lettering", f.lettering), p.checkChoice("images", f.images), p.checkChoice("ambiguous", f.ambiguous))
}

// checkChoice returns an error if a setting takes other values than this one.
func (p *program) checkChoice(name, value string) error {
	var names []string
	switch name {
	case "lettering":
		names = letteringNames()
	case "images":
		names = imageNames()
	case "ambiguous":
		if value != "narrow" && value != "wide" {
			return problem.Usagef("%s is narrow or wide, not %q", p.label(name), value)
		}
	}
	if len(names) > 0 && !slices.Contains(names, value) {
		return problem.Usagef("%s is one of %s, not %q", p.label(name), strings.Join(names, ", "), value)
	}
	return nil
}

// versionCommand returns revolute version.
func (p *program) versionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:  "version",
		Args: nothingMore,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(p.stdout, "revolute version %s\n", c.Root().Version)
			return err
		},
	}
	return describe(c, "which revolute this is", "revolute version prints which revolute this is, as --version does.\n", "")
}

// version returns what the build knows of where the source came from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
