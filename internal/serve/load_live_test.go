package serve

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestLiveLoad measures a talk: a speaker's key, until so many followers have been
// sent the slide, and the first frame of one who comes late.
//
//	REVOLUTE_LOAD=2000 go test ./internal/serve -run '^TestLiveLoad$' -count=1 -v
//
// Variables are those of TestLoad. It asserts no figure.
func TestLiveLoad(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("REVOLUTE_LOAD"))
	if n <= 0 {
		t.Skip("REVOLUTE_LOAD says for how many followers to measure")
	}
	keys := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(keys, []byte(keyLine(t, 's')), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("REVOLUTE_AUTHORIZED_KEYS", keys)
	l := &load{T: t, width: 80, height: 24}
	l.startServer()
	guest := clientConfig(t, "guest")
	guest.HostKeyCallback = gossh.InsecureIgnoreHostKey()
	l.cfg = clientConfig(t, "speaker", gossh.PublicKeys(testKey(t, 's')))
	l.cfg.HostKeyCallback = gossh.InsecureIgnoreHostKey()
	speaker, err := l.open()
	if err != nil {
		t.Fatal(err)
	}
	<-speaker.first
	l.cfg = guest
	_, _ = speaker.in.Write([]byte("2\r"))
	time.Sleep(500 * time.Millisecond)
	l.hold(n)
	l.idle("following a slide at rest", 5*time.Second)
	var all []time.Duration
	for range 10 {
		for _, v := range l.viewers {
			v.took.Store(0)
		}
		now := time.Now().UnixNano()
		for _, v := range l.viewers {
			v.sent.Store(now)
		}
		cpu, bytes := l.processor(), l.received(l.viewers)
		_, _ = speaker.in.Write([]byte("]"))
		var took []time.Duration
		for end := time.Now().Add(10 * time.Second); len(took) < n && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
			took = took[:0]
			for _, v := range l.viewers {
				if d := v.took.Load(); d != 0 {
					took = append(took, time.Duration(d))
				}
			}
		}
		if len(took) < n {
			t.Logf("%d of %d were sent something", len(took), n) // the last section
			_, _ = speaker.in.Write([]byte("g"))
			time.Sleep(time.Second)
			continue
		}
		time.Sleep(time.Second)
		t.Logf("the speaker's key to %d followers: %s; %v of the server's processor time, %d bytes each", n, spread(took),
			l.processor()-cpu, (l.received(l.viewers)-bytes)/int64(n))
		all = append(all, took...)
	}
	t.Logf("all: %s", spread(all))
	began := time.Now()
	late, err := l.open()
	if err != nil {
		t.Fatal(err)
	}
	<-late.first
	t.Logf("a late follower's first frame after %v", time.Since(began).Round(time.Millisecond))
}
