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

// Handler returns what answers /metrics, /healthz and /readyz. It is for those who run the
// server: let it listen where only they come.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		s.writeMetrics(&b)
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = w.Write(b.Bytes())
	})
	// Health is a real handshake. Its result holds for a while, so that being asked
	// costs nothing.
	var health struct {
		sync.Mutex
		asked time.Time
		err   error
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		health.Lock()
		defer health.Unlock()
		if health.asked.IsZero() || time.Since(health.asked) > healthHolds {
			health.err, health.asked = s.greet(r.Context()), time.Now()
		}
		answer(w, health.err)
	})
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

// ready returns nil if a new visitor would be let in.
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

const (
	healthHolds = 5 * time.Second
	healthTakes = 5 * time.Second
)

// greet connects to the server's own address, shakes hands as a visitor would, and
// checks whose they are.
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
