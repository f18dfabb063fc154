package serve

import (
	"net/netip"
	"testing"
	"time"
)

// gate is an admission in a time of its own.
func gate(t testing.TB, change func(*Config)) (*admission, *time.Time) {
	t.Helper()
	cfg := Defaults()
	if change != nil {
		change(&cfg)
	}
	m := newAdmission(cfg)
	now := time.Unix(1_000_000, 0)
	m.now = func() time.Time { return now }
	return m, &now
}

func TestConnectionsOfAnAddress(t *testing.T) {
	a := netip.MustParseAddr
	for _, tt := range []struct {
		why    string
		from   func(i int) netip.Addr
		change func(*Config)
		tries  int
		want   int
	}{
		{"one IPv4 address", func(int) netip.Addr { return a("192.0.2.1") }, nil, 700, 600},
		{"the same as IPv6 writes it", func(int) netip.Addr { return a("::ffff:192.0.2.1") }, nil, 700, 600},
		{"one /64 of IPv6", func(i int) netip.Addr {
			b := a("2001:db8::").As16()
			b[15], b[9] = byte(i), byte(i>>8)
			return netip.AddrFrom16(b)
		}, nil, 700, 600},
		{"others are not counted with it", func(i int) netip.Addr {
			return netip.AddrFrom4([4]byte{198, 51, 100, byte(i)})
		}, nil, 200, 200},
		{"a hall that is trusted", func(int) netip.Addr { return a("192.0.2.1") }, func(c *Config) {
			c.PerSourceExempt = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}
		}, 200, 200},
		{"what is configured", func(int) netip.Addr { return a("192.0.2.1") }, func(c *Config) { c.PerSourceMaxConnections = 3 }, 20, 3},
		{"in all", func(i int) netip.Addr { return netip.AddrFrom4([4]byte{10, 0, byte(i >> 8), byte(i)}) }, func(c *Config) {
			c.MaxSessions, c.MaxStartups.Full = 100, 25
		}, 200, 125},
	} {
		m, _ := gate(t, tt.change)
		got := 0
		for i := range tt.tries {
			if m.enter(tt.from(i)) == "" {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%s: %d of %d are let in, want %d", tt.why, got, tt.tries, tt.want)
		}
		for i := range tt.tries {
			m.leave(tt.from(i))
		}
		if got > 0 && tt.tries == got && m.open != 0 {
			t.Errorf("%s: %d are open when all have left", tt.why, m.open)
		}
	}
}

// TestRate has an address connect and leave again and again.
func TestRate(t *testing.T) {
	m, now := gate(t, nil)
	from := netip.MustParseAddr("192.0.2.1")
	in := 0
	for range 2000 { // 200 a second
		if m.enter(from) == "" {
			m.leave(from)
			in++
		}
		*now = now.Add(5 * time.Millisecond)
	}
	if want := 600 + 10*50; in < want-2 || in > want+2 {
		t.Errorf("%d of 2000 in 10 s are let in, want %d: a burst, and the rate", in, want)
	}
}

// TestPenaltiesGrow has an address misbehave again and again.
func TestPenaltiesGrow(t *testing.T) {
	m, now := gate(t, nil)
	from := netip.MustParseAddr("192.0.2.1")
	for _, want := range []time.Duration{15, 30, 60, 120, 240, 480, 600, 600} {
		for n := 0; !m.punish(from, costKey); n++ {
			if n > 10 {
				t.Fatal("it is never shut out")
			}
		}
		for _, at := range []struct {
			after time.Duration
			in    bool
		}{{0, false}, {want*time.Second - time.Second, false}, {time.Second, true}} {
			*now = now.Add(at.after)
			if got := m.enter(from) == ""; got != at.in {
				t.Errorf("let in %v after it was shut out for %d s: %t, want %t", at.after, want, got, at.in)
			} else if got {
				m.leave(from)
			}
		}
	}
	if m.enter(netip.MustParseAddr("192.0.2.2")) != "" {
		t.Error("another address is shut out with it")
	}
}

// TestSmallFaultsAreForgotten cuts a connection now and then, as people do.
func TestSmallFaultsAreForgotten(t *testing.T) {
	m, now := gate(t, nil)
	from := netip.MustParseAddr("192.0.2.1")
	for range 1000 {
		if m.punish(from, costCut) {
			t.Fatal("it is shut out")
		}
		*now = now.Add(2 * time.Second)
	}
}

// TestAccountsAreBounded has more addresses come than are remembered.
func TestAccountsAreBounded(t *testing.T) {
	t.Parallel()
	m, now := gate(t, nil)
	for i := range maxAccounts + 5000 {
		from := netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})
		if m.enter(from) == "" {
			m.leave(from)
		}
		*now = now.Add(time.Millisecond)
	}
	if len(m.accounts) > maxAccounts {
		t.Errorf("%d addresses are remembered, want at most %d", len(m.accounts), maxAccounts)
	}
}
