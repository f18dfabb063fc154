package serve

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestJoining(t *testing.T) {
	t.Parallel()
	r := start(t, Config{Name: "slides.example.org", Port: 2222})
	for _, tt := range []struct {
		why, term, lang, want string
	}{
		{"as OpenSSH comes", "xterm-256color", "zh_CN.UTF-8", "atol|slide 0|80x24|zh|guest"},
		{"no LANG", "xterm", "", "atol|slide 0|80x24||guest"},
		{"the C locale names no language", "xterm", "C.UTF-8", "atol|slide 0|80x24||guest"},
		{"an unknown terminal", "something-else", "en_GB", "atol|slide 0|80x24|en|guest"},
		{"no TERM", "", "en_GB", "atol|slide 0|80x24|en|guest"},
		{"a TERM with escape sequences", "\x1b]0;x\a", "en_GB", "atol|slide 0|80x24|en|guest"},
	} {
		v := open(t, r.dial(t, "guest"))
		if tt.lang != "" {
			if err := v.Setenv("LANG", tt.lang); err != nil {
				t.Errorf("%s: LANG: %v", tt.why, err)
			}
		}
		v.pty(t, tt.term, 80, 24)
		if err := v.Shell(); err != nil {
			t.Fatal(err)
		}
		v.sees(t, tt.want)
		v.types(t, " ")
		v.sees(t, "1")
		v.types(t, "q")
		if err := v.Wait(); err != nil {
			t.Errorf("%s: status after q: %v", tt.why, err)
		}
		v.sees(t, "ssh -p 2222 slides.example.org\r\n")
		if out := v.out.String(); tt.term == "xterm" && !strings.Contains(out, "\x1b[?1049l") {
			t.Errorf("%s: the alternate screen was not left: %q", tt.why, out)
		}
	}
}

func TestDecks(t *testing.T) {
	t.Parallel()
	r := start(t, Config{Name: "slides.example.org", Port: 22})
	for _, tt := range []struct {
		why, command string
		pty          bool
		want         string
		fails        bool
	}{
		{"without a terminal there is the text", "", false, "text of atol\n第一张\n", false},
		{"of another deck, too", "guide", false, "text of guide\n", false},
		{"a terminal shows the other deck", "guide", true, "guide|slide 0", false},
		{"an unknown name lists all", "nothing", true, "there are: atol, guide\r\n", true},
		{"the same without a terminal", "nothing", false, "there are: atol, guide\n", true},
		{"nothing is ever run", "sh -c 'echo $((6*7))'", true, "there are: atol, guide", true},
		{"escape sequences in the name stay there", "\x1b[2J\u202e", true, `"\u001b[2J` + "", true},
		{"scp is a deck that there is not", "scp -t /tmp", false, "there are: atol, guide", true},
	} {
		v := open(t, r.dial(t, "guest"))
		if tt.pty {
			v.pty(t, "xterm", 80, 24)
		}
		var err error
		if tt.command == "" {
			err = v.Shell()
		} else {
			err = v.Start(tt.command)
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(tt.why, "escape") {
			tt.want = "There is no deck"
		}
		v.sees(t, tt.want)
		if tt.pty && !tt.fails {
			v.types(t, "q")
			v.sees(t, "ssh -t slides.example.org guide\r\n")
		}
		if err := v.Wait(); (err != nil) != tt.fails {
			t.Errorf("%s: status %v, want a failure: %t", tt.why, err, tt.fails)
		}
		if out := v.out.String(); tt.fails && strings.ContainsAny(out, "\x1b\u202e") {
			t.Errorf("%s: an escape came through: %q", tt.why, out)
		}
	}
}

func TestReload(t *testing.T) {
	t.Parallel()
	r := start(t, Config{})
	v := r.view(t, r.dial(t, "guest"))
	decks := testDecks(nil)
	decks.First = "guide"
	err := r.Reload(decks, func(v Visitor) tea.Msg { return goTo(41) })
	if err != nil {
		t.Fatal(err)
	}
	v.sees(t, "41")
	w := r.view(t, r.dial(t, "guest"))
	w.sees(t, "guide|slide 0")
	if err := r.Reload(Decks{}, nil); err == nil {
		t.Error("no decks at all were taken")
	}
}

func TestShutdown(t *testing.T) {
	before := baseline()
	r := start(t, Config{Farewell: 300 * time.Millisecond})
	v := r.view(t, r.dial(t, "guest"))
	zh := open(t, r.dial(t, "guest"))
	if err := zh.Setenv("LC_ALL", "zh_CN.UTF-8"); err != nil {
		t.Fatal(err)
	}
	zh.pty(t, "xterm", 80, 24)
	if err := zh.Shell(); err != nil {
		t.Fatal(err)
	}
	zh.sees(t, "slide 0")
	began := time.Now()
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(began); d < 250*time.Millisecond || d > 10*time.Second {
		t.Errorf("the server took %v to end, with a notice of 300 ms", d)
	}
	v.sees(t, "The server ends in")
	v.sees(t, "The server has ended.\r\nCome back any time: ssh -p ")
	zh.sees(t, "服务器已关闭。\r\n随时再来：ssh")
	if !strings.Contains(v.out.String(), "\x1b[?1049l") {
		t.Error("the alternate screen was not left")
	}
	r.rests(t, before)
}

func TestPanic(t *testing.T) {
	r := start(t, Config{})
	v := r.view(t, r.dial(t, "guest"))
	w := r.view(t, r.dial(t, "guest"))
	v.types(t, "p")
	if err := v.Wait(); err == nil {
		t.Error("a session that panicked ended well")
	}
	v.sees(t, "the server has noted how")
	w.types(t, " ")
	w.sees(t, "1")
	lines := 0
	for line := range strings.Lines(r.log.String()) {
		if strings.Contains(line, "panic in a session") {
			lines++
		} else if strings.Contains(line, "with a fault") {
			t.Errorf("the panic has a second line: %s", line)
		}
	}
	if lines != 1 {
		t.Errorf("%d log lines say that it panicked, want 1:\n%s", lines, r.log)
	}
}
