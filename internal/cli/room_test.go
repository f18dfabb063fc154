//go:build unix

package cli

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

// hall is a server with a deck, and keys of those who may speak there.
type hall struct {
	*testing.T
	*served
	dir, deck, runtime string
	args               []string // that the server was started with
}

const hallDeck = `---
title: 大脑 Talk
---

# 一 One

<!-- speaker_note: 秘密 secret one -->

---

# 二 Two

first

<!-- pause -->

second step

---

# 三 Three

---

# 四 Four
`

// newHall serves hallDeck; args are what else serve is told.
func newHall(t *testing.T, args ...string) *hall {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("OpenSSH is not installed")
	}
	dir, err := os.MkdirTemp("", "hall") // a socket's path is to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	h := &hall{T: t, dir: dir, deck: filepath.Join(dir, "talk.md"), runtime: dir}
	write(t, h.deck, hallDeck)
	var keys strings.Builder
	for _, name := range []string{"anna", "bo"} {
		file := filepath.Join(dir, name)
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file).CombinedOutput(); err != nil {
			t.Skipf("ssh-keygen: %v %s", err, out)
		}
		public, err := os.ReadFile(file + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		keys.Write(public)
	}
	write(t, filepath.Join(dir, "keys"), keys.String())
	t.Setenv("XDG_RUNTIME_DIR", dir)
	h.args = append([]string{h.deck, "--host-key", filepath.Join(dir, "host"), "--authorized-keys", filepath.Join(dir, "keys")}, args...)
	h.served = startServe(t, h.args...)
	return h
}

// restart ends the server, does what is to be done meanwhile, and starts it anew at
// the same address.
func (h *hall) restart(meanwhile func()) {
	h.Helper()
	h.end()
	<-h.status
	meanwhile()
	h.served = startServe(h.T, append(h.args, "--ssh", h.addr)...)
}

// ssh is OpenSSH's client in a pseudo-terminal.
func (h *hall) ssh(user, key string, more ...string) *window {
	h.Helper()
	host, port, err := net.SplitHostPort(h.addr)
	if err != nil {
		h.Fatal(err)
	}
	args := []string{"-F", "/dev/null", "-tt", "-p", port, "-l", user, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes"}
	if key != "" {
		args = append(args, "-i", filepath.Join(h.dir, key))
	}
	return showIn(h.T, "ssh", 80, 24, []string{"HOME=" + h.dir}, append(append(args, host), more...)...)
}

// TestRoom has a speaker and three followers, each with an OpenSSH client: one
// follows, one wanders off and returns, one comes late, and is cut off and comes
// again.
func TestRoom(t *testing.T) {
	h := newHall(t)
	early := h.ssh("zh", "")
	early.wait("一 One")
	speaker := h.ssh("speaker", "anna")
	speaker.wait("秘密 secret one")
	speaker.keys("l")
	speaker.wait("2/4")
	early.wait("first")
	wanderer := h.ssh("en", "")
	wanderer.wait("first")
	wanderer.keys("l")
	wanderer.wait("second step")
	wanderer.keys("G")
	wanderer.wait("四 Four")
	speaker.keys("l")
	early.wait("second step")
	wanderer.wait("speaker at 2")
	late := h.ssh("guest", "")
	late.wait("second step")
	speaker.keys("l")
	for _, w := range []*window{early, late} {
		w.wait("三 Three")
	}
	if s := wanderer.screen(); !strings.Contains(s, "四 Four") {
		t.Errorf("who wandered off was snapped back:\n%s", s)
	}
	wanderer.keys("f")
	wanderer.wait("三 Three")
	_ = late.cmd.Process.Kill()
	speaker.keys("g")
	again := h.ssh("guest", "")
	for _, w := range []*window{early, wanderer, again} {
		w.wait("一 One")
	}
	speaker.wait("3 follow")
	for _, keys := range []string{"i", "s"} {
		again.keys(keys)
	}
	again.keys("L")
	speaker.keys("b")
	early.wait("演讲者关了屏幕")
	wanderer.wait("has blanked the screen")
	speaker.wait("dark")
	speaker.keys("b")
	early.wait("一 One")
	if s := again.received(); strings.Contains(s, "secret") {
		t.Error("a visitor was sent the speaker's notes")
	}
}

// TestSpeakerLost has the speaker's connection die: the hall keeps its slide and is
// told, and another speaker goes on; the first comes back, asks, and is handed the
// talk.
func TestSpeakerLost(t *testing.T) {
	h := newHall(t)
	anna := h.ssh("speaker", "anna")
	anna.wait("1/4")
	anna.keys("3\r")
	follower := h.ssh("zh", "")
	follower.wait("三 Three")
	bo := h.ssh("speaker", "bo")
	bo.wait("anna is speaking")
	bo.wait("1 follow") // bo is none of the audience
	anna.wait("1 follow")
	bo.keys("g")
	bo.wait("speaker at 3")
	if err := anna.cmd.Process.Signal(syscall.SIGSTOP); err != nil { // its machine is gone without a word
		t.Fatal(err)
	}
	follower.waitLong("演讲者离线")
	follower.wait("三 Three")
	bo.keys("f")
	bo.wait("3/4")
	bo.keys("2\r")
	follower.wait("first")
	_ = anna.cmd.Process.Signal(syscall.SIGCONT)
	anna.waitLong("bo is speaking")
	anna.keys("A")
	anna.wait("asked bo to hand over")
	bo.wait("anna asks to take over")
	bo.keys("Y")
	anna.wait("H hand over")
	anna.keys("G")
	follower.wait("四 Four")
}

// TestServeLive has a server's visitors follow the talk of its own machine, and the
// speaker's screen find that talk by itself; the stage is killed meanwhile.
func TestServeLive(t *testing.T) {
	h := newHall(t, "--live")
	env := []string{"XDG_RUNTIME_DIR=" + h.runtime, "NO_MOTION=1", "LANG=zh_CN.UTF-8"}
	stage := show(t, env, "--live", h.deck)
	stage.wait("一 One")
	speaker := show(t, env, "speak", "--for", "20m")
	speaker.wait("同步")
	speaker.wait("/ 20:00")
	follower := h.ssh("zh", "")
	follower.wait("一 One")
	speaker.keys("l")
	for _, w := range []*window{stage, follower} {
		w.wait("first")
	}
	speaker.wait("1 人跟随")
	stage.keys("G")
	follower.wait("四 Four")
	if err := stage.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	speaker.waitLong("没有回应")
	_ = stage.cmd.Process.Signal(syscall.SIGCONT)
	speaker.waitLong("同步")
	_ = stage.cmd.Process.Kill()
	speaker.waitLong("等待 revolute --live")
	speaker.keys("g")
	follower.wait("一 One")
	again := show(t, env, "--live", h.deck)
	again.wait("一 One")
	speaker.waitLong("同步")
}

// TestLead has a laptop at the projector lead a server, lose it, and lead it again.
func TestLead(t *testing.T) {
	h := newHall(t)
	_, port, _ := net.SplitHostPort(h.addr)
	write(t, filepath.Join(h.dir, "copy.md"), hallDeck)
	if err := os.MkdirAll(filepath.Join(h.dir, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	env := []string{"XDG_RUNTIME_DIR=" + h.runtime, "NO_MOTION=1", "HOME=" + h.dir, "LANG=zh_CN.UTF-8"}
	lead := func() *window {
		return show(t, env, "--lead", "ssh://speaker@127.0.0.1:"+port, "--identity", filepath.Join(h.dir, "anna"), filepath.Join(h.dir, "copy.md"))
	}
	laptop := lead()
	laptop.wait("known_hosts")
	public, err := os.ReadFile(filepath.Join(h.dir, "host"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.ParsePrivateKey(public)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(h.dir, ".ssh", "known_hosts"), knownhosts.Line([]string{h.addr}, key.PublicKey())+"\n")
	follower := h.ssh("zh", "")
	follower.wait("一 One")
	laptop.keys("l")
	follower.waitLong("first")
	speaker := show(t, env, "speak", filepath.Join(h.dir, "copy.md"))
	speaker.waitLong("1 人跟随")
	laptop.keys("l")
	follower.wait("second step")
	bo := h.ssh("speaker", "bo")
	bo.wait("anna is speaking")
	bo.keys("A")
	laptop.wait("bo 想接手")
	laptop.keys("Y")
	bo.wait("H hand over")
	bo.keys("G")
	for _, w := range []*window{laptop, follower} {
		w.wait("四 Four")
	}
	bo.keys("H")
	laptop.without("bo 正在")
	h.restart(func() {
		laptop.waitLong("连接断开")
		laptop.keys("3\r")
		laptop.wait("三 Three")
	})
	again := h.ssh("zh", "")
	again.waitLong("三 Three")
}

// TestAudience has a hall vote, react and ask, and looks at what is kept of it.
func TestAudience(t *testing.T) {
	record := filepath.Join(t.TempDir(), "talk.json")
	h := newHall(t, "--audience", "reactions,polls,questions", "--record", record)
	write(t, h.deck, hallDeck+"\n---\n\n# 五 Five\n\n```poll\n谁更省电？\n- 大脑\n- AlphaGo\n```\n")
	speaker := h.ssh("speaker", "anna")
	speaker.wait("1/5")
	a, b := h.ssh("zh", ""), h.ssh("en", "")
	speaker.keys("G")
	for _, w := range []*window{a, b} {
		w.wait("AlphaGo")
	}
	b.keys("1")
	b.wait("go to 1") // no poll is open: a digit begins a number
	b.keys("\x1b")
	b.without("go to 1") // what is typed is no sequence that begins with it
	speaker.keys("P")
	a.wait("投票：按 1 到 2")
	b.wait("vote: 1 to 2")
	a.keys("1")
	b.keys("1")
	b.wait("voted for 1")
	b.keys("2")
	speaker.waitLong("2 votes")
	speaker.keys("P")
	a.waitLong("2 票 · 非正式投票")
	b.waitLong("2 votes · an informal poll")
	speaker.keys("P")
	a.keys("!")
	a.wait("2 鼓掌")
	a.keys("2")
	speaker.waitLong("applause +1")
	b.wait("applause +1")
	a.keys(":")
	a.wait("回车发送")
	a.keys("为什么 **省**\u202e电？\r")
	a.wait("问题已发给演讲者")
	speaker.waitLong("? 为什么 **省**电？")
	if strings.Contains(b.screen(), "为什么") {
		t.Error("the hall sees a question before the speaker shows it")
	}
	speaker.keys("u")
	b.waitLong("为什么 **省**电？")
	b.keys("+")
	b.wait("counted")
	speaker.keys("u")
	b.waitLong("AlphaGo")
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		kept, _ := os.ReadFile(record)
		if s := string(kept); strings.Contains(s, "为什么 **省**电？") && strings.Contains(s, `"votes": 1`) && strings.Contains(s, `"done": true`) && strings.Contains(s, `"clap": 1`) && !strings.Contains(s, "127.0.0.1") {
			break
		} else if time.Now().After(end) {
			t.Fatalf("of the talk is kept:\n%s", s)
		}
	}
}

// TestServeHangup: a server reads its decks again at SIGHUP, and ends with the terminal
// in which it was started.
func TestServeHangup(t *testing.T) {
	cmd, log := exec.Command(linkSelf(t), "serve", deckFile(t), "--ssh", "127.0.0.1:0", "--farewell", "10ms"), &sharedBuffer{}
	cmd.Stderr = log
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	s := &served{t: t, log: log}
	s.sees(log, "decks=talk", "it listens")
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.sees(log, "decks reread", "SIGHUP")
	_ = terminal.Close()
	s.sees(log, "msg=ended", "its terminal has gone")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
