package serve

import (
	"encoding/binary"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// channel serves a session's channel: its requests, one after the other, to its
// end. Nothing that is asked for waits for the session, so requests are always
// read, and the end of the channel is always seen.
func (s *Server) channel(_ *ssh.Server, sc *gossh.ServerConn, nc gossh.NewChannel, ctx ssh.Context) {
	c := ctx.Value(connKey{}).(*conn)
	c.ssh.Store(sc)
	defer c.channels.Add(-1)
	if int(c.channels.Add(1)) > s.cfg.MaxChannels {
		if c.refuse(refusedChannel) {
			_ = nc.Reject(gossh.ResourceShortage, "too many sessions on this connection")
		}
		return
	}
	ch, requests, err := nc.Accept()
	if err != nil {
		return
	}
	n := s.newSession(c, sc, ch)
	defer n.hangup()
	for req := range requests {
		ok := n.request(req)
		if req.WantReply {
			_ = req.Reply(ok, nil)
		}
		if ok && (req.Type == "shell" || req.Type == "exec") {
			n.start()
		}
	}
}

// request does what a request asks for, and reports whether it did.
func (n *session) request(req *gossh.Request) bool {
	switch req.Type {
	case "env":
		return n.environment(req.Payload)
	case "pty-req":
		return n.terminal(req.Payload)
	case "window-change":
		return n.window(req.Payload)
	case "shell":
		return !n.started
	case "exec":
		name, rest, ok := cutString(req.Payload)
		if n.started || !ok || len(rest) != 0 {
			return false
		}
		n.command = name
		return true
	case "signal", "break", "xon-xoff", "eow@openssh.com":
		return false // harmless, and of no use here
	}
	n.conn.refuse(refusedRequest)
	return false
}

// environment takes a variable. Of those that are not taken OpenSSH sends many,
// so that they are no offence; there is an allowance of bytes for them.
func (n *session) environment(payload []byte) bool {
	name, rest, ok := cutString(payload)
	if !ok || n.started {
		return false
	}
	value, _, ok := cutString(rest)
	return ok && n.env.set(name, value)
}

// terminal takes a terminal's kind and size.
func (n *session) terminal(payload []byte) bool {
	term, rest, ok := cutString(payload)
	if !ok || n.started || n.pty || !n.size(rest) {
		return false
	}
	n.pty, n.term = true, word(term)
	return true
}

// window takes a new size, before or after the session has begun.
func (n *session) window(payload []byte) bool {
	if !n.pty || !n.size(payload) {
		return false
	}
	if n.started {
		n.box.resize(n.width, n.height)
	}
	return true
}

// The largest cell, in pixels, that is believed: sixels are made for all of a
// window's.
const (
	maxCellWidth  = 24
	maxCellHeight = 48
)

// size reads a size: columns, rows, and the same in pixels. What is not known is
// 0; all of it is made to fit what is allowed.
func (n *session) size(payload []byte) bool {
	if len(payload) < 16 {
		return false
	}
	var v [4]int
	for i := range v {
		v[i] = int(min(binary.BigEndian.Uint32(payload[4*i:]), 1<<16))
	}
	if v[0] > 0 && v[1] > 0 {
		n.cellWidth, n.cellHeight = min(v[2]/v[0], maxCellWidth), min(v[3]/v[1], maxCellHeight)
	}
	cfg := n.server.cfg
	n.width = fit(v[0], 80, cfg.MinWidth, cfg.MaxWidth)
	n.height = fit(v[1], 24, cfg.MinHeight, cfg.MaxHeight)
	return true
}

func fit(v, unknown, least, most int) int {
	if v == 0 {
		v = unknown
	}
	return min(max(v, least), most)
}

// cutString reads a string of the SSH protocol.
func cutString(b []byte) (s string, rest []byte, ok bool) {
	if len(b) < 4 {
		return "", nil, false
	}
	n := uint64(binary.BigEndian.Uint32(b))
	if b = b[4:]; n > uint64(len(b)) {
		return "", nil, false
	}
	return string(b[:n]), b[n:], true
}

// hangup ends the session when its channel has gone.
func (n *session) hangup() {
	n.stop(errHungUp)
	if !n.started {
		_ = n.ch.Close()
	}
}
