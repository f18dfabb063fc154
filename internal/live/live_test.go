package live

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"revolute/internal/deck"
)

func state(slide int) State { return State{Pos: deck.Pos{Slide: slide}, Began: 1} }

// socket is a path that is short enough for a socket everywhere.
func socket(t *testing.T) string {
	dir, err := os.MkdirTemp("", "live")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "talk")
}

func join(t *testing.T, path string, slide int) *Talk {
	t.Helper()
	talk, err := Join(path, state(slide))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(talk.Close)
	return talk
}

// await waits until a talk is as it is to be.
func await(t *testing.T, talk *Talk, what string, is func(s State, others int) bool) {
	t.Helper()
	late := time.AfterFunc(20*time.Second, talk.leave)
	defer late.Stop()
	for !is(talk.Now()) {
		if !talk.Wait() {
			s, others := talk.Now()
			t.Fatalf("%s: it is at %v with %d others", what, s, others)
		}
	}
}

func at(slide int) func(State, int) bool {
	return func(s State, _ int) bool { return s == state(slide) }
}

func TestFollowAndLead(t *testing.T) {
	path := socket(t)
	host := join(t, path, 3)
	host.Lead(state(5))
	guest := join(t, path, 0)
	await(t, guest, "who comes late is told where the talk is", at(5))
	await(t, host, "the host knows of it", func(_ State, others int) bool { return others == 1 })
	guest.Lead(state(7))
	await(t, host, "a guest leads", at(7))
	host.Lead(state(8))
	await(t, guest, "so does the host", at(8))
	third := join(t, path, 0)
	await(t, third, "a third comes", at(8))
	third.Lead(state(9))
	await(t, guest, "what one guest does reaches the other", at(9))
	if s, _ := third.Now(); s != state(9) {
		t.Errorf("its own answer has led it to %v", s)
	}
}

// TestAllLeadAtOnce: whoever wins, all end at one place.
func TestAllLeadAtOnce(t *testing.T) {
	path := socket(t)
	var all []*Talk
	for range 4 {
		all = append(all, join(t, path, 0))
	}
	await(t, all[0], "all are there", func(_ State, others int) bool { return others == 3 })
	var leading sync.WaitGroup
	for i, talk := range all {
		leading.Go(func() {
			for n := range 200 {
				talk.Lead(state(1 + i*1000 + n))
			}
		})
	}
	leading.Wait()
	same, last := 0, State{}
	for late := time.Now().Add(20 * time.Second); same < 5; time.Sleep(10 * time.Millisecond) { // nothing says that all has come
		now := map[State]bool{}
		for _, talk := range all {
			s, _ := talk.Now()
			now[s] = true
			last = s
		}
		if same++; len(now) > 1 {
			same = 0
		}
		if time.Now().After(late) {
			t.Fatalf("they are at %v", now)
		}
	}
	if last.Pos.Slide%1000 != 200 {
		t.Errorf("all are at %v, which nobody said last", last)
	}
}

// TestHostEnds: the talk goes on with another host.
func TestHostEnds(t *testing.T) {
	path := socket(t)
	host := join(t, path, 1)
	a, b := join(t, path, 0), join(t, path, 0)
	await(t, a, "a is told", at(1))
	await(t, b, "b is told", at(1))
	await(t, host, "both are there", func(_ State, others int) bool { return others == 2 })
	host.Close()
	for host.Wait() { // who has left is told what is left to tell, and then no more
	}
	a.Lead(state(4))
	await(t, b, "the others go on", at(4))
	b.Lead(state(5))
	await(t, a, "both ways", at(5))
	await(t, join(t, path, 0), "and others come", at(5))
}

// TestSlowReader: one that takes nothing keeps nobody waiting.
func TestSlowReader(t *testing.T) {
	path := socket(t)
	host := join(t, path, 1)
	slow, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	guest := join(t, path, 0)
	await(t, host, "both are there", func(_ State, others int) bool { return others == 2 })
	for n := range 5000 {
		host.Lead(state(n))
	}
	host.Lead(state(7))
	await(t, guest, "the other one is told", at(7))
}

// TestNonsense: a peer that says nonsense is left, and the talk stays.
func TestNonsense(t *testing.T) {
	for _, line := range []string{"nonsense\n", "[]\n", strings.Repeat("1", 5000), "{\"pos\":1}\n", "\x00\n"} {
		path := socket(t)
		host := join(t, path, 1)
		conn, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
		_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
		buf := make([]byte, 4096)
		for err == nil {
			_, err = conn.Read(buf)
		}
		if os.IsTimeout(err) {
			t.Errorf("%.20q: the peer is not left", line)
		}
		if s, _ := host.Now(); s != state(1) {
			t.Errorf("%.20q: it led to %v", line, s)
		}
		conn.Close()
	}
}

// TestCrash: the socket that a crash leaves is in nobody's way.
func TestCrash(t *testing.T) {
	path := socket(t)
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	l.Close()
	if _, err := os.Stat(path); err != nil {
		t.Skip("this system leaves no socket")
	}
	host := join(t, path, 2)
	await(t, join(t, path, 0), "the talk begins", at(2))
	host.Close()
}

// TestPrivate: a folder that others can enter is refused.
func TestPrivate(t *testing.T) {
	if !modes {
		t.Skip("no modes here")
	}
	path := socket(t)
	if err := os.Chmod(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Join(path, state(0)); err == nil || !strings.Contains(err.Error(), "yours alone") {
		t.Errorf("Join: %v", err)
	}
}
