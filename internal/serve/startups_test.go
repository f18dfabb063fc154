package serve

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestMaxStartups(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want MaxStartups
		ok   bool
		why  string
	}{
		{"10:30:100", MaxStartups{10, 30, 100}, true, "as OpenSSH writes it"},
		{"64", MaxStartups{64, 100, 64}, true, "one number is where all more are dropped"},
		{"10:30", MaxStartups{}, false, "two are neither"},
		{"10:101:100", MaxStartups{}, false, "a rate is of 100"},
		{"10:30:5", MaxStartups{}, false, "full comes after start"},
		{"0:30:5", MaxStartups{}, false, "nobody would come in"},
		{"a:b:c", MaxStartups{}, false, "numbers"},
	} {
		var m MaxStartups
		err := m.Set(tt.in)
		if m != tt.want || (err == nil) != tt.ok {
			t.Errorf("Set(%q): %v, %v; want %v: %s", tt.in, m, err, tt.want, tt.why)
		}
		if tt.ok && m.String() != tt.in && tt.in != "64" {
			t.Errorf("String of %q is %q", tt.in, m)
		}
	}
	m := MaxStartups{10, 30, 100}
	for n, want := range map[int]int{0: 0, 9: 0, 10: 30, 55: 65, 100: 100, 5000: 100} {
		if got := m.chance(n); got != want {
			t.Errorf("chance(%d) = %d, want %d", n, got, want)
		}
	}
}

// TestStartupsFlood plays a flood of silent connections in a time of its own, and
// newcomers who need 100 ms for their handshake: nearly all of them get in, at 63
// silent ones a second as at 3,000.
func TestStartupsFlood(t *testing.T) {
	for _, tt := range []struct{ perSecond, most int }{{63, 0}, {340, 5}, {3000, 30}} {
		r := rand.New(rand.NewPCG(1, uint64(tt.perSecond)))
		now := time.Unix(1000, 0)
		cfg := Defaults()
		s := newStartups(cfg)
		s.now, s.random = func() time.Time { return now }, r.IntN
		dropped := map[*conn]bool{}
		s.drop = func(c *conn) { dropped[c] = true }
		type guest struct {
			p    *startup
			done time.Time
		}
		var guests []guest
		lost, came, most := 0, 0, 0
		step := time.Second / time.Duration(tt.perSecond)
		next := now
		var silents []*startup
		for end := now.Add(30 * time.Second); now.Before(end); now = now.Add(step) {
			if p := s.enter(&conn{}); p != nil {
				silents = append(silents, p)
			}
			for len(silents) > 0 && (dropped[silents[0].conn] || now.Sub(silents[0].began) > cfg.LoginGraceTime) {
				s.leave(silents[0])
				silents = silents[1:]
			}
			if !now.Before(next) { // a newcomer every 200 ms
				next = next.Add(200 * time.Millisecond)
				came++
				if p := s.enter(&conn{}); p == nil {
					lost++
				} else {
					guests = append(guests, guest{p, now.Add(100 * time.Millisecond)})
				}
			}
			for len(guests) > 0 && !now.Before(guests[0].done) {
				if dropped[guests[0].p.conn] {
					lost++
				}
				s.leave(guests[0].p)
				guests = guests[1:]
			}
			most = max(most, len(s.all))
		}
		if lost*100 > came*tt.most {
			t.Errorf("%d silent a second: %d of %d newcomers were dropped, want at most %d %%", tt.perSecond, lost, came, tt.most)
		}
		if most > cfg.MaxStartups.Full+1 {
			t.Errorf("%d silent a second: %d handshakes at once", tt.perSecond, most)
		}
	}
}

// TestRefusalSaysWhy has a client that is refused before the server's version read
// a line of text.
func TestRefusalSaysWhy(t *testing.T) {
	t.Parallel()
	cfg := unbound()
	cfg.PerSourceMaxConnections = 1
	r := start(t, cfg)
	r.view(t, r.dial(t, "guest"))
	c := silent(t, r.addr)
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	line, err := bufio.NewReader(c).ReadString('\n')
	if !strings.HasPrefix(line, "Too many visitors") {
		t.Errorf("it reads %q, %v", line, err)
	}
}

// TestReadyTellsTheTruth fills the server with silent connections.
func TestReadyTellsTheTruth(t *testing.T) {
	t.Parallel()
	cfg := unbound()
	cfg.MaxStartups = MaxStartups{4, 30, 12}
	r := start(t, cfg)
	until(t, func() bool { code, _ := r.get(t, "/readyz"); return code == http.StatusOK }, func() string { return "an empty server is not ready" })
	for range 40 {
		silent(t, r.addr)
	}
	until(t, func() bool {
		code, body := r.get(t, "/readyz")
		return code == http.StatusServiceUnavailable && strings.Contains(body, "crowded")
	}, func() string { return "it is ready though newcomers are dropped" })
}

// TestKeepAliveRequestsAreCounted has a client ask without end whether the server
// is there.
func TestKeepAliveRequestsAreCounted(t *testing.T) {
	t.Parallel()
	cfg := unbound()
	cfg.InputBurst = -1
	r := start(t, cfg)
	c := r.dial(t, "guest")
	v := r.view(t, c)
	for range keepAliveBurst {
		if _, _, err := c.SendRequest("keepalive@openssh.com", true, nil); err != nil {
			t.Fatalf("a client that asks now and then is cut off: %v", err)
		}
	}
	v.types(t, " ")
	v.sees(t, "1")
	for n := 0; ; n++ {
		if _, _, err := c.SendRequest("keepalive@openssh.com", true, nil); err != nil {
			break
		}
		if n > 10*maxRefused {
			t.Fatal("it may ask for ever")
		}
	}
}

// TestHistogram compares buckets with counting by hand.
func TestHistogram(t *testing.T) {
	var h histogram
	all := []time.Duration{0, time.Microsecond, 100 * time.Microsecond, 100*time.Microsecond + 1, 399 * time.Microsecond, 400 * time.Microsecond, time.Millisecond, time.Second, time.Minute, time.Hour}
	var sum time.Duration
	for _, d := range all {
		h.observe(d)
		sum += d
	}
	var b strings.Builder
	h.write(&b, "x", "X.")
	bounds := 0
	for line := range strings.Lines(b.String()) {
		var le float64
		var n int
		if _, err := fmt.Sscanf(line, "x_bucket{le=\"%g\"} %d", &le, &n); err != nil {
			continue
		}
		bounds++
		want := 0
		for _, d := range all {
			if d.Seconds() <= le {
				want++
			}
		}
		if n != want {
			t.Errorf("up to %g s there are %d, want %d", le, n, want)
		}
	}
	for _, want := range []string{fmt.Sprintf("x_count %d\n", len(all)), fmt.Sprintf("x_sum %g\n", sum.Seconds()), fmt.Sprintf("le=\"+Inf\"} %d\n", len(all))} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if bounds < 9 {
		t.Errorf("%d bounds", bounds)
	}
}

// TestCommands asks for what is no deck.
func TestCommands(t *testing.T) {
	t.Parallel()
	decks := testDecks(nil)
	for name, d := range decks.Named {
		d.Title = func(lang string) string { return lang + " title of " + name }
		d.Languages = []string{"zh", "ja"}
		decks.Named[name] = d
	}
	r := start(t, Config{Decks: decks})
	run := func(user, command, term string) (string, error) {
		t.Helper()
		v := open(t, r.dial(t, user))
		if term != "" {
			v.pty(t, term, 80, 24)
		}
		var err error
		if command == "" {
			err = v.Shell()
		} else {
			err = v.Start(command)
		}
		if err != nil {
			t.Fatal(err)
		}
		err = v.Wait()
		return v.out.String(), err
	}
	for _, tt := range []struct {
		user, command, term string
		want                string
		ok                  bool
		why                 string
	}{
		{"guest", "help", "", "title of guide", true, "who asks for help gets it"},
		{"guest", "--help", "", "space next", true, "however they ask"},
		{"zh", "help", "", "zh title of atol", true, "in their language"},
		{"guest", "help", "xterm", "\r\n    guide", true, "on a terminal, too"},
		{"guest", "lead", "", "Only the speaker leads", false, "a visitor leads nothing"},
		{"guest", "nothing", "", "help\n", false, "an unknown deck names the help"},
		{"guest", "", "dumb", "text of atol\r\n第一张\r\n", true, "a terminal that cannot be painted on gets text"},
		{"guest", "guide", "dumb", "text of guide\r\n", true, "of each deck"},
	} {
		out, err := run(tt.user, tt.command, tt.term)
		if !strings.Contains(out, tt.want) || (err == nil) != tt.ok {
			t.Errorf("%s@ %q TERM=%s: %v, %q; want %q: %s", tt.user, tt.command, tt.term, err, out, tt.want, tt.why)
		}
		if tt.term == "dumb" && strings.ContainsRune(out, '\x1b') {
			t.Errorf("an escape sequence on a terminal that has none: %q", out)
		}
	}
	for _, tt := range []struct{ user, lang, want string }{
		{"zh", "", "|zh|zh"},
		{"en", "zh_CN.UTF-8", "|en|en"},
		{"ja", "en_US.UTF-8", "|ja|ja"},
		{"fr", "en_US.UTF-8", "|en|fr"}, // no deck is in it
		{"guest", "zh_CN.UTF-8", "|zh|guest"},
	} {
		v := open(t, r.dial(t, tt.user))
		if tt.lang != "" {
			_ = v.Setenv("LANG", tt.lang)
		}
		v.pty(t, "xterm", 80, 24)
		if err := v.Shell(); err != nil {
			t.Fatal(err)
		}
		v.sees(t, tt.want)
		_, _ = io.WriteString(v.in, "q")
	}
}

// TestReservedNames has no deck take the name of something else.
func TestReservedNames(t *testing.T) {
	for _, name := range []string{"help", "lead", "speak", "study", "zh", "en", "", "a b"} {
		if CheckName(name) == nil {
			t.Errorf("a deck may be called %q", name)
		}
	}
	if err := CheckName("talk"); err != nil {
		t.Error(err)
	}
}

// TestMailboxKeepsKinds has a place and a reload posted before either is taken.
func TestMailboxKeepsKinds(t *testing.T) {
	b := newMailbox(make(chan struct{}), 0, newPace(1, func() time.Duration { return 0 }))
	b.post(reloaded, "reload")
	for range 5 {
		b.post(moved, "place")
	}
	b.post(sized, tea.WindowSizeMsg{Width: 10, Height: 10})
	got := fmt.Sprint(len(b.take()))
	if got != "3" {
		t.Errorf("%s messages are delivered, want a size, a reload and a place", got)
	}
}
