package serve

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestLoad measures the program as it is: it builds it, starts revolute serve and
// is so many visitors at once, all on this machine.
//
//	REVOLUTE_LOAD=2000 go test ./internal/serve -run '^TestLoad$' -count=1 -v
//
// REVOLUTE_LOAD_SIZE is their size (80x24); with REVOLUTE_LOAD_VARY=1 it is that of
// the largest, and hardly two are alike. REVOLUTE_LOAD_ARGS is what else serve is
// given. It asserts no figure.
func TestLoad(t *testing.T) {
	l, n := newLoad(t)
	l.startServer()
	l.rate("handshakes", func() error {
		c, err := l.connect()
		if err == nil {
			err = c.Close()
		}
		return err
	})
	l.rate("full starts", func() error {
		v, err := l.open()
		if err == nil {
			<-v.first
			err = v.client.Close()
		}
		return err
	})
	l.hold(n)
	l.idle("looking at the opening, which moves", 5*time.Second)
	l.press(l.viewers, " ")
	time.Sleep(3 * time.Second)
	l.idle("idle, on a slide at rest", 10*time.Second)
	l.changes()
	l.closing(min(n, 500))
	l.attacked(min(n, 100))
}

// TestOpeningLoad measures what so many visitors cost who have just joined and see
// the built-in deck's opening, which moves without an end. Variables are those of
// TestLoad.
func TestOpeningLoad(t *testing.T) {
	l, n := newLoad(t)
	l.startServer()
	l.hold(n)
	l.idle("looking at the opening, which moves", 10*time.Second)
}

// newLoad returns a load, and for how many viewers the environment asks. Without any
// the test is skipped.
func newLoad(t *testing.T) (l *load, n int) {
	t.Helper()
	if n, _ = strconv.Atoi(os.Getenv("REVOLUTE_LOAD")); n <= 0 {
		t.Skip("REVOLUTE_LOAD says for how many viewers to measure")
	}
	l = &load{T: t, width: 80, height: 24, vary: os.Getenv("REVOLUTE_LOAD_VARY") != "", cfg: clientConfig(t, "guest")}
	l.cfg.HostKeyCallback = gossh.InsecureIgnoreHostKey()
	if size := os.Getenv("REVOLUTE_LOAD_SIZE"); size != "" {
		if _, err := fmt.Sscanf(size, "%dx%d", &l.width, &l.height); err != nil {
			t.Fatal(err)
		}
	}
	return l, n
}

// load is what is measured with.
type load struct {
	*testing.T
	cfg           *gossh.ClientConfig
	addr, admin   string
	pid           int
	width, height int
	vary          bool
	opened        atomic.Int64
	viewers       []*held
}

// held is a viewer that stays.
type held struct {
	client *gossh.Client
	in     io.Writer
	first  chan struct{} // closed with the first frame
	once   sync.Once
	sent   atomic.Int64 // when a key was pressed, ns; 0: nothing is waited for
	took   atomic.Int64 // until something came
	bytes  atomic.Int64
	writes atomic.Int64
}

// Write takes what the server sends.
func (v *held) Write(p []byte) (int, error) {
	now := time.Now().UnixNano()
	if sent := v.sent.Swap(0); sent != 0 {
		v.took.Store(now - sent)
	}
	v.bytes.Add(int64(len(p)))
	v.writes.Add(1)
	v.once.Do(func() { close(v.first) })
	return len(p), nil
}

// startServer builds and starts the program; args are what serve is given besides
// REVOLUTE_LOAD_ARGS.
func (l *load) startServer(args ...string) {
	l.Helper()
	path := filepath.Join(l.TempDir(), "revolute")
	if out, err := exec.Command("go", "build", "-o", path, "revolute").CombinedOutput(); err != nil {
		l.Fatalf("%v\n%s", err, out)
	}
	args = append([]string{
		"serve", "--ssh", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--per-source-exempt", "127.0.0.1/32",
		"--host-key", filepath.Join(l.TempDir(), "key"), "--max-sessions", "100000",
	}, args...)
	args = append(args, strings.Fields(os.Getenv("REVOLUTE_LOAD_ARGS"))...)
	cmd := exec.Command(path, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		l.Fatal(err)
	}
	logs := &record{}
	cmd.Stderr = logs
	if err := cmd.Start(); err != nil {
		l.Fatal(err)
	}
	l.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		began := time.Now()
		_ = cmd.Wait()
		l.Logf("ended within %v", time.Since(began).Round(time.Millisecond))
		if s := logs.String(); strings.Contains(s, "level=ERROR") {
			l.Errorf("the server's log has errors:\n%s", s[strings.Index(s, "level=ERROR"):])
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n') // ssh -p PORT HOST
	var port int
	if _, err2 := fmt.Sscanf(line, "ssh -p %d ", &port); err != nil || err2 != nil {
		l.Fatalf("the server says %q: %v %v\n%s", line, err, err2, logs)
	}
	until(l.T, func() bool {
		_, text, ok := strings.Cut(logs.String(), "admin=")
		l.admin, _, _ = strings.Cut(text, "\n")
		return ok
	}, func() string { return "the server does not say where it tells how it is: " + logs.String() })
	l.addr, l.pid = fmt.Sprintf("127.0.0.1:%d", port), cmd.Process.Pid
}

func (l *load) connect() (*gossh.Client, error) { return l.connectFrom(net.Dialer{}) }

func (l *load) connectFrom(d net.Dialer) (*gossh.Client, error) {
	c, err := d.Dial("tcp", l.addr)
	if err != nil {
		return nil, err
	}
	conn, chans, reqs, err := gossh.NewClientConn(c, l.addr, l.cfg)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return gossh.NewClient(conn, chans, reqs), nil
}

// open begins to view.
func (l *load) open() (*held, error) {
	c, err := l.connect()
	if err != nil {
		return nil, err
	}
	s, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	v := &held{client: c, first: make(chan struct{})}
	s.Stdout = v
	v.in, err = s.StdinPipe()
	width, height := l.width, l.height
	if i := int(l.opened.Add(1)); l.vary {
		width, height = max(20, width-i%97), max(6, height-i%41)
	}
	if err == nil {
		err = s.RequestPty("xterm-256color", height, width, nil)
	}
	if err == nil {
		err = s.Shell()
	}
	return v, err
}

// workers is how many clients begin at once.
const workers = 32

// rate counts how often do can be done, and what of the processor the server
// needs for it.
func (l *load) rate(what string, do func() error) {
	l.Helper()
	var n, fails atomic.Int64
	var wg sync.WaitGroup
	cpu, began := l.processor(), time.Now()
	for range workers {
		wg.Go(func() {
			for time.Since(began) < 3*time.Second {
				if err := do(); err != nil {
					fails.Add(1)
					continue
				}
				n.Add(1)
			}
		})
	}
	wg.Wait()
	d := time.Since(began)
	l.Logf("%s: %.0f/s, %v of the server's processor time each, %d failed", what,
		float64(n.Load())/d.Seconds(), (l.processor()-cpu)/time.Duration(max(1, n.Load())), fails.Load())
}

// hold opens n viewers and weighs them.
func (l *load) hold(n int) {
	l.Helper()
	time.Sleep(time.Second)
	before, goroutines := l.memory(), l.goroutines()
	l.viewers = make([]*held, n)
	next := atomic.Int64{}
	took := make([]time.Duration, n)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				began := time.Now()
				v, err := l.open()
				if err != nil {
					l.Errorf("viewer %d: %v", i, err)
					return
				}
				<-v.first
				took[i] = time.Since(began)
				l.viewers[i] = v
			}
		})
	}
	wg.Wait()
	if l.Failed() {
		l.FailNow()
	}
	time.Sleep(5 * time.Second)
	l.Logf("%d viewers of %dx%d: %d KB (RSS %d MB, before %d) and %.1f goroutines each; start until first frame %s", n, l.width, l.height,
		(l.memory()-before)/int64(n)>>10, l.memory()>>20, before>>20, float64(l.goroutines()-goroutines)/float64(n), spread(took))
}

// idle looks at what viewers cost who do nothing.
func (l *load) idle(what string, d time.Duration) {
	l.Helper()
	cpu, bytes, writes := l.processor(), l.received(l.viewers), int64(0)
	for _, v := range l.viewers {
		writes -= v.writes.Load()
	}
	time.Sleep(d)
	for _, v := range l.viewers {
		writes += v.writes.Load()
	}
	n := int64(len(l.viewers))
	l.Logf("%d %s: %.1f %% of a core, %d bytes/s and %.1f pictures/s each", n, what, 100*float64(l.processor()-cpu)/float64(d),
		(l.received(l.viewers)-bytes)/n/int64(d.Seconds()), float64(writes)/float64(n)/d.Seconds())
}

// changes has all go to the next slide at once.
func (l *load) changes() {
	l.Helper()
	for round := range 4 {
		cpu, bytes := l.processor(), l.received(l.viewers)
		took := l.press(l.viewers, " ")
		time.Sleep(500 * time.Millisecond)
		l.Logf("slide %d for %d at once: %s; %v of the server's processor time, %d bytes each", round+3, len(l.viewers), spread(took),
			l.processor()-cpu, (l.received(l.viewers)-bytes)/int64(len(l.viewers)))
	}
}

// closing plays the deck's closing sequence to n viewers, while others press keys.
func (l *load) closing(n int) {
	l.Helper()
	some, others := l.viewers[:n], l.viewers[n:min(len(l.viewers), n+100)]
	for _, key := range []string{"G", "r", "r"} {
		for _, v := range some {
			_, _ = io.WriteString(v.in, key)
		}
		time.Sleep(300 * time.Millisecond)
		cpu, began, writes := l.processor(), time.Now(), int64(0)
		for _, v := range some {
			writes -= v.writes.Load()
		}
		var took []time.Duration
		for range 8 {
			took = append(took, l.press(others, " ")...)
			time.Sleep(300 * time.Millisecond)
		}
		for _, v := range some {
			writes += v.writes.Load()
		}
		d := time.Since(began)
		l.Logf("closing sequence for %d: %.0f %% of a core, %.1f frames/s each; a key of others: %s", n,
			100*float64(l.processor()-cpu)/float64(d), float64(writes)/float64(n)/d.Seconds(), spread(took))
		time.Sleep(2 * time.Second)
	}
}

// press presses keys for all at once, and waits until everybody has been sent
// something.
func (l *load) press(viewers []*held, keys string) []time.Duration {
	l.Helper()
	return l.reach(viewers, func() {
		var wg sync.WaitGroup
		for i := range workers {
			wg.Go(func() {
				for j := i; j < len(viewers); j += workers {
					_, _ = io.WriteString(viewers[j].in, keys)
				}
			})
		}
		wg.Wait()
	})
}

// reach does something, and waits until these viewers have all been sent something.
func (l *load) reach(viewers []*held, do func()) []time.Duration {
	l.Helper()
	for _, v := range viewers {
		v.took.Store(0)
	}
	now := time.Now().UnixNano()
	for _, v := range viewers {
		v.sent.Store(now)
	}
	do()
	var took []time.Duration
	for end := time.Now().Add(10 * time.Second); len(took) < len(viewers) && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		took = took[:0]
		for _, v := range viewers {
			if d := v.took.Load(); d != 0 {
				took = append(took, time.Duration(d))
			}
		}
	}
	if len(took) < len(viewers) {
		l.Errorf("only %d of %d were sent something", len(took), len(viewers))
	}
	return took
}
