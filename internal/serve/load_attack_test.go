package serve

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// attacked measures how n viewers who do nothing wrong are answered while others
// do all they can.
func (l *load) attacked(n int) {
	l.Helper()
	l.during(func(what string) {
		cpu, began := l.processor(), time.Now()
		var took []time.Duration
		for range 15 {
			took = append(took, l.press(l.viewers[:n], "T")...)
			time.Sleep(100 * time.Millisecond)
		}
		l.Logf("%s: %d viewers are answered %s; %.0f %% of a core", what, n, spread(took),
			100*float64(l.processor()-cpu)/float64(time.Since(began)))
	})
}

// during measures in peace, during each attack, and in peace again; then nothing is
// left of the attacks.
func (l *load) during(measure func(what string)) {
	l.Helper()
	before := l.goroutines()
	measure("in peace")
	for _, a := range []struct {
		what string
		many int
		run  func(stop <-chan struct{})
	}{
		{"10 change their window's size without end", 10, l.resizes},
		{"10 hold down keys", 10, l.holdsKeys},
		{"10 open channels that are refused, again and again", 10, l.opensChannels},
		{"2,000 connections a second that say nothing", 200, l.saysNothing},
	} {
		stop := make(chan struct{})
		var attackers sync.WaitGroup
		for range a.many {
			attackers.Go(func() { a.run(stop) })
		}
		time.Sleep(3 * time.Second) // the first burst of a flood is this process's own work
		measure(a.what)
		close(stop)
		attackers.Wait()
		ended := time.Now()
		for l.goroutines() > before+20 {
			if time.Since(ended) > 20*time.Second {
				l.Fatalf("%s: of %d goroutines %d are left", a.what, before, l.goroutines())
			}
			time.Sleep(50 * time.Millisecond)
		}
		l.Logf("%s: nothing is left of it after %v", a.what, time.Since(ended).Round(10*time.Millisecond))
	}
	measure("in peace again")
}

// goroutines is how many the server has.
func (l *load) goroutines() (n int) {
	l.Helper()
	r, err := http.Get("http://" + l.admin + "/metrics")
	if err != nil {
		l.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		l.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if _, err := fmt.Sscanf(line, "revolute_goroutines %d", &n); err == nil {
			return n
		}
	}
	l.Fatalf("the server does not say how many goroutines it has:\n%s", text)
	return 0
}

func over(stop <-chan struct{}) bool {
	select {
	case <-stop:
		return true
	default:
		return false
	}
}

// attackers is where those who attack come from: no address that is trusted.
var attackers = net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 66)}}

// refused is how long an attacker waits who is not let in: it is the server that
// is measured, not how fast this process can ask.
const refused = 20 * time.Millisecond

// attack connects as an attacker.
func (l *load) attack() (*gossh.Client, error) {
	c, err := l.connectFrom(attackers)
	if err != nil {
		time.Sleep(refused)
	}
	return c, err
}

// session opens a session as any client would.
func (l *load) session() (*gossh.Client, *gossh.Session, io.Writer) {
	c, err := l.attack()
	if err != nil {
		return nil, nil, nil
	}
	s, err := c.NewSession()
	if err != nil {
		_ = c.Close()
		return nil, nil, nil
	}
	in, _ := s.StdinPipe()
	s.Stdout = io.Discard
	_ = s.RequestPty("xterm-256color", 24, 80, nil)
	_ = s.Shell()
	return c, s, in
}

func (l *load) resizes(stop <-chan struct{}) {
	for !over(stop) {
		c, s, _ := l.session()
		for i := 0; c != nil && !over(stop); i++ {
			if s.WindowChange(20+i%80, 60+i%200) != nil {
				break
			}
		}
		if c != nil {
			_ = c.Close()
		}
	}
}

func (l *load) holdsKeys(stop <-chan struct{}) {
	for !over(stop) {
		c, _, in := l.session()
		for c != nil && !over(stop) {
			if _, err := io.WriteString(in, strings.Repeat("lrTa", 64)); err != nil {
				break
			}
		}
		if c != nil {
			_ = c.Close()
		}
	}
}

func (l *load) opensChannels(stop <-chan struct{}) {
	for !over(stop) {
		c, err := l.attack()
		for err == nil && !over(stop) {
			if _, _, err = c.OpenChannel("x11", nil); err != nil && strings.Contains(err.Error(), "only sessions") {
				err = nil
			}
		}
		if c != nil {
			_ = c.Close()
		}
	}
}

func (l *load) saysNothing(stop <-chan struct{}) {
	for !over(stop) {
		var all []net.Conn
		for range 10 {
			if c, err := attackers.Dial("tcp", l.addr); err == nil {
				all = append(all, c)
			}
		}
		select {
		case <-stop:
		case <-time.After(time.Second):
		}
		for _, c := range all {
			_ = c.Close()
		}
	}
}
