package cli

import (
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"revolute/internal/host"
	"revolute/internal/problem"
)

const serveHelp = `revolute serve shows decks over SSH to anyone.

    revolute serve --ssh :2222             the built-in decks
    revolute serve talk.md --ssh :2222     this deck; DECK may be NAME=FILE
    ssh -p 2222 HOST [-t NAME]             what visitors type
    ssh -p 2222 HOST | less                the deck as text
    ssh -p 2222 HOST help                  the decks, and how to use them

A talk that the hall follows, one of:

    revolute serve talk.md --ssh :2222 --live               follow revolute --live
                                                            talk.md on this machine
    revolute serve talk.md --ssh :2222 --authorized-keys FILE
    ssh -t -p 2222 speaker@HOST                             speak from anywhere
    revolute --lead ssh://speaker@HOST:2222 talk.md         lead from the projector

Every flag is also a key of the file that --config names and an environment
variable: --host-key, host-key: FILE, REVOLUTE_HOST_KEY. The command line comes
first, then the environment, then the file. -1 switches a limit off.
`

const serveSignals = `SIGTERM tells every visitor and ends within 15 s. SIGHUP, or a changed file,
reloads the decks; nobody is disconnected.
`

// serveCommand returns revolute serve. It logs to standard error.
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
			o.Socket = func(from, inside string) string {
				path, _ := p.socket(from, inside)
				return path
			}
			return host.New(o, p.stdout, slog.New(log)).Serve(c.Context())
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
