package live

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"sync"
	"time"
)

// message is what goes over a connection, a line of JSON. A guest counts what it
// says; the host tells each guest what of that it had seen by then.
type message struct {
	State
	Count uint64 `json:"count"`
}

// longest is the length in bytes that a message may have.
const longest = 512

// read hands each message that comes to take, until the connection ends or
// something else comes.
func read(conn net.Conn, take func(message)) {
	defer conn.Close()
	lines := bufio.NewScanner(conn)
	lines.Buffer(make([]byte, longest), longest)
	for lines.Scan() {
		var msg message
		if json.Unmarshal(lines.Bytes(), &msg) != nil {
			return
		}
		take(msg)
	}
}

// write writes messages when there is something to write, until the connection
// or the talk ends. A peer that takes nothing for a while is left.
func (t *Talk) write(ctx context.Context, conn net.Conn, next func() (message, bool)) {
	for {
		t.mu.Lock()
		msg, some := next()
		changed := t.changed
		t.mu.Unlock()
		if some {
			line, err := json.Marshal(msg)
			if err != nil {
				return
			}
			_ = conn.SetWriteDeadline(time.Now().Add(patience))
			if _, err := conn.Write(append(line, '\n')); err != nil {
				return
			}
			continue
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}

// both reads and writes until one of them ends.
func (t *Talk) both(conn net.Conn, take func(message), next func() (message, bool)) {
	t.know(1)
	defer t.know(-1)
	ctx, stop := context.WithCancel(t.ctx)
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	var reading sync.WaitGroup
	reading.Go(func() {
		defer stop()
		read(conn, take)
	})
	t.write(ctx, conn, next)
	conn.Close()
	reading.Wait()
}

// host takes guests until the talk is left.
func (t *Talk) host(l net.Listener) {
	var guests sync.WaitGroup
	defer guests.Wait()
	defer func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.heard = t.led
	}()
	defer context.AfterFunc(t.ctx, func() { l.Close() })()
	for {
		conn, err := l.Accept()
		if err != nil {
			l.Close()
			return
		}
		guests.Go(func() { t.welcome(conn) })
	}
}

// welcome tells a guest where the talk is, and hears where it leads.
func (t *Talk) welcome(conn net.Conn) {
	var seen, told uint64
	first := true
	t.both(conn, func(msg message) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.follow(msg.State)
		seen = msg.Count
		t.change() // also for the guest, who waits for the answer
	}, func() (message, bool) {
		if !first && told == t.version {
			return message{}, false
		}
		first, told = false, t.version
		return message{t.state, seen}, true
	})
}

// guest takes part at a host. What the host before has not heard is said again.
func (t *Talk) guest(conn net.Conn) {
	t.mu.Lock()
	before := t.heard
	t.mu.Unlock()
	sent := before
	t.both(conn, func(msg message) {
		t.mu.Lock()
		defer t.mu.Unlock()
		if msg.Count == t.led-before { // else it has not seen the last that was said here
			t.heard = t.led
			t.follow(msg.State)
			t.change()
		}
	}, func() (message, bool) {
		if sent == t.led {
			return message{}, false
		}
		sent = t.led
		return message{t.state, sent - before}, true
	})
}
