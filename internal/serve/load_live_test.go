package serve

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// liveDeck has a slide of each kind that a talk may go to. Its first one is at
// rest, so that the next bytes that a follower is sent are those of another place.
const liveDeck = `---
title: 跟随 Following
---

# 起点 Start

静止的一页，没有什么会动。

---

# 静止 At rest

- 神经元之间的连接，比任何机器里的都多
- The brain needs twenty watts
- 学习不依赖于梯度传播

---

# 步骤 Steps

第一步

<!-- pause -->

第二步，渐渐出现 the second one fades in

---

# 图表 A chart that grows

` + "```chart\ntype: bar\nlabels: [大脑, GPT-3, AlphaGo]\ndata: [20, 1300, 700]\n```" + `

---

<!-- transition: fade -->

# 渐变 A transition

上一页渐渐变成这一页。

---

# 网络 Motion without an end

` + "```net {behind}\nneurons: 26\nseed: 7\n```" + `
`

// TestLiveLoad measures a talk: a speaker's key, until so many followers have been
// sent the place, for places of each kind and during attacks; and the first frame of
// one who comes late.
//
//	REVOLUTE_LOAD=2000 go test ./internal/serve -run '^TestLiveLoad$' -count=1 -v
//
// Variables are those of TestLoad. It asserts no figure.
func TestLiveLoad(t *testing.T) {
	places := []livePlace{
		{"a slide at rest", "1\r", "2\r"},
		{"a step that fades in", "3\r", " "},
		{"a chart that grows", "1\r", "4\r"},
		{"a transition", "1\r", "5\r"},
		{"motion without an end", "1\r", "6\r"},
	}
	t.Run("small", func(t *testing.T) { liveLoad(t, "none", places) })
	t.Run("medium letters", func(t *testing.T) {
		t.Setenv("REVOLUTE_LOAD_SIZE", "120x40") // where bodies are set in them
		liveLoad(t, "sextants", places[:1])
	})
}

// livePlace is a place that a talk goes to, with the speaker's keys that lead to
// where it comes from, and then there.
type livePlace struct{ what, from, to string }

// liveLoad measures a talk with large letters drawn in the given way.
func liveLoad(t *testing.T, lettering string, places []livePlace) {
	l, n := newLoad(t)
	dir := t.TempDir()
	keys, deck := filepath.Join(dir, "keys"), filepath.Join(dir, "talk.md")
	for file, text := range map[string]string{keys: keyLine(t, 's'), deck: liveDeck} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l.startServer(deck, "--authorized-keys", keys, "--lettering", lettering)
	guest := l.cfg
	l.cfg = clientConfig(t, "speaker", gossh.PublicKeys(testKey(t, 's')))
	l.cfg.HostKeyCallback = gossh.InsecureIgnoreHostKey()
	speaker, err := l.open()
	if err != nil {
		t.Fatal(err)
	}
	<-speaker.first
	l.cfg = guest
	l.hold(n)
	l.idle("following a slide at rest", 5*time.Second)
	for _, p := range places {
		var all []time.Duration
		cpu, bytes := time.Duration(0), int64(0)
		const rounds = 3
		for range rounds {
			_, _ = io.WriteString(speaker.in, p.from)
			l.settle()
			usedBefore, sentBefore := l.processor(), l.received(l.viewers)
			took := l.reach(l.viewers, func() { _, _ = io.WriteString(speaker.in, p.to) })
			cpu, bytes = cpu+l.processor()-usedBefore, bytes+l.received(l.viewers)-sentBefore
			all = append(all, took...)
		}
		t.Logf("%s, %d followers: %s; until all had it %v of the server's processor time and %d bytes each", p.what, n, spread(all),
			(cpu / rounds).Round(time.Millisecond), bytes/int64(n)/rounds)
	}
	if lettering == "none" {
		l.during(func(what string) {
			var took []time.Duration
			for range 5 {
				for _, keys := range []string{"1\r", "2\r"} {
					took = append(took, l.reach(l.viewers, func() { _, _ = io.WriteString(speaker.in, keys) })...)
					time.Sleep(100 * time.Millisecond)
				}
			}
			t.Logf("%s: the speaker's key to %d followers: %s", what, n, spread(took))
		})
	}
	began := time.Now()
	late, err := l.open()
	if err != nil {
		t.Fatal(err)
	}
	<-late.first
	t.Logf("a late follower's first frame after %v", time.Since(began).Round(time.Millisecond))
}

// settle waits until no viewer is sent anything.
func (l *load) settle() {
	l.Helper()
	before, still := int64(-1), time.Now()
	for end := time.Now().Add(30 * time.Second); time.Since(still) < 700*time.Millisecond; time.Sleep(50 * time.Millisecond) {
		if now := l.received(l.viewers); now != before {
			before, still = now, time.Now()
		}
		if time.Now().After(end) {
			l.Fatal("the screens do not come to rest")
		}
	}
}
