package serve

import (
	"errors"
	"log/slog"
	"net/netip"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Config is how a server is run. Decks and HostKey are needed; of all else the
// zero value means the default that stands beside it. A negative limit means none.
type Config struct {
	Decks   Decks
	HostKey gossh.Signer // see HostKey

	// Name is the host as visitors write it, and Port its port: they stand in
	// the line that says how to come back. Empty: the address that was called.
	Name string
	Port int

	// AuthorizedKeys is a file of public keys, in OpenSSH's format, that may
	// speak: log in as the user "speaker". Empty: nobody may.
	AuthorizedKeys string

	Log           *slog.Logger // nil: nothing is logged
	FullAddresses bool         // addresses are logged whole, not as their network

	// PerSourceExempt lists networks without a limit or rate an address: a hall
	// behind one address.
	PerSourceExempt []netip.Prefix
	// ProxyFrom lists proxies: from them, and only from them, a connection must
	// begin with a PROXY protocol header of version 2.
	ProxyFrom []netip.Prefix

	MaxSessions             int         // 2,000
	MaxStartups             MaxStartups // 256:30:1024 handshakes at once
	PerSourceMaxConnections int         // 600 connections of an address (IPv6: of a /64): a hall behind one
	PerSourceRate           int         // 50 new connections an address and second, in bursts of PerSourceMaxConnections
	MaxChannels             int         // 2 a connection
	MaxAuthTries            int         // 3 authentication attempts

	LoginGraceTime          time.Duration // 10 s for the handshake
	WriteTimeout            time.Duration // 10 s that a reader may take nothing
	IdleTimeout             time.Duration // 30 min without a key; who follows a talk, or speaks, is not idle
	MaxAge                  time.Duration // 4 h
	ClientAliveInterval     time.Duration // 30 s of silence until the client is asked whether it is there; three such without an answer end it
	UnusedConnectionTimeout time.Duration // 1 min that a connection may last without a session
	Farewell                time.Duration // 5 s between the notice that the server ends and the end
	PerSourcePenalty        time.Duration // 1 s: the unit that misbehaving costs; it grows up to 600 of them

	InputBurst int // 256 KiB that a client may send at once
	InputRate  int // 8 KiB a second after that

	MinWidth, MinHeight int // 20x5 cells: smaller windows get that
	MaxWidth, MaxHeight int // 240x80 cells: larger windows get that
	Resizes             int // 20 new sizes a second; of more, the last

	MotionShare float64 // 0.15 of a core for what moves on all screens

	Cache int // 32 MiB of what sessions are sent that show the same, in bytes

	// Crowd, if not nil, is told every now and then how many sessions follow the
	// talk of a deck, and how many have left it for a while.
	Crowd func(deck string, followers, browsing int)
}

// Errors of New.
var (
	errNoDecks   = errors.New("no deck to serve")
	errNoHostKey = errors.New("no host key")
)

// Defaults returns a Config of all defaults.
func Defaults() Config {
	var c Config
	c.fill()
	return c
}

// fill sets what is not set to its default.
func (c *Config) fill() {
	if c.MaxStartups == (MaxStartups{}) {
		c.MaxStartups = MaxStartups{Start: 256, Rate: 30, Full: 1024}
	}
	for _, f := range []struct {
		field *int
		value int
	}{
		{&c.MaxSessions, 2000},
		{&c.PerSourceMaxConnections, 600},
		{&c.PerSourceRate, 50},
		{&c.MaxChannels, 2},
		{&c.MaxAuthTries, 3},
		{&c.InputBurst, 256 << 10},
		{&c.InputRate, 8 << 10},
		{&c.MinWidth, 20},
		{&c.MinHeight, 5},
		{&c.MaxWidth, 240},
		{&c.MaxHeight, 80},
		{&c.Resizes, 20},
		{&c.Cache, 32 << 20},
	} {
		*f.field = orDefault(*f.field, f.value, 1<<30)
	}
	for _, f := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&c.LoginGraceTime, 10 * time.Second},
		{&c.WriteTimeout, 10 * time.Second},
		{&c.IdleTimeout, 30 * time.Minute},
		{&c.MaxAge, 4 * time.Hour},
		{&c.ClientAliveInterval, 30 * time.Second},
		{&c.UnusedConnectionTimeout, time.Minute},
		{&c.Farewell, 5 * time.Second},
		{&c.PerSourcePenalty, time.Second},
	} {
		*f.field = orDefault(*f.field, f.value, 100*365*24*time.Hour)
	}
	c.MotionShare = orDefault(c.MotionShare, 0.15, 1e6)
}

// orDefault returns v, or what its zero value means, or what stands for no limit.
func orDefault[T int | float64 | time.Duration](v, value, none T) T {
	switch {
	case v == 0:
		return value
	case v < 0:
		return none
	}
	return v
}
