package serve

import (
	"net"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// far is an address behind which the server is, as far away as half of a round
// trip says.
func far(t *testing.T, addr string, half time.Duration) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", addr)
			if err != nil {
				_ = near.Close()
				return
			}
			go delayed(server, near, half)
			go delayed(near, server, half)
		}
	}()
	return l.Addr().String()
}

// delayed copies what comes, each piece a while after it came.
func delayed(to, from net.Conn, by time.Duration) {
	type piece struct {
		at   time.Time
		data []byte
	}
	way := make(chan piece, 1000)
	go func() {
		defer close(way)
		for {
			buf := make([]byte, 4096)
			n, err := from.Read(buf)
			if n > 0 {
				way <- piece{time.Now().Add(by), buf[:n]}
			}
			if err != nil {
				return
			}
		}
	}()
	for p := range way {
		time.Sleep(time.Until(p.at))
		if _, err := to.Write(p.data); err != nil {
			break
		}
	}
	_, _ = to.Close(), from.Close()
}

// TestFarAway joins from the other side of the world.
func TestFarAway(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	r.addr = far(t, r.addr, 100*time.Millisecond)
	v := r.view(t, r.dial(t, "guest"))
	v.types(t, " \x1b[A ")
	v.sees(t, "2")
	if err := v.WindowChange(30, 100); err != nil {
		t.Fatal(err)
	}
	v.sees(t, "100x30")
	v.types(t, "q")
	if err := v.Wait(); err != nil {
		t.Error(err)
	}
	v.sees(t, "Come back any time")
}

// TestMailboxKeepsTheLast posts more than a session can take: of a kind there is
// but one.
func TestMailboxKeepsTheLast(t *testing.T) {
	done := make(chan struct{})
	b := newMailbox(done, time.Millisecond, newPace(1, func() time.Duration { return 0 }))
	for i := range 100 {
		b.post(reloaded, goTo(i))
		b.post(sized, tea.WindowSizeMsg{Width: 100 + i, Height: 50})
		b.post(noticed, &notice{text: map[string]string{"": "the end"}})
	}
	var got []tea.Msg
	for _, cmd := range b.take() {
		got = append(got, cmd())
	}
	if len(got) != 3 || got[0] != (tea.WindowSizeMsg{Width: 199, Height: 50}) || got[2] != goTo(99) {
		t.Errorf("%v is delivered, want the last size, a notice and the last message", got)
	}
	close(done)
	if msg := b.next(); msg != nil {
		t.Errorf("%v is delivered after the end", msg)
	}
}
