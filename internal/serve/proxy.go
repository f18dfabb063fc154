package serve

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/netip"
	"time"
)

// The PROXY protocol, version 2: a signature; version and command; family and
// protocol; the length of what follows in bytes; addresses, and more that is of
// no use here.
const (
	proxySignature = "\r\n\r\n\x00\r\nQUIT\n"
	proxyLocal     = 0x20
	proxyProxy     = 0x21
	proxyTCP4      = 0x11
	proxyTCP6      = 0x21
	proxyHead      = 16
	proxyLongest   = 4096 // bytes after the head
)

var errProxy = errors.New("no PROXY protocol header of version 2")

// proxied takes a connection of a proxy, which first says whose it is.
func (s *Server) proxied(raw net.Conn) {
	_ = raw.SetDeadline(time.Now().Add(s.cfg.LoginGraceTime))
	from, err := readProxy(raw)
	if err != nil {
		s.metrics.refuse(refusedProxy)
		s.log.Warn("refused", "from", s.mask(addressOf(raw.RemoteAddr())), "reason", string(refusedProxy), "error", err)
		_ = raw.Close()
		return
	}
	_ = raw.SetDeadline(time.Time{})
	if !from.IsValid() { // the proxy itself, to see whether somebody is there
		from = addressOf(raw.RemoteAddr())
	}
	if s.enters(raw, from) {
		s.handle(s.newConn(raw, from))
	}
}

// readProxy reads the header, and not a byte more. The address is the zero one if
// the proxy speaks for itself.
func readProxy(r io.Reader) (netip.Addr, error) {
	var head [proxyHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return netip.Addr{}, errProxy
	}
	n := int(binary.BigEndian.Uint16(head[14:]))
	if string(head[:12]) != proxySignature || n > proxyLongest {
		return netip.Addr{}, errProxy
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return netip.Addr{}, errProxy
	}
	if head[12] == proxyLocal {
		return netip.Addr{}, nil
	}
	if head[12] != proxyProxy {
		return netip.Addr{}, errProxy
	}
	switch {
	case head[13] == proxyTCP4 && n >= 12:
		return netip.AddrFrom4([4]byte(body)), nil
	case head[13] == proxyTCP6 && n >= 36:
		return netip.AddrFrom16([16]byte(body)).Unmap(), nil
	}
	return netip.Addr{}, errProxy
}

// localHeader returns what a proxy says that speaks for itself.
func localHeader() []byte {
	return append([]byte(proxySignature), proxyLocal, 0, 0, 0)
}
