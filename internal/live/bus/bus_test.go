package bus

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"revolute/internal/live"
)

// TestMain makes the test binary a NATS server, if it is asked to: one that can be
// killed.
func TestMain(m *testing.M) {
	port, err := strconv.Atoi(os.Getenv("REVOLUTE_TEST_NATS_PORT"))
	if err != nil {
		os.Exit(m.Run())
	}
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, JetStream: true, StoreDir: os.Getenv("REVOLUTE_TEST_NATS_DIR"), NoSigs: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.Start()
	s.WaitForShutdown()
}

// natsServer is a real server process.
type natsServer struct {
	t    testing.TB
	port int
	dir  string
	cmd  *exec.Cmd
}

func newServer(t testing.TB) *natsServer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &natsServer{t: t, port: l.Addr().(*net.TCPAddr).Port, dir: t.TempDir()}
	_ = l.Close()
	s.start()
	t.Cleanup(s.kill)
	return s
}

func (s *natsServer) start() {
	s.t.Helper()
	s.cmd = exec.Command(os.Args[0])
	s.cmd.Env = append(os.Environ(), "REVOLUTE_TEST_NATS_PORT="+strconv.Itoa(s.port), "REVOLUTE_TEST_NATS_DIR="+s.dir)
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		c, err := net.Dial("tcp", s.addr())
		if err == nil {
			_ = c.Close()
			return
		}
		if time.Now().After(end) {
			s.t.Fatal("the NATS server does not start")
		}
	}
}

// kill is kill -9.
func (s *natsServer) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

func (s *natsServer) addr() string { return "127.0.0.1:" + strconv.Itoa(s.port) }

// wire is a way to the server that can be cut.
type wire struct {
	listener net.Listener
	target   string

	mu    sync.Mutex
	cut   bool
	conns map[net.Conn]bool
}

func newWire(t testing.TB, target string) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{listener: l, target: target, conns: map[net.Conn]bool{}}
	t.Cleanup(func() { _ = l.Close(); w.set(true) })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.pass(c)
		}
	}()
	return w
}

func (w *wire) pass(c net.Conn) {
	defer c.Close()
	d, err := net.Dial("tcp", w.target)
	if err != nil {
		return
	}
	defer d.Close()
	w.mu.Lock()
	if w.cut {
		w.mu.Unlock()
		return
	}
	w.conns[c], w.conns[d] = true, true
	w.mu.Unlock()
	go func() { _, _ = io.Copy(d, c); _ = d.Close() }()
	_, _ = io.Copy(c, d)
}

// set cuts the wire, or mends it.
func (w *wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
	for c := range w.conns {
		_ = c.Close()
		delete(w.conns, c)
	}
}

// hall is a server of the talk, with followers.
type hall struct {
	*live.Talk
	look *live.Seat
	wire *wire
}

func newHall(t testing.TB, name string, n *natsServer) *hall {
	t.Helper()
	h, end := openHall(t, name, n)
	t.Cleanup(end)
	return h
}

// openHall returns a hall, and what ends it.
func openHall(t testing.TB, name string, n *natsServer) (h *hall, end func()) {
	t.Helper()
	h = &hall{Talk: live.NewTalk(name, time.Now), wire: newWire(t, n.addr())}
	h.look = h.Join(live.Member{Role: live.Follower}, nil)
	leave := enter(t, h.Talk, Config{URL: "nats://" + h.wire.listener.Addr().String(), Node: name})
	return h, func() { leave(); h.look.Close() }
}

// enter has a talk take part, and returns what ends that.
func enter(t testing.TB, talk *live.Talk, cfg Config) (leave func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := Run(ctx, cfg, map[string]*live.Talk{"讲 deck.1": talk}); err != nil {
			t.Errorf("Run: %v", err)
		}
	}()
	return func() { cancel(); <-done }
}

func (h *hall) speaker(t testing.TB, holder string) *live.Seat {
	s := h.Join(live.Member{Role: live.Speaker, Holder: holder, Name: holder}, nil)
	t.Cleanup(s.Close)
	return s
}

func place(slide string) live.Place { return live.Place{Slide: slide} }

// within waits until ok.
func within(t testing.TB, d time.Duration, what string, ok func() bool, says func() any) {
	t.Helper()
	for end := time.Now().Add(d); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not within %v: %+v", what, d, says())
		}
	}
}

func (h *hall) at(t testing.TB, slide, why string) {
	t.Helper()
	within(t, 20*time.Second, why, func() bool { return h.look.Now().Slide == slide }, func() any { return h.look.Now() })
}

// TestTwoServers has a speaker at one of two servers, a second one refused at the
// other, and handed the talk.
func TestTwoServers(t *testing.T) {
	n := newServer(t)
	a, b := newHall(t, "a", n), newHall(t, "b", n)
	anna := a.speaker(t, "anna")
	anna.Lead(place("1"))
	b.at(t, "1", "the other server follows")
	a.Crowd(3, 1)
	b.Crowd(4, 0)
	within(t, 20*time.Second, "the speaker knows both halls", func() bool { return anna.Now().Followers == 7 }, func() any { return anna.Now() })
	bo := b.speaker(t, "bo")
	within(t, 20*time.Second, "the second speaker knows who leads", func() bool { v := bo.Now(); return !v.Leads && v.Leader == "anna" }, func() any { return bo.Now() })
	if bo.Lead(place("x")) {
		t.Error("a second speaker leads")
	}
	bo.Ask()
	within(t, 20*time.Second, "the first is asked", func() bool { return anna.Now().Asker == "bo" }, func() any { return anna.Now() })
	anna.HandOver()
	within(t, 20*time.Second, "the second has the talk", func() bool { return bo.Lead(place("2")) }, func() any { return bo.Now() })
	a.at(t, "2", "the first server follows the second speaker")
	if anna.Lead(place("y")) {
		t.Error("who has handed over leads")
	}
	b.Say("b", live.Sum{N: 1, Reactions: []int{2}})
	within(t, 20*time.Second, "what one hall says is known at the other", func() bool {
		v := anna.Now()
		return v.Audience != nil && v.Audience.Reactions[0] == 2
	}, func() any { return anna.Now() })
}

// TestRace has both servers' speakers take the talk in the same moment: one has it.
func TestRace(t *testing.T) {
	n := newServer(t)
	a, b := newHall(t, "a", n), newHall(t, "b", n)
	anna, bo := a.speaker(t, "anna"), b.speaker(t, "bo")
	anna.Lead(place("a"))
	bo.Lead(place("b"))
	within(t, 20*time.Second, "one of them leads, and both halls are there", func() bool {
		x, y := anna.Now(), bo.Now()
		return x.Leads != y.Leads && a.look.Now().Slide == b.look.Now().Slide
	}, func() any { return []any{anna.Now(), bo.Now()} })
	winner, slide := anna, "a2"
	if bo.Now().Leads {
		winner, slide = bo, "b2"
	}
	winner.Lead(place(slide))
	a.at(t, slide, "a follows the winner")
	b.at(t, slide, "b follows the winner")
}

// TestFaults kills the bus, cuts either server off, and empties the storage, in the
// middle of a talk of 1,000 changes with 200 followers on each server: the speaker
// is never held up, and nobody ends on a wrong slide.
func TestFaults(t *testing.T) {
	n := newServer(t)
	a, b := newHall(t, "a", n), newHall(t, "b", n)
	anna := a.speaker(t, "anna")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	const followers = 200
	var mu sync.Mutex
	last := map[*live.Seat]string{}
	for _, h := range []*hall{a, b} {
		for range followers {
			s := h.Join(live.Member{Role: live.Follower}, nil)
			t.Cleanup(s.Close)
			go func() {
				for s.Wait(ctx) {
					mu.Lock()
					last[s] = s.Now().Slide
					mu.Unlock()
				}
			}()
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	slide := ""
	lead := func(changes int) {
		for range changes {
			slide = fmt.Sprint("slide/", r.IntN(1000))
			began := time.Now()
			if !anna.Lead(place(slide)) {
				t.Fatalf("the speaker does not lead: %+v", anna.Now())
			}
			if d := time.Since(began); d > time.Second {
				t.Errorf("the speaker was held up for %v", d)
			}
			time.Sleep(time.Duration(r.IntN(2)) * time.Millisecond)
		}
	}
	all := func(why string) {
		t.Helper()
		a.at(t, slide, why+": a")
		b.at(t, slide, why+": b")
		within(t, 20*time.Second, why+": every follower", func() bool {
			mu.Lock()
			defer mu.Unlock()
			right := 0
			for _, at := range last {
				if at == slide {
					right++
				}
			}
			return right == 2*followers
		}, func() any { return len(last) })
	}
	lead(200)
	all("at first")
	n.kill()
	lead(200)
	a.at(t, slide, "without the bus the speaker's own hall follows")
	n.start()
	lead(50)
	all("after kill -9")
	b.wire.set(true)
	lead(150)
	b.wire.set(false)
	all("after b was cut off")
	a.wire.set(true)
	lead(150)
	a.wire.set(false)
	all("after the speaker's server was cut off")
	n.kill()
	n.dir = t.TempDir()
	lead(50)
	n.start()
	lead(200)
	all("after the storage was emptied")
	for _, h := range []*hall{a, b} {
		within(t, 20*time.Second, "the mark is gone", func() bool { return h.look.Now().Trouble == nil }, func() any { return h.look.Now() })
	}
}

// BenchmarkBus measures what the bus adds: from a speaker's key at one server until
// the followers of another know of it.
func BenchmarkBus(b *testing.B) {
	n := newServer(b)
	here, there := newHall(b, "a", n), newHall(b, "b", n)
	anna := here.speaker(b, "anna")
	anna.Lead(place("0"))
	there.at(b, "0", "the other server follows")
	for i := range b.N {
		slide := fmt.Sprint("s", i)
		anna.Lead(place(slide))
		for there.look.Now().Slide != slide {
			there.look.Wait(b.Context())
		}
	}
}
