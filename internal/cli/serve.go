package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revolute/internal/layout"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/serve"
)

// serveOptions are what revolute serve is asked for, apart from its limits.
type serveOptions struct {
	config, ssh, http, hostKey, name, log string
	decks                                 []string
	verbose, noNotes                      bool
	cache                                 int // MiB
	rest                                  time.Duration
	printUnit, printContainerfile         bool
	printConfig                           bool
	limits                                serve.Config
}

// serving is a server that is being set up, or runs.
type serving struct {
	*program
	serveOptions
	flags   *pflag.FlagSet
	layouts *layout.Layouts
	keys    *presenter.Keys
	server  *serve.Server
	logger  *slog.Logger
}

// serveCommand is revolute serve.
func (p *program) serveCommand() *cobra.Command {
	s := &serving{program: p}
	c := &cobra.Command{
		Use:         "serve [DECK...]",
		Args:        cobra.ArbitraryArgs,
		Annotations: map[string]string{ownConfig: ""},
		RunE: func(c *cobra.Command, args []string) error {
			s.flags = c.Flags()
			s.decks = append(s.decks, args...)
			return s.command(c.Context(), c.ErrOrStderr())
		},
	}
	s.define(c.Flags())
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { s.help(c.OutOrStdout(), c.Flags()) })
	return c
}

// command does what the command line asks for.
func (s *serving) command(ctx context.Context, stderr writer) error {
	named := len(s.decks) > 0
	if err := s.configure(named); err != nil {
		return err
	}
	switch {
	case s.printUnit:
		_, err := fmt.Fprint(s.stdout, unit)
		return err
	case s.printContainerfile:
		_, err := fmt.Fprint(s.stdout, containerfile)
		return err
	case s.printConfig:
		return s.writeConfig(s.stdout)
	case s.ssh == "":
		return problem.Usagef("serve needs an address").WithHint("revolute serve --ssh :2222")
	}
	if err := s.logs(stderr); err != nil {
		return err
	}
	return s.serve(ctx)
}

// logs makes the log.
func (s *serving) logs(w writer) error {
	o := &slog.HandlerOptions{Level: slog.LevelInfo}
	if s.verbose {
		o.Level = slog.LevelDebug
	}
	switch s.log {
	case "text":
		s.logger = slog.New(slog.NewTextHandler(w, o))
	case "json":
		s.logger = slog.New(slog.NewJSONHandler(w, o))
	default:
		return problem.Usagef("--log is text or json, not %q", s.log)
	}
	return nil
}

// servingGC trades memory for time: a server's heap may grow to three times
// what is alive before it is collected. Handshakes make much garbage.
const servingGC = 200

// serve serves until ctx ends or a signal asks it to end.
func (s *serving) serve(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	debug.SetGCPercent(servingGC)
	s.layouts = layout.New(s.cache << 20)
	s.keys = presenter.DefaultKeys()
	s.limits.Cache = s.cache << 20 / 4
	shelf, err := s.openShelf()
	if err != nil {
		return err
	}
	if err := s.setUp(shelf); err != nil {
		return err
	}
	ssh, err := net.Listen("tcp", s.ssh)
	if err != nil {
		return err
	}
	defer ssh.Close()
	closeHTTP, err := s.serveHTTP()
	if err != nil {
		return err
	}
	defer closeHTTP()
	s.logger.Info("listening", "ssh", ssh.Addr().String(), "fingerprint", s.server.Fingerprint(), "decks", shelf.list())
	fmt.Fprintf(s.stdout, "%s\nhost key %s\n", s.invitation(ssh.Addr()), s.server.Fingerprint())
	done := make(chan struct{})
	defer func() { <-done }()
	reading, end := context.WithCancel(ctx)
	defer end()
	go func() {
		defer close(done)
		s.reread(reading, shelf)
	}()
	return s.server.Serve(ctx, ssh)
}

// setUp makes the server.
func (s *serving) setUp(shelf *shelf) error {
	cfg := s.limits
	cfg.Decks, cfg.Log = shelf.decks(), s.logger
	var err error
	if cfg.Name, cfg.Port, err = publicName(s.name); err != nil {
		return err
	}
	if s.hostKey == "" {
		cfg.HostKey, err = serve.PassingHostKey()
		s.logger.Warn("this host key lasts as long as the server; --host-key FILE keeps one")
	} else {
		var made bool
		if cfg.HostKey, made, err = serve.HostKey(s.hostKey); made {
			s.logger.Info("a new host key", "file", s.hostKey)
		}
	}
	if err != nil {
		return err
	}
	s.server, err = serve.New(cfg)
	return err
}

// publicName takes HOST or HOST:PORT apart.
func publicName(name string) (host string, port int, err error) {
	if name == "" || !strings.Contains(name, ":") {
		return name, 0, nil
	}
	host, text, err := net.SplitHostPort(name)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || host == "" || port < 1 || port > 65535 {
		return "", 0, problem.Usagef("--name is HOST or HOST:PORT, not %q", name)
	}
	return host, port, nil
}

// invitation is the command that brings visitors here.
func (s *serving) invitation(a net.Addr) string {
	host, port, _ := publicName(s.name)
	if host == "" {
		if host, _ = os.Hostname(); host == "" {
			host = "HOST"
		}
	}
	if tcp, ok := a.(*net.TCPAddr); ok && port == 0 {
		port = tcp.Port
	}
	if port == 22 {
		return "ssh " + host
	}
	return fmt.Sprintf("ssh -p %d %s", port, host)
}

// serveHTTP answers those who run the server, if it is asked for.
func (s *serving) serveHTTP() (end func(), err error) {
	if s.http == "" {
		return func() {}, nil
	}
	l, err := net.Listen("tcp", s.http)
	if err != nil {
		return nil, err
	}
	h := &http.Server{
		Handler: s.server.Handler(), ErrorLog: slog.NewLogLogger(s.logger.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
	go func() { _ = h.Serve(l) }()
	s.logger.Info("listening", "http", l.Addr().String())
	return func() { _ = h.Close() }, nil
}
