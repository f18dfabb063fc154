package serve

import (
	"io"
	"net/netip"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestTimes has what a session or a connection may last for end it, and says to
// the visitor why.
func TestTimes(t *testing.T) {
	t.Parallel()
	const short, long = 600 * time.Millisecond, time.Hour
	for _, tt := range []struct {
		why    string
		change func(*Config)
		user   string
		want   reason
		says   string
	}{
		{"no key for too long", func(c *Config) { c.IdleTimeout = short }, "guest", endedIdle, "no key was pressed"},
		{"it has lasted for too long", func(c *Config) { c.MaxAge = short }, "guest", endedAge, "lasted for long enough"},
		{"who follows is not idle", func(c *Config) { c.IdleTimeout, c.MaxAge = short, 4*short }, "follower", endedAge, "lasted"},
	} {
		cfg := Config{IdleTimeout: long, MaxAge: long}
		tt.change(&cfg)
		r := start(t, cfg)
		v := r.view(t, r.dial(t, tt.user))
		if tt.user == "follower" {
			v.types(t, "x") // the model says so with its next message
		}
		if err := v.Wait(); err != nil {
			t.Errorf("%s: status %v", tt.why, err)
		}
		v.sees(t, tt.says)
		if n := r.metrics.ends[tt.want].Load(); n != 1 {
			t.Errorf("%s: %d sessions ended as %s, want 1\n%s", tt.why, n, tt.want, r.log)
		}
	}
}

// TestKeysKeepAwake has a visitor press keys for longer than one may be idle.
func TestKeysKeepAwake(t *testing.T) {
	t.Parallel()
	r := start(t, Config{IdleTimeout: time.Second})
	v := r.view(t, r.dial(t, "guest"))
	for began := time.Now(); time.Since(began) < 2200*time.Millisecond; time.Sleep(30 * time.Millisecond) {
		v.types(t, "x")
	}
	v.types(t, " ")
	v.sees(t, "1")
}

// TestLinger opens a connection and no session.
func TestLinger(t *testing.T) {
	t.Parallel()
	r := start(t, Config{UnusedConnectionTimeout: 200 * time.Millisecond})
	c := r.dial(t, "guest")
	ended := make(chan struct{})
	go func() { defer close(ended); _ = c.Wait() }()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Fatal("a connection without a session goes on")
	}
}

// TestKeepAlive has a client that answers nothing, and one that does.
func TestKeepAlive(t *testing.T) {
	t.Parallel()
	r := start(t, Config{ClientAliveInterval: 300 * time.Millisecond})
	good := r.view(t, r.dial(t, "guest"))
	h := attack(t, r.addr)
	h.login("guest")
	h.view(1 << 20)
	if !h.ended(10 * time.Second) {
		t.Fatal("a client that does not answer is kept")
	}
	good.types(t, " ")
	good.sees(t, "1")
	until(t, func() bool { return r.Sessions() == 1 }, func() string { return "its session goes on" })
}

func TestFull(t *testing.T) {
	r := start(t, Config{MaxSessions: 1})
	r.view(t, r.dial(t, "guest"))
	v := open(t, r.dial(t, "guest"))
	v.pty(t, "xterm", 80, 24)
	if err := v.Shell(); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "Too many are watching")
	if err := v.Wait(); err == nil {
		t.Error("the status says that all was well")
	}
	if err := r.ready(); err == nil {
		t.Error("it says that it is ready for more")
	}
}

// TestTries has a client try more keys than it may.
func TestTries(t *testing.T) {
	r := start(t, speakers(t, 's'))
	var keys []gossh.Signer
	for _, l := range []byte("abcs") {
		keys = append(keys, testKey(t, l))
	}
	if _, err := gossh.Dial("tcp", r.addr, clientConfig(t, speaker, gossh.PublicKeys(keys...))); err == nil {
		t.Error("the fourth attempt was let in")
	}
}

// TestInputRate sends more than a client may.
func TestInputRate(t *testing.T) {
	t.Parallel()
	r := start(t, Config{InputBurst: 16 << 10, InputRate: 16 << 10})
	v := r.view(t, r.dial(t, "guest"))
	sent := 0
	began := time.Now()
	for time.Since(began) < time.Second {
		n, err := io.WriteString(v.in, strings.Repeat("x", 1000))
		if sent += n; err != nil {
			break
		}
	}
	r.mu.Lock()
	var in int64
	for c := range r.conns {
		in += c.in.Load()
	}
	r.mu.Unlock()
	took := time.Since(began).Seconds()
	if most := int64(16<<10 + took*(16<<10) + 8<<10); in > most {
		t.Errorf("%d bytes were read in %.1f s, want at most %d", in, took, most)
	}
}

// TestAlgorithms lists what a client is offered.
func TestAlgorithms(t *testing.T) {
	r := start(t, Config{})
	h := connect(t, r.addr)
	p := h.until(msgKexInit)[17:]
	var lists []string
	for range 8 {
		list, rest, ok := cutString(p)
		if !ok {
			t.Fatal("the server's list of algorithms is cut short")
		}
		lists, p = append(lists, list), rest
	}
	for i, want := range []string{
		"mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org",
		"ssh-ed25519",
		"aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr",
	} {
		got := lists[i]
		for _, extra := range []string{",kex-strict-s-v00@openssh.com", ",ext-info-s"} {
			got = strings.Replace(got, extra, "", 1)
		}
		if got != want {
			t.Errorf("list %d is %q, want %q", i, got, want)
		}
	}
	for mac := range strings.SplitSeq(lists[4], ",") {
		if !strings.HasSuffix(mac, "-etm@openssh.com") {
			t.Errorf("%s is offered: it does not encrypt first", mac)
		}
	}
}

// TestLogsNameNetworks looks for addresses in the log.
func TestLogsNameNetworks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		whole       bool
		want, never string
	}{
		{false, "from=127.0.0.0/24", "from=127.0.0.1"},
		{true, "from=127.0.0.1", "from=127.0.0.0"},
	} {
		r := start(t, Config{FullAddresses: tt.whole})
		v := r.view(t, r.dial(t, "guest"))
		v.types(t, "q")
		_ = v.Wait()
		until(t, func() bool { return strings.Contains(r.log.String(), "session ended") }, func() string { return "nothing was logged" })
		if log := r.log.String(); !strings.Contains(log, tt.want) || strings.Contains(log, tt.never) {
			t.Errorf("whole addresses: %t: want %s and not %s in\n%s", tt.whole, tt.want, tt.never, log)
		}
	}
}

// TestProxy has a proxy in front.
func TestProxy(t *testing.T) {
	t.Parallel()
	local := Config{PerSourceMaxConnections: 2, PerSourceRate: -1}
	local.ProxyFrom = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	tcp4 := func(a, b, c, d byte) string {
		return proxySignature + "\x21\x11\x00\x0c" + string([]byte{a, b, c, d}) + "\x7f\x00\x00\x01\x00\x01\x00\x16"
	}
	for _, tt := range []struct {
		why, head string
		want      bool
	}{
		{"a header is required", "", false},
		{"one of version 2", tcp4(198, 51, 100, 1), true},
		{"not one of version 1", "PROXY TCP4 198.51.100.1 127.0.0.1 1 22\r\n", false},
		{"the proxy may speak for itself", string(localHeader()), true},
		{"more than addresses may follow", proxySignature + "\x21\x11\x00\x10\xc6\x33\x64\x02\x7f\x00\x00\x01\x00\x01\x00\x16\x04\x00\x01\x00", true},
		{"nothing endless", proxySignature + "\x21\x11\xff\xff", false},
		{"no other protocol", proxySignature + "\x21\x12\x00\x0c" + strings.Repeat("\x00", 12), false},
		{"no addresses of too few bytes", proxySignature + "\x21\x21\x00\x0c" + strings.Repeat("\x00", 12), false},
	} {
		r := start(t, local)
		if got := r.through(t, tt.head); got != tt.want {
			t.Errorf("%s: %q let in: %t, want %t", tt.why, tt.head, got, tt.want)
		}
	}
	r := start(t, local)
	for i := range 3 {
		if got := r.through(t, tcp4(198, 51, 100, 1)); got != (i < 2) {
			t.Errorf("connection %d of a client behind the proxy let in: %t", i, got)
		}
	}
	if !r.through(t, tcp4(198, 51, 100, 2)) {
		t.Error("another client behind the proxy is counted with the first")
	}
	if strings.Contains(r.log.String(), "127.0.0") {
		t.Errorf("the log names the proxy for its clients\n%s", r.log)
	}
	if r := start(t, Config{}); r.through(t, tcp4(198, 51, 100, 1)) {
		t.Error("a header was believed that is not from a proxy")
	}
}

// through connects behind head, stays, and reports whether it was let in.
func (r *running) through(t testing.TB, head string) bool {
	t.Helper()
	c := silent(t, r.addr)
	_ = c.SetDeadline(time.Now().Add(2 * time.Second))
	_, _ = io.WriteString(c, head)
	conn, chans, reqs, err := gossh.NewClientConn(c, r.addr, clientConfig(t, "guest"))
	if err != nil {
		return false
	}
	_ = c.SetDeadline(time.Time{})
	t.Cleanup(func() { _ = gossh.NewClient(conn, chans, reqs).Close() })
	return true
}
