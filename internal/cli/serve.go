package cli

import (
	"context"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"revolute/internal/host"
	"revolute/internal/problem"
)

const serveHelp = `revolute serve shows decks over SSH, to anybody.

    revolute serve --ssh :2222             the built-in decks
    revolute serve talk.md --ssh :2222     this one; DECK may be NAME=FILE
    ssh -p 2222 HOST [NAME]                to see one
    ssh -p 2222 HOST | less                as text

Every flag is also a key of the file that --config names, and a variable of the
environment: --host-key, host-key: FILE, REVOLUTE_HOST_KEY. The command line
counts first, then the environment, then the file. A limit of -1 is none.
`

const serveSignals = `SIGTERM tells every viewer and ends within 15 s. SIGHUP, or a changed file, has
the decks read again; nobody is dropped.
`

// serveCommand is revolute serve.
func (p *program) serveCommand() *cobra.Command {
	var (
		o                                          host.Options
		printConfig, printUnit, printContainerfile bool
	)
	c := &cobra.Command{
		Use:         "serve [DECK...]",
		Args:        cobra.ArbitraryArgs,
		Annotations: map[string]string{ownConfig: ""},
		RunE: func(c *cobra.Command, args []string) error {
			named := len(o.Decks) > 0 || len(args) > 0
			o.Decks = append(o.Decks, args...)
			err := o.Configure(c.Flags(), named, func(flag string) (name, value string) {
				return variable(flag), p.getenv(variable(flag))
			})
			switch {
			case err != nil:
				return err
			case printUnit:
				_, err = io.WriteString(p.stdout, host.Unit)
				return err
			case printContainerfile:
				_, err = io.WriteString(p.stdout, host.Containerfile)
				return err
			case printConfig:
				return host.WriteConfig(p.stdout, c.Flags())
			}
			return p.serve(c.Context(), o)
		},
	}
	f := c.Flags()
	o.Define(f)
	f.BoolVar(&printConfig, "print-config", false, "print the configuration as it would be, and end")
	f.BoolVar(&printUnit, "print-unit", false, "print a systemd unit, and end")
	f.BoolVar(&printContainerfile, "print-containerfile", false, "print a Containerfile, and end")
	f.BoolP("help", "h", false, "")
	host.OnlyFlag(f, "print-config", "print-unit", "print-containerfile", "help")
	return describe(c, "the deck for everybody, over SSH", serveHelp, serveSignals)
}

// serve serves the decks that o names, and logs to standard error.
func (p *program) serve(ctx context.Context, o host.Options) error {
	if o.SSH == "" {
		return problem.Usagef("serve needs an address").WithHint("revolute serve --ssh :2222")
	}
	level := &slog.HandlerOptions{Level: slog.LevelInfo}
	if o.Verbose {
		level.Level = slog.LevelDebug
	}
	var log slog.Handler
	switch o.Log {
	case "text":
		log = slog.NewTextHandler(p.stderr, level)
	case "json":
		log = slog.NewJSONHandler(p.stderr, level)
	default:
		return problem.Usagef("--log is text or json, not %q", o.Log)
	}
	return host.New(o, p.stdout, slog.New(log)).Serve(ctx)
}
