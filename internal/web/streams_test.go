package web

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"revolute/internal/live"
)

// pagesAt, if it is set, has this test binary be so many pages at an address.
const pagesAt = "REVOLUTE_TEST_PAGES_AT"

// TestManyPages is the pages of TestManyStreams: it says when all are told of the
// talk, and then when all are told of the next slide.
func TestManyPages(t *testing.T) {
	addr := os.Getenv(pagesAt)
	if addr == "" {
		t.Skip("it is run by TestManyStreams")
	}
	addr, kind, _ := strings.Cut(addr, " ")
	kind, number, _ := strings.Cut(kind, " ")
	many, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	pages := make([]*bufio.Reader, many)
	for i := range pages {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if kind == "tls" {
			conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true})
		}
		fmt.Fprintf(conn, "GET /talk/live HTTP/1.1\r\nHost: %s\r\nUser-Agent: a phone\r\nAccept: text/event-stream\r\n\r\n", addr)
		pages[i] = bufio.NewReaderSize(conn, 512)
	}
	for _, n := range []string{`"n":0`, `"n":1`, `"n":2`} {
		for _, in := range pages {
			for line := ""; !strings.Contains(line, n); {
				var err error
				if line, err = in.ReadString('\n'); err != nil {
					t.Fatal(err)
				}
			}
		}
		fmt.Println("told", n)
	}
}

// TestManyStreams: a place reaches two thousand pages, which cost this process little
// each: their ends are in another one.
func TestManyStreams(t *testing.T) {
	if testing.Short() {
		t.Skip("two thousand connections")
	}
	for _, tt := range []struct {
		kind string
		many int
		most uint64 // bytes for each
	}{{"plain", 2000, 30 << 10}, {"tls", 500, 70 << 10}} {
		t.Run(tt.kind, func(t *testing.T) { manyStreams(t, tt.kind, tt.many, tt.most) })
	}
}

func manyStreams(t *testing.T, kind string, many int, most uint64) {
	s := start(t, talk, Options{PerSource: many})
	addr := s.Listener.Addr().String()
	if kind == "tls" {
		https := httptest.NewUnstartedServer(s.web)
		https.StartTLS()
		t.Cleanup(func() { _ = https.Config.Close() })
		addr = https.Listener.Addr().String()
	}
	s.leads(t, 0, 0)
	used := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	for end := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > 100 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond) // streams of another test are ending
	}
	before := used()
	pages := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestManyPages$", "-test.v", "-test.timeout=2m")
	pages.Env = append(os.Environ(), fmt.Sprintf("%s=%s %s %d", pagesAt, addr, kind, many))
	said, err := pages.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := pages.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pages.Process.Kill(); _ = pages.Wait() }()
	lines := bufio.NewScanner(said)
	wait := func(n int) {
		t.Helper()
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "told") && strings.HasSuffix(lines.Text(), strconv.Itoa(n)) {
				return
			}
		}
		t.Fatalf("slide %d did not reach all pages", n)
	}
	wait(0)
	began := time.Now()
	s.leads(t, 1, 0)
	wait(1)
	each := (used() - before) / uint64(many)
	t.Logf("%d bytes for each of %d streams; all were told of a slide after %v", each, many, time.Since(began).Round(time.Millisecond))
	if each > most {
		t.Errorf("a stream takes %d bytes, want %d at most", each, most)
	}
	s.leads(t, 2, 0)
	wait(2)
}

// TestSlowPage: a page that reads nothing for a while is told the latest place then, and
// none of those before as far as it had not taken them; nobody waits for it.
func TestSlowPage(t *testing.T) {
	s := start(t, talk, Options{})
	s.leads(t, 0, 0)
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET /talk/live HTTP/1.1\r\nHost: x\r\n\r\n")
	quick := s.listen(t)
	const many = 20_000
	long := strings.Repeat("字", live.MaxCaption-6)
	for i := range many {
		s.speaker.Change(func(p live.Place, _ time.Time) live.Place { return p.Say(fmt.Sprintf("%s%06d", long, i)) })
	}
	last := fmt.Sprintf("%06d", many-1)
	quick.next(t, "at", func(e map[string]any) bool { return strings.HasSuffix(fmt.Sprint(e["caption"]), last) })
	_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	in, events := bufio.NewReader(conn), 0
	for line := ""; !strings.Contains(line, last); {
		if line, err = in.ReadString('\n'); err != nil {
			t.Fatalf("it is not told the latest place: %v", err)
		}
		if strings.HasPrefix(line, "event: at") {
			events++
		}
	}
	if events > many*3/4 {
		t.Errorf("it is told %d of %d places", events, many)
	}
}
