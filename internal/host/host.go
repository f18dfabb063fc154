// Package host shows decks by their names to the visitors of a server: it opens
// them, reads them again when their files change, and has the server's settings.
package host

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/net/netutil"

	"revolute/internal/layout"
	"revolute/internal/live"
	"revolute/internal/live/bus"
	"revolute/internal/presenter"
	"revolute/internal/problem"
	"revolute/internal/serve"
	"revolute/internal/web"
)

// Host is a server and the decks that it shows.
type Host struct {
	o       Options
	stdout  io.Writer
	log     *slog.Logger
	layouts *layout.Layouts
	keys    *presenter.Keys
	server  *serve.Server
	rooms   *rooms
	pages   *web.Server
	at      string // where browsers come: the scheme, the host and the port
	derived *presenter.Derived
	allowed sync.Map // what the audience of a deck may do, by its name
}

// New returns a Host that is not serving yet. It writes to stdout how visitors come
// to it.
func New(o Options, stdout io.Writer, log *slog.Logger) *Host {
	h := &Host{o: o, stdout: stdout, log: log, layouts: layout.New(o.Cache << 20), keys: presenter.DefaultKeys(), derived: presenter.NewDerived()}
	name, _ := os.Hostname()
	h.rooms = &rooms{node: name + "/" + strconv.Itoa(os.Getpid()), all: map[string]*room{}, allow: func(deck string) []string {
		if len(o.Audience) > 0 {
			return o.Audience
		}
		allowed, _ := h.allowed.Load(deck) // what the deck says
		list, _ := allowed.([]string)
		return list
	}}
	return h
}

// servingGC is by how many percent a server's heap grows before it is collected: less
// than Go's 100, as most of it are frames, which cost a collection next to nothing.
const servingGC = 50

// Serve serves until ctx ends or a signal asks it to end.
func (h *Host) Serve(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	debug.SetGCPercent(servingGC)
	h.o.Limits.Cache = h.o.Cache << 20 / 4
	for _, says := range h.o.former {
		h.log.Warn("a setting has another name now", "setting", says)
	}
	shelf, err := h.openShelf()
	if err != nil {
		return err
	}
	ssh, err := Listen("ssh", h.o.SSH)
	if err != nil {
		return err
	}
	defer ssh.Close()
	if err := h.setUp(ctx, shelf); err != nil {
		return err
	}
	h.showWeb(shelf)
	closeHTTP, err := h.serveHTTP(shelf)
	if err != nil {
		return err
	}
	defer closeHTTP()
	var names []string
	for _, it := range shelf.items {
		names = append(names, it.name)
	}
	h.log.Info("listening", "ssh", ssh.Addr().String(), "fingerprint", h.server.Fingerprint(), "decks", strings.Join(names, ", "))
	fmt.Fprintf(h.stdout, "%s\nhost key %s\n", h.invitation(ssh.Addr()), h.server.Fingerprint())
	done := make(chan struct{})
	defer func() { <-done }()
	reading, end := context.WithCancel(ctx)
	defer end()
	go func() {
		defer close(done)
		if h.reread(reading, shelf) { // the terminal has gone
			stop()
		}
	}()
	if h.o.Record != "" {
		earlier, err := readRecord(h.o.Record)
		if err != nil {
			return err
		}
		recording := make(chan struct{})
		defer func() { end(); <-recording }()
		go func() {
			defer close(recording)
			h.record(reading, earlier)
		}()
	}
	if h.o.NATS != "" {
		talks := map[string]*live.Talk{}
		for _, it := range shelf.items {
			talks[it.name] = h.rooms.of(it.name).Talk
		}
		cfg := bus.Config{URL: h.o.NATS, Creds: h.o.NATSCreds, CA: h.o.NATSCA, Node: h.rooms.node, Log: h.log}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			if err := bus.Run(reading, cfg, talks); err != nil {
				h.log.Error("the other servers cannot be reached", "error", err)
			}
		}()
		defer func() { end(); <-ended }()
	}
	for _, it := range shelf.items {
		go h.relay(reading, it.name)
		if h.o.Live {
			go h.join(reading, it.name, h.o.Socket(it.from, it.inside))
		}
	}
	return h.server.Serve(ctx, ssh)
}

// setUp makes the SSH server, and what answers those who come with a browser until
// ctx ends.
func (h *Host) setUp(ctx context.Context, shelf *shelf) error {
	if (h.o.TLSCert == "") != (h.o.TLSKey == "") {
		return problem.Usagef("--tls-cert and --tls-key go together")
	}
	if h.o.TLSCert != "" {
		if _, err := tls.LoadX509KeyPair(h.o.TLSCert, h.o.TLSKey); err != nil {
			return problem.Errorf(h.o.TLSCert, 0, "--tls-cert, --tls-key: %v", cause(err))
		}
	}
	h.pages = web.New(ctx, web.Options{Secure: h.o.TLSCert != "", Streams: h.o.HTTPConns, Crowd: func(deck string, followers, browsing int) {
		r := h.rooms.of(deck)
		r.count(&r.pages, followers, browsing)
	}})
	cfg := h.o.Limits
	cfg.Decks, cfg.Log = shelf.decks(), h.log
	cfg.Crowd = func(deck string, followers, browsing int) {
		r := h.rooms.of(deck)
		r.count(&r.visitors, followers, browsing)
	}
	var err error
	if cfg.Name, cfg.Port, err = publicName(h.o.Name); err != nil {
		return err
	}
	if h.o.HostKey == "" {
		cfg.HostKey, err = serve.PassingHostKey()
		h.log.Warn("this host key lasts as long as the server; --host-key FILE keeps one")
	} else {
		var made bool
		if cfg.HostKey, made, err = serve.HostKey(h.o.HostKey); made {
			h.log.Info("a new host key", "file", h.o.HostKey)
		}
	}
	if err != nil {
		return err
	}
	h.server, err = serve.New(cfg)
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

// invitation returns the command that brings visitors here.
func (h *Host) invitation(a net.Addr) string {
	host, port, _ := publicName(h.o.Name)
	tcp, ok := a.(*net.TCPAddr)
	if ok && port == 0 {
		port = tcp.Port
	}
	if host == "" && ok && !tcp.IP.IsUnspecified() { // nobody gets here by the machine's name
		host = tcp.IP.String()
	}
	if host == "" {
		if host, _ = os.Hostname(); host == "" {
			host = "HOST"
		}
	}
	if port == 22 {
		return "ssh " + host
	}
	return fmt.Sprintf("ssh -p %d %s", port, host)
}

// serveHTTP listens for those who run the server, and for those who come with a
// browser, as far as that is asked for.
func (h *Host) serveHTTP(sh *shelf) (end func(), err error) {
	var servers []*http.Server
	end = func() {
		for _, s := range servers {
			_ = s.Close()
		}
	}
	web := http.NewServeMux()
	for _, path := range []string{"/metrics", "/healthz", "/readyz"} {
		web.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, path+" is answered where revolute serve --admin ADDR listens", http.StatusNotFound)
		})
	}
	web.Handle("/", h.pages)
	for _, l := range []struct {
		name, addr string
		handler    http.Handler
		conns      int
	}{
		{"admin", h.o.Admin, h.server.Handler(), adminConns},
		{"http", h.o.HTTP, web, h.o.HTTPConns + spareConns},
	} {
		if l.addr == "" {
			continue
		}
		listener, err := Listen(l.name, l.addr)
		if err != nil {
			end()
			return nil, err
		}
		s := &http.Server{
			Handler: l.handler, ErrorLog: slog.NewLogLogger(h.log.Handler(), slog.LevelDebug),
			ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second,
			IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
			Protocols: &http.Protocols{},
		}
		s.Protocols.SetHTTP1(true) // a page's stream takes its connection over, which HTTP/2 does not give away
		servers = append(servers, s)
		limited := netutil.LimitListener(listener, max(1, l.conns))
		if l.name == "http" && h.o.TLSCert != "" {
			go func() {
				h.log.Error("https has ended", "error", s.ServeTLS(limited, h.o.TLSCert, h.o.TLSKey))
			}()
		} else {
			go func() { _ = s.Serve(limited) }()
		}
		if l.name == "http" {
			// Where browsers find the decks, and, if that is asked for, where the speaker's
			// phone becomes one that leads.
			name, _, _ := publicName(h.o.Name)
			h.at = "http://" + Reachable(listener.Addr(), name)
			if h.o.TLSCert != "" {
				h.at = "https://" + Reachable(listener.Addr(), name)
			}
			fmt.Fprintf(h.stdout, "%s/\n", h.at)
			for _, it := range sh.items {
				if h.o.Phone {
					fmt.Fprintf(h.stdout, "the speaker's phone, once: %s%s\n", h.at, h.pages.Invite(it.name, ""))
				}
			}
			if h.o.Phone && h.o.TLSCert == "" {
				h.log.Warn("the speaker's phone leads over plain HTTP: others on the network can read along")
			}
		}
		h.log.Info("listening", l.name, listener.Addr().String())
	}
	return end, nil
}

// adminConns is how many connections those who run the server may have at once.
const adminConns = 32

// spareConns is how many connections pages are sent over, beside those that
// follow.
const spareConns = 256
