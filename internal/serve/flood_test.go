package serve

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestFloods sends very much of what is refused, without waiting for an answer,
// and looks whether others are still served, and what is left of it afterwards.
func TestFloods(t *testing.T) {
	variable := func(i int) []byte {
		return gossh.Marshal(struct{ Name, Value string }{fmt.Sprintf("LC_%d", i), strings.Repeat("x", 60)})
	}
	for _, tt := range []struct {
		why   string
		count int
		begin func(h *hostile)
		one   func(i int) []byte
		ends  bool // the server closes the connection
	}{
		{
			"channels that are refused", 100_000, func(h *hostile) { h.login("guest") },
			func(i int) []byte {
				return join([]byte{msgChannelOpen}, str("direct-tcpip"), u32(uint32(i)), u32(1<<20), u32(1<<15))
			}, true,
		},
		{
			"sessions, more than a connection has", 10_000, func(h *hostile) { h.login("guest") },
			func(i int) []byte { return openSession(uint32(i), 1<<20) }, true,
		},
		{
			"forwarding", 10_000, func(h *hostile) { h.login("guest") },
			func(int) []byte { return join([]byte{80}, str("tcpip-forward"), []byte{0}, str("::"), u32(1)) }, true,
		},
		{
			"requests of a session that are refused", 10_000, func(h *hostile) { h.login("guest"); h.view(1 << 20) },
			func(int) []byte { return channelRequest("subsystem", 0, str("sftp")) }, true,
		},
		{
			"environment", 4_000, func(h *hostile) {
				h.login("guest")
				h.send(openSession(0, 1<<20))
				h.until(msgChannelConfirm)
			},
			func(i int) []byte { return channelRequest("env", 0, variable(i)) }, false,
		},
		{
			"new sizes", 5_000, func(h *hostile) { h.login("guest"); h.view(1 << 20) },
			func(i int) []byte {
				return channelRequest("window-change", 0, gossh.Marshal(windowChange{uint32(i), uint32(i), 0, 0}))
			}, false,
		},
		{
			"attempts to authenticate", 10_000, func(h *hostile) { h.service() },
			func(i int) []byte {
				return join([]byte{msgAuthRequest}, str(speaker), str("ssh-connection"), str("password"), []byte{0}, str(fmt.Sprint(i)))
			}, true,
		},
	} {
		t.Run(tt.why, func(t *testing.T) {
			before := baseline()
			cfg := unbound()
			cfg.InputBurst = -1
			r := start(t, cfg)
			good := r.view(t, r.dial(t, "guest"))
			h := attack(t, r.addr)
			tt.begin(h)
			h.hold = true
			for i := range tt.count {
				h.send(tt.one(i))
			}
			sent := make(chan struct{})
			go func() { defer close(sent); h.release() }()
			for i := range 5 {
				good.types(t, " ")
				good.sees(t, fmt.Sprint(i+1))
			}
			if tt.ends && !h.ended(10*time.Second) {
				t.Error("the connection goes on")
			}
			_ = h.conn.Close()
			<-sent
			_ = r.stop()
			r.rests(t, before)
		})
	}
}

// TestEnvironmentIsBounded has a session keep few of very many variables.
func TestEnvironmentIsBounded(t *testing.T) {
	r := start(t, Config{InputBurst: -1})
	v := open(t, r.dial(t, "guest"))
	taken := 0
	for i := range 500 {
		if v.Setenv(fmt.Sprintf("LC_%d", i), "x") == nil {
			taken++
		}
	}
	if taken != maxVariables {
		t.Errorf("%d variables were taken, want %d", taken, maxVariables)
	}
}

// TestSlowLoris sends a byte now and then, before the keys are exchanged: the
// handshake has an end all the same, and nobody waits for it.
func TestSlowLoris(t *testing.T) {
	before := baseline()
	cfg := unbound()
	cfg.LoginGraceTime, cfg.MaxStartups = 2*time.Second, MaxStartups{4, 50, 10}
	r := start(t, cfg)
	const lorises = 12
	gone := make(chan bool, lorises)
	for i := range lorises {
		c := silent(t, r.addr)
		go func() {
			words := "SSH-2.0-loris\r\n" + strings.Repeat("\x00", 1000)
			if i%2 == 0 {
				words = strings.Repeat("a line before the version\r\n", 1000)
			}
			for j := range words {
				if _, err := c.Write([]byte{words[j]}); err != nil {
					gone <- true
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
			gone <- false
		}()
	}
	var client *gossh.Client
	until(t, func() (in bool) { // one of many is dropped now and then, and comes again
		c, err := gossh.Dial("tcp", r.addr, clientConfig(t, "guest"))
		client = c
		return err == nil
	}, func() string { return "nobody gets in" })
	t.Cleanup(func() { _ = client.Close() })
	good := r.view(t, client)
	good.types(t, " ")
	good.sees(t, "1")
	for range lorises {
		if !<-gone {
			t.Error("a handshake without an end was let go on")
		}
	}
	_ = r.stop()
	r.rests(t, before)
}

// TestManySilent has very many connections of one address say nothing, with the
// limits as they are: whoever comes from elsewhere does not notice.
func TestManySilent(t *testing.T) {
	before := baseline()
	r := start(t, Config{Farewell: 10 * time.Millisecond})
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 9)}}
	if c, err := from.Dial("tcp", r.addr); err != nil {
		t.Skip("this system has but one address of its own")
	} else {
		_ = c.Close()
	}
	var all []net.Conn
	for range 2000 {
		c, err := from.Dial("tcp", r.addr)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	r.view(t, r.dial(t, "guest")).types(t, " ")
	r.mu.Lock()
	n := len(r.conns)
	r.mu.Unlock()
	if most := Defaults().PerSourceMaxConnections + 1; n > most {
		t.Errorf("%d connections are open, want at most %d", n, most)
	}
	for _, c := range all {
		_ = c.Close()
	}
	_ = r.stop()
	r.rests(t, before)
}

// TestSlowRekey begins another key exchange and then sends a byte now and then:
// such a session is idle like any other.
func TestSlowRekey(t *testing.T) {
	before := baseline()
	cfg := unbound()
	cfg.IdleTimeout, cfg.WriteTimeout, cfg.UnusedConnectionTimeout = 300*time.Millisecond, 300*time.Millisecond, 300*time.Millisecond
	r := start(t, cfg)
	h := attack(t, r.addr)
	h.login("guest")
	h.view(1 << 20)
	h.send(kexInit())
	ended := make(chan bool)
	go func() { ended <- h.ended(10 * time.Second) }()
	for {
		select {
		case ok := <-ended:
			if !ok {
				t.Error("the connection goes on")
			}
			_ = r.stop()
			r.rests(t, before)
			return
		case <-time.After(10 * time.Millisecond):
			_, _ = h.conn.Write([]byte{0})
		}
	}
}
