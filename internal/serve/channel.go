package serve

import (
	"cmp"
	"context"
	"encoding/binary"
	"time"

	tea "charm.land/bubbletea/v2"
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
	n := &session{server: s, conn: c, ch: ch, ready: make(chan struct{}), speaker: speaks(sc), user: text(sc.User()), began: s.clock()}
	if n.speaker {
		n.fingerprint, n.name = sc.Permissions.Extensions[permitted], sc.Permissions.Extensions[keyName]
	}
	n.ctx, n.cancel = context.WithCancelCause(s.life)
	n.box = newMailbox(n.ctx.Done(), time.Second/time.Duration(s.cfg.Resizes), s.pace)
	n.key.Store(int64(n.began))
	defer func() {
		n.stop(errHungUp)
		if !n.started {
			_ = ch.Close()
		}
	}()
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
		// Of variables that are not taken OpenSSH sends many, so that they are no
		// offence; there is an allowance of bytes for them.
		name, rest, ok := cutString(req.Payload)
		if !ok || n.started {
			return false
		}
		value, _, ok := cutString(rest)
		return ok && n.env.set(name, value)
	case "pty-req":
		term, rest, ok := cutString(req.Payload)
		if !ok || n.started || n.pty || !n.size(rest) {
			return false
		}
		n.pty, n.term = true, word(term)
		return true
	case "window-change": // before or after the session has begun
		if !n.pty || !n.size(req.Payload) {
			return false
		}
		if n.started {
			n.box.post(sized, tea.WindowSizeMsg{Width: n.width, Height: n.height})
		}
		return true
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
	n.width = min(max(cmp.Or(v[0], 80), cfg.MinWidth), cfg.MaxWidth)
	n.height = min(max(cmp.Or(v[1], 24), cfg.MinHeight), cfg.MaxHeight)
	return true
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
