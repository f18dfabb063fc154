package serve

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// get asks the server's handler.
func (r *running) get(t testing.TB, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	r.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestHealth(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	r.view(t, r.dial(t, "guest"))
	before := r.metrics.handshakes.Load()
	for _, path := range []string{"/healthz", "/readyz"} {
		if code, body := r.get(t, path); code != http.StatusOK || body != "ok\n" {
			t.Errorf("%s: %d %q", path, code, body)
		}
	}
	if r.metrics.handshakes.Load() == before {
		t.Error("/healthz made no handshake")
	}
	if code, _ := r.get(t, "/debug/pprof/"); code != http.StatusNotFound {
		t.Errorf("/debug/pprof/: %d: nothing else is told", code)
	}
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if code, body := r.get(t, path); code != http.StatusServiceUnavailable {
			t.Errorf("%s of a server that has ended: %d %q", path, code, body)
		}
	}
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	f := r.view(t, r.dial(t, "follower"))
	f.types(t, "x")
	v := r.view(t, r.dial(t, "evil\nrevolute_sessions 9\""))
	v.types(t, " ")
	v.sees(t, "1")
	w := open(t, r.dial(t, "guest"))
	if err := w.Start("evil{}"); err == nil {
		_ = w.Wait()
	}
	body := ""
	until(t, func() bool {
		_, body = r.get(t, "/metrics")
		return strings.Contains(body, "\nrevolute_followers 1\n")
	}, func() string { return "the follower is not counted in\n" + body })
	for _, want := range []string{
		"\nrevolute_sessions 2\n", "\nrevolute_connections 3\n", "\nrevolute_handshakes_total 3\n", "\nrevolute_startups 0\n",
		"\nrevolute_goroutines ", "\nrevolute_heap_bytes ", "\nrevolute_gc_cycles_total ",
		"\nrevolute_refusals_total{reason=\"deck\"} 1\n", "\nrevolute_layout_seconds_bucket{le=\"+Inf\"} ",
		"\nrevolute_write_seconds_count ", "\nrevolute_received_bytes_total ", "\nrevolute_sent_bytes_total ",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	line := regexp.MustCompile(`^(# (HELP|TYPE) revolute_[a-z_]+ .+|revolute_[a-z_]+(\{(reason="[a-z]+"|le="[0-9.e+Inf-]+")\})? [0-9.e+-]+)$`)
	for l := range strings.Lines(body) {
		if l = strings.TrimSuffix(l, "\n"); !line.MatchString(l) {
			t.Errorf("a line that Prometheus would not take, or with a label of a client's: %q", l)
		}
	}
}
