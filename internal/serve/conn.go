package serve

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// conn is a connection of a client. What it sends is bounded here, below the
// encryption, so that one bound holds for keys, new sizes, requests and whatever
// else there is.
type conn struct {
	net.Conn
	server *Server
	from   netip.Addr // the client's, also behind a proxy
	id     uint64
	began  time.Time

	once   sync.Once
	closed chan struct{}
	why    atomic.Pointer[reason] // nil: the client has gone

	startup  *startup // its handshake, until that is over
	ssh      atomic.Pointer[gossh.ServerConn]
	in       atomic.Int64
	out      atomic.Int64
	heard    atomic.Int64 // when bytes came last, in nanoseconds since the server began
	writes   atomic.Int32
	asking   atomic.Bool  // whether it is there
	proven   atomic.Bool  // the handshake is over
	refused  atomic.Int32 // requests
	channels atomic.Int32
	watching atomic.Int32 // sessions
	since    atomic.Int64 // when it last had a session, in nanoseconds since the server began
	cost     atomic.Int32 // of what it did wrong

	// Only Read uses these.
	budget *rate.Limiter // of bytes
	chunk  int           // bytes read since chunked
	chunks time.Time

	alive *rate.Limiter // of its keepalive requests; nil: none has come
}

const (
	// chunkBytes is what is given to the SSH library at once: less than 16 of
	// the smallest packets, which is what it holds between its goroutines. When
	// a connection ends for a wrong packet while more wait there, these
	// goroutines would wait for ever.
	chunkBytes = 384
	chunkPause = time.Millisecond
	// Until its third write the server has not sent its half of the key, and
	// the client can send nothing but a key exchange.
	keyWrites = 3
)

func (s *Server) newConn(c net.Conn, from netip.Addr) *conn {
	n := &conn{Conn: c, server: s, from: from, id: s.ids.Add(1), began: time.Now(), closed: make(chan struct{})}
	n.budget = rate.NewLimiter(rate.Limit(s.cfg.InputRate), s.cfg.InputBurst)
	n.heard.Store(int64(s.clock()))
	n.since.Store(int64(s.clock()))
	return n
}

// Read reads what the client's allowance permits. It waits before more packets are
// read than the library can hold, and when the allowance is used up.
func (c *conn) Read(p []byte) (int, error) {
	if c.writes.Load() >= keyWrites {
		now := time.Now()
		if now.Sub(c.chunks) < chunkPause && c.chunk >= chunkBytes {
			if !c.sleep(chunkPause) {
				return 0, net.ErrClosed
			}
			now = time.Now()
		}
		if now.Sub(c.chunks) >= chunkPause {
			c.chunk, c.chunks = 0, now
		}
	}
	p = p[:min(len(p), chunkBytes, c.server.cfg.InputBurst)]
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.in.Add(int64(n))
		c.server.metrics.received.Add(int64(n))
		c.heard.Store(int64(c.server.clock()))
		c.chunk += n
		if wait := c.budget.ReserveN(time.Now(), n).Delay(); wait > 0 && !c.sleep(wait) {
			return n, net.ErrClosed
		}
	}
	return n, err
}

// sleep waits, unless the connection is closed meanwhile.
func (c *conn) sleep(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-c.closed:
		return false
	}
}

// Write writes, unless the client takes nothing for too long.
func (c *conn) Write(p []byte) (int, error) {
	c.writes.Add(1)
	if c.proven.Load() {
		_ = c.Conn.SetWriteDeadline(time.Now().Add(c.server.cfg.WriteTimeout))
	}
	n, err := c.Conn.Write(p)
	c.out.Add(int64(n))
	c.server.metrics.sent.Add(int64(n))
	if e, ok := err.(net.Error); ok && e.Timeout() && c.proven.Load() {
		c.end(endedStall)
	}
	return n, err
}

// Close closes the connection. It may be called again.
func (c *conn) Close() (err error) {
	c.once.Do(func() {
		close(c.closed)
		err = c.Conn.Close()
	})
	return err
}

// end closes the connection for a reason of ours; the first one counts.
func (c *conn) end(why reason) {
	c.why.CompareAndSwap(nil, &why)
	_ = c.Close()
}

// ended returns why the connection was closed.
func (c *conn) ended() reason {
	if why := c.why.Load(); why != nil {
		return *why
	}
	return endedGone
}

// maxRefused is how many refused requests end a connection.
const maxRefused = 64

// refuse counts a request that was refused, and reports whether to go on.
func (c *conn) refuse(why reason) bool {
	c.server.metrics.refuse(why)
	if c.refused.Add(1) < maxRefused {
		return true
	}
	c.cost.Store(costFlood)
	c.end(endedFlood)
	return false
}
