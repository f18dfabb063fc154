package serve

import (
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// unbound is a server for attacks that a limit for an address would end too early.
func unbound() Config {
	return Config{PerSourceMaxConnections: -1, PerSourceRate: -1, PerSourcePenalty: time.Nanosecond}
}

// TestPacketsBehindAFault sends many packets at once, of which the first is
// against the protocol and ends the connection: nothing may wait for ever with
// those behind it.
func TestPacketsBehindAFault(t *testing.T) {
	for _, tt := range []struct {
		why   string
		begin func(*hostile)
		fault []byte
		more  []byte
	}{
		{
			"in a session", func(h *hostile) { h.login("guest"); h.view(1 << 20) },
			[]byte{msgChannelConfirm, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
			channelRequest("window-change", 0, make([]byte, 16)),
		},
		{
			"keys for a channel that there is not", func(h *hostile) { h.login("guest") },
			[]byte{msgChannelData, 0, 0, 0, 9, 0, 0, 0, 1, 'q'},
			channelData("q"),
		},
		{"instead of an authentication", func(h *hostile) { h.service() }, []byte{msgAuthRequest, 0}, authNone("guest")},
		{"instead of a service", func(*hostile) {}, append([]byte{msgServiceRequest}, str("x")...), authNone("guest")},
	} {
		before := baseline()
		r := start(t, unbound())
		for range 20 {
			h := attack(t, r.addr)
			tt.begin(h)
			h.hold = true
			h.send(tt.fault)
			for range 200 {
				h.send(tt.more)
			}
			h.release()
			if !h.ended(5 * time.Second) {
				t.Fatalf("%s: the connection was not closed", tt.why)
			}
		}
		if err := r.stop(); err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
		r.rests(t, before)
	}
}

// TestStalledReaders takes nothing any more, in one of several ways, while there
// is always more to be sent.
func TestStalledReaders(t *testing.T) {
	for _, tt := range []struct {
		why    string
		window uint32
		run    func(*hostile)
	}{
		{"the window of the session is used up", 3000, func(h *hostile) { drain(h) }},
		{"nothing is read from the connection", 1 << 30, func(*hostile) {}},
		{"keys are pressed, but nothing is read", 1 << 30, func(h *hostile) {
			for range 100 {
				h.send(channelData(" "))
				time.Sleep(10 * time.Millisecond)
			}
		}},
		{"a key exchange is begun and not gone on with", 1 << 30, func(h *hostile) {
			h.send(kexInit())
			drain(h)
		}},
	} {
		before := baseline()
		cfg := unbound()
		cfg.WriteTimeout, cfg.ClientAliveInterval = 600*time.Millisecond, time.Hour
		cfg.Decks = testDecks(func(m *talk) { m.moves, m.wide = true, true })
		r := start(t, cfg)
		good := r.view(t, r.dial(t, "guest"))
		h := attack(t, r.addr)
		h.login("guest")
		h.view(tt.window)
		go tt.run(h)
		until(t, func() bool { return r.Sessions() == 1 }, func() string { return tt.why + ": the session goes on" })
		if got := r.metrics.ends[endedStall].Load(); got != 1 {
			t.Errorf("%s: %d sessions ended as stalled, want 1\n%s", tt.why, got, r.log)
		}
		good.sees(t, "1")
		_ = r.stop()
		r.rests(t, before.and(4)) // the drains
	}
}

// drain reads what comes, but gives no room for more, for a while.
func drain(h *hostile) {
	for {
		if _, err := h.receive(); err != nil {
			return
		}
	}
}

// TestOffersWithoutOwning offers a speaker's public key, which anybody may know,
// and then comes in by another way.
func TestOffersWithoutOwning(t *testing.T) {
	r := start(t, speakers(t, 's'))
	key := testKey(t, 's').PublicKey()
	query := func(user string) []byte {
		return join([]byte{msgAuthRequest}, str(user), str("ssh-connection"), str("publickey"), []byte{0}, str(key.Type()), str(string(key.Marshal())))
	}
	h := attack(t, r.addr)
	h.service()
	h.send(query(speaker))
	h.until(60) // such a key would do
	h.send(authNone(speaker))
	h.until(51) // but not none
	h.send(authNone("guest"))
	h.until(msgAuthSuccess)
	h.send(openSession(0, 1<<20))
	h.until(msgChannelConfirm)
	h.send(channelRequest("pty-req", 0, gossh.Marshal(ptyRequest{"xterm", 80, 24, 0, 0, "\x00"})))
	h.send(channelRequest("shell", 0, nil))
	if got := string(h.until(msgChannelData)); !contains(got, "speaker=false") {
		t.Errorf("the session is shown %q", got)
	}
}
