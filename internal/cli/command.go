package cli

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

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

	file *userConfig
	from map[string]source // of settings
}

// flags are those of the command line.
type flags struct {
	all, loop, dark, light, still, notes, linear, live, speak bool
	lang, theme, at, ambiguous, images                        string

	exec bool // the code of the deck may be run
}

// command is the root command.
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
	f.BoolVar(&p.flags.all, "all", false, "")
	f.BoolVar(&p.flags.loop, "loop", false, "")
	f.StringVar(&p.flags.at, "at", "", "")
	f.BoolVar(&p.flags.exec, "exec", false, "")
	f.BoolVar(&p.flags.live, "live", false, "")
	p.defineSettings(c)
	f.BoolP("help", "h", false, "")
	f.Bool("version", false, "")
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return problem.Usagef("%v", err) })
	setHelp(c, helpText)
	c.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true}) // a deck may be called help
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
		p.themesCommand(),
	)
	completions(c)
	return c
}

// setHelp makes text what --help prints: words of our own, without a terminal's
// being asked anything.
func setHelp(c *cobra.Command, text string) {
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(c.OutOrStdout(), text) })
}

// first is the first argument; "" if there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

const helpText = `revolute shows Markdown slides in the terminal.

    revolute                   the built-in deck
    revolute DECK              a file, a folder of files, or - for standard input
    revolute . -all            play all of it; any key pauses
    revolute DECK | cat        the deck as plain text
    revolute new FOLDER        a deck to start from
    revolute guide             how to write one: the manual, itself a deck
    revolute themes DECK       its slides in each theme
    revolute check DECK        what is wrong, before the talk
    revolute export DECK -o FILE    a page, text, a film, or one slide as SVG
    revolute speak DECK        your own screen beside revolute --live DECK
    revolute serve --ssh ADDR  the deck for everybody, over SSH
    revolute config            your settings and keys, and where each comes from

    --all, -all                every step comes by itself
    --loop                     and starts over at the end
    --lang zh|en|...           language; else the locale's; as plain text also all
    --at SLIDE[.STEP]          start at 5, 5.2, a section or a heading
    --theme NAME|FILE          a built-in theme, or a YAML file
    --dark, --light            whatever background the terminal has
    --no-motion                nothing moves (also NO_MOTION=1)
    --images HOW               auto, kitty, iterm2, sixel, blocks or none
    --ambiguous narrow|wide    columns of “ ” … ● in your terminal's font
    --exec                     code marked +exec may be run, by ctrl+e
    --notes                    in plain text: the speaker notes too
    --live                     in step with revolute speak, and others that are live
    --linear                   for screen readers: each step as plain lines
    --version, --help

In the talk: → or space next, ← back, o overview, / search, L language,
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

// check finds flags that make no sense.
func (p *program) check() error {
	f := &p.flags
	switch {
	case f.dark && f.light:
		return problem.Usagef("%s and %s exclude each other", p.label("dark"), p.label("light"))
	case !slices.Contains(imageNames(), f.images):
		return problem.Usagef("%s is one of %s, not %q", p.label("images"), strings.Join(imageNames(), ", "), f.images)
	case f.ambiguous != "narrow" && f.ambiguous != "wide":
		return problem.Usagef("%s is narrow or wide, not %q", p.label("ambiguous"), f.ambiguous)
	}
	return nil
}

// version is what the build knows of where the source came from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
