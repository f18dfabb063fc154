// Package cli is the command line: commands and flags, files and environment,
// what goes wrong and how the program ends. All that other packages are to know
// of the world outside is read here and handed to them.
package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revolute/internal/problem"
)

// No garbage is collected at the start: that would only cost time. Once it is over,
// little more than half the usual memory for garbage will do, as a slide makes little.
const (
	settled  = 300 * time.Millisecond // after the start
	starting = 800                    // percent, as of debug.SetGCPercent
	parsing  = 200                    // while the rest of a large deck is found
	resting  = 70
)

// Main runs the program with the process's arguments and streams, and returns its
// exit status.
func Main() int {
	cobra.MousetrapHelpText = "" // a double click on Windows shows the deck
	debug.SetGCPercent(starting)
	defer time.AfterFunc(settled, func() {
		if now := debug.SetGCPercent(resting); now != starting && now != parsing {
			debug.SetGCPercent(now) // a server wants another
		}
		debug.FreeOSMemory() // at once: the runtime would do so bit by bit, and wake up for it
	}).Stop()
	return Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// Run runs the program with args, without the program's name, and returns its exit
// status: 0 done, 1 it failed, 2 wrong usage, 128 + n ended by signal n. It shows
// slides if stdout is a terminal, else it writes the deck as text.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{env: os.Environ(), stdin: stdin, stdout: stdout, stderr: stderr, system: systemLocale}
	if file := p.getenv("REVOLUTE_TRACE"); file != "" {
		p.trace = &trace{file: file, began: time.Now()}
		p.trace.end("before main")
	}
	c := p.command()
	args = slices.Clone(args)
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		if args[i] == "-all" {
			args[i] = "--all"
		}
	}
	c.SetArgs(args)
	c.SetIn(stdin)
	out := &errorKeeper{w: stdout} // cobra passes over what becomes of help and version
	c.SetOut(out)
	c.SetErr(stderr)
	err := misspelt(c, args)
	if err == nil {
		err = cmp.Or(c.ExecuteContext(ctx), out.err)
	}
	return report(stderr, err, p.chinese())
}

// command returns the root command, with the others in it.
func (p *program) command() *cobra.Command {
	c := &cobra.Command{
		Use:               "revolute [DECK]",
		Args:              oneDeck,
		Version:           version(),
		Annotations:       map[string]string{goesOn: ""},
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
		if value := (*pflag.ValueRequiredError)(nil); errors.As(err, &value) {
			return problem.Usagef("flag needs an argument: --%s", value.GetFlag().Name)
		}
		if value := (*pflag.InvalidValueError)(nil); errors.As(err, &value) {
			return problem.Usagef("invalid argument %q for %q flag: %v", value.GetValue(), "--"+value.GetFlag().Name, value.Unwrap())
		}
		if missing := (*pflag.NotExistError)(nil); errors.As(err, &missing) {
			var names []string
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden {
					names = append(names, f.Name)
				}
			})
			if missing.GetSpecifiedShortnames() == "" {
				wrong = problem.Usagef("unknown flag: --%s", missing.GetSpecifiedName())
			}
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
		p.captionCommand(),
		p.terminalCommand(),
		p.themesCommand(),
		p.versionCommand(),
	)
	completions(c)
	return describe(c, "", rootHelp, rootKeys)
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

// misspelt returns an error if the first argument is no deck that could be opened,
// but nearly a command of c, or an address.
func misspelt(c *cobra.Command, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return nil
	}
	name := args[0]
	if scheme, _, ok := strings.Cut(name, "://"); ok && scheme != "" && !strings.ContainsAny(scheme, "/\\.") {
		return problem.Usagef("%s: a deck is a file or a folder, not an address", name).WithHint("fetch it first: curl -L " + name + " | revolute -")
	}
	if _, err := os.Lstat(name); err == nil || filepath.Base(name) != name {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.Name() == name {
			return nil
		}
		names = append(names, sub.Name())
	}
	if near := problem.Nearest(name, names); near != "" {
		return problem.Usagef("%s: no such command or file", name).WithHint("did you mean revolute " + near + "?")
	}
	return nil
}
