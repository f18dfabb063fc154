package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Handler answers /metrics, /healthz and /readyz. It is for those who run the
// server: let it listen where only they come.
func (s *Server) Handler() http.Handler {
	h := &health{server: s}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		s.writeMetrics(&b)
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = w.Write(b.Bytes())
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { answer(w, h.check(r.Context())) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { answer(w, s.ready()) })
	return mux
}

func answer(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte(err.Error() + "\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}

var (
	errNotReady = errors.New("not taking connections")
	errFullUp   = errors.New("full")
)

// crowdedAt is the chance, of 100, that a newcomer's handshake makes somebody be
// dropped, from which on the server is not ready for more.
const crowdedAt = 50

// ready is nil if a new visitor would be let in.
func (s *Server) ready() error {
	switch {
	case !s.waiting.Load():
		return errNotReady
	case s.Sessions() >= s.cfg.MaxSessions:
		return errFullUp
	}
	if chance, pending := s.starts.crowded(); chance >= crowdedAt {
		return fmt.Errorf("crowded: %d handshakes are under way, and of new connections %d %% make one be dropped", pending, chance)
	}
	return nil
}

// health makes a real handshake with the server, as a visitor would. Its result
// holds for a while, so that being asked costs nothing.
type health struct {
	server *Server

	mu    sync.Mutex
	asked time.Time
	err   error
}

const (
	healthHolds = 5 * time.Second
	healthTakes = 5 * time.Second
)

func (h *health) check(ctx context.Context) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.asked.IsZero() || time.Since(h.asked) > healthHolds {
		h.err = h.server.greet(ctx)
		h.asked = time.Now()
	}
	return h.err
}

// greet connects to the server's own address, shakes hands and checks whose they are.
func (s *Server) greet(ctx context.Context) error {
	a := s.address.Load()
	if a == nil || !s.waiting.Load() {
		return errNotReady
	}
	target := *a
	if target.IP.IsUnspecified() {
		target.IP = net.IPv4(127, 0, 0, 1)
		if a.IP.To4() == nil {
			target.IP = net.IPv6loopback
		}
	}
	ctx, cancel := context.WithTimeout(ctx, healthTakes)
	defer cancel()
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", target.String())
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(healthTakes))
	if within(addressOf(c.LocalAddr()), s.cfg.ProxyFrom) {
		if _, err := c.Write(localHeader()); err != nil {
			return err
		}
	}
	ssh, _, _, err := gossh.NewClientConn(c, "", &gossh.ClientConfig{
		User: "health", HostKeyCallback: gossh.FixedHostKey(s.cfg.HostKey.PublicKey()),
	})
	if err != nil {
		return err
	}
	return ssh.Close()
}
