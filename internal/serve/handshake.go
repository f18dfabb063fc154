package serve

import (
	"errors"
	"net"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// speaker is the user who has to show a key.
const speaker = "speaker"

// permitted is the extension of a connection's permissions that says that its
// client has proved to own a key that may speak. What a callback has seen before
// proves nothing: a key may be offered without being owned.
const permitted = "speaker@revolute"

// keyName is the extension that holds what the file of keys calls it.
const keyName = "name@revolute"

// connKey finds a *conn in the context of its connection.
type connKey struct{}

// newSSH returns the SSH library's part: it takes a connection through the handshake
// and hands on its channels.
func (s *Server) newSSH() *ssh.Server {
	return &ssh.Server{
		Version:          "revolute",
		HostSigners:      []ssh.Signer{s.cfg.HostKey},
		HandshakeTimeout: s.cfg.LoginGraceTime,
		ConnCallback: func(ctx ssh.Context, c net.Conn) net.Conn {
			ctx.SetValue(connKey{}, c)
			return c
		},
		ServerConfigCallback: s.handshake,
		ChannelHandlers: map[string]ssh.ChannelHandler{
			"session": s.channel,
			// What is no session: forwarding of ports and sockets, tunnels, an agent, X11.
			"default": func(_ *ssh.Server, _ *gossh.ServerConn, ch gossh.NewChannel, ctx ssh.Context) {
				if ctx.Value(connKey{}).(*conn).refuse(refusedChannel) {
					_ = ch.Reject(gossh.Prohibited, "only sessions")
				}
			},
		},
		RequestHandlers: map[string]ssh.RequestHandler{
			// What is asked of the connection as a whole, such as forwarding, is refused. A
			// keepalive request asks for an answer, not for anything else, and this is one.
			"default": func(ctx ssh.Context, _ *ssh.Server, req *gossh.Request) (bool, []byte) {
				c := ctx.Value(connKey{}).(*conn)
				alive := strings.HasPrefix(req.Type, "keepalive@")
				if alive && c.alive == nil {
					c.alive = rate.NewLimiter(keepAliveRate, keepAliveBurst)
				}
				if !alive || !c.alive.Allow() {
					c.refuse(refusedRequest)
				}
				return false, nil
			},
		},
		SubsystemHandlers: map[string]ssh.SubsystemHandler{},
	}
}

// The keepalive requests that a client may make: OpenSSH's ServerAliveInterval is
// at least a second.
const (
	keepAliveRate  = 2 // a second
	keepAliveBurst = 30
)

var errNeedsKey = errors.New("a speaker needs a key")

// handshake returns the configuration of one: only what is held to be safe today.
func (s *Server) handshake(ctx ssh.Context) *gossh.ServerConfig {
	c := ctx.Value(connKey{}).(*conn)
	return &gossh.ServerConfig{
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"},
			Ciphers: []string{
				gossh.CipherAES128GCM, gossh.CipherAES256GCM, gossh.CipherChaCha20Poly1305,
				gossh.CipherAES256CTR, gossh.CipherAES192CTR, gossh.CipherAES128CTR,
			},
			MACs: []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256,
			gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384, gossh.KeyAlgoECDSA521,
			gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256,
		},
		NoClientAuth: true,
		NoClientAuthCallback: func(meta gossh.ConnMetadata) (*gossh.Permissions, error) {
			if meta.User() == speaker {
				return nil, errNeedsKey
			}
			return &gossh.Permissions{}, nil
		},
		// A speaker comes in whose key is in the file; to anybody else a key gives nothing.
		// The library checks after it that the client owns the key.
		PublicKeyCallback: func(meta gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
			if meta.User() != speaker {
				return &gossh.Permissions{}, nil
			}
			if s.keys == nil {
				return nil, errNeedsKey
			}
			name, ok, err := s.keys.allows(key)
			if err != nil {
				s.log.Warn("keys of speakers", "error", err)
			}
			if !ok {
				return nil, errNeedsKey
			}
			return &gossh.Permissions{Extensions: map[string]string{permitted: gossh.FingerprintSHA256(key), keyName: name}}, nil
		},
		MaxAuthTries: s.cfg.MaxAuthTries,
		AuthLogCallback: func(meta gossh.ConnMetadata, method string, err error) {
			switch {
			case err != nil && meta.User() == speaker && method != "none":
				s.metrics.refuse(refusedKey)
				c.cost.Store(costKey)
				s.log.Info("speaker refused", "conn", c.id, "from", s.mask(c.from), "method", text(method))
			case err == nil: // the handshake is over: its place is free
				c.cost.Store(0) // earlier keys of the same speaker
				if c.proven.CompareAndSwap(false, true) {
					s.starts.leave(c.startup)
					s.metrics.handshakes.Add(1)
				}
			}
		},
	}
}

// speaks reports whether the connection's client may speak.
func speaks(c *gossh.ServerConn) bool {
	return c.User() == speaker && c.Permissions != nil && c.Permissions.Extensions[permitted] != ""
}
