package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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

	file *userConfig
	from map[string]source // of settings

	trace *trace
}

// flags are those of the command line.
type flags struct {
	all, loop, dark, light, still, notes, linear, live, speak     bool
	lang, theme, at, ambiguous, images, lettering, lead, identity string
	length                                                        time.Duration

	followEdits bool // a reload goes to what has changed
	exec        bool // the code of the deck may be run
}

// command returns the root command, with the others in it.
func (p *program) command() *cobra.Command {
	c := &cobra.Command{
		Use:               "revolute [DECK]",
		Args:              oneDeck,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return p.configure(c) },
		RunE: func(c *cobra.Command, args []string) error {
			if err := p.check(); err != nil {
				return err
			}
			return p.present(c.Context(), first(args))
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.BoolVar(&p.flags.all, "all", false, "every step comes by itself (also -all)")
	f.BoolVar(&p.flags.loop, "loop", false, "--all, again and again: for a screen that nobody attends")
	p.defineAt(f)
	p.define(f)
	f.BoolVar(&p.flags.followEdits, "follow-edits", false, "a saved change of the deck moves you to it")
	f.BoolVar(&p.flags.exec, "exec", false, "code marked +exec may be run, by ctrl+e")
	f.BoolVar(&p.flags.live, "live", false, "in step with revolute speak, and others that are live")
	f.StringVar(&p.flags.lead, "lead", "", "`URL`: lead the talk of a server, too: ssh://speaker@HOST:PORT")
	f.StringVar(&p.flags.identity, "identity", "", "`FILE`: the key for --lead; else your agent's and those in ~/.ssh")
	f.Bool("version", false, "which revolute this is")
	f.BoolP("help", "h", false, "this text")
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		wrong := problem.Usagef("%v", err)
		if missing := (*pflag.NotExistError)(nil); errors.As(err, &missing) {
			var names []string
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden {
					names = append(names, f.Name)
				}
			})
			if near := problem.Nearest(missing.GetSpecifiedName(), names); near != "" {
				return wrong.Hintf("did you mean --%s?", near)
			}
		}
		return wrong
	})
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { p.help(c, c.OutOrStdout()) })
	c.SetHelpCommand(p.helpCommand())
	c.AddCommand(
		p.checkCommand(),
		p.completionCommand(),
		p.configCommand(),
		p.exportCommand(),
		p.guideCommand(),
		p.manCommand(),
		p.newCommand(),
		p.serveCommand(),
		p.speakCommand(),
		p.terminalCommand(),
		p.themesCommand(),
		p.versionCommand(),
	)
	completions(c)
	return describe(c, "", rootHelp, rootKeys)
}

// first returns the first argument; "" if there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

const rootHelp = `revolute shows Markdown slides in the terminal.

    revolute                   the built-in deck
    revolute DECK              a file, a folder of files, or - for standard input
    revolute . -all            play all of it; any key pauses
    revolute DECK | cat        the deck as plain text

`

const rootKeys = `In the talk: → or space next, ← back, o overview, / search, L language,
T dark or light, ? all keys, q quit.
`

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
	switch {
	case f.dark && f.light:
		return problem.Usagef("%s and %s exclude each other", p.label("dark"), p.label("light"))
	case !slices.Contains(letteringNames(), f.lettering):
		return problem.Usagef("%s is one of %s, not %q", p.label("lettering"), strings.Join(letteringNames(), ", "), f.lettering)
	case !slices.Contains(imageNames(), f.images):
		return problem.Usagef("%s is one of %s, not %q", p.label("images"), strings.Join(imageNames(), ", "), f.images)
	case f.ambiguous != "narrow" && f.ambiguous != "wide":
		return problem.Usagef("%s is narrow or wide, not %q", p.label("ambiguous"), f.ambiguous)
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
